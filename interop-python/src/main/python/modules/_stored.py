"""Models as files hold them, and as modules."""

import java
from numpy._ndarray import wrap

from . import Convolution, Flatten, Linear, MaxPool, Rect, Sequential, SoftMax, SumPool, Tanh
from ._engine import EngineModule, is_original
from .module import Module

Stored = java.type("org.lrptoolbox.python.toolbox.StoredModel")


def _bare(kind, layer):
    """An instance without random weights: those of the file come next."""
    module = kind.__new__(kind)
    (EngineModule if isinstance(module, EngineModule) else Module).__init__(module)
    return module


def _linear(layer):
    module = _bare(Linear, layer)
    module.W, module.B = wrap(layer.weights()), wrap(layer.bias())
    module.m, module.n = module.W.shape
    return module


def _convolution(layer):
    module = _bare(Convolution, layer)
    module.W, module.B = wrap(layer.weights()), wrap(layer.bias())
    module.fh, module.fw, module.fd, module.n = module.W.shape
    module.stride = tuple(layer.stride())
    if is_original(type(module)):
        module.clean()
    return module


_MAKERS = {
    "Linear": _linear,
    "Convolution": _convolution,
    "SumPool": lambda layer: SumPool(tuple(layer.pool()), tuple(layer.stride())),
    "MaxPool": lambda layer: MaxPool(tuple(layer.pool()), tuple(layer.stride())),
    "Flatten": lambda layer: Flatten(),
    "Rect": lambda layer: Rect(),
    "Tanh": lambda layer: Tanh(),
    "SoftMax": lambda layer: SoftMax(),
}


def _python(value):
    """The value, or None for Java's null, which is an object of its own in Python."""
    return value if isinstance(value, (str, float)) else None


def to_modules(stored):
    """A ``Sequential`` of what a file held."""
    modules = []
    for layer in stored.layers():
        module = _MAKERS[layer.type()](layer)
        preset = layer.preset()
        module.set_lrp_parameters(_python(preset.variant()), _python(preset.parameter()))
        modules.append(module)
    return Sequential(modules)


def is_plain(model):
    """Whether a model consists of the toolbox's own classes and nothing else."""
    return type(model) is Sequential and all(is_original(type(module)) for module in model.modules)


def to_layers(model):
    """What a file will hold."""
    foreign = [type(module).__name__ for module in model.modules if not isinstance(module, EngineModule)]
    if foreign:
        raise ValueError("layers of type {} cannot be stored as text".format(", ".join(foreign)))
    return Stored.of([module._layer() for module in model.modules],
                     [module.lrp_var for module in model.modules],
                     [module.lrp_param for module in model.modules])
