"""How far the compiled engine, in float32, is from the Java engine, in float64.

    ./lrp run demos/benchmarks/engines.py MODEL 3x224x224 [COMPOSITE] [PICTURES]

Normal random numbers as pictures, one at a time, the strongest class explained: the largest difference of each in units of
its largest value, of predictions and of relevance; the largest of all pictures, and their median.
"""

import sys

import numpy as np

import lrp


def difference(found, expected):
    return np.abs(found - expected).max() / np.abs(expected).max()


def main(file, shape, composite="epsilon_plus", pictures="9"):
    compiled, exact = (lrp.load(file, engine=engine) for engine in ("compiled", "java"))
    random = np.random.RandomState(0)
    predictions, relevances = [], []
    for _ in range(int(pictures)):
        x = random.normal(size=[1] + [int(side) for side in shape.split("x")]).astype("f4")
        expected = exact.explain(x, composite)
        found = compiled.explain(x, composite, target=int(expected.prediction.argmax()))
        predictions.append(difference(found.prediction, expected.prediction))
        relevances.append(difference(found.relevance, expected.relevance))
    for name, found in (("predictions", predictions), ("relevance", relevances)):
        print("%s, %s: within %.1e, median %.1e" % (composite, name, max(found), np.median(found)))


main(*sys.argv[1:])
