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
    if mask is not nomask:
        return mask
    data = _asarray(getdata(arr))
    return _zeros(data.shape, make_mask_descr(data.dtype))


def getdata(a, subok=True):
    """The plain array."""
    return a.view(ndarray) if hasattr(a, "_mask") else a


def is_mask(m):
    return isinstance(m, ndarray) and m.dtype.kind == "b" or m is nomask and False


def is_masked(x):
    """Whether any element is masked."""
    mask = getmask(x)
    return mask is not nomask and bool(flatten_mask(mask).any())


def make_mask(m, copy=False, shrink=True, dtype=bool):
    if m is nomask:
        return nomask
    m = _asarray(filled(m, True), bool)
    return nomask if shrink and not m.any() else m


def make_mask_none(newshape, dtype=None):
    return _zeros(newshape, bool if dtype is None else make_mask_descr(dtype))


def make_mask_descr(ndtype):
    """The type of the masks of a type: a truth value, of records one for every field."""
    from .._dtypes import BOOL, dtype

    kind = dtype(ndtype)
    if kind.names is not None:
        return dtype([(name, make_mask_descr(kind.fields[name][0])) for name in kind.names])
    if kind.subdtype is not None:
        return dtype((make_mask_descr(kind.base), kind.shape))
    return BOOL


def flatten_mask(mask):
    """All truth values of a mask, those of fields, too, as a vector."""
    mask = _asarray(mask)
    if mask.dtype.names is None:
        return mask.ravel()
    from .._joining import concatenate

    return concatenate([flatten_mask(mask[name]) for name in mask.dtype.names])


def of_records(mask, kind):
    """A mask of records: as it is, or whole records masked by truth values."""
    mask = _asarray(mask, kind) if not isinstance(mask, ndarray) or mask.dtype.names is not None else mask
    if mask.dtype.names is not None:
        return mask if mask.dtype == kind else mask.astype(kind)
    made = _zeros(mask.shape, kind)
    spread(made, mask)
    return made


def spread(made, truth):
    """Sets all fields of a mask of records."""
    for name in made.dtype.names:
        field = made[name]
        if field.dtype.names is not None:
            spread(field, truth)
        else:
            more = field.ndim - made.ndim
            field[...] = truth.reshape(truth.shape + (1,) * more) if more and isinstance(truth, ndarray) else truth


def fill_records(data, mask, value):
    """Puts values in the place of masked fields."""
    for name in data.dtype.names:
        own = value[name]
        if data[name].dtype.names is not None:
            fill_records(data[name], mask[name], own)
        else:
            field = data[name]
            field[_asarray(mask[name])] = own


def listed(data, mask, fill):
    """Records as tuples, with what stands for masked fields."""
    names = data.dtype.names
    if names is None:
        found, hidden = data.tolist(), mask.tolist()
        return fill if data.ndim == 0 and hidden else found if data.ndim == 0 else _hidden(found, hidden, fill)
    if data.ndim:
        return [listed(d, m, fill) for d, m in zip(data, mask)]
    return tuple(listed(_asarray(data[n]), _asarray(mask[n]), fill) for n in names)


def _hidden(found, hidden, fill):
    if not isinstance(found, list):
        return fill if hidden else found
    return [_hidden(f, h, fill) for f, h in zip(found, hidden)]


def mask_or(m1, m2, copy=False, shrink=True):
    if m1 is nomask or m1 is False:
        return make_mask(m2, shrink=shrink)
    if m2 is nomask or m2 is False:
        return make_mask(m1, shrink=shrink)
    if _asarray(m1).dtype.names is not None:
        made = _asarray(m1).copy()
        for name in made.dtype.names:
            made[name] = mask_or(m1[name], m2[name], shrink=False)
        return made
    return make_mask(_asarray(m1) | _asarray(m2), shrink=shrink)


def filled(a, fill_value=None):
    """A plain array with a value in the place of masked elements."""
    return a.filled(fill_value) if hasattr(a, "_mask") else _asarray(a)


def all_nomask(arrays):
    for a in arrays:
        if getmask(a) is not nomask:
            return False
    return True
