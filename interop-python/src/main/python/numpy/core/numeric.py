"""The function that arrays pickled by NumPy 1 with protocol 5 name."""

from .._core.numeric import _frombuffer
from ._utils import lookup

__all__ = ["_frombuffer"]
__getattr__ = lookup(__name__)
