"""The flattening layer."""

import numpy as np

from ._engine import Layers, PassModule, toolbox_layer


@toolbox_layer
class Flatten(PassModule):
    """Makes a vector of every sample, in C order: (N, H, W, D) becomes (N, H * W * D).

    Attributes
    ----------
    inputshape : tuple of int
        the shape of the last input
    """

    def __init__(self):
        PassModule.__init__(self)
        self.inputshape = []

    def _layer(self):
        return Layers.flatten()

    def _enter(self, done, index, lrp_aware):
        PassModule._enter(self, done, index, lrp_aware)
        self.inputshape = tuple(done.inputShape(index))

    def backward(self, DY):
        """``DY`` in the shape of the input."""
        return np.reshape(DY, self.inputshape)

    def lrp(self, R, *args, **kwargs):
        """``R`` in the shape of the input."""
        return np.reshape(R, self.inputshape)
