"""Windows, angles and other functions of signals; bits."""

from ._creation import array, asanyarray, asarray, ones, zeros
from ._arange import arange
from ._reducing import into


def _window(M):
    return arange(1 - M, M, 2)


def bartlett(M):
    """A triangular window with zeros at both ends."""
    from ._selection import where
    from ._ufuncs import less_equal

    M = float(M)
    if M < 1:
        return array([])
    if M == 1:
        return ones(1)
    n = _window(M)
    return where(less_equal(n, 0), 1 + n / (M - 1), 1 - n / (M - 1))


def _cosines(M, *weights):
    from math import pi

    from ._ufuncs import cos

    M = float(M)
    if M < 1:
        return array([])
    if M == 1:
        return ones(1)
    n = _window(M)
    made = weights[0] + weights[1] * cos(pi * n / (M - 1))
    return made + weights[2] * cos(2.0 * pi * n / (M - 1)) if len(weights) > 2 else made


def blackman(M):
    """The window 0.42 - 0.5 cos + 0.08 cos."""
    return _cosines(M, 0.42, 0.5, 0.08)


def hanning(M):
    """The raised cosine window."""
    return _cosines(M, 0.5, 0.5)


def hamming(M):
    """The raised cosine window that does not come down to zero."""
    return _cosines(M, 0.54, 0.46)


def kaiser(M, beta):
    """The window made of the Bessel function of order zero."""
    from ._ufuncs import sqrt

    M = float(M)
    if M == 1:
        return ones(1)
    if M < 1:
        return array([])
    n = arange(0, M)
    alpha = (M - 1) / 2.0
    return i0(beta * sqrt(1 - ((n - alpha) / alpha) ** 2.0)) / i0(float(beta))


def i0(x):
    """The modified Bessel function of the first kind, order 0: the sum of (x/2)^2k / (k!)^2, scaled by exp(-x)."""
    from math import exp, fabs, inf, pi, sqrt

    x = asanyarray(x)
    if x.dtype.kind == "c":
        raise TypeError("i0 not supported for complex values")
    x = x.astype(float) if x.dtype.kind != "f" else x

    def one(v):
        v = fabs(v)
        if v != v or v == inf:
            return v
        if v <= 30:
            term = total = 1.0
            k = 0
            while term > total * 1e-17:
                k += 1
                term *= (v / (2 * k)) ** 2
                total += term
            return total
        term = total = 1.0
        for k in range(1, 30):
            term *= (2 * k - 1) ** 2 / (8.0 * v * k)
            total += term
            if term < total * 1e-17:
                break
        return exp(v) / sqrt(2 * pi * v) * total

    made = array([one(v) for v in x.ravel().tolist()]).reshape(x.shape).astype(x.dtype)
    return x._wrap(made._j) if made.ndim else made


def angle(z, deg=False):
    """The angle of complex numbers in the plane."""
    from math import pi

    from ._ufuncs import arctan2

    z = asanyarray(z)
    made = arctan2(z.imag, z.real) if z.dtype.kind == "c" else arctan2(0, z)
    return made * (180 / pi) if deg else made


def real(val):
    """The real parts."""
    try:
        return val.real
    except AttributeError:
        return asanyarray(val).real


def imag(val):
    """The imaginary parts."""
    try:
        return val.imag
    except AttributeError:
        return asanyarray(val).imag


def real_if_close(a, tol=100):
    """The real parts, if all imaginary parts are near zero."""
    from ._ufuncs import absolute

    a = asanyarray(a)
    if a.dtype.kind != "c":
        return a
    if tol > 1:
        tol = tol * (1.1920929e-07 if a.itemsize == 8 else 2.220446049250313e-16)
    return a.real if bool((absolute(a.imag) < tol).all()) else a


def trim_zeros(filt, trim="fb", axis=None):
    """Without the zeros at the front and at the back."""
    if trim.lower() not in ("", "f", "b", "fb", "bf"):
        raise ValueError(f"unexpected character(s) in `trim`: {trim!r}")
    trim = trim.lower()
    a = asarray(filt)
    if not a.ndim:
        return filt
    found = a.nonzero()
    axes = range(a.ndim) if axis is None else [x % a.ndim for x in (axis if isinstance(axis, (tuple, list)) else (axis,))]
    key = [slice(None)] * a.ndim
    for i in axes:
        low, high = (int(found[i].min()), int(found[i].max()) + 1) if found[i].size else (0, 0)
        if not found[i].size:
            key[i] = slice(0, 0) if trim else slice(None)
        else:
            key[i] = slice(low if "f" in trim else 0, high if "b" in trim else None)
    made = a[tuple(key)]
    return made.tolist() if isinstance(filt, list) else tuple(made.tolist()) if isinstance(filt, tuple) else made


def packbits(a, axis=None, bitorder="big"):
    """Truth values as bits of bytes."""
    from ._axes import moveaxis

    a = asarray(a)
    if a.dtype.kind not in "biu":
        raise TypeError("Expected an input array of integer or boolean data type")
    if bitorder not in ("big", "little"):
        raise ValueError("'order' must be either 'little' or 'big'" if isinstance(bitorder, str) else "")
    a = a.ravel() if axis is None else moveaxis(a, axis, -1)
    n = a.shape[-1]
    padded = zeros((*a.shape[:-1], -(-n // 8) * 8), "u1")
    padded[..., :n] = a != 0
    weights = array([128, 64, 32, 16, 8, 4, 2, 1] if bitorder == "big" else [1, 2, 4, 8, 16, 32, 64, 128], "u1")
    made = (padded.reshape((*a.shape[:-1], -(-n // 8), 8)) * weights).sum(-1).astype("u1")
    return made if axis is None else moveaxis(made, -1, axis)


def unpackbits(a, axis=None, count=None, bitorder="big"):
    """The bits of bytes, one in each element."""
    from ._axes import moveaxis

    a = asarray(a)
    if a.dtype.name != "uint8":
        raise TypeError("Expected an input array of unsigned byte data type")
    if bitorder not in ("big", "little"):
        raise ValueError("'order' must be either 'little' or 'big'")
    a = a.ravel() if axis is None else moveaxis(a, axis, -1)
    shifts = arange(7, -1, -1) if bitorder == "big" else arange(8)
    made = ((a[..., None].astype(int) >> shifts) & 1).astype("u1").reshape((*a.shape[:-1], -1) if a.size else (*a.shape[:-1], 8 * a.shape[-1]))
    if count is not None:
        n = made.shape[-1]
        if count >= 0:
            full = zeros((*made.shape[:-1], count), "u1")
            full[..., : min(n, count)] = made[..., :count]
            made = full
        else:
            if -count > n:
                raise ValueError(f"-count must not be larger than the number of bits {n}")
            made = made[..., :count]
    return made if axis is None else moveaxis(made, -1, axis)
