"""Special functions: the part of ``scipy.special`` that scripts use most."""

import math

import numpy as np

__all__ = ["comb", "erf", "erfc", "expit", "factorial", "gamma", "gammaln", "log_softmax", "logit", "logsumexp", "softmax",
           "xlogy"]


def _elementwise(function, name, doc):
    def each(x):
        a = np.asarray(x, dtype=np.float64)
        made = np.array([function(v) for v in a.ravel().tolist()]).reshape(a.shape)
        return made if a.ndim else made[()]

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


def expit(x):
    """1 / (1 + exp(-x))."""
    x = np.asarray(x, dtype=float)
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + small), small / (1 + small))[()]


def logit(x):
    """log(x / (1 - x))."""
    x = np.asarray(x, dtype=float)
    return np.log(x / (1 - x))


def logsumexp(a, axis=None, b=None, keepdims=False):
    """log(sum(b exp(a))), without overflow."""
    a = np.asarray(a, dtype=float)
    most = a.max(axis=axis, keepdims=True)
    most = np.where(np.isfinite(most), most, 0)
    terms = np.exp(a - most) if b is None else b * np.exp(a - most)
    made = np.log(terms.sum(axis=axis, keepdims=True)) + most
    return made if keepdims else made.squeeze(axis)[()] if axis is not None else made.reshape(())[()]


def softmax(x, axis=None):
    """exp(x) / sum(exp(x))."""
    x = np.asarray(x, dtype=float)
    shifted = np.exp(x - x.max(axis=axis, keepdims=True))
    return shifted / shifted.sum(axis=axis, keepdims=True)


def log_softmax(x, axis=None):
    """x - log(sum(exp(x)))."""
    x = np.asarray(x, dtype=float)
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
