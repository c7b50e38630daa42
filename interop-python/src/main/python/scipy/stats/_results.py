"""What tests return: a statistic and the probability of one as large by chance."""

import numpy as np

from ..special import betainc, ndtr


class Result(tuple):
    """A statistic and its probability, as a pair; further values by name."""

    shown = ("statistic", "pvalue")

    def __new__(cls, statistic, pvalue, **more):
        made = tuple.__new__(cls, (statistic, pvalue))
        made.__dict__.update(statistic=statistic, pvalue=pvalue, **more)
        return made

    def __repr__(self):
        parts = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.shown)
        return f"{type(self).__name__}({parts})"


class SignificanceResult(Result):
    """Of coefficients of correlation of ranks."""

    correlation = property(lambda self: self.statistic)


class PearsonRResult(Result):
    """Of a coefficient of correlation."""

    correlation = property(lambda self: self.statistic)


class TtestResult(Result):
    """Of a comparison of means."""

    shown = ("statistic", "pvalue", "df")


class MannwhitneyuResult(Result):
    """Of a comparison of ranks."""


class KruskalResult(Result):
    """Of a comparison of ranks of several samples."""


class WilcoxonResult(Result):
    """Of a comparison of ranks of differences."""


class F_onewayResult(Result):
    """Of a comparison of several means."""


class Power_divergenceResult(Result):
    """Of a comparison of counts."""


def of_t(t, df, alternative="two-sided"):
    """The probability under Student's distribution."""
    t = np.asarray(t, dtype=float)
    two = betainc(np.asarray(df, dtype=float) / 2, 0.5, df / (df + t * t))
    return sided(two, t, alternative)


def of_z(z, alternative="two-sided"):
    """The probability under the normal distribution."""
    z = np.asarray(z, dtype=float)
    return sided(2 * ndtr(-np.abs(z)), z, alternative)


def sided(two, sign, alternative):
    """The probability on one side of a symmetric distribution from that on both."""
    if alternative == "two-sided":
        return two[()]
    if alternative not in ("less", "greater"):
        raise ValueError("alternative must be 'less', 'greater' or 'two-sided'")
    along = sign > 0 if alternative == "greater" else sign < 0
    return np.where(along, two / 2, 1 - two / 2)[()]
