"""Random numbers: NumPy's generators, number for number.

The functions draw from one global generator, which the training of networks shares: ``numpy.random.seed(42)`` makes a
whole script repeatable. ``RandomState(seed)`` is a generator of its own; ``default_rng(seed)`` gives the newer one.
"""

from .._names import Namespace
from ._state import RandomState, shared

__all__ = [
    "Generator", "PCG64", "RandomState", "SeedSequence", "beta", "binomial", "bytes", "chisquare", "choice", "default_rng", "dirichlet",
    "exponential", "f", "gamma", "geometric", "get_state", "hypergeometric", "logseries", "negative_binomial", "noncentral_chisquare", "noncentral_f",
    "gumbel", "laplace", "logistic", "lognormal", "multinomial", "multivariate_normal", "normal", "pareto", "permutation", "poisson",
    "power", "rand", "randint", "randn", "random", "random_integers", "random_sample", "ranf", "rayleigh", "sample",
    "seed", "set_state", "shuffle", "standard_cauchy", "standard_exponential", "standard_gamma", "standard_normal",
    "standard_t", "triangular", "uniform", "vonmises", "wald", "weibull", "zipf",
]  # fmt: skip

_rand = shared()


def __getattr__(name):
    if name in ("MT19937", "Philox", "SFC64", "PCG64", "PCG64DXSM", "BitGenerator", "SeedSequence"):
        from . import _bits as home
    elif name in ("Generator", "default_rng"):  # the newer generators, which the older functions do without
        from . import _generator as home
    elif name in __all__:
        home = _rand
    else:
        raise AttributeError(f"module 'numpy.random' has no attribute '{name}'")
    value = globals()[name] = getattr(home, name)
    return value


__import__("sys").modules[__name__].__class__ = Namespace
