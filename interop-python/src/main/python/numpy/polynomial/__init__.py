"""Polynomials as series in several bases, coefficients from the lowest degree up."""

_classes = {"Polynomial": "polynomial", "Chebyshev": "chebyshev", "Legendre": "legendre", "Hermite": "hermite",
            "HermiteE": "hermite_e", "Laguerre": "laguerre"}  # fmt: skip
__all__ = [*_classes, "set_default_printstyle"]


def __getattr__(name):
    module = _classes.get(name, name)
    if module not in (*_classes.values(), "polyutils"):
        raise AttributeError(f"module 'numpy.polynomial' has no attribute '{name}'")
    found = __import__(f"numpy.polynomial.{module}", fromlist=["*"])
    return getattr(found, name) if name in _classes else found


def set_default_printstyle(style):
    """How series are printed from now on: 'unicode', or 'ascii'."""
    from ._printing import choose

    choose(style)
