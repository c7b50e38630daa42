"""Where pickles of NumPy look for the generator."""

from ._state import RandomState

__all__ = ["RandomState"]
