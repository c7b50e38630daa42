"""Where pickles of the oldest versions of NumPy look for the function that makes arrays."""

from numpy._core.multiarray import _reconstruct

__all__ = ["_reconstruct"]
