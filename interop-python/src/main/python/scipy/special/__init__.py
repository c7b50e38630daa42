"""Special functions: the part of ``scipy.special`` that scripts use most."""

import math

import numpy as np

from . import _bessel, _elliptic, _gammas
from . import _integrals as _functions

__all__ = [
    *"beta betainc betaln binom cbrt comb digamma entr ellipe ellipj ellipk ellipkm1 erf erfc erfinv".split(),
    *"erfcinv exp2 expit expm1 factorial gamma gammainc gammaincc gammaln gammasgn huber i0 i0e i1 i1e iv ive".split(),
    *"j0 j1 jn jv kl_div log1p log_softmax logit logsumexp multigammaln ndtr ndtri perm polygamma psi".split(),
    *"rel_entr rgamma softmax xlog1py xlogy y0 y1 yn zeta".split(),
]


def _elementwise(function, name, doc):
    def each(*arguments):
        arrays = np.broadcast_arrays(*[np.asarray(x, dtype=np.float64) for x in arguments])
        made = np.array([function(*v) for v in zip(*[a.ravel().tolist() for a in arrays])], dtype=np.float64)
        made = made.reshape(arrays[0].shape)
        return made if made.ndim else made[()]

    each.__name__, each.__doc__ = name, doc
    return each


def _gamma(v):
    try:
        return math.gamma(v)
    except ValueError:
        return math.inf if v == 0 and math.copysign(1, v) > 0 else math.nan
    except OverflowError:
        return math.inf


def _gammaln(v):
    try:
        return math.lgamma(v)
    except ValueError:
        return math.inf


erf = _elementwise(math.erf, "erf", "The error function.")
erfc = _elementwise(math.erfc, "erfc", "1 - erf(x).")
gamma = _elementwise(_gamma, "gamma", "The gamma function.")
gammaln = _elementwise(_gammaln, "gammaln", "The logarithm of the gamma function's size.")
for _name in ("betainc", "digamma", "erfinv", "gammainc", "gammaincc", "ndtr", "ndtri"):
    globals()[_name] = _elementwise(getattr(_functions, _name), _name, getattr(_functions, _name).__doc__)
for _name in ("ellipe", "ellipk", "ellipkm1"):
    globals()[_name] = _elementwise(getattr(_elliptic, _name), _name, getattr(_elliptic, _name).__doc__)
for _name in ("erfcinv", "gammasgn", "polygamma", "rgamma", "zeta"):
    globals()[_name] = _elementwise(getattr(_gammas, _name), _name, getattr(_gammas, _name).__doc__)
for _name in ("iv", "ive", "jv", "yn"):
    globals()[_name] = _elementwise(getattr(_bessel, _name), _name, getattr(_bessel, _name).__doc__)
for _name, _function, _order in (("j0", _bessel.jv, 0), ("j1", _bessel.jv, 1), ("y0", _bessel.yn, 0), ("y1", _bessel.yn, 1),
                                 ("i0", _bessel.iv, 0), ("i1", _bessel.iv, 1), ("i0e", _bessel.ive, 0),
                                 ("i1e", _bessel.ive, 1)):  # fmt: skip
    globals()[_name] = _elementwise(lambda x, of=_function, n=_order: of(n, x), _name, f"{_function.__doc__[:-1]} of order {_order}.")
del _name, _function, _order
psi, jn = digamma, jv  # noqa: F821
cbrt, exp2, expm1, log1p = np.cbrt, np.exp2, np.expm1, np.log1p


def ellipj(u, m):
    """Jacobi's elliptic functions sn, cn, dn of u at the parameter m, and the amplitude."""
    return tuple(_elementwise(lambda u, m, i=i: _elliptic.ellipj(u, m)[i], "ellipj", "")(u, m) for i in range(4))


def betaln(a, b):
    """The logarithm of the beta function."""
    return gammaln(a) + gammaln(b) - gammaln(np.asarray(a, dtype=float) + b)


def multigammaln(a, d):
    """The logarithm of the gamma function of d dimensions."""
    a = np.asarray(a, dtype=float)
    if np.any(a <= 0.5 * (d - 1)):
        raise ValueError(f"condition a ({a:f}) > 0.5 * (d-1) ({0.5 * (d - 1):f}) not met")
    return d * (d - 1) / 4 * math.log(math.pi) + gammaln(a[..., None] - np.arange(d) / 2).sum(axis=-1)


def beta(a, b):
    """gamma(a) gamma(b) / gamma(a + b)."""
    return np.exp(betaln(a, b))


def binom(n, k):
    """n over k, of real numbers, too."""
    n, k = np.asarray(n, dtype=float), np.asarray(k, dtype=float)
    made = np.exp(gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1))
    return np.where((n == np.floor(n)) & (k == np.floor(k)), np.round(made), made)[()]


def perm(N, k, exact=False):
    """How many ordered choices there are of k among N things."""
    if exact:
        return math.perm(N, k)
    return _elementwise(lambda n, k: float(math.perm(int(n), int(k))) if n >= k >= 0 else 0.0, "perm", "")(N, k)


def entr(x):
    """-x log(x)."""
    x = np.asarray(x, dtype=float)
    return np.where(x < 0, -np.inf, 0.0 - xlogy(x, x))[()]


def rel_entr(x, y):
    """x log(x / y)."""
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        made = np.where((x > 0) & (y > 0), xlogy(x, x / y), np.where((x == 0) & (y >= 0), 0.0, np.inf))
    return made[()]


def kl_div(x, y):
    """x log(x / y) - x + y."""
    return rel_entr(x, y) - x + np.asarray(y, dtype=float)


def huber(delta, r):
    """r^2 / 2 where r is small, else delta (|r| - delta / 2)."""
    r = np.asarray(r, dtype=float)
    return np.where(np.abs(r) <= delta, r * r / 2, delta * (np.abs(r) - delta / 2))[()]


def xlog1py(x, y):
    """x log(1 + y), 0 where x is 0."""
    return xlogy(x, 1 + np.asarray(y, dtype=float))


def _real(x):
    """Numbers to compute with: single precision is kept."""
    x = np.asarray(x)
    return x if x.dtype in (np.float32, np.float64) else x.astype(np.float32 if x.dtype == np.float16 else float)


def _answer(made, out):
    if out is None:
        return made[()]
    out[...] = made
    return out


def expit(x, out=None):
    """1 / (1 + exp(-x))."""
    x = _real(x)
    small = np.exp(-np.abs(x))
    return _answer(np.where(x >= 0, 1 / (1 + small), small / (1 + small)), out)


def logit(x, out=None):
    """log(x / (1 - x))."""
    x = _real(x)
    return _answer(np.log(x / (1 - x)), out)


def logsumexp(a, axis=None, b=None, keepdims=False, return_sign=False):
    """log(sum(b exp(a))), without overflow; with ``return_sign`` of the sum's size, and its sign."""
    a = _real(a)
    most = a.max(axis=axis, keepdims=True)
    most = np.where(np.isfinite(most), most, 0)
    terms = np.exp(a - most) if b is None else b * np.exp(a - most)
    sums = terms.sum(axis=axis, keepdims=True)
    with np.errstate(divide="ignore"):
        found = [np.log(np.abs(sums) if return_sign else sums) + most] + [np.sign(sums)] * return_sign
    if not keepdims:
        found = [made.squeeze(axis)[()] if axis is not None else made.reshape(())[()] for made in found]
    return tuple(found) if return_sign else found[0]


def softmax(x, axis=None):
    """exp(x) / sum(exp(x))."""
    x = _real(x)
    shifted = np.exp(x - x.max(axis=axis, keepdims=True))
    return shifted / shifted.sum(axis=axis, keepdims=True)


def log_softmax(x, axis=None):
    """x - log(sum(exp(x)))."""
    x = _real(x)
    shifted = x - x.max(axis=axis, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))


def xlogy(x, y):
    """x log(y), 0 where x is 0."""
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return np.where(x == 0, 0.0, x * np.log(np.where(x == 0, 1.0, y)))[()]


def factorial(n, exact=False):
    """n!; as a whole number if exact."""
    if exact:
        return math.factorial(n) if np.ndim(n) == 0 else np.array([math.factorial(v) for v in np.ravel(n).tolist()]).reshape(
            np.shape(n))
    return gamma(np.asarray(n, dtype=float) + 1)


def comb(N, k, exact=False, repetition=False):
    """How many ways there are to choose k of N things."""
    if repetition:
        return comb(N + k - 1, k, exact)
    if exact:
        return math.comb(N, k)
    n, k = np.broadcast_arrays(np.asarray(N), np.asarray(k))
    made = np.array([float(math.comb(int(a), int(b))) if a >= b >= 0 else 0.0 for a, b in zip(n.ravel(), k.ravel())])
    return made.reshape(n.shape)[()]
