"""Scales of axes: how a number becomes a place along them, and where ticks stand on logarithmic ones."""

import math

import numpy as np

_RAISED = str.maketrans("-0123456789", "\u207b\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")


def check(way, name, settings=None):
    """A scale: the name of one of the two usual ones, or what ``matplotlib.scale`` makes of it; ValueError if it is none."""
    if isinstance(name, str) and (name == "linear" or name == "log" and not (settings or {}).get("base")):
        return name
    from .scale import named

    return named(name, settings or {})


def along(scale, value, low, high):
    """A number's place from 0 (low) to 1 (high); NaN where a logarithm does not exist."""
    if scale == "log":
        low, high = math.log10(low), math.log10(high)
        with np.errstate(divide="ignore", invalid="ignore"):
            value = np.where(np.asarray(value) > 0, np.log10(np.asarray(value, dtype=float)), np.nan)
        value = value if value.ndim else float(value)
    elif scale != "linear":
        low, high = (float(v) for v in scale.forward(np.array([low, high])))
        value = scale.forward(np.asarray(value, dtype=float))
        value = value if value.ndim else float(value)
    return (value - low) / (high - low)


def plain(axes, way, values):
    """Coordinates as an array of floats: dates as days and names by their number, which ticks of the axes then tell."""
    if isinstance(values, np.ndarray) and values.dtype.kind in "fiub":
        return values.astype(float, copy=False)
    if not isinstance(values, np.ndarray):
        first = values
        while isinstance(first, (list, tuple)) and first:
            first = first[0]
        if isinstance(first, (int, float)) and not isinstance(values, (int, float)):
            try:
                return np.asarray(values, dtype=float)
            except (TypeError, ValueError):
                pass
    from ._units import converted

    return converted(axes, way, values)


def log_limits(arrays):
    """Limits of a logarithmic axis: the positive numbers with a margin of 5 percent of its length on both sides."""
    values = np.concatenate([np.ravel(a) for a in arrays]) if arrays else np.array([])
    values = values[np.isfinite(values) & (values > 0)]
    if not values.size:
        return 1.0, 10.0
    low, high = float(values.min()), float(values.max())
    if low == high:
        return low / 10, high * 10
    margin = (high / low) ** 0.05
    return low / margin, high * margin


def log_ticks(limits):
    """Powers of ten within limits and their texts; multiples of them, too, where a power has no neighbour."""
    low, high = sorted(limits)
    first, last = math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9)
    step = max(1, math.ceil((last - first + 1) / 9))
    ticks = [(10.0 ** k, "10" + str(k).translate(_RAISED)) for k in range(first, last + 1, step)]
    if len(ticks) < 2:
        for k in range(math.floor(math.log10(low)), math.floor(math.log10(high)) + 1):
            ticks += [(m * 10.0 ** k, f"{m}\u00d710" + str(k).translate(_RAISED)) for m in (2, 3, 4, 6)]
    return sorted(ticks)
