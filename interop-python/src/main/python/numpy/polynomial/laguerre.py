"""Series of Laguerre polynomials."""

from .._ufuncs import exp, sqrt  # noqa: F401
from ._basis import LAGUERRE
from ._family import family, functions, mapparms  # noqa: F401


def weight(x):
    """The weight under which the polynomials are orthogonal."""
    return exp(-x)


Laguerre = family("Laguerre", LAGUERRE, "L", "laguerre")
globals().update(functions(LAGUERRE, globals()))
__all__ = ["Laguerre", *functions(LAGUERRE, globals())]
