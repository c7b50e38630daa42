"""Composites, which say what rule each layer gets, by the names they have in zennit.

Layers to which a composite assigns nothing explain themselves: activations pass relevance on, max pooling hands it to the
winner, sums and pooling by mean share it in proportion, and layers with weights share it by contribution.
"""

import java

from _lrp.errors import java_errors

from .rules import EPSILON, GAMMA, STABILIZER, Rule, bound

__all__ = ["COMPOSITES", "Composite", "DeconvNet", "Deconvnet", "EpsilonAlpha2Beta1", "EpsilonAlpha2Beta1Flat", "EpsilonGammaBox",
           "EpsilonPlus", "EpsilonPlusFlat", "ExcitationBackprop", "Gradient", "GuidedBackprop", "LayerMapComposite",
           "MixedComposite", "NameMapComposite", "SpecialFirstLayerMapComposite"]

_Composites = java.type("org.lrptoolbox.composite.Composites")
_Presets = java.type("org.lrptoolbox.words.Presets")
_Assignments = java.type("org.lrptoolbox.python.explain.Assignments")


def _sequence(value):
    return list(value) if isinstance(value, (list, tuple)) else [value]


class Composite:
    """A composite; derived classes start from a preset or from nothing.

    Parameters
    ----------
    layer_map : list of tuple, optional
        pairs of a kind of ``lrp.types`` (or several) and a rule, stronger than what the preset says; the first that fits
        a layer wins
    """

    @java_errors
    def __init__(self, start=None, layer_map=None, **parameters):
        composite = _Assignments.empty(type(self).__name__) if start is None else start
        if parameters:
            values = [float(value) for value in parameters.values()]
            composite = _Assignments.tuned(composite, list(parameters), values)
        self._j = composite
        for kinds, rule in reversed(layer_map or []):
            for kind in _sequence(kinds):
                self._j = _Assignments.byKind(self._j, kind.name, rule._rules)

    def __repr__(self):
        return "lrp.composites.{}".format(type(self).__name__)


class LayerMapComposite(Composite):
    """Rules by kind of layer: ``LayerMapComposite([(lrp.types.Convolution, lrp.rules.ZPlus())])``."""

    def __init__(self, layer_map):
        super().__init__(layer_map=layer_map)


class SpecialFirstLayerMapComposite(Composite):
    """Rules by kind of layer, and others for the first layer of a kind.

    Parameters
    ----------
    layer_map : list of tuple
        pairs of kinds and a rule
    first_map : list of tuple
        pairs of a kind and the rule of its first layer
    """

    @java_errors
    def __init__(self, layer_map, first_map):
        super().__init__(layer_map=layer_map)
        for kind, rule in reversed(first_map):
            self._j = _Assignments.byFirst(self._j, kind.name, rule._rules)


class NameMapComposite(Composite):
    """Rules by name of layer: ``NameMapComposite([(["conv1", "conv2"], lrp.rules.Flat())])``."""

    @java_errors
    def __init__(self, name_map):
        super().__init__()
        for names, rule in reversed(name_map):
            self._j = _Assignments.byName(self._j, _sequence(names), rule._rules)


class MixedComposite(Composite):
    """Several composites, of which the first that assigns a rule to a layer wins."""

    @java_errors
    def __init__(self, composites):
        super().__init__()
        for composite in reversed(composites):
            self._j = _Assignments.over(self._j, composite._j)


class EpsilonPlus(Composite):
    """``Epsilon`` on dense layers, ``ZPlus`` on convolutions."""

    def __init__(self, epsilon=EPSILON, stabilizer=STABILIZER, layer_map=None):
        super().__init__(_Composites.epsilonPlus(), layer_map, epsilon=epsilon, stabilizer=stabilizer)


class EpsilonPlusFlat(Composite):
    """``EpsilonPlus`` with ``Flat`` on the first layer that has weights."""

    def __init__(self, epsilon=EPSILON, stabilizer=STABILIZER, layer_map=None):
        super().__init__(_Composites.epsilonPlusFlat(), layer_map, epsilon=epsilon, stabilizer=stabilizer)


class EpsilonAlpha2Beta1(Composite):
    """``Epsilon`` on dense layers, ``AlphaBeta(2, 1)`` on convolutions."""

    def __init__(self, epsilon=EPSILON, stabilizer=STABILIZER, layer_map=None):
        super().__init__(_Composites.epsilonAlpha2Beta1(), layer_map, epsilon=epsilon, stabilizer=stabilizer)


class EpsilonAlpha2Beta1Flat(Composite):
    """``EpsilonAlpha2Beta1`` with ``Flat`` on the first layer that has weights."""

    def __init__(self, epsilon=EPSILON, stabilizer=STABILIZER, layer_map=None):
        super().__init__(_Composites.epsilonAlpha2Beta1Flat(), layer_map, epsilon=epsilon, stabilizer=stabilizer)


class EpsilonGammaBox(Composite):
    """``Epsilon`` on dense layers, ``Gamma`` on convolutions, ``ZBox`` on the first convolution.

    Parameters
    ----------
    low, high : float or array_like
        the smallest and largest value an input can have: one number, one for each channel, or one for each element of a
        sample; of the network's input, also where the network prepares it by a mean and a deviation
    epsilon, gamma, stabilizer : float
        parameters of the rules
    layer_map : list of tuple, optional
        stronger assignments
    """

    def __init__(self, low, high, epsilon=EPSILON, gamma=GAMMA, stabilizer=STABILIZER, layer_map=None):
        super().__init__(_Composites.epsilonGammaBox(bound(low), bound(high)), layer_map, epsilon=epsilon, gamma=gamma,
                         stabilizer=stabilizer)


class Gradient(Composite):
    """The gradient."""

    def __init__(self):
        super().__init__(_Composites.gradient())


class GuidedBackprop(Composite):
    """The gradient, with only positive parts passing rectifiers."""

    def __init__(self):
        super().__init__(_Composites.guidedBackprop())


class DeconvNet(Composite):
    """The gradient, with rectifiers applied on the way back."""

    def __init__(self):
        super().__init__(_Composites.deconvNet())


#: The same, as earlier versions spelled it.
Deconvnet = DeconvNet


class ExcitationBackprop(Composite):
    """Shares by positive contributions alone, as probabilities."""

    def __init__(self, stabilizer=STABILIZER):
        super().__init__(_Composites.excitationBackprop(), stabilizer=stabilizer)


#: Composites by the names that ``explain`` takes; ``epsilon_gamma_box`` needs its box and has to be made.
COMPOSITES = {
    "epsilon_plus": EpsilonPlus,
    "epsilon_plus_flat": EpsilonPlusFlat,
    "epsilon_alpha2_beta1": EpsilonAlpha2Beta1,
    "epsilon_alpha2_beta1_flat": EpsilonAlpha2Beta1Flat,
    "gradient": Gradient,
    "guided_backprop": GuidedBackprop,
    "deconvnet": DeconvNet,
    "excitation_backprop": ExcitationBackprop,
}


@java_errors
def made(composite):
    """The engine's composite for a ``Composite``, one of their classes, a name, or a rule for every layer."""
    if isinstance(composite, str):
        return _Presets.named(composite)
    if isinstance(composite, Rule):
        return _Assignments.everywhere(_Assignments.empty(repr(composite)), composite._rules)
    if isinstance(composite, type) and issubclass(composite, Composite):
        return composite()._j
    if isinstance(composite, Composite):
        return composite._j
    raise TypeError("composite must be a name, a rule or a composite, not {!r}".format(composite))
