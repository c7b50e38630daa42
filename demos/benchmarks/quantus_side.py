"""The measures of `lrp evaluate` beside those of Quantus, picture by picture.

    ./lrp run demos/python/shape_files.py 16 shapes
    ./lrp evaluate demos/models/shapes/shapes.onnx shapes/pictures --masks shapes/masks -o evaluation --engine java \\
        --preprocess demos/data/shapes/preprocess.txt --composites epsilon-plus,epsilon-alpha2-beta1 \\
        --regions 8,1 --fill mean,black
    python demos/benchmarks/quantus_side.py demos/models/shapes/shapes.onnx evaluation shapes/masks

Nothing of this toolbox computes here: PyTorch is the network, in float64, zennit the relevance, Quantus the measure. Only what is drawn (noise, random weights) is drawn as there, by NumPy's generator of the same seeds. Needs the packages
of `zennit_side`, and quantus (https://github.com/understandable-machine-intelligence-lab/Quantus) 0.6.
"""

import csv
import json
import re
import sys
import warnings
from pathlib import Path

import numpy as np
import torch
from PIL import Image

if not hasattr(np, "trapz"):
    np.trapz = np.trapezoid  # Quantus names what NumPy 2.4 does not have any more

warnings.simplefilter("ignore")
import quantus
from torch_network import load
from zennit_side import attribute, composite

METHODS = {"epsilon-plus": "epsilon_plus", "epsilon-alpha2-beta1": "epsilon_alpha2_beta1", "gradient": "gradient"}
COPIES, RADIUS = 10, 0.02
# Quantus flips all there is, one by one: pictures for which that is waited for.
FLIPPED = 2


def main(model, evaluation, masks):
    module = load(model, torch.float64)
    # Quantus hands pictures over in float32.
    module.register_forward_pre_hook(lambda _, images: tuple(i.double() for i in images))
    lines = [json.loads(line) for line in (evaluation / "evaluation.jsonl").read_text().splitlines()]
    lines = [line for line in lines if "methods" in line]
    files = [Path(line["key"]) for line in lines]
    x = np.stack([pixels(f).transpose(2, 0, 1) / 127.5 - 1 for f in files])
    s = np.stack([pixels(masks / f.name)[:, :, 0] >= 128 for f in files])[:, None]
    y = np.array([line["class"] for line in lines])
    table = []
    for method, name in METHODS.items():
        explain = explainer(name)
        common = {"model": module, "x_batch": x, "y_batch": y, "softmax": False, "channel_first": True}
        known = {**common, "a_batch": explain(module, x, y)}
        ours = [line["methods"][method] for line in lines]
        regions(table, method, ours, known, y, module)
        flips(table, method, ours[:FLIPPED], {name: v[:FLIPPED] if "batch" in name else v for name, v in known.items()})
        both(table, method, "mass, PointingGame", [m["pointing"] for m in ours],
             quantus.PointingGame(disable_warnings=True)(**known, s_batch=s))
        both(table, method, "mass, RelevanceMassAccuracy", [m["mass"] for m in ours],
             quantus.RelevanceMassAccuracy(disable_warnings=True)(**known, s_batch=s))
        both(table, method, "mass, RelevanceMassAccuracy of the positive part", [m["mass"] for m in ours],
             quantus.RelevanceMassAccuracy(disable_warnings=True)(
                 **{**known, "a_batch": known["a_batch"].clip(0)}, s_batch=s))
        noise = Noise([f.stem for f in files], x)
        both(table, method, "max-sensitivity, MaxSensitivity", [m["max-sensitivity"] for m in ours],
             quantus.MaxSensitivity(nr_samples=COPIES, perturb_func=noise, disable_warnings=True)(
                 **common, explain_func=explain))
        both(table, method, "sensitivity-n, SensitivityN", [np.mean([m["sensitivity-n"] for m in ours])],
             quantus.SensitivityN(features_in_step=40, disable_warnings=True)(**known))
        randomised(table, method, evaluation, common, explain)
    print("| measure | method | here | Quantus | largest difference |\n|---|---|---|---|---|")
    for row in sorted(table):
        print("| {} | {} | {:.6g} | {:.6g} | {:.1e} |".format(*row))


def pixels(file):
    return np.asarray(Image.open(file).convert("RGB"), dtype=float)


def explainer(name):
    def explain(model, inputs, targets, **_):
        inputs = torch.as_tensor(np.asarray(inputs, dtype=float))
        maps = [attribute(model, composite(name), inputs[i:i + 1], int(targets[i]), of_scores=name != "gradient")[1]
                for i in range(len(inputs))]
        relevance = torch.cat(maps).numpy()
        # A gradient's size tells how much a pixel matters; relevance of channels adds up.
        return np.sqrt((relevance ** 2).sum(1, keepdims=True)) if name == "gradient" else relevance.sum(1, keepdims=True)
    return explain


def regions(table, method, ours, known, y, module):
    scores = module(torch.as_tensor(known["x_batch"])).numpy()[np.arange(len(y)), y]
    for fill in ("mean", "black"):
        for order in ("morf", "lerf"):
            theirs = quantus.RegionPerturbation(patch_size=8, order=order, disable_warnings=True,
                                                **baseline(fill, known["x_batch"]))(**known)
            curves = np.array([m["curves"]["8x8 {} {}".format(fill, order)] for m in ours])
            both(table, method, "8x8 {} {}, RegionPerturbation".format(fill, order),
                 scores[:, None] - curves[:, 1:], np.array(theirs))


def flips(table, method, ours, known):
    theirs = quantus.PixelFlipping(disable_warnings=True)(**known)
    curves = np.array([m["curves"]["1x1 black morf"] for m in ours])[:, 1:]
    # The three channels of a pixel are equally relevant and go one after the other; a pixel is gone after the third.
    both(table, method, "1x1 black morf, PixelFlipping", curves, np.array(theirs)[:, 2::3][:, :curves.shape[1]])


def baseline(fill, x):
    """As an option of Quantus; its "mean" is that of all channels together."""
    if fill == "black":
        return {"perturb_baseline": "black"}
    means = np.broadcast_to(x.mean((2, 3), keepdims=True), x.shape).reshape(len(x), -1)

    def replace(arr, indices, **_):
        out = arr.copy()
        rows = np.arange(len(arr))[:, None]
        out[rows, indices] = means[rows, indices]
        return out
    return {"perturb_func": replace}


def seed(text):
    """Of what is drawn for a purpose: the hash that Java gives the text."""
    value = 0
    for c in text:
        value = (value * 31 + ord(c)) & 0xffffffff
    return value


class Noise:
    """Adds the next noisy copy's noise each time it is called."""

    def __init__(self, names, x):
        self.copies = []
        for name, picture in zip(names, x):
            most = RADIUS * (picture.max() - picture.min())
            self.copies.append(np.random.RandomState(seed(name + " noise")).uniform(-most, most, (COPIES, picture.size)))
        self.copy = 0

    def __call__(self, arr, **_):
        self.copy += 1
        return arr + np.stack([copies[self.copy - 1] for copies in self.copies])


def randomised(table, method, evaluation, common, explain):
    """The cascade; weights and biases are drawn as there, Quantus would start each layer like PyTorch."""
    with open(evaluation / "randomisation.csv", newline="") as file:
        ours = [row for row in csv.DictReader(file) if row["method"] == method]
    for column, how in (("spearman", {"abs": False}), ("spearman-abs", {})):
        model = forgetful(common["model"], np.random.RandomState(0))
        scores = quantus.MPRT(disable_warnings=True, **how)(**{**common, "model": model}, explain_func=explain)
        scores.pop("original")
        for row, (layer, theirs) in zip(ours, scores.items(), strict=True):
            assert re.sub(r"\W", "_", row["lowest_randomised_layer"]) == layer, (row, layer)
            both(table, method, "randomised-{} from {}, MPRT".format(column, row["lowest_randomised_layer"]),
                 [float(row[column])], [np.mean(theirs)])


def forgetful(module, random):
    """A copy whose layers start anew with normal numbers of their own mean and deviation."""
    import copy

    def reset_parameters(layer):
        for parameter in layer.parameters():
            old = parameter.numpy()
            # The rows of a matrix are inputs there and outputs here.
            new = random.normal(old.mean(), old.std(), old.T.shape if old.ndim == 2 else old.shape)
            parameter.data = torch.as_tensor(new.T.copy() if old.ndim == 2 else new)

    module = copy.deepcopy(module)
    for child in module.children():
        if hasattr(child, "reset_parameters"):
            kind = type(child)
            child.__class__ = type(kind.__name__, (kind,), {"reset_parameters": reset_parameters})
    return module


def both(table, method, measure, ours, theirs):
    ours, theirs = np.asarray(ours, dtype=float), np.asarray(theirs, dtype=float)
    table.append((measure, method, ours.mean(), theirs.mean(), np.abs(ours - theirs).max()))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
