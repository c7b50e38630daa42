"""New matrices."""

from . import *  # noqa: F403
from ._creation import empty as _empty
from ._creation import eye as _eye
from ._creation import ones as _ones
from ._creation import zeros as _zeros
from .matrixlib import matrix


def _made(function):
    def call(shape, dtype=None, order="C"):
        return matrix(function(shape, dtype or float))

    return call


empty, ones, zeros = map(_made, (_empty, _ones, _zeros))


def identity(n, dtype=None):
    """The identity matrix."""
    return matrix(_eye(n, dtype=dtype or float))


def eye(n, M=None, k=0, dtype=float, order="C"):
    """Ones on a diagonal."""
    return matrix(_eye(n, M, k, dtype))


def rand(*args):
    """Uniform random numbers."""
    from .random import rand as numbers

    return matrix(numbers(*(args[0] if args and isinstance(args[0], tuple) else args)))


def randn(*args):
    """Normal random numbers."""
    from .random import randn as numbers

    return matrix(numbers(*(args[0] if args and isinstance(args[0], tuple) else args)))


def repmat(a, m, n):
    """A matrix m by n times."""
    from ._joining import tile
    from ._shapes import atleast_2d

    return tile(atleast_2d(a), (m, n))
