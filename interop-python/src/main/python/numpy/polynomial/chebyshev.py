"""Series of Chebyshev polynomials."""

from .._creation import asarray
from .._ufuncs import cos, exp, sin, sqrt  # noqa: F401
from ._basis import CHEBYSHEV
from ._family import family, functions, mapparms  # noqa: F401


def weight(x):
    """The weight under which the polynomials are orthogonal."""
    return 1.0 / (sqrt(1.0 + x) * sqrt(1.0 - x))


Chebyshev = family("Chebyshev", CHEBYSHEV, "T", "chebyshev")
globals().update(functions(CHEBYSHEV, globals()))
_PI = 3.141592653589793


def _points(npts, least):
    if int(npts) != npts:
        raise ValueError("npts must be integer")
    if npts < least:
        raise ValueError(f"npts must be >= {least}")
    return int(npts)


def chebpts1(npts):
    """The zeros of a Chebyshev polynomial, in ascending order."""
    from .._arange import arange

    n = _points(npts, 1)
    return sin(0.5 * _PI / n * arange(1 - n, n + 1, 2))


def chebpts2(npts):
    """The extrema of a Chebyshev polynomial and the ends of its interval, in ascending order."""
    from .._ranges import linspace

    return cos(linspace(-_PI, 0, _points(npts, 2)))


def chebinterpolate(func, deg, args=()):
    """The coefficients of the series that meets a function in the zeros of the polynomial of the next degree."""
    deg = asarray(deg)
    if deg.ndim or deg.dtype.kind not in "iu" or not deg.size:
        raise TypeError("deg must be an int")
    if deg < 0:
        raise ValueError("expected deg >= 0")
    n = int(deg) + 1
    x = chebpts1(n)
    c = asarray(chebvander(x, n - 1).T @ func(x, *args))
    c[0] /= n
    c[1:] /= 0.5 * n
    return c


def _interpolate(cls, func, deg, domain=None, args=()):
    """The series that meets a function in the points of ``chebpts1`` of its domain."""
    from .polyutils import mapdomain

    domain = cls.domain if domain is None else domain
    return cls(chebinterpolate(lambda x: func(mapdomain(x, cls.window, domain), *args), deg), domain)


Chebyshev.interpolate = classmethod(_interpolate)
__all__ = ["Chebyshev", *functions(CHEBYSHEV, globals()), "chebinterpolate", "chebpts1", "chebpts2"]
