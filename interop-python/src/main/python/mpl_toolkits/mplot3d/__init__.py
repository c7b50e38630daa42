"""Plots in space: lines, points, surfaces, wireframes, contours, bars and arrows."""

from .axes3d import Axes3D

__all__ = ["Axes3D"]


def __getattr__(name):
    if name in ("art3d", "proj3d"):
        from importlib import import_module

        return import_module("mpl_toolkits.mplot3d." + name)
    raise AttributeError(f"module 'mpl_toolkits.mplot3d' has no attribute '{name}'")
