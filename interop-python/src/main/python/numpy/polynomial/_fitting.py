"""Fits, roots and quadrature: what matrices of polynomials are for."""

from .._creation import array, asarray, zeros
from .._joining import stack
from ._series import whole


class Fitting:
    """The part of a basis that solves for points and coefficients."""

    def vander(self, x, deg):
        deg = whole(deg, "deg")
        if deg < 0:
            raise ValueError("deg must be non-negative")
        x = asarray(x)
        x = (x.reshape(1) if x.ndim == 0 else x) + 0.0
        columns = [x * 0 + 1]
        for n in range(deg):
            a, b, d = self.step(n)
            columns.append((a * x + b) * columns[n] - d * columns[n - 1] if n else a * x + b)
        return stack(columns, -1)

    def vander2d(self, x, y, deg):
        return self._vandernd(deg, x, y)

    def vander3d(self, x, y, z, deg):
        return self._vandernd(deg, x, y, z)

    def _vandernd(self, deg, *args):
        if len(deg) != len(args):
            raise ValueError(f"Expected {len(args)} dimensions of degrees, got {len(deg)}")
        parts = [self.vander(x, d) for x, d in zip(args, deg)]
        made = parts[0]
        for p in parts[1:]:
            made = (made[..., :, None] * p[..., None, :]).reshape((*made.shape[:-1], -1))
        return made

    def fit(self, x, y, deg, rcond=None, full=False, w=None):
        from ..linalg import lstsq

        x, y, deg = asarray(x) + 0.0, asarray(y) + 0.0, asarray(deg)
        if deg.ndim > 1 or deg.dtype.kind not in "iu" or deg.size == 0:
            raise TypeError("deg must be an int or non-empty 1-D array of int")
        if deg.min() < 0:
            raise ValueError("expected deg >= 0")
        if x.ndim != 1:
            raise TypeError("expected 1D vector for x")
        if x.size == 0:
            raise TypeError("expected non-empty vector for x")
        if y.ndim < 1 or y.ndim > 2:
            raise TypeError("expected 1D or 2D array for y")
        if len(x) != len(y):
            raise TypeError("expected x and y to have same length")
        highest = int(deg.max())
        columns = list(range(highest + 1)) if deg.ndim == 0 else sorted(map(int, deg.tolist()))
        left, right = self.vander(x, highest)[:, columns], y
        if w is not None:
            w = asarray(w) + 0.0
            if w.ndim != 1:
                raise TypeError("expected 1D vector for w")
            if len(x) != len(w):
                raise TypeError("expected x and w to have same length")
            left = left * w[:, None]
            right = right * (w[:, None] if right.ndim == 2 else w)
        rcond = len(x) * 2.220446049250313e-16 if rcond is None else rcond
        scale = (abs(left) ** 2).sum(0) ** 0.5
        scale[scale == 0] = 1
        c, residuals, rank, s = lstsq(left / scale, right, rcond)
        c = (c.T / scale).T
        if deg.ndim:
            all_of = zeros((highest + 1, *c.shape[1:]), c.dtype)
            all_of[columns] = c
            c = all_of
        if rank != len(columns) and not full:
            import warnings

            from ..exceptions import RankWarning

            warnings.warn("The fit may be poorly conditioned", RankWarning, stacklevel=3)
        return (c, [residuals, rank, s, rcond]) if full else c

    def companion(self, c):
        (c,) = self.series(c)
        n = len(c) - 1
        if n < 1:
            raise ValueError("Series must have maximum degree of at least 1.")
        made = zeros((n, n), c.dtype)
        for k in range(n):
            a, b, d = self.step(k)
            if k + 1 < n:
                made[k + 1, k] = 1 / a
            else:
                made[:, k] -= c[:-1] / c[-1] / a
            made[k, k] -= b / a
            if k:
                made[k - 1, k] += d / a
        return made

    def roots(self, c):
        from .._sorting import sort

        (c,) = self.series(c)
        if len(c) < 2:
            return array([], c.dtype)
        if len(c) == 2:
            a, b, _ = self.step(0)
            return array([(-c[0] / c[1] - b) / a])
        from ..linalg import eigvals

        return sort(eigvals(self.companion(c)))

    def gauss(self, deg):
        """Points and weights of Gauss quadrature: eigenvalues of the symmetric matrix of the recurrence."""
        deg = whole(deg, "deg")
        if deg <= 0:
            raise ValueError("deg must be a positive integer")
        from ..linalg import eigvalsh

        middles, gaps = [], [0.0]
        for k in range(deg):
            a, b, _ = self.step(k)
            middles.append(-b / a)
            if k:
                gaps.append((self.step(k)[2] / a / self.step(k - 1)[0]) ** 0.5)
        made = zeros((deg, deg))
        for k in range(deg):
            made[k, k] = middles[k]
            if k:
                made[k, k - 1] = made[k - 1, k] = gaps[k]
        x = eigvalsh(made)
        value, slope, _ = _orthonormal(x, middles, gaps)
        x = x - value / slope  # a step of Newton's
        # The weights from the sums of squares: those at the ends are far below the others, and keep their digits.
        w = 1 / _orthonormal(x, middles, gaps)[2]
        if not any(middles):
            x, w = (x - x[::-1]) / 2, (w + w[::-1]) / 2
        return x, w * (self.total / w.sum())


def _orthonormal(x, middles, gaps):
    """Of orthonormal polynomials at ``x``: the next one, but for a factor, its slope, and the sum of the squares of all before."""
    before, now, slope_before, slope = 0 * x, 0 * x + 1, 0 * x, 0 * x
    total = now * now
    for k, (middle, gap) in enumerate(zip(middles, gaps)):
        scale = gaps[k + 1] if k + 1 < len(gaps) else 1.0
        slope_before, slope = slope, (now + (x - middle) * slope - gap * slope_before) / scale
        before, now = now, ((x - middle) * now - gap * before) / scale
        if k + 1 < len(gaps):
            total = total + now * now
    return now, slope, total
