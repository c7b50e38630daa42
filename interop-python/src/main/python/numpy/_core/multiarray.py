"""The functions that pickled arrays and scalars name."""

from .. import _dtypes as D
from .._creation import array
from .._ndarray import ndarray
from .numeric import _frombuffer

__all__ = ["_reconstruct", "array", "ndarray", "scalar"]


def _reconstruct(subtype, shape, dtype):
    """An empty array, which the state of the pickle fills."""
    return ndarray((0,))


def _restore(shape, dtype, fortran, data):
    """The array of a pickle's state."""
    return _frombuffer(data, dtype, shape, "F" if fortran else "C")


def scalar(dtype, data=None):
    """A single element of a pickle."""
    return _frombuffer(data, D.dtype(dtype), (), "C")[()]
