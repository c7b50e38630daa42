"""Which elements are masked: by a condition, a value, a row."""

import numpy as np

from ._array import MaskedArray, array, asarray, masked_array
from ._masks import filled, getdata, getmask, make_mask, make_mask_descr, mask_or, nomask


def masked_where(condition, a, copy=True):
    """Masked where a condition holds."""
    hidden = make_mask(condition, shrink=False)
    data = np.array(a, copy=True if copy else None, subok=True)
    if hidden.shape and hidden.shape != data.shape:
        raise IndexError(f"Inconsistent shape between the condition and the input (got {hidden.shape} and {data.shape})")
    if hasattr(a, "_mask"):
        hidden = mask_or(hidden, a._mask) if a._mask is nomask or a._mask.dtype.names is None else _with(a._mask, hidden)
        cls = type(a)
    else:
        cls = MaskedArray
    made = data.view(cls)
    hidden = np.zeros(made.shape, bool) if hidden is nomask else hidden
    if made.dtype.names is not None and hidden.dtype.names is None:
        from ._masks import of_records

        hidden = of_records(np.asarray(hidden), make_mask_descr(made.dtype))
    if not copy or hidden.shape != made.shape:
        made.mask = hidden if hidden.dtype.names is not None or hidden.any() else nomask  # in a mask that is shared, too
    else:
        made._mask = hidden if hidden.dtype.names is not None or hidden.any() else nomask
    if not copy and hasattr(a, "_mask") and getmask(a) is nomask:
        a._mask = made._mask if made._mask is nomask else made._mask.view()
    return made


def _with(mask, truth):
    from ._masks import join_records, of_records

    made = mask.copy()
    join_records(mask, of_records(truth, mask.dtype), made)
    return made


def _by(name):
    def function(x, value, copy=True):
        return masked_where(getattr(np, name)(x, value), x, copy)

    function.__name__ = f"masked_{name}"
    function.__doc__ = f"Masked where elements are {name.replace('_', ' ')} to (than) a value."
    return function


masked_greater, masked_greater_equal = _by("greater"), _by("greater_equal")
masked_less, masked_less_equal = _by("less"), _by("less_equal")
masked_not_equal = _by("not_equal")


def masked_equal(x, value, copy=True):
    """Masked where elements equal a value, which is the fill value, too."""
    made = masked_where(np.equal(x, value), x, copy)
    made.fill_value = value
    return made


def _ends(x, v1, v2):
    low, high = (v2, v1) if v2 < v1 else (v1, v2)
    return filled(x), low, high


def masked_inside(x, v1, v2, copy=True):
    """Masked where elements lie within an interval."""
    values, low, high = _ends(x, v1, v2)
    return masked_where((values >= low) & (values <= high), x, copy)


def masked_outside(x, v1, v2, copy=True):
    """Masked where elements lie outside of an interval."""
    values, low, high = _ends(x, v1, v2)
    return masked_where((values < low) | (values > high), x, copy)


def masked_invalid(a, copy=True):
    """Masked where elements are NaN or infinite."""
    a = np.array(a, copy=None, subok=True)
    made = masked_where(~np.isfinite(a), a, copy)
    if made._mask is nomask:
        made._mask = np.zeros(made.shape, bool)
    return made


def masked_values(x, value, rtol=1e-5, atol=1e-8, copy=True, shrink=True):
    """Masked where elements are close to a value, which is the fill value, too."""
    data = filled(x, value)
    mask = np.isclose(data, value, atol, rtol) if data.dtype.kind in "fc" else np.equal(data, value)
    made = masked_array(data, mask=mask, copy=copy, fill_value=value)
    if shrink:
        made.shrink_mask()
    return made


def masked_object(x, value, copy=True, shrink=True):
    """Masked where objects equal a value, which is the fill value, too."""
    if isMasked(x):
        condition, mask = np.equal(x._data, value), x._mask
    else:
        condition, mask = np.equal(np.asarray(x), value), nomask
    mask = mask_or(mask, make_mask(condition, shrink=shrink))
    return masked_array(x, mask=mask, copy=copy, fill_value=value)


def isMasked(x):
    """Whether this is a masked array."""
    return isinstance(x, MaskedArray)


def masked_all(shape, dtype=float):
    """All of it masked."""
    return masked_array(np.empty(shape, dtype), mask=np.ones(shape, make_mask_descr(dtype)))


def masked_all_like(arr):
    """All of it masked, of the shape and type of another array."""
    made = np.empty_like(getdata(arr)).view(MaskedArray)
    made._mask = np.ones(made.shape, make_mask_descr(made.dtype))
    return made


def _mask_lines(name, a, axis, which):
    if axis is not np._NoValue:
        import warnings

        warnings.warn("The axis argument has always been ignored, in future passing it will raise TypeError", DeprecationWarning, stacklevel=3)
    return mask_rowcols(a, which)


def mask_rows(a, axis=np._NoValue):
    """With all of a row masked where one element of it is."""
    return _mask_lines("mask_rows", a, axis, 0)


def mask_cols(a, axis=np._NoValue):
    """With all of a column masked where one element of it is."""
    return _mask_lines("mask_cols", a, axis, 1)


def mask_rowcols(a, axis=None):
    """With all of a row and column masked where one element of it is."""
    a = array(a, subok=False)
    if a.ndim != 2:
        raise NotImplementedError("mask_rowcols works for 2D arrays only.")
    mask = getmask(a)
    if mask is nomask or not mask.any():
        return a
    rows, columns = mask.nonzero()
    a._mask = a._mask.copy()
    if not axis:
        a._mask[np.unique(rows)] = True
    if axis in (None, 1, -1):
        a._mask[:, np.unique(columns)] = True
    return a


def compress_nd(x, axis=None):
    """Without the rows, columns and so on that have masked elements."""
    x = asarray(x)
    mask = getmask(x)
    axes = range(x.ndim) if axis is None else sorted({n % x.ndim for n in (axis if isinstance(axis, tuple) else (axis,))})
    if mask is nomask or not mask.any():
        return x._data
    if mask.all():
        return np.array([])
    data = x._data
    for n in axes:
        rest = tuple(k for k in range(x.ndim) if k != n)
        data = data[(slice(None),) * n + (~mask.any(axis=rest),)]
    return data


def compress_rowcols(x, axis=None):
    """Without the rows and columns that have masked elements."""
    if asarray(x).ndim != 2:
        raise NotImplementedError("compress_rowcols works for 2D arrays only.")
    return compress_nd(x, axis)


def compress_rows(a):
    """The rows without masked elements."""
    if asarray(a).ndim != 2:
        raise NotImplementedError("compress_rows works for 2D arrays only.")
    return compress_rowcols(a, 0)


def compress_cols(a):
    """The columns without masked elements."""
    if asarray(a).ndim != 2:
        raise NotImplementedError("compress_cols works for 2D arrays only.")
    return compress_rowcols(a, 1)


def flatnotmasked_edges(a):
    """The first and last places that are not masked."""
    mask = getmask(a)
    if mask is nomask or not np.any(mask):
        return np.array([0, np.size(a) - 1])
    places = np.flatnonzero(~mask)
    return places[[0, -1]] if len(places) else None
