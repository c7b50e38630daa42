"""Element types of what ``ctypes`` calls its types: numbers, arrays, structures and unions."""

import ctypes

from ._dtype_sized import _sub, record, swapped
from ._dtypes import dtype


def of_ctype(kind):
    """The dtype of a type of ``ctypes``; None of any other type."""
    if issubclass(kind, ctypes.Array):
        return _sub(_inner(kind._type_), (kind._length_,))
    if issubclass(kind, ctypes._Pointer):
        raise TypeError("ctypes pointers have no dtype equivalent")
    if issubclass(kind, (ctypes.Structure, ctypes.Union)):
        return _fields(kind)
    if not issubclass(kind, ctypes._SimpleCData):
        return None
    code = kind._type_
    if not isinstance(code, str):
        raise TypeError(f"Cannot interpret '{kind!r}' as a data type")
    made = dtype({"z": "S", "Z": "U", "u": "U1"}.get(code, code))
    return swapped(made, ">") if getattr(kind, "__ctype_be__", None) is kind and made.itemsize > 1 else made


def _inner(kind):
    made = of_ctype(kind)
    if made is None:
        raise NotImplementedError(f"Unknown ctypes type {kind.__name__}")
    return made


def _fields(kind):
    names, kinds, offsets = [], [], []
    for name, field, *bits in kind._fields_:
        if bits:
            raise TypeError("ctypes bitfields have no dtype equivalent")
        names.append(name)
        kinds.append(_inner(field))
        offsets.append(0 if issubclass(kind, ctypes.Union) else getattr(kind, name).offset)
    packed = hasattr(kind, "_pack_") or issubclass(kind, ctypes.Union)
    return record(names, kinds, offsets, ctypes.sizeof(kind), align=not packed)
