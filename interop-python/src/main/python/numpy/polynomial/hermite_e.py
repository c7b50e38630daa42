"""Series of HermiteE polynomials."""

from .._ufuncs import exp, sqrt  # noqa: F401
from ._basis import HERMITE_E
from ._family import family, functions, mapparms  # noqa: F401


def weight(x):
    """The weight under which the polynomials are orthogonal."""
    return exp(-0.5 * x**2)


HermiteE = family("HermiteE", HERMITE_E, "He", "hermite_e")
globals().update(functions(HERMITE_E, globals()))
__all__ = ["HermiteE", *functions(HERMITE_E, globals())]
