"""Functions that reduce axes to one number, as functions; arrays have the frequent ones as methods."""

from ._creation import asarray
from ._java import complete
from ._reducing import chosen
from ._ndarray import ndarray


def _function(name, doc, typed=False):
    """``numpy.name(a, ...)`` as ``a.name(...)``."""

    if typed:

        def function(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None):
            if type(a) is not ndarray:
                if isinstance(a, ndarray):
                    return _of_subclass(a, name, axis=axis, dtype=dtype, out=out, keepdims=keepdims, initial=initial, where=where)
                a = asarray(a)
            return getattr(a, name)(axis, dtype, out, keepdims, initial, where)
    else:

        def function(a, axis=None, out=None, keepdims=False, initial=None, where=None):
            if type(a) is not ndarray:
                if isinstance(a, ndarray):
                    return _of_subclass(a, name, axis=axis, out=out, keepdims=keepdims, initial=initial, where=where)
                a = asarray(a)
            return getattr(a, name)(axis, out, keepdims, initial, where)

    function.__name__ = name
    function.__doc__ = doc
    return function


def _of_subclass(a, name, **options):
    """A subclass's own method, which may know fewer options."""
    return getattr(a, name)(**{k: v for k, v in options.items() if v is not None and (v is not False or k == "where")})


def by_method(a, name, **options):
    """``a.name(...)``, where a subclass may have a method of its own."""
    if type(a) is not ndarray and isinstance(a, ndarray):
        return _of_subclass(a, name, **options)
    return getattr(asarray(a), name)(**options)


sum = _function("sum", "The sum over axes.", typed=True)
prod = _function("prod", "The product over axes.", typed=True)
max = amax = _function("max", "The largest element along axes.")
min = amin = _function("min", "The smallest element along axes.")
any = _function("any", "Whether any element along axes is not zero.")
all = _function("all", "Whether all elements along axes are not zero.")


def mean(a, axis=None, dtype=None, out=None, keepdims=False, where=None):
    """The arithmetic mean along axes."""
    if where is not None:
        return asarray(a).mean(axis, dtype, out, keepdims, where=where)
    return by_method(a, "mean", axis=axis, dtype=dtype, out=out, keepdims=keepdims)


def _spread(name, doc):
    def function(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=None, mean=None, correction=None):
        ddof = chosen(ddof, correction)
        if where is None and hasattr(a, "_mask"):
            return _of_subclass(a, name, axis=axis, dtype=dtype, out=out, ddof=ddof or None, keepdims=keepdims, mean=mean)
        if where is not None or mean is not None:
            from . import _moments

            return getattr(_moments, name)(asarray(a), axis, dtype, ddof, keepdims, where, mean, out)
        if type(a) is not ndarray and isinstance(a, ndarray):
            return _of_subclass(a, name, axis=axis, dtype=dtype, out=out, ddof=ddof or None, keepdims=keepdims)
        return getattr(asarray(a), name)(axis, dtype, out, ddof, keepdims)

    function.__name__ = function.__qualname__ = name
    function.__doc__ = doc
    return function


var = _spread("var", "The variance along axes; divides by ``n - ddof``.")
std = _spread("std", "The standard deviation along axes; divides by ``n - ddof``.")


def ptp(a, axis=None, out=None, keepdims=False):
    """Largest minus smallest element."""
    return by_method(a, "ptp", axis=axis, out=out, keepdims=keepdims)


def argmax(a, axis=None, out=None, keepdims=False):
    """The index of the largest element, the first one on ties."""
    return by_method(a, "argmax", axis=axis, out=out, keepdims=keepdims)


def argmin(a, axis=None, out=None, keepdims=False):
    """The index of the smallest element, the first one on ties."""
    return by_method(a, "argmin", axis=axis, out=out, keepdims=keepdims)


_combine = {"sum": "add", "prod": "multiply", "max": "maximum", "min": "minimum", "any": "logical_or", "all": "logical_and"}


def reduced(name, a, axis, dtype, out, keepdims, initial, where):
    """A reduction with the rare options: a target, no axes at all, a type to compute in, a start value, a mask."""
    from . import _ufuncs
    from ._globals import _NoValue

    found = getattr(_ufuncs, _combine[name]).reduce(
        a, axis, dtype, out, keepdims, _NoValue if initial is None else initial, True if where is None else where
    )
    return asarray(found).astype(bool)[()] if a.dtype.kind == "O" and out is None and name in ("any", "all") else found


complete(__name__)
