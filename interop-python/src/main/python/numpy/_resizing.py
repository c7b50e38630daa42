"""Arrays with other numbers of elements."""

import math

from ._creation import asanyarray, asarray, zeros
from ._java import complete
from ._joining import tile
from ._ndarray import ndarray


def resize(a, new_shape):
    """In another shape; repeated as often as it takes."""
    whole = asanyarray(a)
    a = asarray(whole).ravel()
    shape = tuple(map(int, (new_shape,) if hasattr(new_shape, "__index__") and not getattr(new_shape, "ndim", 0) else new_shape))
    if any(n < 0 for n in shape):
        raise ValueError("all elements of `new_shape` must be non-negative")
    total = math.prod(shape)
    made = zeros(shape, a.dtype) if a.size == 0 or total == 0 else tile(a, -(-total // a.size))[:total].reshape(shape)
    return made if type(whole) is ndarray else whole._wrap(made._j)


def resize_in_place(a, *new_shape, refcheck=True):
    """``ndarray.resize``: missing elements become 0."""
    if not hasattr(refcheck, "__index__"):
        raise TypeError(f"'{type(refcheck).__name__}' object cannot be interpreted as an integer")
    shape = new_shape[0] if len(new_shape) == 1 and not isinstance(new_shape[0], int) else new_shape
    if shape is None or not new_shape:
        return
    shape = (shape,) if hasattr(shape, "__index__") and not getattr(shape, "ndim", 0) else tuple(shape)
    if a._j.base() is not None and math.prod(shape) != a.size:
        raise ValueError("cannot resize this array: it does not own its data")
    made = zeros(shape, a.dtype)
    n = min(made.size, a.size)
    made.reshape(-1)[:n] = a.ravel()[:n]
    a._j = made._j
    a._shape = made.shape


complete(__name__)
