"""Relevance of families of networks by zennit in float64, with its canonizers, beside that of this toolbox.

    python zennit_families.py FOLDER            # where torch, torchvision and zennit are: writes networks and relevance
    lrp run zennit_families.py FOLDER           # reads them, explains them in float64, prints a table

Random weights, one picture with pixels of a normal distribution. zennit does not see sums and pooling that are functions,
and has a canonizer for those of torchvision's ResNets alone: here, networks of other families are given modules for them,
after they were exported as they are. Names with "timm" in front are of that package.
"""

import functools
import os
import sys
import types

import numpy as np

COMPOSITES = ("epsilon_plus", "epsilon_plus_flat", "epsilon_alpha2_beta1", "epsilon_alpha2_beta1_flat")
FAMILIES = ("alexnet", "vgg11", "vgg11_bn", "squeezenet1_1", "googlenet", "resnet18", "resnet50", "resnext50_32x4d",
            "mnasnet0_5", "mobilenet_v2", "shufflenet_v2_x0_5", "regnet_x_400mf", "inception_v3", "densenet121",
            "timm resnet10t", "timm resnet18d", "timm resnet26", "timm selecsls42b")


def made(name):
    """A network by its name, as its package makes it."""
    if name.startswith("timm "):
        import timm
        return timm.create_model(name[5:], pretrained=False)
    import torchvision
    options = {"aux_logits": False} if name in ("googlenet", "inception_v3") else {}
    return getattr(torchvision.models, name)(weights=None, **options)


def paths(block):
    """The two ways whose results a block adds up, and what follows; None if it adds nothing."""
    kind = (type(block).__module__.split(".")[0], type(block).__name__)
    if kind == ("torchvision", "_InvertedResidual") and block.apply_residual:
        return same, block.layers, same
    if kind == ("torchvision", "InvertedResidual") and getattr(block, "use_res_connect", False):
        return same, block.conv, same
    if kind == ("torchvision", "ResBottleneckBlock"):
        return block.proj or same, block.f, block.activation
    if kind == ("timm", "BasicBlock"):
        return block.downsample or same, row(block, "conv1 bn1 drop_block act1 aa conv2 bn2"), block.act2
    if kind == ("timm", "Bottleneck"):
        return (block.downsample or same, row(block, "conv1 bn1 act1 conv2 bn2 drop_block act2 aa conv3 bn3"),
                block.act3)
    return None


def same(x):
    """What hands its input on."""
    return x


def row(block, names):
    """Modules of a block one after the other."""
    return lambda x: functools.reduce(lambda y, name: getattr(block, name)(y), names.split(), x)


def added(block, x):
    """The forward pass of a block that adds up, with a module that does so."""
    import torch
    one, other, behind = paths(block)
    return behind(block.canonizer_sum(torch.stack([one(x), other(x)], dim=-1)))


def ended(network, body, head, x):
    """A forward pass whose pooling is a module."""
    return head(network.canonizer_pool(body(x)).flatten(1))


def averaged(block, _):
    """Lets Inception's blocks call a module where they average."""
    from torch.nn import functional
    from torchvision.models import inception
    inception.F = types.SimpleNamespace(relu=functional.relu, max_pool2d=functional.max_pool2d,
                                        avg_pool2d=lambda x, **_: block.canonizer_average(x))


def scaling(norm):
    """The convolution of single channels that a batch normalization behind no convolution is."""
    import torch
    scale = norm.weight / (norm.running_var + norm.eps) ** 0.5
    convolution = torch.nn.Conv2d(len(scale), len(scale), 1, groups=len(scale)).to(scale)
    convolution.weight.data = scale.detach().reshape(-1, 1, 1, 1).clone()
    convolution.bias.data = (norm.bias - norm.running_mean * scale).detach().clone()
    return convolution


def see(network, name):
    """Gives a network modules for what it calls as functions, so that zennit sees them."""
    import torch
    from zennit.layer import Sum
    for block in list(network.modules()):
        if paths(block):
            block.canonizer_sum = Sum()
            block.forward = functools.partial(added, block)
        if type(block).__name__ in ("InceptionA", "InceptionC", "InceptionE"):
            block.canonizer_average = torch.nn.AvgPool2d(3, 1, 1)
            block.register_forward_pre_hook(averaged)
    ends = {
        "mnasnet": lambda n: (n.layers, n.classifier),
        "mobilenet": lambda n: (n.features, n.classifier),
        "shufflenet": lambda n: (lambda x: n.conv5(n.stage4(n.stage3(n.stage2(n.maxpool(n.conv1(x)))))), n.fc),
        "densenet": lambda n: (lambda x: torch.relu(n.features(x)), n.classifier),
    }
    if name.startswith("densenet"):
        for block in list(network.modules()):
            for child, norm in list(block.named_children()):
                if child == "norm" or child in ("norm1", "norm5"):
                    setattr(block, child, scaling(norm))
    for family, parts in ends.items():
        if name.startswith(family):
            network.canonizer_pool = torch.nn.AdaptiveAvgPool2d(1)
            network.forward = functools.partial(ended, network, *parts(network))


def write(folder):
    """Exports every network and writes zennit's relevance of its strongest class beside it."""
    import torch
    from zennit.attribution import Gradient
    from zennit.canonizers import SequentialMergeBatchNorm
    from zennit.torchvision import ResNetCanonizer
    from zennit_side import composite

    for name in FAMILIES:
        torch.manual_seed(1)
        network = made(name)
        for module in network.modules():
            if isinstance(module, torch.nn.BatchNorm2d):
                # As after training: neither means are 0 nor variances 1.
                module.running_mean.normal_(0, 0.1)
                module.running_var.uniform_(0.5, 1.5)
                module.weight.data.uniform_(0.5, 1.5)
                module.bias.data.normal_(0, 0.1)
        network.eval()
        # AlexNet and VGG pool to 6 x 6 and 7 x 7, which ONNX can say of pictures of their own size alone.
        side = 224 if name.startswith(("alex", "vgg")) else 96
        x = torch.randn(1, 3, side, side)
        # In float64, as exporters fold batch normalization into the weights.
        network.double()
        x = x.double()
        torch.onnx.export(network, (x,), os.path.join(folder, name + ".onnx"), dynamo=False, opset_version=17)
        see(network, name)
        np.save(os.path.join(folder, name + ".x.npy"), x.numpy())
        for how in COMPOSITES:
            merging = ResNetCanonizer() if name.startswith("res") else SequentialMergeBatchNorm()
            with Gradient(model=network, composite=composite(how, canonizers=[merging])) as attributor:
                y, relevance = attributor(x, lambda y: y * (y == y.max()))
            np.save(os.path.join(folder, f"{name}.{how}.npy"), relevance.detach().numpy())
        np.save(os.path.join(folder, name + ".y.npy"), y.detach().numpy())


def compare(folder):
    """Prints how far this toolbox is from what `write` left, in units of the largest relevance."""
    import lrp
    print("| network | prediction | " + " | ".join(COMPOSITES) + " |")
    print("|---|---|" + "---|" * len(COMPOSITES))
    for name in FAMILIES:
        if not os.path.exists(os.path.join(folder, name + ".y.npy")):
            continue
        x = np.load(os.path.join(folder, name + ".x.npy"))
        with lrp.load(os.path.join(folder, name + ".onnx"), engine="java") as model:
            found = {how: model.explain(x, how) for how in COMPOSITES}
        cells = [far(found["epsilon_plus"].prediction, np.load(os.path.join(folder, name + ".y.npy")))]
        cells += [far(found[how].relevance, np.load(os.path.join(folder, f"{name}.{how}.npy"))) for how in COMPOSITES]
        print("| {} | {} |".format(name, " | ".join("{:.0e}".format(cell) for cell in cells)))


def far(found, expected):
    """The largest difference in units of the largest value."""
    return float(abs(found - expected).max() / abs(expected).max())


if __name__ == "__main__":
    try:
        import torch  # noqa: F401
    except ImportError:
        compare(sys.argv[1])
    else:
        write(sys.argv[1])
