"""Which elements are masked: by a condition, a value, a row."""

from .. import _ufuncs as U
from .._creation import asarray as _asarray
from .._creation import full as _full
from .._creation import ones as _ones
from .._creation import zeros as _zeros
from ._array import MaskedArray, array, asarray
from ._masks import getdata, getmask, getmaskarray, make_mask, mask_or, nomask


def masked_where(condition, a, copy=True):
    """Masked where a condition holds."""
    condition = make_mask(condition, shrink=False)
    values = _asarray(getdata(a))
    if condition.shape and condition.shape != values.shape:
        raise IndexError(f"Inconsistent shape between the condition and the input (got {condition.shape} and {values.shape})")
    made = MaskedArray(a, copy=copy)
    made._mask = mask_or(getmask(a), condition, shrink=False)
    if made._mask is not nomask and made._mask.shape != values.shape:
        made._mask = _full(values.shape, bool(made._mask), bool)
    return made


def _by(name):
    def function(x, value, copy=True):
        made = masked_where(getattr(U, name)(_asarray(getdata(x)), value), x, copy)
        if name == "equal":
            made._fill_value = value
        return made

    function.__doc__ = f"Masked where elements are {name.replace('_', ' ')} to (than) a value."
    return function


masked_equal, masked_not_equal = _by("equal"), _by("not_equal")
masked_greater, masked_greater_equal = _by("greater"), _by("greater_equal")
masked_less, masked_less_equal = _by("less"), _by("less_equal")


def masked_inside(x, v1, v2, copy=True):
    low, high = min_of(v1, v2)
    return masked_where((_asarray(getdata(x)) >= low) & (_asarray(getdata(x)) <= high), x, copy)


def masked_outside(x, v1, v2, copy=True):
    low, high = min_of(v1, v2)
    return masked_where((_asarray(getdata(x)) < low) | (_asarray(getdata(x)) > high), x, copy)


def min_of(a, b):
    return (a, b) if a <= b else (b, a)


def masked_invalid(a, copy=True):
    """Masked where elements are NaN or infinite."""
    made = masked_where(~U.isfinite(_asarray(getdata(a))), a, copy)
    return made


def masked_values(x, value, rtol=1e-5, atol=1e-8, copy=True, shrink=True):
    made = masked_where(U.isclose(_asarray(getdata(x)), value, rtol, atol), x, copy)
    made._fill_value = value
    return made


def masked_object(x, value, copy=True, shrink=True):
    return masked_equal(x, value, copy)


def masked_all(shape, dtype=float):
    return MaskedArray(_zeros(shape, dtype), mask=_ones(shape, bool))


def masked_all_like(arr):
    return masked_all(arr.shape, arr.dtype)


def mask_rows(a, axis=None):
    """With all of a row masked where one element of it is."""
    return mask_rowcols(a, 0)


def mask_cols(a, axis=None):
    """With all of a column masked where one element of it is."""
    return mask_rowcols(a, 1)


def mask_rowcols(a, axis=None):
    a = array(a, copy=True)
    if a.ndim != 2:
        raise NotImplementedError("mask_rowcols works for 2D arrays only.")
    mask = getmaskarray(a)
    rows, columns = mask.any(1), mask.any(0)
    new = mask.copy()
    if axis in (None, 0, -2):
        new[rows] = True
    if axis in (None, 1, -1):
        new[:, columns] = True
    a._mask = new
    return a


def compress_rows(a):
    """The rows without masked elements."""
    return asarray(a).data[~getmaskarray(a).any(1)]


def compress_cols(a):
    """The columns without masked elements."""
    return asarray(a).data[:, ~getmaskarray(a).any(0)]


def flatnotmasked_edges(a):
    places = (~getmaskarray(a)).ravel().nonzero()[0]
    return places[[0, -1]] if len(places) else None
