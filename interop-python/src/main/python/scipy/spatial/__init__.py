"""Distances of points: the part of ``scipy.spatial`` that scripts use most."""

from . import distance

__all__ = ["distance"]
