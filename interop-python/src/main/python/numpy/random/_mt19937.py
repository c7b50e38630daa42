"""Where pickles of NumPy look for the generator's state."""

from ._state import MT19937

__all__ = ["MT19937"]
