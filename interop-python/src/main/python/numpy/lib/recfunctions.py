"""Fields of records: renamed, dropped, appended, merged, joined, and records as plain arrays."""

from .. import _dtype_specs as S
from .. import _dtypes as D
from .._creation import asarray, empty, zeros
from .._joining import concatenate
from .._ndarray import ndarray
from .. import ma as _ma

__all__ = """
    append_fields apply_along_fields assign_fields_by_name drop_fields find_duplicates flatten_descr get_fieldstructure
    get_names get_names_flat join_by merge_arrays rec_append_fields rec_drop_fields rec_join recursive_fill_fields
    rename_fields repack_fields require_fields stack_arrays structured_to_unstructured unstructured_to_structured
    """.split()


def _fields(kind):
    return [(name, kind.fields[name][0]) for name in kind.names]


def _listed(names):
    return [names] if isinstance(names, str) else list(names)


def get_names(adtype):
    """The names of the fields; a field of records is a pair of its name and theirs."""
    return tuple((n, get_names(k)) if k.names is not None else n for n, k in _fields(D.dtype(adtype)))


def get_names_flat(adtype):
    """The names of all fields, those of fields of records after them."""
    return tuple(m for n, k in _fields(D.dtype(adtype)) for m in (n, *(get_names_flat(k) if k.names is not None else ())))


def flatten_descr(ndtype):
    """Pairs of name and type of all fields that are no records themselves."""
    ndtype = D.dtype(ndtype)
    if ndtype.names is None:
        return (("", ndtype),)
    return tuple(p for n, k in _fields(ndtype) for p in (flatten_descr(k) if k.names is not None else ((n, k),)))


def get_fieldstructure(adtype, lastname=None, parents=None):
    """For every field the names of those it lies in."""
    parents = {} if parents is None else parents
    for name, kind in _fields(D.dtype(adtype)):
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


def _shown(made, usemask, asrecarray):
    """The result as masked or plain records, with fields as attributes if asked for."""
    if not usemask:
        made = made.filled() if isinstance(made, _ma.MaskedArray) else made
        from ..rec import recarray

        return made.view(recarray) if asrecarray else made
    made = made if isinstance(made, _ma.MaskedArray) else _ma.array(made)
    if asrecarray:
        from ..ma import mrecords

        return made.view(mrecords.MaskedRecords)
    return made


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
    drop = set(_listed(drop_names))

    def rest(kind):
        kept = []
        for name, own in _fields(kind):
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
    return _shown(made, usemask, asrecarray)


def rec_drop_fields(base, drop_names):
    """As ``drop_fields``; the result has fields as attributes."""
    return drop_fields(base, drop_names, usemask=False, asrecarray=True)


def rename_fields(base, namemapper):
    """The same records with other names of fields, at any depth."""

    def renamed(kind):
        if kind.names is None:
            return kind
        return D.dtype([(namemapper.get(n, n), renamed(k)) for n, k in _fields(kind)])

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
    fields = [(n, base[n]) for n in base.dtype.names or ()] + list(zip(names, data))
    return merge_arrays(
        [v for _, v in fields], fill_value, False, usemask, asrecarray, _names=[n for n, _ in fields]
    )


def rec_append_fields(base, names, data, dtypes=None):
    """As ``append_fields``; the result has fields as attributes."""
    return append_fields(base, names, data, dtypes, asrecarray=True, usemask=False)


def merge_arrays(seqarrays, fill_value=-1, flatten=False, usemask=False, asrecarray=False, _names=None):
    """Records of arrays side by side; what is too short is filled up, and masked if ``usemask``."""
    if isinstance(seqarrays, ndarray):
        if seqarrays.dtype.names is not None and not flatten:
            return _shown(seqarrays.ravel(), usemask, asrecarray)
        seqarrays = (seqarrays,)
    arrays = [(a if isinstance(a, _ma.MaskedArray) else asarray(a)).ravel() for a in seqarrays]
    if flatten:
        fields = [(n, a[n] if n else a) for a in arrays for n in (a.dtype.names or ("",))]
    else:
        fields = [(_names[i] if _names else "", a) for i, a in enumerate(arrays)]
    fields = [(n or f"f{i}", a) for i, (n, a) in enumerate(fields)]
    length = max((len(a) for a in arrays), default=0)
    kind = D.dtype([(n, a.dtype) for n, a in fields])
    values, mask = zeros(length, kind), zeros(length, [(n, _mask_kind(a.dtype)) for n, a in fields])
    for name, a in fields:
        values[name][: len(a)] = _ma.getdata(a)
        if len(a) < length:
            values[name][len(a) :] = _filling(fill_value, a.dtype, name)
            mask[name][len(a) :] = _true(mask.dtype[name])
        if isinstance(a, _ma.MaskedArray):
            mask[name][: len(a)] = _ma.getmaskarray(a)
            if not usemask:
                values[name][: len(a)] = a.filled()
    return _shown(_ma.array(values, mask=mask) if usemask else values, usemask, asrecarray)


def _mask_kind(kind):
    if kind.names is not None:
        return [(n, _mask_kind(k)) for n, k in _fields(kind)]
    return (bool, kind.shape) if kind.subdtype is not None else bool


def _true(kind):
    return True if kind.names is None else tuple(_true(k) for _, k in _fields(kind))


def _filling(value, kind, name):
    if kind.names is not None:
        return tuple(_filling(value, k, n) for n, k in _fields(kind))
    value = value.get(name, -1) if isinstance(value, dict) else value
    return value if kind.kind in "biufcmM" else str(value) if kind.kind in "SU" else value


def repack_fields(a, align=False, recurse=False):
    """The fields one after the other, without gaps, or aligned as C does it."""
    if not isinstance(a, D.dtype):
        return a.astype(repack_fields(a.dtype, align, recurse))
    if a.names is None:
        return a
    kinds = [repack_fields(k, align, True) if recurse and k.names is not None else k for _, k in _fields(a)]
    return S.record(list(a.names), kinds, None, None, align)


def _leaves(a):
    """All numbers of the records, one array after the other, with those of sub-arrays apart."""
    found = []
    for name, kind in _fields(a.dtype):
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


def stack_arrays(arrays, defaults=None, usemask=True, asrecarray=False, autoconvert=False):
    """Records of all arrays one after the other, with the fields of all; absent ones are masked."""
    if isinstance(arrays, ndarray):
        return arrays
    if len(arrays) == 1:
        return arrays[0]
    arrays = [(a if isinstance(a, _ma.MaskedArray) else asarray(a)).ravel() for a in arrays]
    kinds = {}
    for i, a in enumerate(arrays):
        for name, kind in _fields(a.dtype) if a.dtype.names is not None else [(f"f{i}" if i and "f0" in kinds else "", a.dtype)]:
            known = kinds.setdefault(name, kind)
            if known != kind:
                if not autoconvert:
                    raise TypeError(f"Incompatible type '{known}' <> '{kind}'")
                kinds[name] = D.promoted(known, kind)
    if list(kinds) == [""]:
        return _shown(_ma.concatenate(arrays) if usemask else concatenate(arrays), usemask, asrecarray)
    kind = [(n or "f0", k) for n, k in kinds.items()]
    length = sum(map(len, arrays))
    values, mask = zeros(length, kind), zeros(length, [(n, _mask_kind(k)) for n, k in kind])
    start = 0
    for i, a in enumerate(arrays):
        rows = slice(start, start + len(a))
        start += len(a)
        own = a.dtype.names or (f"f{i}",)
        for name, k in kind:
            if name in own:
                part = a[name] if a.dtype.names else a
                values[name][rows] = _ma.getdata(part)
                mask[name][rows] = _ma.getmaskarray(part)
            else:
                mask[name][rows] = _true(mask.dtype[name])
                if defaults and name in defaults:
                    values[name][rows] = defaults[name]
                else:
                    values[name][rows] = _filling_of(k)
    made = _ma.array(values, mask=mask)
    return _shown(made, usemask, asrecarray)


def _filling_of(kind):
    return _ma.default_fill_value(kind) if kind.names is None else tuple(_filling_of(k) for _, k in _fields(kind))


def find_duplicates(a, key=None, ignoremask=True, return_index=False):
    """The records that occur more than once, in the order of what is compared, and where they stand."""
    a = (a if isinstance(a, _ma.MaskedArray) else _ma.array(a)).ravel()
    base = a if key is None else a[key]
    order = base.argsort(kind="stable") if not ignoremask else _ma.getdata(base).argsort(kind="stable")
    values = _ma.getdata(base)[order].tolist()
    masks = _ma.getmaskarray(base)[order].tolist()

    def hidden(m):
        return any(map(hidden, m)) if isinstance(m, (tuple, list)) else m

    kept = [i for i, m in enumerate(masks) if not (ignoremask and hidden(m))]
    places = []
    for k, i in enumerate(kept):
        same = [j for j in (kept[k - 1] if k else None, kept[k + 1] if k + 1 < len(kept) else None) if j is not None]
        if any(values[i] == values[j] for j in same):
            places.append(order[i])
    index = asarray([int(p) for p in places], int)
    return (a[index], index) if return_index else a[index]


def join_by(key, r1, r2, jointype="inner", r1postfix="1", r2postfix="2", defaults=None, usemask=True, asrecarray=False):
    """Records of two arrays where the keys agree: of both ('inner'), or of either ('outer'), or of the first ('leftouter')."""
    if jointype not in ("inner", "outer", "leftouter"):
        raise ValueError(f"The 'jointype' argument should be in 'inner', 'outer' or 'leftouter' (got '{jointype}' instead)")
    keys = _listed(key)
    if len(set(keys)) != len(keys):
        raise ValueError(f"duplicate join key {next(k for k in keys if keys.count(k) > 1)!r}")
    for name in keys:
        for r, which in ((r1, "r1"), (r2, "r2")):
            if name not in r.dtype.names:
                raise ValueError(f"{which} does not have key field {name!r}")
    r1, r2 = r1.ravel(), r2.ravel()
    common = (set(r1.dtype.names) & set(r2.dtype.names)) - set(keys)
    if common and not (r1postfix or r2postfix):
        raise ValueError("r1 and r2 contain common names, r1postfix and r2postfix can't both be empty")
    columns = [(k, D.promoted(r1.dtype[k], r2.dtype[k]), k, k) for k in keys]
    columns += [(n + r1postfix * (n in common), k, n, None) for n, k in _fields(r1.dtype) if n not in keys]
    columns += [(n + r2postfix * (n in common), k, None, n) for n, k in _fields(r2.dtype) if n not in keys]
    first = [tuple(v) for v in zip(*(_ma.getdata(r1[k]).tolist() for k in keys))]
    second = [tuple(v) for v in zip(*(_ma.getdata(r2[k]).tolist() for k in keys))]
    where = {}
    for j, value in enumerate(second):
        where.setdefault(value, []).append(j)
    pairs = [(value, i, j) for i, value in enumerate(first) for j in where.get(value, ())]
    if jointype != "inner":
        pairs += [(value, i, None) for i, value in enumerate(first) if value not in where]
    if jointype == "outer":
        pairs += [(value, None, j) for j, value in enumerate(second) if value not in set(first)]
    pairs.sort(key=lambda pair: pair[0])
    kind = [(name, k) for name, k, _, _ in columns]
    values, mask = zeros(len(pairs), kind), zeros(len(pairs), [(n, _mask_kind(k)) for n, k in kind])
    for name, k, left, right in columns:
        for row, (_, i, j) in enumerate(pairs):
            r, n, at = (r1, left, i) if left is not None and i is not None else (r2, right, j)
            if n is None or at is None:
                mask[name][row] = _true(mask.dtype[name])
                values[name][row] = defaults[name] if defaults and name in defaults else _filling_of(k)
            else:
                values[name][row] = _ma.getdata(r[n])[at]
                if isinstance(r, _ma.MaskedArray):
                    mask[name][row] = _ma.getmaskarray(r[n])[at]
    return _shown(_ma.array(values, mask=mask), usemask, asrecarray)


def rec_join(key, r1, r2, jointype="inner", r1postfix="1", r2postfix="2", defaults=None):
    """As ``join_by``; the result has fields as attributes."""
    return join_by(key, r1, r2, jointype, r1postfix, r2postfix, defaults, usemask=False, asrecarray=True)
