"""Distributions of whole numbers: probabilities, quantiles, random numbers; shifted, or frozen."""

import math

import numpy as np

from ..special import _integrals as functions
from ._distributions import Distribution


class Discrete(Distribution):
    """A distribution of the whole numbers from ``low`` to ``high(*shapes)``, of functions of one number and its shapes.

    ``mass`` gives the logarithm of a probability, ``below`` the probability of no more than a number, ``above`` of more.
    """

    def __init__(self, name, shapes, mass, below, above, draw, mean, var, low=0, high=lambda *p: math.inf):
        super().__init__(name, shapes, None, below, above, draw=draw, mean=mean, var=var)
        self._mass, self._low, self._high = mass, low, high

    def _parted(self, args, kwds):
        """Shapes and place among the arguments; there is no scale."""
        args = list(args)
        shapes = [args.pop(0) if args else kwds.pop(name) for name in self._shapes]
        loc = args.pop(0) if args else kwds.pop("loc", 0)
        if args or kwds:
            raise TypeError(f"{self.name} does not take {args or sorted(kwds)}")
        return shapes, loc, 1

    def logpmf(self, k, *args, **kwds):
        """The logarithm of the probability of k."""
        def found(v, *p):
            inside = v == math.floor(v) and self._low <= v <= self._high(*p)
            return self._mass(v, *p) if inside else -math.inf

        return self._each(found, k, args, kwds)

    def pmf(self, k, *args, **kwds):
        """The probability of k."""
        return np.exp(self.logpmf(k, *args, **kwds))

    def pdf(self, x, *args, **kwds):
        raise AttributeError(f"'{self.name}' has no pdf; its pmf gives probabilities")

    logpdf = pdf

    def cdf(self, k, *args, **kwds):
        """The probability of no more than k."""
        return self._each(lambda v, *p: self._upto(math.floor(v), p) if abs(v) < math.inf else float(v > 0), k, args, kwds)

    def sf(self, k, *args, **kwds):
        """The probability of more than k."""
        def found(v, *p):
            if v < self._low:
                return 1.0
            return 0.0 if v >= self._high(*p) else self._above(math.floor(v), *p)

        return self._each(found, k, args, kwds)

    def _upto(self, k, p):
        if k < self._low:
            return 0.0
        return 1.0 if k >= self._high(*p) else self._below(k, *p)

    def _at(self, q, *p):
        if not 0 < q < 1:
            return self._low - 1 if q == 0 else self._high(*p) if q == 1 else math.nan
        low, high = self._low - 1, self._low + 1
        while self._upto(high, p) < q:
            low, high = high, 2 * high + 1
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._upto(middle, p) < q else (low, middle)
        return high


def _binom_mass(k, n, p):
    ways = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
    return ways + (k * math.log(p) if k else 0.0) + ((n - k) * math.log1p(-p) if n > k else 0.0) if 0 < p < 1 else (
        0.0 if k == n * p else -math.inf)


poisson = Discrete("poisson", "mu", lambda k, mu: (k * math.log(mu) if k else 0.0) - math.lgamma(k + 1) - mu,
                   lambda k, mu: functions.gammaincc(k + 1, mu), lambda k, mu: functions.gammainc(k + 1, mu),
                   lambda g, n, mu: g.poisson(mu, n), lambda mu: mu, lambda mu: mu)  # fmt: skip
binom = Discrete("binom", "n p", _binom_mass, lambda k, n, p: functions.betainc(n - k, k + 1, 1 - p),
                 lambda k, n, p: functions.betainc(k + 1, n - k, p), lambda g, size, n, p: g.binomial(n, p, size),
                 lambda n, p: n * p, lambda n, p: n * p * (1 - p), high=lambda n, p: n)  # fmt: skip
bernoulli = Discrete("bernoulli", "p", lambda k, p: _binom_mass(k, 1, p), lambda k, p: 1 - p, lambda k, p: p,
                     lambda g, n, p: g.binomial(1, p, n), lambda p: p, lambda p: p * (1 - p), high=lambda p: 1)  # fmt: skip
geom = Discrete("geom", "p", lambda k, p: math.log(p) + (k - 1) * math.log1p(-p) if p < 1 else (0.0 if k == 1 else -math.inf),
                lambda k, p: 1 - (1 - p) ** k, lambda k, p: (1 - p) ** k, lambda g, n, p: g.geometric(p, n), lambda p: 1 / p,
                lambda p: (1 - p) / p**2, low=1)  # fmt: skip
