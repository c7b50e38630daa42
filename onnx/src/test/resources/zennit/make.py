"""Makes the fixtures beside this file: small networks, and what zennit says of their relevance, in float64.

    python3 onnx/src/test/resources/zennit/make.py

needs torch, onnx, numpy and zennit (https://github.com/chr5tphr/zennit). For every network NET it writes NET.onnx,
NET-input.npy (2 samples), NET-scores.npy, and NET-relevance.npy, one array like the input for every line of the list
NET.txt: composite, epsilon of the Epsilon rule, what is done at local response normalization, target class. Those that
lie here were made with zennit 6204e31, torch 2.13.0, numpy 2.4.6 and onnx 1.23.1.
"""

import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[4] / "demos" / "benchmarks"))

import torch_network  # noqa: E402
import zennit_side  # noqa: E402

COMPOSITES = [*zennit_side.GRADIENTS, "epsilon", "epsilon_plus", "epsilon_plus_flat", "epsilon_alpha2_beta1",
              "epsilon_alpha2_beta1_flat", "epsilon_gamma_box"]
STABILIZER = 1e-9
BOX = (-3.0, 3.0)


class Graph:
    """Collects the nodes of a network with random weights."""

    def __init__(self, seed):
        self.random = np.random.default_rng(seed)
        self.nodes, self.weights, self.last = [], [], "data"

    def add(self, op, name, inputs=None, parameters=(), **attributes):
        """Adds a node that reads `inputs`, by default the node before; returns its value, named like the node."""
        names = []
        for i, values in enumerate(parameters):
            names.append("{}.{}".format(name, i))
            self.weights.append(onnx.numpy_helper.from_array(np.asarray(values, np.float32), names[-1]))
        self.nodes.append(helper.make_node(op, [*(inputs or [self.last]), *names], [name], name=name, **attributes))
        self.last = name
        return name

    def affine(self, *shape):
        weight = self.random.normal(0, np.sqrt(2 / np.prod(shape[1:])), shape)
        return weight, self.random.uniform(-0.2, 0.2, shape[0])

    def conv(self, name, channels, filters, kernel, stride=1, pad=0, group=1, inputs=None):
        return self.add("Conv", name, inputs, self.affine(filters, channels // group, kernel, kernel),
                        kernel_shape=[kernel] * 2, strides=[stride] * 2, pads=[pad] * 4, group=group)

    def relu(self, name):
        return self.add("Relu", name)

    def pool(self, name, kernel, stride, pad=0, ceil=0, inputs=None):
        return self.add("MaxPool", name, inputs, kernel_shape=[kernel] * 2, strides=[stride] * 2, pads=[pad] * 4,
                        ceil_mode=ceil)

    def batch_norm(self, name, channels):
        u = self.random.uniform
        return self.add("BatchNormalization", name, None, [u(0.5, 1.5, channels), u(-0.3, 0.3, channels),
                                                           u(-0.5, 0.5, channels), u(0.5, 2, channels)],
                        epsilon=1e-3)

    def classifier(self, features):
        self.add("Flatten", "flatten")
        self.add("Gemm", "fc", None, self.affine(8, features), transB=1)
        self.relu("relu_fc")
        self.add("Dropout", "drop")
        self.scores(8)

    def scores(self, features):
        self.add("Gemm", "scores", None, self.affine(5, features), transB=1)
        self.add("Softmax", "prob", axis=1)

    def model(self, side):
        def value(name, shape):
            return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)

        graph = helper.make_graph(self.nodes, "net", [value("data", ["N", 3, side, side])],
                                  [value("prob", ["N", 5])], self.weights)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=7,
                                  producer_name="LRP Toolbox")
        onnx.checker.check_model(model, full_check=True)
        return model


def vgg():
    """Blocks of padded convolutions and pools that fit."""
    g = Graph(1)
    g.conv("conv1", 3, 4, 3, pad=1)
    g.relu("relu1")
    g.conv("conv2", 4, 4, 3, pad=1)
    g.relu("relu2")
    g.pool("pool1", 2, 2)
    g.conv("conv3", 4, 6, 3, pad=1)
    g.relu("relu3")
    g.pool("pool2", 2, 2)
    g.classifier(6 * 2 * 2)
    return g.model(8)


def caffe():
    """Groups, normalization before and behind pools, windows that overlap and hang over."""
    g = Graph(2)
    g.conv("conv1", 3, 6, 3)
    g.relu("relu1")
    g.pool("pool1", 3, 2, ceil=1)
    g.add("LRN", "norm1", size=5, alpha=0.5, beta=0.75, bias=1.0)
    g.conv("conv2", 6, 8, 3, pad=1, group=2)
    g.relu("relu2")
    g.add("LRN", "norm2", size=3, alpha=0.8, beta=0.75, bias=2.0)
    g.pool("pool2", 3, 2, ceil=1)
    g.classifier(8)
    return g.model(8)


def inception():
    """Four branches side by side, one of them a pool with padding; an average at the end."""
    g = Graph(3)
    g.conv("conv1", 3, 4, 3, stride=2, pad=1)
    stem = g.relu("relu1")

    def branch(name, kernel, filters, reduced=None):
        if reduced:
            g.conv(name + "_reduce", 4, reduced, 1, inputs=[stem])
            g.relu(name + "_relu_reduce")
        g.conv(name, reduced or 4, filters, kernel, pad=kernel // 2, inputs=None if reduced else [stem])
        return g.relu(name + "_relu")

    branches = [branch("1x1", 1, 2), branch("3x3", 3, 3, 2), branch("5x5", 5, 2, 2)]
    g.pool("pool", 3, 1, pad=1, inputs=[stem])
    g.conv("pool_proj", 4, 2, 1)
    branches.append(g.relu("pool_proj_relu"))
    g.add("Concat", "output", branches, axis=1)
    g.pool("pool2", 3, 2, ceil=1)
    g.add("AveragePool", "average", kernel_shape=[2, 2], strides=[1, 1])
    g.add("Flatten", "flatten")
    g.scores(9)
    return g.model(9)


def residual():
    """Batch normalization behind every convolution; a block that adds its input and one that projects it."""
    g = Graph(4)
    g.conv("conv1", 3, 4, 3, pad=1)
    g.batch_norm("bn1", 4)
    start = g.relu("relu1")
    g.conv("conv2", 4, 4, 3, pad=1)
    g.batch_norm("bn2", 4)
    g.relu("relu2")
    g.conv("conv3", 4, 4, 3, pad=1)
    g.add("Add", "add1", [g.batch_norm("bn3", 4), start])
    middle = g.relu("relu3")
    g.conv("conv4", 4, 6, 3, stride=2, pad=1)
    long = g.batch_norm("bn4", 6)
    g.conv("project", 4, 6, 1, stride=2, inputs=[middle])
    g.add("Add", "add2", [long, g.batch_norm("bn5", 6)])
    g.relu("relu4")
    g.add("GlobalAveragePool", "average")
    g.add("Flatten", "flatten")
    g.scores(6)
    return g.model(8)


def bottleneck():
    """Inverted residuals: few channels made many, each convolved for itself, and projected with nothing behind it."""
    g = Graph(6)
    g.conv("stem", 3, 4, 3, stride=2, pad=1)
    g.batch_norm("stem_bn", 4)
    x = g.relu("stem_relu")
    for block in ("a", "b"):
        g.conv(block + "_expand", 4, 12, 1, inputs=[x])
        g.batch_norm(block + "_bn1", 12)
        g.relu(block + "_relu1")
        g.conv(block + "_each", 12, 12, 3, pad=1, group=12)
        g.batch_norm(block + "_bn2", 12)
        g.relu(block + "_relu2")
        g.conv(block + "_project", 12, 4, 1)
        x = g.add("Add", block + "_add", [g.batch_norm(block + "_bn3", 4), x])
    g.conv("last", 4, 8, 1)
    g.batch_norm("last_bn", 8)
    g.relu("last_relu")
    g.add("GlobalAveragePool", "average")
    g.add("Flatten", "flatten")
    g.scores(8)
    return g.model(10)


def norms():
    """Batch normalization that no convolution can take in: behind a rectifier, and before one, as in DenseNet."""
    g = Graph(7)
    g.conv("conv1", 3, 4, 3, pad=1)
    g.relu("relu1")
    start = g.batch_norm("bn1", 4)
    g.conv("mix", 4, 4, 3, pad=1, group=4)
    g.relu("mix_relu")
    g.add("Add", "add", [g.batch_norm("mix_bn", 4), start])
    x = g.pool("pool", 2, 2)
    for block in ("a", "b"):
        g.batch_norm(block + "_bn1", 4 if block == "a" else 7)
        g.relu(block + "_relu1")
        g.conv(block + "_reduce", 4 if block == "a" else 7, 5, 1)
        g.batch_norm(block + "_bn2", 5)
        g.relu(block + "_relu2")
        new = g.conv(block + "_grow", 5, 3, 3, pad=1)
        x = g.add("Concat", block + "_join", [x, new], axis=1)
    g.batch_norm("bn", 10)
    g.relu("relu")
    g.add("GlobalAveragePool", "average")
    g.add("Flatten", "flatten")
    g.scores(10)
    return g.model(8)


def explain(name, model):
    file = HERE / (name + ".onnx")
    onnx.save(model, file)
    module = torch_network.load(file, torch.float64)
    zennit_side.share_norms(module)
    side = model.graph.input[0].type.tensor_type.shape.dim[2].dim_value
    images = np.random.default_rng(5).normal(0, 1, (2, 3, side, side)).clip(*BOX)
    with torch.no_grad():
        scores = module(torch.tensor(images)).numpy()
    target = int(scores.sum(axis=0).argmax())
    lines, relevance = [], []
    normalized = any(node.op_type == "LRN" for node in model.graph.node)
    for normalization in zennit_side.NORMALIZATION if normalized else ["gradient"]:
        for composite in COMPOSITES:
            for epsilon in [1e-6, 0.25] if composite == "epsilon" else [1e-6]:
                if normalization != "gradient" and composite in zennit_side.GRADIENTS:
                    continue
                rules = zennit_side.composite(composite, *BOX, epsilon, STABILIZER, normalization,
                                              zennit_side.merging(module))
                _, r = zennit_side.attribute(module, rules, torch.tensor(images), target,
                                             composite not in zennit_side.GRADIENTS)
                relevance.append(r.numpy())
                lines.append("{} {:g} {} {}\n".format(composite, epsilon, normalization, target))
    np.save(HERE / (name + "-input.npy"), images)
    np.save(HERE / (name + "-scores.npy"), scores)
    np.save(HERE / (name + "-relevance.npy"), np.stack(relevance))
    (HERE / (name + ".txt")).write_text("".join(lines))


for network in (vgg, caffe, inception, residual, bottleneck, norms):
    explain(network.__name__, network())
