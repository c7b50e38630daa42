"""Distances to the background."""

import numpy as np

from ._filters import per_axis
from ._morphology import binary_erosion
from ._regions import generate_binary_structure

__all__ = ["distance_transform_bf", "distance_transform_cdt", "distance_transform_edt"]


def _nearest(a, cost):
    """For each element the least sum of costs along the axes to a zero, and where that is (``cost(axis, steps)``)."""
    least, places = np.where(a, np.inf, 0.0), []
    for axis, n in enumerate(a.shape):
        rows = np.moveaxis(least, axis, -1)
        made, source = np.full(rows.shape, np.inf), np.zeros(rows.shape, int)
        for p in range(n):
            found = rows[..., p:p + 1] + cost(axis, np.abs(np.arange(n) - p))
            source = np.where(found < made, p, source)
            made = np.minimum(made, found)
        least, source = np.moveaxis(made, -1, axis), np.moveaxis(source, -1, axis)
        places = [np.take_along_axis(known, source, axis) for known in places] + [source]
    return least, np.stack(places).astype(np.int32)


def _answer(distances, indices, return_distances, return_indices, distances_to, indices_to):
    made = []
    for wanted, value, target in ((return_distances, distances, distances_to), (return_indices, indices, indices_to)):
        if wanted and target is not None:
            target[...] = value
        elif wanted:
            made.append(value)
    return tuple(made) if len(made) > 1 else made[0] if made else None


def _checked(input, return_distances, return_indices, name):
    if not return_distances and not return_indices:
        raise RuntimeError("at least one of return_distances/return_indices must be True")
    a = np.atleast_1d(np.asarray(input)) != 0
    if a.all():
        raise ValueError(f"{name}: there is no background (no zero) here that anything has a distance to")
    return a


def distance_transform_edt(input, sampling=None, return_distances=True, return_indices=False, distances=None, indices=None):
    """The Euclidean distance of each element that is not zero to the nearest that is, and the place of that."""
    a = _checked(input, return_distances, return_indices, "distance_transform_edt")
    steps = per_axis(1 if sampling is None else sampling, a.ndim)
    squares, places = _nearest(a, lambda axis, count: (count * steps[axis]) ** 2)
    return _answer(np.sqrt(squares), places, return_distances, return_indices, distances, indices)


def distance_transform_cdt(input, metric="chessboard", return_distances=True, return_indices=False, distances=None,
                           indices=None):
    """How many steps each element is from the background: the king's (``chessboard``), along axes (``taxicab``), or those
    of a structure."""
    if return_indices:
        raise ValueError("distance_transform_cdt gives distances here, no indices; distance_transform_edt gives them")
    a = _checked(input, return_distances, False, "distance_transform_cdt")
    if isinstance(metric, str):
        kinds = {"taxicab": 1, "cityblock": 1, "manhattan": 1, "chessboard": a.ndim}
        if metric not in kinds:
            raise ValueError("invalid metric provided")
        metric = generate_binary_structure(a.ndim, kinds[metric])
    made = np.zeros(a.shape, np.int32)
    while a.any():
        made += a
        a = binary_erosion(a, metric, border_value=1)
    return _answer(made, None, True, False, distances, None)


def distance_transform_bf(input, metric="euclidean", sampling=None, return_distances=True, return_indices=False,
                          distances=None, indices=None):
    """As ``distance_transform_edt`` and ``distance_transform_cdt``: ``euclidean``, ``taxicab`` or ``chessboard``."""
    if metric == "euclidean":
        return distance_transform_edt(input, sampling, return_distances, return_indices, distances, indices)
    made = distance_transform_cdt(input, metric, return_distances, return_indices)
    return _answer(made.astype(np.uint32), None, True, False, distances, None)
