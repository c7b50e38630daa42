"""The different elements of an array.

What only some calls need is imported by them: scripts count their classes by ``unique`` before anything else.
"""

from ._indexing import axis_of
from ._java import complete, guarded, of
from ._ndarray import wrap

_unique = guarded(of("Order").unique)


def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True):
    """The different elements, sorted; of the flattened array, or the different rows along an axis."""
    from ._creation import asanyarray

    a = asanyarray(ar)
    if hasattr(a, "_mask") and axis is None and not return_counts:
        from .ma import unique as of_masked

        return of_masked(a, return_index, return_inverse)
    if axis is None:
        values, index, inverse, counts = _unique_flat(a, equal_nan)
        inverse = inverse.reshape(a.shape)
    else:
        axis = axis_of(axis, a.ndim)
        if a.dtype.hasobject:
            raise TypeError(f"The axis argument to unique is not supported for dtype {a.dtype.name}")
        values, index, inverse, counts = _unique_flat(a, equal_nan) if a.ndim == 1 else _unique_along(a, axis)
    wanted = [values]
    wanted += [index] * bool(return_index) + [inverse] * bool(return_inverse) + [counts] * bool(return_counts)
    return wanted[0] if len(wanted) == 1 else tuple(wanted)


def _unique_flat(a, equal_nan):
    flat = a.ravel()
    if flat.ndim > 1:  # of a matrix
        from ._ndarray import ndarray

        a = a.view(ndarray)
        flat = a.ravel()
    numbers = flat if a.dtype.kind in "biufc" else _ranks(flat)
    values, index, inverse, counts = map(wrap, _unique(numbers._j))
    if numbers is not flat:
        values = flat[index]
        if a.dtype.kind in "mM" and equal_nan is False:
            from ._time_texts import isnat

            return _apart(flat, values, index, inverse, counts, isnat)
    else:
        values = a._wrap(values._j)
        if a.dtype.kind == "c" and equal_nan:
            values, index, inverse, counts = _one_nan(values, index, inverse, counts)
        if a.dtype.kind in "fc" and not equal_nan:
            from ._ufuncs import isnan

            return _apart(flat, values, index, inverse, counts, isnan)
    return values, index, inverse, counts


def _one_nan(values, index, inverse, counts):
    """Of complex numbers that are none in either part the first stands for all."""
    from ._joining import concatenate
    from ._ufuncs import isnan, minimum

    none = isnan(values)
    if none.sum() < 2:
        return values, index, inverse, counts
    k = int(none.argmax())
    return values[: k + 1], index[: k + 1], minimum(inverse, k), concatenate((counts[:k], counts[k:].sum(keepdims=True)))


def _ranks(flat):
    from ._ranks import ranks

    return ranks(flat)


def _apart(flat, values, index, inverse, counts, unequal):
    """With every element that is not equal to itself as one of its own."""
    if not len(values) or not unequal(values[-1]):
        return values, index, inverse, counts
    from ._creation import ones
    from ._arange import arange
    from ._joining import concatenate

    places = unequal(flat).nonzero()[0]
    n = len(values) - 1
    index = concatenate((index[:-1], places))
    inverse = inverse.copy()
    inverse[places] = n + arange(len(places))
    return flat[index], index, inverse, concatenate((counts[:-1], ones(len(places), int)))


def _unique_along(a, axis):
    from ._creation import array, ones, zeros
    from ._joining import concatenate
    from ._axes import moveaxis
    from ._sorting import lexsort

    rows = moveaxis(a, axis, 0)
    flat = rows.reshape(rows.shape[0], -1)
    flat = flat if flat.dtype.kind in "biufc" else _ranks(flat)
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


complete(__name__)
