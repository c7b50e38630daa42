"""Whether two samples come from one distribution, and whether one comes from a normal one."""

import math
import warnings

import numpy as np

from ..special import ndtr
from ._results import Result


class KstestResult(Result):
    """Of a comparison of distributions: also where they differ most, and which way."""

    shown = ("statistic", "pvalue", "statistic_location", "statistic_sign")


class ShapiroResult(Result):
    """Of a test for a normal distribution."""


def ks_2samp(data1, data2, alternative="two-sided", method="auto", *, axis=0, nan_policy="propagate", keepdims=False):
    """Kolmogorov's and Smirnov's greatest difference between two samples' distributions, and how likely one as large is.

    ``method`` "exact" counts orders of both samples, "asymp" takes the limit for long ones (one-sided only here), "auto" counts
    up to 10,000 numbers.
    """
    alternative = {"t": "two-sided", "g": "greater", "l": "less"}.get(str(alternative).lower()[:1], alternative)
    if alternative not in ("two-sided", "greater", "less"):
        raise ValueError(f"Invalid value for alternative: {alternative}")
    if method not in ("auto", "exact", "asymp"):
        raise ValueError(f"Invalid value for mode: {method}")
    a, b = np.sort(np.ravel(data1)), np.sort(np.ravel(data2))
    m, n = a.size, b.size
    if not m or not n:
        raise ValueError("Data passed to ks_2samp must not be empty")
    every = np.concatenate([a, b])
    apart = np.searchsorted(a, every, side="right") / m - np.searchsorted(b, every, side="right") / n
    lowest, highest = int(apart.argmin()), int(apart.argmax())
    below, above = np.clip(-apart[lowest], 0, 1), apart[highest]
    down = alternative == "less" or alternative == "two-sided" and below > above
    d, place = (below, every[lowest]) if down else (above, every[highest])
    if method == "exact" or method == "auto" and max(m, n) <= 10000:
        common = math.gcd(m, n)
        h = round(float(d) * (m // common * n))
        d, p = np.float64(h / (m // common * n)), _crossed(m, n, h * common, alternative == "two-sided")
    elif alternative == "two-sided":
        raise NotImplementedError(f"the limit for two sides is not there; samples of up to 10,000 numbers are counted, and these have "
                                  f"{m} and {n}")  # fmt: skip
    else:
        large, small = max(m, n), min(m, n)
        z = math.sqrt(large * small / (large + small)) * float(d)
        p = math.exp(-2 * z * z - 2 * z * (large + 2 * small) / math.sqrt(large * small * (large + small)) / 3)
    return KstestResult(d, np.clip(np.float64(p), 0, 1), statistic_location=place, statistic_sign=np.int8(-1 if down else 1))


def _crossed(m, n, far, both):
    """How likely a random order of m and n numbers is once ``far`` ahead of the diagonal, or behind it if ``both``."""
    if far <= 0:
        return 1.0
    i = np.arange(m + 1)
    inside, out = np.zeros(m + 1), 0.0
    inside[0] = 1.0
    for k in range(m + n):
        step = inside * np.maximum(n - (k - i), 0)
        step[1:] += inside[:-1] * (m - i[:-1])
        inside = step / (m + n - k)
        ahead = i * n - (k + 1 - i) * m
        beyond = np.abs(ahead) >= far if both else ahead >= far
        out += float(inside[beyond].sum())
        inside[beyond] = 0.0
    return out


def _at(coefficients, x):
    return sum(c * x**k for k, c in enumerate(coefficients))


def _normal_place(p):
    """The normal distribution's inverse, to nine digits as R94 takes it: Beasley and Springer, Applied Statistics 26 (1977), AS 111."""
    q = p - 0.5
    r = q * q
    near = q * _at((2.50662823884, -18.61500062529, 41.39119773534, -25.44106049637), r) / _at(
        (1.0, -8.47351093090, 23.08336743743, -21.06224101826, 3.13082909833), r)  # fmt: skip
    r = np.sqrt(-np.log(np.minimum(p, 1 - p)))
    far = _at((-2.78718931138, -2.29796479134, 4.85014127135, 2.32121276858), r) / _at((1.0, 3.54388924762, 1.63706781897), r)
    return np.where(np.abs(q) <= 0.42, near, np.where(q < 0, -far, far))


def shapiro(x, *, axis=None, nan_policy="propagate", keepdims=False):
    """Shapiro's and Wilk's W of a sample of at least three numbers, and how likely one as small is of normal numbers.

    By Royston's algorithm, Applied Statistics 44 (1995), R94.
    """
    x = np.sort(np.ravel(x).astype(float))
    n = x.size
    if n < 3:
        raise ValueError("Data must be at least length 3.")
    if n > 5000:
        warnings.warn(f"scipy.stats.shapiro: For N > 5000, computed p-value may not be accurate. Current N is {n}.", UserWarning,
                      stacklevel=2)  # fmt: skip
    x = x - x[n // 2]
    half = n // 2
    weights = np.array([math.sqrt(0.5)])
    if n > 3:
        middles = _normal_place((np.arange(1, half + 1) - 0.375) / (n + 0.25))
        squares, root = 2 * float((middles**2).sum()), 1 / math.sqrt(n)
        first = [_at((0.0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056), root) - middles[0] / math.sqrt(squares)]
        if n > 5:
            first.append(_at((0.0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633), root) - middles[1] / math.sqrt(squares))
        given = np.array(first)
        scale = math.sqrt((squares - 2 * float((middles[: given.size] ** 2).sum())) / (1 - 2 * float((given**2).sum())))
        weights = np.concatenate([given, -middles[given.size:] / scale])
    whole = np.concatenate([-weights, np.zeros(n % 2), weights[::-1]])
    spread = x[-1] - x[0]
    if spread < 1e-19:
        warnings.warn("scipy.stats.shapiro: Input data has range zero. The results may not be accurate.", stacklevel=2)
        return ShapiroResult(np.float64(1.0), np.float64(1.0))
    off, by = x / spread - (x / spread).mean(), whole - whole.mean()
    a, s, both = float((by * by).sum()), float((off * off).sum()), float((by * off).sum())
    length = math.sqrt(a * s)
    rest = (length - both) * (length + both) / (a * s)
    w = 1 - rest
    return ShapiroResult(np.float64(w), np.float64(_chance(n, w, rest)))


def _chance(n, w, rest):
    if n == 3:
        return max(0.0, 6 / math.pi * (math.asin(math.sqrt(w)) - math.asin(math.sqrt(0.75))))
    y, size = math.log(rest) if rest > 0 else -math.inf, math.log(n)
    if n <= 11:
        most = _at((-2.273, 0.459), n)
        if y >= most:
            return 1e-99
        y, mean = -math.log(most - y), _at((0.544, -0.39978, 0.025054, -6.714e-4), n)
        spread = math.exp(_at((1.3822, -0.77857, 0.062767, -0.0020322), n))
    else:
        mean, spread = _at((-1.5861, -0.31082, -0.083751, 0.0038915), size), math.exp(_at((-0.4803, -0.082676, 0.0030302), size))
    return float(ndtr((mean - y) / spread))
