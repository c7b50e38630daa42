"""The rect layer."""

from ._engine import Layers, PassModule


class Rect(PassModule):
    """The rectifier, ``Y = max(0, X)``."""

    def _layer(self):
        return Layers.rect()
