"""Relevance of torchvision's families by zennit in float64, with its canonizers, beside that of this toolbox.

    python zennit_families.py FOLDER            # where torch, torchvision and zennit are: writes networks and relevance
    lrp run zennit_families.py FOLDER           # reads them, explains them in float64, prints a table

Random weights, one picture with pixels of a normal distribution. Only networks that zennit is right about: it does
not see sums and pooling that are functions, unless it has a canonizer for them, as for ResNets.
"""

import os
import sys

import numpy as np

COMPOSITES = ("epsilon_plus", "epsilon_plus_flat", "epsilon_alpha2_beta1", "epsilon_alpha2_beta1_flat")
FAMILIES = ("alexnet", "vgg11", "vgg11_bn", "squeezenet1_1", "googlenet", "resnet18", "resnet50",
            "resnext50_32x4d")


def write(folder):
    """Exports every network and writes zennit's relevance of its strongest class beside it."""
    import torch
    import torchvision
    from zennit.attribution import Gradient
    from zennit.canonizers import SequentialMergeBatchNorm
    from zennit.torchvision import ResNetCanonizer
    from zennit_side import composite

    for name in FAMILIES:
        torch.manual_seed(1)
        network = getattr(torchvision.models, name)(weights=None, **({"aux_logits": False} if name == "googlenet" else {}))
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
        torch.onnx.export(network, (x,), os.path.join(folder, name + ".onnx"), dynamo=False, opset_version=17)
        network.double()
        np.save(os.path.join(folder, name + ".x.npy"), x.double().numpy())
        for how in COMPOSITES:
            merging = ResNetCanonizer() if name.startswith("res") else SequentialMergeBatchNorm()
            with Gradient(model=network, composite=composite(how, canonizers=[merging])) as attributor:
                y, relevance = attributor(x.double(), lambda y: y * (y == y.max()))
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
