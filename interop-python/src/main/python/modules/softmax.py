"""The softmax layer."""

from ._engine import Layers, PassModule, toolbox_layer


@toolbox_layer
class SoftMax(PassModule):
    """The softmax, ``Y = exp(X) / sum(exp(X))`` over axis 1.

    Its gradient is the identity: training passes (prediction - target), which is that of the cross entropy already."""

    def _layer(self):
        return Layers.softMax()
