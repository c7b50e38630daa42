"""Sorting and searching in sorted arrays."""

from ._creation import asarray
from ._java import guarded, of
from ._ndarray import wrap
from ._scalars import result

_Order = of("Order")
_sort = guarded(_Order.sort)
_argsort = guarded(_Order.argsort)
_searchsorted = guarded(_Order.searchsorted)
_or_array = of("Scalars").orArray


def sort(a, axis=-1, kind=None, order=None, stable=None):
    """A sorted copy; flattened for ``axis=None``."""
    return wrap(_sort(asarray(a)._j, axis))


def sort_in_place(a, axis=-1, kind=None, order=None, stable=None):
    """``ndarray.sort``."""
    a[...] = wrap(_sort(a._j, axis))


def argsort(a, axis=-1, kind=None, order=None, stable=None):
    """The indices that sort; always stable."""
    return wrap(_argsort(asarray(a)._j, axis))


def lexsort(keys, axis=-1):
    """The indices that sort by several keys, the last one first."""
    order = None
    for key in keys:
        key = asarray(key)
        order = argsort(key) if order is None else order[argsort(key[order])]
    return order


def partition(a, kth, axis=-1, kind="introselect", order=None):
    """A copy with the k-th element in its sorted place: here all of them."""
    return sort(a, axis)


def argpartition(a, kth, axis=-1, kind="introselect", order=None):
    """The indices that partition: here those that sort."""
    return argsort(a, axis)


def searchsorted(a, v, side="left", sorter=None):
    """Where elements belong in a sorted vector: before equal ones, or behind them for 'right'."""
    a = asarray(a)
    if sorter is not None:
        a = a[sorter]
    return result(_or_array(_searchsorted(a._j, asarray(v)._j, side == "right")))


def digitize(x, bins, right=False):
    """The number of the bin each element is in."""
    bins = asarray(bins)
    if bins.size > 1 and (bins[1:] < bins[:-1]).any():
        if (bins[1:] > bins[:-1]).any():
            raise ValueError("bins must be monotonically increasing or decreasing")
        return len(bins) - searchsorted(bins[::-1], x, "right" if right else "left")
    return searchsorted(bins, x, "left" if right else "right")
