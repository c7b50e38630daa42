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


def require(condition, message):
    if not condition:
        raise ValueError(message)
