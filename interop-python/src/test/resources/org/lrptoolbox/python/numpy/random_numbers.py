"""Seeded draws of every distribution; the output is NumPy's."""

import numpy as np
import numpy.random as nr

np.random.seed(42)
print(np.random.rand(3), np.random.randn(2, 2))
print(np.random.randint(0, 5, (2, 3)), np.random.permutation(5), np.random.randint(10))
print(np.random.choice([1, 2, 3], 2), np.random.normal(0, 0.1, [2, 2]), np.random.uniform(-1, 1), np.random.bytes(5))

own = np.random.RandomState(7)
print(own.randint(0, 200, 9, dtype="uint8"), own.randint(0, 2, 5, dtype=bool), own.randint(-3, 2**40, 2))
print(own.poisson(3.0, 5), own.poisson(100.0, 3), own.binomial(10, 0.3, 4), own.geometric([0.5, 0.2]))
print(own.gamma(2.0, size=3), own.beta(0.5, 0.5, 2), own.beta(2, 3, 2), own.standard_t(3, 2), own.chisquare(2, 2))

nr.seed([1, 2])
print(nr.normal([0, 100.0], [1, 2]), nr.uniform([0, 1], [1, 2]), nr.randint([1, 5], [3, 9]), nr.poisson([1, 20]))
print(nr.exponential(2.0, 2), nr.laplace(0, 1, 2), nr.lognormal(0, 1, 2), nr.standard_cauchy(2), nr.rayleigh(1.0, 2))
print(nr.triangular(0, 1, 3, 2), nr.weibull(2.0, 2), nr.power(3.0, 2), nr.pareto(2.0, 2), nr.gumbel(0, 1, 2))
print(nr.logistic(0, 1, 2), nr.gamma([0.5, 2.0], 2.0), nr.choice(5, 3, False), nr.choice(3, 4, p=[0.2, 0.3, 0.5]))
print(type(nr.rand()), type(nr.randint(3)), nr.rand(0).shape, nr.randn(2, 0).shape)

items, pairs = [1, 2, 3, 4], np.arange(6).reshape(3, 2)
nr.shuffle(items)
nr.shuffle(pairs)
print(items, pairs.tolist(), nr.permutation([10, 20, 30]))

state = nr.get_state()
first = nr.randn(3)
nr.set_state(state)
print(state[0], state[1].dtype, state[2:4], (first == nr.randn(3)).all())

for attempt in (
    lambda: nr.randint(0),
    lambda: nr.randint(5, 3),
    lambda: nr.randint(0, 300, dtype="uint8"),
    lambda: nr.choice(3, 5, False),
    lambda: nr.choice([], 1),
    lambda: nr.choice(2, p=[0.5, 0.6]),
    lambda: nr.normal(0, -1),
    lambda: nr.seed(-1),
    lambda: nr.permutation(3.5),
    lambda: nr.no_such_distribution,
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
