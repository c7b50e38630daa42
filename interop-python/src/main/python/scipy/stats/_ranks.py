"""Ranks, and what is computed from them."""

import math

import numpy as np

from ..special import gammaincc
from ._results import KruskalResult, MannwhitneyuResult, SignificanceResult, WilcoxonResult, of_t, of_z


def rankdata(a, method="average", *, axis=None, nan_policy="propagate"):
    """The ranks of the elements from 1 on; equal ones share the mean, 'min' or 'max', or count as 'dense' or 'ordinal'."""
    if method not in ("average", "min", "max", "dense", "ordinal"):
        raise ValueError(f'unknown method "{method}"')
    a = np.asarray(a)
    if axis is None:
        return _ranks(a.ravel(), method)
    return np.apply_along_axis(_ranks, axis, a, method)


def _ranks(a, method):
    if a.dtype.kind == "f" and np.isnan(a).any():
        return np.full(a.shape, np.nan)
    order = np.argsort(a, kind="stable")
    place = np.empty(a.size, dtype=np.int64)
    place[order] = np.arange(a.size)
    if method == "ordinal":
        return place + 1
    ordered = a[order]
    first = np.concatenate([[True], ordered[1:] != ordered[:-1]]) if a.size else np.zeros(0, bool)
    dense = first.cumsum()[place]
    if method == "dense":
        return dense
    ends = np.concatenate([np.flatnonzero(first), [a.size]])
    if method == "max":
        return ends[dense]
    if method == "min":
        return ends[dense - 1] + 1
    return 0.5 * (ends[dense] + ends[dense - 1] + 1)


def ties(ranks):
    """How often each rank occurs."""
    return np.unique(ranks, return_counts=True)[1].astype(float)


def spearmanr(a, b=None, axis=0, nan_policy="propagate", alternative="two-sided"):
    """The correlation of ranks; of all pairs of columns of a matrix."""
    columns = np.asarray(a)
    if axis == 1 and columns.ndim == 2:
        columns = columns.T
    columns = columns[:, None] if columns.ndim < 2 else columns
    if b is not None:
        other = np.asarray(b)
        other = other.T if axis == 1 and other.ndim == 2 else other
        columns = np.column_stack([columns, other])
    if columns.shape[1] < 2:
        raise ValueError("`spearmanr` needs at least 2 variables to compare")
    if columns.dtype.kind == "f" and np.isnan(columns).any():
        nan = np.float64("nan") if columns.shape[1] == 2 else np.full((columns.shape[1],) * 2, np.nan)
        return SignificanceResult(nan, nan)
    ranked = rankdata(columns, axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        rho = np.corrcoef(ranked, rowvar=False)
        df = len(ranked) - 2
        t = rho * np.sqrt(df / ((rho + 1) * (1 - rho)).clip(0))
    p = of_t(t, df, alternative)
    if columns.shape[1] == 2:
        rho, p = rho[1, 0], np.asarray(p)[1, 0]
    return SignificanceResult(rho, p)


def kendalltau(x, y, *, nan_policy="propagate", method="auto", variant="b", alternative="two-sided"):
    """Pairs in the same order less pairs in opposite order, against all pairs that are no ties."""
    if variant != "b":
        raise NotImplementedError("kendalltau computes the variant 'b' here")
    x, y = np.asarray(x).ravel(), np.asarray(y).ravel()
    if x.size != y.size:
        raise ValueError("All inputs to `kendalltau` must be of the same size, found"
                         f" x-size {x.size} and y-size {y.size}")  # fmt: skip
    x, y = rankdata(x), rankdata(y)
    n = x.size
    if n < 2 or np.isnan(x).any() or np.isnan(y).any():
        return SignificanceResult(np.float64("nan"), np.float64("nan"))
    signs = [np.sign(x[i + 1 :] - x[i]) * np.sign(y[i + 1 :] - y[i]) for i in range(n - 1)]
    difference = float(sum(s.sum() for s in signs))
    against = int(sum((s < 0).sum() for s in signs))
    total, tx, ty = n * (n - 1) / 2, ties(x), ties(y)
    tied_x, tied_y = (tx * (tx - 1)).sum() / 2, (ty * (ty - 1)).sum() / 2
    if total in (tied_x, tied_y):
        return SignificanceResult(np.float64("nan"), np.float64("nan"))
    tau = np.float64(min(1.0, max(-1.0, difference / math.sqrt(total - tied_x) / math.sqrt(total - tied_y))))
    if method == "exact" and (tied_x or tied_y):
        raise ValueError("Ties found, exact method cannot be used.")
    few = not tied_x and not tied_y and (n <= 33 or min(against, total - against) <= 1)
    if method == "exact" or method == "auto" and few:
        return SignificanceResult(tau, np.float64(_by_inversions(n, int(total) - against, alternative)))
    m = n * (n - 1.0)
    variance = (m * (2 * n + 5) - (tx * (tx - 1) * (2 * tx + 5)).sum() - (ty * (ty - 1) * (2 * ty + 5)).sum()) / 18
    variance += 2 * tied_x * tied_y / m
    if n > 2:
        variance += (tx * (tx - 1) * (tx - 2)).sum() * (ty * (ty - 1) * (ty - 2)).sum() / (9 * m * (n - 2))
    return SignificanceResult(tau, of_z(difference / math.sqrt(variance), alternative))


def _by_inversions(n, concordant, alternative):
    """The probability of so few pairs in one order among all permutations."""
    counts = [1]
    for k in range(2, n + 1):
        sums, grown = 0, []
        for i in range(len(counts) + k - 1):
            sums += counts[i] if i < len(counts) else 0
            sums -= counts[i - k] if i >= k else 0
            grown.append(sums)
        counts = grown
    total = sum(counts)
    at_least, at_most = sum(counts[concordant:]) / total, sum(counts[: concordant + 1]) / total
    if alternative == "two-sided":
        return min(1.0, 2 * min(at_least, at_most))
    return at_least if alternative == "greater" else at_most


def mannwhitneyu(x, y, use_continuity=True, alternative="two-sided", axis=0, method="auto"):
    """Whether elements of one sample tend to be larger than those of another."""
    x, y = np.asarray(x, dtype=float).ravel(), np.asarray(y, dtype=float).ravel()
    n1, n2 = x.size, y.size
    ranks = rankdata(np.concatenate([x, y]))
    u1 = ranks[:n1].sum() - n1 * (n1 + 1) / 2
    u2 = n1 * n2 - u1
    u = {"two-sided": max(u1, u2), "greater": u1, "less": u2}[alternative]
    times = 2 if alternative == "two-sided" else 1
    repeated = ties(ranks)
    if method == "exact" or method == "auto" and min(n1, n2) <= 8 and (repeated == 1).all():
        ways = _ways_of_u(n1, n2)
        p = sum(ways[math.ceil(u) :]) / sum(ways)
    else:
        n = n1 + n2
        spread = math.sqrt(n1 * n2 / 12 * ((n + 1) - (repeated**3 - repeated).sum() / (n * (n - 1))))
        away = u - n1 * n2 / 2 - (0.5 if use_continuity else 0)
        p = of_z(away / spread, "greater") if spread else 1.0
    return MannwhitneyuResult(np.float64(u1), np.float64(min(1.0, max(0.0, times * p))))


def kruskal(*samples, nan_policy="propagate", axis=0):
    """Whether elements of one of several samples tend to be larger than those of the others."""
    if len(samples) < 2:
        raise ValueError("Need at least two groups in stats.kruskal()")
    samples = [np.asarray(s, dtype=float).ravel() for s in samples]
    ranks = rankdata(np.concatenate(samples))
    n, repeated = ranks.size, ties(ranks)
    ends = np.cumsum([s.size for s in samples])[:-1]
    sums = sum(part.sum() ** 2 / part.size for part in np.split(ranks, ends))
    h = (12 / (n * (n + 1)) * sums - 3 * (n + 1)) / (1 - (repeated**3 - repeated).sum() / (n**3 - n))
    return KruskalResult(h, gammaincc((len(samples) - 1) / 2, h / 2))


def _ways_of_u(n1, n2):
    """How many orders of two samples have each value of the statistic."""
    ways = [[1] + [0] * (n1 * n2) for _ in range(n1 + 1)]
    for k in range(1, n1 + 1):
        ways[k] = [0] * (n1 * n2 + 1)
    for item in range(1, n1 + n2 + 1):
        for k in range(min(item, n1), 0, -1):
            shift = item - k
            if shift <= n2:
                for s in range(n1 * n2, shift - 1, -1):
                    ways[k][s] += ways[k - 1][s - shift]
    return ways[n1]


def wilcoxon(x, y=None, zero_method="wilcox", correction=False, alternative="two-sided", method="auto"):
    """Whether differences lie around zero, by the ranks of their sizes."""
    d = np.asarray(x, dtype=float) - (0 if y is None else np.asarray(y, dtype=float))
    zeros = int((d == 0).sum())
    if zero_method == "wilcox":
        d = d[d != 0]
    ranks = rankdata(np.abs(d))
    up, down = ranks[d > 0].sum(), ranks[d < 0].sum()
    if zero_method == "zsplit":
        half = ranks[d == 0].sum() / 2
        up, down = up + half, down + half
    n = d.size
    statistic = min(up, down) if alternative == "two-sided" else up
    repeated = ties(ranks)
    if method == "exact" or method == "auto" and n <= 50 and zeros == 0 and (repeated == 1).all():
        ways = [1]
        for k in range(1, n + 1):
            ways = [(ways[i] if i < len(ways) else 0) + (ways[i - k] if i >= k else 0) for i in range(len(ways) + k)]
        low, high = sum(ways[: int(up) + 1]) / 2**n, sum(ways[math.ceil(up) :]) / 2**n
        p = {"two-sided": min(1.0, 2 * min(low, high)), "less": low, "greater": high}[alternative]
    else:
        spread = math.sqrt((n * (n + 1) * (2 * n + 1) - ((repeated**3 - repeated).sum()) / 2) / 24)
        away = up - n * (n + 1) / 4
        p = of_z((away - (0.5 * np.sign(away) if correction else 0)) / spread, alternative)
    return WilcoxonResult(np.float64(statistic), np.float64(p))
