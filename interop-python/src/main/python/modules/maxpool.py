"""The max pooling layer."""

from ._engine import Layers, toolbox_layer
from ._pool import Pool


@toolbox_layer
class MaxPool(Pool):
    """The largest value of a window; relevance goes to it, in equal parts to equally strong ones.

    Parameters
    ----------
    pool : tuple of int
        height and width of the window
    stride : tuple of int
        vertical and horizontal step
    """

    def _layer(self):
        return Layers.maxPool(*self.pool, *self.stride)

    def _engine_rule(self, variant, param):
        """Every variant which looks at contributions means the winner here, and needs no parameter."""
        return variant if variant in ("flat", "ww") else "simple", None
