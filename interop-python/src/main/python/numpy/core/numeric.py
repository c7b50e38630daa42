"""The function that arrays pickled by NumPy 1 with protocol 5 name."""

from .._core.numeric import _frombuffer

__all__ = ["_frombuffer"]
