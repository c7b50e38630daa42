"""Reductions that leave out NaN."""

import functools
import math
from warnings import warn

from . import _dtypes as D
from ._creation import asanyarray, asarray
from ._float_errors import errstate
from ._java import complete
from ._ndarray import ndarray
from ._reducing import chosen, into
from ._selection import where
from ._statistics import _weighted, median, of_percent, quantile
from ._ufuncs import divide, isnan, sqrt

choose = where


def _filled(a, value):
    a = a.filled(value) if hasattr(a, "_mask") and (a.dtype.kind in "fc" or value in (0, 1)) else asarray(a)
    if a.dtype.kind == "O":
        return where(a != a, asarray(value, object), a)
    return where(isnan(a), asarray(value).astype(a.dtype), a) if a.dtype.kind in "fc" else a


def _kept(function):
    """The function, whose results are of the class of the array that it is given."""

    @functools.wraps(function)
    def call(a, *args, **options):
        made = function(a, *args, **options)
        if isinstance(made, ndarray) and isinstance(a, ndarray) and not isinstance(made, type(a)):
            return asarray(made).view(type(a))
        return made

    return call


def _check_types(a, dtype, out):
    """The mean of inexact numbers is no integer."""
    if dtype is not None and D.dtype(dtype).kind not in "fc":
        raise TypeError("If a is inexact, then dtype must be inexact")
    if out is not None and out.dtype.kind not in "fc":
        raise TypeError("If a is inexact, then out must be inexact")


@_kept
def nansum(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None):
    """The sum without NaN."""
    return _filled(a, 0).sum(axis, dtype, out, keepdims, initial, where)


@_kept
def nanprod(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None):
    """The product without NaN."""
    return _filled(a, 1).prod(axis, dtype, out, keepdims, initial, where)


@_kept
def nancumsum(a, axis=None, dtype=None, out=None):
    """Running sums without NaN."""
    return _filled(a, 0).cumsum(axis, dtype, out)


@_kept
def nancumprod(a, axis=None, dtype=None, out=None):
    """Running products without NaN."""
    return _filled(a, 1).cumprod(axis, dtype, out)


def _quotient(total, count):
    """A sum by a count, in the type of the sum."""
    made = divide(total, count)
    return made.astype(total.dtype) if total.dtype.kind in "fc" else made


@_kept
def nanmean(a, axis=None, dtype=None, out=None, keepdims=False, *, where=None):
    """The mean without NaN."""
    a = asanyarray(a)
    if a.dtype.kind not in "fc":
        return a.mean(axis, dtype, out, keepdims, **({} if where is None else {"where": where}))
    _check_types(a, dtype, out)
    keep = ~isnan(a) if where is None else ~isnan(a) & where
    total = choose(keep, a, a.dtype.type(0)).sum(axis, dtype, None, keepdims)
    count = asarray(keep).sum(axis, keepdims=keepdims)
    if (asarray(count) == 0).any():
        warn("Mean of empty slice", RuntimeWarning, stacklevel=2)
    with errstate(divide="ignore", invalid="ignore"):
        return into(_quotient(total, count), out)


@_kept
def nanvar(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=None, mean=None, correction=None):
    """The variance without NaN."""
    ddof = chosen(ddof, correction)
    a = asanyarray(a)
    if a.dtype.kind not in "fc":
        return a.var(axis, dtype, out, ddof, keepdims, **({} if where is None else {"where": where}))
    _check_types(a, dtype, out)
    keep = ~isnan(a) if where is None else ~isnan(a) & where
    count = asarray(keep).sum(axis, keepdims=keepdims)
    with errstate(divide="ignore", invalid="ignore"):
        if mean is None:
            full = choose(keep, a, a.dtype.type(0)).sum(axis, dtype, None, True)
            mean = _quotient(full, asarray(keep).sum(axis, keepdims=True))
    distance = choose(keep, a - mean, a.dtype.type(0))
    square = (distance * distance.conj()).real if distance.dtype.kind == "c" else distance * distance
    total = square.sum(axis, dtype, None, keepdims)
    freedom = count - ddof
    if (asarray(freedom) <= 0).any():
        warn("Degrees of freedom <= 0 for slice.", RuntimeWarning, stacklevel=2)
    with errstate(divide="ignore", invalid="ignore"):
        made = choose(asarray(freedom) <= 0, asarray(total).dtype.type("nan"), _quotient(total, freedom))
    return into(made if made.ndim else made[()], out)


@_kept
def nanstd(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=None, mean=None, correction=None):
    """The standard deviation without NaN."""
    if out is not None and asanyarray(a).dtype.kind in "fc":
        _check_types(a, dtype, out)
    return into(sqrt(nanvar(a, axis, dtype, None, ddof, keepdims, where=where, mean=mean, correction=correction)), out)


def _extreme(ufunc):
    @_kept
    def function(a, axis=None, out=None, keepdims=False, initial=None, where=None):
        from . import _ufuncs

        a = asarray(a)
        options = {} if initial is None else {"initial": initial}
        if where is not None:
            options["where"] = where
        made = getattr(_ufuncs, ufunc).reduce(a, axis, keepdims=keepdims, out=out, **options)
        if a.dtype.kind in "fc" and isnan(made).any():
            warn("All-NaN slice encountered", RuntimeWarning, stacklevel=2)
        return made

    return function


nanmax = _extreme("fmax")
nanmin = _extreme("fmin")


@_kept
def nanargmax(a, axis=None, out=None, keepdims=False):
    """The index of the largest element that is not NaN."""
    return _place(a, axis, "argmax", float("-inf"), out, keepdims)


@_kept
def nanargmin(a, axis=None, out=None, keepdims=False):
    """The index of the smallest element that is not NaN."""
    return _place(a, axis, "argmin", float("inf"), out, keepdims)


def _place(a, axis, method, value, out, keepdims):
    a = asarray(a)
    if a.size and a.dtype.kind in "fc" and isnan(a).all(axis).any():
        raise ValueError("All-NaN slice encountered")
    filled = _filled(a, value) if a.dtype.kind in "fc" else a
    return getattr(filled, method)(axis, out, keepdims=keepdims)


@_kept
def nanmedian(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    """The median without NaN."""
    if asarray(a).size == 0:
        return nanmean(a, axis, out=out, keepdims=keepdims)
    return into(_each_line(median, asarray(a), axis, keepdims), out)


def nanquantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None,
                interpolation=None):  # fmt: skip
    """The quantile without NaN."""
    method = interpolation or method
    if asarray(a).size == 0:
        return nanmean(a, axis, out=out, keepdims=keepdims)
    if weights is not None:
        return _weighted(a, asarray(q) * 1.0, weights, axis, out, method, keepdims, asarray(a).dtype.kind == "f")
    return into(_each_line(lambda v: quantile(v, q, method=method), asarray(a), axis, keepdims), out)


def nanpercentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None,
                  interpolation=None):  # fmt: skip
    """The percentile without NaN."""
    if ((asarray(q) < 0) | (asarray(q) > 100)).any():
        raise ValueError("Percentiles must be in the range [0, 100]")
    return nanquantile(a, of_percent(q), axis, out, overwrite_input, method, keepdims, weights=weights,
                       interpolation=interpolation)  # fmt: skip


def _each_line(function, a, axis, keepdims):
    def without(line):
        kept = line[~isnan(line)]
        if kept.size:
            return function(kept)
        if line.size:
            warn("All-NaN slice encountered", RuntimeWarning, stacklevel=4)
        return function(asarray([float("nan")], a.dtype if a.dtype.kind in "fc" else float))

    if axis is None:
        value = without(a.ravel())
        several = asarray(value).shape
        return asarray(value).reshape(several + (1,) * a.ndim) if keepdims else value
    from ._functional import apply_along_axis
    from ._indexing import axis_of
    from ._axes import expand_dims, moveaxis

    axes = [axis_of(n, a.ndim) for n in (axis if isinstance(axis, (tuple, list)) else (axis,))]
    lines = moveaxis(a, axes, range(a.ndim - len(axes), a.ndim))
    ahead = lines.shape[: a.ndim - len(axes)]
    lines = lines.reshape((*ahead, math.prod(lines.shape[len(ahead) :])))
    made = apply_along_axis(without, -1, lines)
    # Several quantiles are the first axis of the result.
    made = moveaxis(made, -1, 0) if made.ndim > lines.ndim - 1 else made
    if keepdims:
        return expand_dims(made, tuple(n + made.ndim - lines.ndim + 1 for n in sorted(axes)))
    return made if made.ndim else made[()]


complete(__name__)
