"""Functions of ``numpy`` as the array API has them: of matrices in the last two axes, and of vectors alone."""

from .._names import find


def diagonal(x, /, *, offset=0):
    """The diagonals of the matrices in the last two axes."""
    return find("diagonal")(x, offset, -2, -1)


def trace(x, /, *, offset=0, dtype=None):
    """The sums of the diagonals of the matrices in the last two axes."""
    return find("trace")(x, offset, -2, -1, dtype=dtype)


def cross(x1, x2, /, *, axis=-1):
    """The vector product in three dimensions."""
    from .._creation import asanyarray

    x1, x2 = asanyarray(x1), asanyarray(x2)
    if x1.shape[axis] != 3 or x2.shape[axis] != 3:
        raise ValueError(
            "Both input arrays must be (arrays of) 3-dimensional vectors, but they are"
            f" {x1.shape[axis]} and {x2.shape[axis]} dimensional instead."
        )
    return find("cross")(x1, x2, axis=axis)


def outer(x1, x2, /):
    """Every element of one vector times every element of another."""
    from .._creation import asanyarray

    x1, x2 = asanyarray(x1), asanyarray(x2)
    if x1.ndim != 1 or x2.ndim != 1:
        raise ValueError(f"Input arrays must be one-dimensional, but they are {x1.ndim=} and {x2.ndim=}.")
    return find("outer")(x1, x2)
