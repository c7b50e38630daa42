"""Reductions that leave out NaN."""

from ._creation import asarray
from ._methods import into
from ._selection import where
from ._statistics import median, quantile
from ._ufuncs import isnan, sqrt


def _filled(a, value):
    a = asarray(a)
    return where(isnan(a), asarray(value).astype(a.dtype), a) if a.dtype.kind == "f" else a


def _count(a, axis, keepdims):
    return (~isnan(asarray(a))).sum(axis, keepdims=keepdims)


def nansum(a, axis=None, dtype=None, out=None, keepdims=False):
    """The sum without NaN."""
    return _filled(a, 0).sum(axis, dtype, out, keepdims)


def nanprod(a, axis=None, dtype=None, out=None, keepdims=False):
    """The product without NaN."""
    return _filled(a, 1).prod(axis, dtype, out, keepdims)


def nancumsum(a, axis=None, dtype=None, out=None):
    """Running sums without NaN."""
    return _filled(a, 0).cumsum(axis, dtype, out)


def nancumprod(a, axis=None, dtype=None, out=None):
    """Running products without NaN."""
    return _filled(a, 1).cumprod(axis, dtype, out)


def nanmean(a, axis=None, dtype=None, out=None, keepdims=False):
    """The mean without NaN."""
    return into(_filled(a, 0).sum(axis, dtype, None, keepdims) / _count(a, axis, keepdims), out)


def nanvar(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    """The variance without NaN."""
    a = asarray(a)
    distance = _filled(a - nanmean(a, axis, dtype, keepdims=True), 0)
    return into((distance * distance).sum(axis, dtype, None, keepdims) / (_count(a, axis, keepdims) - ddof), out)


def nanstd(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    """The standard deviation without NaN."""
    return into(sqrt(nanvar(a, axis, dtype, None, ddof, keepdims)), out)


def _extreme(ufunc):
    def function(a, axis=None, out=None, keepdims=False):
        from . import _ufuncs

        return getattr(_ufuncs, ufunc).reduce(asarray(a), axis, keepdims=keepdims, out=out)

    return function


nanmax = _extreme("fmax")
nanmin = _extreme("fmin")


def nanargmax(a, axis=None, out=None, keepdims=False):
    """The index of the largest element that is not NaN."""
    return _place(a, axis, "argmax", float("-inf"), keepdims)


def nanargmin(a, axis=None, out=None, keepdims=False):
    """The index of the smallest element that is not NaN."""
    return _place(a, axis, "argmin", float("inf"), keepdims)


def _place(a, axis, method, value, keepdims):
    a = asarray(a)
    if a.dtype.kind == "f" and isnan(a).all(axis).any():
        raise ValueError("All-NaN slice encountered")
    filled = _filled(a, value) if a.dtype.kind == "f" else a
    return getattr(filled, method)(axis, keepdims=keepdims)


def nanmedian(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    """The median without NaN."""
    return into(_each_line(median, asarray(a), axis, keepdims), out)


def nanquantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
    """The quantile without NaN."""
    return into(_each_line(lambda v: quantile(v, q, method=method), asarray(a), axis, keepdims), out)


def nanpercentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
    """The percentile without NaN."""
    return nanquantile(a, asarray(q) / 100, axis, out, overwrite_input, method, keepdims)


def _each_line(function, a, axis, keepdims):
    def without(line):
        kept = line[~isnan(line)]
        return function(kept) if kept.size else asarray(float("nan"))[()]

    if axis is None:
        value = without(a.ravel())
        return asarray(value).reshape((1,) * a.ndim) if keepdims else value
    from ._functional import apply_along_axis
    from ._shapes import expand_dims

    made = apply_along_axis(without, axis, a)
    return expand_dims(made, axis) if keepdims else made
