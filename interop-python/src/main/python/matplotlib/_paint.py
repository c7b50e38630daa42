"""Draws axes: what they hold, then frame, ticks and texts."""

import math

import numpy as np

from ._names import packed

BLACK = 0


def paint_axes(canvas, axes, width, height, dpi):
    """Draws axes on a page of width times height pixels."""
    left, bottom, wide, high = axes.box
    frame = axes.frame((left * width, (1 - bottom - high) * height, wide * width, high * height))
    point = frame.point = dpi / 72
    canvas.clip(frame.left, frame.top, frame.width, frame.height)
    if axes.gridding and axes.visible_axis:
        _grid(canvas, frame, axes, point)
    for artist in axes.artists():
        artist.paint(canvas, frame)
    canvas.unclip()
    if axes.visible_axis:
        _border(canvas, frame, point)
        _ticks_below(canvas, frame, axes, point)
        _ticks_beside(canvas, frame, axes, point)
        middle = frame.left + frame.width / 2
        if axes.xlabel:
            canvas.text(axes.xlabel, middle, frame.top + frame.height + 26 * point, 0.5, 10 * point, False, BLACK)
        if axes.ylabel:
            canvas.text(axes.ylabel, frame.left - 32 * point, frame.top + frame.height / 2, 0.5, 10 * point, True,
                        BLACK)
    if axes.legend_ and axes.legend_[0]:
        _legend(canvas, frame, axes, point)
    if axes.title:
        canvas.text(axes.title, frame.left + frame.width / 2, frame.top - 6 * point, 0.5, 12 * point, False, BLACK)


def _grid(canvas, frame, axes, point):
    way, color, style, width, alpha = axes.gridding
    opacity = 1.0 if alpha is None else float(alpha)
    if way in ("both", "x"):
        for place, _ in _ticks(axes, "x", frame.xlim, frame.width / (30 * point)):
            x = frame.x(place)
            canvas.line(np.array([x, x])._j, np.array([frame.top, frame.top + frame.height])._j, width * point, style,
                        packed(color), opacity)
    if way in ("both", "y"):
        for place, _ in _ticks(axes, "y", frame.ylim, frame.height / (20 * point)):
            y = frame.y(place)
            canvas.line(np.array([frame.left, frame.left + frame.width])._j, np.array([y, y])._j, width * point, style,
                        packed(color), opacity)


_PLACES = {"upper right": (1, 0), "upper left": (0, 0), "lower left": (0, 1), "lower right": (1, 1), "right": (1, 0.5),
           "center left": (0, 0.5), "center right": (1, 0.5), "lower center": (0.5, 1), "upper center": (0.5, 0),
           "center": (0.5, 0.5)}
_NUMBERS = dict(enumerate(("best", *_PLACES)))


def _legend(canvas, frame, axes, point):
    entries, loc, size, framed, title = axes.legend_
    size *= point
    rows = ([(None, str(title))] if title else []) + entries
    wide = max(_width(label, size) for _, label in rows) + 2.8 * size + 0.8 * size
    high = len(rows) * 1.44 * size + 0.5 * size
    gap = 0.5 * size
    loc = _NUMBERS.get(loc, loc)
    if loc == "best":
        loc = min(list(_PLACES)[:4], key=lambda name: _crowd(axes, frame, *_corner(frame, _PLACES[name], wide, high, gap),
                                                             wide, high))
    if loc not in _PLACES:
        raise ValueError(f"{loc!r} is not a valid value for loc; supported values are 'best', "
                         + ", ".join(map(repr, _PLACES)))
    left, top = _corner(frame, _PLACES[loc], wide, high, gap)
    if framed:
        x, y = [left, left + wide, left + wide, left], [top, top, top + high, top + high]
        canvas.area(np.array(x)._j, np.array(y)._j, 0xFFFFFF, 0.8)
        canvas.line(np.array(x + x[:1])._j, np.array(y + y[:1])._j, point, "-", 0xCCCCCC)
    for i, (handle, label) in enumerate(rows):
        middle = top + 0.25 * size + (i + 0.5) * 1.44 * size
        if handle is not None:
            handle.sample(canvas, frame, left + 0.4 * size, left + 2.4 * size, middle)
        canvas.text(label, left + (3.2 * size if handle is not None else 0.4 * size), middle + 0.36 * size, 0, size, False,
                    BLACK)


def _width(text, size):
    import java

    return java.type("org.lrptoolbox.python.plot.Glyphs").width(text, size)


def _corner(frame, place, wide, high, gap):
    return (frame.left + gap + place[0] * (frame.width - wide - 2 * gap),
            frame.top + gap + place[1] * (frame.height - high - 2 * gap))


def _crowd(axes, frame, left, top, wide, high):
    """How many points would lie under a box."""
    count = 0
    for artist in axes.lines:
        if hasattr(artist, "x") and hasattr(artist, "y"):
            x, y = frame.x(artist.x), frame.y(artist.y)
            if len(x) > 1:  # lines count between their points, too
                t = np.linspace(0, len(x) - 1, max(200, len(x)))
                x, y = np.interp(t, np.arange(len(x)), x), np.interp(t, np.arange(len(y)), y)
            count += int(((x > left) & (x < left + wide) & (y > top) & (y < top + high)).sum())
    for artist in axes.patches:
        if hasattr(artist, "lying") and not artist.lying:
            x0, x1 = frame.x(artist.x - artist.width / 2), frame.x(artist.x + artist.width / 2)
            y = frame.y(artist.bottom + artist.height)
            count += 50 * int(((x1 > left) & (x0 < left + wide) & (y < top + high)).sum())
    return count


def _border(canvas, frame, point):
    x0, y0, x1, y1 = frame.left, frame.top, frame.left + frame.width, frame.top + frame.height
    canvas.line(np.array([x0, x1, x1, x0, x0])._j, np.array([y0, y0, y1, y1, y0])._j, 0.8 * point, "-", BLACK)


def _ticks_below(canvas, frame, axes, point):
    foot = frame.top + frame.height
    for place, label in _ticks(axes, "x", frame.xlim, frame.width / (30 * point)):
        x = frame.x(place)
        canvas.fill(x - 0.4 * point, foot, 0.8 * point, 3.5 * point, BLACK)
        canvas.text(label, x, foot + 14 * point, 0.5, 10 * point, False, BLACK)


def _ticks_beside(canvas, frame, axes, point):
    right = axes.tick_side == "right"
    x = frame.left + frame.width if right else frame.left - 3.5 * point
    for place, label in _ticks(axes, "y", frame.ylim, frame.height / (20 * point)):
        y = frame.y(place)
        canvas.fill(x, y - 0.4 * point, 3.5 * point, 0.8 * point, BLACK)
        canvas.text(label, x + 7 * point if right else x - 3.5 * point, y + 3.5 * point, 0 if right else 1,
                    10 * point, False, BLACK)


def _ticks(axes, way, limits, most):
    places = axes.ticks[way]
    if places is None:
        places = nice_places(*limits, most)
    labels = axes.ticklabels[way]
    if labels is None:
        labels = labels_of(places, limits) if axes.ticks[way] is None else [f"{place:.6g}" for place in places]
    low, high = sorted(limits)
    slack = (high - low) * 1e-9
    return [(float(place), str(label)) for place, label in zip(places, labels)
            if low - slack <= place <= high + slack]


def nice_places(low, high, most):
    """At most about ``most`` places between two numbers, at multiples of 1, 2, 2.5 or 5 times a power of ten."""
    low, high = min(low, high), max(low, high)
    rough = (high - low) / max(1, min(9, math.floor(most)))
    power = 10.0 ** math.floor(math.log10(rough))
    steps = [m * power for m in (0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10, 20)]
    chosen = next(i for i, step in enumerate(steps) if step >= rough * (1 - 1e-9))
    for step in steps[chosen::-1]:
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last - first >= 1:
            break
    return [k * step for k in range(first, last + 1)]


def labels_of(places, limits):
    """The places as text: all with as many decimals as the differences between them need."""
    span = max([*places, *limits]) - min([*places, *limits])
    if not places or span <= 0 or max(map(abs, places)) >= 1e6 or span < 1e-5:
        return [f"{place:.6g}" for place in places]
    order = math.floor(math.log10(span))
    decimals = max(0, 3 - order)
    while decimals >= 0 and max(abs(p - round(p, decimals)) for p in places) < 1e-3 * 10.0 ** order:
        decimals -= 1
    return [f"{place:.{decimals + 1}f}".replace("-", "\u2212") if round(place, decimals + 1) else
            f"{0:.{decimals + 1}f}" for place in places]
