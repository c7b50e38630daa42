"""Series of Legendre polynomials."""

from .._ufuncs import exp, sqrt  # noqa: F401
from ._basis import LEGENDRE
from ._family import family, functions, mapparms  # noqa: F401


def weight(x):
    """The weight under which the polynomials are orthogonal."""
    return x * 0.0 + 1.0


Legendre = family("Legendre", LEGENDRE, "P", "legendre")
globals().update(functions(LEGENDRE, globals()))
__all__ = ["Legendre", *functions(LEGENDRE, globals())]
