"""Rotations in space, and between them."""

from ._rotation import Rotation
from ._slerp import Slerp

__all__ = ["Rotation", "Slerp"]
