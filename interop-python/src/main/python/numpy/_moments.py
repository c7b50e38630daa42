"""Mean and variance with the rare options: masks, a given mean, elements that are no numbers."""

from . import _dtypes as D
from ._creation import asarray


def _count(a, axis, keepdims, where):
    from ._broadcasting import broadcast_to

    if where is None:
        if axis is None:
            return a.size
        count = 1
        for i in axis if isinstance(axis, tuple) else (axis,):
            count *= a.shape[i]
        return count
    return broadcast_to(asarray(where, bool), a.shape).sum(axis, keepdims=keepdims)


def _divided(total, count):
    from ._ufuncs import divide

    if hasattr(total, "dtype") and total.dtype.kind == "m":
        return total / count
    return divide(total, count)


def _sum(a, axis, dtype, keepdims, where):
    """The array's own sum, which may know fewer options."""
    given = {"axis": axis, "dtype": dtype, "keepdims": keepdims, "where": where}
    return a.sum(**{k: v for k, v in given.items() if v is not None and (v is not False or k == "where")})


def mean(a, axis, dtype, keepdims, where):
    kind = None if dtype is not None or a.dtype.kind not in "biu" else float
    half = a.dtype is D.FLOAT16 and dtype is None
    total = _sum(a, axis, "f4" if half else dtype or kind, keepdims, where)
    made = _divided(total, _count(a, axis, keepdims, where))
    return made.astype(a.dtype) if half else made


def var(a, axis, dtype, ddof, keepdims, where, center=None):
    from ._ufuncs import absolute, maximum, multiply

    if center is None:
        center = mean(a, axis, dtype, True, where)
    distance = a - center
    if distance.dtype.kind == "O":
        from ._ufuncs import conjugate

        square = multiply(distance, conjugate(distance))
    else:
        square = absolute(distance) ** 2 if distance.dtype.kind == "c" else multiply(distance, distance)
    total = _sum(asarray(square), axis, dtype, keepdims, where)
    count = _count(a, axis, keepdims, where) - ddof
    return _divided(total, maximum(count, 0))


def std(a, axis, dtype, ddof, keepdims, where, center=None):
    from ._ufuncs import sqrt

    return sqrt(var(a, axis, dtype, ddof, keepdims, where, center))
