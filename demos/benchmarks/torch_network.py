"""An ONNX network of images as a PyTorch module, for comparisons with tools that work on PyTorch.

Needs the packages torch, onnx and numpy, and zennit for networks that add branches.
"""

import re

import onnx
import torch
from onnx import numpy_helper


def load(path, dtype=torch.float32):
    """The network before its softmax, in evaluation mode, one module a node.

    Parameters
    ----------
    path : str or Path
        An ONNX file of the operators in `BUILDERS`, or `Flatten`, `Concat`, `Add`, `Dropout` and a final `Softmax`.
    dtype : torch.dtype
        What it computes in.

    Returns
    -------
    torch.nn.Module
        Takes images (N, C, H, W), returns scores (N, classes); children are in the order of the nodes and named like
        them, with `_` for what a module's name cannot contain.
    """
    return Network(onnx.load(str(path)).graph).to(dtype).eval().requires_grad_(False)


def side(path):
    """Height and width of the images an ONNX network takes."""
    return onnx.load(str(path)).graph.input[0].type.tensor_type.shape.dim[2].dim_value


class Network(torch.nn.Module):
    """Runs the nodes of a graph in their order."""

    def __init__(self, graph):
        super().__init__()
        constants = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
        self.source = next(value.name for value in graph.input if value.name not in constants)
        self.steps = []
        for node in graph.node:
            module = build(node, constants)
            if module is None:
                break
            name = re.sub(r"\W", "_", node.name or node.output[0])
            self.add_module(name, module)
            self.steps.append((name, [i for i in node.input if i and i not in constants], node.output[0]))

    def forward(self, images):
        values = {self.source: images}
        for name, inputs, output in self.steps:
            values[output] = self.get_submodule(name)(*(values[i] for i in inputs))
        return values[self.steps[-1][2]]


class Concat(torch.nn.Module):
    """Side by side along the channels."""

    def forward(self, *parts):
        return torch.cat(parts, dim=1)


class Transpose(torch.nn.Module):
    """Axes in another order."""

    def __init__(self, order):
        super().__init__()
        self.order = order

    def forward(self, values):
        return values.permute(self.order)


class Add(torch.nn.Module):
    """The sum of its inputs, by the module that zennit takes for one; its hooks know modules of one input only."""

    def __init__(self):
        from zennit.layer import Sum

        super().__init__()
        self.sum = Sum()

    def forward(self, *parts):
        return self.sum(torch.stack(parts, dim=-1))


def build(node, constants):
    """The module of a node; None for the softmax at the end."""
    attributes = {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}
    parameters = [torch.tensor(constants[i]) for i in node.input if i in constants]
    if node.op_type == "Softmax":
        return None
    if node.op_type == "Concat":
        return Concat()
    if node.op_type == "Add":
        return Add()
    if node.op_type not in BUILDERS:
        raise SystemExit("{}: no counterpart of {} in PyTorch is known here".format(node.name, node.op_type))
    return BUILDERS[node.op_type](attributes, parameters)


def conv(attributes, parameters):
    weight = parameters[0]
    groups = attributes.get("group", 1)
    module = torch.nn.Conv2d(weight.shape[1] * groups, weight.shape[0], weight.shape[2:], groups=groups,
                             bias=len(parameters) > 1, **window(attributes))
    return with_parameters(module, parameters)


def dense(attributes, parameters):
    weight = parameters[0] if attributes.get("transB") else parameters[0].T
    module = torch.nn.Linear(weight.shape[1], weight.shape[0], bias=len(parameters) > 1)
    return with_parameters(module, [weight, *parameters[1:]])


def batch_norm(attributes, parameters):
    scale, shift, mean, variance = parameters
    module = torch.nn.BatchNorm2d(len(scale), eps=attributes.get("epsilon", 1e-5))
    module.running_mean, module.running_var = mean, variance
    return with_parameters(module, [scale, shift])


def max_pool(attributes, _):
    return torch.nn.MaxPool2d(attributes["kernel_shape"], ceil_mode=bool(attributes.get("ceil_mode")),
                              **window(attributes))


def average_pool(attributes, _):
    return torch.nn.AvgPool2d(attributes["kernel_shape"], ceil_mode=bool(attributes.get("ceil_mode")),
                              count_include_pad=bool(attributes.get("count_include_pad")), **window(attributes))


def transpose(attributes, _):
    return Transpose(attributes["perm"])


def norm(attributes, _):
    return torch.nn.LocalResponseNorm(attributes["size"], attributes["alpha"], attributes["beta"],
                                      attributes.get("bias", 1.0))


def window(attributes):
    pads = attributes.get("pads", [0, 0, 0, 0])
    if pads[:2] != pads[2:]:
        raise SystemExit("PyTorch pads both ends alike, but the network has pads {}".format(pads))
    return {"stride": attributes.get("strides", [1, 1]), "padding": pads[:2]}


def with_parameters(module, values):
    for parameter, value in zip(module.parameters(), values):
        assert parameter.shape == value.shape, (parameter.shape, value.shape)
        parameter.data = value.clone()
    return module


BUILDERS = {
    "Conv": conv,
    "Gemm": dense,
    "Transpose": transpose,
    "BatchNormalization": batch_norm,
    "MaxPool": max_pool,
    "AveragePool": average_pool,
    "GlobalAveragePool": lambda *_: torch.nn.AdaptiveAvgPool2d(1),
    "LRN": norm,
    "Relu": lambda *_: torch.nn.ReLU(),
    "Flatten": lambda *_: torch.nn.Flatten(),
    "Dropout": lambda *_: torch.nn.Identity(),
    "Identity": lambda *_: torch.nn.Identity(),
}
