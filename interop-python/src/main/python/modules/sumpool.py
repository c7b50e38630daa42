"""The sum pooling layer."""

from ._engine import Layers, toolbox_layer
from ._pool import Pool


@toolbox_layer
class SumPool(Pool):
    """The sum over a window, divided by the square root of the window's size so that outputs keep their spread.

    Parameters
    ----------
    pool : tuple of int
        height and width of the window
    stride : tuple of int
        vertical and horizontal step
    """

    def _layer(self):
        return Layers.sumPool(*self.pool, *self.stride)
