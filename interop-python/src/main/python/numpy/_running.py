"""Running sums and products."""

from ._java import complete
from ._reductions import by_method


def cumsum(a, axis=None, dtype=None, out=None):
    """Running sums; of the flattened array without an axis."""
    return by_method(a, "cumsum", axis=axis, dtype=dtype, out=out)


def cumprod(a, axis=None, dtype=None, out=None):
    """Running products; of the flattened array without an axis."""
    return by_method(a, "cumprod", axis=axis, dtype=dtype, out=out)


complete(__name__)
