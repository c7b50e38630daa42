"""NumPy's newer generator and what the older one draws beside single numbers, seeds as far as they go."""

import pickle

import numpy as np


def hashed(a):
    a = np.asarray(a)
    bits = a.astype("i8") if a.dtype.kind in "iub" else a.astype("f8").view("i8")
    h = 0
    for v in bits.ravel().tolist():
        h = (h * 31 + v) % (1 << 61)
    return h


print(np.random.SeedSequence(0).generate_state(4).tolist())
print(np.random.SeedSequence([1, 2**70, 3]).generate_state(3, "uint64").tolist())
child = np.random.SeedSequence(7).spawn(3)[2]
print(child.spawn_key, child.generate_state(2).tolist())
print(np.random.PCG64(5).random_raw(3).tolist(), np.random.PCG64(5).state["state"])
rng = np.random.default_rng(42)
print(rng, [float(v) for v in rng.random(3)], float(rng.random(dtype=np.float32)))
print([float(v) for v in rng.normal(1, 2, 4)], float(rng.standard_normal()))
print(hashed(rng.standard_normal(3000)), hashed(rng.standard_exponential(3000)))
print(rng.integers(10), rng.integers(0, 10, 5).tolist(), rng.integers(0, 9, 5, endpoint=True).tolist())
for kind in ("i1", "u1", "i2", "u2", "i4", "u4", "i8", "bool"):
    print(kind, rng.integers(0, 2, 9, dtype=kind).tolist(), rng.integers(0, 2 if kind == "bool" else 101, 7, dtype=kind).tolist())
print(rng.integers(0, 256, 6, dtype=np.uint8).tolist(), rng.integers(-(2**62), 2**62, 3).tolist())
print(rng.integers([5, 10], [50, 2**40]).tolist(), rng.integers(0, 2**64 - 1, 2, dtype="u8", endpoint=True).tolist())
print(rng.permutation(12).tolist(), rng.permutation(np.arange(6).reshape(3, 2)).tolist())
x = np.arange(9)
rng.shuffle(x)
names = ["a", "b", "c", "d"]
rng.shuffle(names)
print(x.tolist(), names)
print(rng.choice(20, 6).tolist(), rng.choice(20, 6, replace=False).tolist(), rng.choice(30000, 4, replace=False).tolist())
print(hashed(rng.choice(20000, 1500, replace=False)), rng.choice(50, 5, replace=False, shuffle=False).tolist())
print(rng.choice(4, 8, p=[0.1, 0.2, 0.3, 0.4]).tolist(), rng.choice(4, 3, replace=False, p=[0.1, 0.2, 0.3, 0.4]).tolist())
print(rng.bytes(7))
print([rng.binomial(n, p) for n, p in ((10, 0.5), (100, 0.4), (1000, 0.7), (10**6, 0.001), (500, 0.1))])
print(rng.multinomial(100, [0.2, 0.3, 0.5], 3).tolist(), rng.poisson(3, 4).tolist(), rng.poisson(40, 4).tolist())
print(rng.geometric(0.2, 5).tolist(), rng.geometric(0.5, 5).tolist())
print([[round(v, 12) for v in row] for row in rng.dirichlet([0.5, 1.5, 3], 2).tolist()])
for name, *args in (("gamma", 2.5, 2), ("gamma", 0.3), ("beta", 0.5, 0.4), ("beta", 2, 3), ("chisquare", 3), ("laplace",),
                    ("gumbel",), ("logistic",), ("lognormal",), ("weibull", 1.5), ("pareto", 2.0), ("power", 3.0), ("rayleigh",),
                    ("standard_t", 4), ("triangular", 0, 1, 3), ("uniform", -1, 1), ("exponential", 2.0)):
    print(name, [round(float(v), 11) for v in getattr(rng, name)(*args, size=4)])
print(np.round(rng.multivariate_normal([1, 2], [[2, 0], [0, 2]], 2), 12).tolist())
print(rng.spawn(2)[1].integers(0, 1000, 3).tolist())
again = pickle.loads(pickle.dumps(rng))
print(again.random() == rng.random())
bits = np.random.PCG64(3)
kept = bits.state
first = bits.random_raw()
bits.state = kept
print(first == bits.random_raw(), np.random.default_rng(rng) is rng)

old = np.random.RandomState(3)
print([old.binomial(n, p) for n, p in ((100, 0.4), (1000, 0.7), (10**6, 0.001), (10, 0.5), (500, 0.1))])
print(old.binomial(200, 0.3, 5).tolist(), old.multinomial(50, [0.1, 0.6, 0.3]).tolist())
print(np.round(old.dirichlet([1, 2, 3]), 12).tolist())
print(np.round(old.multivariate_normal([0, 0, 0], np.eye(3), 2), 12).tolist())
print(np.round(old.multivariate_normal([0, 0], [[4, 0], [0, 4]]), 12).tolist())


def draw(g):
    """The rarer distributions, in one stream."""
    yield g.hypergeometric(5, 6, 4, 5), g.hypergeometric(50, 60, 40, 5), g.hypergeometric(15, 16, 25, 4)
    yield g.multivariate_hypergeometric([3, 4, 5], 4, 2), g.multivariate_hypergeometric([13, 14, 15], 30, 2)
    yield g.f(3, 4, 3), g.noncentral_chisquare(3, 1, 3), g.noncentral_chisquare(0.5, 1, 3), g.noncentral_f(3, 4, 1, 2)
    yield g.wald(1, 2, 4), g.vonmises(0, 2, 4), g.zipf(1.5, 6), g.logseries(0.9, 6), g.negative_binomial(5, 0.5, 4)
    yield g.standard_exponential(3, method="inv"), g.multivariate_normal([0, 1], [[2, 0.5], [0.5, 1]], 2, method="cholesky")
    yield g.power(2), g.rayleigh(1), g.lognormal(), g.gumbel(), g.logistic(), g.integers(5), g.random(dtype="f4"), str(g)


for name in ("PCG64", "MT19937", "Philox", "SFC64"):
    for values in draw(np.random.Generator(getattr(np.random, name)(7))):
        print(*[np.round(v, 6) if isinstance(v, np.ndarray) else v for v in values])

for name, parameter in (("pareto", -1), ("dirichlet", [-1.0])):
    try:
        print(getattr(np.random.default_rng(1), name)(parameter))
    except ValueError as error:
        print(name, error)
import pickle  # noqa: E402

g = np.random.default_rng
x = np.arange(12).reshape(3, 4)
for made in (
    lambda: g(1).permuted(x), lambda: g(1).permuted(x, axis=0), lambda: g(1).permuted(x, axis=1), lambda: g(2).permuted(list("abcd")),
    lambda: g(1).multinomial([5, 20], [[1 / 6] * 6] * 2), lambda: g(1).multinomial([[5], [20]], [0.2, 0.8], size=(3, 2, 1)),
    lambda: g(1).multivariate_hypergeometric([3, 4, 5], 5, size=3, method="count"),
    lambda: g(1).multivariate_hypergeometric([10, 5, 20], 30, size=2, method="count"),
    lambda: g(1).dirichlet([0, 0.05, 0]), lambda: g(1).dirichlet([0, 1.0, 2.0]).round(12), lambda: g(1).beta(1e-200, 1e-200),
    lambda: g(3).beta(1e-3, 1e-3, 3).round(12), lambda: g(1).zipf(10000, 3), lambda: g(1).zipf(2.0, 5), lambda: g(1).geometric(1e-30, 2),
    lambda: g(1).integers(-1), lambda: g(1).integers(-1, endpoint=True), lambda: g(1).integers(3, 2), lambda: g(1).integers(0, 0, (3, 0)),
    lambda: g(1).integers(0, 4, dtype=">i8"), lambda: g(1).uniform(2, 1), lambda: g(1).choice(3.0, 3), lambda: g(1).choice([1, 2], ()).shape,
    lambda: g(1).choice(5, 3, p=np.array([0.2] * 5, "f4")), lambda: g(1).vonmises(0, np.nan), lambda: g(1).noncentral_f(5, 2, np.nan),
    lambda: g(1).negative_binomial(2**62, 0.1), lambda: g(1).poisson(1e20), lambda: g(1).hypergeometric(2**30, 10, 20),
    lambda: g(1).normal(np.ones(3), np.ones((4, 3)), (1, 3)), lambda: g(1).permutation(np.arange(3), axis=1),
    lambda: g(1).shuffle([[1], [2]], 1), lambda: g(1).bit_generator.seed_seq.state, lambda: np.random.Generator(np.random.PCG64),
    lambda: g(1).multivariate_normal([0, 1j], np.eye(2)), lambda: np.random.RandomState(1).multinomial(10, [[0, 1]]),
    lambda: pickle.loads(pickle.dumps(g(5))).random(),
):  # fmt: skip
    try:
        print(repr(made()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
