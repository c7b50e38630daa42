"""Neighbours that are masked, or not, as slices."""

import numpy as np

from . import asarray, getmask, getmaskarray, masked_array, nomask


def clump_unmasked(a):
    """Slices of neighbours that are not masked, of a vector."""
    mask = getmask(a)
    return [slice(0, a.size)] if mask is nomask else _runs(~mask)


def clump_masked(a):
    """Slices of neighbours that are masked, of a vector."""
    mask = getmask(a)
    return [] if mask is nomask else _runs(mask)


def _runs(mask):
    edges = np.flatnonzero(mask[1:] ^ mask[:-1]) + 1
    bounds = [0, *edges, len(mask)] if len(mask) else []
    return [slice(i, j) for i, j in zip(bounds[:-1], bounds[1:]) if mask[i]]


def flatnotmasked_contiguous(a):
    """Slices of neighbours of the flattened array that are not masked."""
    mask = getmask(a)
    return [slice(0, a.size)] if mask is nomask else _runs(~mask.ravel())


def notmasked_contiguous(a, axis=None):
    """As ``flatnotmasked_contiguous``, for every line along an axis."""
    a = asarray(a)
    if a.ndim > 2:
        raise NotImplementedError("Currently limited to at most 2D array.")
    if axis is None or a.ndim == 1:
        return flatnotmasked_contiguous(a)
    lines = a if axis in (1, -1) else a.T
    return [flatnotmasked_contiguous(masked_array(v, m)) for v, m in zip(lines.data, getmaskarray(lines))]


def notmasked_edges(a, axis=None):
    """The first and last places that are not masked, along an axis."""
    from . import flatnotmasked_edges

    a = asarray(a)
    if axis is None or a.ndim == 1:
        return flatnotmasked_edges(a)
    keep = ~getmaskarray(a)
    lines = np.moveaxis(keep, axis, -1)
    some = lines.any(-1)
    first = lines.argmax(-1)
    last = lines.shape[-1] - 1 - lines[..., ::-1].argmax(-1)
    made = []
    for found in (first, last):
        index = list(some.nonzero())
        index.insert(axis % a.ndim, found[some])
        made.append(tuple(index))
    return made
