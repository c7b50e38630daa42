"""Series of Chebyshev polynomials."""

from .._ufuncs import exp, sqrt  # noqa: F401
from ._basis import CHEBYSHEV
from ._family import family, functions, mapparms  # noqa: F401


def weight(x):
    """The weight under which the polynomials are orthogonal."""
    return 1.0 / (sqrt(1.0 + x) * sqrt(1.0 - x))


Chebyshev = family("Chebyshev", CHEBYSHEV, "T", "chebyshev")
globals().update(functions(CHEBYSHEV, globals()))
__all__ = ["Chebyshev", *functions(CHEBYSHEV, globals())]
