"""Series of Hermite polynomials."""

from .._ufuncs import exp, sqrt  # noqa: F401
from ._basis import HERMITE
from ._family import family, functions, mapparms  # noqa: F401


def weight(x):
    """The weight under which the polynomials are orthogonal."""
    return exp(-(x**2))


Hermite = family("Hermite", HERMITE, "H", "hermite")
globals().update(functions(HERMITE, globals()))
__all__ = ["Hermite", *functions(HERMITE, globals())]
