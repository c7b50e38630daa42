"""Types with a size, a unit or fields of their own: texts, bytes, times, records; and in another order of bytes."""

from . import _dtypes as D
from ._dtypes import dtype, make
from ._java import guarded, of

_DataType = of("DataType")
_sized = guarded(_DataType.sized)
_time = guarded(_DataType.time)
_records = {}


def text_type(length, order="="):
    """Texts of up to so many characters."""
    java = _sized("str", 4 * length, "")
    java = java.packed(True) if order == ">" else java
    return _kept(make(f"str{32 * length}" if length else "str", "U", "U", 4 * length, 19, java, order))


def bytes_type(length):
    """Byte strings of up to so many bytes."""
    return _kept(make(f"bytes{8 * length}" if length else "bytes", "S", "S", length, 18, _sized("bytes", length, ""), "|"))


def void_type(length):
    """Bytes without a meaning."""
    return _kept(make(f"void{8 * length}" if length else "void", "V", "V", length, 20, _sized("void", length, ""), "|"))


def void_of_values(found):
    """The type of byte strings or records without a type of theirs: as long as all of them are."""
    kinds = {}
    for value in found:
        own = getattr(value, "dtype", None) if not isinstance(value, bytes) else None
        if own is None and isinstance(value, (bytes, bytearray, memoryview)):
            own = void_type(len(value))
        if own is None or own.kind != "V":
            raise TypeError(f"A bytes-like object is required, not '{type(value).__name__}'")
        kinds[D._key(own)] = own
    if len(kinds) > 1:
        from .exceptions import DTypePromotionError

        if all(kind.names is None for kind in kinds.values()):
            raise DTypePromotionError(
                "Invalid type promotion with void datatypes of different lengths. Use the `np.bytes_` datatype instead to pad"
                " the shorter value with trailing zero bytes."
            )
    made = None
    for kind in kinds.values():
        made = kind if made is None else D.promoted(made, kind)
    return void_type(8) if made is None else made


def time_type(kind, unit, order="="):
    """Points ('M') or spans ('m') of time in a unit such as 'ms' or '25s'."""
    name = "datetime64" if kind == "M" else "timedelta64"
    java = _time(name, unit)
    java = java.packed(True) if order == ">" else java
    shown = name if unit == "generic" else f"{name}[{unit}]"
    return _kept(make(shown, kind, kind, 8, 21 if kind == "M" else 22, java, order, unit=unit))


def _kept(made):
    return D._by_java.setdefault(made._e.name(), made)


def _sub(base, shape):
    if shape == ():
        return base
    if base.subdtype is not None:
        base, shape = base.subdtype[0], shape + base.subdtype[1]
    size = base.itemsize
    for n in shape:
        if n < 0:
            raise ValueError("invalid shape in fixed-type tuple: dimension smaller than zero.")
        size *= n
    if size > 2**31 - 1:
        raise ValueError("invalid shape in fixed-type tuple: dtype size in bytes must fit into a C int.")
    return make(f"void{8 * size}", "V", "V", size, 20, _sized("void", size, ""), "|", subdtype=(base, shape))


def record(names, kinds, offsets=None, itemsize=None, align=False, titles=None):
    """The type of records with such fields."""
    if len(set(names)) != len(names):
        repeated = next(n for n in names if names.count(n) > 1)
        raise ValueError(f"field {repeated!r} occurs more than once")
    if len(names) != len(kinds):
        raise ValueError("all items in the dictionary must have the same length.")
    fields, end, alignment = {}, 0, 1
    for i, (name, kind) in enumerate(zip(names, kinds)):
        step = kind.base.alignment if align else 1
        alignment = max(alignment, step)
        start = -(-end // step) * step if offsets is None else _whole_number(offsets[i])
        if start % step:
            raise ValueError(f"offset {start} for NumPy dtype with fields is not divisible by the field alignment {step} with align=True")
        title = titles[i] if titles else None
        fields[name] = (kind, start) if title is None else (kind, start, title)
        if title is not None:
            if title in names or title in fields:
                raise ValueError("title already used as a name or title.")
            fields[title] = fields[name]
        end = max(end, start + kind.itemsize)
    _require_apart(fields)
    size = -(-end // alignment) * alignment if itemsize is None else itemsize
    if align and itemsize is not None and itemsize % alignment:
        raise ValueError(f"NumPy dtype descriptor requires {alignment} bytes alignment, itemsize {itemsize} is not divisible by it")
    if size < end:
        raise ValueError(f"itemsize {size} cannot contain a field that ends at byte {end}")
    probe = make(f"void{8 * size}", "V", "V", size, 20, None, "|", tuple(names), fields)
    probe.isalignedstruct = bool(align)
    detail = repr([(n, *map(_described, fields[n])) for n in names]) + str(size) + str(bool(align))
    found = _records.get(detail)
    if found is None:
        probe._e = _sized("void", size, detail)
        found = _records[detail] = D._by_java[probe._e.name()] = probe
    return found


def _require_apart(fields):
    """Refuses Python objects that share bytes with other fields."""
    if not any(f[0].hasobject for f in fields.values()):
        return
    end = 0
    for kind, start, *_ in sorted(set(fields.values()), key=lambda f: f[1]):
        if start < end:
            raise TypeError("Cannot create a NumPy dtype with overlapping object fields")
        end = start + kind.itemsize


def _whole_number(offset):
    if not hasattr(offset, "__index__"):
        raise TypeError(f"'{type(offset).__name__}' object cannot be interpreted as an integer")
    place = offset.__index__()
    if place < 0:
        raise ValueError(f"offset {place} cannot be negative")
    if place >= 1 << 31:
        raise OverflowError("Python int too large to convert to C long")
    return place


def swapped(kind, new_order):
    """The type with another order of bytes."""
    new_order = {"B": ">", "big": ">", "L": "<", "little": "<", "N": "=", "native": "=", "swap": "S", "s": "S",
                 "I": "|", "ignore": "|"}.get(new_order, new_order)  # fmt: skip
    if new_order not in ("<", ">", "=", "S", "|"):
        raise ValueError(f"{new_order} is an unrecognized byteorder")
    if kind.names is not None:
        kinds = [swapped(kind.fields[n][0], new_order) for n in kind.names]
        titles = [(*kind.fields[n], None)[2] for n in kind.names]
        return record(
            list(kind.names), kinds, [kind.fields[n][1] for n in kind.names], kind.itemsize, kind.isalignedstruct,
            titles if any(t is not None for t in titles) else None,
        )  # fmt: skip
    if kind.subdtype is not None:
        return _sub(swapped(kind.subdtype[0], new_order), kind.subdtype[1])
    if kind.byteorder == "|" or new_order == "|":
        return kind
    big = new_order == ">" or new_order == "S" and kind.byteorder != ">"
    if big == (kind.byteorder == ">"):
        return kind
    if kind.kind == "U":
        return text_type(kind.itemsize // 4, ">" if big else "=")
    if kind.kind in "mM":
        return time_type(kind.kind, kind.unit, ">" if big else "=")
    if not big:
        return D._by_java[kind.name]
    found = D._big_endian.get(kind.name)
    if found is None:
        found = D._big_endian[kind.name] = D._copied(kind)
        found.byteorder, found._e = ">", kind._e.packed(True)
        D._by_java[found._e.name()] = found
    return found


def canonical_type(kind):
    """The type in this machine's order of bytes, records without gaps."""
    if kind.names is not None:
        kinds = [canonical_type(kind.fields[n][0]) for n in kind.names]
        titles = [(*kind.fields[n], None)[2] for n in kind.names]
        return record(list(kind.names), kinds, align=kind.isalignedstruct, titles=titles if any(titles) else None)
    if kind.subdtype is not None:
        return _sub(canonical_type(kind.subdtype[0]), kind.subdtype[1])
    return kind if kind.isnative else swapped(kind, "=")


def _described(value):
    return repr(value) if isinstance(value, dtype) else value
