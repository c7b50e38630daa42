"""What a typical script does, in small: the launcher runs it once after a build, while Java records how to start fast.

Java keeps the classes of this run, and which code was busy in it. So whatever scripts do belongs here, but on little
data: the loops over numbers shall look idle, for Java to compile them with all it has when a script keeps them busy.
"""

import contextlib
import io
import os
import sys
import tempfile

import data_io
import matplotlib.pyplot as plt
import model_io
import modules
import numpy as np
import render
from _lrp import bundle


def networks():
    """A convolutional network and one of full layers, both for pictures of 28 x 28."""
    yield modules.Sequential([
        modules.Convolution(filtersize=(5, 5, 1, 6), stride=(1, 1)), modules.Rect(),
        modules.SumPool(pool=(2, 2), stride=(2, 2)), modules.Convolution(filtersize=(12, 12, 6, 10), stride=(1, 1)),
        modules.Rect(), modules.MaxPool(pool=(1, 1), stride=(1, 1)), modules.Flatten()])
    yield modules.Sequential([
        modules.Flatten(), modules.Linear(784, 64), modules.Tanh(), modules.Linear(64, 10), modules.SoftMax()])


def explain(network, images, folder):
    """The steps of the demo scripts."""
    model = os.path.join(folder, "model.nn")
    model_io.write(network, model)
    network = model_io.read(model)
    network.drop_softmax_output_layer()
    data = os.path.join(folder, "images.npy")
    data_io.write(images, data)
    X = data_io.read(data) / 127.5 - 1
    labels = np.arange(len(X)).reshape(-1, 1) % 10.0
    targets = np.zeros([X.shape[0], np.unique(labels).size])
    targets[np.arange(len(X)), labels[:, 0].astype(int)] = 1
    accuracy = np.mean(np.argmax(network.forward(X), axis=1) == np.argmax(targets, axis=1))
    print("accuracy: {:0.4f}".format(accuracy), X[0, :2, :2, 0])
    for i in range(len(X)):
        x = X[i:i + 1, ...]
        prediction = network.forward(x)
        print("True Class:     ", np.argmax(targets[i]), np.argmax(prediction))
        mask = np.zeros_like(prediction)
        mask[:, np.argmax(prediction)] = 1
        for rule in ("simple", None), ("epsilon", 1.0), ("alphabeta", 2.0):
            R = network.lrp(prediction * mask, *rule).sum(axis=3)
        picture = [render.digit_to_rgb(x[0, ..., 0], scaling=3), render.hm_to_rgb(R, X=x, scaling=3, sigma=2)]
        render.save_image(picture, os.path.join(folder, "heatmap.png"))
        plt.imshow(picture[1], interpolation="none")
        plt.axis("off")
        plt.savefig(os.path.join(folder, "figure.png"))
        plt.close()
    network.lrp(network.forward(X))


def learn():
    """A network learns, as in the script that trains one for XOR."""
    np.random.seed(0)
    X = (np.random.rand(10, 2) > 0.5) * 1.0
    Y = X[:, 0] == X[:, 1]
    Y = (np.vstack((Y, np.invert(Y))) * 1.0).T
    X += np.random.randn(10, 2) * 0.1
    network = modules.Sequential([modules.Linear(2, 3), modules.Tanh(), modules.Linear(3, 2), modules.SoftMax()])
    network.train(X, Y, batchsize=5, iters=3)


def wait(folder):
    """A large file of pictures by columns stays bytes, and operations on it are put off until some of it is read."""
    data = os.path.join(folder, "pictures.npy")
    np.save(data, np.zeros((1400, 784)).T)
    return (np.load(data).T / 127.5 - 1)[:2].sum()


def main():
    """Everything once; prints nothing. Of what was imported the byte code is kept for a fast start."""
    images = (np.arange(2 * 784).reshape(2, 28, 28, 1) * 7919 % 256).astype(np.float64)
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        for network in networks():
            explain(network, images, folder)
        learn()
        wait(folder)
    bundle.write(os.path.dirname(os.path.dirname(__file__)))


if __name__ == "__main__":
    main()
