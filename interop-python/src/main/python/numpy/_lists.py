"""Arrays as Python's nested lists: the elements cross from Java packed as bytes, all at once."""

from array import array as _packed

from . import _dtypes as D
from ._java import guarded, of

_to_bytes = guarded(of("Create").toBytes)
_codes = {"float64": "d", "float32": "f", "int64": "q", "int32": "i", "int16": "h", "int8": "b"}
_codes.update({"uint64": "Q", "uint32": "I", "uint16": "H", "uint8": "B", "bool": "b"})


def to_list(a):
    """The elements as nested lists of Python numbers."""
    if a.dtype.kind not in "biuf" or a.dtype.itemsize == 2 and a.dtype.kind == "f" or not a.dtype.isnative:
        from ._conversions import values as others

        return _nest(others(a), a.shape)
    flat = _packed(_codes[a.dtype.name])
    flat.frombytes(bytes(_to_bytes(a._j)))
    values = flat.tolist()
    if a.dtype is D.BOOL:
        values = list(map(bool, values))
    return _nest(values, a.shape)


def _nest(values, shape):
    if not shape:
        return values[0]
    for n in reversed(shape[1:]):
        values = [values[i : i + n] for i in range(0, len(values), n)] if n else [[] for _ in range(shape[0])]
    return values
