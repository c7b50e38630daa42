"""Functions of arrays of subclasses, which answer with arrays of theirs: masks, names and the like are kept."""

from ._ndarray import ndarray


def own(a, name):
    """The method of a subclass that has one of its own under a name; None otherwise."""
    if type(a) is ndarray or not isinstance(a, ndarray) or getattr(type(a), name) is getattr(ndarray, name):
        return None
    return getattr(a, name)


def like(a, made):
    """A result as an array of the class that ``a`` is of."""
    return made if type(a) is ndarray or not isinstance(a, ndarray) or not isinstance(made, ndarray) else a._wrap(made._j)


def products(a, b, made):
    """A product as an array of the class of that factor which comes before the other by its priority."""
    factors = [v for v in (a, b) if isinstance(v, ndarray) and type(v) is not ndarray]
    return like(max(factors, key=lambda v: v.__array_priority__), made) if factors else made
