"""Polynomials with coefficients from the highest power down, the older of NumPy's two ways."""

from ._creation import array, asarray, ones, zeros
from ._java import complete
from ._shapes import atleast_1d


def trimmed(c):
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
            seq = seq if seq.dtype.char in "fFD" else seq.astype(float)  # of halves and whole numbers, too
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
    from ._poly1d import poly1d

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
    """What makes of coefficients what was given, a poly1d or an array, and the coefficients."""
    from ._poly1d import poly1d

    wrap = poly1d if any(isinstance(p, poly1d) for p in polynomials) else asarray
    return wrap, [atleast_1d(asarray(p)) for p in polynomials]


def _same_length(a, b):
    from ._joining import concatenate

    n = max(len(a), len(b))
    return tuple(concatenate((zeros(n - len(v), v.dtype), v)) for v in (a, b))


def polyadd(a1, a2):
    """The sum of two polynomials."""
    wrap, (a, b) = _plain(a1, a2)
    a, b = _same_length(a, b)
    return wrap(a + b)


def polysub(a1, a2):
    """The difference of two polynomials."""
    wrap, (a, b) = _plain(a1, a2)
    a, b = _same_length(a, b)
    return wrap(a - b)


def polymul(a1, a2):
    """The product of two polynomials."""
    from ._calculus import convolve
    from ._poly1d import poly1d

    wrap, _ = _plain(a1, a2)
    return wrap(convolve(poly1d(a1).coeffs, poly1d(a2).coeffs))


def polydiv(u, v):
    """Quotient and remainder."""
    wrap, (a, b) = _plain(u, v)
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
    return wrap(q), wrap(r)


def polyder(p, m=1):
    """The m-th derivative."""
    if int(m) < 0:
        raise ValueError("Order of derivative must be positive (see polyint)")
    wrap, (c,) = _plain(p)
    for _ in range(int(m)):
        c = c[:-1] * _downwards(len(c) - 1)
    return wrap(c)


def _downwards(n):
    from ._arange import arange

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
    wrap, (c,) = _plain(p)
    for i in range(m):
        c = concatenate((c / _downwards(len(c)), k[i : i + 1])) if len(c) else k[i : i + 1]
    return wrap(c)


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


complete(__name__)
