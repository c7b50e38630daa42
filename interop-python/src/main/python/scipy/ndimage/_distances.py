"""Distances to the background."""

import numpy as np

from ._filters import per_axis


def distance_transform_edt(input, sampling=None, return_distances=True, return_indices=False, distances=None, indices=None):
    """The Euclidean distance of each element that is not zero to the nearest that is: axis by axis, over squares."""
    if return_indices or not return_distances:
        raise ValueError("distance_transform_edt gives distances here, no indices")
    a = np.atleast_1d(np.asarray(input)) != 0
    if a.all():
        raise ValueError("distance_transform_edt: there is no background (no zero) here that anything has a distance to")
    steps = per_axis(1 if sampling is None else sampling, a.ndim)
    squares = np.where(a, np.inf, 0.0)
    for axis, step in enumerate(steps):
        rows = np.moveaxis(squares, axis, -1)
        places = np.arange(rows.shape[-1])
        least = np.full(rows.shape, np.inf)
        for p in places.tolist():
            least = np.minimum(least, rows[..., p:p + 1] + ((places - p) * step) ** 2)
        squares = np.moveaxis(least, -1, axis)
    made = np.sqrt(squares)
    if distances is None:
        return made
    distances[...] = made
    return None
