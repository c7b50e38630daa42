"""The functions that pickled arrays name."""

from .. import _dtypes as D
from .._creation import array, frombuffer
from .._ndarray import ndarray

__all__ = ["_reconstruct", "array", "ndarray", "scalar"]


def _reconstruct(subtype, shape, dtype):
    """An empty array, which the state of the pickle fills."""
    return ndarray((0,))


def _restore(shape, dtype, fortran, data):
    """The array of a pickle's state."""
    return _frombuffer(data, dtype, shape, "F" if fortran else "C")


def _frombuffer(buffer, dtype, shape, order):
    """The array of the bytes of a pickle; a text is what Python 2 wrote, read as latin1."""
    data = buffer.encode("latin1") if isinstance(buffer, str) else buffer
    flat = frombuffer(data, D.dtype(dtype))
    return flat.reshape(tuple(reversed(shape))).T.copy() if order == "F" else flat.reshape(shape)


def scalar(dtype, data=None):
    """A single element of a pickle."""
    return _frombuffer(data, dtype, (), "C")[()]
