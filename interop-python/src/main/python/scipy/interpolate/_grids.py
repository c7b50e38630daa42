"""Values between those on a grid of any number of axes, and polynomials through points."""

import itertools

import numpy as np


class RegularGridInterpolator:
    """Values on a grid, between its points: ``method`` is 'linear' or 'nearest'.

    Parameters
    ----------
    points : a list of increasing places, one for each axis; values : (len(points[0]), len(points[1]), ...)
    bounds_error : refuse places outside; without it they get ``fill_value``, or if that is None go on as the outermost cells do
    """

    def __init__(self, points, values, method="linear", bounds_error=True, fill_value=np.nan, *, solver=None, solver_args=None):
        if method not in ("linear", "nearest"):
            raise ValueError(f"Method '{method}' is not defined here; use 'linear' or 'nearest'")
        self.grid = tuple(np.asarray(p, float) for p in points)
        self.values = np.asarray(values)
        self.values = self.values * 1.0 if self.values.dtype.kind in "biu" else self.values
        self.method, self.bounds_error, self.fill_value = method, bounds_error, fill_value
        if len(self.grid) > self.values.ndim:
            raise ValueError(f"There are {len(self.grid)} point arrays, but values has {self.values.ndim} dimensions")
        for i, p in enumerate(self.grid):
            if p.ndim != 1 or len(p) != self.values.shape[i]:
                raise ValueError(f"There are {len(p)} points and {self.values.shape[i]} values on dimension {i}")
        turned = tuple(i for i, p in enumerate(self.grid) if len(p) > 1 and p[0] > p[-1])
        self.grid = tuple(p[::-1] if i in turned else p for i, p in enumerate(self.grid))
        self.values = np.flip(self.values, turned) if turned else self.values
        for i, p in enumerate(self.grid):
            if (np.diff(p) <= 0).any():
                raise ValueError(f"The points in dimension {i} must be strictly ascending or descending")

    def __call__(self, xi, method=None):
        """The values at places (..., axes)."""
        n = len(self.grid)
        xi = np.stack(np.broadcast_arrays(*xi), axis=-1) if isinstance(xi, tuple) else np.asarray(xi)
        xi = xi.astype(float)
        xi = xi.reshape(-1, n) if xi.ndim == 1 and (n == 1 or len(xi) == n) else xi
        if xi.shape[-1] != n:
            raise ValueError(f"The requested sample points xi have dimension {xi.shape[-1]} but this RegularGridInterpolator has dimension {n}")
        rows = xi.reshape(-1, n)
        outside = np.zeros(len(rows), bool)
        cells, shares = [], []
        for i, p in enumerate(self.grid):
            x = rows[:, i]
            outside |= (x < p[0]) | (x > p[-1])
            if self.bounds_error and ((x < p[0]) | (x > p[-1])).any():
                raise ValueError(f"One of the requested xi is out of bounds in dimension {i}")
            at = np.clip(np.searchsorted(p, x, "left") - 1, 0, max(len(p) - 2, 0))
            cells.append(at)
            shares.append((x - p[at]) / (p[at + 1] - p[at]) if len(p) > 1 else np.zeros(len(x)))
        made = self._between(cells, shares, method or self.method)
        if self.fill_value is not None and not self.bounds_error:
            made[outside] = self.fill_value
        made[np.isnan(rows).any(axis=1)] = np.nan
        return made.reshape(xi.shape[:-1] + self.values.shape[n:])

    def _between(self, cells, shares, method):
        if method == "nearest":
            return self.values[tuple(np.where(s <= 0.5, c, c + (len(p) > 1)) for c, s, p in zip(cells, shares, self.grid))] * 1.0
        more = (1,) * (self.values.ndim - len(self.grid))
        made = 0.0
        for corner in itertools.product((0, 1), repeat=len(cells)):
            weight = np.ones(len(cells[0]))
            for one, share in zip(corner, shares):
                weight = weight * (share if one else 1 - share)
            at = tuple(np.minimum(c + one, len(p) - 1) for c, one, p in zip(cells, corner, self.grid))
            made = made + self.values[at] * weight.reshape(-1, *more)
        return made


def interpn(points, values, xi, method="linear", bounds_error=True, fill_value=np.nan):
    """The values at places between the points of a grid, as ``RegularGridInterpolator`` has them."""
    return RegularGridInterpolator(points, values, method, bounds_error, fill_value)(xi)


def lagrange(x, w):
    """The polynomial through points, as ``numpy.poly1d``; for few points."""
    whole = np.poly1d(0.0)
    for j in range(len(x)):
        part = np.poly1d(w[j])
        for k in range(len(x)):
            if k != j:
                part *= np.poly1d([1.0, -x[k]]) / (x[j] - x[k])
        whole += part
    return whole


class BarycentricInterpolator:
    """The polynomial through points, by Berrut and Trefethen's second formula (2004)."""

    def __init__(self, xi, yi=None, axis=0):
        self.xi = np.asarray(xi, float)
        # The scale of the interval keeps the weights away from overflow.
        scale = 4.0 / (self.xi.max() - self.xi.min())
        apart = scale * (self.xi[:, None] - self.xi[None, :])
        np.fill_diagonal(apart, 1.0)
        self.wi = 1.0 / np.prod(apart, axis=1)
        self._axis = axis
        if yi is not None:
            self.set_yi(yi)

    def set_yi(self, yi, axis=None):
        """Other values at the same places."""
        self.yi = np.moveaxis(np.asarray(yi, float), self._axis if axis is None else axis, 0)

    def __call__(self, x):
        """The polynomial's values."""
        x = np.asarray(x, float)
        flat = x.ravel()
        apart = flat[:, None] - self.xi
        hit = apart == 0
        shares = self.wi / np.where(hit, 1.0, apart)
        values = self.yi.reshape(len(self.xi), -1)
        made = shares @ values / shares.sum(axis=1, keepdims=True)
        rows, at = np.nonzero(hit)
        made[rows] = values[at]
        made = made.reshape(x.shape + self.yi.shape[1:])
        return np.moveaxis(made, range(x.ndim), range(self._axis, self._axis + x.ndim)) if self._axis else made


def barycentric_interpolate(xi, yi, x, axis=0):
    """The values at x of the polynomial through points."""
    return BarycentricInterpolator(xi, yi, axis)(x)
