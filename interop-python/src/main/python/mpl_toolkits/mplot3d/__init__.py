"""Plots in space: lines, points, surfaces, wireframes, contours, bars and arrows."""

from .axes3d import Axes3D

__all__ = ["Axes3D"]
