"""Explains what a small dense network sees in ten handwritten-looking digits.

For each digit: the true and the predicted class, and a picture of the digit beside its heatmap (red speaks for the
prediction, blue against it). Then all digits at once, to show how fast batches are.

    ./lrp run demos/python/lrp_demo.py
"""

import os
import time

import matplotlib.pyplot as plt
import numpy as np

import data_io
import model_io
import render

# The network was trained by this toolbox; without its softmax it gives scores, which explain better than probabilities.
net = model_io.read("../models/digits/long-tanh.nn")
net.drop_softmax_output_layer()

images = data_io.read("../data/digits/test_images.npy") / 127.5 - 1  # pixels from 0..255 to -1..1
labels = data_io.read("../data/digits/test_labels.npy")[:, 0].astype(int)
accuracy = np.mean(np.argmax(net.forward(images), axis=1) == labels)
print("accuracy on {} digits: {:.4f}".format(len(labels), accuracy))

os.makedirs("../output", exist_ok=True)
pictures = []
for digit in range(10):
    i = np.flatnonzero(labels == digit)[0]
    x = images[i:i + 1]
    scores = net.forward(x)
    predicted = np.argmax(scores)
    print("true class: {}   predicted class: {}".format(labels[i], predicted))

    # Explain the strongest score alone: relevance starts there and nowhere else.
    start = np.zeros_like(scores)
    start[:, predicted] = scores[:, predicted]
    relevance = net.lrp(start, "epsilon", 0.01)

    x = (x + 1) / 2
    picture = render.save_image([render.digit_to_rgb(x, scaling=6), render.hm_to_rgb(relevance, X=x, scaling=6)],
                                "../output/lrp_demo-{}.png".format(digit))
    data_io.write(relevance, "../output/lrp_demo-{}.npy".format(digit))
    pictures.append(picture / 255.)
    plt.imshow(picture, interpolation="none")
    plt.title("a {} that looks like a {}".format(labels[i], predicted))
    plt.axis("off")
    plt.show()

# All ten in two rows; pictures are arrays like any other.
overview = np.vstack((np.hstack(pictures[:5]), np.hstack(pictures[5:])))
render.save_image([overview], "../output/lrp_demo.png")

begin = time.time()
relevance = net.lrp(net.forward(images))
print("{} heatmaps in {:.3f} s".format(len(relevance), time.time() - begin))
