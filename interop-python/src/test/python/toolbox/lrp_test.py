"""The package lrp: networks from files, explained by rules and composites as zennit names them."""

import os
import tempfile

import numpy as np

import lrp
from lrp import composites, rules, types


def close(a, b, tolerance=1e-12):
    np.testing.assert_allclose(a, b, rtol=tolerance, atol=tolerance)


def fails(kind, words, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except kind as error:
        assert words in str(error), str(error)
    else:
        raise AssertionError("no " + kind.__name__)


np.random.seed(4)
W = np.random.randn(3, 4)
V = np.random.randn(4, 3)
folder = tempfile.mkdtemp()
path = os.path.join(folder, "model.txt")
with open(path, "w") as file:
    for w in (W, V):
        file.write("Linear {} {}\n{}\n{}\n".format(*w.shape, " ".join(map(repr, map(float, w.ravel()))),
                                                   " ".join(["0.0"] * w.shape[1])))
        file.write("Rect\n" if w is W else "SoftMax\n")

model = lrp.load(path)
x = np.random.randn(5, 3)
hidden = np.maximum(x.dot(W), 0)
scores = hidden.dot(V)
assert model.layers == ["0-Linear", "1-Rect", "2-Linear", "3-SoftMax"]
assert "Rect" in str(model) and "total parameters" in str(model)
close(model(x), np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True))

# the strongest class by default; its relevance sums to its score in a network without bias
why = model.explain(x)
close(why.prediction, scores)
close(why.relevance.sum(axis=1), scores.max(axis=1), 1e-3)
assert (abs(why.conservation - 1) < 1e-3).all() and why.conservation.shape == (len(why.relevance),)
assert "2-Linear" in model.explain(x, ledger=True).ledger and "2-Linear" not in why.ledger
close(why.relevance, lrp.explain(path, x, "epsilon-plus").relevance, 0)

# every way to say what is explained
best = scores.argmax(axis=1)
close(model.explain(x, target=best).relevance, why.relevance)
close(model.explain(x, target=list(best)).relevance, why.relevance)
close(model.explain(x, target=scores * (scores == scores.max(axis=1, keepdims=True))).relevance, why.relevance)
close(model.explain(x, target="top2")[0].relevance, why.relevance)
each = model.explain(x, target="all", layers=["1-Rect"])
assert len(each) == 3 and each[0].layers["1-Rect"].shape == (5, 4)
close(sum(one.relevance for one in each), model.explain(x, target="output").relevance)
close(each[1].relevance, model.explain(x, target=1).relevance)

# rules: for one layer after the other as formulas say
single = os.path.join(folder, "single.txt")
with open(single, "w") as file:
    file.write("Linear 3 4\n{}\n0 0 0 0\n".format(" ".join(map(repr, map(float, W.ravel())))))
linear = lrp.load(single)
R = np.random.rand(5, 4)
z = x[:, :, None] * W[None]


def stab(v, e=1e-6):
    return v + e * np.where(v >= 0, 1., -1.)


def shared(parts):
    return (parts / stab(parts.sum(axis=1, keepdims=True)) * R[:, None, :]).sum(axis=2)


def relevance(rule):
    return linear.explain(x, rule, target=R).relevance


plus, minus = shared(np.maximum(z, 0)), shared(np.minimum(z, 0))
square = np.broadcast_to(W[None] ** 2, z.shape)
close(relevance(rules.Epsilon(1e-6)), shared(z), 1e-9)
close(relevance(rules.ZPlus()), plus, 1e-9)
close(relevance(rules.AlphaBeta()), 2 * plus - minus, 1e-9)
close(relevance(rules.WSquare()), shared(square), 1e-9)
close(relevance(rules.Flat()), shared(np.ones_like(z)), 1e-5)
close(relevance(rules.ZBox(-3, 3)), shared(z + 3 * np.maximum(W, 0) - 3 * np.minimum(W, 0)), 1e-9)
close(relevance(rules.Norm()), shared(z), 1e-9)
fails(ValueError, "alpha - beta must be 1", rules.AlphaBeta, 2, 2)
fails(ValueError, "empty", rules.ZBox, 1, 0)

# composites
table = model.rules(composites.EpsilonPlus(epsilon=0.5))
assert "composite: EpsilonPlus" in table and "Epsilon[epsilon=0.5]" in table, table
assert "Flat" in model.rules("epsilon_plus_flat") and "Flat" in model.rules(composites.EpsilonPlusFlat)
first = composites.SpecialFirstLayerMapComposite([(types.Linear, rules.ZPlus())], [(types.Linear, rules.WSquare())])
assert [line.split()[3].split("[")[0] for line in model.rules(first).splitlines()[3:]] == ["WSquare", "Pass", "ZPlus"]
close(model.explain(x, "epsilon; 0-*=flat; 2-Linear=epsilon(2)").relevance,
      model.explain(x, composites.NameMapComposite([(["0-Linear"], rules.Flat()), (["2-Linear"], rules.Epsilon(2.))])).relevance)
fails(ValueError, "no layer has a name or type like 'conv*'; there are '0-Linear' (Linear)", model.explain, x,
      "epsilon; conv*=flat")
named = composites.NameMapComposite([(["0-Linear"], rules.Flat()), (["0-Linear", "2-Linear"], rules.Epsilon(2.))])
kinds = composites.LayerMapComposite([(types.Dense, rules.Epsilon(3.)), (types.Linear, rules.Flat())])
assert "Epsilon[epsilon=2.0]" in model.rules(named) and "Flat" in model.rules(named)
assert "Flat" not in model.rules(kinds)
mixed = model.rules(composites.MixedComposite([named, kinds]))
assert "epsilon=2.0" in mixed and "epsilon=3.0" not in mixed
stronger = composites.EpsilonPlus(layer_map=[(types.Dense, rules.Epsilon(7.))])
assert model.rules(stronger).count("epsilon=7.0") == 2
close(model.explain(x, "gradient", target=2).seed, np.broadcast_to([0, 0, 1.], (5, 3)))

# one number, one for each feature, or one for each element: the same box, of a dense layer
def boxed(low, high):
    kinds, first = [(lrp.types.Linear, lrp.rules.Epsilon())], [(lrp.types.Linear, lrp.rules.ZBox(low, high))]
    return model.explain(x, lrp.composites.SpecialFirstLayerMapComposite(kinds, first)).relevance


close(boxed(-4, 4), boxed([-4] * 3, np.full((1, 3), 4.)))
assert abs(boxed(-4, 4) - boxed([-9, -4, -4], 4)).max() > 1e-6
assert "low=[-1.0, -2.0, -3.0]" in str(lrp.rules.ZBox([-1, -2, -3], 9))
fails(ValueError, "is empty", lrp.rules.ZBox, [3, 0], 1)
close(model.explain(x, "EpsilonPlus").relevance, model.explain(x, lrp.composites.EpsilonPlus).relevance, 0)
assert "SoftMax" in model.rules("epsilon", "keep") and "SoftMax" not in model.rules("epsilon")

fails(ValueError, "no engine 'fast'", lrp.load, path, "fast")
fails(ValueError, "runs on the cpu", lrp.load, path, device="cuda")
with lrp.load(path, "java", "auto") as opened:
    close(opened(x), model(x), 0)

# what goes in and comes out
assert model.inputs == ["input"] and list(why.roots) == ["input"]
close(model({"input": x}), model(x), 0)
for shape in ("3", (3,), [3], 3, {"input": (1, 3)}, {"input": "1x3"}):
    close(lrp.load(path, input=shape)(x), model(x), 0)
    close(lrp.load(path, shape=shape)(x), model(x), 0)
fails(ValueError, "no input is named 'pixels'", lrp.load, path, input={"pixels": (1, 3)})
fails(ValueError, "expected positive numbers", lrp.load, path, input={"input": "model.txt"})
fails(ValueError, "expected positive numbers", lrp.load, path, input=(3, 0))
fails(ValueError, "no output is named 'hidden'", lrp.load, path, output="hidden")
fails(ValueError, "two names of the same", lrp.load, path, input=3, shape=3)
fails(ValueError, "has the inputs input, but those given are y", model, {"y": x})

fails(ValueError, "no composite is named", model.explain, x, "best")
fails(TypeError, "composite must be", model.explain, x, 3)
fails(ValueError, "cannot explain 'best'", model.explain, x, target="best")
fails(ValueError, "layer 0", model.explain, np.zeros((2, 7)))
fails(ValueError, "no layer is named", model.explain, x, layers="conv9")
fails(FileNotFoundError, "absent.txt", lrp.load, os.path.join(folder, "absent.txt"))

# pictures
from skimage import io
picture = (np.arange(24) * 10).astype(np.uint8).reshape(2, 4, 3)
io.imsave(os.path.join(folder, "a.png"), picture)
with open(os.path.join(folder, "p.txt"), "w") as file:
    file.write("# settings\norder=bgr\nlayout=nhwc mean=mean.txt\n")
np.savetxt(os.path.join(folder, "mean.txt"), [1., 2., 3.])
close(lrp.read_images(os.path.join(folder, "a.png"), "layout=nhwc scale=1/255"), picture[None] / 255.)
both = lrp.read_images([os.path.join(folder, "a.png")] * 2, os.path.join(folder, "p.txt"))
close(both[1], picture[:, :, ::-1] - np.array([1., 2., 3.]))
fails(ValueError, "no preprocessing is named", lrp.read_images, [], "imagenet")

print("all passed")
