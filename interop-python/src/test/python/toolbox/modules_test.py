"""The modules as scripts use them: attributes, presets, layers of one's own, copies, training."""

import contextlib
import copy
import io
import pickle

import numpy as np

from modules import *


def network():
    return Sequential([Convolution((3, 3, 1, 4), (1, 1)), Rect(), SumPool(), Flatten(), Linear(36, 5), Tanh(),
                       Linear(5, 2)])


class Double(Module):
    """A layer of the user's own."""

    def to_numpy(self):
        pass

    def forward(self, X, lrp_aware=False):
        return X * 2

    def backward(self, DY):
        return DY * 2

    def lrp(self, R, lrp_var=None, param=None):
        return R


class HalfLinear(Linear):
    """A layer that looks as if it were defined in the toolbox's own package."""

    __module__ = "modules.half"

    def forward(self, X, lrp_aware=False):
        return 0.5 * Linear.forward(self, X)


class OnlyPositive(Linear):
    """A rule of the user's own on a layer of the toolbox."""

    def _simple_lrp(self, R):
        return Linear._alphabeta_lrp(self, R, 1.)


def close(a, b, tolerance=1e-12):
    np.testing.assert_allclose(a, b, rtol=tolerance, atol=tolerance)


np.random.seed(3)
x = np.random.randn(6, 8, 8, 1)
net = network()
y = net.forward(x)
assert y.shape == (6, 2)

# every variant, layer by layer and all at once
for rule in ((), ("epsilon", .01), ("alphabeta", 2.), ("alphabeta_slow", 2), ("flat",), ("ww",), ("SLOW",)):
    whole = net.lrp(y, *rule)
    assert whole.shape == x.shape
    R = y
    for module in net.modules[::-1]:
        R = module.lrp(R, *rule)
    close(R, whole)
close(net.lrp(y, "flat").sum(), y.sum())

# presets: they count where the call names nothing
net.set_lrp_parameters("epsilon", .5)
net.modules[0].set_lrp_parameters("ww")
R = y
for module in net.modules[:0:-1]:
    R = module.lrp(R, "epsilon", .5)
close(net.lrp(y), net.modules[0].lrp(R, "ww"))
close(net.lrp(y, None, 1.), net.lrp(y, "simple"))

# errors
for call, kind, text in ((lambda: net.lrp(y, "bogus"), Exception, "Unknown lrp variant bogus"),
                         (lambda: net.lrp(y, "epsilon"), TypeError, "needs a parameter"),
                         (lambda: net.lrp(y[:, :1]), ValueError, "(6, 1)"),
                         (lambda: net.forward(x[:, :, :, :0]), ValueError, "Convolution"),
                         (lambda: Linear(2, 3).lrp(y), AttributeError, "no forward pass"),
                         (lambda: Sequential([Module()]), NotImplementedError, "to_numpy missing in Module")):
    try:
        call()
    except kind as error:
        assert text in str(error), error
    else:
        raise AssertionError("no " + kind.__name__)

# attributes: readable, and writable with effect
conv = net.modules[0]
assert conv.X is x and conv.Y.shape == (6, 6, 6, 4) and conv.Z.shape == (6, 6, 6, 3, 3, 1, 4)
close(conv.Z.sum(axis=(3, 4, 5)) + conv.B, conv.Y)
close(net.modules[4].Z.sum(axis=1) + net.modules[4].B, net.modules[4].Y)
assert net.modules[3].inputshape == (6, 3, 3, 4) and net.modules[-1].Y is y
conv.W[...] = 0
conv.B = np.arange(4.)
close(net.forward(x)[0], net.forward(x * 5)[3])

# layers and rules of one's own
net = network()
net.modules.insert(4, Double())
y = net.forward(x)
close(net.modules[5].X, net.modules[3].Y * 2)
assert net.lrp(y, "epsilon", .1).shape == x.shape
own = OnlyPositive(4, 3)
a = np.random.randn(2, 4)
z = Sequential([own, Rect()]).forward(a)
close(own.lrp(z), own.lrp(z, "alpha", 1.))

# copies and pickles, also in the middle of things
net = network()
y = net.forward(x)
twin = copy.deepcopy(net)
twin.modules[0].W += 1
close(net.forward(x), y)
assert not np.allclose(twin.forward(x), y)
again = pickle.loads(pickle.dumps(net))
close(again.lrp(y, "epsilon", .1), net.lrp(y, "epsilon", .1))
net.clean()
assert net.modules[0].X is None and net.modules[0].Y is None

# a vector is one sample
dense = Sequential([Linear(4, 3), Tanh()])
close(dense.forward(a[0]), dense.forward(a)[0])

# gradients: that of the convolution is the true one, checked by differences
small = Sequential([Convolution((2, 2, 1, 3), (1, 1)), Tanh(), SumPool(), MaxPool((1, 2), (1, 1)), Flatten()])
a = np.random.randn(1, 4, 5, 1)
b = small.forward(a)
gradient = small.backward(np.ones_like(b))
moved = a.copy()
moved[0, 2, 2, 0] += 1e-6
np.testing.assert_allclose((small.forward(moved).sum() - b.sum()) / 1e-6, gradient[0, 2, 2, 0], rtol=1e-4)
linear = Linear(4, 9)
linear.forward(np.ones((2, 4)))
close(linear.backward(np.ones((2, 9))), np.dot(np.ones((2, 9)), linear.W.T) * 2 / 3)
close(linear.dB, np.full(9, 2.))

# training learns, prints and restores
np.random.seed(1)
X = np.random.rand(400, 2)
I = (X[:, :1] > .5) ^ (X[:, 1:] > .5)
Y = np.hstack((I, np.invert(I))) * 1.
xor = Sequential([Linear(2, 12), Tanh(), Linear(12, 2), SoftMax()])
out = io.StringIO()
with contextlib.redirect_stdout(out):
    xor.train(X, Y, Xval=X[:100], Yval=Y[:100], batchsize=20, iters=2000, lrate=.1, status=500,
              transform=lambda batch: batch + 0., lrate_decay="sublinear")
lines = out.getvalue().splitlines()
assert lines[0].startswith("batch# 50, lrate 0.1, l1-loss "), lines[0]
assert any(line.startswith("Accuracy after 2000 iterations on validation set: ") for line in lines)
assert lines[-1].startswith("Setting network parameters to best encountered network state with "), lines[-1]
assert np.mean(np.argmax(xor.forward(X), axis=1) == np.argmax(Y, axis=1)) > .9

# all steps in Java, or called one by one because something is one's own: the same numbers


class Watched(Sequential):
    updates = 0

    def update(self, lrate):
        Watched.updates += 1
        Sequential.update(self, lrate)


def trained(kind, layers, data):
    net = kind(copy.deepcopy(layers))
    before = net.modules[0].W
    np.random.seed(3)
    net.train(data, Y, batchsize=7, iters=30, status=10, silent=True)
    return [m.W for m in net.modules if hasattr(m, "W")] + [before]


for layers, data in (([Linear(2, 12), Tanh(), Linear(12, 2), SoftMax()], X),
                     ([Convolution((2, 2, 1, 3), (1, 1)), Rect(), SumPool((2, 1), (1, 1)), Flatten(), Linear(18, 2)],
                      np.random.rand(400, 4, 4, 1))):
    for ours, called in zip(trained(Sequential, layers, data), trained(Watched, layers, data)):
        assert (ours == called).all() and np.isfinite(ours).all()
        assert not (ours == layers[0].W).all() if ours.shape == layers[0].W.shape else True
assert Watched.updates == 60
# weights that are no array of their own are trained, too
shared = Linear(2, 2)
shared.W = np.zeros((4, 2))[::2]
np.random.seed(3)
Sequential([shared]).train(X, Y, batchsize=7, iters=10, status=10, silent=True)
assert shared.W.any()
with contextlib.redirect_stdout(out):
    xor.drop_softmax_output_layer()
    xor.drop_softmax_output_layer()
assert out.getvalue().endswith("removing softmax output mapping\noutput layer is not softmax. nothing to do\n")

# a layer that overrides forward counts wherever its class says to be from, and so does a replaced method
half = Sequential([HalfLinear(3, 2), Tanh()])
x3 = np.random.randn(4, 3)
close(half.forward(x3), np.tanh(.5 * (x3 @ half.modules[0].W + half.modules[0].B)))
plain = Sequential([Linear(3, 2), Tanh()])
before = plain.forward(x3)
original = Linear.forward
Linear.forward = lambda self, X, lrp_aware=False: original(self, X) * 0 + 1
close(plain.forward(x3), np.tanh(np.ones((4, 2))))
Linear.forward = original
close(plain.forward(x3), before)
print("all passed")
