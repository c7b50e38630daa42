"""Arrays as sets of their elements."""

from ._beyond import ranks
from ._creation import arange, array, asanyarray, asarray, ones, zeros
from ._dtypes import promoted
from ._indexing import axis_of
from ._java import guarded, of
from ._joining import concatenate
from ._ndarray import wrap
from ._sorting import argsort, lexsort, searchsorted
from ._ufuncs import isnan

_unique = guarded(of("Order").unique)


def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True):
    """The different elements, sorted; of the flattened array, or the different rows along an axis."""
    a = asanyarray(ar)
    if axis is None:
        values, index, inverse, counts = _unique_flat(a, equal_nan)
        inverse = inverse.reshape(a.shape)
    else:
        axis = axis_of(axis, a.ndim)
        values, index, inverse, counts = _unique_flat(a, equal_nan) if a.ndim == 1 else _unique_along(a, axis)
    wanted = [values]
    wanted += [index] * bool(return_index) + [inverse] * bool(return_inverse) + [counts] * bool(return_counts)
    return wanted[0] if len(wanted) == 1 else tuple(wanted)


def _unique_flat(a, equal_nan):
    flat = a.ravel()
    numbers = flat if a.dtype.kind in "biufc" else ranks(flat)
    values, index, inverse, counts = map(wrap, _unique(numbers._j))
    if numbers is not flat:
        values = flat[index]
        if a.dtype.kind in "mM" and equal_nan is False:
            return _apart(flat, values, index, inverse, counts, isnat)
    else:
        values = a._wrap(values._j)
        if a.dtype.kind in "fc" and not equal_nan:
            return _apart(flat, values, index, inverse, counts, isnan)
    return values, index, inverse, counts


def _apart(flat, values, index, inverse, counts, unequal):
    """With every element that is not equal to itself as one of its own."""
    if not len(values) or not unequal(values[-1]):
        return values, index, inverse, counts
    places = unequal(flat).nonzero()[0]
    n = len(values) - 1
    index = concatenate((index[:-1], places))
    inverse = inverse.copy()
    inverse[places] = n + arange(len(places))
    return flat[index], index, inverse, concatenate((counts[:-1], ones(len(places), int)))


def _unique_along(a, axis):
    from ._shapes import moveaxis

    rows = moveaxis(a, axis, 0)
    flat = rows.reshape(rows.shape[0], -1)
    flat = flat if flat.dtype.kind in "biufc" else ranks(flat)
    if flat.size == 0 and rows.shape[0]:
        return moveaxis(rows[:1], 0, axis), zeros(1, int), zeros(rows.shape[0], int), array([rows.shape[0]])
    order = lexsort(flat.T[::-1]) if flat.size else zeros(0, int)
    placed = flat[order]
    starts = ones(len(order), bool)
    starts[1:] = (placed[1:] != placed[:-1]).any(axis=1)
    first = starts.nonzero()[0]
    inverse = zeros(len(order), int)
    inverse[order] = starts.cumsum() - 1
    counts = concatenate((first[1:], array([len(order)]))) - first if len(order) else first
    index = order[first]
    return moveaxis(rows[index], 0, axis), index, inverse, counts


_results = {}


def _named(kind, fields, values):
    """A named tuple; its class is made when first asked for, because ``collections`` takes time to import."""
    if kind not in _results:
        from collections import namedtuple

        _results[kind] = namedtuple(kind, fields, module=__name__)
    return _results[kind](*values)


def isnat(a):
    from ._datetimes import isnat

    return isnat(a)


def unique_all(x):
    """The different elements, where each is found first, which one each element is, and how often each occurs."""
    values = unique(x, True, True, True, equal_nan=False)
    return _named("UniqueAllResult", "values indices inverse_indices counts", values)


def unique_counts(x):
    """The different elements and how often each occurs."""
    return _named("UniqueCountsResult", "values counts", unique(x, return_counts=True, equal_nan=False))


def unique_inverse(x):
    """The different elements, and for each element which one it is."""
    return _named("UniqueInverseResult", "values inverse_indices", unique(x, return_inverse=True, equal_nan=False))


def unique_values(x):
    """The different elements, sorted."""
    return unique(x, equal_nan=False)


def isin(element, test_elements, assume_unique=False, invert=False, *, kind=None):
    """Which elements occur in ``test_elements``."""
    if kind not in (None, "sort", "table"):
        raise ValueError(f"Invalid kind: '{kind}'. Please use None, 'sort' or 'table'.")
    element, pool = asarray(element), asarray(test_elements)
    if kind == "table" and not (element.dtype.kind in "biu" and pool.dtype.kind in "biu"):
        raise ValueError("The 'table' method is only supported for boolean or integer arrays. Please select 'sort' or None for kind.")
    if element.dtype.kind == "O" or pool.dtype.kind == "O":
        known = pool.ravel().tolist()
        found = array([v in known for v in element.ravel().tolist()], bool).reshape(element.shape)
        return ~found if invert else found
    if element.dtype.kind not in "biufc" or pool.dtype.kind not in "biufc":
        both = concatenate((element.ravel(), pool.ravel()))
        numbers = ranks(both)
        element, pool = numbers[: element.size].reshape(element.shape), numbers[element.size :]
    pool = unique(pool)
    if pool.size == 0:
        found = zeros(element.shape, bool)
    else:
        place = asarray(searchsorted(pool, element)).clip(0, pool.size - 1)
        found = asarray(pool[place] == element)
    return ~found if invert else found


def in1d(ar1, ar2, assume_unique=False, invert=False, *, kind=None):
    """As ``isin``, flattened."""
    return isin(asarray(ar1).ravel(), ar2, invert=invert, kind=kind)


def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
    """The elements that occur in both."""
    ar1, ar2 = asanyarray(ar1), asanyarray(ar2)
    first, index1 = unique(ar1, return_index=True)
    second, index2 = unique(ar2, return_index=True)
    inside = isin(first, second)
    common = first[inside]
    kind = promoted(ar1.dtype, ar2.dtype)
    common = common if common.dtype is kind else common.astype(kind)
    return (common, index1[inside], index2[isin(second, common)]) if return_indices else common


def union1d(ar1, ar2):
    """The elements that occur in either."""
    return unique(concatenate((ar1, ar2), axis=None))


def setdiff1d(ar1, ar2, assume_unique=False):
    """The elements of the first that do not occur in the second."""
    first = asarray(ar1).ravel() if assume_unique else unique(ar1)
    return first[isin(first, ar2, invert=True)]


def setxor1d(ar1, ar2, assume_unique=False):
    """The elements that occur in just one of both."""
    return union1d(setdiff1d(ar1, ar2), setdiff1d(ar2, ar1))


def ediff1d(ary, to_end=None, to_begin=None):
    """The differences of neighbours, with what is to stand before and behind them."""
    a = asanyarray(ary).ravel()
    parts = [a[1:] - a[:-1]]
    for extra, name in ((to_begin, "to_begin"), (to_end, "to_end")):
        if extra is None:
            continue
        extra = asanyarray(extra).ravel()
        from ._types import can_cast

        if not can_cast(extra.dtype, a.dtype, "same_kind"):
            raise TypeError(f"dtype of `{name}` must be compatible with input `ary` under the `same_kind` rule.")
        extra = extra.astype(parts[0].dtype)
        parts = [extra, *parts] if name == "to_begin" else [*parts, extra]
    return concatenate(parts) if len(parts) > 1 else parts[0]
