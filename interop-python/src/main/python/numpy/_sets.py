"""Arrays as sets of their elements."""

from ._ranks import ranks
from ._creation import array, asanyarray, asarray, zeros
from ._dtypes import promoted
from ._java import complete
from ._joining import concatenate
from ._sorting import searchsorted
from ._unique import unique


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
    unequal = element != element if element.dtype.kind in "mM" else None  # not-a-time is in no set
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
    if unequal is not None:
        found = found & ~unequal
    return asarray(~found if invert else found)


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
    common = common if common.dtype == kind else common.astype(kind)
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
    return (concatenate(parts) if len(parts) > 1 else parts[0]).astype(a.dtype, copy=False)


complete(__name__)
