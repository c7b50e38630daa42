"""Regions and their borders."""

import numpy as np
from scipy import ndimage

__all__ = ["clear_border", "find_boundaries", "mark_boundaries", "relabel_sequential"]


def find_boundaries(label_img, connectivity=1, mode="thick", background=0):
    """Where regions meet: on both sides (``thick``), within (``inner``) or around (``outer``) what is no background."""
    labels = np.asarray(label_img)
    if labels.dtype == bool:
        labels = labels.astype(np.uint8)
    if mode not in ("thick", "inner", "outer"):
        raise NotImplementedError(f"boundaries of mode {mode!r} are not here; thick, inner and outer are")
    around = ndimage.generate_binary_structure(labels.ndim, connectivity)
    made = ndimage.grey_dilation(labels, footprint=around) != ndimage.grey_erosion(labels, footprint=around)
    if mode == "inner":
        return made & (labels != background)
    if mode == "outer":
        high = np.iinfo(labels.dtype).max
        nothing = labels == background
        around = ndimage.generate_binary_structure(labels.ndim, labels.ndim)
        least = ndimage.minimum_filter1d(np.where(nothing, high, labels), 3, axis=0)
        if labels.dtype == np.int64:  # as SciPy's filter, which reckons in doubles: the greatest number becomes the least
            least[least == high] = np.iinfo(labels.dtype).min
        for axis in range(1, labels.ndim):
            least = ndimage.minimum_filter1d(least, 3, axis=axis)
        meeting = (ndimage.grey_dilation(labels, footprint=around) != least) & ~nothing
        made &= nothing | meeting
    return made


def mark_boundaries(image, label_img, color=(1, 1, 0), outline_color=None, mode="outer", background_label=0):
    """A picture, as floats, with the borders of regions drawn in."""
    from .._types import as_float
    from ..color import gray2rgb

    made = as_float(image, None).copy()
    if made.ndim == 2:
        made = gray2rgb(made)
    borders = find_boundaries(label_img, mode=mode, background=background_label)
    if outline_color is not None:
        made[ndimage.binary_dilation(borders, np.ones((3, 3)))] = outline_color
    made[borders] = color
    return made


def clear_border(labels, buffer_size=0, bgval=0, mask=None, *, out=None):
    """Without regions that touch the border."""
    from ..measure import label

    given = np.asarray(labels)
    if any(buffer_size >= n for n in given.shape) and mask is None:
        raise ValueError("buffer size may not be greater than labels size")
    outside = np.ones(given.shape, bool)
    outside[tuple(slice(buffer_size + 1, n - buffer_size - 1) for n in given.shape)] = False
    if mask is not None:
        outside = ~np.asarray(mask)
    numbers = label(given, background=0)
    touching = np.isin(numbers, np.unique(numbers[outside]))
    made = given.copy() if out is None else out
    made[touching] = bgval
    return made


def relabel_sequential(label_field, offset=1):
    """Regions numbered without gaps from ``offset``, and the tables there and back."""
    labels = np.asarray(label_field)
    if offset <= 0:
        raise ValueError("Offset must be strictly positive.")
    if labels.min() < 0:
        raise ValueError("Cannot relabel array that contains negative values.")
    old = np.concatenate([[0], [v for v in np.unique(labels).tolist() if v]]).astype(labels.dtype)
    new = np.concatenate([[0], np.arange(offset, offset + len(old) - 1)])
    forward = np.zeros(int(labels.max()) + 1, int)
    forward[old] = new
    backward = np.zeros(int(new.max()) + 1, labels.dtype)
    backward[new] = old
    return forward[labels], forward, backward
