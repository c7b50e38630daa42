"""The type that arrays of Python values have by nature."""

from . import _dtype_specs as S
from . import _dtypes as D
from ._scalars import generic


def natural(found):
    """The type that holds a list of values."""
    kinds = set(map(type, found))
    made = None
    for kind in kinds:
        own = _own_type(kind, found)
        try:
            made = own if made is None else D.promoted(made, own) if _combine(made, own) else D.OBJECT
        except TypeError:  # spans of months and of days
            return D.OBJECT
    if made is None:
        return D.FLOAT64
    if made.kind in "SU":
        # Numbers among texts take as much room as any number of their type.
        exact = sized(made.kind, found)
        return exact if exact.itemsize >= made.itemsize else made
    return made


def _combine(a, b):
    return not (a.kind in "biufcSUmM") or b.kind in "biufcSUmMO" and not ("M" in (a.kind, b.kind) and {a.kind, b.kind} not in ({"M"}, {"m", "M"}))


def _own_type(kind, found):
    if kind is bool or kind is int or kind is float or kind is complex:
        if kind is int:
            whole = [v for v in found if type(v) is int]
            low, high = min(whole), max(whole)
            if low < -(1 << 63) or high >= 1 << 64 or low < 0 and high >= 1 << 63:
                return D.OBJECT
            return D.UINT64 if high >= 1 << 63 else D.INT64
        return D.dtype(kind)
    if issubclass(kind, generic):
        made = None
        for v in found:
            if type(v) is kind:
                try:
                    made = v.dtype if made is None else D.promoted(made, v.dtype)
                except TypeError:
                    return D.OBJECT
                if made.kind not in "UVSmM":
                    break
        return made
    if issubclass(kind, str):
        return S.text_type(0)
    if issubclass(kind, bytes):
        return S.bytes_type(0)
    if issubclass(kind, (int, float, complex)):
        return D.dtype(kind)
    return D.OBJECT


def sized(letter, found):
    length = max((len(word(v, letter)) for v in found), default=1)
    return S.text_type(max(length, 1)) if letter == "U" else S.bytes_type(max(length, 1))


def word(value, letter):
    """An element of an array of texts or byte strings."""
    if letter == "U":
        if isinstance(value, bytes):
            return value.decode("ascii")
        return value if type(value) is str else str(value)
    if isinstance(value, bytes):
        return bytes(value)
    if isinstance(value, (bytearray, memoryview)):
        return bytes(value)
    return str(value).encode("ascii")
