"""Between Python's values and arrays of what is no real number: complex, texts, bytes, records, dates, objects."""

from array import array as _packed
from itertools import chain

from . import _dtype_specs as S
from . import _dtypes as D
from ._java import guarded, of
from ._natural_types import natural, sized, word
from ._ndarray import ndarray, wrap
from ._scalars import generic

_Create = of("Create")
_from_bytes = guarded(_Create.fromBytes)
_to_bytes = guarded(_Create.toBytes)
_Objects = of("PythonObjects")
_objects = guarded(_Objects.array)
_list = guarded(_Objects.list)
_zeros = guarded(of("NDArray").zeros)


def raw(a):
    """The elements as bytes, in C order and the order of bytes of the type."""
    return bytes(_to_bytes(a._j))


def from_raw(data, kind, shape):
    """An array of bytes as they are."""
    return wrap(_from_bytes(kind._e, data, *shape))


def values(a):
    """The elements in C order as Python's own values."""
    kind = a.dtype
    if kind.kind in "OT":
        return list(_list(a._j))
    if kind.kind == "U":
        size, width = a.size, kind.itemsize // 4
        text = raw(a).decode("utf-32-be" if kind.byteorder == ">" else "utf-32-le", "surrogatepass")
        return [text[i * width : (i + 1) * width].rstrip("\0") for i in range(size)]
    if kind.kind == "S" or kind.kind == "V" and kind.names is None:
        data, width = raw(a), kind.itemsize
        found = [data[i * width : (i + 1) * width] for i in range(a.size)]
        return [v.rstrip(b"\0") for v in found] if kind.kind == "S" else found
    if kind.kind == "V":
        if not kind.names:
            return [()] * a.size
        return list(zip(*(_column(a, name, values) for name in kind.names)))
    if kind.kind in "mM":
        from ._datetimes import to_python

        return to_python(a)
    if kind.kind == "c":
        flat = _packed("d")
        flat.frombytes(bytes(_to_bytes(a._j.astype(D.COMPLEX128._e))))
        parts = flat.tolist()
        return list(map(complex, parts[::2], parts[1::2]))
    code = {"f": "d", "b": "b", "i": "q", "u": "Q"}[kind.kind]
    flat = _packed(code)
    flat.frombytes(bytes(_to_bytes(a._j.astype(D.dtype({"b": "int8"}.get(code, code))._e))))
    return list(map(bool, flat)) if kind.kind == "b" else flat.tolist()


def _column(a, name, how):
    """The values of a field, one for each record; those of a field with axes as arrays."""
    field = a[name]
    if field.ndim == a.ndim:
        return how(field)
    flat = field.reshape((a.size, *field.shape[a.ndim :]))
    return [flat[i] for i in range(a.size)]


def scalars(a):
    """The elements in C order as NumPy's scalars; objects as they are."""
    kind = a.dtype
    if kind.kind in "OT":
        return values(a)
    if kind.kind == "V":
        return [a.reshape(-1)[i] for i in range(a.size)]
    if kind.kind in "mM":
        from ._datetimes import scalar

        return [scalar(kind, n) for n in values(a.view("i8"))]
    return list(a.reshape(-1)) if kind.kind in "biuf" else [kind.type(v) for v in values(a)]


def from_values(found, shape, wanted=None):
    """An array of values in C order."""
    kind = wanted
    if kind is None:
        kind = natural(found)
    if kind.kind == "O":
        return wrap(_objects(list(found), *shape))
    if kind.kind == "T":
        from ._string_type import from_texts

        return from_texts(found, shape, kind)
    if kind.kind in "SU":
        if kind.itemsize == 0:
            kind = sized(kind.kind, found)
        width = kind.itemsize // (4 if kind.kind == "U" else 1)
        pad = "\0" if kind.kind == "U" else b"\0"
        words = [word(v, kind.kind)[:width].ljust(width, pad) for v in found]
        if kind.kind == "U":
            order = "utf-32-be" if kind.byteorder == ">" else "utf-32-le"
            return from_raw("".join(words).encode(order, "surrogatepass"), kind, shape)
        return from_raw(b"".join(words), kind, shape)
    if kind.kind == "V":
        return _from_records(found, shape, kind)
    if kind.kind in "mM":
        from ._datetimes import from_python

        return from_python(found, shape, kind)
    if kind.kind == "c":
        parts = list(chain.from_iterable((z.real, z.imag) for z in map(_complex, found)))
        made = from_raw(_packed("d", parts).tobytes(), D.COMPLEX128, shape)
        return made.astype(kind, copy=False)
    return _from_numbers(found, shape, kind)


def _complex(value):
    if isinstance(value, (str, bytes)):
        return complex(value.decode() if isinstance(value, bytes) else value)
    return complex(float("nan"), float("nan")) if value is None else complex(value)


def _from_numbers(found, shape, kind):
    """Real numbers, each converted as Python converts it."""
    if kind.kind == "f":
        parts = [_real(v) for v in found]
        made = from_raw(_packed("d", parts).tobytes(), D.FLOAT64, shape)
        return made.astype(kind, copy=False)
    if kind.kind == "b":
        return from_raw(bytes(bool(_plain(v)) for v in found), D.BOOL, shape)
    whole = [int(_plain(v)) for v in found]
    bits = 8 * kind.itemsize
    low, high = (-1 << (bits - 1), 1 << (bits - 1)) if kind.kind == "i" else (0, 1 << bits)
    for number, value in zip(whole, found):
        if not low <= number < high and not isinstance(value, (float, generic)):
            raise OverflowError(f"Python integer {number} out of bounds for {kind.name}")
    wide = 1 << 64
    made = from_raw(_packed("Q", [n % wide for n in whole]).tobytes(), D.UINT64, shape)
    return wrap(made._j.astype(kind._e))


def _plain(value):
    if isinstance(value, ndarray):
        return value.item()
    if isinstance(value, bytes):
        return value.decode()
    return value


def _real(value):
    if value is None:
        return float("nan")
    value = _plain(value)
    return float(value)


def _from_records(found, shape, kind):
    if kind.names is None:
        if kind.subdtype is not None:
            base, own = kind.subdtype
            from ._creation import array

            data = array(found, base)
            if data.ndim > 1 or not own:
                return data.reshape((*shape, *own))
            made = wrap(_zeros(base._e, *shape, *own))  # a number is each element of its own array
            made[...] = data.reshape((*shape, *(1 for _ in own)))
            return made
        if not kind.itemsize:
            from ._dtype_sized import void_of_values

            kind = void_of_values(found)
            if kind.names is not None:
                return _from_records(found, shape, kind)
        size = kind.itemsize
        data = b"".join(_bytes_of(v)[:size].ljust(size, b"\0") for v in found)
        return from_raw(data, S.void_type(size), shape)
    made = wrap(_zeros(kind._e, *shape))
    flat = made.reshape(-1)
    rows = [_row(v, kind) for v in found]
    for i, name in enumerate(kind.names):
        field = flat[name]
        if rows:
            field[...] = _column_of([row[i] for row in rows], field)
    return made


def _bytes_of(value):
    if hasattr(value, "tobytes"):
        return value.tobytes()
    if isinstance(value, (int, float, complex, str, tuple, list)):
        raise TypeError(f"a bytes-like object is required, not '{type(value).__name__}'")
    return bytes(value)


def _column_of(column, field):
    from ._creation import array

    kind = field.dtype
    if field.ndim == 1 and (kind.kind == "O" or any(type(v) is list for v in column)):
        if kind.kind in "fSU":
            raise ValueError("setting an array element with a sequence.")
        return from_values(column, field.shape, kind)
    if field.ndim > 1:
        column = [_filled(v, field) for v in column]
    return array(column, field.dtype).reshape(field.shape)


def _filled(value, field):
    from ._creation import array
    from ._broadcasting import broadcast_to

    return broadcast_to(array(value, field.dtype), field.shape[1:])


def _row(value, kind):
    """The values of a record's fields."""
    if isinstance(value, (tuple, generic)) and not isinstance(value, (int, float, str, bytes, complex)):
        row = tuple(value)
        if len(row) != len(kind.names):
            raise ValueError(
                f"could not assign tuple of length {len(row)} to structure with {len(kind.names)} fields."
            )
        return row
    if isinstance(value, ndarray) and value.ndim == 0 and value.dtype.names:
        return tuple(value[()])
    return (value,) * len(kind.names)


def deep_copy(a, memo):
    """A copy of an array of objects, or of records with some, with copies of the objects."""
    from copy import deepcopy

    made = a.copy()
    if a.dtype.names is None:
        made[...] = from_values([deepcopy(v, memo) for v in values(a)], a.shape, D.OBJECT)
        return made
    for name in a.dtype.names:
        if made[name].dtype.hasobject:
            made[name] = deep_copy(made[name], memo)
    return made
