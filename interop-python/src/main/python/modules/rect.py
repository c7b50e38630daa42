"""The rect layer."""

from ._engine import Layers, PassModule, toolbox_layer


@toolbox_layer
class Rect(PassModule):
    """The rectifier, ``Y = max(0, X)``."""

    def _layer(self):
        return Layers.rect()
