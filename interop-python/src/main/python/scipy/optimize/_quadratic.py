"""Quadratic programs: the dual method of Goldfarb and Idnani (1983)."""

import numpy as np

_TINY = 1e-12


def quadratic(B, g, equal, equal_at, least, least_at):
    """The d of least ``d B d / 2 + g d`` with ``equal d + equal_at == 0`` and ``least d + least_at >= 0``.

    ``B`` is symmetric and positive definite. Answers d and a multiplier for each constraint, those of equalities first,
    or None where no d satisfies all of them. Starting from the least of all, violated constraints are added one after the
    other, and those dropped whose multipliers would become negative.
    """
    inverse = np.linalg.inv(B)
    normals = np.concatenate([equal, least]) if len(equal) or len(least) else np.zeros((0, len(g)))
    at = np.concatenate([equal_at, least_at])
    signs, fixed = np.ones(len(at)), len(equal_at)
    sizes = np.sqrt((normals * normals).sum(axis=1))
    d = -inverse @ g
    active, u, settled = [], np.zeros(0), set()
    for _ in range(100 * (len(at) + len(g) + 1)):
        slack = normals @ d + at
        open_ = [k for k in range(fixed) if k not in active and k not in settled]
        if open_:
            p = open_[0]
            signs[p] = -1.0 if slack[p] > 0 else 1.0
        else:
            violated = np.where(slack < -_TINY * (1 + np.abs(at) + sizes), slack / np.maximum(sizes, 1e-300), 0.0)
            violated[active] = 0.0
            p = int(violated.argmin()) if len(violated) else 0
            if not len(violated) or violated[p] >= 0:
                made = np.zeros(len(at))
                made[active] = u * signs[active]
                return d, made
        added = _added(inverse, normals * signs[:, None], at * signs, d, active, u, p, fixed)
        if added is None:
            return None
        if added[1] is active:
            settled.add(p)  # it follows from others
        d, active, u = added
    return None


def _added(inverse, normals, at, d, active, u, p, fixed):
    """Moves d until constraint p holds; which are active then, and their multipliers."""
    own = 0.0
    a = normals[p]
    for _ in range(len(at) + 2):
        N = normals[active]
        shifted = inverse @ a
        if active:
            r = np.linalg.lstsq(N @ inverse @ N.T, N @ shifted, rcond=None)[0]
            z = shifted - inverse @ (N.T @ r)
        else:
            r, z = np.zeros(0), shifted
        along = float(z @ a)
        full = -(a @ d + at[p]) / along if along > _TINY * max(float(a @ shifted), 1e-300) else np.inf
        if full <= 0 and full != np.inf:
            full = 0.0
        part, leaves = np.inf, None
        for j, k in enumerate(active):
            if k >= fixed and r[j] > _TINY and u[j] / r[j] < part:
                part, leaves = u[j] / r[j], j
        t = min(full, part)
        if t == np.inf:
            return (d, active, u) if abs(a @ d + at[p]) < 1e-9 and p < fixed else None
        if full != np.inf:
            d = d + t * z
        u, own = u - t * r, own + t
        if t == full:
            return d, [*active, p], np.append(u, own)
        active = active[:leaves] + active[leaves + 1:]
        u = np.delete(u, leaves)
    return None
