"""What the pooling layers share: a window and its steps."""

from ._engine import EngineModule


class Pool(EngineModule):
    """A layer over windows of an image.

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
