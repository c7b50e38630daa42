"""The parameters of distributions, as numbers or arrays, and what is refused of them."""

import math

from .. import _ufuncs as U
from .._creation import asarray
from .._ndarray import ndarray


def parameters(*values):
    """Numbers as Python's, anything else as arrays."""
    return [
        asarray(v, float) if isinstance(v, (list, tuple)) or isinstance(v, ndarray) and v.ndim else float(v)
        for v in values
    ]


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
            "`x` isn't a recognized object; `shuffle` is not guaranteed to behave correctly. E.g., non-numpy array/tensor"
            " objects with view semantics may contain duplicates after shuffling.", UserWarning, stacklevel=3,
        )  # fmt: skip


def require(condition, message):
    if not condition:
        raise ValueError(message)
