"""Distributions: density, probabilities, quantiles, random numbers; shifted and scaled, or frozen."""

import math

import numpy as np

from .._draws import source
from ..special import _integrals as functions
from ..special._integrals import inverse


class Distribution:
    """A distribution of real numbers, of functions of one number and its shapes."""

    def __init__(self, name, shapes, density, below, above=None, quantile=None, support=(-math.inf, math.inf), draw=None,
                 mean=None, var=None):  # fmt: skip
        self.name, self._shapes = name, shapes.split()
        self._density, self._below, self._quantile, self._support = density, below, quantile, support
        self._above = above or (lambda x, *p: 1 - below(x, *p))
        self._draw, self._mean, self._var = draw, mean, var

    def _parted(self, args, kwds):
        """Shapes, place and scale among the arguments."""
        args = list(args)
        shapes = [args.pop(0) if args else kwds.pop(name) for name in self._shapes]
        loc = args.pop(0) if args else kwds.pop("loc", 0)
        scale = args.pop(0) if args else kwds.pop("scale", 1)
        if args or kwds:
            raise TypeError(f"{self.name} does not take {args or sorted(kwds)}")
        return shapes, loc, scale

    def _each(self, function, x, args, kwds, finish=None, start=None):
        shapes, loc, scale = self._parted(args, dict(kwds))
        arrays = np.broadcast_arrays(*[np.asarray(v, dtype=float) for v in (x, loc, scale, *shapes)])
        start = start or (lambda v, loc, scale: (v - loc) / scale)
        finish = finish or (lambda v, loc, scale: v)
        found = []
        for v, place, size, *p in zip(*[a.ravel().tolist() for a in arrays]):
            y = start(v, place, size)
            found.append(math.nan if y != y or not size > 0 else finish(function(y, *p), place, size))
        return np.array(found, dtype=float).reshape(arrays[0].shape)[()]

    def _inside(self, function, low, high):
        """The function within the support, and what it is below and above."""
        a, b = self._support
        return lambda x, *p: low if x < a else high if x > b else function(x, *p)

    def pdf(self, x, *args, **kwds):
        """The density."""
        return self._each(self._inside(self._density, 0.0, 0.0), x, args, kwds, lambda v, loc, scale: v / scale)

    def logpdf(self, x, *args, **kwds):
        """The density's logarithm."""
        with np.errstate(divide="ignore"):
            return np.log(self.pdf(x, *args, **kwds))

    def cdf(self, x, *args, **kwds):
        """The probability of no more than x."""
        return self._each(self._inside(self._below, 0.0, 1.0), x, args, kwds)

    def sf(self, x, *args, **kwds):
        """The probability of more than x."""
        return self._each(self._inside(self._above, 1.0, 0.0), x, args, kwds)

    def logcdf(self, x, *args, **kwds):
        """The logarithm of ``cdf``."""
        with np.errstate(divide="ignore"):
            return np.log(self.cdf(x, *args, **kwds))

    def logsf(self, x, *args, **kwds):
        """The logarithm of ``sf``."""
        with np.errstate(divide="ignore"):
            return np.log(self.sf(x, *args, **kwds))

    def _at(self, q, *p):
        a, b = self._support
        if not 0 < q < 1:
            return a if q == 0 else b if q == 1 else math.nan
        if self._quantile is not None:
            return self._quantile(q, *p)
        low, high = (a if a > -math.inf else -1.0), (b if b < math.inf else 1.0)
        return inverse(lambda x: self._below(x, *p) if a <= x <= b else float(x > b), q, low, high)

    def ppf(self, q, *args, **kwds):
        """Up to where a probability of q lies."""
        return self._each(self._at, q, args, kwds, lambda v, loc, scale: v * scale + loc, lambda v, loc, scale: v)

    def isf(self, q, *args, **kwds):
        """From where on a probability of q lies."""
        return self.ppf(1 - np.asarray(q, dtype=float), *args, **kwds)

    def interval(self, confidence, *args, **kwds):
        """What a probability lies between, as much below as above."""
        tail = (1 - np.asarray(confidence, dtype=float)) / 2
        return self.ppf(tail, *args, **kwds), self.ppf(1 - tail, *args, **kwds)

    def rvs(self, *args, size=None, random_state=None, **kwds):
        """Random numbers, those of the generator's or seed's own method."""
        shapes, loc, scale = self._parted(args, kwds)
        if size is None:
            size = np.broadcast_shapes(*map(np.shape, (*shapes, loc, scale))) or None
        made = self._draw(source(random_state), size, *shapes)
        return made * scale + loc

    def mean(self, *args, **kwds):
        """The expected value."""
        shapes, loc, scale = self._parted(args, kwds)
        return np.float64(self._mean(*shapes)) * scale + loc

    def var(self, *args, **kwds):
        """The variance."""
        shapes, _, scale = self._parted(args, kwds)
        return np.float64(self._var(*shapes)) * scale**2

    def std(self, *args, **kwds):
        """The standard deviation."""
        return np.sqrt(self.var(*args, **kwds))

    def median(self, *args, **kwds):
        """The middle."""
        return self.ppf(0.5, *args, **kwds)

    def __call__(self, *args, **kwds):
        return Frozen(self, args, kwds)

    freeze = __call__


class Normal(Distribution):
    """The normal distribution, whose place and scale can be found from numbers."""

    def fit(self, data):
        """Mean and standard deviation."""
        data = np.asarray(data, dtype=float)
        return data.mean(), data.std()

    def logpdf(self, x, *args, **kwds):
        """The density's logarithm."""
        shape = -0.5 * math.log(2 * math.pi)
        return self._each(lambda v: shape - v * v / 2, x, args, kwds, lambda v, loc, scale: v - math.log(scale))


class Frozen:
    """A distribution with its parameters."""

    def __init__(self, dist, args, kwds):
        self.dist, self.args, self.kwds = dist, args, kwds

    def __getattr__(self, name):
        if name.startswith("_") or name == "fit":
            raise AttributeError(name)
        method = getattr(self.dist, name)
        if name in ("mean", "var", "std", "median"):
            return lambda: method(*self.args, **self.kwds)
        if name == "rvs":
            return lambda size=None, random_state=None: method(*self.args, size=size, random_state=random_state, **self.kwds)
        return lambda x: method(x, *self.args, **self.kwds)


def _t_above(x, df):
    if x * x < df:  # near the middle df / (df + x x) is nearly 1, whatever x is
        return 0.5 - math.copysign(0.5, x) * functions.betainc(0.5, df / 2, x * x / (df + x * x))
    half = 0.5 * functions.betainc(df / 2, 0.5, df / (df + x * x))
    return half if x > 0 else 1 - half


def _t_density(x, df):
    size = math.lgamma((df + 1) / 2) - math.lgamma(df / 2) - 0.5 * math.log(df * math.pi)
    return math.exp(size - (df + 1) / 2 * math.log1p(x * x / df))


def _gamma_density(x, a):
    if x == 0:
        return math.inf if a < 1 else float(a == 1)
    return math.exp((a - 1) * math.log(x) - x - math.lgamma(a))


def _beta_density(x, a, b):
    if x in (0, 1):
        power = a if x == 0 else b
        return 0.0 if power > 1 else math.inf if power < 1 else a * b
    size = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    return math.exp(size + (a - 1) * math.log(x) + (b - 1) * math.log1p(-x))


def _f_below(x, m, n):
    return functions.betainc(m / 2, n / 2, m * x / (m * x + n))


def _f_density(x, m, n):
    if x == 0:
        return math.inf if m < 2 else float(m == 2)
    size = math.lgamma((m + n) / 2) - math.lgamma(m / 2) - math.lgamma(n / 2)
    return math.exp(size + m / 2 * math.log(m / n) + (m / 2 - 1) * math.log(x) - (m + n) / 2 * math.log1p(m * x / n))


_POSITIVE = (0.0, math.inf)
norm = Normal("norm", "", lambda x: math.exp(-x * x / 2) / math.sqrt(2 * math.pi), functions.ndtr,
              lambda x: functions.ndtr(-x), functions.ndtri, draw=lambda g, n: g.standard_normal(n), mean=lambda: 0,
              var=lambda: 1)  # fmt: skip
t = Distribution("t", "df", _t_density, lambda x, df: _t_above(-x, df), _t_above, draw=lambda g, n, df: g.standard_t(df, n),
                 mean=lambda df: 0 if df > 1 else math.nan, var=lambda df: df / (df - 2) if df > 2 else math.inf)  # fmt: skip
chi2 = Distribution("chi2", "df", lambda x, df: _gamma_density(x / 2, df / 2) / 2, lambda x, df: functions.gammainc(df / 2, x / 2),
                    lambda x, df: functions.gammaincc(df / 2, x / 2), support=_POSITIVE,
                    draw=lambda g, n, df: g.chisquare(df, n), mean=lambda df: df, var=lambda df: 2 * df)  # fmt: skip
gamma = Distribution("gamma", "a", _gamma_density, lambda x, a: functions.gammainc(a, x), lambda x, a: functions.gammaincc(a, x),
                     support=_POSITIVE, draw=lambda g, n, a: g.standard_gamma(a, n), mean=lambda a: a, var=lambda a: a)  # fmt: skip
beta = Distribution("beta", "a b", _beta_density, lambda x, a, b: functions.betainc(a, b, x),
                    lambda x, a, b: functions.betainc(b, a, 1 - x), support=(0.0, 1.0), draw=lambda g, n, a, b: g.beta(a, b, n),
                    mean=lambda a, b: a / (a + b), var=lambda a, b: a * b / (a + b) ** 2 / (a + b + 1))  # fmt: skip
f = Distribution("f", "dfn dfd", _f_density, _f_below, lambda x, m, n: functions.betainc(n / 2, m / 2, n / (n + m * x)),
                 support=_POSITIVE, draw=lambda g, n, a, b: g.f(a, b, n), mean=lambda m, n: n / (n - 2) if n > 2 else math.inf,
                 var=lambda m, n: 2 * n * n * (m + n - 2) / (m * (n - 2) ** 2 * (n - 4)) if n > 4 else math.inf)  # fmt: skip
uniform = Distribution("uniform", "", lambda x: 1.0, lambda x: x, lambda x: 1 - x, lambda q: q, (0.0, 1.0),
                       lambda g, n: g.uniform(0, 1, n), lambda: 0.5, lambda: 1 / 12)  # fmt: skip
expon = Distribution("expon", "", lambda x: math.exp(-x), lambda x: -math.expm1(-x), lambda x: math.exp(-x),
                     lambda q: -math.log1p(-q), _POSITIVE, lambda g, n: g.standard_exponential(n), lambda: 1, lambda: 1)  # fmt: skip
logistic = Distribution("logistic", "", lambda x: math.exp(-abs(x)) / (1 + math.exp(-abs(x))) ** 2,
                        lambda x: 0.5 * (1 + math.tanh(x / 2)), lambda x: 0.5 * (1 - math.tanh(x / 2)),
                        lambda q: math.log(q) - math.log1p(-q), draw=lambda g, n: g.logistic(size=n), mean=lambda: 0,
                        var=lambda: math.pi**2 / 3)  # fmt: skip
