"""Projections of places in space by matrices (4, 4)."""

import numpy as np

__all__ = ["proj_transform"]


def proj_transform(xs, ys, zs, M):
    """The three coordinates behind a projection: across, up and away."""
    xs, ys, zs = (np.asanyarray(a, dtype=float) for a in (xs, ys, zs))
    seen = np.tensordot(np.asarray(M, dtype=float), np.stack([xs, ys, zs, np.ones_like(xs)]), 1)
    return tuple(seen[:3] / seen[3])
