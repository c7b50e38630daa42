"""Functions that answer with complex numbers where real ones have no value."""

from .. import _ufuncs as U
from .._creation import asarray


def _where(function, bad):
    def call(x):
        a = asarray(x)
        if a.dtype.kind != "c" and bad(a).any():
            a = a.astype("c8" if a.dtype.char in "bBhHf" else "c16")
        return function(a)[()]

    call.__name__ = function.__name__
    return call


def _any(condition):
    return lambda a: asarray(condition(a))


sqrt = _where(U.sqrt, _any(lambda a: U.less(a, 0)))
log = _where(U.log, _any(lambda a: U.less(a, 0)))
log2 = _where(U.log2, _any(lambda a: U.less(a, 0)))
log10 = _where(U.log10, _any(lambda a: U.less(a, 0)))
arccos = _where(U.arccos, _any(lambda a: U.greater(U.absolute(a), 1)))
arcsin = _where(U.arcsin, _any(lambda a: U.greater(U.absolute(a), 1)))
arctanh = _where(U.arctanh, _any(lambda a: U.greater(U.absolute(a), 1)))


def power(x, p):
    """x to the power p."""
    a, b = asarray(x), asarray(p)
    if a.dtype.kind in "biuf" and U.less(a, 0).any():
        a = a.astype("c8" if a.dtype.char in "bBhHf" else "c16")
    if a.dtype.kind in "iu" and b.dtype.kind in "iu" and U.less(b, 0).any():
        b = b * 1.0
    return U.power(a, b)


def logn(n, x):
    """The logarithm to a base."""
    return log(x) / log(n)
