"""The convolution layer."""

import numpy as np

from ._engine import EngineModule, Layers, toolbox_layer


@toolbox_layer
class Convolution(EngineModule):
    """A convolution without padding over inputs shaped (N, H, W, D).

    Parameters
    ----------
    filtersize : tuple of int
        height h, width w, depth d and number n of the filters
    stride : tuple of int
        vertical and horizontal step

    Attributes
    ----------
    W : numpy.ndarray
        filters (h, w, d, n), drawn from a normal distribution with standard deviation (h w d) ** -0.5
    B : numpy.ndarray
        bias (n,), zero
    """

    def __init__(self, filtersize=(5, 5, 3, 32), stride=(2, 2)):
        EngineModule.__init__(self)
        self.fh, self.fw, self.fd, self.n = filtersize
        self.stride = stride
        self.W = np.random.normal(0, 1. / (self.fh * self.fw * self.fd) ** .5, filtersize)
        self.B = np.zeros([self.n])
        self.clean()

    def _layer(self):
        return Layers.convolution(self.W._j, self.B._j, *self.stride)

    def _parameters(self):
        return self.W, self.B

    @property
    def Z(self):
        """All contributions of the last forward pass, shaped (N, Hout, Wout, h, w, d, n); computed when asked for."""
        if self.X is None:
            return None
        rows, columns = self.Y.shape[1:3]
        down, across = self.stride
        return np.stack([np.stack([
            self.X[:, i * down:i * down + self.fh, j * across:j * across + self.fw, :, None] * self.W[None]
            for j in range(columns)], axis=1) for i in range(rows)], axis=1)

    def backward(self, DY):
        """The gradient of the input."""
        self.DY = DY
        self._steps = self._gradients(DY)
        return EngineModule.backward(self, DY)

    def update(self, lrate):
        """W -= lrate dW / (h w d Hy Wy) ** 0.5, B -= lrate dB / (Hy Wy) ** 0.5, Hy and Wy the size of the output."""
        dW, dB = self._steps
        positions = self.DY.shape[1] * self.DY.shape[2]
        self.W -= lrate * dW / (self.fh * self.fw * self.fd * positions) ** .5
        self.B -= lrate * dB / positions ** .5

    def clean(self):
        EngineModule.clean(self)
        self.__dict__.pop("_steps", None)
        self.DY = None
