"""The rules, by the names they have in zennit.

In the formulas x is the input of a layer, w its weights, z = w x + b its output before the activation, and a sum in a
denominator is kept from zero by adding ``stabilizer`` with its sign. Where a parameter is a list of rules in the engine
(``Norm``), each serves the layers it suits.
"""

import java
import numpy as np

from _lrp.errors import java_errors

__all__ = ["AlphaBeta", "Epsilon", "Flat", "Gamma", "Norm", "Pass", "ReLUDeconvNet", "ReLUGuidedBackprop", "Rule",
           "WSquare", "ZBox", "ZPlus"]


_Defaults = java.type("org.lrptoolbox.rule.Defaults")
_Bound = java.type("org.lrptoolbox.algebra.Bound")

#: What parameters are where nothing else is said; the same on the command line, in Java and in Matlab.
EPSILON, STABILIZER, GAMMA = _Defaults.EPSILON, _Defaults.STABILIZER, _Defaults.GAMMA
ALPHA, BETA = _Defaults.ALPHA, _Defaults.BETA


@java_errors
def bound(value):
    """The engine's bound of inputs for a number, one for each channel, or one for each element of a sample."""
    array = np.asarray(value, dtype=float)
    return _Bound.of(array._j.asTensor(), max(array.ndim, 1) - (array.ndim > 1 and array.shape[0] == 1))


def _engine(name):
    return java.type("org.lrptoolbox.rule." + name)


class Rule:
    """How a layer hands the relevance of its outputs to its inputs."""

    @java_errors
    def __init__(self, *engine_rules):
        self._rules = [_engine(name)(*[float(p) if isinstance(p, (int, float)) else p for p in parameters])
                       for name, *parameters in engine_rules]

    def __repr__(self):
        return str(self._rules[0])


class Epsilon(Rule):
    """R_i = sum_j x_i w_ij / (z_j + epsilon sign(z_j)) R_j; for upper, dense layers.

    Parameters
    ----------
    epsilon : float
        absorbs the relevance of weak and contradictory contributions
    """

    def __init__(self, epsilon=EPSILON):
        super().__init__(("Epsilon", epsilon))


class Gamma(Rule):
    """Favours positive contributions by a factor 1 + gamma, for outputs of either sign; for middle layers.

    Parameters
    ----------
    gamma : float
        0 is the plain rule, infinity ``ZPlus``
    stabilizer : float
        keeps denominators from zero
    """

    def __init__(self, gamma=GAMMA, stabilizer=STABILIZER):
        super().__init__(("GeneralizedGamma", gamma, stabilizer))


class ZPlus(Rule):
    """R_i = sum_j (x_i w_ij)+ / sum_i (x_i w_ij)+ R_j; for convolutions."""

    def __init__(self, stabilizer=STABILIZER):
        super().__init__(("ZPlus", stabilizer))


class AlphaBeta(Rule):
    """R_i = sum_j (alpha z_ij+ / z_j+ - beta z_ij- / z_j-) R_j; for convolutions.

    Parameters
    ----------
    alpha, beta : float
        the weights of positive and negative contributions; alpha - beta = 1
    stabilizer : float
        keeps denominators from zero
    """

    def __init__(self, alpha=ALPHA, beta=BETA, stabilizer=STABILIZER):
        if alpha < 0 or beta < 0 or abs(alpha - beta - 1) > 1e-12:
            raise ValueError("alpha = {} and beta = {}: they cannot be negative, and alpha - beta must be 1".format(
                alpha, beta))
        super().__init__(("AlphaBeta", alpha, beta, stabilizer))


class ZBox(Rule):
    """R_i = sum_j (x_i w_ij - l w_ij+ - h w_ij-) / sum_i (same) R_j; for the first layer.

    Parameters
    ----------
    low, high : float or array_like
        the smallest and largest value an input can have: one number, one for each channel, or one for each element of a
        sample
    stabilizer : float
        keeps denominators from zero
    """

    def __init__(self, low, high, stabilizer=STABILIZER):
        super().__init__(("ZBox", bound(low), bound(high), stabilizer))


class WSquare(Rule):
    """R_i = sum_j w_ij^2 / sum_i w_ij^2 R_j; for the first layer."""

    def __init__(self, stabilizer=STABILIZER):
        super().__init__(("WSquare", stabilizer))


class Flat(Rule):
    """Shares relevance evenly among all inputs an output sees; for the first layer."""

    def __init__(self):
        super().__init__(("Flat",))


class Norm(Rule):
    """Shares relevance in proportion to the inputs of a sum or mean."""

    def __init__(self, stabilizer=STABILIZER):
        super().__init__(("Epsilon", stabilizer), ("Proportional", stabilizer))


class Pass(Rule):
    """Hands relevance on unchanged; for activations."""

    def __init__(self):
        super().__init__(("Pass",))


class ReLUGuidedBackprop(Rule):
    """The gradient of a rectifier, of which only the positive part passes."""

    def __init__(self):
        super().__init__(("GuidedBackprop",))


class ReLUDeconvNet(Rule):
    """The positive part, whatever the rectifier's input was."""

    def __init__(self):
        super().__init__(("DeconvNet",))
