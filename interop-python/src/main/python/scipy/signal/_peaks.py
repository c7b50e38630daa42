"""Peaks of a signal: where they are, how high, how far apart, how much they stand out, how wide they are."""

import math

import numpy as np

__all__ = ["argrelextrema", "argrelmax", "argrelmin", "find_peaks", "peak_prominences", "peak_widths"]


def _plateaus(x):
    """The middle, the first and the last place of each local maximum."""
    middles, lefts, rights = [], [], []
    i, last = 1, len(x) - 1
    while i < last:
        if x[i - 1] < x[i]:
            ahead = i + 1
            while ahead < last and x[ahead] == x[i]:
                ahead += 1
            if x[ahead] < x[i]:
                middles.append((i + ahead - 1) // 2)
                lefts.append(i)
                rights.append(ahead - 1)
                i = ahead
        i += 1
    return middles, lefts, rights


def _places(values):
    return np.array(values, np.intp)


def _limits(interval, x, peaks):
    """The least and the greatest value allowed; each a number, one for each place of the signal, or None."""
    try:
        low, high = interval
    except (TypeError, ValueError):
        low, high = interval, None

    def at_peaks(limit):
        if isinstance(limit, np.ndarray):
            if limit.size != x.size:
                raise ValueError("array size of lower interval border must match x")
            return limit[peaks]
        return limit

    return at_peaks(low), at_peaks(high)


def _within(low, high, least, greatest=None):
    keep = np.ones(least.size, bool)
    if low is not None:
        keep &= low <= least
    if high is not None:
        keep &= (least if greatest is None else greatest) <= high
    return keep


def _far_apart(peaks, priority, distance):
    distance = math.ceil(distance)
    places, keep = peaks.tolist(), np.ones(peaks.size, bool)
    for j in np.argsort(priority)[::-1].tolist():
        if not keep[j]:
            continue
        k = j - 1
        while k >= 0 and places[j] - places[k] < distance:
            keep[k] = False
            k -= 1
        k = j + 1
        while k < len(places) and places[k] - places[j] < distance:
            keep[k] = False
            k += 1
    return keep


def _signal(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 1:
        raise ValueError("`x` must be a 1-D array")
    return x


def _window(wlen):
    if wlen is None:
        return -1
    if wlen <= 1:
        raise ValueError(f"`wlen` must be larger than 1, was {wlen}")
    return math.ceil(wlen)


def peak_prominences(x, peaks, wlen=None):
    """How far each peak stands above the higher of the two valleys beside it, and where those are."""
    x, wlen = _signal(x).tolist(), _window(wlen)
    outstanding, lefts, rights = [], [], []
    for peak in np.asarray(peaks).tolist():
        if not 0 <= peak < len(x):
            raise ValueError(f"peak {peak} is not a valid index for `x`")
        first, last = 0, len(x) - 1
        if wlen >= 2:
            first, last = max(peak - wlen // 2, 0), min(peak + wlen // 2, last)
        top = x[peak]
        i, left, low = peak, peak, top
        while i >= first and x[i] <= top:
            if x[i] < low:
                left, low = i, x[i]
            i -= 1
        i, right, lower = peak, peak, top
        while i <= last and x[i] <= top:
            if x[i] < lower:
                right, lower = i, x[i]
            i += 1
        outstanding.append(top - max(low, lower))
        lefts.append(left)
        rights.append(right)
    return np.array(outstanding, float), _places(lefts), _places(rights)


def peak_widths(x, peaks, rel_height=0.5, prominence_data=None, wlen=None):
    """How wide each peak is at a share of its prominence, at which height that is, and between which places."""
    if rel_height < 0:
        raise ValueError("`rel_height` must be greater or equal to 0.0")
    measured = peak_prominences(x, peaks, wlen) if prominence_data is None else prominence_data
    x = _signal(x).tolist()
    widths, heights, lefts, rights = [], [], [], []
    for peak, outstanding, first, last in zip(np.asarray(peaks).tolist(), *(m.tolist() for m in measured)):
        height = x[peak] - outstanding * rel_height
        i = peak
        while first < i and height < x[i]:
            i -= 1
        left = i + (height - x[i]) / (x[i + 1] - x[i]) if x[i] < height else float(i)
        i = peak
        while i < last and height < x[i]:
            i += 1
        right = i - (height - x[i]) / (x[i - 1] - x[i]) if x[i] < height else float(i)
        widths.append(right - left)
        heights.append(height)
        lefts.append(left)
        rights.append(right)
    return tuple(np.array(m, float) for m in (widths, heights, lefts, rights))


def find_peaks(x, height=None, threshold=None, distance=None, prominence=None, width=None, wlen=None, rel_height=0.5,
               plateau_size=None):
    """The places of local maxima that are as is asked for, and what was measured of them."""
    x = _signal(x)
    if distance is not None and distance < 1:
        raise ValueError("`distance` must be greater or equal to 1")
    peaks, lefts, rights = map(_places, _plateaus(x.tolist()))
    found = {}

    def only(keep):
        nonlocal peaks, found
        peaks, found = peaks[keep], {name: values[keep] for name, values in found.items()}

    if plateau_size is not None:
        sizes = rights - lefts + 1
        found = {"plateau_sizes": sizes, "left_edges": lefts, "right_edges": rights}
        only(_within(*_limits(plateau_size, x, peaks), sizes))
    if height is not None:
        found["peak_heights"] = x[peaks]
        only(_within(*_limits(height, x, peaks), x[peaks]))
    if threshold is not None:
        left, right = x[peaks] - x[peaks - 1], x[peaks] - x[peaks + 1]
        found.update(left_thresholds=left, right_thresholds=right)
        only(_within(*_limits(threshold, x, peaks), np.minimum(left, right), np.maximum(left, right)))
    if distance is not None:
        only(_far_apart(peaks, x[peaks], distance))
    if prominence is not None or width is not None:
        found.update(zip(("prominences", "left_bases", "right_bases"), peak_prominences(x, peaks, wlen)))
    if prominence is not None:
        only(_within(*_limits(prominence, x, peaks), found["prominences"]))
    if width is not None:
        measured = peak_widths(x, peaks, rel_height, (found["prominences"], found["left_bases"], found["right_bases"]))
        found.update(zip(("widths", "width_heights", "left_ips", "right_ips"), measured))
        only(_within(*_limits(width, x, peaks), found["widths"]))
    return peaks, found


def argrelextrema(data, comparator, axis=0, order=1, mode="clip"):
    """Where the comparison holds with all neighbours up to ``order`` places away."""
    if int(order) != order or order < 1:
        raise ValueError("Order must be an int >= 1")
    data = np.asarray(data)
    places = np.arange(data.shape[axis])
    keep = np.ones(data.shape, bool)
    for shift in range(1, order + 1):
        keep &= comparator(data, data.take(places + shift, axis=axis, mode=mode))
        keep &= comparator(data, data.take(places - shift, axis=axis, mode=mode))
    return np.nonzero(keep)


def argrelmax(data, axis=0, order=1, mode="clip"):
    """Where values are greater than their neighbours."""
    return argrelextrema(data, np.greater, axis, order, mode)


def argrelmin(data, axis=0, order=1, mode="clip"):
    """Where values are less than their neighbours."""
    return argrelextrema(data, np.less, axis, order, mode)
