"""The parameters of distributions, as numbers or arrays, and what is refused of them."""

import math

from .. import _dtypes as D
from .. import _ufuncs as U
from .._creation import asarray, dimensions, no_shape
from .._ndarray import ndarray

_MOST = (1 << 31) - 1  # elements of an array of Java


def parameters(*values):
    """Numbers as Python's, anything else as arrays."""
    return [
        real_array(v) if isinstance(v, (list, tuple)) or isinstance(v, ndarray) and v.ndim else float(v)
        for v in values
    ]


def real_array(given):
    """Parameters as an array of real numbers, which complex ones are not taken for."""
    made = asarray(given)
    if made.dtype.kind == "c":
        raise TypeError(f"Cannot cast array data from {made.dtype!r} to dtype('float64') according to the rule 'safe'")
    return asarray(given, float)


def drawn_shape(size):
    """``size`` as separate integers, before a number is drawn.

    Raises what NumPy does where no array has such a shape: TypeError for what is no integer, ValueError for negative
    ones, MemoryError for more numbers than an array holds.
    """
    shape = dimensions(size)
    count = 1
    for n in shape:
        if not hasattr(n, "__index__") or not 0 <= n <= _MOST:
            raise no_shape(shape, D.FLOAT64)
        count *= n
    if count > _MOST:
        raise no_shape(shape, D.FLOAT64)
    return shape


def not_negative(name, value):
    """Refuses numbers with a minus, zeros with one among them."""
    if isinstance(value, float):
        require(not math.copysign(1.0, value) < 0 or value != value, f"{name} < 0")
        return
    given = asarray(value) * 1.0
    require(not (U.signbit(given) & ~U.isnan(given)).any(), f"{name} < 0")


def sequence_only(x):
    """Warns of what can hardly be shuffled: neither an array nor a sequence of Python's."""
    from collections.abc import Sequence

    if not isinstance(x, Sequence):
        import warnings

        warnings.warn(
            f"you are shuffling a '{type(x).__name__}' object which is not a subclass of 'Sequence'; `shuffle` is not guaranteed"
            " to behave correctly. E.g., non-numpy array/tensor objects with view semantics may contain duplicates after shuffling.", UserWarning, stacklevel=3,
        )  # fmt: skip


def require(condition, message):
    if not condition:
        raise ValueError(message)
