"""``__array_interface__``: how arrays tell other libraries of their memory, and arrays made of what others tell."""

from . import _dtypes as D
from ._java import of

_places = of("Places")()

def interface(array):
    """What ``a.__array_interface__`` is.

    Addresses are no real ones: Java moves its arrays. They are numbers that differ between arrays and are as far apart as the
    elements in one, so that they say which arrays share memory; as long as the array lives, its memory is found by them.
    """
    j = array._j
    kind = array.dtype
    steps = None if j.isContiguous() else array.strides
    try:
        fields = kind.descr
    except ValueError:  # of fields that share bytes there is no list
        fields = [("", kind.str)]
    return {"data": (address(array), j.isReadOnly()), "strides": steps, "descr": fields, "typestr": kind.str,
            "shape": array.shape, "version": 3}  # fmt: skip


def address(array):
    """A number for the place of the first element."""
    j = array._j
    unit = 1 if j.type().isPacked() or array.dtype.kind in "SUV" else array.itemsize // (2 if array.dtype.kind == "c" else 1)
    return _places.of(j) + j.offset() * unit


def _at(address, shape, kind, strides):
    """The array over the memory of another one, which lies at an address that ``address`` has told."""
    from ._memory import laid_over
    from ._ndarray import wrap

    place = address >> 31 << 31
    j = _places.at(place)
    if j is None:
        raise ValueError("memory at a plain address cannot be read here: give the array itself, or a buffer as 'data'")
    owner = wrap(j)
    if owner.dtype.hasobject:
        from .lib.stride_tricks import as_strided

        steps = strides if strides is not None else _steps(shape, kind.itemsize)
        return as_strided(owner.reshape(-1)[(address - place) // kind.itemsize :], shape, steps)
    return laid_over(owner, shape, kind, address - place, strides, None)


def _steps(shape, size):
    """The strides of elements in C order, in bytes."""
    found = []
    for n in reversed(shape):
        found.insert(0, size)
        size *= n
    return tuple(found)


def told(value):
    """What a value says of its memory, as a dict, or None; classes say it of their instances only."""
    if isinstance(value, type):
        return None
    try:
        found = value.__array_interface__
    except AttributeError:
        return None
    if not isinstance(found, dict):
        if isinstance(found, property) or callable(found):
            return None
        raise ValueError("Invalid __array_interface__ value, must be a dict")
    return found


def from_interface(found):
    """The array over the memory that another object tells of: a buffer, as a number is no address here."""
    for name in ("shape", "typestr"):
        if name not in found:
            raise ValueError(f"Missing __array_interface__ {name}")
    shape = found["shape"]
    if not isinstance(shape, tuple):
        raise TypeError(f"shape must be a tuple, not {type(shape).__name__}")
    kind = D.dtype(found["typestr"])
    if kind.kind == "V" and found.get("descr") and found["descr"] != [("", kind.str)]:
        kind = D.dtype([tuple(f) for f in found["descr"]])
    data = found.get("data")
    if isinstance(data, tuple):
        from math import prod

        if len(data) != 2:
            raise TypeError("__array_interface__ data must be a 2-tuple with (data pointer integer, read-only flag)")
        if prod(shape) == 0:
            from ._creation import zeros

            return zeros(shape, kind)
        made = _at(data[0], shape, kind, found.get("strides"))
        if data[1]:
            made.setflags(write=False)
        return made
    from ._memory import laid_over

    if data is None:
        raise ValueError("__array_interface__ 'data' is missing: a buffer is needed")
    return laid_over(data, shape, kind, found.get("offset", 0), found.get("strides"), None)


class Pointers:
    """``a.ctypes``: shape and strides for C; there is no address for it, as Java moves its arrays."""

    def __init__(self, array):
        self._array = array

    @property
    def data(self):
        raise NotImplementedError("arrays lie in Java's memory, where they have no fixed address: copy them, as by tobytes()")

    _as_parameter_ = data

    def data_as(self, obj):
        return self.data

    def shape_as(self, obj):
        return (obj * self._array.ndim)(*self._array.shape)

    def strides_as(self, obj):
        return (obj * self._array.ndim)(*self._array.strides)

    @property
    def shape(self):
        from ctypes import c_ssize_t

        return self.shape_as(c_ssize_t)

    @property
    def strides(self):
        from ctypes import c_ssize_t

        return self.strides_as(c_ssize_t)
