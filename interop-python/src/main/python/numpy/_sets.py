"""Arrays as sets of their elements."""

from ._creation import array, asarray, ones, zeros
from ._java import guarded, of
from ._joining import concatenate
from ._ndarray import wrap
from ._sorting import lexsort, searchsorted

_unique = guarded(of("Order").unique)


def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, equal_nan=True):
    """The different elements, sorted; of the flattened array, or the different rows along an axis."""
    a = asarray(ar)
    values, index, inverse, counts = map(wrap, _unique(a._j)) if axis is None or a.ndim == 1 else _unique_along(a, axis)
    if axis is None or a.ndim == 1:
        inverse = inverse.reshape(a.shape)
    wanted = [values]
    wanted += [index] * bool(return_index) + [inverse] * bool(return_inverse) + [counts] * bool(return_counts)
    return wanted[0] if len(wanted) == 1 else tuple(wanted)


def _unique_along(a, axis):
    from ._shapes import moveaxis

    rows = moveaxis(a, axis, 0)
    flat = rows.reshape(rows.shape[0], -1)
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


def unique_values(x):
    """The different elements, sorted."""
    return unique(x)


def isin(element, test_elements, assume_unique=False, invert=False, kind=None):
    """Which elements occur in ``test_elements``."""
    element = asarray(element)
    pool = unique(asarray(test_elements))
    if pool.size == 0:
        found = zeros(element.shape, bool)
    else:
        place = asarray(searchsorted(pool, element)).clip(0, pool.size - 1)
        found = pool[place] == element
    return ~found if invert else found


def in1d(ar1, ar2, assume_unique=False, invert=False):
    """As ``isin``, flattened."""
    return isin(asarray(ar1).ravel(), ar2, invert=invert)


def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
    """The elements that occur in both."""
    first, index1 = unique(ar1, return_index=True)
    second, index2 = unique(ar2, return_index=True)
    inside = isin(first, second)
    common = first[inside]
    return (common, index1[inside], index2[isin(second, common)]) if return_indices else common


def union1d(ar1, ar2):
    """The elements that occur in either."""
    return unique(concatenate((asarray(ar1).ravel(), asarray(ar2).ravel())))


def setdiff1d(ar1, ar2, assume_unique=False):
    """The elements of the first that do not occur in the second."""
    first = asarray(ar1).ravel() if assume_unique else unique(ar1)
    return first[isin(first, ar2, invert=True)]


def setxor1d(ar1, ar2, assume_unique=False):
    """The elements that occur in just one of both."""
    return union1d(setdiff1d(ar1, ar2), setdiff1d(ar2, ar1))
