"""Order statistics and weighted means."""

from ._creation import asanyarray, asarray, full, zeros
from ._indexing import axis_of
from ._java import complete
from ._reducing import axes, into
from ._sorting import argsort, searchsorted, sort
from ._ufuncs import floor, isfinite, isnan


def _lines(a, axis):
    """The reduced axes as the last one, and the shape of the result with them kept."""
    from ._axes import moveaxis

    a = asarray(a)
    reduced = range(a.ndim) if axis is None else [axis_of(n, a.ndim) for n in axes(axis)]
    kept = [1 if n in reduced else m for n, m in enumerate(a.shape)]
    rest = [m for n, m in enumerate(a.shape) if n not in reduced]
    moved = moveaxis(a, list(reduced), list(range(a.ndim - len(reduced), a.ndim))) if a.ndim else a
    return moved.reshape(rest + [-1] if a.size else rest + [0]), kept


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    """The middle element, or the mean of the two in the middle; NaN if there is one."""
    lines, kept = _lines(a, axis)
    n = lines.shape[-1]
    ordered = sort(lines)
    middle = (ordered[..., (n - 1) // 2 : n // 2 + 1] if n else ordered).mean(axis=-1)
    if n and ordered.dtype.kind in "fcmM":
        last = ordered[..., -1]
        middle = _with_nan(middle, last) if asarray(_none(last)).any() else middle
    return into(asarray(middle).reshape(kept) if keepdims else middle, out)


def _with_nan(values, last):
    from ._selection import where

    made = asarray(where(_none(last), last, values))
    return made if made.ndim else made[()]


def _none(a):
    """What is no number or no time."""
    if a.dtype.kind not in "mM":
        return isnan(a)
    from ._time_texts import isnat

    return isnat(a)


def quantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None,
             interpolation=None):  # fmt: skip
    """The element below which a fraction ``q`` lies; interpolated linearly by default, by weight with 'inverted_cdf'."""
    method = interpolation or method
    kind = asarray(a).dtype
    if kind.kind == "c":
        raise TypeError("a must be an array of real numbers")
    fractions = asarray(q)
    if fractions.dtype.kind == "c":
        from ._ufunc_errors import not_supported

        raise not_supported("floor")
    if fractions.ndim > 2:
        raise ValueError("q must be a scalar or 1d")
    # Whole numbers, 0 and 1, ask for elements themselves.
    whole = method == "linear" and fractions.dtype.kind in "biu"
    fractions = fractions if fractions.dtype.kind in "fO" else fractions * 1.0
    if not ((asarray(fractions) >= 0) & (asarray(fractions) <= 1)).all():
        raise ValueError("Quantiles must be in the range [0, 1]")
    if weights is not None:
        return _weighted(a, asarray(fractions), weights, axis, out, method, keepdims)
    lines, kept = _lines(a, axis)
    ordered = sort(lines)
    n = ordered.shape[-1]
    if not n and ordered.shape[:-1].count(0) == 0:
        raise IndexError("index -1 is out of bounds for axis 0 with size 0: a quantile is one of elements, or between two")
    # A plain fraction leaves the data its type, fractions in an array have one of their own.
    plain = isinstance(q, (int, float)) and not hasattr(q, "dtype")
    parts = [float(q)] if plain else asarray(fractions).ravel()
    found = [ordered[..., int(f) * (n - 1)][()] if whole else _at(ordered, n, f, method) for f in parts]
    if n and ordered.dtype.kind in "fmM" and _none(ordered[..., -1]).any():
        found = [_with_nan(f, ordered[..., -1]) for f in found]
    if keepdims:
        found = [asarray(f).reshape(kept) for f in found]
    if asarray(q).ndim == 0:
        return into(found[0], out, True)
    from ._joining import stack

    if not found:
        return into(lines.mean(axis=-1)[None][:0], out)
    made = stack([asarray(f) for f in found])
    return into(made.reshape(asarray(q).shape + made.shape[1:])[()], out, True)


def _at(ordered, n, fraction, method):
    if method in _PLACES:
        return _between(ordered, *_PLACES[method](n, fraction))
    if not n:
        return ordered.mean(axis=-1)
    place = fraction * (n - 1)
    low = min(int(place), n - 1)
    high = min(low + 1, n - 1)
    t = place - low
    if method == "lower":
        return ordered[..., low][()]
    if method == "higher":
        return ordered[..., high if t > 0 else low][()]
    if method == "nearest":
        return ordered[..., int(floor(place + 0.5)) if t != 0.5 else low + low % 2][()]
    if method == "midpoint":
        t = 0.5 if t > 0 else 0.0
    elif method != "linear":
        raise ValueError(
            f"{method!r} is not a valid method. Use one of: {', '.join(sorted([*_PLACES, 'linear', 'lower', 'higher', 'midpoint', 'nearest']))}"
        )
    below, above = ordered[..., low], ordered[..., high]
    gap = above - below
    return above - gap * (1 - t) if t >= 0.5 else below + gap * t


def _between(ordered, low, t):
    """An element, or a point between it and the next one; both kept inside the array. ``t`` is None for elements alone."""
    n = ordered.shape[-1]
    if t is None:
        return ordered[..., min(max(low, 0), n - 1)][()]
    low, t = (0, t * 0) if low < 0 else (n - 1, t * 0) if low >= n - 1 else (low, t)
    below = ordered[..., low]
    above = ordered[..., min(low + 1, n - 1)]
    gap = above - below
    return above - gap * (1 - t) if t >= 0.5 else below + gap * t


def _continuous(alpha, beta):
    """Hyndman and Fan's continuous estimators (1996): where in the sorted sample a quantile lies."""

    def place(n, q):
        virtual = n * q + (alpha + q * (1 - alpha - beta)) - 1
        low = int(virtual // 1)
        return low, virtual - low

    return place


def _inverted(n, q):
    low = int(-(-(n * q) // 1)) - 1
    return max(low, 0), None


def _averaged(n, q):
    place = n * q - 1
    low = int(place // 1)
    return low, q * 0 + (0.5 if place == low else 1.0)


def _closest(n, q):
    place = n * q - 1 - 0.5
    low = int(place // 1)
    return (low if place == low and low % 2 == 1 else low + 1), None


_PLACES = {
    "inverted_cdf": _inverted, "averaged_inverted_cdf": _averaged, "closest_observation": _closest,
    "interpolated_inverted_cdf": _continuous(0, 1), "hazen": _continuous(0.5, 0.5), "weibull": _continuous(0, 0),
    "median_unbiased": _continuous(1 / 3, 1 / 3), "normal_unbiased": _continuous(3 / 8, 3 / 8),
}  # fmt: skip


def _stretched(weights, a, axis):
    """Weights of the elements, or of places along the axes, so that they stretch to the array."""
    if weights.shape == a.shape:
        return weights
    if axis is None:
        raise TypeError("Axis must be specified when shapes of a and weights differ.")
    along = [axis_of(n, a.ndim) for n in axes(axis)]
    if weights.shape != tuple(a.shape[n] for n in along):
        raise ValueError("Shape of weights must be consistent with shape of a along specified axis.")
    order = sorted(range(len(along)), key=along.__getitem__)
    return weights.transpose(order).reshape([m if n in along else 1 for n, m in enumerate(a.shape)])


def _weighted(a, fractions, weights, axis, out, method, keepdims, without_nan=False):
    """The first element of the sorted ones up to which the weights make out the fraction."""
    if method != "inverted_cdf":
        raise ValueError(f"Only method 'inverted_cdf' supports weights. Got: {method}.")
    a = asarray(a)
    weights = _stretched(asarray(weights), a, axis) * full(a.shape, 1, int)
    if (weights < 0).any():
        raise ValueError("Weights must be non-negative.")
    lines, kept = _lines(a, axis)
    shares = _lines(weights * 1.0, axis)[0].astype(float)
    sums = shares.sum(axis=-1)
    if not without_nan and not (isfinite(sums) & (sums != 0)).all():
        raise ValueError("Weights included NaN, inf or were all zero.")
    outer = lines.shape[:-1]
    rows = []
    for line, share in zip(lines.reshape(-1, lines.shape[-1]), shares.reshape(-1, lines.shape[-1])):
        if without_nan:
            line, share = line[~isnan(line)], share[~isnan(line)]
        order = argsort(line, kind="stable")
        total = share[order].cumsum()
        # Elements without weight in front are not even the one of fraction 0.
        total = asarray(total / total[-1])
        total[total == 0] = -1
        ordered = line[order]
        found = ordered[searchsorted(total, fractions.ravel().astype(float)).clip(0, len(ordered) - 1)]
        if ordered.dtype.kind == "f" and isnan(ordered[-1]):
            found = found * float("nan")
        rows.append(found)
    from ._joining import stack

    made = stack(rows, axis=-1).reshape(fractions.shape + tuple(kept if keepdims else outer))
    return into(made, out)


def percentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None,
               interpolation=None):  # fmt: skip
    """As ``quantile``, with ``q`` from 0 to 100."""
    if not ((asarray(q) >= 0) & (asarray(q) <= 100)).all():
        raise ValueError("Percentiles must be in the range [0, 100]")
    return quantile(
        a, of_percent(q), axis, out, overwrite_input, method, keepdims, weights=weights, interpolation=interpolation
    )


def of_percent(q):
    """Fractions of percentages; plain ones stay plain."""
    return q / 100 if isinstance(q, (int, float)) and not hasattr(q, "dtype") else asarray(q) / 100


def average(a, axis=None, weights=None, returned=False, keepdims=False):
    """The mean, weighted."""
    a = asanyarray(a)
    more = {"keepdims": True} if keepdims else {}
    if weights is None:
        mean = a.mean(axis, **more)
        total = mean * 0 + a.dtype.type(a.size // max(asarray(mean).size, 1)) if a.dtype.kind == "f" else (
            mean * 0 + (a.size // max(asarray(mean).size, 1) if a.dtype.kind == "O" else a.size / max(asarray(mean).size, 1)))  # fmt: skip
    else:
        weights = _stretched(asarray(weights), a, axis)
        from ._types import result_type

        kind = result_type(a.dtype, weights.dtype, *(["f8"] if a.dtype.kind in "biu" else []))
        total = (weights * full(a.shape, 1, kind)).sum(axis, **more)
        if (asarray(total) == 0).any():
            raise ZeroDivisionError("Weights sum to zero, can't be normalized")
        mean = (a * weights).sum(axis, **more) / total
    return (mean, total) if returned else mean


complete(__name__)
