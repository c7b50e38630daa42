"""Masks: what stands for none, how they are asked for, made and joined."""

import numpy as np

nomask = np.False_
MaskType = np.bool_


def getmask(a):
    """The mask, or ``nomask``."""
    return getattr(a, "_mask", nomask)


def getmaskarray(arr):
    """The mask as an array."""
    mask = getmask(arr)
    return make_mask_none(np.shape(arr), getattr(arr, "dtype", None)) if mask is nomask else mask


def getdata(a, subok=True):
    """The array without its mask."""
    data = getattr(a, "_data", None)
    if data is None:
        data = np.asanyarray(a)
    return data if subok else data.view(np.ndarray)


def is_mask(m):
    """Whether this can be a mask as it is: an array of truth values."""
    try:
        return m.dtype.type is MaskType
    except AttributeError:
        return False


def is_masked(x):
    """Whether any element is masked."""
    mask = getmask(x)
    return mask is not nomask and bool(flatten_mask(mask).any())


def make_mask(m, copy=False, shrink=True, dtype=MaskType):
    """Truth values as a mask; ``nomask`` where none holds, unless ``shrink`` is False."""
    if m is nomask:
        return nomask
    kind = make_mask_descr(dtype)
    if isinstance(m, np.ndarray) and m.dtype.names and kind == np.bool_:
        return np.ones(m.shape, kind)
    made = np.array(filled(m, True), kind, copy=True if copy else None, subok=True)
    return shrunk(made) if shrink else made


def shrunk(mask):
    """``nomask`` where nothing is masked."""
    return nomask if mask.dtype.names is None and not mask.any() else mask


def make_mask_none(newshape, dtype=None):
    """A mask that masks nothing, of arrays of a type."""
    return np.zeros(newshape, MaskType if dtype is None else make_mask_descr(dtype))


def make_mask_descr(ndtype):
    """The type of the masks of a type: a truth value, of records one for every field."""
    kind = np.dtype(ndtype)
    made = _truths(kind)
    return kind if made == kind else made


def _truths(kind):
    if kind.names is not None:
        parts = []
        for name in kind.names:
            field = kind.fields[name]
            parts.append(((field[2], name) if len(field) > 2 else name, _truths(field[0])))
        return np.dtype(parts)
    if kind.subdtype is not None:
        return np.dtype((_truths(kind.base), kind.shape))
    return np.dtype(MaskType)


def flatten_mask(mask):
    """All truth values of a mask, those of fields, too, as a vector, field by field."""
    mask = np.asarray(mask)
    if mask.dtype.names is None:
        return mask.ravel()
    return np.concatenate([flatten_mask(mask[name]) for name in mask.dtype.names])


def _leaves(value):
    return [leaf for v in value for leaf in _leaves(v)] if isinstance(value, (tuple, list)) else [value]


def flatten_structured_array(a):
    """Records as rows of a table, all of whose elements have one type."""
    a = np.asanyarray(a)

    def table(values):
        return np.array([_leaves(v) for v in values.ravel().tolist()])

    if hasattr(a, "_mask"):
        made = table(a._data).view(type(a))
        made._mask = table(getmaskarray(a))
    else:
        made = table(a)
    return made.reshape(a.shape + made.shape[1:]) if a.ndim > 1 else made


def of_records(mask, kind):
    """A mask of records: as it is, or whole records masked by truth values."""
    if isinstance(mask, np.ndarray) and mask.dtype.names is None:
        made = np.zeros(mask.shape, kind)
        spread(made, mask.astype(bool))
        return made
    try:
        return np.array(mask, kind)
    except (TypeError, ValueError):
        return of_records(np.array(mask, bool), kind)


def spread(made, truth):
    """Sets all fields of a mask of records."""
    for name in made.dtype.names:
        field = made[name]
        if field.dtype.names is not None:
            spread(field, truth)
        else:
            given = np.asarray(truth)
            field[...] = given.reshape(given.shape + (1,) * (field.ndim - given.ndim)) if given.ndim else given


def join_records(first, second, made):
    """Masks two masks of records together, field by field."""
    for name in made.dtype.names:
        if made.dtype.fields[name][0].names is not None:
            join_records(first[name], second[name], made[name])
        else:
            made[name] = np.logical_or(first[name], second[name])


def mask_or(m1, m2, copy=False, shrink=True):
    """Two masks together."""
    for one, other in ((m1, m2), (m2, m1)):
        if one is nomask or one is False:
            return make_mask(other, copy, shrink, getattr(other, "dtype", MaskType))
    if m1 is m2 and is_mask(m1):
        return shrunk(m1) if shrink else m1
    kinds = [getattr(m, "dtype", None) for m in (m1, m2)]
    if kinds[0] != kinds[1] and None not in kinds:
        raise ValueError(f"Incompatible dtypes '{kinds[0]}'<>'{kinds[1]}'")
    if kinds[0] is not None and kinds[0].names is not None:
        made = np.zeros(np.broadcast(m1, m2).shape, kinds[0])
        join_records(m1, m2, made)
        return made
    return make_mask(np.logical_or(m1, m2), copy, shrink)


def filled(a, fill_value=None):
    """A plain array with a value in the place of masked elements."""
    if hasattr(a, "filled"):
        return a.filled(fill_value)
    return a if isinstance(a, np.ndarray) else np.array("O") if isinstance(a, dict) else np.array(a)


def all_nomask(arrays):
    """Whether no array has a mask."""
    return all(getmask(a) is nomask for a in arrays)
