"""More distributions of real numbers."""

import math

import numpy as np

from ..special import _integrals as functions
from ._distributions import Distribution

_POSITIVE = (0.0, math.inf)


def _by_quantiles(name):
    """Random numbers of a distribution that no generator draws: quantiles of equally distributed ones."""
    return lambda g, n, *p: globals()[name].ppf(g.uniform(size=n), *p)


def _invgamma_density(x, a):
    return math.exp(-(a + 1) * math.log(x) - math.lgamma(a) - 1 / x) if x > 0 else 0.0


def _lognorm_density(x, s):
    return math.exp(-((math.log(x) / s) ** 2) / 2) / (s * x * math.sqrt(2 * math.pi)) if x > 0 else 0.0


def _logged(x, s):
    return math.log(x) / s if x > 0 else -math.inf


invgamma = Distribution(
    "invgamma", "a", _invgamma_density, lambda x, a: functions.gammaincc(a, 1 / x) if x > 0 else 0.0,
    lambda x, a: functions.gammainc(a, 1 / x) if x > 0 else 1.0, support=_POSITIVE, draw=_by_quantiles("invgamma"),
    mean=lambda a: 1 / (a - 1) if a > 1 else math.inf,
    var=lambda a: 1 / ((a - 1) ** 2 * (a - 2)) if a > 2 else math.inf)  # fmt: skip
rayleigh = Distribution(
    "rayleigh", "", lambda x: x * math.exp(-x * x / 2), lambda x: -math.expm1(-x * x / 2), lambda x: math.exp(-x * x / 2),
    lambda q: math.sqrt(-2 * math.log1p(-q)), _POSITIVE, lambda g, n: np.sqrt(g.chisquare(2, n)),
    lambda: math.sqrt(math.pi / 2), lambda: (4 - math.pi) / 2)  # fmt: skip
laplace = Distribution(
    "laplace", "", lambda x: 0.5 * math.exp(-abs(x)),
    lambda x: 1 - 0.5 * math.exp(-x) if x > 0 else 0.5 * math.exp(x),
    lambda x: 0.5 * math.exp(-x) if x > 0 else 1 - 0.5 * math.exp(x),
    lambda q: -math.log(2 * (1 - q)) if q > 0.5 else math.log(2 * q),
    draw=lambda g, n: g.laplace(0, 1, n), mean=lambda: 0, var=lambda: 2)  # fmt: skip
cauchy = Distribution(
    "cauchy", "", lambda x: 1 / (math.pi * (1 + x * x)), lambda x: math.atan2(1, -x) / math.pi,
    lambda x: math.atan2(1, x) / math.pi, lambda q: math.tan(math.pi * (q - 0.5)), draw=_by_quantiles("cauchy"),
    mean=lambda: math.nan, var=lambda: math.nan)  # fmt: skip
lognorm = Distribution(
    "lognorm", "s", _lognorm_density, lambda x, s: functions.ndtr(_logged(x, s)),
    lambda x, s: functions.ndtr(-_logged(x, s)), lambda q, s: math.exp(s * functions.ndtri(q)), _POSITIVE,
    lambda g, n, s: np.exp(s * g.standard_normal(n)), lambda s: math.exp(s * s / 2),
    lambda s: math.expm1(s * s) * math.exp(s * s))  # fmt: skip
pareto = Distribution(
    "pareto", "b", lambda x, b: b * x ** (-b - 1), lambda x, b: 1 - x**-b, lambda x, b: x**-b,
    lambda q, b: (1 - q) ** (-1 / b), (1.0, math.inf), _by_quantiles("pareto"),
    lambda b: b / (b - 1) if b > 1 else math.inf,
    lambda b: b / ((b - 1) ** 2 * (b - 2)) if b > 2 else math.inf)  # fmt: skip
weibull_min = Distribution(
    "weibull_min", "c", lambda x, c: c * x ** (c - 1) * math.exp(-(x**c)), lambda x, c: -math.expm1(-(x**c)),
    lambda x, c: math.exp(-(x**c)), lambda q, c: (-math.log1p(-q)) ** (1 / c), _POSITIVE, _by_quantiles("weibull_min"),
    lambda c: math.gamma(1 + 1 / c), lambda c: math.gamma(1 + 2 / c) - math.gamma(1 + 1 / c) ** 2)  # fmt: skip
