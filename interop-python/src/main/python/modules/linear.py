"""The fully connected layer."""

import numpy as np

from ._engine import EngineModule, Layers, toolbox_layer


@toolbox_layer
class Linear(EngineModule):
    """A fully connected layer, ``Y = X W + B``.

    Parameters
    ----------
    m : int
        number of inputs
    n : int
        number of outputs

    Attributes
    ----------
    W : numpy.ndarray
        weights (m, n), drawn from a normal distribution with standard deviation m ** -0.5
    B : numpy.ndarray
        bias (n,), zero
    """

    def __init__(self, m, n):
        EngineModule.__init__(self)
        self.m = m
        self.n = n
        self.B = np.zeros([n])
        self.W = np.random.normal(0, float(m) ** -.5, [m, n])

    def _layer(self):
        return Layers.linear(self.W._j, self.B._j)

    def _parameters(self):
        return self.W, self.B

    @property
    def Z(self):
        """All contributions z_ij = x_i w_ij of the last forward pass, shaped (N, m, n); computed when asked for."""
        return None if self.X is None else self.X[:, :, None] * self.W[None, :, :]

    def backward(self, DY):
        """The gradient of the input times sqrt(m / n), which keeps training well conditioned."""
        self.dW, self.dB = self._gradients(DY)
        return EngineModule.backward(self, DY)

    def update(self, lrate):
        """W -= lrate dW / m ** 0.5, B -= lrate dB / n ** 0.25, with the gradients of the last ``backward``."""
        self.W -= lrate * self.dW / self.m ** .5
        self.B -= lrate * self.dB / self.n ** .25

    def clean(self):
        EngineModule.clean(self)
        self.dW = None
        self.dB = None
