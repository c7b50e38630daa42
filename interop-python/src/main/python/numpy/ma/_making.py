"""How a masked array comes by its mask: from what it is given, and from the data."""

import numpy as np

from ._masks import getmask, getmaskarray, join_records, make_mask_descr, make_mask_none, nomask, of_records


class MAError(Exception):
    """Something that masked arrays cannot do."""


class MaskError(MAError):
    """A mask that does not fit its data."""


def data_of(data, dtype, copy, order, ndmin):
    """The array that is to be masked; masked elements in lists are any number there."""
    from ._array import MaskedArray, MaskedConstant, masked

    if isinstance(data, MaskedConstant):
        data = np.array(data._data)
    if isinstance(data, (list, tuple)) and any(v is masked for v in _flat(data)):
        data = _without(data, masked)
    elif isinstance(data, (list, tuple)) and any(isinstance(v, MaskedArray) for v in data):
        data = type(data)(v._data if isinstance(v, MaskedArray) else v for v in data)
    return np.array(data, dtype=dtype, copy=True if copy else None, order=order, subok=True, ndmin=ndmin)


def _flat(data):
    for v in data:
        if isinstance(v, (list, tuple)):
            yield from _flat(v)
        else:
            yield v


def _without(data, masked):
    made = [_without(v, masked) if isinstance(v, (list, tuple)) else 0.0 if v is masked else v for v in data]
    return type(data)(made) if type(data) in (list, tuple) else made


def of_list(data, kind, shape):
    """The mask of a list of arrays, some of which may have one, or of numbers, some of which may be ``masked``."""
    from ._array import masked

    def truths(value):
        if isinstance(value, (list, tuple)):
            return [truths(v) for v in value]
        return value is masked or getmaskarray(value).tolist() if hasattr(value, "_mask") else np.zeros(np.shape(value), bool).tolist()

    if kind != bool:
        return nomask
    if not any(hasattr(v, "_mask") for v in _flat(data)):
        return nomask
    try:
        mask = np.array(truths(data), bool)
    except (TypeError, ValueError):
        return nomask
    return mask if mask.any() and mask.shape == shape else nomask


def of_given(mask, made, copy):
    """A given mask in the shape of the data, and whether it is still the one given."""
    kind = make_mask_descr(made.dtype)
    if mask is None:
        mask = False
    if kind == bool:
        if mask is True or mask is False:
            return np.full(made.shape, mask, bool), False
        given = np.array(mask, bool, copy=True if copy else None)
    else:
        given = of_records(mask, kind)
        if copy and given is mask:
            given = given.copy()
    if given.shape == made.shape:
        return given, given is mask
    if given.size == 1:
        return np.resize(given, made.shape), False
    if given.size != made.size:
        raise MaskError(f"Mask and data not compatible: data size is {made.size}, mask size is {given.size}.")
    return given.reshape(made.shape), False


def joined(given, own):
    """A given mask and the data's own together."""
    if given.dtype.names is None:
        return np.logical_or(given, own)
    made = np.zeros(own.shape, own.dtype)
    join_records(given, own, made)
    return made


def put_mask(a, mask, copy=False):
    """Sets the mask of an array; hardened masks only grow."""
    from ._array import masked

    kind = a.dtype
    current = a._mask
    if mask is masked:
        mask = True
    if current is nomask:
        if mask is nomask:
            return
        current = a._mask = make_mask_none(a.shape, kind)
    if kind.names is None:
        given = mask if isinstance(mask, (int, float, np.generic)) else np.asarray(mask, bool)
        if a._hardmask:
            current |= given
        elif np.ndim(given) and np.shape(given) != current.shape:
            given = np.asarray(given)
            if given.size == current.size or given.size and current.size % given.size == 0:
                given = np.resize(given, current.shape)
            current[...] = given
        else:
            current[...] = given
        return
    given = of_records(np.asarray(mask) if np.ndim(mask) == 0 and not isinstance(mask, tuple) else mask, current.dtype)
    if a._hardmask:
        for name in kind.names:
            current[name] |= given[name]
    else:
        current[...] = given.reshape(current.shape) if given.size == current.size else given


def followed(view, source):
    """The mask of an array that is made of another: the same one where both look at the same elements."""
    mask = getmaskarray(source) if source.dtype.names is not None else getmask(source)
    if mask is nomask:
        return nomask
    if _same_place(view, source):
        kind = mask.dtype if view.dtype == source.dtype else make_mask_descr(view.dtype)
        try:
            mask = mask.view() if mask.dtype == kind else mask.view(kind)
        except ValueError:
            return nomask
    else:
        kind = mask.dtype if view.dtype == source.dtype else make_mask_descr(view.dtype)
        flags = np.ndarray.view(view, np.ndarray).flags  # which of a masked array would ask for the mask that is made here
        fortran = flags.f_contiguous and not flags.c_contiguous
        mask = _retyped(mask, kind, "F" if fortran else "C")
    if mask is not nomask and mask.shape != view.shape:
        return mask.reshape(view.shape) if mask.size == view.size else nomask
    return mask


def _retyped(mask, kind, order):
    if mask.dtype == kind:
        return mask.copy(order)
    if kind.names is None and mask.dtype.names is None:
        return mask.astype(kind, order)
    try:
        return of_records(mask, kind) if kind.names is not None else nomask
    except (TypeError, ValueError):
        return nomask


def _same_place(a, b):
    return a._j.offset() == b._j.offset() and np.may_share_memory(a.view(np.ndarray), b.view(np.ndarray))
