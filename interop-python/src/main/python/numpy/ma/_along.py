"""Functions along axes and of several masked arrays."""

from .. import _ufuncs as U
from .._arange import arange as _arange
from .._creation import asarray as _asarray
from .._creation import ones as _ones
from .._creation import zeros as _zeros
from ._array import MaskedArray, asarray, masked, of
from ._filling import minimum_fill
from ._masks import all_nomask, filled, getdata, getmask, getmaskarray, mask_or, nomask


def _method(name):
    def function(a, *args, **kwargs):
        return getattr(asarray(a), name)(*args, **kwargs)

    function.__name__ = name
    return function


METHODS = (
    "sum prod mean var std any all argmax argmin cumsum cumprod compressed count ravel reshape transpose squeeze swapaxes"
    " nonzero ptp anom repeat take round argsort copy harden_mask soften_mask shrink_mask ids clip"
).split()
for _name in METHODS:
    globals()[_name] = _method(_name)
max = _method("max")
min = _method("min")
product = _method("prod")


def sort(a, axis=-1, kind=None, order=None, endwith=True, fill_value=None, *, stable=None):
    """A sorted copy, masked elements last."""
    from .._along_axis import take_along_axis

    a = asarray(a).copy()
    order = (getmaskarray(a).astype(int) * 2 if endwith else -getmaskarray(a).astype(int))
    from .._sorting import argsort

    first = argsort(a.filled(minimum_fill(a, "min" if endwith else "max")), axis)
    second = argsort(take_along_axis(order, first, axis), axis)
    index = take_along_axis(first, second, axis)
    return of(take_along_axis(a.data, index, axis), nomask if a._mask is nomask else take_along_axis(a._mask, index, axis), a)


def _joined(name):
    def function(arrays, *args, **kwargs):
        from .. import _joining

        join = getattr(_joining, name)
        arrays = list(arrays)
        made = join([_asarray(getdata(a)) for a in arrays], *args, **kwargs)
        if all_nomask(arrays):
            return of(made, nomask, None)
        return of(made, join([getmaskarray(a) for a in arrays], *args, **kwargs), None)

    function.__name__ = name
    return function


concatenate, stack, vstack, hstack, dstack, column_stack = map(
    _joined, ("concatenate", "stack", "vstack", "hstack", "dstack", "column_stack")
)
row_stack = vstack


def append(a, b, axis=None):
    return concatenate([a, b] if axis is not None else [asarray(a).ravel(), asarray(b).ravel()], axis or 0)


def where(condition, x=None, y=None):
    """Elements of ``x`` or ``y``, with their masks."""
    from .._selection import where as choose

    if x is None:
        return nonzero(condition)  # noqa: F821
    values = choose(filled(condition, False), getdata(x) if x is not masked else 0, getdata(y) if y is not masked else 0)
    mask = choose(filled(condition, False), getmaskarray(x) if x is not masked else True, getmaskarray(y) if y is not masked else True)
    own = getmask(condition)
    return of(values, mask if own is nomask else mask | own, None)


def dot(a, b, strict=False, out=None):
    from .._products import dot as product

    made = product(filled(a, 0), filled(b, 0))
    mask = ~_asarray(product((~getmaskarray(a)).astype(int), (~getmaskarray(b)).astype(int))).astype(bool)
    return of(_asarray(made), mask, None)


def average(a, axis=None, weights=None, returned=False, *, keepdims=False):
    a = asarray(a)
    if weights is None:
        made, total = a.mean(axis, keepdims=keepdims), a.count(axis, keepdims)
    else:
        w = _asarray(weights)
        if w.shape != a.shape:
            w = w.reshape([-1 if n == axis % a.ndim else 1 for n in range(a.ndim)]) * _ones(a.shape)
        w = MaskedArray(w, mask=a._mask)
        total = w.sum(axis, keepdims=keepdims)
        made = (a * w).sum(axis, keepdims=keepdims) / total
    return (made, total) if returned else made


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    from .._functional import apply_along_axis  # noqa: F401
    from .._statistics import median as middle

    a = asarray(a)
    if a._mask is nomask:
        made = middle(a.data, axis, keepdims=keepdims)
        return of(made, nomask, None)
    if axis is None:
        rest = a.compressed()
        return middle(rest) if rest.size else masked
    from .._shapes import moveaxis

    values, mask = moveaxis(a.data, axis, -1), moveaxis(a._mask, axis, -1)
    n = values.shape[-1]
    rows = [v[~m] for v, m in zip(values.reshape(-1, n), mask.reshape(-1, n))]
    made = _asarray([float(middle(r)) if r.size else 0.0 for r in rows]).reshape(values.shape[:-1])
    return of(made, _asarray([not r.size for r in rows], bool).reshape(values.shape[:-1]), None)


def allequal(a, b, fill_value=True):
    mask = mask_or(getmask(a), getmask(b))
    same = _asarray(getdata(a)) == _asarray(getdata(b))
    if mask is nomask:
        return bool(same.all())
    return bool((same | mask).all()) if fill_value else False


def allclose(a, b, masked_equal=True, rtol=1e-5, atol=1e-8):
    close = U.isclose(_asarray(getdata(a)), _asarray(getdata(b)), rtol, atol)
    mask = mask_or(getmask(a), getmask(b))
    return bool((_asarray(close) | (mask if mask is not nomask and masked_equal else False)).all())


def zeros(shape, dtype=float, **kwargs):
    return MaskedArray(_zeros(shape, dtype))


def ones(shape, dtype=float, **kwargs):
    return MaskedArray(_ones(shape, dtype))


empty = zeros


def arange(*args, **kwargs):
    return MaskedArray(_arange(*args, **kwargs))


def identity(n, dtype=float):
    from .._creation import identity

    return MaskedArray(identity(n, dtype))
