"""What can be said of regions: sums, extremes, places, histograms."""

import numpy as np

__all__ = """
    center_of_mass extrema histogram labeled_comprehension maximum maximum_position mean median minimum minimum_position
    standard_deviation sum sum_labels value_indices variance
    """.split()


def _each(a, labels, index, function):
    """The function of each region's mask: one, or a list of them where ``index`` has several."""
    if labels is None:
        return function(np.ones(a.shape, bool))
    labels = np.broadcast_to(np.asarray(labels), a.shape)
    if index is None:
        return function(labels > 0)
    if not np.iterable(index):
        return function(labels == index)
    return [function(labels == i) for i in np.asarray(index).ravel().tolist()]


def _numbers(name, doc, function, empty=np.nan, kind=float):
    def measure(input, labels=None, index=None):
        a = np.asarray(input)
        found = _each(a, labels, index, lambda mask: function(a[mask]) if mask.any() else empty)
        return np.array(found, kind or a.dtype).reshape(np.shape(index)) if isinstance(found, list) else found

    measure.__name__ = measure.__qualname__ = name
    measure.__doc__ = doc
    return measure


def _mean(v):
    return v.sum() / np.float64(v.size)


def _variance(v):
    return _mean(np.abs(v - _mean(v)) ** 2)


sum_labels = sum = _numbers("sum_labels", "The sum over each region.", np.sum, 0.0)
mean = _numbers("mean", "The mean over each region.", _mean)
variance = _numbers("variance", "The variance over each region.", _variance)
standard_deviation = _numbers("standard_deviation", "The standard deviation over each region.", lambda v: np.sqrt(_variance(v)))
maximum = _numbers("maximum", "The greatest value of each region.", np.max, 0, None)
minimum = _numbers("minimum", "The least value of each region.", np.min, 0, None)
median = _numbers("median", "The median of each region.", np.median, 0)


def _first(a, mask, greatest):
    """The place of the first extreme within a mask."""
    inside = np.flatnonzero(mask)
    values = a.ravel()[inside]
    place = inside[int(np.argmax(values) if greatest else np.argmin(values))] if inside.size else 0
    return tuple(np.unravel_index(place, a.shape))


def maximum_position(input, labels=None, index=None):
    """The place of the greatest value of each region."""
    a = np.asarray(input)
    return _each(a, labels, index, lambda mask: _first(a, mask, True))


def minimum_position(input, labels=None, index=None):
    """The place of the least value of each region."""
    a = np.asarray(input)
    return _each(a, labels, index, lambda mask: _first(a, mask, False))


def extrema(input, labels=None, index=None):
    """The least and the greatest value of each region, and their places."""
    settings = (input, labels, index)
    return minimum(*settings), maximum(*settings), minimum_position(*settings), maximum_position(*settings)


def center_of_mass(input, labels=None, index=None):
    """The mean place of each region, weighted by the input."""
    a = np.asarray(input)

    def centre(mask):
        weights = np.where(mask, a, 0).astype(float)
        total = weights.sum()
        return tuple((weights * grid).sum() / total for grid in np.indices(a.shape))

    return _each(a, labels, index, centre)


def histogram(input, min, max, bins, labels=None, index=None):
    """How many values of each region are in each of equal bins."""
    a = np.asarray(input)
    found = _each(a, labels, index, lambda mask: np.histogram(a[mask], bins, (min, max))[0] if mask.any() else None)
    if not isinstance(found, list):
        return found
    made = np.empty(len(found), object)
    for i, part in enumerate(found):
        made[i] = part
    return made


def labeled_comprehension(input, labels, index, func, out_dtype, default, pass_positions=False):
    """``func`` of each region's values, with ``pass_positions`` also of their places in the flat array."""
    a = np.asarray(input)
    if labels is not None and index is None and not np.asarray(labels).any():
        return np.asarray(default, out_dtype)[()]

    def value(mask):
        if not mask.any():
            return default
        return func(a[mask], np.flatnonzero(mask)) if pass_positions else func(a[mask])

    found = _each(a, labels, index, value)
    return np.array(found, out_dtype) if isinstance(found, list) else np.asarray(found, out_dtype)[()]


def value_indices(arr, *, ignore_value=None):
    """The places of each value, as a dict of what ``nonzero`` gives."""
    a = np.asarray(arr)
    if a.dtype.kind not in "iu":
        raise ValueError("Parameter 'arr' must be an integer array")
    return {v: np.nonzero(a == v) for v in np.unique(a) if ignore_value is None or v != ignore_value}
