"""The methods of arrays that put elements together: sums, means, extrema and where they are."""

from _operator import index

from . import _dtypes as D
from ._indexing import axis_of
from ._java import ForeignException, guarded, of, translated
from ._scalars import result

_size = of("Layout").size
_Reduction = of("Reduction")
_raw_reduce = of("Reductions").compute
_Statistics = of("Statistics")
_mean = guarded(_Statistics.boxedMean)
_variance = guarded(_Statistics.boxedVariance)
_deviation = guarded(_Statistics.boxedDeviation)
_AlongAxis = of("AlongAxis")
_argmax = guarded(_AlongAxis.boxedArgmax)
_argmin = guarded(_AlongAxis.boxedArgmin)
_NoNumbers = of("NoNumbersException")


def _warn_of_few(a, axis, ddof, what="Degrees of freedom <= 0 for slice"):
    """Warns as NumPy does where a variance has no degrees of freedom, or a mean is one of no elements."""
    shape = a.shape
    count = _size(a._j)
    if axis is not None:
        count = 1
        for n in axes(axis):
            count *= shape[n]
    if count <= ddof:
        import warnings

        from ._float_errors import tell

        warnings.warn(what, RuntimeWarning, stacklevel=3)
        tell(4, "scalar divide" if axis is None or len(axes(axis)) == len(shape) else "divide")


def axes(axis, strict=False):
    """The axes Java is to work on; none at all stands for every one. To be ``strict`` is to take no list."""
    if axis is None:
        return ()
    if strict:
        return tuple(map(index, axis)) if isinstance(axis, tuple) else (index(axis),)
    if type(axis) is int:
        return (axis,)
    return axis if type(axis) is tuple else tuple(axis) if isinstance(axis, list) else (index(axis),)


def into(value, out, strict=False):
    """The result, moved to ``out`` if the caller gave an array for it; to be ``strict`` is not to round it for that."""
    if out is None:
        return value
    out = out[0] if type(out) is tuple else out
    kind = getattr(value, "dtype", None)
    if kind is not None and hasattr(out, "_j"):
        if out.shape != value.shape:
            raise ValueError(f"output parameter has the shape {out.shape}, the result has {value.shape}")
        if strict and kind.kind in "iufc" and out.dtype.kind in "biuf" and not D.same_kind(kind, out.dtype):
            raise TypeError(f"Cannot cast array data from {kind!r} to {out.dtype!r} according to the rule 'same_kind'")
    out[...] = value
    return out


def chosen(ddof, correction):
    """What is taken off the number of elements, under either of its names."""
    if correction is None:
        return ddof
    if ddof:
        raise ValueError("ddof and correction can't be provided simultaneously.")
    return correction


_ORDER = "biufc"


def is_rare(a, dtype, kinds=_ORDER):
    """Whether a type to compute in is none that Java's loops know, or one to which elements are cast down."""
    kind = D.dtype(dtype)
    if not kind.isnative or kind.kind not in kinds:
        return True
    return a.dtype.kind in _ORDER and _ORDER.index(a.dtype.kind) > _ORDER.index(kind.kind)


def _reduction(name, op):
    def method(self, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None):
        if out is not None or axis == () or where is not None or initial is not None or dtype is not None and is_rare(self, dtype):
            from ._reductions import reduced

            return reduced(name, self, axis, dtype, out, keepdims, initial, where)
        try:
            value = _raw_reduce(op, self._j, keepdims, D.java_type(dtype), *axes(axis))
        except ForeignException as error:
            return _reduced_otherwise(error, name, self, axis, keepdims)
        kind = type(value)
        return _of_subclass(self, result(value) if kind is float or kind is int or kind is bool or kind is str else self._wrap(value))

    method.__name__ = name
    return method


def _of_subclass(a, value):
    """A result, which is of the subclass that the array is of also where it is a single number."""
    from ._ndarray import ndarray

    if type(a) is ndarray or isinstance(value, ndarray):
        return value
    from ._overrides import _wrap_one

    return _wrap_one(a, value, None)


def _reduced_otherwise(error, name, a, axis, keepdims):
    from ._float_errors import isfound, settle

    if isfound(error):
        value = settle(error, name="reduce")
        return result(value) if isinstance(value, (int, float, str)) else a._wrap(value)
    if not isinstance(error, _NoNumbers):
        raise translated(error) from None
    from ._beyond import reduce

    return reduce(name, a, axis, keepdims)


def _untyped(name, op):
    """A reduction whose type is that of the elements."""
    typed = _reduction(name, op)

    def method(self, axis=None, out=None, keepdims=False, initial=None, where=None, dtype=None):
        if dtype is not None:
            return into(typed(self, axis, None, None, keepdims, initial, where).astype(dtype), out)
        return typed(self, axis, None, out, keepdims, initial, where)

    method.__name__ = name
    return method


def _spread(name, compute):
    def method(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=None, mean=None, correction=None):
        ddof = chosen(ddof, correction)
        rare = out is not None or where is not None or mean is not None or dtype is not None and is_rare(self, dtype, "fc")
        if rare or self.dtype.kind in "OmM" or axis == ():
            from . import _moments

            return getattr(_moments, name)(self, axis, dtype, ddof, keepdims, where, mean, out)
        value = compute(self._j, keepdims, D.java_type(dtype), ddof, *axes(axis))
        if ddof or type(value) is not float or value != value:
            _warn_of_few(self, axis, ddof)
        return self._number(value)

    method.__name__ = name
    return method


class Reducing:
    """What arrays make of all elements or of those along axes; see the functions of the same names for what they mean."""

    __slots__ = ()

    sum = _reduction("sum", _Reduction.SUM)
    prod = _reduction("prod", _Reduction.PROD)
    max = _untyped("max", _Reduction.MAX)
    min = _untyped("min", _Reduction.MIN)
    any = _untyped("any", _Reduction.ANY)
    all = _untyped("all", _Reduction.ALL)

    def mean(self, axis=None, dtype=None, out=None, keepdims=False, *, where=None):
        rare = out is not None or where is not None or dtype is not None and is_rare(self, dtype, "fc")
        if rare or self.dtype.kind in "OmM" or axis == ():
            from ._moments import mean

            return mean(self, axis, dtype, keepdims, where, out)
        value = _mean(self._j, keepdims, D.java_type(dtype), *axes(axis))
        if (type(value) is not float or value != value) and not _size(self._j):
            _warn_of_few(self, axis, 0, "Mean of empty slice")
        return self._number(value)

    var = _spread("var", _variance)
    std = _spread("std", _deviation)

    def _number(self, value):
        """A Java array as one of this class, a boxed element as a scalar."""
        kind = type(value)
        return result(value) if kind is float or kind is int or kind is bool or kind is str else self._wrap(value)

    def ptp(self, axis=None, out=None, keepdims=False):
        made = self.max(axis, keepdims=keepdims) - self.min(axis, keepdims=keepdims)
        if out is None:
            return made
        from ._targets import stored

        return stored("subtract", made, out, True, "same_kind")

    def argmax(self, axis=None, out=None, keepdims=False):
        return self._placed("argmax", _argmax, axis, out, keepdims)

    def argmin(self, axis=None, out=None, keepdims=False):
        return self._placed("argmin", _argmin, axis, out, keepdims)

    def _placed(self, name, find, axis, out, keepdims):
        if self.dtype.kind not in "biufc":
            from ._ranks import ranks

            return ranks(self)._placed(name, find, axis, out, keepdims)
        value = self._number(find(self._j, axis))
        if keepdims:
            along = range(self.ndim) if axis is None else (axis_of(axis, self.ndim),)
            value = value.reshape([1 if i in along else n for i, n in enumerate(self.shape)])
        if out is not None and not (out.shape == value.shape and out.dtype.kind in "iu"):
            if out.shape == value.shape:
                raise TypeError(f"Cannot cast array data from {out.dtype!r} to dtype('int64') according to the rule 'safe'")
            raise ValueError(f"output array does not match result of np.{name}.")
        return into(value, out)
