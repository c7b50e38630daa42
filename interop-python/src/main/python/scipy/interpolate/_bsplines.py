"""Piecewise polynomials as sums of bumps: B-splines (de Boor), and those through points."""

import numpy as np


def basis(t, k, x, nu=0):
    """The values at x of all B-splines of degree k, or their derivatives: (len(x), len(t) - k - 1), by Cox's recursion."""
    n = len(t) - k - 1
    at = np.clip(np.searchsorted(t, x, "right") - 1, k, n - 1)
    made = np.zeros((len(x), len(t) - 1))
    made[np.arange(len(x)), at] = 1.0
    for d in range(1, k + 1):
        low, high = t[d:-1] - t[:-d - 1], t[d + 1:] - t[1:-d]
        with np.errstate(divide="ignore"):
            low, high = np.where(low > 0, 1 / low, 0.0), np.where(high > 0, 1 / high, 0.0)
        if d > k - nu:
            made = d * (made[:, :-1] * low - made[:, 1:] * high)
        else:
            made = (x[:, None] - t[:-d - 1]) * low * made[:, :-1] + (t[d + 1:] - x[:, None]) * high * made[:, 1:]
    return made if nu <= k else np.zeros((len(x), n))


class BSpline:
    """The sum of B-splines of degree ``k`` on knots ``t`` with coefficients ``c``; several functions where c has more axes.

    ``extrapolate`` goes on beyond the knots t[k] and t[-k-1], answers nan there, or repeats with ``'periodic'``.
    """

    def __init__(self, t, c, k, extrapolate=True, axis=0):
        self.k, self.t, self.extrapolate, self.axis = int(k), np.asarray(t, float), extrapolate, axis
        self.c = np.asarray(c, dtype=complex if np.iscomplexobj(c) else float)
        self._c = np.moveaxis(self.c, axis, 0)
        n = len(self.t) - self.k - 1
        if self.k < 0:
            raise ValueError("Spline order cannot be negative.")
        if n < self.k + 1:
            raise ValueError(f"Need at least {2 * self.k + 2} knots for degree {self.k}")
        if (np.diff(self.t) < 0).any():
            raise ValueError("Knots must be in a non-decreasing order.")
        if len(self._c) < n:
            raise ValueError("Knots, coefficients and degree are inconsistent.")

    @property
    def tck(self):
        """Knots, coefficients and degree."""
        return self.t, self.c, self.k

    def __call__(self, x, nu=0, extrapolate=None):
        """The values, or the derivatives of order ``nu``."""
        x = np.asarray(x, float)
        flat, how = x.ravel(), self.extrapolate if extrapolate is None else extrapolate
        low, high = self.t[self.k], self.t[-self.k - 1]
        if isinstance(how, str) and how == "periodic":
            flat = low + (flat - low) % (high - low)
        n = len(self.t) - self.k - 1
        shape = self._c.shape[1:]
        made = basis(self.t, self.k, flat, nu) @ self._c[:n].reshape(n, -1)
        if not how:
            made[(flat < low) | (flat > high)] = np.nan
        made = made.reshape(x.shape + shape)
        return np.moveaxis(made, range(x.ndim), range(self.axis, self.axis + x.ndim)) if self.axis else made

    def derivative(self, nu=1):
        """The spline of the derivative."""
        t, c, k = self.t, self._c[:len(self.t) - self.k - 1], self.k
        for _ in range(nu):
            widths = (t[k + 1:-1] - t[1:-k - 1]).reshape((-1,) + (1,) * (c.ndim - 1))
            c = np.where(widths > 0, np.diff(c, axis=0) * k / np.where(widths > 0, widths, 1), 0.0)
            t, k = t[1:-1], k - 1
        return self._same(t, c, k)

    def antiderivative(self, nu=1):
        """The spline of the integral from the first knot."""
        t, c, k = self.t, self._c[:len(self.t) - self.k - 1], self.k
        for _ in range(nu):
            widths = (t[k + 1:] - t[:-k - 1]).reshape((-1,) + (1,) * (c.ndim - 1))
            c = np.concatenate([np.zeros((1, *c.shape[1:])), np.cumsum(c * widths, axis=0) / (k + 1)])
            t, k = np.concatenate([t[:1], t, t[-1:]]), k + 1
        return self._same(t, c, k)

    def _same(self, t, c, k):
        return BSpline(t, np.moveaxis(np.concatenate([c, np.zeros((0, *c.shape[1:]))]), 0, self.axis), k, self.extrapolate, self.axis)

    def integrate(self, a, b, extrapolate=None):
        """The integral between two numbers."""
        whole = self.antiderivative()
        how = self.extrapolate if extrapolate is None else extrapolate
        if not how:
            a, b = np.clip([a, b], self.t[self.k], self.t[-self.k - 1])
        return np.asarray(whole(b, extrapolate=True) - whole(a, extrapolate=True))

    @classmethod
    def design_matrix(cls, x, t, k, extrapolate=False):
        """The values of all B-splines at x, as a sparse matrix."""
        from ..sparse import csr_array

        return csr_array(basis(np.asarray(t, float), k, np.asarray(x, float)))

    @classmethod
    def basis_element(cls, t, extrapolate=True):
        """The one B-spline whose knots are all of ``t``."""
        k = len(t) - 2
        t = np.r_[(t[0] - 1,) * k, np.asarray(t, float), (t[-1] + 1,) * k]
        c = np.zeros(len(t) - k - 1)
        c[k] = 1.0
        return cls(t, c, k, extrapolate)


def interpolation_knots(x, k):
    """Knots for a spline through all x: at them, but for some next to the ends; in the middles for even degrees."""
    inner = (x[1:] + x[:-1]) / 2 if k % 2 == 0 else x
    m = k // 2 if k % 2 == 0 else (k + 1) // 2
    inner = inner[m:len(inner) - m] if k else inner[:0]
    if k == 0:
        return np.r_[x, x[-1]]
    return np.r_[(x[0],) * (k + 1), inner, (x[-1],) * (k + 1)]


_ENDS = {"natural": [(2, 0.0)], "clamped": [(1, 0.0)], "not-a-knot": None}


def make_interp_spline(x, y, k=3, t=None, bc_type=None, axis=0, check_finite=True):
    """The spline of degree k through points.

    ``bc_type`` says what holds at both ends, or at each, where the knots ``t`` are more than the points: 'natural',
    'clamped', 'not-a-knot' (the default), or pairs of an order of a derivative and its value.
    """
    x, y = np.asarray(x, float), np.moveaxis(np.asarray(y) * 1.0, axis, 0)
    if x.ndim != 1 or (np.diff(x) <= 0).any():
        raise ValueError("Expect x to be a 1D strictly increasing sequence.")
    if len(x) != len(y):
        raise ValueError(f"Shapes of x {x.shape} and y {y.shape} are incompatible")
    if bc_type == "periodic":
        raise NotImplementedError("make_interp_spline knows no periodic splines here; CubicSpline(bc_type='periodic') does")
    pair = (bc_type, bc_type) if bc_type is None or isinstance(bc_type, str) else bc_type
    left, right = ([] if one is None else _ENDS[one] or [] if isinstance(one, str) else list(one) for one in pair)
    extra = len(left) + len(right)
    if k == 0 and not extra:
        return BSpline(interpolation_knots(x, 0) if t is None else t, np.moveaxis(y, 0, axis), 0, axis=axis)
    if t is None:
        t = np.r_[(x[0],) * (k + 1), x[1:-1] if k % 2 else (x[1:] + x[:-1]) / 2, (x[-1],) * (k + 1)] if extra else interpolation_knots(x, k)
    t = np.asarray(t, float)
    if len(t) - k - 1 != len(x) + extra:
        raise ValueError(f"The number of derivatives at boundaries does not match: expected {len(t) - k - 1 - len(x)}, got {len(left)}+{len(right)}")
    rows = [basis(t, k, x[:1], nu) for nu, _ in left] + [basis(t, k, x)] + [basis(t, k, x[-1:], nu) for nu, _ in right]
    wanted = [np.broadcast_to(np.asarray(v, float), (1, *y.shape[1:])) for _, v in left]
    wanted += [y, *(np.broadcast_to(np.asarray(v, float), (1, *y.shape[1:])) for _, v in right)]
    right_side = np.concatenate(wanted)
    c = np.linalg.solve(np.concatenate(rows), right_side.reshape(len(right_side), -1)).reshape(right_side.shape)
    return BSpline(t, np.moveaxis(c, 0, axis), k, axis=axis)


def make_lsq_spline(x, y, t, k=3, w=None, axis=0, check_finite=True, *, method="qr"):
    """The spline on given knots with the least weighted squares of what is left."""
    x, y, t = np.asarray(x, float), np.moveaxis(np.asarray(y, float), axis, 0), np.asarray(t, float)
    w = np.ones(len(x)) if w is None else np.asarray(w, float)
    rows = basis(t, k, x) * w[:, None]
    c = np.linalg.lstsq(rows, (y.reshape(len(y), -1).T * w).T, rcond=None)[0].reshape((-1, *y.shape[1:]))
    return BSpline(t, np.moveaxis(c, 0, axis), k, axis=axis)
