"""The sum pooling layer."""

from ._engine import EngineModule, Layers, toolbox_layer


@toolbox_layer
class SumPool(EngineModule):
    """The sum over a window, divided by the square root of the window's size so that outputs keep their spread.

    Parameters
    ----------
    pool : tuple of int
        height and width of the window
    stride : tuple of int
        vertical and horizontal step
    """

    def __init__(self, pool=(2, 2), stride=(2, 2)):
        EngineModule.__init__(self)
        self.pool = pool
        self.stride = stride
        self.clean()

    def _layer(self):
        return Layers.sumPool(*self.pool, *self.stride)
