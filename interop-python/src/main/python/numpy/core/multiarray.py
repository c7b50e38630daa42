"""The functions that arrays pickled by NumPy 1 name."""

from .._core.multiarray import _reconstruct, array, ndarray, scalar
from ._utils import lookup

__all__ = ["_reconstruct", "array", "ndarray", "scalar"]
__getattr__ = lookup(__name__)
