"""Explains an ONNX network for coloured shapes: each heatmap shows the shape that was asked about.

The pictures show two shapes each; below a picture are heatmaps for either shape: red speaks for it, blue against.

    ./lrp run demos/python/explain_shapes.py
"""

import os

import numpy as np

import lrp
import render
from skimage import io

DATA = "../data/shapes/"
pairs = ["cross-ring", "cross-square", "ring-triangle", "triangle-ring"]

model = lrp.load("../models/shapes/shapes.onnx")
with open(DATA + "classes.txt") as file:
    classes = file.read().split()
files = [DATA + pair + ".png" for pair in pairs]
x = lrp.read_images(files, DATA + "preprocess.txt")

composite = lrp.composites.EpsilonPlus()
print(model.rules(composite))

rows = [[render.enlarge_image(io.imread(file) / 255., 4) for file in files]]
for place in (0, 1):
    targets = [classes.index(pair.split("-")[place]) for pair in pairs]
    why = model.explain(x, composite, target=targets)
    rows.append([render.hm_to_rgb(one.sum(axis=0), scaling=4, cmap="bwr") for one in why.relevance])
    for pair, target, seed, relevance in zip(pairs, targets, why.seed, why.relevance):
        print("{:14} {:9} score {:7.3f}   sum of relevance {:7.3f}".format(pair, classes[target], seed.sum(),
                                                                         relevance.sum()))

os.makedirs("../output", exist_ok=True)
render.save_image([np.vstack(column) for column in zip(*rows)], "../output/explain_shapes.png")
