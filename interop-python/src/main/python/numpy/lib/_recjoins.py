"""Records of several arrays: side by side, one after the other, joined by keys, and those that occur twice."""

from .. import _dtypes as D
from .. import ma as _ma
from .._creation import asarray, zeros
from .._joining import concatenate
from .._ndarray import ndarray
from ._recfields import all_true, fields_of, listed, mask_kind, shown


def merge_arrays(seqarrays, fill_value=-1, flatten=False, usemask=False, asrecarray=False, _names=None):
    """Records of arrays side by side; what is too short is filled up, and masked if ``usemask``."""
    if isinstance(seqarrays, ndarray):
        if seqarrays.dtype.names is not None and not flatten:
            return shown(seqarrays.ravel(), usemask, asrecarray)
        seqarrays = (seqarrays,)
    arrays = [(a if isinstance(a, _ma.MaskedArray) else asarray(a)).ravel() for a in seqarrays]
    if flatten:
        fields = [(n, a[n] if n else a) for a in arrays for n in (a.dtype.names or ("",))]
    else:
        fields = [(_names[i] if _names else "", a) for i, a in enumerate(arrays)]
    fields = [(n or f"f{i}", a) for i, (n, a) in enumerate(fields)]
    length = max((len(a) for a in arrays), default=0)
    kind = D.dtype([(n, a.dtype) for n, a in fields])
    values, mask = zeros(length, kind), zeros(length, [(n, mask_kind(a.dtype)) for n, a in fields])
    for name, a in fields:
        values[name][: len(a)] = _ma.getdata(a)
        if len(a) < length:
            values[name][len(a) :] = _filling(fill_value, a.dtype, name)
            mask[name][len(a) :] = all_true(mask.dtype[name])
        if isinstance(a, _ma.MaskedArray):
            mask[name][: len(a)] = _ma.getmaskarray(a)
            if not usemask:
                values[name][: len(a)] = a.filled()
    return shown(_ma.array(values, mask=mask) if usemask else values, usemask, asrecarray)


def _filling(value, kind, name):
    if kind.names is not None:
        return tuple(_filling(value, k, n) for n, k in fields_of(kind))
    value = value.get(name, -1) if isinstance(value, dict) else value
    return value if kind.kind in "biufcmM" else str(value) if kind.kind in "SU" else value


def stack_arrays(arrays, defaults=None, usemask=True, asrecarray=False, autoconvert=False):
    """Records of all arrays one after the other, with the fields of all; absent ones are masked."""
    if isinstance(arrays, ndarray):
        return arrays
    if len(arrays) == 1:
        return arrays[0]
    arrays = [(a if isinstance(a, _ma.MaskedArray) else asarray(a)).ravel() for a in arrays]
    kinds = {}
    for i, a in enumerate(arrays):
        for name, kind in fields_of(a.dtype) if a.dtype.names is not None else [(f"f{i}" if i and "f0" in kinds else "", a.dtype)]:
            known = kinds.setdefault(name, kind)
            if known != kind:
                if not autoconvert:
                    raise TypeError(f"Incompatible type '{known}' <> '{kind}'")
                kinds[name] = D.promoted(known, kind)
    if list(kinds) == [""]:
        return shown(_ma.concatenate(arrays) if usemask else concatenate(arrays), usemask, asrecarray)
    kind = [(n or "f0", k) for n, k in kinds.items()]
    length = sum(map(len, arrays))
    values, mask = zeros(length, kind), zeros(length, [(n, mask_kind(k)) for n, k in kind])
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
                mask[name][rows] = all_true(mask.dtype[name])
                if defaults and name in defaults:
                    values[name][rows] = defaults[name]
                else:
                    values[name][rows] = _filling_of(k)
    made = _ma.array(values, mask=mask)
    return shown(made, usemask, asrecarray)


def _filling_of(kind):
    return _ma.default_fill_value(kind) if kind.names is None else tuple(_filling_of(k) for _, k in fields_of(kind))


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
    keys = listed(key)
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
    keys = [n for n in r1.dtype.names if n in keys]
    columns = [(k, D.promoted(r1.dtype[k], r2.dtype[k]), k, k) for k in keys]
    for n, k in fields_of(r1.dtype):
        if n not in keys:
            columns.append((n + r1postfix * (n in common), k, n, None))
            if n in common:
                columns.append((n + r2postfix, r2.dtype[n], None, n))
    columns += [(n, k, None, n) for n, k in fields_of(r2.dtype) if n not in keys and n not in common]
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
    values, mask = zeros(len(pairs), kind), zeros(len(pairs), [(n, mask_kind(k)) for n, k in kind])
    for name, k, left, right in columns:
        for row, (_, i, j) in enumerate(pairs):
            r, n, at = (r1, left, i) if left is not None and i is not None else (r2, right, j)
            if n is None or at is None:
                mask[name][row] = all_true(mask.dtype[name])
                values[name][row] = defaults[name] if defaults and name in defaults else _filling_of(k)
            else:
                values[name][row] = _ma.getdata(r[n])[at]
                if isinstance(r, _ma.MaskedArray):
                    mask[name][row] = _ma.getmaskarray(r[n])[at]
    return shown(_ma.array(values, mask=mask), usemask, asrecarray)


def rec_join(key, r1, r2, jointype="inner", r1postfix="1", r2postfix="2", defaults=None):
    """As ``join_by``; the result has fields as attributes."""
    return join_by(key, r1, r2, jointype, r1postfix, r2postfix, defaults, usemask=False, asrecarray=True)
