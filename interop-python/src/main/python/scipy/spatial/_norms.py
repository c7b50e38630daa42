"""Norms of differences, and of all pairs of two lists of points."""

import numpy as np

from .distance import cdist

__all__ = ["distance_matrix", "minkowski_distance", "minkowski_distance_p"]


def minkowski_distance_p(x, y, p=2.0):
    """The p-th power of the p-norm of ``x - y`` along the last axis; the largest difference for infinite ``p``."""
    d = np.abs(np.asarray(x) * 1.0 - np.asarray(y))
    if p == np.inf:
        return d.max(axis=-1)
    return d.sum(axis=-1) if p == 1 else (d * d if p == 2 else d**p).sum(axis=-1)


def minkowski_distance(x, y, p=2.0):
    """The p-norm of ``x - y`` along the last axis."""
    made = minkowski_distance_p(x, y, p)
    return made if p in (1, np.inf) else np.sqrt(made) if p == 2 else made ** (1.0 / p)


def distance_matrix(x, y, p=2.0, threshold=1000000):
    """The distances of all rows of ``x`` from all rows of ``y``, (M, N); ``threshold`` is accepted."""
    x, y = np.asarray(x), np.asarray(y)
    if x.shape[-1] != y.shape[-1]:
        raise ValueError(f"x contains {x.shape[-1]}-dimensional vectors but y contains {y.shape[-1]}-dimensional vectors")
    if p == 2:
        return cdist(x, y)
    return cdist(x, y, "chebyshev") if p == np.inf else cdist(x, y, "minkowski", p=p)
