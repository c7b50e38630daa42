"""What stands in square brackets, as Java takes it."""

import operator

from ._java import guarded, of
from ._scalars import bool_

_indexing = of("Indexing")
_Slice = of("Slice")
_ALL = _Slice.ALL
_NEWAXIS = _indexing.NEWAXIS
_ELLIPSIS = _indexing.ELLIPSIS


def part(key):
    """One part of an index: an integer, a slice, None, Ellipsis, or an array of integers or bool."""
    kind = type(key)
    if kind is int or kind is bool:
        return key
    if kind is slice:
        start, stop, step = key.start, key.stop, key.step
        if start is None and stop is None and step is None:
            return _ALL
        return _Slice(_bound(start), _bound(stop), _bound(step))
    if key is None:
        return _NEWAXIS
    if key is Ellipsis:
        return _ELLIPSIS
    j = getattr(key, "_j", None)
    if kind is bool_ or isinstance(key, (int, float)):
        if isinstance(key, float):
            raise _unusable()
        return bool(key) if kind is bool_ else int.__int__(key)
    if j is not None:
        return j
    if isinstance(key, (list, tuple, range)):
        from ._creation import array

        made = array(key)
        return (made.astype("int64") if made.size == 0 else made)._j
    if hasattr(key, "__array__"):
        from ._creation import asarray

        made = asarray(key)
        return made._j
    try:
        return operator.index(key)
    except TypeError:
        raise _unusable() from None


def _bound(value):
    if value is None or type(value) is int:
        return value
    try:
        return operator.index(value)
    except TypeError:
        raise TypeError("slice indices must be integers or None or have an __index__ method") from None


def _unusable():
    return IndexError(
        "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are"
        " valid indices"
    )


_normalize = guarded(of("AxisException").normalize)


def axis_of(axis, rank, name=None):
    """The axis counted from the front; AxisError if there is none, under the name of the argument where it has one."""
    if name is not None and not -rank <= axis < rank:
        from .exceptions import AxisError

        raise AxisError(axis, rank, name)
    return _normalize(operator.index(axis), rank)


def along(array, axis, *index):
    """The key which puts an index (or several) at an axis, and takes all of the axes before it."""
    return (slice(None),) * axis_of(axis, array.ndim) + index


def parts(key):
    """The parts of a whole index."""
    if isinstance(key, tuple):
        return [part(k) for k in key]
    return (part(key),)


_select = guarded(_indexing.select)


def select(array, key):
    """As ``array[key]``, but one element stays an array: a 0-d view of it."""
    from ._ndarray import wrap

    return wrap(_select(array._j, *parts(key)))
