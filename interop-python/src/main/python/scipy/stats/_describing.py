"""Numbers that describe a sample."""

from collections import namedtuple

import numpy as np

from ..special import entr, rel_entr

DescribeResult = namedtuple("DescribeResult", "nobs minmax mean variance skewness kurtosis")
ModeResult = namedtuple("ModeResult", "mode count")


def _flat(a, axis):
    a = np.asarray(a)
    a = a if a.dtype.kind in "fc" else a.astype(float)
    return (a.ravel(), 0) if axis is None else (a, axis)


def sem(a, axis=0, ddof=1, nan_policy="propagate"):
    """The standard error of the mean."""
    a, axis = _flat(a, axis)
    return a.std(axis, ddof=ddof) / np.sqrt(a.shape[axis])


def zscore(a, axis=0, ddof=0, nan_policy="propagate"):
    """How many standard deviations every element lies from the mean."""
    return zmap(a, a, axis, ddof)


def zmap(scores, compare, axis=0, ddof=0, nan_policy="propagate"):
    """As ``zscore``, with mean and deviation of other numbers."""
    a, (b, _) = np.asarray(scores), _flat(compare, None) if axis is None else (np.asarray(compare, dtype=float), axis)
    axis = 0 if axis is None else axis
    if np.ndim(scores) != b.ndim:
        return (a - b.mean()) / b.std(ddof=ddof)
    with np.errstate(divide="ignore", invalid="ignore"):
        return (a - b.mean(axis, keepdims=True)) / b.std(axis, ddof=ddof, keepdims=True)


def entropy(pk, qk=None, base=None, axis=0):
    """-sum(p log p), or sum(p log(p / q)); p and q are made to sum to 1."""
    p = np.asarray(pk, dtype=float)
    p = p / p.sum(axis, keepdims=True)
    if qk is None:
        made = entr(p)
    else:
        q = np.asarray(qk, dtype=float)
        made = rel_entr(p, q / q.sum(axis, keepdims=True))
    made = np.asarray(made).sum(axis)
    return made / np.log(base) if base is not None else made


def moment(a, order=1, axis=0, nan_policy="propagate", *, center=None):
    """The mean of powers of the distances from the mean."""
    a, axis = _flat(a, axis)
    if np.ndim(order):
        return np.array([moment(a, k, axis, center=center) for k in order])
    if order == 1 and center is None:
        return np.zeros(a.mean(axis).shape)[()]
    return ((a - (a.mean(axis, keepdims=True) if center is None else center)) ** order).mean(axis)


def skew(a, axis=0, bias=True, nan_policy="propagate"):
    """The third moment against the deviation."""
    a, axis = _flat(a, axis)
    n = a.shape[axis]
    with np.errstate(divide="ignore", invalid="ignore"):
        made = moment(a, 3, axis) / moment(a, 2, axis) ** 1.5
    return made if bias else made * np.sqrt(n * (n - 1.0)) / (n - 2)


def kurtosis(a, axis=0, fisher=True, bias=True, nan_policy="propagate"):
    """The fourth moment against the deviation; 0 for normal numbers, or 3 with ``fisher=False``."""
    a, axis = _flat(a, axis)
    n = a.shape[axis]
    with np.errstate(divide="ignore", invalid="ignore"):
        made = moment(a, 4, axis) / moment(a, 2, axis) ** 2
    if not bias:
        made = ((n**2 - 1.0) * made - 3 * (n - 1) ** 2) / ((n - 2) * (n - 3)) + 3
    return made - 3 if fisher else made


def describe(a, axis=0, ddof=1, bias=True, nan_policy="propagate"):
    """Count, extremes, mean, variance, skewness and kurtosis."""
    a, axis = _flat(a, axis)
    extremes = a.min(axis), a.max(axis)
    return DescribeResult(a.shape[axis], extremes, a.mean(axis), a.var(axis, ddof=ddof), skew(a, axis, bias), kurtosis(a, axis, bias=bias))


def mode(a, axis=0, nan_policy="propagate", keepdims=False):
    """The most frequent element, the smallest of several, and how often it occurs."""
    a = np.asarray(a)
    if axis is None:
        a, axis = a.ravel(), 0

    def of_line(line, which):
        values, counts = np.unique(line, return_counts=True)
        k = counts.argmax()
        return values[k] if which == 0 else counts[k]

    made = [np.apply_along_axis(of_line, axis, a, k) for k in (0, 1)]
    return ModeResult(*[np.expand_dims(m, axis) if keepdims else np.asarray(m)[()] for m in made])


def gmean(a, axis=0, dtype=None, weights=None):
    """The geometric mean."""
    a, axis = _flat(a, axis)
    with np.errstate(divide="ignore"):
        return np.exp(np.average(np.log(a), axis=axis, weights=weights))


def hmean(a, axis=0, dtype=None, *, weights=None):
    """The harmonic mean."""
    a, axis = _flat(a, axis)
    with np.errstate(divide="ignore"):
        return 1 / np.average(1 / a, axis=axis, weights=weights)


def iqr(x, axis=None, rng=(25, 75), scale=1.0, nan_policy="propagate", interpolation="linear", keepdims=False):
    """How far two percentiles, the quartiles by default, lie apart."""
    low, high = np.percentile(x, sorted(rng), axis=axis, method=interpolation, keepdims=keepdims)
    return (high - low) / (1.0 if not isinstance(scale, str) else 1.3489795003921634)


def median_abs_deviation(x, axis=0, center=np.median, scale=1.0, nan_policy="propagate"):
    """The median of the distances from the median."""
    x, axis = _flat(x, axis)
    middle = np.expand_dims(center(x, axis=axis), axis)
    factor = 0.6744897501960817 if scale == "normal" else scale
    return np.median(np.abs(x - middle), axis=axis) / factor


def variation(a, axis=0, nan_policy="propagate", ddof=0, *, keepdims=False):
    """The deviation against the mean."""
    a, axis = _flat(a, axis)
    return a.std(axis, ddof=ddof, keepdims=keepdims) / a.mean(axis, keepdims=keepdims)


def trim_mean(a, proportiontocut, axis=0):
    """The mean without a share of the elements at either end."""
    a, axis = _flat(a, axis)
    cut = int(proportiontocut * a.shape[axis])
    return np.moveaxis(np.sort(a, axis), axis, 0)[cut : a.shape[axis] - cut].mean(0)


def percentileofscore(a, score, kind="rank", nan_policy="propagate"):
    """What share of elements, in percent, lies below a number."""
    a = np.asarray(a)
    below, upto = (a < score).sum(), (a <= score).sum()
    made = {"rank": (below + upto + (below < upto)) * 50.0, "strict": below * 100.0, "weak": upto * 100.0,
            "mean": (below + upto) * 50.0}[kind]  # fmt: skip
    return made / a.size


def scoreatpercentile(a, per, limit=(), interpolation_method="fraction", axis=None):
    """The number below which a share of elements, in percent, lies."""
    a = np.asarray(a)
    if limit:
        a = a[(limit[0] <= a) & (a <= limit[1])]
    method = {"fraction": "linear", "lower": "lower", "higher": "higher"}.get(interpolation_method)
    if method is None:
        raise ValueError("interpolation_method can only be 'fraction', 'lower' or 'higher'")
    return np.percentile(a, per, axis=axis, method=method)
