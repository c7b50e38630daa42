"""Running sums and products."""

from ._creation import asarray
from ._java import complete
from ._ndarray import ndarray
from ._reductions import _of_subclass


def cumsum(a, axis=None, dtype=None, out=None):
    """Running sums; of the flattened array without an axis."""
    if type(a) is not ndarray and isinstance(a, ndarray):
        return _of_subclass(a, "cumsum", axis=axis, dtype=dtype, out=out)
    return asarray(a).cumsum(axis, dtype, out)


def cumprod(a, axis=None, dtype=None, out=None):
    """Running products; of the flattened array without an axis."""
    if type(a) is not ndarray and isinstance(a, ndarray):
        return _of_subclass(a, "cumprod", axis=axis, dtype=dtype, out=out)
    return asarray(a).cumprod(axis, dtype, out)


complete(__name__)
