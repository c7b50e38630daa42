"""Small ticks between the others."""

import math

import numpy as np

from ._names import packed
from ._paint import font_size
from ._ticks import has_ticks, side_at

_SIDES = {"x": ("bottom", "top"), "y": ("left", "right")}


def between(majors, limits, parts=None):
    """Places that divide the distances of ticks into parts: five where these are 1, 2.5, 5 or 10, else four."""
    if len(majors) < 2:
        return []
    step = majors[1] - majors[0]
    if parts in (None, "auto"):
        lead = abs(step) / 10 ** math.floor(math.log10(abs(step)) + 1e-9)
        parts = 5 if any(abs(lead - m) < 1e-6 for m in (1, 2.5, 5, 10)) else 4
    low, high = sorted(limits)
    small = step / parts
    first, last = math.ceil((low - majors[0]) / small - 1e-9), math.floor((high - majors[0]) / small + 1e-9)
    return [majors[0] + k * small for k in range(first, last + 1) if k % parts]


def places(axes, way, majors, limits):
    """Where the small ticks of an axis stand."""
    locator, scale = axes.minors[way], axes.scales[way]
    low, high = sorted(limits)
    if locator is not None:
        found = locator.between(majors, limits) if hasattr(locator, "between") else locator.tick_values(low, high)
        found = [float(p) for p in found]
    elif scale == "log":
        first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
        found = [m * 10.0**k for k in range(first, last + 1) for m in range(2, 10)] if last - first < 12 else []
    elif scale != "linear":
        found = scale.minors(limits)
    else:
        found = between(majors, limits)
    slack = 1e-6 * (high - low)
    return [p for p in found if low <= p <= high and (scale == "log" or all(abs(p - m) > slack for m in majors))]


def paint_minor(canvas, frame, axes, way, majors, point):
    """Draws them, with their lines and texts if these are wanted."""
    rc, name = axes.rc, way + "tick"
    limits = frame.xlim if way == "x" else frame.ylim
    style = axes.ticklabel_style[way].get("minor", {})
    spots = places(axes, way, majors, limits)
    length, wide = style.get("length", rc.get(name + ".minor.size", 2.0)) * point, style.get("width", rc.get(name + ".minor.width", 0.6)) * point
    color = packed(style.get("color") or style.get("colors") or rc.get(name + ".color", "black"))
    inward = {"out": 0.0, "in": 1.0, "inout": 0.5}[style.get("direction", axes.ticklabel_style[way].get(
        "direction", rc.get(name + ".direction", "out")))]
    along = [frame.x(p) if way == "x" else frame.y(p) for p in spots]
    lines = axes.minor_lines.get(way)
    if lines:
        color_, dashes, thick, alpha = lines
        for at in along:
            x, y = ([at, at], [frame.top, frame.top + frame.height]) if way == "x" else ([frame.left, frame.left + frame.width], [at, at])
            canvas.line(np.array(x)._j, np.array(y)._j, thick * point, dashes, packed(color_), 1.0 if alpha is None else float(alpha))
    for side in _SIDES[way]:
        marked, lettered = has_ticks(axes, way, side)
        if not style.get(side, marked):
            continue
        sign, at = (1 if side in ("bottom", "right") else -1), side_at(axes, side, frame, point)
        start = at - sign * inward * length
        for spot in along:
            canvas.fill(*((spot - wide / 2, min(start, start + sign * length), wide, length) if way == "x" else
                          (min(start, start + sign * length), spot - wide / 2, length, wide)), color)
        formatter = axes.minor_formatters[way]
        if formatter is not None and lettered:
            from ._ticks import _tick_text

            size = font_size(style.get("labelsize"), name + ".labelsize", rc) * point
            pad = style.get("pad", rc.get(name + ".minor.pad", 3.4)) * point
            for i, (place, spot) in enumerate(zip(spots, along)):
                text = str(formatter(place, i))
                if text:
                    _tick_text(canvas, text, spot, at + sign * (length + pad), side, {}, style.get("labelrotation", 0), color, size)
