"""Splines as triples of knots, coefficients and degree, and as objects that smooth: ``splrep``, ``splev``, ``UnivariateSpline``."""

import numpy as np

from ._bsplines import BSpline, basis
from ._smoothing import smoothed


def _weights(w, m):
    if w is None:
        return np.ones(m)
    w = np.asarray(w, float)
    if len(w) != m:
        raise ValueError(f"x, y, and w should have a same length, but w has {len(w)} and x {m}")
    return w


def splrep(x, y, w=None, xb=None, xe=None, k=3, task=0, s=None, t=None, full_output=0, per=0, quiet=1):
    """The spline through points, or with ``s`` (or with weights) near them: knots, coefficients and degree.

    ``s`` is how much of the weighted squares is left: 0 unless there are weights, then ``m - sqrt(2 m)``. With ``t`` these are the
    inner knots, and the squares are the least.
    """
    if per:
        raise NotImplementedError("splrep knows no periodic splines here; CubicSpline(bc_type='periodic') does")
    x, y = np.atleast_1d(np.asarray(x, float)), np.atleast_1d(np.asarray(y, float))
    m = len(x)
    if len(y) != m:
        raise TypeError("Lengths of the first three arguments (x,y,w) must be equal")
    if m <= k:
        raise TypeError("m > k must hold")
    s = (0.0 if w is None else m - np.sqrt(2 * m)) if s is None else float(s)
    low, high = x[0] if xb is None else float(xb), x[-1] if xe is None else float(xe)
    if (np.diff(x) < 0).any() or (s == 0 and (np.diff(x) <= 0).any()):
        raise ValueError("Error on input data")
    if t is None:
        knots, c, left = smoothed(x, y[:, None], _weights(w, m), k, s, low, high)
    else:
        knots = np.r_[(low,) * (k + 1), np.asarray(t, float), (high,) * (k + 1)]
        c, left = _nearest(knots, k, x, y, _weights(w, m))
    tck = knots, np.concatenate([c[:, 0], np.zeros(k + 1)]), k
    return (tck, left, 0, "") if full_output else tck


def _nearest(t, k, x, y, w):
    rows = basis(t, k, x) * w[:, None]
    c = np.linalg.lstsq(rows, (y * w)[:, None], rcond=None)[0]
    return c, float((((y * w)[:, None] - rows @ c) ** 2).sum())


def splprep(x, w=None, u=None, ub=None, ue=None, k=3, task=0, s=None, t=None, full_output=0, nest=None, per=0, quiet=1):
    """The curve near points of several coordinates, ``[x, y]``: ``(knots, coefficients of each, degree), places``.

    The places ``u`` are 0 to 1 by the lengths between the points; ``s`` is ``m - sqrt(2 m)`` unless given, 0 goes through all.
    """
    if per or t is not None:
        raise NotImplementedError("splprep knows neither periodic curves nor given knots here")
    points = np.stack([np.asarray(one, float) for one in x], axis=1)
    m = len(points)
    if u is None:
        u = np.concatenate([[0.0], np.cumsum(np.sqrt((np.diff(points, axis=0) ** 2).sum(axis=1)))])
        u = u / u[-1]
    u = np.asarray(u, float)
    if m <= k:
        raise TypeError("m > k must hold")
    if (np.diff(u) <= 0).any():
        raise ValueError("Invalid inputs.")
    s = m - np.sqrt(2 * m) if s is None else float(s)
    knots, c, left = smoothed(u, points, _weights(w, m), k, s, u[0] if ub is None else ub, u[-1] if ue is None else ue, nest)
    tcku = (knots, list(c.T.copy()), k), u
    return (tcku, left, 0, "") if full_output else tcku


def splev(x, tck, der=0, ext=0):
    """A spline's values, or derivatives; beyond the ends it goes on (``ext=0``), is 0 (1), refused (2), or stays as it is (3)."""
    if isinstance(tck, BSpline):
        return tck(x, der, extrapolate=ext == 0)
    t, c, k = tck
    if isinstance(c, (list, tuple)) and len(c) and np.ndim(c[0]) or np.ndim(c) > 1:
        return [splev(x, (t, one, k), der, ext) for one in c]
    if not 0 <= der <= k:
        raise ValueError(f"0<=der={der}<=k={k} must hold")
    t, x = np.asarray(t, float), np.asarray(x, float)
    n = len(t) - k - 1
    flat = x.ravel()
    outside = (flat < t[k]) | (flat > t[n])
    if ext == 2 and outside.any():
        raise ValueError("A value in x is outside the domain of the spline")
    made = basis(t, k, np.clip(flat, t[k], t[n]) if ext == 3 else flat, der) @ np.asarray(c, float)[:n]
    if ext == 1:
        made[outside] = 0.0
    return made.reshape(x.shape)


def splder(tck, n=1):
    """The derivative of a spline."""
    return tck.derivative(n) if isinstance(tck, BSpline) else _triple(BSpline(*tck).derivative(n))


def splantider(tck, n=1):
    """The integral of a spline."""
    return tck.antiderivative(n) if isinstance(tck, BSpline) else _triple(BSpline(*tck).antiderivative(n))


def _triple(spline):
    return spline.t, np.concatenate([spline.c, np.zeros(spline.k + 1)]), spline.k


def splint(a, b, tck, full_output=0):
    """The integral of a spline, which is zero beyond its ends, between two numbers."""
    return float((tck if isinstance(tck, BSpline) else BSpline(*tck)).integrate(a, b, extrapolate=False))


def sproot(tck, mest=10):
    """Where a cubic spline is zero."""
    t, c, k = tck.tck if isinstance(tck, BSpline) else tck
    if k != 3:
        raise ValueError("sproot works only for cubic (k=3) splines")
    return roots(BSpline(t, c, k))


def roots(spline):
    """Where a spline is zero: the roots of the polynomial of each interval that lie in it."""
    found, k = [], spline.k
    edges = np.unique(spline.t[k:-k])
    for a, b in zip(edges[:-1], edges[1:]):
        middle = (a + b) / 2
        poly = [float(spline(middle, nu)) / np.prod(np.arange(1.0, nu + 1)) for nu in range(k, -1, -1)]
        real = [r.real for r in np.roots(poly) if abs(r.imag) < 1e-9 * (b - a)]
        for r in sorted(middle + r for r in real):
            if a - 1e-12 <= r <= b + 1e-12 and (not found or r - found[-1] > 1e-10):
                found.append(r)
    return np.array(found)
