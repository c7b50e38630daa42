"""Modules computed by the Java engine: how they run, and what they remember of a forward pass.

A forward pass through neighbouring modules is one call into Java. What it leaves behind is a ``ForwardPass`` which the
modules share; their ``X`` and ``Y`` are read from it when somebody asks, so that a pass over ten thousand images does
not have to keep every activation.
"""

import java
import numpy as np
from _lrp.errors import ForeignException, java_errors, translated
from numpy._ndarray import wrap

from .module import RULE_METHODS, WITH_PARAMETER, Module, Watched, variant_of

_ForwardPass = java.type("org.lrptoolbox.python.toolbox.ForwardPass")
Layers = java.type("org.lrptoolbox.python.toolbox.Layers")


class _Remembered:
    """An attribute which the last forward pass knows, until somebody sets it to something else."""

    def __init__(self, name, read):
        self.name = name
        self.read = read
        self.__doc__ = "{} of the last forward pass".format("input" if name == "X" else "output")

    def __get__(self, module, owner=None):
        if module is None:
            return self
        state = module.__dict__
        if self.name not in state:
            if state.get("_pass") is None:
                raise AttributeError("{!r} object has no attribute {!r}: there was no forward pass yet".format(
                    type(module).__name__, self.name))
            with java_errors:
                state[self.name] = wrap(self.read(state["_pass"], state["_index"]))
        return state[self.name]

    def __set__(self, module, value):
        module.__dict__[self.name] = value
        module.__dict__["_pass"] = None


class EngineModule(Module):
    """A module whose layer the Java engine knows; derived classes say which by ``_layer``."""

    X = _Remembered("X", lambda done, index: done.inputOf(index))
    Y = _Remembered("Y", lambda done, index: done.outputOf(index))

    def _layer(self):
        raise NotImplementedError("_layer missing in " + self.__class__.__name__)

    def _parameters(self):
        """The arrays the layer is made of: a pass is void once they are exchanged for others."""
        return ()

    def forward(self, X, lrp_aware=False):
        """The output for a batch ``X``, with the samples along its first axis."""
        return run([self], X, lrp_aware)

    def backward(self, DY):
        """The gradient of the input, given that of the output."""
        done, index = self._current()
        return _call(done.gradient, index, np.asarray(DY)._j)

    def _gradients(self, DY):
        """The true gradients of weights and bias, summed over the batch."""
        done, index = self._current()
        with java_errors:
            found = done.gradients(index, np.asarray(DY)._j)
            return wrap(found.weights()).reshape(self.W.shape), wrap(found.bias())

    def clean(self):
        """Lets go of what forward and backward passes left behind."""
        self.__dict__.update(_pass=None, X=None, Y=None)

    def to_cupy(self):
        """There is no cupy here."""
        raise AssertionError("module cupy not found.")

    def to_numpy(self):
        """Does nothing: arrays are numpy's already."""

    def _enter(self, done, index, lrp_aware):
        state = self.__dict__
        state.pop("X", None)
        state.pop("Y", None)
        state.update(_pass=done, _index=index, _bound=self._parameters(), lrp_aware=lrp_aware)

    def _knows(self, done, index):
        """Whether this module's last pass is the given one at the given place, with the parameters of today."""
        state = self.__dict__
        return (state.get("_pass") is done and done is not None and state["_index"] == index
                and all(a is b for a, b in zip(state["_bound"], self._parameters())))

    def _current(self):
        """The last forward pass and this module's place in it; done again where it is void."""
        state = self.__dict__
        if not self._knows(state.get("_pass"), state.get("_index")):
            X = self.X
            if X is None:
                raise AttributeError("{} has forgotten its input: call forward again".format(type(self).__name__))
            run([self], X, state.get("lrp_aware", False))
        return state["_pass"], state["_index"]

    def _relevance(self, R, variant, param):
        done, index = self._current()
        return backwards(done, index, [self._engine_rule(variant, param)], R)

    def _engine_rule(self, variant, param):
        """Variant and parameter as the engine takes them."""
        if variant not in WITH_PARAMETER:
            return variant, None
        if param is None:
            raise TypeError("lrp variant {!r} needs a parameter and has no default".format(variant))
        return variant, float(param)

    def __getstate__(self):
        state = dict(self.__dict__)
        if state.get("_pass") is not None:
            state.update(X=self.X, Y=self.Y)
        for hidden in ("_pass", "_index", "_bound"):
            state.pop(hidden, None)
        return state

    def __deepcopy__(self, memo):
        twin = type(self).__new__(type(self))
        memo[id(self)] = twin
        from copy import deepcopy
        shared = {key: self.__dict__[key] for key in ("_pass", "_index", "_bound", "X", "Y") if key in self.__dict__}
        for key, value in self.__dict__.items():
            twin.__dict__[key] = shared[key] if key in shared else deepcopy(value, memo)
        return twin


class PassModule(EngineModule):
    """A module through which relevance passes unchanged, whatever the variant."""

    def lrp(self, R, *args, **kwargs):
        """Returns ``R``."""
        return R

    def _rule(self, lrp_var, param):
        return "simple", None


def _rule_method(name):
    variant = name.replace("_lrp", "").lstrip("_")

    def rule(self, R, param=None):
        return self._relevance(R, variant, param)

    rule.__name__ = name
    rule.__doc__ = "Relevance of the input by variant ``{}``.".format(variant)
    return rule


for _name in RULE_METHODS:
    setattr(EngineModule, _name, _rule_method(_name))


def _call(method, *arguments):
    try:
        return wrap(method(*arguments))
    except ForeignException as error:
        raise translated(error) from None


def run(modules, X, lrp_aware=False):
    """Runs a batch through neighbouring engine modules and returns the output of the last; a vector is one sample."""
    X = np.asarray(X)
    if X.ndim == 1:
        return run(modules, X[None, :], lrp_aware)[0]
    with java_errors:
        done = _ForwardPass.of([module._layer() for module in modules], X._j)
        Y = wrap(done.output())
    for index, module in enumerate(modules):
        module._enter(done, index, lrp_aware)
    modules[0].__dict__["X"] = X
    modules[-1].__dict__["Y"] = Y
    return Y


def backwards(done, first, rules, R):
    """Hands relevance back through the modules of a pass from place ``first`` on, one rule for each."""
    variants = [variant for variant, _ in rules]
    parameters = [parameter for _, parameter in rules]
    return _call(done.lrp, first, first + len(rules), np.asarray(R)._j, variants, parameters)


_BEHAVIOUR = ("forward", "backward", "update", "lrp", "_layer", "_rule", "_relevance") + RULE_METHODS
_originals = {}
_pure_types = {}
Watched.on_change = _pure_types.clear


def toolbox_layer(kind):
    """Declares a class to be one of the toolbox's own, whose behaviour the engine knows."""
    _originals[kind] = {name: getattr(kind, name) for name in _BEHAVIOUR}
    return kind


def is_original(kind):
    """Whether a class is one of the toolbox's own."""
    return kind in _originals


def is_pure(module):
    """Whether a module does just what its engine class does: then its neighbours and it can run as one.

    Classes of the user's are told by what they do, wherever they are defined; so are methods the user has replaced.
    """
    kind = type(module)
    if kind not in _pure_types:
        origin = next((c for c in kind.__mro__ if c in _originals), None)
        _pure_types[kind] = origin is not None and all(
            getattr(kind, name) is method for name, method in _originals[origin].items())
    return _pure_types[kind] and module.__dict__.keys().isdisjoint(_BEHAVIOUR)
