"""What all work on series of polynomials needs: vectors of coefficients, the constant first."""

from .._creation import asarray


def whole(value, what):
    if not hasattr(value, "__index__"):
        raise TypeError(f"{what} must be an integer, received {value}")
    return value.__index__()


def first(c, axis):
    """The axis in front, and the way back."""
    from .._indexing import axis_of
    from .._axes import moveaxis

    c = asarray(c)
    c = c.reshape(1) if c.ndim == 0 else c
    c = c + 0.0 if c.dtype.kind in "biu" else c.copy()
    axis = axis_of(whole(axis, "the axis"), c.ndim)
    return moveaxis(c, axis, 0).copy(), lambda made: moveaxis(made, 0, axis)


def added(a, b):
    if len(a) < len(b):
        a, b = b, a
    made = a + (b[:1] * 0)
    made[: len(b)] += b
    return made


def trimmed(c):
    """Without zeros at the end."""
    n = len(c)
    while n > 1 and c[n - 1] == 0:
        n -= 1
    return c[:n]
