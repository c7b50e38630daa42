"""Masks: what stands for none, how they are asked for, made and joined."""

from .._creation import asarray as _asarray
from .._creation import zeros as _zeros
from .._ndarray import ndarray
from .._scalars import False_, bool_

nomask = False_
MaskType = bool_


def getmask(a):
    """The mask, or ``nomask``."""
    return getattr(a, "_mask", nomask)


def getmaskarray(arr):
    """The mask as an array."""
    mask = getmask(arr)
    return _zeros(_asarray(getdata(arr)).shape, bool) if mask is nomask else mask


def getdata(a, subok=True):
    """The plain array."""
    return a.view(ndarray) if hasattr(a, "_mask") else a


def is_mask(m):
    return isinstance(m, ndarray) and m.dtype.kind == "b" or m is nomask and False


def is_masked(x):
    """Whether any element is masked."""
    mask = getmask(x)
    return mask is not nomask and bool(mask.any())


def make_mask(m, copy=False, shrink=True, dtype=bool):
    if m is nomask:
        return nomask
    m = _asarray(filled(m, True), bool)
    return nomask if shrink and not m.any() else m


def make_mask_none(newshape, dtype=None):
    return _zeros(newshape, bool)


def make_mask_descr(ndtype):
    from .._dtypes import BOOL

    return BOOL


def mask_or(m1, m2, copy=False, shrink=True):
    if m1 is nomask or m1 is False:
        return make_mask(m2, shrink=shrink)
    if m2 is nomask or m2 is False:
        return make_mask(m1, shrink=shrink)
    return make_mask(_asarray(m1) | _asarray(m2), shrink=shrink)


def filled(a, fill_value=None):
    """A plain array with a value in the place of masked elements."""
    return a.filled(fill_value) if hasattr(a, "_mask") else _asarray(a)


def all_nomask(arrays):
    for a in arrays:
        if getmask(a) is not nomask:
            return False
    return True
