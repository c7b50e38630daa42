"""The tanh layer."""

from ._engine import Layers, PassModule, toolbox_layer


@toolbox_layer
class Tanh(PassModule):
    """The hyperbolic tangent, ``Y = tanh(X)``."""

    def _layer(self):
        return Layers.tanh()
