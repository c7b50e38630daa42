"""The function that arrays pickled with protocol 5 name."""

from .. import _dtypes as D
from .._memory import of_bytes

__all__ = ["_frombuffer"]


def _frombuffer(buffer, dtype, shape, order):
    """The array of the bytes of a pickle; a text is what Python 2 wrote, read as latin1."""
    data = buffer.encode("latin1") if isinstance(buffer, str) else buffer
    flat = of_bytes(data, D.dtype(dtype))
    return flat.reshape(tuple(reversed(shape))).T if order == "F" else flat.reshape(shape)


def normalize_axis_index(axis, ndim, msg_prefix=None):
    """The axis counted from the front; AxisError if there is none."""
    from ..exceptions import AxisError

    if not -ndim <= axis < ndim:
        raise AxisError(axis, ndim, msg_prefix)
    return axis % ndim


def normalize_axis_tuple(axis, ndim, argname=None, allow_duplicate=False):
    """Several axes counted from the front."""
    axes = [axis] if hasattr(axis, "__index__") else list(axis)
    made = tuple(normalize_axis_index(a.__index__(), ndim, argname) for a in axes)
    if not allow_duplicate and len(set(made)) != len(made):
        raise ValueError(f"repeated axis in `{argname}` argument" if argname else "repeated axis")
    return made


def __getattr__(name):
    from . import __getattr__ as find

    return find(name)
