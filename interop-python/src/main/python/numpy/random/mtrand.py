"""Where pickles of NumPy look for the generator."""

from ._state import RandomState

__all__ = ["RandomState"]


def __getattr__(name):
    import numpy.random as random

    return getattr(random, name)
