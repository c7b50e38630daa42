"""The functions that arrays pickled by NumPy 2 name."""

from ..core.multiarray import _reconstruct, array, ndarray, scalar

__all__ = ["_reconstruct", "array", "ndarray", "scalar"]
