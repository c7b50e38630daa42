"""Counts of values and histograms."""

from operator import index

from ._creation import asarray, full, zeros
from ._java import complete, guarded, of
from ._joining import concatenate
from ._ndarray import wrap
from ._sorting import argsort, searchsorted

_bincount = guarded(of("Counting").bincount)
_count_uniform = guarded(of("Signals").count)


def bincount(x, weights=None, minlength=0):
    """How often each of 0, 1, 2, ... occurs."""
    nothing = isinstance(x, (list, tuple)) and not len(x)
    x = asarray(x)
    if x.ndim != 1:
        raise ValueError(
            "object too deep for desired array" if x.ndim else "object of too small depth for desired array"
        )
    if x.dtype.kind in "fc" and not nothing:
        raise TypeError(f"Cannot cast array data from {x.dtype!r} to dtype('int64') according to the rule 'safe'")
    if index(minlength) < 0:
        raise ValueError("'minlength' must not be negative")
    return wrap(_bincount(x._j, None if weights is None else asarray(weights)._j, index(minlength)))


def histogram_bin_edges(a, bins=10, range=None, weights=None):
    """The edges of the bins of a histogram."""
    from ._ranges import linspace

    a = asarray(a).ravel()
    rule = bins if isinstance(bins, str) else None
    if rule is not None and weights is not None:
        raise TypeError("Automated estimation of the number of bins is not supported for weighted data")
    bins = 1 if rule is not None else bins
    if not isinstance(bins, int):
        edges = asarray(bins)
        if edges.ndim == 0:
            raise TypeError("`bins` must be an integer, a string, or an array")
        if (edges[1:] < edges[:-1]).any():
            raise ValueError("`bins` must increase monotonically, when an array")
        return edges
    if bins < 1:
        raise ValueError("`bins` must be positive, when an integer")
    low, high = (float(v) for v in range) if range is not None else (a.min(), a.max()) if a.size else (0.0, 1.0)
    if not (abs(low) < float("inf") and abs(high) < float("inf")):
        where = "supplied" if range is not None else "autodetected"
        raise ValueError(f"{where} range of [{low}, {high}] is not finite")
    if low > high:
        raise ValueError("max must be larger than min in range parameter.")
    if low == high:
        low, high = low - 0.5, high + 0.5
    if rule is not None:
        from ._binning import count

        bins = count(a if range is None else a[(a >= low) & (a <= high)], rule, float(low), float(high), histogram)
    from ._types import result_type

    kind = result_type(low, high, a.dtype)
    made = linspace(low, high, bins + 1)
    if (made[:-1] >= made[1:]).any() and low < high:
        raise ValueError(f"Too many bins for data range. Cannot create {bins} finite-sized bins.")
    return made if kind.kind in "biu" or made.dtype == kind else linspace(low, high, bins + 1, dtype=kind)


def histogram(a, bins=10, range=None, density=None, weights=None):
    """How many elements lie between edges; the last bin includes its right edge.

    Returns
    -------
    counts, edges
    """
    a = asarray(a).ravel()
    if weights is not None and asarray(weights).ravel().shape != a.shape:
        raise ValueError("weights should have the same shape as a.")
    edges = histogram_bin_edges(a, bins, range, weights)
    if weights is None and isinstance(bins, (int, str)) and a.dtype.kind in "fiu" and len(edges) > 1:
        return _density(wrap(_count_uniform(a._j, edges._j)), edges, density), edges
    order = argsort(a)
    ordered = a[order]
    places = concatenate((searchsorted(ordered, edges[:-1]), asarray([searchsorted(ordered, edges[-1], "right")])))
    if weights is None:
        counts = places[1:] - places[:-1]
    else:
        sums = asarray(weights).ravel()[order].cumsum()
        sums = concatenate((zeros(1, sums.dtype), sums))
        counts = sums[places[1:]] - sums[places[:-1]]
    return _density(counts, edges, density), edges


def _density(counts, edges, density):
    return counts / (edges[1:] - edges[:-1]).astype(float) / counts.sum() if density else counts


def histogram2d(x, y, bins=10, range=None, density=None, weights=None):
    """As ``histogram``, of pairs of numbers; returns counts and the edges of both axes."""
    if len(x) != len(y):
        raise ValueError("x and y must have the same length.")
    pair = isinstance(bins, (list, tuple)) and len(bins) == 2
    edges = [
        histogram_bin_edges(v, bins[k] if pair else bins, None if range is None else range[k])
        for k, v in enumerate((x, y))
    ]
    index = []
    inside = full(asarray(x).shape, True, bool)
    for v, e in zip((asarray(x), asarray(y)), edges):
        place = searchsorted(e, v, "right") - 1
        place[v == e[-1]] = len(e) - 2
        inside &= (place >= 0) & (place < len(e) - 1)
        index.append(place)
    shape = (len(edges[0]) - 1, len(edges[1]) - 1)
    flat = (index[0] * shape[1] + index[1])[inside]
    counts = bincount(flat, None if weights is None else asarray(weights)[inside], shape[0] * shape[1])
    counts = counts.reshape(shape) * 1.0
    if density:
        areas = (edges[0][1:] - edges[0][:-1])[:, None] * (edges[1][1:] - edges[1][:-1])
        counts = counts / areas / counts.sum()
    return counts, edges[0], edges[1]


complete(__name__)
