"""Series of orthogonal polynomials, written once for all of them.

A basis is its recurrence ``p[n+1] = (a x + b) p[n] - c p[n-1]``; values, products, derivatives, integrals, roots and fits
follow from it.
"""

from math import pi

from .._creation import array, asarray, zeros
from .._joining import concatenate, stack


class Basis:
    """A family of polynomials.

    Parameters
    ----------
    prefix : str, what the names of its functions begin with
    step : function of n, the numbers a, b and c of the recurrence
    domain : the interval where its polynomials are at home
    """

    def __init__(self, prefix, step, domain, weight=None, total=None):
        self.prefix, self.step = prefix, step
        self.domain = array(domain)
        self.weight, self.total = weight, total
        self.zero, self.one = array([0]), array([1])
        a, b, _ = step(0)
        self.x = array([-b / a, 1 / a]) if (b, a) != (0, 1) else array([0, 1])

    def series(self, *series, trim=True):
        """Series as vectors of one type, without zeros at the end."""
        made = []
        for c in series:
            c = asarray(c)
            c = c.reshape(1) if c.ndim == 0 else c
            if c.size == 0:
                raise ValueError("Coefficient array is empty")
            if c.ndim != 1:
                raise ValueError("Coefficient array is not 1-d")
            if c.dtype.kind in "biu":
                c = c + 0.0
            made.append(trimmed(c) if trim else c)
        if any(c.dtype.kind == "c" for c in made):
            made = [c.astype(complex) for c in made]
        return made

    def add(self, c1, c2):
        c1, c2 = self.series(c1, c2)
        return trimmed(_added(c1, c2))

    def sub(self, c1, c2):
        c1, c2 = self.series(c1, c2)
        return trimmed(_added(c1, -c2))

    def mulx(self, c):
        """Times x: ``x p[n] = (p[n+1] - b p[n] + c p[n-1]) / a``."""
        (c,) = self.series(c)
        if len(c) == 1 and c[0] == 0:
            return c
        made = zeros(len(c) + 1, c.dtype)
        for n in range(len(c)):
            a, b, d = self.step(n)
            made[n + 1] += c[n] / a
            if b:
                made[n] -= c[n] * b / a
            if n and d:
                made[n - 1] += c[n] * d / a
        return made

    def mul(self, c1, c2):
        """The product, by the recurrence of one of the two."""
        c1, c2 = self.series(c1, c2)
        if len(c1) > len(c2):
            c1, c2 = c2, c1
        before, now = None, c2
        made = c1[0] * c2
        for n in range(len(c1) - 1):
            a, b, d = self.step(n)
            after = a * self.mulx(now)
            if b:
                after = _added(after, b * now)
            if before is not None and d:
                after = _added(after, -d * before)
            before, now = now, after
            made = _added(made, c1[n + 1] * now)
        return trimmed(made)

    def div(self, c1, c2):
        c1, c2 = self.series(c1, c2)
        if c2[-1] == 0:
            raise ZeroDivisionError
        if len(c1) < len(c2):
            return c1[:1] * 0, c1
        quotient = zeros(len(c1) - len(c2) + 1, c1.dtype)
        rest = c1
        for i in range(len(c1) - len(c2), -1, -1):
            if len(rest) < len(c2) + i:
                continue
            p = self.mul([0] * i + [1], c2)
            q = rest[len(c2) + i - 1] / p[-1]
            rest = rest[: len(c2) + i - 1] - q * p[:-1] if len(p) > 1 else rest[:0]
            quotient[i] = q
            if len(rest) == 0:
                rest = zeros(1, c1.dtype)
        return quotient, trimmed(rest)

    def pow(self, c, pow, maxpower=16):
        (c,) = self.series(c)
        power = int(pow)
        if power != pow or power < 0:
            raise ValueError("Power must be a non-negative integer.")
        if maxpower is not None and power > maxpower:
            raise ValueError("Power is too large")
        made = array([1], c.dtype)
        for _ in range(power):
            made = self.mul(made, c)
        return made

    def line(self, off, scl):
        a, b, _ = self.step(0)
        return array([off - scl * b / a, scl / a]) if scl != 0 else array([off])

    def _derivatives(self, n):
        """The derivatives of the first polynomials, as series."""
        made = [zeros(1), array([self.step(0)[0] * 1.0])]
        for k in range(1, n):
            a, b, d = self.step(k)
            unit = zeros(k + 1)
            unit[k] = a
            after = _added(unit, a * self.mulx(made[k]))
            if b:
                after = _added(after, b * made[k])
            if d:
                after = _added(after, -d * made[k - 1])
            made.append(after)
        return made

    def der(self, c, m=1, scl=1, axis=0):
        c, back = _first(c, axis)
        m = _whole(m, "order of derivation")
        if m < 0:
            raise ValueError("The order of derivation must be non-negative")
        if m == 0:
            return back(c)
        for _ in range(m):
            n = len(c)
            if n == 1:
                c = c[:1] * 0
                continue
            made = zeros((n - 1, *c.shape[1:]), c.dtype)
            for k, d in enumerate(self._derivatives(n - 1)[:n]):
                for i in range(min(len(d), n - 1)):
                    if d[i]:
                        made[i] += d[i] * c[k]
            c = made * scl
        return back(c)

    def int(self, c, m=1, k=(), lbnd=0, scl=1, axis=0):
        k = list(k) if hasattr(k, "__iter__") else [k]
        c, back = _first(c, axis)
        m = _whole(m, "order of integration")
        if m < 0:
            raise ValueError("The order of integration must be non-negative")
        if len(k) > m:
            raise ValueError("Too many integration constants")
        if asarray(lbnd).ndim:
            raise ValueError("lbnd must be a scalar.")
        if asarray(scl).ndim:
            raise ValueError("scl must be a scalar.")
        if m == 0:
            return back(c)
        k = k + [0] * (m - len(k))
        for i in range(m):
            c = c * scl
            n = len(c)
            if n == 1 and (c[0] == 0).all():
                c = c + 0
                c[0] += k[i]
                continue
            derivatives = self._derivatives(n)
            rest = c.copy()
            made = zeros((n + 1, *c.shape[1:]), c.dtype)
            for j in range(n, 0, -1):
                d = derivatives[j]
                made[j] = rest[j - 1] / d[j - 1]
                for t in range(min(len(d), j)):
                    if d[t]:
                        rest[t] = rest[t] - made[j] * d[t]
            made[0] += k[i] - self.val(lbnd, made)
            c = made
        return back(c)

    def val(self, x, c, tensor=True):
        """The value, by forward recurrence."""
        c = asarray(c)
        c = c.reshape(1) if c.ndim == 0 else c
        c = c + 0.0 if c.dtype.kind in "biu" else c
        x = asarray(x) if isinstance(x, (tuple, list)) else x
        if hasattr(x, "ndim") and tensor:
            c = c.reshape(c.shape + (1,) * x.ndim)
        before, now = 0, 1
        made = c[0] + 0 * x if not isinstance(x, (int, float, complex)) else c[0]
        for n in range(len(c) - 1):
            a, b, d = self.step(n)
            before, now = now, (a * x + b) * now - d * before if n else (a * x + b)
            made = made + c[n + 1] * now
        return made

    def _valnd(self, c, *args):
        args = [asarray(a) for a in args]
        if any(a.shape != args[0].shape for a in args):
            raise ValueError("x, y are incompatible" if len(args) == 2 else "x, y, z are incompatible")
        c = self.val(args[0], c)
        for x in args[1:]:
            c = self.val(x, c, tensor=False)
        return c

    def _gridnd(self, c, *args):
        for x in args:
            c = self.val(asarray(x), c)
        return c

    def val2d(self, x, y, c):
        return self._valnd(c, x, y)

    def val3d(self, x, y, z, c):
        return self._valnd(c, x, y, z)

    def grid2d(self, x, y, c):
        return self._gridnd(c, x, y)

    def grid3d(self, x, y, z, c):
        return self._gridnd(c, x, y, z)

    def vander(self, x, deg):
        deg = _whole(deg, "deg")
        if deg < 0:
            raise ValueError("deg must be non-negative")
        x = asarray(x)
        x = (x.reshape(1) if x.ndim == 0 else x) + 0.0
        columns = [x * 0 + 1]
        for n in range(deg):
            a, b, d = self.step(n)
            columns.append((a * x + b) * columns[n] - d * columns[n - 1] if n else (a * x + b) * columns[0])
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

    def fromroots(self, roots):
        roots = asarray(roots)
        roots = roots.reshape(1) if roots.ndim == 0 else roots
        if roots.ndim != 1:
            raise ValueError("Coefficient array is not 1-d")
        made = array([1.0]).astype(complex if roots.dtype.kind == "c" else float)
        for r in roots:
            made = _added(self.mulx(made), -r * made)
        return made

    def gauss(self, deg):
        """Points and weights of Gauss quadrature: eigenvalues of the symmetric matrix of the recurrence."""
        deg = _whole(deg, "deg")
        if deg <= 0:
            raise ValueError("deg must be a positive integer")
        from ..linalg import eigh

        made = zeros((deg, deg))
        for k in range(deg):
            a, b, _ = self.step(k)
            made[k, k] = -b / a
            if k:
                beta = (self.step(k)[2] / a / self.step(k - 1)[0]) ** 0.5
                made[k, k - 1] = made[k - 1, k] = beta
        x, v = eigh(made)
        if (made.diagonal() == 0).all():
            x = (x - x[::-1]) / 2
        return x, v[0] ** 2 * self.total

    def to_power(self, c):
        """The coefficients of the powers."""
        (c,) = self.series(c)
        before, now = array([0.0]), array([1.0])
        made = c[:1] * 1.0
        for n in range(len(c) - 1):
            a, b, d = self.step(n)
            after = _added(concatenate((array([0.0]), a * now)), b * now)
            if n and d:
                after = _added(after, -d * before)
            before, now = now, after
            made = _added(made, c[n + 1] * now)
        return made

    def from_power(self, pol):
        (pol,) = self.series(pol)
        made = pol[-1:]
        for c in pol[-2::-1]:
            made = _added(self.mulx(made), array([c]))
        return made


def _whole(value, what):
    if not hasattr(value, "__index__"):
        raise TypeError(f"{what} must be an integer, received {value}")
    return value.__index__()


def _first(c, axis):
    """The axis in front, and the way back."""
    from .._indexing import axis_of
    from .._shapes import moveaxis

    c = asarray(c)
    c = c.reshape(1) if c.ndim == 0 else c
    c = c + 0.0 if c.dtype.kind in "biu" else c.copy()
    axis = axis_of(_whole(axis, "the axis"), c.ndim)
    return moveaxis(c, axis, 0).copy(), lambda made: moveaxis(made, 0, axis)


def _added(a, b):
    if len(a) < len(b):
        a, b = b, a
    made = a + (b[:1] * 0)
    made[: len(b)] += b
    return made


def trimmed(c):
    """Without zeros at the end."""
    n = len(c)
    while n > 1 and c[n - 1] == 0:
        n -= 1
    return c[:n]


POWER = Basis("poly", lambda n: (1, 0, 0), [-1, 1])
CHEBYSHEV = Basis("cheb", lambda n: (2 if n else 1, 0, 1 if n else 0), [-1, 1], total=pi)
LEGENDRE = Basis("leg", lambda n: ((2 * n + 1) / (n + 1) if n else 1, 0, n / (n + 1)), [-1, 1], total=2.0)
HERMITE = Basis("herm", lambda n: (2, 0, 2 * n), [-1, 1], total=pi**0.5)
HERMITE_E = Basis("herme", lambda n: (1, 0, n), [-1, 1], total=(2 * pi) ** 0.5)
LAGUERRE = Basis("lag", lambda n: (-1 / (n + 1), (2 * n + 1) / (n + 1), n / (n + 1)), [0, 1], total=1.0)
