"""The functions that pickled arrays and scalars name."""

from .. import _dtypes as D
from .._creation import array
from .._ndarray import ndarray
from .numeric import _frombuffer

__all__ = ["_reconstruct", "array", "ndarray", "scalar"]


def _reconstruct(subtype, shape, dtype):
    """An empty array, which the state of the pickle fills."""
    made = object.__new__(subtype)
    made._j = ndarray((0,))._j
    return made


def _restore(shape, dtype, fortran, data):
    """The array of a pickle's state."""
    if isinstance(data, list):
        from .._conversions import from_values

        kind = dtype if dtype.kind == "T" else D.OBJECT
        made = from_values(data, tuple(reversed(shape)) if fortran else shape, kind)
        return made.T if fortran else made
    made = _frombuffer(data, dtype, shape, "F" if fortran else "C")
    return made if dtype.isnative or dtype.kind == "U" else made.astype(dtype.newbyteorder("="))


def scalar(dtype, data=None):
    """A single element of a pickle; zero, or what is empty, without data."""
    if data is None:
        from .._creation import zeros

        return None if D.dtype(dtype).kind == "O" else zeros((), dtype)[()]
    return _frombuffer(data, D.dtype(dtype), (), "C")[()]


def _discover_array_parameters(obj, dtype=None):
    """The type and the shape of the array that ``array(obj, dtype)`` is."""
    if isinstance(dtype, type) and issubclass(dtype, D.dtype):
        dtype = D.dtype(dtype.type)
        if not array(obj, object).size:
            dtype = D.dtype(f"{dtype.kind}{8 if dtype.kind == 'V' else 1}") if dtype.kind in "SUV" else dtype
    made = array(obj, dtype)
    return made.dtype, made.shape


def __getattr__(name):
    if name == "_vec_string":
        from ._vec_string import _vec_string

        return _vec_string
    from . import __getattr__ as find

    return find(name)
