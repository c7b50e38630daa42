"""Functions through points: lines, steps and cubic splines."""

import numpy as np

from .._lazily import lazily

__all__ = ["CubicSpline", "PchipInterpolator", "interp1d"]


def _points(x, y, axis, least=2):
    x, y = np.asarray(x) * 1.0, np.moveaxis(np.asarray(y), axis, 0)
    y = y * 1.0 if y.dtype.kind in "biu" else y
    if x.ndim != 1:
        raise ValueError("`x` must be 1-dimensional.")
    if len(x) != len(y):
        raise ValueError(f"x and y arrays must be equal in length along interpolation axis: {len(x)} and {len(y)}")
    if len(x) < least:
        raise ValueError(f"at least {least} points are needed, not {len(x)}")
    return x, y


class _Cubic:
    """Cubic polynomials between points, of values and slopes at them."""

    def __init__(self, x, y, slopes, extrapolate, axis):
        self.x, self.axis, self.extrapolate = x, axis, extrapolate
        h = np.diff(x).reshape((-1,) + (1,) * (y.ndim - 1))
        chord = np.diff(y, axis=0) / h
        t = (slopes[:-1] + slopes[1:] - 2 * chord) / h
        #: Coefficients of (x - x_i)^3, ^2, ^1 and ^0.
        self.c = np.stack([t / h, (chord - slopes[:-1]) / h - t, slopes[:-1], y[:-1]])

    def __call__(self, x, nu=0, extrapolate=None):
        """The values, or the derivatives of order ``nu``."""
        x = np.asarray(x) * 1.0
        flat = x.ravel()
        at = np.clip(np.searchsorted(self.x, flat, "right") - 1, 0, len(self.x) - 2)
        d = (flat - self.x[at]).reshape((-1,) + (1,) * (self.c.ndim - 2))
        made = np.zeros((len(flat),) + self.c.shape[2:])
        for k in range(4 - nu):
            factor = 1.0
            for j in range(nu):
                factor *= 3 - k - j
            made = made * d + factor * self.c[k][at]
        if not (self.extrapolate if extrapolate is None else extrapolate):
            made[(flat < self.x[0]) | (flat > self.x[-1])] = np.nan
        made = made.reshape(x.shape + self.c.shape[2:])
        return np.moveaxis(made, range(x.ndim), range(self.axis, self.axis + x.ndim)) if self.axis else made[()]

    def derivative(self, nu=1):
        """The derivative as a function."""
        return lambda x, more=0: self(x, nu + more)

    def integrate(self, a, b):
        """The integral between two numbers."""
        sign, (a, b) = (1, (a, b)) if a <= b else (-1, (b, a))
        edges = np.concatenate([[a], self.x[1:-1][(self.x[1:-1] > a) & (self.x[1:-1] < b)], [b]])
        at = np.clip(np.searchsorted(self.x, edges[:-1], "right") - 1, 0, len(self.x) - 2)
        shape = (-1,) + (1,) * (self.c.ndim - 2)
        low, high = ((e - self.x[at]).reshape(shape) for e in (edges[:-1], edges[1:]))
        return sign * sum(self.c[k][at] * (high ** (4 - k) - low ** (4 - k)) / (4 - k) for k in range(4)).sum(axis=0)


class CubicSpline(_Cubic):
    """The smooth piecewise cubic function through points.

    Parameters
    ----------
    bc_type : 'not-a-knot' (one cubic over the first two, and the last two, intervals), 'natural', 'clamped', 'periodic',
        or for each end a pair of an order, 1 or 2, and the value of that derivative
    """

    def __init__(self, x, y, axis=0, bc_type="not-a-knot", extrapolate=None):
        x, y = _points(x, y, axis)
        h = np.diff(x)
        if (h <= 0).any():
            raise ValueError("`x` must be strictly increasing sequence.")
        periodic = isinstance(bc_type, str) and bc_type == "periodic"
        ends = self._ends(bc_type, y.shape[1:])
        super().__init__(x, y, self._slopes(x, y, h, ends, periodic), True if extrapolate is None else extrapolate, axis % max(y.ndim, 1))

    @staticmethod
    def _ends(given, shape):
        named = {"natural": (2, 0.0), "clamped": (1, 0.0), "not-a-knot": "not-a-knot", "periodic": "periodic"}
        pair = (given, given) if isinstance(given, str) else tuple(given)
        made = []
        for end in pair:
            if isinstance(end, str):
                if end not in named:
                    raise ValueError(f"bc_type={end} is not allowed.")
                end = named[end]
            made.append(end if isinstance(end, str) else (end[0], np.broadcast_to(np.asarray(end[1]) * 1.0, shape)))
        return made

    @staticmethod
    def _slopes(x, y, h, ends, periodic):
        n = len(x)
        column = (-1,) + (1,) * (y.ndim - 1)
        chord = np.diff(y, axis=0) / h.reshape(column)
        if n == 2 and all(isinstance(e, str) for e in ends):
            return np.stack([chord[0], chord[0]])
        a, b = np.zeros((n, n)), np.zeros(y.shape)
        for i in range(1, n - 1):
            a[i, i - 1 : i + 2] = h[i], 2 * (h[i - 1] + h[i]), h[i - 1]
        b[1:-1] = 3 * (h[1:].reshape(column) * chord[:-1] + h[:-1].reshape(column) * chord[1:])
        if periodic:
            if not np.allclose(y[0], y[-1], rtol=1e-15, atol=1e-15):
                raise ValueError("The first and last `y` point must be identical (within machine precision) when bc_type='periodic'.")
            a[0, 0], a[0, -1] = 1, -1
            a[-1, 0], a[-1, 1] = 2 * h[-1], h[-1]
            a[-1, -1] += 2 * h[0]
            a[-1, -2] += h[0]
            b[-1] = 3 * (h[0] * chord[-1] + h[-1] * chord[0])
        elif n == 3 and all(isinstance(end, str) for end in ends):
            # One parabola through three points.
            a[0, :2], b[0] = (1, 1), 2 * chord[0]
            a[2, 1:], b[2] = (1, 1), 2 * chord[1]
        else:
            for row, near, far, step, rise in ((0, 1, 2, h, chord), (-1, -2, -3, h[::-1], chord[::-1])):
                end = ends[row]
                if isinstance(end, str):
                    d = step[0] + step[1]
                    a[row, row], a[row, near] = step[1], d
                    b[row] = ((step[0] + 2 * d) * step[1] * rise[0] + step[0] ** 2 * rise[1]) / d
                elif end[0] == 1:
                    a[row, row], b[row] = 1, end[1]
                elif end[0] == 2:
                    a[row, row], a[row, near] = 2, 1
                    b[row] = 3 * rise[0] - (1 if row == 0 else -1) * end[1] * step[0] / 2
                else:
                    raise ValueError("The specified derivative order must be 1 or 2.")
        return np.linalg.solve(a, b.reshape(n, -1)).reshape(y.shape)


class PchipInterpolator(_Cubic):
    """The piecewise cubic function through points that rises and falls only where they do: Fritsch and Butland (1984)."""

    def __init__(self, x, y, axis=0, extrapolate=None):
        x, y = _points(x, y, axis)
        h = np.diff(x).reshape((-1,) + (1,) * (y.ndim - 1))
        if (h <= 0).any():
            raise ValueError("`x` must be strictly increasing sequence.")
        m = np.diff(y, axis=0) / h
        slopes = np.zeros(y.shape)
        if len(x) == 2:
            slopes[...] = m[0]
        else:
            w1, w2 = 2 * h[1:] + h[:-1], h[1:] + 2 * h[:-1]
            same = m[:-1] * m[1:] > 0
            safe = [np.where(same, v, 1.0) for v in (m[:-1], m[1:])]
            slopes[1:-1] = np.where(same, (w1 + w2) / (w1 / safe[0] + w2 / safe[1]), 0.0)
            slopes[0] = self._edge(h[0], h[1], m[0], m[1])
            slopes[-1] = self._edge(h[-1], h[-2], m[-1], m[-2])
        super().__init__(x, y, slopes, True if extrapolate is None else extrapolate, axis % max(y.ndim, 1))

    @staticmethod
    def _edge(h0, h1, m0, m1):
        d = ((2 * h0 + h1) * m0 - h0 * m1) / (h0 + h1)
        steep = (np.sign(m0) != np.sign(m1)) & (np.abs(d) > 3 * np.abs(m0))
        return np.where(np.sign(d) != np.sign(m0), 0.0, np.where(steep, 3 * m0, d))


class interp1d:
    """A function through points: 'linear', 'nearest', 'nearest-up', 'previous', 'next', 'zero' or 'cubic'."""

    def __init__(self, x, y, kind="linear", axis=-1, copy=True, bounds_error=None, fill_value=None, assume_sorted=False):
        x, y = _points(x, y, axis, 4 if kind in ("cubic", 3) else 1)
        if not assume_sorted:
            order = np.argsort(x, kind="stable")
            x, y = x[order], y[order]
        kind = {0: "zero", 1: "linear", "slinear": "linear", 3: "cubic"}.get(kind, kind)
        if kind not in ("linear", "nearest", "nearest-up", "previous", "next", "zero", "cubic"):
            raise NotImplementedError(f"{kind} is unsupported here: use 'linear', 'nearest', 'previous', 'next' or 'cubic'")
        self.x, self._kind = x, kind
        self._y, self._axis = y, axis % y.ndim
        self.y = np.moveaxis(y, 0, self._axis)
        self._spline = CubicSpline(x, y) if kind == "cubic" else None
        self._extrapolate = isinstance(fill_value, str) and fill_value == "extrapolate"
        self.fill_value = np.nan if fill_value is None else fill_value
        self.bounds_error = bounds_error if bounds_error is not None else fill_value is None

    def __call__(self, x):
        x = np.asarray(x) * 1.0
        flat = x.ravel()
        below, above = flat < self.x[0], flat > self.x[-1]
        if self.bounds_error and not self._extrapolate:
            for outside, word, end in ((below, "below", 0), (above, "above", -1)):
                if outside.any():
                    raise ValueError(
                        f"A value ({flat[outside][0]}) in x_new is {word} the interpolation range's"
                        f" {'minimum' if end == 0 else 'maximum'} value ({self.x[end]})."
                    )
        made = self._values(flat)
        if not self._extrapolate:
            fill = self.fill_value
            low, high = fill if isinstance(fill, tuple) and len(fill) == 2 else (fill, fill)
            made[below], made[above] = low, high
        elif self._kind in ("previous", "next"):
            made[below if self._kind == "previous" else above] = np.nan  # there is none
        made = made.reshape(x.shape + self._y.shape[1:])
        return np.moveaxis(made, range(x.ndim), range(self._axis, self._axis + x.ndim))

    def _values(self, flat):
        n = len(self.x)
        if self._spline is not None:
            return self._spline(flat)
        if self._kind == "linear" and n > 1:
            at = np.clip(np.searchsorted(self.x, flat), 1, n - 1)
            low, high = self.x[at - 1], self.x[at]
            slope = (self._y[at] - self._y[at - 1]) / (high - low).reshape((-1,) + (1,) * (self._y.ndim - 1))
            return slope * (flat - low).reshape((-1,) + (1,) * (self._y.ndim - 1)) + self._y[at - 1]
        if self._kind in ("previous", "zero"):
            at = np.searchsorted(self.x, flat, "right") - 1
        elif self._kind == "next":
            at = np.searchsorted(self.x, flat, "left")
        else:
            middles = self.x[:-1] + np.diff(self.x) / 2
            at = np.searchsorted(middles, flat, "right" if self._kind == "nearest-up" else "left")
        return self._y[np.clip(at, 0, n - 1)] * 1.0


_FILES = {
    "_bsplines": "BSpline make_interp_spline make_lsq_spline",
    "_fitpack": "splantider splder splev splint splprep splrep sproot",
    "_grids": "BarycentricInterpolator RegularGridInterpolator barycentric_interpolate interpn lagrange",
    "_univariate": "InterpolatedUnivariateSpline LSQUnivariateSpline UnivariateSpline",
}  # fmt: skip
_found = lazily(__name__, _FILES)
__all__ = [*__all__, *_found[0]]


def __getattr__(name):
    if name not in __all__:
        raise AttributeError(f"module 'scipy.interpolate' has no attribute '{name}'; here are {', '.join(__all__)}")
    return _found[1](name)
