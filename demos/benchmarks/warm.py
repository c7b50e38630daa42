"""Times forward and relevance passes within one process, the first call of each apart from those that follow; runs under
either toolbox and prints one line of JSON.

    python warm.py LENET REPETITIONS
"""

import json
import sys
import time

import numpy as np

import model_io
import modules


def times_ms(action, repetitions):
    """The first call, and the median of those after it."""
    times = []
    for _ in range(repetitions + 1):
        begin = time.perf_counter()
        action()
        times.append((time.perf_counter() - begin) * 1000)
    return times[0], sorted(times[1:])[repetitions // 2]


def measure(net, x, repetitions, rules):
    figures = {}

    def add(name, action):
        figures[name + ", first call"], figures[name] = times_ms(action, repetitions)

    add("forward", lambda: net.forward(x))
    y = net.forward(x)
    for name, arguments in rules.items():
        add(name, lambda: net.lrp(y, *arguments))
    return figures


lenet, repetitions = sys.argv[1], int(sys.argv[2])
np.random.seed(1)
stdout, sys.stdout = sys.stdout, sys.stderr
results = {"LeNet-5, 256 images": measure(
    model_io.read(lenet), np.random.uniform(-1, 1, [256, 32, 32, 1]), repetitions,
    {"simple": (), "epsilon": ("epsilon", 1.), "alphabeta": ("alphabeta", 2.)})}
mlp = modules.Sequential([
    modules.Linear(784, 1296), modules.Rect(), modules.Linear(1296, 1296), modules.Rect(),
    modules.Linear(1296, 1296), modules.Rect(), modules.Linear(1296, 10)])
results["MLP 784-1296-1296-1296-10, 256 images"] = measure(
    mlp, np.random.uniform(-1, 1, [256, 784]), max(1, repetitions // 5), {"simple": ()})
print(json.dumps(results), file=stdout)
