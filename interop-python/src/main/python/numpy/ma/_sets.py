"""Sets of the elements of masked arrays; what is masked is one element more."""

import numpy as np

from . import asarray, getdata, getmaskarray, masked_array


def _kept(a):
    return asarray(a).ravel()


def unique(ar1, return_index=False, return_inverse=False):
    """The different elements, and ``masked`` if one is."""
    from . import concatenate

    a = _kept(ar1)
    mask = getmaskarray(a)
    values = np.unique(a.data[~mask])
    made = masked_array(values) if not mask.any() else concatenate([masked_array(values), masked_array(a.data[mask][:1], True)])
    made = made.astype(a.dtype, copy=False)  # parts put together lose the order of their bytes
    if not (return_index or return_inverse):
        return made
    order = [np.flatnonzero((a.data == v) & ~mask)[0] for v in values] + ([np.flatnonzero(mask)[0]] if mask.any() else [])
    inverse = np.where(mask, len(values), np.searchsorted(values, a.data)) if len(values) else np.zeros(a.size, int)
    return (made, *([np.array(order)] if return_index else []), *([inverse] if return_inverse else []))


def intersect1d(ar1, ar2, assume_unique=False):
    """The elements that both have."""
    both = sorted(set(_kept(ar1).compressed().tolist()) & set(_kept(ar2).compressed().tolist()))
    one = getmaskarray(_kept(ar1)).any() and getmaskarray(_kept(ar2)).any()
    kind = np.result_type(getdata(asarray(ar1)), getdata(asarray(ar2)))
    return masked_array(np.array([*both, *([0] if one else [])], kind), [*[False] * len(both), *([True] if one else [])])


def isin(element, test_elements, assume_unique=False, invert=False):
    """Which elements another array has; a masked one is like any other."""
    a, b = asarray(element), asarray(test_elements)
    found = np.isin(a.data, b.compressed())
    both = getmaskarray(a) & getmaskarray(b).any()  # whether what is masked is the same is masked, too
    found = np.where(getmaskarray(a), both, found)
    return masked_array(~found if invert else found, mask=both if both.any() else False)


def in1d(ar1, ar2, assume_unique=False, invert=False):
    """``isin`` of the flattened array."""
    return isin(_kept(ar1), ar2, assume_unique, invert)


def union1d(ar1, ar2):
    """The elements that at least one has."""
    from . import concatenate

    return unique(concatenate([_kept(ar1), _kept(ar2)]))


def setdiff1d(ar1, ar2, assume_unique=False):
    """The elements that only the first has."""
    a = _kept(ar1) if assume_unique else unique(ar1)
    return a[~isin(a, ar2).data]


def setxor1d(ar1, ar2, assume_unique=False):
    """The elements that one of both has."""
    from . import concatenate

    return unique(concatenate([setdiff1d(ar1, ar2), setdiff1d(ar2, ar1)]))
