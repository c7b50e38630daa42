"""Arrays and the memory they lie in: bytes, buffers of other objects, memory views, how the elements are to lie."""

import math

from . import _dtypes as D
from ._conversions import _from_bytes
from ._creation import array
from ._ndarray import ndarray, wrap


def of_bytes(data, dtype=float, count=-1, offset=0):
    """A new array of the numbers in bytes."""
    kind = D.dtype(dtype)

    def make(part, kind, n):
        base, shape = kind.base, kind.shape
        return wrap(_from_bytes(base._e, part, n * math.prod(shape))).reshape((n, *shape))

    return _elements(data, kind, count, offset, make)


def frombuffer(buffer, dtype=float, count=-1, offset=0, *, like=None):
    """The elements in the memory of an object: shared with an array, copied from anything else.

    What Python does not let change, such as ``bytes``, makes an array that refuses to be written to.
    """
    kind = D.dtype(dtype)
    if kind.hasobject:
        raise ValueError("cannot create an OBJECT array from memory buffer")
    memory = memoryview(buffer)
    if _whole(memory):
        flat = memory.obj.reshape(-1).view("u1")
        return _elements(flat, kind, count, offset, lambda part, kind, n: part.view(kind))
    made = of_bytes(memory.tobytes(), kind, count, offset)
    if memory.readonly:
        made._j = made._j.asReadOnly()
    return made


def laid_over(buffer, shape, dtype, offset, strides, order):
    """``ndarray(shape, dtype, buffer)``: what is at the front of the memory, in that shape."""
    shape = (shape,) if hasattr(shape, "__index__") and not getattr(shape, "ndim", 0) else tuple(shape)
    if strides is not None:
        from .lib.stride_tricks import as_strided

        count = (memoryview(buffer).nbytes - offset) // D.dtype(dtype).itemsize
        strides = (strides,) if hasattr(strides, "__index__") else strides
        return as_strided(frombuffer(buffer, dtype, count, offset), shape, strides)
    try:
        return frombuffer(buffer, dtype, math.prod(shape), offset).reshape(shape, order=order or "C")
    except ValueError as error:
        raise TypeError("buffer is too small for requested array") from error


def shared(view):
    """The array that a memory view shows, where it shows all of one; otherwise the view itself."""
    if _whole(view) and view.itemsize == view.obj.itemsize:
        made = view.obj.view()
        if view.readonly:
            made.setflags(write=False)
        return made
    return view


def from_view(value, wanted):
    """The array that ``array(value)`` makes of a ``bytearray``, an ``array.array`` or a memory view."""
    view = memoryview(value)
    if _whole(view) and view.itemsize == view.obj.itemsize:
        return array(view.obj, wanted)  # with all its axes, where GraalPy's views have one
    if "T{" in view.format:
        from ._core._internal import _dtype_from_pep3118

        kind = _dtype_from_pep3118(view.format)
    else:
        kind = D.dtype(view.format.lstrip("@=<") if view.format != "c" else "S1")
    made = of_bytes(view.tobytes(), kind).reshape(view.shape)
    return made if wanted is None else array(made, wanted)


def _whole(view):
    """Whether it is a view of an array from its first to its last element."""
    return isinstance(view.obj, ndarray) and view.nbytes == view.obj.nbytes and view.obj.flags.c_contiguous


def _elements(data, kind, count, offset, make):
    size, length = kind.itemsize, len(data) - offset
    if size == 0:
        if count < 0:
            raise ValueError("cannot determine count if itemsize is 0")
        from ._creation import zeros

        return zeros(count, kind)
    if not 0 <= offset <= len(data):
        raise ValueError(f"offset must be non-negative and no greater than buffer length ({len(data)})")
    if count < 0:
        if length % size:
            raise ValueError("buffer size must be a multiple of element size")
        count = length // size
    if length < count * size:
        raise ValueError("buffer is smaller than requested size")
    return make(data[offset : offset + count * size], kind, count)


_REQUIREMENTS = {"C": "C", "C_CONTIGUOUS": "C", "CONTIGUOUS": "C", "F": "F", "F_CONTIGUOUS": "F", "FORTRAN": "F", "A": "A",
                 "ALIGNED": "A", "W": "W", "WRITEABLE": "W", "O": "O", "OWNDATA": "O", "E": "E", "ENSUREARRAY": "E"}  # fmt: skip


def require(a, dtype=None, requirements=None, *, like=None):
    """The array in C (``'C'``) or Fortran order (``'F'``), writeable (``'W'``), with elements of its own (``'O'``)."""
    given = [requirements] if isinstance(requirements, str) else requirements or ()
    wanted = {_REQUIREMENTS[word.upper()] for word in given}
    if {"C", "F"} <= wanted:
        raise ValueError('Cannot specify both "C" and "F" order')
    order = "C" if "C" in wanted else "F" if "F" in wanted else "A"
    made = array(a, dtype, copy=None, order=order, subok="E" not in wanted)
    if "O" in wanted and made._j.base() is not None or "W" in wanted and made._j.isReadOnly():
        made = made.copy(order)
    return made
