"""Polynomials with coefficients from the highest power down, the older of NumPy's two ways."""

from ._creation import array, asarray, ones, zeros
from ._ndarray import ndarray
from ._scalars import generic
from ._shapes import atleast_1d


def _trimmed(c):
    c = atleast_1d(asarray(c))
    nonzero = (c != 0).nonzero()[0]
    return c[int(nonzero[0]) :] if len(nonzero) else c[:0]


def poly(seq_of_zeros):
    """The coefficients of the polynomial with these roots, or the characteristic polynomial of a matrix."""
    from ._calculus import convolve

    seq = atleast_1d(asarray(seq_of_zeros))
    if seq.ndim == 2 and seq.shape[0] == seq.shape[1] and seq.shape[0]:
        from .linalg import eigvals

        seq = eigvals(seq)
    elif seq.ndim == 1:
        if seq.dtype.kind != "O":
            seq = seq.astype("D" if seq.dtype.kind == "c" else float)
    else:
        raise ValueError("input must be 1d or non-empty square 2d array.")
    if len(seq) == 0:
        return 1.0
    a = ones(1, seq.dtype)
    for zero in seq:
        a = convolve(a, array([1, -zero], seq.dtype))
    if a.dtype.kind == "c":
        from ._sorting import sort

        if (sort(seq) == sort(seq.conjugate())).all():
            a = a.real.copy()
    return a


def roots(p):
    """The zeros: the eigenvalues of the companion matrix."""
    p = atleast_1d(asarray(p))
    if p.ndim != 1:
        raise ValueError("Input must be a rank-1 array.")
    nonzero = (p != 0).nonzero()[0]
    if len(nonzero) == 0:
        return array([])
    trailing = len(p) - int(nonzero[-1]) - 1
    p = p[int(nonzero[0]) : int(nonzero[-1]) + 1]
    if p.dtype.kind not in "fc":
        p = p.astype(float)
    n = len(p)
    if n > 1:
        from .linalg import eigvals

        companion = zeros((n - 1, n - 1), p.dtype)
        for i in range(n - 2):
            companion[i + 1, i] = 1
        companion[0, :] = -p[1:] / p[0]
        found = eigvals(companion)
    else:
        found = array([])
    from ._joining import concatenate

    return concatenate((found, zeros(trailing, found.dtype)))


def polyval(p, x):
    """The value at ``x``: a number, an array or another polynomial."""
    p = asarray(p)
    if isinstance(x, poly1d):
        value = 0
    else:
        x = _any(x)
        value = zeros(x.shape, x.dtype)
    for c in p:
        value = value * x + c
    return value


def _any(x):
    from ._creation import asanyarray

    return asanyarray(x)


def _plain(*polynomials):
    return any(isinstance(p, poly1d) for p in polynomials), [atleast_1d(asarray(p)) for p in polynomials]


def _same_length(a, b):
    from ._joining import concatenate

    n = max(len(a), len(b))
    return tuple(concatenate((zeros(n - len(v), v.dtype), v)) for v in (a, b))


def polyadd(a1, a2):
    """The sum of two polynomials."""
    wrapped, (a, b) = _plain(a1, a2)
    a, b = _same_length(a, b)
    return poly1d(a + b) if wrapped else a + b


def polysub(a1, a2):
    """The difference of two polynomials."""
    wrapped, (a, b) = _plain(a1, a2)
    a, b = _same_length(a, b)
    return poly1d(a - b) if wrapped else a - b


def polymul(a1, a2):
    """The product of two polynomials."""
    from ._calculus import convolve

    wrapped, _ = _plain(a1, a2)
    made = convolve(poly1d(a1).coeffs, poly1d(a2).coeffs)
    return poly1d(made) if wrapped else made


def polydiv(u, v):
    """Quotient and remainder."""
    wrapped, (a, b) = _plain(u, v)
    a, b = a + 0.0, b + 0.0
    kind = (a[:1] + b[:1]).dtype
    m, n = len(a) - 1, len(b) - 1
    scale = 1.0 / b[0]
    q, r = zeros(max(m - n + 1, 1), kind), a.astype(kind)
    for k in range(m - n + 1):
        d = scale * r[k]
        q[k] = d
        r[k : k + n + 1] -= d * b
    from ._logic import allclose

    while len(r) > 1 and allclose(r[0], 0, rtol=1e-14):
        r = r[1:]
    return (poly1d(q), poly1d(r)) if wrapped else (q, r)


def polyder(p, m=1):
    """The m-th derivative."""
    if int(m) < 0:
        raise ValueError("Order of derivative must be positive (see polyint)")
    wrapped, (c,) = _plain(p)
    for _ in range(int(m)):
        c = c[:-1] * _downwards(len(c) - 1)
    return poly1d(c) if wrapped else c


def _downwards(n):
    from ._creation import arange

    return arange(n, 0, -1)


def polyint(p, m=1, k=None):
    """The m-th integral, with constants of integration."""
    from ._joining import concatenate

    m = int(m)
    if m < 0:
        raise ValueError("Order of integral must be positive (see polyder)")
    k = zeros(m, float) if k is None else atleast_1d(asarray(k))
    if len(k) == 1 and m > 1:
        k = k[0] * ones(m, float)
    if len(k) < m:
        raise ValueError("k must be a scalar or a rank-1 array of length 1 or >m.")
    wrapped, (c,) = _plain(p)
    for i in range(m):
        c = concatenate((c / _downwards(len(c)), k[i : i + 1])) if len(c) else k[i : i + 1]
    return poly1d(c) if wrapped else c


def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
    """The coefficients, highest power first, of the polynomial with the least square error."""
    import warnings

    from ._diagonals import vander
    from .exceptions import RankWarning
    from .linalg import inv, lstsq

    order = int(deg) + 1
    x, y = asarray(x) + 0.0, asarray(y) + 0.0
    if deg < 0:
        raise ValueError("expected deg >= 0")
    if x.ndim != 1:
        raise TypeError("expected 1D vector for x")
    if x.size == 0:
        raise TypeError("expected non-empty vector for x")
    if y.ndim < 1 or y.ndim > 2:
        raise TypeError("expected 1D or 2D array for y")
    if x.shape[0] != y.shape[0]:
        raise TypeError("expected x and y to have same length")
    if rcond is None:
        rcond = len(x) * (2.220446049250313e-16 if x.itemsize > 4 else 1.1920929e-07)
    left, right = vander(x, order), y
    if w is not None:
        w = asarray(w) + 0.0
        if w.ndim != 1:
            raise TypeError("expected a 1-d array for weights")
        if w.shape[0] != y.shape[0]:
            raise TypeError("expected w and y to have the same length")
        left = left * w[:, None]
        right = right * (w[:, None] if right.ndim == 2 else w)
    scale = (left * left).sum(axis=0) ** 0.5
    c, residuals, rank, s = lstsq(left / scale, right, rcond)
    c = (c.T / scale).T
    if rank != order and not full:
        warnings.warn("Polyfit may be poorly conditioned", RankWarning, stacklevel=2)
    if full:
        return c, residuals, rank, s, rcond
    if cov:
        base = inv(left.T.dot(left))
        factor = 1
        if cov != "unscaled":
            if len(x) <= order:
                raise ValueError("the number of data points must exceed order to scale the covariance matrix")
            factor = residuals / (len(x) - order)
        return (c, base * factor) if y.ndim == 1 else (c, base[:, :, None] * factor)
    return c


class poly1d:
    """A polynomial in one variable, with arithmetic, values, roots, derivatives and integrals.

    Parameters
    ----------
    c_or_r : coefficients from the highest power down, or roots
    r : bool, whether they are roots
    variable : str, the name to print
    """

    __hash__ = None

    def __init__(self, c_or_r, r=False, variable=None):
        if isinstance(c_or_r, poly1d):
            self._variable, self._coeffs = c_or_r._variable, c_or_r._coeffs
            extra = {k: v for k, v in c_or_r.__dict__.items() if k not in self.__dict__}
            if extra:
                self.__dict__.update(extra)
            if variable is not None:
                self._variable = variable
            return
        if r:
            c_or_r = poly(c_or_r)
        c = atleast_1d(asarray(c_or_r))
        if c.ndim > 1:
            raise ValueError("Polynomial must be 1d only.")
        c = _trimmed(c)
        self._coeffs = c if len(c) else zeros(1, c.dtype)
        self._variable = variable or "x"

    @property
    def coeffs(self):
        return self._coeffs

    @coeffs.setter
    def coeffs(self, value):
        if value is not self._coeffs:
            raise AttributeError("Cannot set attribute")

    c = coef = coefficients = coeffs
    variable = property(lambda self: self._variable)
    order = o = property(lambda self: len(self._coeffs) - 1)
    roots = r = property(lambda self: roots(self._coeffs))

    def __array__(self, t=None, copy=None):
        return asarray(self._coeffs, t)

    def __repr__(self):
        return f"poly1d({repr(self._coeffs)[6:-1]})"

    def __len__(self):
        return self.order

    def __str__(self):
        names = []
        for k, c in enumerate(self._coeffs):
            power = self.order - k
            text = f"{c:.4g}" if not isinstance(c, complex) else _complex_text(c)
            if text.endswith(".0000"):
                text = text[:-5]
            if text == "0" and self.order:
                continue
            names.append((text, power))
        upper, lower = " ", ""
        for i, (text, power) in enumerate(names):
            term = text if power == 0 else f"{text} {self._variable}"
            if i:
                term = f" - {term[1:]}" if term.startswith("-") else f" + {term}"
            raised = str(power) if power > 1 else ""
            lower += term + " " * (len(raised) - 1)
            upper = upper.ljust(len(lower) - len(raised) + 1) + raised
        return f"{upper.rstrip() or ' '}\n{lower}" if names else " \n0"

    def __call__(self, val):
        return polyval(self._coeffs, val)

    def __neg__(self):
        return poly1d(-self._coeffs)

    def __pos__(self):
        return self

    def __mul__(self, other):
        return poly1d(self._coeffs * other) if _is_scalar(other) else poly1d(polymul(self._coeffs, poly1d(other).coeffs))

    __rmul__ = __mul__

    def __add__(self, other):
        return poly1d(polyadd(self._coeffs, poly1d(other).coeffs))

    __radd__ = __add__

    def __sub__(self, other):
        return poly1d(polysub(self._coeffs, poly1d(other).coeffs))

    def __rsub__(self, other):
        return poly1d(polysub(poly1d(other).coeffs, self._coeffs))

    def __pow__(self, val):
        if not _is_scalar(val) or int(val) != val or val < 0:
            raise ValueError("Power to non-negative integers only.")
        made = poly1d([1])
        for _ in range(int(val)):
            made = made * self
        return made

    def __truediv__(self, other):
        return poly1d(self._coeffs / other) if _is_scalar(other) else polydiv(self, poly1d(other))

    def __rtruediv__(self, other):
        return poly1d(other / self._coeffs) if _is_scalar(other) else polydiv(poly1d(other), self)

    def __eq__(self, other):
        if not isinstance(other, poly1d):
            return NotImplemented
        return self._coeffs.shape == other._coeffs.shape and bool((self._coeffs == other._coeffs).all())

    def __ne__(self, other):
        return NotImplemented if not isinstance(other, poly1d) else not self == other

    def __getitem__(self, val):
        return 0 if val > self.order or val < 0 else self._coeffs[self.order - val]

    def __setitem__(self, key, val):
        from ._joining import concatenate

        if key < 0:
            raise ValueError("Does not support negative powers.")
        if key > self.order:
            self._coeffs = concatenate((zeros(key - self.order, self._coeffs.dtype), self._coeffs))
        self._coeffs[self.order - key] = val

    def __iter__(self):
        return iter(self._coeffs)

    def integ(self, m=1, k=0):
        """The m-th integral."""
        return poly1d(polyint(self._coeffs, m=m, k=k))

    def deriv(self, m=1):
        """The m-th derivative."""
        return poly1d(polyder(self._coeffs, m=m))


def _complex_text(c):
    real, imag = c.real, c.imag
    if imag == 0:
        return f"{real:.4g}"
    return f"{imag:.4g}j" if real == 0 else f"({real:.4g} {'+' if imag >= 0 else '-'} {abs(imag):.4g}j)"


def _is_scalar(value):
    return isinstance(value, (int, float, complex, generic)) or isinstance(value, ndarray) and value.ndim == 0
