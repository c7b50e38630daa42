"""Splines of one variable as objects: through points, near them, or on given knots."""

import numpy as np

from ._bsplines import BSpline, basis
from ._fitpack import _nearest, _weights, roots, splev
from ._smoothing import smoothed

_BEYOND = {"extrapolate": 0, "zeros": 1, "raise": 2, "const": 3}


class UnivariateSpline:
    """The spline near points, with as few knots as leave no more than ``s`` of the weighted squares: as many as points unless given.

    Parameters
    ----------
    w : weights; bbox : where it begins and ends; k : degree, 1 to 5; ext : beyond the ends 'extrapolate', 'zeros', 'raise', 'const'
    """

    def __init__(self, x, y, w=None, bbox=(None, None), k=3, s=None, ext=0, check_finite=False):
        self._take(x, y, w, bbox, k, ext, s == 0)
        self.set_smoothing_factor(s)

    def _take(self, x, y, w, bbox, k, ext, strictly):
        self._x, self._y = np.asarray(x, float), np.asarray(y, float)
        if self._x.shape != self._y.shape:
            raise ValueError("x and y should have a same length")
        if (np.diff(self._x) < 0).any() or strictly and (np.diff(self._x) <= 0).any():
            raise ValueError(f"x must be {'strictly increasing' if strictly else 'increasing'}{' if s = 0' if strictly else ' if s > 0'}")
        if not 1 <= k <= 5:
            raise ValueError("k should be 1 <= k <= 5")
        if len(self._x) <= k:
            raise ValueError(f"more points than the degree {k} are needed, not {len(self._x)}")
        self._w, self.k, self.ext = _weights(w, len(self._x)), k, _BEYOND.get(ext, ext)
        self._ends = self._x[0] if bbox[0] is None else bbox[0], self._x[-1] if bbox[1] is None else bbox[1]

    def set_smoothing_factor(self, s):
        """Fits again, with another ``s``."""
        s = float(len(self._x)) if s is None else float(s)
        m = len(self._x)
        t, c, self._left = smoothed(self._x, self._y[:, None], self._w, self.k, s, *self._ends, room=max(m // 2, 2 * self.k + 2))
        self._spline = BSpline(t, c[:, 0], self.k)

    @property
    def _eval_args(self):
        return self._spline.t, np.concatenate([self._spline.c, np.zeros(self.k + 1)]), self.k

    @classmethod
    def _from_spline(cls, spline, ext):
        made = UnivariateSpline.__new__(UnivariateSpline)
        made._spline, made.k, made.ext, made._left = spline, spline.k, ext, 0.0
        return made

    def __call__(self, x, nu=0, ext=None):
        """The values, or the derivatives of order ``nu``."""
        how = self.ext if ext is None else _BEYOND.get(ext, ext)
        return splev(x, self._spline.tck, nu, how)

    def get_knots(self):
        """The knots within, and both ends."""
        return self._spline.t[self.k:len(self._spline.t) - self.k]

    def get_coeffs(self):
        """The coefficients of the B-splines."""
        return self._spline.c

    def get_residual(self):
        """The weighted squares of what is left."""
        return self._left

    def integral(self, a, b):
        """The integral between two numbers; beyond the ends the spline counts as zero."""
        return float(self._spline.integrate(a, b, extrapolate=False))

    def derivatives(self, x):
        """The value and all derivatives at a place."""
        return np.array([float(splev(x, self._spline.tck, nu)) for nu in range(self.k + 1)])

    def derivative(self, n=1):
        """The derivative as a spline."""
        return self._from_spline(self._spline.derivative(n), self.ext if self.ext != 3 else 1)

    def antiderivative(self, n=1):
        """The integral as a spline."""
        return self._from_spline(self._spline.antiderivative(n), self.ext)

    def roots(self):
        """Where a cubic spline is zero."""
        if self.k != 3:
            raise NotImplementedError("finding roots unsupported for non-cubic splines")
        return roots(self._spline)


class InterpolatedUnivariateSpline(UnivariateSpline):
    """The spline through points."""

    def __init__(self, x, y, w=None, bbox=(None, None), k=3, ext=0, check_finite=False):
        self._take(x, y, w, bbox, k, ext, True)
        self.set_smoothing_factor(0)


class LSQUnivariateSpline(UnivariateSpline):
    """The spline on inner knots ``t`` with the least weighted squares of what is left."""

    def __init__(self, x, y, t, w=None, bbox=(None, None), k=3, ext=0, check_finite=False):
        self._take(x, y, w, bbox, k, ext, False)
        low, high = self._ends
        knots = np.r_[(low,) * (k + 1), np.asarray(t, float), (high,) * (k + 1)]
        if not (np.diff(knots[k:len(knots) - k]) > 0).all() or not basis(knots, k, self._x).any(axis=0).all():
            raise ValueError("Interior knots t must satisfy Schoenberg-Whitney conditions")
        c, self._left = _nearest(knots, k, self._x, self._y, self._w)
        self._spline = BSpline(knots, c[:, 0], k)
