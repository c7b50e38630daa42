"""Sorting and searching in sorted arrays."""

from ._creation import asanyarray, asarray
from ._indexing import axis_of
from ._java import complete, guarded, of
from ._ndarray import wrap
from ._scalars import result

_Order = of("Order")
_sort = guarded(_Order.sort)
_argsort = guarded(_Order.argsort)
_searchsorted = guarded(_Order.searchsorted)
_or_array = of("Scalars").orArray


def _checked(kind, stable=None):
    if kind is not None and (not isinstance(kind, str) or kind[:1].lower() not in "qhmsi"):
        raise ValueError(f"sort kind must be one of 'quick', 'heap', or 'stable' (got {kind!r})")
    if kind is not None and stable is not None:
        raise ValueError("`kind` and keyword parameters can't be provided at the same time. Use only one of them.")


def _ranked(a, order):
    """Numbers that are ordered as the elements are."""
    if order is not None:
        names = [order] if isinstance(order, str) else list(order)
        if a.dtype.names is None:
            raise ValueError("Cannot specify order when the array has no fields.")
        for name in names:
            if name not in a.dtype.names:
                raise ValueError(f"unknown field name: {name}")
            if names.count(name) > 1:
                raise ValueError(f"duplicate field name: {name}")
        names += [n for n in a.dtype.names if n not in names]
        a = _records(a, names)
    from ._ranks import ranks

    return ranks(a)


def _records(a, names):
    from ._dtype_sized import record

    made = record(names, [a.dtype.fields[n][0] for n in names])
    from ._creation import empty

    out = empty(a.shape, made)
    for name in names:
        out[name] = a[name]
    return out


def sort(a, axis=-1, kind=None, order=None, *, stable=None):
    """A sorted copy; flattened for ``axis=None``."""
    _checked(kind, stable)
    if hasattr(a, "_mask"):
        made = a.copy() if axis is not None else a.flatten()
        made.sort(axis=-1 if axis is None else axis, kind=kind, order=order)
        return made
    a = asanyarray(a)
    if a.dtype.kind in "biufc":
        if order is not None:
            raise ValueError("Cannot specify order when the array has no fields.")
        return a._wrap(_sort(a._j, axis))
    if axis is None:
        a, axis = a.ravel(), -1
    if a.ndim == 0:
        axis_of(axis, 0)
    from ._along_axis import take_along_axis

    return take_along_axis(a, asarray(wrap(_argsort(_ranked(a, order)._j, axis))), axis)


def sort_in_place(a, axis=-1, kind=None, order=None, *, stable=None):
    """``ndarray.sort``."""
    a[...] = sort(a, axis, kind, order, stable=stable)


def argsort(a, axis=-1, kind=None, order=None, *, stable=None):
    """The indices that sort; always stable."""
    _checked(kind, stable)
    if hasattr(a, "_mask"):
        return a.argsort(axis=axis, kind=kind, order=order)
    a = asarray(a)
    if a.dtype.kind not in "biufc":
        a = _ranked(a, order)
    return wrap(_argsort(a._j, axis))


def lexsort(keys, axis=-1):
    """The indices that sort by several keys, the last one first."""
    keys = [asarray(key) for key in keys]
    if not keys:
        raise TypeError("need sequence of keys with len > 0 in lexsort")
    from ._along_axis import take_along_axis

    order = None
    for key in keys:
        if key.ndim == 0:
            key = key.reshape(1)
        found = key if order is None else take_along_axis(key, order, axis)
        step = argsort(found, axis)
        order = step if order is None else take_along_axis(order, step, axis)
    return order if asarray(keys[0]).ndim else order[0]


def _kth(kth, a, axis):
    n = a.size if axis is None else a.shape[axis_of(axis, a.ndim)] if a.ndim else 1
    places = asarray(kth)
    if places.dtype.kind == "b":
        raise ValueError("Booleans unacceptable as partition index")
    if places.dtype.kind not in "iu":
        raise TypeError("Partition index must be integer")
    if places.ndim > 1:
        raise ValueError("kth array must have dimension <= 1")
    for k in places.ravel().tolist():
        if not -n <= k < n and (n or k):
            raise ValueError(f"kth(={k}) out of bounds ({n})")


def _require_introselect(kind):
    if not isinstance(kind, str):
        raise TypeError(f"select kind must be str, not {type(kind).__name__}")
    kind.encode()
    if kind != "introselect":
        raise ValueError(f"select kind must be 'introselect' (got {kind!r})")


def partition(a, kth, axis=-1, kind="introselect", order=None):
    """A copy with the k-th element in its sorted place: here all of them."""
    a = asanyarray(a)
    _kth(kth, a, axis)
    _require_introselect(kind)
    return sort(a, axis, order=order)


def partition_in_place(a, kth, axis=-1, kind="introselect", order=None):
    """``ndarray.partition``."""
    if axis is None:
        raise TypeError("'NoneType' object cannot be interpreted as an integer")
    a[...] = partition(a, kth, axis, kind, order)


def argpartition(a, kth, axis=-1, kind="introselect", order=None):
    """The indices that partition: here those that sort."""
    _require_introselect(kind)
    a = asarray(a)
    _kth(kth, a, axis)
    return argsort(a, axis, order=order)


def searchsorted(a, v, side="left", sorter=None):
    """Where elements belong in a sorted vector: before equal ones, or behind them for 'right'."""
    if side not in ("left", "right", "l", "r"):
        raise ValueError(f"search side must be 'left' or 'right' (got {side!r})")
    a, v = asarray(a), asarray(v)
    if a.ndim != 1:
        raise ValueError("object of too small depth for desired array" if a.ndim == 0 else "sorted array must be 1-d")
    if sorter is not None:
        sorter = asarray(sorter)
        if sorter.dtype.kind not in "iu":
            raise TypeError("sorter must only contain integers")
        if sorter.size != a.size:
            raise ValueError("sorter.size must equal len(a)")
        if sorter.size and (sorter.min() < 0 or sorter.max() >= a.size):
            raise ValueError("Sorter index out of range.")
        a = a[sorter]
    if a.dtype.kind not in "biufc" or v.dtype.kind not in "biufc":
        from ._ranks import ranks
        from ._joining import concatenate

        joined = ranks(concatenate((a, v.ravel())))
        a, v = joined[: a.size], joined[a.size :].reshape(v.shape)
    return result(_or_array(_searchsorted(a._j, v._j, side[0] == "r")))


def digitize(x, bins, right=False):
    """The number of the bin each element is in."""
    bins = asarray(bins)
    if asarray(x).dtype.kind == "c":
        raise TypeError("x may not be complex")
    if bins.dtype.kind == "c":
        raise TypeError("Cannot cast array data from dtype('complex128') to dtype('float64') according to the rule 'safe'")
    if bins.size > 1 and (bins[1:] < bins[:-1]).any():
        if (bins[1:] > bins[:-1]).any():
            raise ValueError("bins must be monotonically increasing or decreasing")
        return len(bins) - searchsorted(bins[::-1], x, "left" if right else "right")
    return searchsorted(bins, x, "left" if right else "right")


def sort_complex(a):
    """Sorted by real and then imaginary part, as complex numbers."""
    made = sort(a)
    if made.dtype.kind == "c":
        return made
    return made.astype("F" if made.dtype.char in "bhBH" else "D")


complete(__name__)
