"""Coordinates that are no numbers: dates, and names."""

import datetime

import numpy as np


def converted(axes, way, values):
    """Dates as days since 1970 and names by the order in which they first came; the axis tells them at its ticks."""
    if type(values).__module__.partition(".")[0] == "pandas":
        values = values.to_numpy()
    array = values if isinstance(values, np.ndarray) else None
    if array is None:
        if not hasattr(values, "__len__") and hasattr(values, "__iter__"):
            values = list(values)
        single = values if not isinstance(values, (list, tuple)) else next(iter(values), 0.0)
        if isinstance(single, (datetime.date, np.datetime64)):
            return _dates(axes, way, values)
        if isinstance(single, str):
            return _names(axes, way, [values] if isinstance(values, str) else values)
        return np.asarray([v if v is not None else np.nan for v in values] if isinstance(values, (list, tuple)) else values, dtype=float)
    if array.dtype.kind == "M":
        return _dates(axes, way, array)
    if array.dtype.kind in "US":
        return _names(axes, way, array.ravel().tolist())
    if array.dtype.kind == "O" and array.size:
        first = array.ravel()[0]
        if isinstance(first, (datetime.date, np.datetime64)):
            return _dates(axes, way, array)
        if isinstance(first, str):
            return _names(axes, way, array.ravel().tolist())
    return np.asarray(values, dtype=float)


def _dates(axes, way, values):
    from .dates import AutoDateLocator, ConciseDateFormatter, AutoDateFormatter, date2num

    if axes is not None and axes.ticks[way] is None:
        for one in axes.shared[way]:
            if one.locators[way] is None:
                one.locators[way] = AutoDateLocator()
            if one.formatters[way] is None:
                kind = ConciseDateFormatter if axes.rc.get("date.converter") == "concise" else AutoDateFormatter
                one.formatters[way] = kind(one.locators[way])
            one.dated = {**one.__dict__.get("dated", {}), way: True}
    return np.asarray(date2num(values), dtype=float)


def _names(axes, way, values):
    if axes is None:
        raise ValueError(f"could not convert {values[0]!r} to a number")
    known = axes.__dict__.setdefault("categories", {}).setdefault(way, {})
    for value in values:
        known.setdefault(str(value), len(known))
    axes.ticks[way], axes.ticklabels[way] = list(range(len(known))), list(known)
    return np.array([known[str(value)] for value in values], dtype=float)
