"""Fields of records: renamed, dropped, appended, and records as plain arrays."""

from .. import _dtype_specs as S
from .. import _dtypes as D
from .._creation import asarray, empty, zeros
from .. import ma as _ma
from ._recfields import fields_of, listed, shown
from ._recjoins import find_duplicates, join_by, merge_arrays, rec_join, stack_arrays

__all__ = """
    append_fields apply_along_fields assign_fields_by_name drop_fields find_duplicates flatten_descr get_fieldstructure
    get_names get_names_flat join_by merge_arrays rec_append_fields rec_drop_fields rec_join recursive_fill_fields
    rename_fields repack_fields require_fields stack_arrays structured_to_unstructured unstructured_to_structured
    """.split()


def get_names(adtype):
    """The names of the fields; a field of records is a pair of its name and theirs."""
    return tuple((n, get_names(k)) if k.names is not None else n for n, k in fields_of(D.dtype(adtype)))


def get_names_flat(adtype):
    """The names of all fields, those of fields of records after them."""
    return tuple(m for n, k in fields_of(D.dtype(adtype)) for m in (n, *(get_names_flat(k) if k.names is not None else ())))


def flatten_descr(ndtype):
    """Pairs of name and type of all fields that are no records themselves."""
    ndtype = D.dtype(ndtype)
    if ndtype.names is None:
        return (("", ndtype),)
    return tuple(p for n, k in fields_of(ndtype) for p in (flatten_descr(k) if k.names is not None else ((n, k),)))


def get_fieldstructure(adtype, lastname=None, parents=None):
    """For every field the names of those it lies in."""
    parents = {} if parents is None else parents
    for name, kind in fields_of(D.dtype(adtype)):
        parents[name] = [*parents.get(lastname, []), *([lastname] if lastname else [])]
        if kind.names is not None:
            get_fieldstructure(kind, name, parents)
    return parents


def recursive_fill_fields(input, output):
    """Copies the fields that both have."""
    for name in output.dtype.names:
        if name in (input.dtype.names or ()):
            if input.dtype[name].names is not None:
                recursive_fill_fields(input[name], output[name])
            else:
                output[name][: len(input)] = input[name]
    return output


def _with_kind(base, fields):
    """Records of a new type with the fields given as arrays, masked ones where ``base`` is."""
    kind = D.dtype([(name, v.dtype) for name, v in fields])
    masked = isinstance(base, _ma.MaskedArray) or any(isinstance(v, _ma.MaskedArray) for _, v in fields)
    made = _ma.zeros(base.shape, kind) if masked else zeros(base.shape, kind)
    for name, values in fields:
        made[name] = values
    return made


def drop_fields(base, drop_names, usemask=True, asrecarray=False):
    """The records without some of their fields, at any depth."""
    drop = set(listed(drop_names))

    def rest(kind):
        kept = []
        for name, own in fields_of(kind):
            if name in drop:
                continue
            own = rest(own) if own.names is not None else own
            if own is not None:
                kept.append((name, own))
        return kept or None

    kinds = rest(base.dtype)
    kinds = [] if kinds is None else kinds
    made = empty(base.shape, kinds) if kinds else empty(base.shape, S.record([], []))
    if kinds:
        recursive_fill_fields(base if not isinstance(base, _ma.MaskedArray) else base.filled(), made)
    return shown(made, usemask, asrecarray)


def rec_drop_fields(base, drop_names):
    """As ``drop_fields``; the result has fields as attributes."""
    return drop_fields(base, drop_names, usemask=False, asrecarray=True)


def rename_fields(base, namemapper):
    """The same records with other names of fields, at any depth."""

    def renamed(kind):
        if kind.names is None:
            return kind
        return D.dtype([(namemapper.get(n, n), renamed(k)) for n, k in fields_of(kind)])

    return base.view(renamed(base.dtype))


def append_fields(base, names, data, dtypes=None, fill_value=-1, usemask=True, asrecarray=False):
    """The records with further fields of arrays; what is too short is filled up and masked."""
    if isinstance(names, (list, tuple)):
        if len(names) != len(data):
            raise ValueError("The number of arrays does not match the number of names")
    else:
        names, data = [names], [data]
    data = [d if isinstance(d, _ma.MaskedArray) else asarray(d) for d in data]
    if dtypes is not None:
        dtypes = dtypes if isinstance(dtypes, (list, tuple)) else [dtypes]
        if len(dtypes) not in (1, len(data)):
            raise ValueError("The dtypes argument must be None, a dtype, or a list.")
        dtypes = dtypes * len(data) if len(dtypes) == 1 else dtypes
        data = [d.astype(t) for d, t in zip(data, dtypes)]
    base = base if isinstance(base, _ma.MaskedArray) else asarray(base)
    own = [("f0", base)] if base.dtype.names is None else [(n, base[n]) for n in base.dtype.names]
    fields = own + list(zip(names, data))
    return merge_arrays(
        [v for _, v in fields], fill_value, False, usemask, asrecarray, _names=[n for n, _ in fields]
    )


def rec_append_fields(base, names, data, dtypes=None):
    """As ``append_fields``; the result has fields as attributes."""
    return append_fields(base, names, data, dtypes, asrecarray=True, usemask=False)


def repack_fields(a, align=False, recurse=False):
    """The fields one after the other, without gaps, or aligned as C does it."""
    if not isinstance(a, D.dtype):
        return a.astype(repack_fields(a.dtype, align, recurse))
    if a.names is None:
        return a
    kinds = [repack_fields(k, align, True) if recurse and k.names is not None else k for _, k in fields_of(a)]
    return S.record(list(a.names), kinds, None, None, align)


def _leaves(a):
    """All numbers of the records, one array after the other, with those of sub-arrays apart."""
    found = []
    for name, kind in fields_of(a.dtype):
        part = a[name]
        more = part.ndim - a.ndim
        part = part.reshape(a.shape + (-1,)) if more else part[..., None]
        for i in range(part.shape[-1]):
            own = part[..., i]
            found.extend(_leaves(own) if own.dtype.names is not None else [own])
    return found


def structured_to_unstructured(arr, dtype=None, copy=False, casting="unsafe"):
    """Records as a plain array with one axis more, of a type that holds all fields."""
    if arr.dtype.names is None:
        raise ValueError("arr must be a structured array")
    parts = _leaves(arr)
    if not parts:
        if dtype is None:
            raise ValueError("arr has no fields. Unable to guess dtype")
        raise NotImplementedError("arr with no fields is not supported")
    from .._types import result_type

    kind = result_type(*(p.dtype for p in parts)) if dtype is None else D.dtype(dtype)
    made = empty(arr.shape + (len(parts),), kind)
    for i, part in enumerate(parts):
        made[..., i] = part.astype(kind, casting=casting)
    return made


def unstructured_to_structured(arr, dtype=None, names=None, align=False, copy=False, casting="unsafe"):
    """A plain array as records of its last axis."""
    arr = asarray(arr)
    if arr.shape == ():
        raise ValueError("arr must have at least one dimension")
    if dtype is None:
        names = [f"f{i}" for i in range(arr.shape[-1])] if names is None else list(names)
        kind = S.record(names, [arr.dtype] * len(names), None, None, align)
    else:
        if names is not None:
            raise ValueError("don't supply both dtype and names")
        kind = D.dtype(dtype)
    made = zeros(arr.shape[:-1], kind)
    flat = made if made.ndim else made.reshape(1)
    parts = _leaves(flat)
    if len(parts) != arr.shape[-1]:
        raise ValueError("The length of the last dimension of arr must be equal to the number of fields in dtype")
    for i, part in enumerate(parts):
        part[...] = arr[..., i].astype(part.dtype, casting=casting)
    return flat.reshape(made.shape)


def apply_along_fields(func, arr):
    """A reduction of the fields of each record."""
    return func(structured_to_unstructured(arr), axis=-1)


def assign_fields_by_name(dst, src, zero_unassigned=True):
    """Copies fields of the same name, at any depth; the others become zero."""
    if dst.dtype.names is None:
        dst[...] = src
        return
    for name in dst.dtype.names:
        if name not in src.dtype.names:
            if zero_unassigned:
                dst[name] = 0
        else:
            assign_fields_by_name(dst[name], src[name], zero_unassigned)


def require_fields(array, required_dtype):
    """Records of a type, with the fields of the same name copied."""
    made = empty(array.shape, required_dtype)
    assign_fields_by_name(made, array)
    return made
