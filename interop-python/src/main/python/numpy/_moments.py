"""Mean and variance with the rare options: masks, targets, a given mean, types to add up in, elements that are no numbers."""

from . import _dtypes as D
from ._creation import asarray
from ._indexing import axis_of


def _count(a, axis, keepdims, where):
    from ._broadcasting import broadcast_to

    if where is None:
        if axis is None:
            return a.size
        count = 1
        for i in axis if isinstance(axis, tuple) else (axis,):
            count *= a.shape[axis_of(i, a.ndim)]
        return count
    return broadcast_to(asarray(where, bool), a.shape).sum(axis, keepdims=keepdims)


def _divided(total, count, out=None):
    """A sum by its count, in the type of the sum."""
    from ._ndarray import ndarray
    from ._ufuncs import divide

    kind = getattr(total, "dtype", None)
    if kind is not None and kind.kind == "m":
        return total / count
    if out is None and not isinstance(total, ndarray):
        made = divide(total, count)
        return made if kind is None or made.dtype is kind or kind.kind == "O" else made.astype(kind)
    if kind.kind == "O":
        return divide(total, count)
    return divide(total, count, out=total if out is None else out, casting="unsafe")


def _sum(a, axis, dtype, out, keepdims, where):
    """The array's own sum, which may know fewer options."""
    given = {"axis": axis, "dtype": dtype, "out": out, "keepdims": keepdims, "where": where}
    return a.sum(**{k: v for k, v in given.items() if v is not None and (v is not False or k == "where")})


def _warn(count, least, what):
    import warnings

    if (asarray(count) <= least).any():
        warnings.warn(what, RuntimeWarning, stacklevel=4)


def mean(a, axis, dtype, keepdims, where, out=None):
    where = None if where is True else where
    kind = None if dtype is not None or a.dtype.kind not in "biu" else float
    half = a.dtype is D.FLOAT16 and dtype is None
    count = _count(a, axis, keepdims, where)
    _warn(count, 0, "Mean of empty slice")
    made = _divided(_sum(a, axis, "f4" if half else dtype or kind, out, keepdims, where), count, out)
    return made.astype(a.dtype) if half and out is None else made


def var(a, axis, dtype, ddof, keepdims, where, center=None, out=None):
    from ._ufuncs import absolute, conjugate, maximum, multiply

    where = None if where is True else where
    dtype = float if dtype is None and a.dtype.kind in "biu" else dtype
    count = _count(a, axis, keepdims, where)
    _warn(count, ddof, "Degrees of freedom <= 0 for slice")
    if center is None:
        center = _divided(_sum(a, axis, dtype, None, True, where), _count(a, axis, True, where))
    distance = a - center
    if distance.dtype.kind == "O":
        square = multiply(distance, conjugate(distance))
    elif distance.dtype.kind == "m":
        from ._ufunc_errors import not_supported

        raise not_supported("square")
    else:
        square = absolute(distance) ** 2 if distance.dtype.kind == "c" else multiply(distance, distance)
    return _divided(_sum(asarray(square), axis, dtype, out, keepdims, where), maximum(asarray(count) - ddof, 0)[()], out)


def std(a, axis, dtype, ddof, keepdims, where, center=None, out=None):
    from ._ufuncs import sqrt

    made = var(a, axis, dtype, ddof, keepdims, where, center, out)
    kind = getattr(made, "dtype", None)
    if out is not None:
        return sqrt(made, out=out)
    made = sqrt(made)
    return made if kind is None or kind.kind not in "biu" else made.astype(kind)
