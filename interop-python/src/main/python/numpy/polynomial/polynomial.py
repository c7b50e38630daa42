"""Series of Polynomial polynomials."""

from .._ufuncs import exp, sqrt  # noqa: F401
from ._basis import POWER
from ._family import family, functions, mapparms  # noqa: F401


def weight(x):
    """The weight under which the polynomials are orthogonal."""
    return x * 0.0 + 1.0


Polynomial = family("Polynomial", POWER, None, "polynomial")
globals().update(functions(POWER, globals()))
__all__ = ["Polynomial", *functions(POWER, globals())]
