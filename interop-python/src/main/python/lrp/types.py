"""Kinds of layers, for composites: ``(lrp.types.Convolution, lrp.rules.ZPlus())``."""

__all__ = ["Activation", "AvgPool", "BatchNorm", "Convolution", "Dense", "Linear", "MaxPool", "Sum"]


class LayerKind:
    """A kind of layers of a network."""

    def __init__(self, name, meaning):
        self.name = name
        self.__doc__ = meaning

    def __repr__(self):
        return "lrp.types." + self.name


Convolution = LayerKind("Convolution", "Convolutions, transposed ones included.")
Dense = LayerKind("Dense", "Fully connected layers.")
Linear = LayerKind("Linear", "All layers with weights: convolutions and dense layers.")
AvgPool = LayerKind("AvgPool", "Pooling by mean or sum.")
BatchNorm = LayerKind("BatchNorm", "Batch normalisation that could not be fused, and other scales and shifts.")
MaxPool = LayerKind("MaxPool", "Pooling by maximum.")
Sum = LayerKind("Sum", "Sums of several layers' outputs, as in residual networks.")
Activation = LayerKind("Activation", "Rectifiers and other functions of single values.")
