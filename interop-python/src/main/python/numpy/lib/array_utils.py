"""Axes and bounds of arrays."""

from .._core.numeric import normalize_axis_index, normalize_axis_tuple

__all__ = ["byte_bounds", "normalize_axis_index", "normalize_axis_tuple"]


def byte_bounds(a):
    """Where the first element begins and the last one ends, counted in bytes from the array's first element."""
    low = high = 0
    for n, step in zip(a.shape, a.strides):
        span = (n - 1) * step
        low, high = low + min(span, 0), high + max(span, 0)
    return low, high + a.itemsize
