"""The median of what is not masked."""

import numpy as np

from ._array import array, asarray, masked, masked_array
from ._masks import getmask, getmaskarray, nomask


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    """The middle of the sorted elements along an axis, or the mean of the two middle ones."""
    if not hasattr(a, "mask"):
        made = np.median(getattr(a, "_data", a), axis=axis, out=out, overwrite_input=overwrite_input, keepdims=keepdims)
        return masked_array(made, copy=False) if isinstance(made, np.ndarray) and made.ndim >= 1 else made
    given = tuple(range(a.ndim)) if axis is None else axis if isinstance(axis, tuple) else (axis,)
    for n in given:
        if not -a.ndim <= n < a.ndim:
            raise np.exceptions.AxisError(n, a.ndim)
    axes = tuple(n % a.ndim for n in given)
    rest = [n for n in range(a.ndim) if n not in axes]
    lines = array(a, copy=True).transpose(rest + list(axes))
    shape = lines.shape[: len(rest)]
    made = _of_lines(lines.reshape(shape + (-1,)))
    if keepdims:
        made = asarray(made).reshape(tuple(1 if n in axes else a.shape[n] for n in range(a.ndim)))
    if overwrite_input and len(axes) == 1:
        a.sort(axis=axes[0])
    if out is None:
        return made
    out[...] = made
    return out


def _of_lines(a):
    """The medians along the last axis."""
    if a.dtype.kind == "f" and a.shape[-1] or a.dtype.kind == "c":
        made_nan = np.isnan(np.where(getmaskarray(a), 0, a._data)).any(axis=-1)
    else:
        made_nan = None
    count = np.asarray(a.count(axis=-1))
    ordered = a._data if a.shape[-1] == 0 else _sorted(a)
    if a.shape[-1] == 0:
        made = np.full(a.shape[:-1], np.nan)
        return masked_array(made, mask=np.ones(made.shape, bool)) if made.ndim else np.nan
    high = np.minimum(count // 2, a.shape[-1] - 1)
    low = np.maximum(np.where(count % 2 == 1, high, high - 1), 0)
    first, second = (np.take_along_axis(ordered, n[..., None], -1)[..., 0] for n in (low, high))
    with np.errstate(invalid="ignore", over="ignore"):
        if a.dtype.kind in "fc":
            middle = np.where(low == high, first, np.mean(np.stack([first, second]), axis=0, dtype=a.dtype.newbyteorder("=")))
            middle = np.where(np.isinf(first) & (first == second), first, middle)
        else:
            middle = np.mean(np.stack([first, second]), axis=0)
    if a.dtype.kind == "f":
        middle = middle.astype(a.dtype)
    if made_nan is not None:
        middle = np.where(made_nan, np.asarray(np.nan, middle.dtype), middle)
    gone = count == 0
    if not np.ndim(middle):
        if gone:
            return masked if getmask(a) is not nomask else middle[()]
        return middle[()]
    made = masked_array(middle, mask=gone)
    if gone.any():
        np.copyto(made._data, made.fill_value if a.dtype.kind not in "f" else 0, where=gone, casting="unsafe")
    return made


def _sorted(a):
    """Sorted lines, what is masked after everything else, NaN, too."""
    mask = getmaskarray(a)
    places = np.argsort(np.where(mask, a._data.ravel()[0] if a.size else 0, a._data), axis=-1, kind="stable")
    hidden = np.take_along_axis(mask, places, -1)
    places = np.take_along_axis(places, np.argsort(hidden, axis=-1, kind="stable"), -1)
    return np.take_along_axis(a._data, places, -1)
