"""The function that arrays pickled with protocol 5 name."""

from .. import _dtypes as D
from .._creation import frombuffer

__all__ = ["_frombuffer"]


def _frombuffer(buffer, dtype, shape, order):
    """The array of the bytes of a pickle; a text is what Python 2 wrote, read as latin1."""
    data = buffer.encode("latin1") if isinstance(buffer, str) else buffer
    flat = frombuffer(data, D.dtype(dtype))
    return flat.reshape(tuple(reversed(shape))).T if order == "F" else flat.reshape(shape)
