"""Correlation, and whether means or counts differ by more than chance."""

import math
from collections import namedtuple

import numpy as np

from ..special import betainc, gammaincc
from ._describing import kurtosis, skew
from ._results import (F_onewayResult, PearsonRResult, Power_divergenceResult, SignificanceResult, TtestResult, of_t,
                       sided)  # fmt: skip

Chi2ContingencyResult = namedtuple("Chi2ContingencyResult", "statistic pvalue dof expected_freq")


def pearsonr(x, y, *, alternative="two-sided", method=None, axis=0):
    """The coefficient of correlation, and the probability of one as large among uncorrelated normal numbers."""
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if x.shape != y.shape:
        raise ValueError("x and y must have the same length along axis.")
    if x.shape[0] < 2:
        raise ValueError("x and y must have length at least 2.")
    xm, ym = x - x.mean(axis=axis, keepdims=True), y - y.mean(axis=axis, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        r = (xm * ym).sum(axis) / np.sqrt((xm * xm).sum(axis) * (ym * ym).sum(axis))
    r = np.clip(r, -1.0, 1.0)
    n = x.shape[axis]
    if n == 2:
        return PearsonRResult(np.round(r), np.ones(np.shape(r))[()])
    two = betainc(n / 2 - 1, 0.5, 1 - r * r)
    return PearsonRResult(r, sided(np.asarray(two), r, alternative))


def _compared(difference, variance, df, alternative):
    with np.errstate(divide="ignore", invalid="ignore"):
        t = difference / np.sqrt(variance)
    return TtestResult(t, of_t(t, df, alternative), df=df if np.ndim(df) else np.float64(df))


def ttest_1samp(a, popmean, axis=0, nan_policy="propagate", alternative="two-sided"):
    """Whether a sample's mean differs from a number."""
    a = np.asarray(a, dtype=float)
    n = a.shape[axis]
    return _compared(a.mean(axis) - popmean, a.var(axis, ddof=1) / n, n - 1, alternative)


def ttest_rel(a, b, axis=0, nan_policy="propagate", alternative="two-sided"):
    """Whether the means of two samples of pairs differ."""
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.shape[axis] != b.shape[axis]:
        raise ValueError("unequal length arrays")
    return ttest_1samp(a - b, 0.0, axis, nan_policy, alternative)


def ttest_ind(a, b, *, axis=0, equal_var=True, nan_policy="propagate", alternative="two-sided"):
    """Whether the means of two samples differ; Welch's test with ``equal_var=False``."""
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    n, m = a.shape[axis], b.shape[axis]
    return _independent(a.mean(axis), a.var(axis, ddof=1), n, b.mean(axis), b.var(axis, ddof=1), m, equal_var, alternative)


def ttest_ind_from_stats(mean1, std1, nobs1, mean2, std2, nobs2, equal_var=True, alternative="two-sided"):
    """As ``ttest_ind``, from means and standard deviations."""
    squares = np.asarray(std1, dtype=float) ** 2, np.asarray(std2, dtype=float) ** 2
    return _independent(np.asarray(mean1, dtype=float), squares[0], nobs1, mean2, squares[1], nobs2, equal_var, alternative)


def _independent(mean1, var1, n, mean2, var2, m, equal_var, alternative):
    if equal_var:
        df = n + m - 2.0
        pooled = ((n - 1) * var1 + (m - 1) * var2) / df
        return _compared(mean1 - mean2, pooled * (1 / n + 1 / m), df, alternative)
    a, b = var1 / n, var2 / m
    df = (a + b) ** 2 / (a**2 / (n - 1) + b**2 / (m - 1))
    return _compared(mean1 - mean2, a + b, df, alternative)


def f_oneway(*samples, axis=0):
    """Whether the means of several samples differ."""
    samples = [np.asarray(s, dtype=float) for s in samples]
    every = np.concatenate(samples, axis)
    n, k = every.shape[axis], len(samples)
    grand = every.mean(axis)
    between = sum(s.shape[axis] * (s.mean(axis) - grand) ** 2 for s in samples)
    within = sum(((s - s.mean(axis, keepdims=True)) ** 2).sum(axis) for s in samples)
    f = (between / (k - 1)) / (within / (n - k))
    return F_onewayResult(f, betainc((n - k) / 2, (k - 1) / 2, (n - k) / (n - k + (k - 1) * f)))


def chisquare(f_obs, f_exp=None, ddof=0, axis=0):
    """Whether counts differ from those expected, which by default are all the same."""
    seen = np.asarray(f_obs, dtype=float)
    wanted = seen.mean(axis, keepdims=True) if f_exp is None else np.asarray(f_exp, dtype=float)
    statistic = ((seen - wanted) ** 2 / wanted).sum(axis)
    df = seen.shape[axis] - 1 - ddof
    return Power_divergenceResult(statistic, gammaincc(df / 2, statistic / 2))


def chi2_contingency(observed, correction=True):
    """Whether rows and columns of a table of counts are independent."""
    seen = np.asarray(observed, dtype=float)
    wanted = seen.sum(1, keepdims=True) * seen.sum(0, keepdims=True) / seen.sum()
    df = (seen.shape[0] - 1) * (seen.shape[1] - 1)
    if df == 1 and correction:
        away = wanted - seen
        seen = seen + np.sign(away) * np.minimum(0.5, np.abs(away))
    statistic = ((seen - wanted) ** 2 / wanted).sum()
    return Chi2ContingencyResult(statistic, gammaincc(df / 2, statistic / 2) if df else np.float64(1.0), df, wanted)


class LinregressResult(namedtuple("LinregressResult", "slope intercept rvalue pvalue stderr")):
    """The line through points; the intercept's error by name."""

    def __repr__(self):
        parts = ", ".join(f"{n}={v!r}" for n, v in (*zip(self._fields, self), ("intercept_stderr", self.intercept_stderr)))
        return f"LinregressResult({parts})"


def linregress(x, y, alternative="two-sided"):
    """The line with the least squares, and whether it rises or falls by more than chance."""
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    n = x.size
    xm, ym = x.mean(), y.mean()
    (sxx, sxy), (_, syy) = np.cov(x, y, bias=True)
    r = np.clip(sxy / np.sqrt(sxx * syy), -1.0, 1.0) if sxx and syy else np.float64(0.0)
    slope = sxy / sxx
    df = n - 2
    error = np.sqrt((1 - r**2) * syy / sxx / df)
    with np.errstate(divide="ignore"):
        t = r * np.sqrt(df / ((1 - r + 1e-20) * (1 + r + 1e-20)))
    made = LinregressResult(slope, ym - slope * xm, r, of_t(t, df, alternative), error)
    made.intercept_stderr = error * math.sqrt(sxx + xm**2)
    return made


def pointbiserialr(x, y):
    """The correlation of truth values with numbers."""
    return pearsonr(np.asarray(x, dtype=float), y)


def jarque_bera(x, *, axis=None):
    """Whether skewness and kurtosis are those of the normal distribution."""
    x = np.asarray(x, dtype=float).ravel()
    statistic = x.size / 6 * (skew(x) ** 2 + kurtosis(x) ** 2 / 4)
    return SignificanceResult(statistic, np.exp(-statistic / 2))
