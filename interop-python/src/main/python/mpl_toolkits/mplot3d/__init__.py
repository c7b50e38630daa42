"""Plots in space are not there: what scripts import for ``projection="3d"`` is, so that only those stop which draw them."""

from .axes3d import Axes3D

__all__ = ["Axes3D"]


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    raise ImportError(f"mpl_toolkits.mplot3d.{name} is not in the LRP Toolbox: plots here have two axes; draw contour(x, y, z) "
                      "or imshow(z)")
