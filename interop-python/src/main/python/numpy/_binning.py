"""How many bins a histogram is to have: the rules of thumb that NumPy knows by name."""

from math import ceil, log2, pi


def _spread(a):
    return float(a.max() - a.min())


def _doane(a):
    n = a.size
    deviation = float(a.std())
    if n <= 2 or deviation == 0:
        return 0.0
    skew = float((((a - a.mean()) / deviation) ** 3).mean())
    error = (6.0 * (n - 2) / ((n + 1.0) * (n + 3))) ** 0.5
    return _spread(a) / (1.0 + log2(n) + log2(1.0 + abs(skew) / error))


def _freedman(a):
    from ._statistics import percentile

    q75, q25 = percentile(a, [75, 25]).tolist()
    return 2.0 * (q75 - q25) * a.size ** (-1.0 / 3.0)


def _stone(a, low, high, histogram):
    """The number of bins that leaves least out in cross-validation."""
    n, spread = a.size, _spread(a)
    if n <= 1 or spread == 0:
        return 0.0

    def loss(bins):
        width = spread / bins
        parts = histogram(a, bins, (low, high))[0] / n
        return (2 - (n + 1) * float(parts.dot(parts))) / width

    most = max(100, int(n**0.5))
    return spread / min(range(1, most + 1), key=loss)


def _auto(a):
    # Many equal values leave no distance between the quartiles: then half the width of the square root.
    return min(max(_freedman(a), _WIDTHS["sqrt"](a) / 2), _WIDTHS["sturges"](a))


_WIDTHS = {
    "sqrt": lambda a: _spread(a) / a.size**0.5,
    "sturges": lambda a: _spread(a) / (log2(a.size) + 1.0),
    "rice": lambda a: _spread(a) / (2.0 * a.size ** (1.0 / 3)),
    "scott": lambda a: (24.0 * pi**0.5 / a.size) ** (1.0 / 3.0) * float(a.std()),
    "doane": _doane,
    "fd": _freedman,
    "auto": _auto,
}


def count(a, rule, low, high, histogram):
    """The number of bins between two limits that a rule asks for; one counts how many numbers histograms would have."""
    if rule not in _WIDTHS and rule != "stone":
        raise ValueError(f"{rule!r} is not a valid estimator for `bins`")
    if a.size == 0:
        return 1
    if a.dtype.kind == "b":
        a = a.astype("u1")
    width = _stone(a, low, high, histogram) if rule == "stone" else _WIDTHS[rule](a * 1.0 if a.dtype.kind in "iu" else a)
    if not width:
        return 1
    if a.dtype.kind in "iu" and width < 1:
        width = 1
    return max(1, int(ceil((high - low) / width)))
