"""The function that arrays pickled with protocol 5 name."""

from ..core.multiarray import _frombuffer

__all__ = ["_frombuffer"]
