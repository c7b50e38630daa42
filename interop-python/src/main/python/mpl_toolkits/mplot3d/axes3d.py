"""The class that older scripts make axes in space by."""

from matplotlib.axes import Axes

__all__ = ["Axes3D"]


class Axes3D(Axes):
    """Cannot be made here: plots have two axes."""

    def __init__(self, *args, **kwargs):
        raise NotImplementedError("Axes3D cannot be drawn by the LRP Toolbox: plots here have two axes; draw contour(x, y, z) "
                                  "or imshow(z)")
