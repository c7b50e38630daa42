"""Plots in space are not there."""


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    raise ImportError(f"mpl_toolkits.mplot3d.{name} is not in the LRP Toolbox: plots here have two axes; draw contour(x, y, z) "
                      "or imshow(z)")
