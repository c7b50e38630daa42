"""The rarer functions of ``numpy.ma``: each computes on the data, and on the mask what it means for that."""

import numpy as np

from . import MaskedArray, array, asarray, filled, getdata, getmask, getmaskarray, mask_or, masked, masked_array, nomask
from ._concatenator import mr_  # noqa: F401
from ._covariance import _covhelper, corrcoef, cov  # noqa: F401
from ._creation import empty_like, fromflex, frombuffer, fromfunction, indices, ones_like, zeros_like  # noqa: F401

from ._filling import common_fill_value  # noqa: F401
from ._making import MAError, MaskError  # noqa: F401
from ._masks import flatten_structured_array  # noqa: F401
from ._median import median  # noqa: F401
from ._runs import clump_masked, clump_unmasked, flatnotmasked_contiguous, notmasked_contiguous, notmasked_edges  # noqa: F401
from ._sets import in1d, intersect1d, isin, setdiff1d, setxor1d, union1d, unique  # noqa: F401


def _both(name):
    """A function that moves elements: the mask moves with them."""

    def function(a, *args, **kwargs):
        a = asarray(a)
        made = getattr(np, name)(a.data, *args, **kwargs)
        mask = getmask(a)
        moved = nomask if mask is nomask else getattr(np, name)(mask, *args, **kwargs)
        if isinstance(made, (list, tuple)):
            return [masked_array(m, nomask if moved is nomask else k) for m, k in zip(made, moved if moved is not nomask else made)]
        return masked_array(made, moved)

    function.__name__ = name
    function.__doc__ = f"As ``numpy.{name}``, with the mask."
    return function


atleast_1d, atleast_2d, atleast_3d, diag, diagflat, hsplit, expand_dims, resize, flip, rot90, tril, triu = map(
    _both, "atleast_1d atleast_2d atleast_3d diag diagflat hsplit expand_dims resize flip rot90 tril triu".split()
)


def shape(a):
    """The dimensions."""
    return np.shape(getdata(a))


def size(a, axis=None):
    """The number of elements."""
    return np.size(getdata(a), axis)


def ndim(a):
    """The number of axes."""
    return np.ndim(getdata(a))


def alltrue(a, axis=0, dtype=None):
    """Whether all elements along an axis hold that are not masked."""
    return asarray(a).all(axis)


def sometrue(a, axis=0, dtype=None):
    """Whether any element along an axis holds that is not masked."""
    return asarray(a).any(axis)


def angle(z, deg=False):
    """The angle of complex numbers."""
    return masked_array(np.angle(getdata(z), deg), getmask(z))


def fix_invalid(a, mask=nomask, copy=True, fill_value=None):
    """With NaN and infinities masked, and replaced by the fill value."""
    made = masked_array(a, mask=mask, copy=copy, subok=True)
    wrong = ~np.isfinite(made.data)
    if wrong.any():
        made._mask = getmaskarray(made) | wrong
        made.data[wrong] = made.fill_value if fill_value is None else fill_value
    return made


def put(a, indices, values, mode="raise"):
    """Sets elements by their flat index, with the masks of the values."""
    mask = getmaskarray(a).copy().ravel()
    np.put(a.data if isinstance(a, MaskedArray) else a, indices, filled(values, 0), mode)
    if isinstance(a, MaskedArray):
        np.put(mask, indices, getmaskarray(values) if getmask(values) is not nomask else False, mode)
        a._mask = mask.reshape(a.shape) if mask.any() or getmask(a) is not nomask else nomask


def putmask(a, mask, values):
    """Sets elements where a mask holds, with the masks of the values."""
    a = a if isinstance(a, MaskedArray) else a.view(MaskedArray)
    other = getmask(values)
    if other is not nomask or getmask(a) is not nomask:
        own = getmaskarray(a).copy()
        np.copyto(own, getmaskarray(values) if other is not nomask else False, where=mask)
        a._mask = own
    np.copyto(a.data, getdata(values), where=mask)


def choose(indices, choices, out=None, mode="raise"):
    """For every element the one of the choices it is the number of."""
    values = [filled(c, 0) if c is not masked else 0 for c in choices]
    masks = [True if c is masked else getmaskarray(c) for c in choices]
    places = filled(indices, 0)
    mask = mask_or(np.choose(places, masks, mode=mode).astype(bool), getmask(indices), shrink=False)
    made = np.choose(places, values, mode=mode)
    if out is None:
        return masked_array(made, mask)
    out[...] = made
    if isinstance(out, MaskedArray):
        out.__setmask__(mask)
    return out


def inner(a, b):
    """The sum of products over the last axes, masked elements as zeros."""
    return masked_array(np.inner(filled(a, 0), filled(b, 0)))


innerproduct = inner


def outer(a, b):
    """The products of all pairs; masked where one of the pair is."""
    made = np.outer(filled(a, 0).ravel(), filled(b, 0).ravel())
    if getmask(a) is nomask and getmask(b) is nomask:
        return masked_array(made)
    return masked_array(made, np.logical_or.outer(getmaskarray(a).ravel(), getmaskarray(b).ravel()))


outerproduct = outer


def diff(a, /, n=1, axis=-1, prepend=np._NoValue, append=np._NoValue):
    """The differences of neighbours, masked where one of them is."""
    from . import concatenate

    if n == 0:
        return a
    if n < 0:
        raise ValueError(f"order must be non-negative but got {n!r}")
    a = np.ma.asanyarray(a)
    if a.ndim == 0:
        raise ValueError("diff requires input that is at least one dimensional")
    parts = [a]
    for more, place in ((prepend, 0), (append, 2)):
        if more is not np._NoValue:
            more = np.ma.asanyarray(more)
            if more.ndim == 0:
                shape = list(a.shape)
                shape[axis] = 1
                more = np.ma.array(np.broadcast_to(more._data, shape), mask=np.broadcast_to(getmaskarray(more), shape))
            parts.insert(place, more)
    a = concatenate(parts, axis) if len(parts) > 1 else a
    for _ in range(n):
        index = [slice(None)] * a.ndim
        after, before = list(index), list(index)
        after[axis], before[axis] = slice(1, None), slice(None, -1)
        a = a[tuple(after)] - a[tuple(before)]
    return a


def ediff1d(arr, to_end=None, to_begin=None):
    """The differences of neighbours of the flattened array."""
    from . import concatenate

    arr = np.asanyarray(arr).ravel() if not isinstance(arr, MaskedArray) else arr.ravel()
    made = arr[1:] - arr[:-1]
    parts = [made]
    if to_begin is not None:
        parts.insert(0, to_begin)
    if to_end is not None:
        parts.append(to_end)
    if len(parts) > 1:
        made = concatenate([np.atleast_1d(p) if not hasattr(p, "_mask") else p.ravel() for p in parts])
    return made


def _product(name):
    def function(a, v, mode="full" if name == "convolve" else "valid", propagate_mask=True):
        f = getattr(np, name)
        if not propagate_mask:
            gone = ~f(~getmaskarray(a), ~getmaskarray(v), mode=mode)
            return masked_array(f(filled(a, 0), filled(v, 0), mode=mode), gone)
        one = np.ones(np.shape(getdata(v)), bool)
        mask = f(getmaskarray(a), one, mode=mode) | f(np.ones(np.shape(getdata(a)), bool), getmaskarray(v), mode=mode)
        return masked_array(f(getdata(a), getdata(v), mode=mode), np.asarray(mask).astype(bool))

    function.__name__ = name
    return function


convolve, correlate = _product("convolve"), _product("correlate")


def ndenumerate(a, compressed=True):
    """Pairs of index and element; of those that are not masked."""
    mask = getmaskarray(a)
    for index, value in np.ndenumerate(getdata(a)):
        if not mask[index]:
            yield index, value
        elif not compressed:
            yield index, masked


def apply_over_axes(func, a, axes):
    """A reduction applied to several axes, one after the other."""
    made = asarray(a)
    for axis in np.atleast_1d(axes).tolist():
        axis = axis + made.ndim if axis < 0 else axis
        reduced = func(made, axis)
        if reduced.ndim != made.ndim:
            reduced = expand_dims(reduced, axis)
            if reduced.ndim != made.ndim:
                raise ValueError("function is not returning an array of the correct shape")
        made = reduced
    return made


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    """A function of vectors applied to every line along an axis."""
    arr = array(arr, copy=False)
    lines = np.moveaxis(arr.data, axis, -1)
    masks = np.moveaxis(getmaskarray(arr), axis, -1)
    outer_shape = lines.shape[:-1]
    n = lines.shape[-1]
    made = [
        func1d(masked_array(v, m if m.any() else nomask), *args, **kwargs)
        for v, m in zip(lines.reshape(-1, n), masks.reshape(-1, n))
    ]
    data = np.array([np.asarray(0 if v is masked else getdata(v)) for v in made])
    mask = np.array([np.asarray(v is masked or getmaskarray(v)) for v in made])
    rest = data.shape[1:]
    data, mask = (np.moveaxis(x.reshape(outer_shape + rest), tuple(range(len(outer_shape), len(outer_shape) + len(rest))),
                              tuple(range(axis % arr.ndim, axis % arr.ndim + len(rest)))) for x in (data, mask))  # fmt: skip
    return masked_array(data, mask)


def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
    """``numpy.polyfit`` of the points that are not masked."""
    x, y = asarray(x), asarray(y)
    keep = ~(getmaskarray(x) | (getmaskarray(y) if y.ndim == 1 else getmaskarray(y).any(1)))
    if w is not None:
        w = asarray(w)
        keep = keep & ~getmaskarray(w)
        w = w.data[keep]
    return np.polyfit(x.data[keep], y.data[keep], deg, rcond, full, w, cov)


def vander(x, n=None):
    """The powers of a vector; rows of masked elements are zero."""
    made = np.vander(getdata(x), n)
    made[getmaskarray(x)] = 0
    return made


def count_masked(arr, axis=None):
    """How many elements are masked."""
    return getmaskarray(arr).sum(axis)


def set_fill_value(a, fill_value):
    """Sets what stands in the place of masked elements, if the array has masks."""
    if isinstance(a, MaskedArray):
        a.fill_value = fill_value


def left_shift(a, n):
    """The bits shifted to the left."""
    return _shifted(np.left_shift, a, n)


def right_shift(a, n):
    """The bits shifted to the right."""
    return _shifted(np.right_shift, a, n)


def _shifted(shift, a, n):
    mask = getmask(a)
    if mask is nomask:
        return masked_array(shift(filled(a), n))
    return masked_array(shift(filled(a, 0), n), mask=mask)


def doc_note(initialdoc, note):
    """A text about a function, with a note."""
    if initialdoc is None or note is None:
        return initialdoc
    from inspect import cleandoc

    import re

    parts = re.split(r"\n\s*?Notes\n\s*?-----", cleandoc(initialdoc))
    return "".join([*parts[:1], f"\n\nNotes\n-----\n{cleandoc(note)}\n", *parts[1:]])


round_ = np.round
