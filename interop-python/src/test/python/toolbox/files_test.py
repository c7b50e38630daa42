"""model_io, data_io and render: files there and back, messages, errors."""

import contextlib
import io
import os
import tempfile

import numpy as np

import data_io
import model_io
import render
from modules import *

said = io.StringIO()
folder = tempfile.mkdtemp()


def at(name):
    return os.path.join(folder, name)


def raised(kind, call):
    try:
        call()
    except kind as error:
        return str(error)
    raise AssertionError("no " + kind.__name__)


with contextlib.redirect_stdout(said):
    np.random.seed(2)
    net = Sequential([Convolution((2, 2, 1, 3), (1, 1)), Rect(), SumPool(), MaxPool((1, 1), (1, 1)), Flatten(),
                      Linear(12, 4), Tanh(), SoftMax()])
    net.modules[0].set_lrp_parameters("epsilon", .5)
    x = np.random.randn(3, 5, 5, 1)
    y = net.forward(x)
    for name in ("net.nn", "net.txt", "net"):
        model_io.write(net, at(name))
        back = model_io.read(at(name))
        assert [type(m) for m in back.modules] == [type(m) for m in net.modules]
        assert (back.forward(x) == y).all()
        preset = (None, 1.) if name == "net.txt" else ("epsilon", .5)
        assert (back.modules[0].lrp_var, back.modules[0].lrp_param) == preset
    assert "model_io.read : No such file or directory: nowhere.nn" == raised(IOError, lambda: model_io.read("nowhere.nn"))
    assert "'xyz'" == raised(KeyError, lambda: model_io.write(net, at("net.xyz")))
    assert "must be an instance of module.Sequential" in raised(Exception, lambda: model_io.write(Tanh(), at("t.txt")))
    assert not os.path.exists(at("t.txt"))
    with open(at("evil.nn"), "wb") as file:
        file.write(b"cos\nsystem\n(S'touch " + at("evil").encode() + b"'\ntR.")
    assert "os.system" in raised(ValueError, lambda: model_io.read(at("evil.nn")))
    assert not os.path.exists(at("evil"))

    for name in ("a.npy", "a.txt"):
        data_io.write(x[0, :, :, 0], at(name))
        assert (data_io.read(at(name)) == x[0, :, :, 0]).all(), name
    assert "'xyz'" == raised(KeyError, lambda: data_io.write(x, at("a.xyz")))
    assert "'xyz'" == raised(KeyError, lambda: data_io.read(at("net.nn"), "xyz"))
    data_io.write(x, at("a.npz"))
    assert (data_io.read(at("a.npz.npy")) == x).all()
    assert "data_io.read : No such file or directory: nowhere.npy" == raised(IOError, lambda: data_io.read("nowhere.npy"))

    picture = render.hm_to_rgb(x[0], X=(x[0] > 0) * 1., scaling=4)
    assert picture.shape == (20, 20, 3) and (picture == 0).all(axis=2).any()
    digit = render.digit_to_rgb(x[0], scaling=4, cmap="hot")
    joined = render.save_image([digit, picture], at("p.png"))
    assert joined.shape == (20, 42, 3) and joined.dtype == np.uint8
    assert (render.vec2im(np.arange(9)) == np.arange(9).reshape(3, 3)).all()
    assert (render.enlarge_image(np.eye(2), 2) == np.kron(np.eye(2), np.ones((2, 2)))).all()
    corners = render.repaint_corner_pixels(np.arange(48.).reshape(4, 4, 3), 1)
    assert (corners[0, 0] == (np.array([3., 4, 5]) + [12, 13, 14] + [15, 16, 17]) / 3).all()
    assert (render.hm_to_rgb(x[0], cmap="black-firered") != render.hm_to_rgb(x[0], cmap="seismic")).any()

lines = said.getvalue().splitlines()
assert lines[:2] == ["writing model pickled to " + at("net.nn"), "loading pickled model from " + at("net.nn")]
assert "saving image to  " + at("p.png") in lines
import skimage.io
assert (skimage.io.imread(at("p.png")) == joined).all()
print("all passed")
