"""Functions along axes and of several masked arrays."""

import numpy as np

from ._array import MaskedArray, array, asanyarray, asarray, masked, masked_array
from ._masks import all_nomask, filled, getdata, getmask, getmaskarray, make_mask, mask_or, nomask
from ._operations import _class


class Method:
    """A function that asks an array for its method, or masks it first."""

    def __init__(self, name, alone=False):
        self.__name__ = self.__qualname__ = name
        self._alone = alone
        self.__module__ = "numpy.ma"

    @property
    def __doc__(self):
        return getattr(MaskedArray, self.__name__).__doc__

    @property
    def __signature__(self):
        import inspect

        given = inspect.signature(getattr(MaskedArray, self.__name__))
        rest = list(given.parameters.values())[1:]
        return inspect.Signature([inspect.Parameter("a", inspect.Parameter.POSITIONAL_OR_KEYWORD), *rest])

    def __call__(self, a, *args, **kwargs):
        method = getattr(type(a), self.__name__, None) if isinstance(a, MaskedArray) else None
        if method is not None:
            made = method(a, *args, **kwargs)
            return a if self._alone and made is None else made
        return getattr(asanyarray(a), self.__name__)(*args, **kwargs)


METHODS = (
    "sum prod mean var std any all argmax argmin cumsum cumprod compressed count ravel reshape transpose swapaxes"
    " nonzero ptp anom repeat copy harden_mask soften_mask shrink_mask ids diagonal trace min max clip"
).split()
for _name in METHODS:
    globals()[_name] = Method(_name)
product = prod  # noqa: F821
amin, amax = min, max  # noqa: F821


def compress(condition, a, axis=None, out=None):
    """The slices of an axis where a vector of conditions holds."""
    return asanyarray(a).compress(condition, axis, out)


def take(a, indices, axis=None, out=None, mode="raise"):
    """Elements by index; those of masked indices are masked."""
    return masked_array(a).take(indices, axis=axis, out=out, mode=mode)


def round(a, decimals=0, out=None):  # noqa: A001
    """Rounded to so many digits."""
    if out is None:
        return np.round(asanyarray(a), decimals) if not hasattr(a, "round") else a.round(decimals) if isinstance(a, np.ndarray) else np.round(a, decimals)
    return asanyarray(a).round(decimals, out)


def argsort(a, axis=np._NoValue, kind=None, order=None, endwith=True, fill_value=None, *, stable=None):
    """The order of the elements, masked ones last."""
    a = np.asanyarray(a)
    if isinstance(a, MaskedArray):
        return a.argsort(axis, kind, order, endwith, fill_value)
    return a.argsort(axis=-1 if axis is np._NoValue else axis, kind=kind, order=order)


def sort(a, axis=-1, kind=None, order=None, endwith=True, fill_value=None, *, stable=None):
    """A sorted copy, masked elements last."""
    a = np.array(a, copy=True, subok=True)
    if axis is None:
        a = a.flatten()
        axis = 0
    if isinstance(a, MaskedArray):
        a.sort(axis, kind, order, endwith, fill_value)
    else:
        a.sort(axis=axis, kind=kind, order=order)
    return a


def concatenate(arrays, axis=0):
    """Arrays one after the other."""
    arrays = list(arrays)
    made = np.concatenate([np.asarray(getdata(a)) for a in arrays], axis)
    made = made.view(_class(*arrays))
    if all_nomask(arrays):
        return made
    mask = np.concatenate([getmaskarray(a) for a in arrays], axis)
    mask = mask.reshape(made.shape)
    made._mask = mask if mask.dtype.names is not None or mask.any() else nomask
    return made


def append(a, b, axis=None):
    """One array after another."""
    return concatenate([a, b], axis)


class Joined:
    """A function of several arrays: their masks are joined as they are."""

    def __init__(self, name):
        self.__name__ = self.__qualname__ = name
        self.__module__ = "numpy.ma.extras"
        self.__doc__ = f"As ``numpy.{name}``, with the masks."

    @property
    def __signature__(self):
        import inspect

        return inspect.signature(getattr(np, self.__name__))

    def __call__(self, arrays, *args, **kwargs):
        join = getattr(np, self.__name__)
        if isinstance(arrays, np.ndarray) and not isinstance(arrays, MaskedArray):
            arrays = list(arrays)
        elif isinstance(arrays, MaskedArray):
            arrays = [asarray(arrays[i]) if arrays.ndim > 1 or arrays[i] is not masked else masked for i in range(len(arrays))]
        arrays = list(arrays)
        made = join([np.asarray(getdata(a)) for a in arrays], *args, **kwargs)
        mask = join([np.asarray(getmaskarray(a)) for a in arrays], *args, **kwargs)
        return masked_array(made, mask=mask)


stack, vstack, hstack, dstack, column_stack = map(Joined, ("stack", "vstack", "hstack", "dstack", "column_stack"))
row_stack = vstack


def where(condition, x=np._NoValue, y=np._NoValue):
    """Elements of ``x`` or ``y``, with their masks."""
    if (x is np._NoValue) != (y is np._NoValue):
        raise ValueError("Must provide both 'x' and 'y' or neither.")
    if x is np._NoValue:
        return nonzero(condition)  # noqa: F821
    choice = filled(condition, False)
    xd, yd = getdata(x), getdata(y)
    hidden, xm, ym = getmaskarray(condition), getmaskarray(x), getmaskarray(y)
    if x is masked and y is not masked:
        xd, xm = np.zeros((), yd.dtype), np.ones((), ym.dtype)
    elif y is masked and x is not masked:
        yd, ym = np.zeros((), xd.dtype), np.ones((), xm.dtype)
    data = np.where(choice, xd, yd)
    mask = np.where(choice, xm, ym)
    if mask.dtype.names is not None and hidden.dtype.names is None:
        mask = np.where(hidden, np.ones((), mask.dtype), mask) if np.any(hidden) else mask
    else:
        mask = np.where(hidden, np.ones((), mask.dtype), mask)
    return masked_array(data, mask=make_mask(mask, dtype=mask.dtype) if mask.dtype.names else make_mask(mask))


def dot(a, b, strict=False, out=None):
    """The matrix product, masked elements as zeros; masked where nothing else was summed."""
    if strict:
        if np.ndim(a) == 0 or np.ndim(b) == 0:
            pass
        elif np.ndim(b) == 1:
            a, b = _hidden_lines(a, 1), _hidden_lines(b, 0)
        else:
            a, b = _hidden_lines(a, 1), _hidden_lines(b, 0)
    am, bm = ~getmaskarray(a), ~getmaskarray(b)
    if out is None:
        made = np.dot(filled(a, 0), filled(b, 0))
        mask = ~np.dot(am, bm)
        if np.ndim(made) == 0:
            made = np.asarray(made)
        made = made.view(_class(a, b))
        made.__setmask__(mask)
        return made
    np.dot(filled(a, 0), filled(b, 0), out._data)
    if out._mask.shape != out.shape:
        out._mask = np.empty(out.shape, bool)
    out._mask[...] = ~np.dot(am, bm)
    return out


def _hidden_lines(a, axis):
    from ._where import mask_rowcols

    a = array(a, copy=True)
    if a.ndim == 2:
        return mask_rowcols(a, 1 - axis)
    if a.ndim == 1 and getmaskarray(a).any():
        a._mask = np.ones(a.shape, bool)
    return a


def average(a, axis=None, weights=None, returned=False, *, keepdims=np._NoValue):
    """The mean, with weights if there are any."""
    a = asarray(a)
    mask = getmask(a)
    options = {} if keepdims is np._NoValue else {"keepdims": keepdims}
    axes = None if axis is None else tuple(n % a.ndim for n in (axis if isinstance(axis, tuple) else (axis,)))
    if weights is None:
        made, total = a.mean(axis, **options), a.dtype.type(a.count(axis, **options)) if np.ndim(a.count(axis)) == 0 else a.count(axis, **options)
    else:
        w = asarray(weights)
        kind = np.result_type(a.dtype, w.dtype, "f8") if a.dtype.kind in "iub" else np.result_type(a.dtype, w.dtype)
        if a.shape != w.shape:
            if axes is None:
                raise TypeError("Axis must be specified when shapes of a and weights differ.")
            if w.shape != tuple(a.shape[n] for n in axes):
                raise ValueError("Shape of weights must be consistent with shape of a along specified axis.")
            w = w.transpose(np.argsort(axes)).reshape(tuple(n if k in axes else 1 for k, n in enumerate(a.shape)))
        if mask is not nomask:
            w = w * (~a.mask)
            w = masked_array(w, mask=mask_or(getmask(w), mask, shrink=False) if getmask(w) is not nomask else mask)
        total = w.sum(axis=axis, dtype=kind, **options)
        made = np.multiply(a, w, dtype=kind).sum(axis, **options) / total
    if returned:
        if np.shape(total) != np.shape(made):
            total = np.broadcast_to(total, made.shape).copy()
        return made, total
    return made


def allequal(a, b, fill_value=True):
    """Whether all elements are equal; masked ones are as ``fill_value`` says."""
    mask = mask_or(getmask(a), getmask(b))
    same = np.equal(getdata(a), getdata(b))
    if mask is nomask:
        return np.all(same)
    return array(same, mask=mask, copy=False).filled(True).all() if fill_value else False


def allclose(a, b, masked_equal=True, rtol=1e-5, atol=1e-8):
    """Whether all elements are close; masked ones are as ``masked_equal`` says."""
    x, y = masked_array(a), masked_array(b)
    if y.dtype.kind != "m":
        y = masked_array(y, dtype=np.result_type(y, 1.0))
    mask = mask_or(getmask(x), getmask(y))
    infinite = filled(np.isinf(masked_array(x, mask=mask)), False)
    if not np.all(infinite == filled(np.isinf(y), False)):
        return False
    if not np.any(infinite):
        return np.all(filled(np.less_equal(np.absolute(x - y), atol + rtol * np.absolute(y)), masked_equal))
    if not np.all(filled(x[infinite] == y[infinite], masked_equal)):
        return False
    x, y = x[~infinite], y[~infinite]
    return np.all(filled(np.less_equal(np.absolute(x - y), atol + rtol * np.absolute(y)), masked_equal))
