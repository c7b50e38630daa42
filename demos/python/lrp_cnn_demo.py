"""Explains a LeNet-5 by several rules, side by side: how much the choice of the rule matters.

One row per digit: the digit, then its heatmaps by epsilon, by alpha-beta, and by a composite that treats the first layer
and the others differently.

    ./lrp run demos/python/lrp_cnn_demo.py
"""

import os
import time

import matplotlib.pyplot as plt
import numpy as np

import data_io
import model_io
import render

net = model_io.read("../models/digits/LeNet-5.nn")
images = data_io.read("../data/digits/test_images.npy") / 127.5 - 1
labels = data_io.read("../data/digits/test_labels.npy")[:, 0].astype(int)

# The network takes images of 32 x 32 pixels with one channel; a margin of two pixels of background does it.
images = np.reshape(images, [len(images), 28, 28, 1])
images = np.pad(images, ((0, 0), (2, 2), (2, 2), (0, 0)), "constant", constant_values=(-1.,))
accuracy = np.mean(np.argmax(net.forward(images), axis=1) == labels)
print("accuracy on {} digits: {:.4f}".format(len(labels), accuracy))

chosen = [np.flatnonzero(labels == digit)[0] for digit in (0, 2, 3, 5, 8)]
x = images[chosen]
scores = net.forward(x)
start = scores * (scores == scores.max(axis=1, keepdims=True))
print("predicted classes:", np.argmax(scores, axis=1))

heatmaps = {"epsilon 1": net.lrp(start, "epsilon", 1.), "alpha 2, beta -1": net.lrp(start, "alphabeta", 2.)}
# Presets per layer make a composite: epsilon everywhere, but the squared weights alone in the first layer.
net.set_lrp_parameters("epsilon", 1.)
net.modules[0].set_lrp_parameters("ww")
heatmaps["w^2 first"] = net.lrp(start)
for name, relevance in heatmaps.items():
    print("{:18} sum of scores {:8.3f}   sum of relevance {:8.3f}".format(name, start.sum(), relevance.sum()))

os.makedirs("../output", exist_ok=True)
rows = []
for row in range(len(chosen)):
    digit = (x[row] + 1) / 2
    pictures = [render.digit_to_rgb(digit, scaling=5)]
    pictures += [render.hm_to_rgb(relevance[row].sum(axis=2), X=digit, scaling=5) for relevance in heatmaps.values()]
    picture = render.save_image(pictures, "../output/lrp_cnn_demo-{}.png".format(labels[chosen[row]]))
    rows.append(picture / 255.)
    plt.imshow(picture, interpolation="none")
    plt.title("digit   " + "   ".join(heatmaps))
    plt.axis("off")
    plt.show()

render.save_image([np.vstack(rows)], "../output/lrp_cnn_demo.png")

begin = time.time()
relevance = net.lrp(net.forward(images[:256]), "epsilon", 1.)
print("{} heatmaps in {:.3f} s".format(len(relevance), time.time() - begin))
