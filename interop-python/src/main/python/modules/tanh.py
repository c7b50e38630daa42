"""The tanh layer."""

from ._engine import Layers, PassModule


class Tanh(PassModule):
    """The hyperbolic tangent, ``Y = tanh(X)``."""

    def _layer(self):
        return Layers.tanh()
