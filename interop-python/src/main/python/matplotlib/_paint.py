"""Draws axes: what they hold, then frame, ticks and texts."""

import math

import numpy as np

from . import rcParams
from ._names import packed
from ._scales import log_ticks

BLACK = 0


def paint_axes(canvas, axes, width, height, dpi):
    """Draws axes on a page of width times height pixels."""
    left, bottom, wide, high = axes.box
    frame = axes.frame((left * width, (1 - bottom - high) * height, wide * width, high * height))
    point = frame.point = dpi / 72
    if axes.facecolor is not None and axes.visible_axis:
        canvas.fill(frame.left, frame.top, frame.width, frame.height, packed(axes.facecolor))
    canvas.clip(frame.left, frame.top, frame.width, frame.height)
    if axes.gridding and axes.visible_axis:
        _grid(canvas, frame, axes, point)
    for artist in axes.artists():
        artist.paint(canvas, frame)
    canvas.unclip()
    if axes.visible_axis:
        _border(canvas, frame, axes, point)
        if axes.shown["x"]:
            _ticks_below(canvas, frame, axes, point)
        if axes.shown["y"]:
            _ticks_beside(canvas, frame, axes, point)
        middle = frame.left + frame.width / 2
        if axes.xlabel and axes.shown["x"]:
            size = font_size(axes.text_sizes.get("xlabel"), "axes.labelsize") * point
            canvas.text(axes.xlabel, middle, frame.top + frame.height + 16 * point + size, 0.5, size, False, BLACK)
        if axes.ylabel and axes.shown["y"]:
            size = font_size(axes.text_sizes.get("ylabel"), "axes.labelsize") * point
            x = frame.left + frame.width + 32 * point + size if axes.tick_side == "right" else frame.left - 32 * point
            canvas.text(axes.ylabel, x, frame.top + frame.height / 2, 0.5, size, True, BLACK)
    paint_titles(canvas, frame, axes, point)


def paint_titles(canvas, frame, axes, point):
    """The legend, and the line above."""
    if axes.legend_ and axes.legend_[0]:
        _legend(canvas, frame, axes, point)
    if axes.title:
        size = font_size(axes.text_sizes.get("title"), "axes.titlesize") * point
        lines = axes.title.split("\n")
        for i, line in enumerate(lines):
            canvas.text(line, frame.left + frame.width / 2, frame.top - 6 * point - 1.2 * size * (len(lines) - 1 - i), 0.5, size,
                        False, BLACK)


_SIZES = {"xx-small": 0.579, "x-small": 0.694, "small": 0.833, "medium": 1.0, "large": 1.2, "x-large": 1.44,
          "xx-large": 1.728, "smaller": 0.833, "larger": 1.2}


def font_size(size, setting):
    """Points of a size given as a number, a word or None for the setting's."""
    size = rcParams.get(setting, "large" if setting == "axes.titlesize" else "medium") if size is None else size
    return rcParams["font.size"] * _SIZES.get(size, 1.0) if isinstance(size, str) else float(size)


def _grid(canvas, frame, axes, point):
    way, color, style, width, alpha = axes.gridding
    opacity = 1.0 if alpha is None else float(alpha)
    if way in ("both", "x"):
        for place, _ in _ticks(axes, "x", frame, frame.width / (30 * point)):
            x = frame.x(place)
            canvas.line(np.array([x, x])._j, np.array([frame.top, frame.top + frame.height])._j, width * point, style,
                        packed(color), opacity)
    if way in ("both", "y"):
        for place, _ in _ticks(axes, "y", frame, frame.height / (20 * point)):
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


def _border(canvas, frame, axes, point):
    x0, y0, x1, y1 = frame.left, frame.top, frame.left + frame.width, frame.top + frame.height
    if not axes.sides:
        canvas.line(np.array([x0, x1, x1, x0, x0])._j, np.array([y0, y0, y1, y1, y0])._j, 0.8 * point, "-", BLACK)
        return
    for side, (x, y) in {"left": ((x0, x0), (y0, y1)), "right": ((x1, x1), (y0, y1)), "top": ((x0, x1), (y0, y0)),
                         "bottom": ((x0, x1), (y1, y1))}.items():
        shown, color, width = axes.sides.get(side, (True, "k", 0.8))
        if shown and color != "none":
            canvas.line(np.array(x)._j, np.array(y)._j, width * point, "-", packed(color))


def _ticks_below(canvas, frame, axes, point):
    style = axes.ticklabel_style["x"]
    size = font_size(style.get("labelsize"), "xtick.labelsize") * point
    color = packed(style.get("labelcolor") or style.get("colors") or "k")
    upright = style.get("labelrotation", style.get("rotation", 0)) in (90, "vertical")
    above = style.get("top", False) and not style.get("bottom", True) or style.get("labeltop", False)
    foot = frame.top if above else frame.top + frame.height
    for place, label in _ticks(axes, "x", frame, frame.width / (30 * point)):
        x = frame.x(place)
        if style.get("top" if above else "bottom", True):
            canvas.fill(x - 0.4 * point, foot - 3.5 * point * above, 0.8 * point, style.get("length", 3.5) * point, BLACK)
        if style.get("labelbottom", True) or above:
            _tick_text(canvas, label, x, foot, size, upright, above, point, color)


def _tick_text(canvas, label, x, foot, size, upright, above, point, color):
    if upright:
        canvas.text(label, x + 0.35 * size, foot + 7 * point, 1, size, True, color)
        return
    for i, line in enumerate(label.split("\n")):
        canvas.text(line, x, foot - 7 * point if above else foot + 4 * point + size * (1 + 1.2 * i), 0.5, size, False, color)


def _ticks_beside(canvas, frame, axes, point):
    style = axes.ticklabel_style["y"]
    size = font_size(style.get("labelsize"), "ytick.labelsize") * point
    color = packed(style.get("labelcolor") or style.get("colors") or "k")
    right = axes.tick_side == "right" or style.get("labelright", False)
    x = frame.left + frame.width if right else frame.left - 3.5 * point
    for place, label in _ticks(axes, "y", frame, frame.height / (20 * point)):
        y = frame.y(place)
        if style.get("right" if right else "left", True):
            canvas.fill(x, y - 0.4 * point, 3.5 * point, 0.8 * point, BLACK)
        if style.get("labelleft", True) or right:
            canvas.text(label, x + 7 * point if right else x - 3.5 * point, y + 0.35 * size, 0 if right else 1, size, False,
                        color)


def _ticks(axes, way, frame, most):
    limits = frame.xlim if way == "x" else frame.ylim
    places, labels = axes.ticks[way], axes.ticklabels[way]
    if places is None and axes.locators[way] is not None:
        places = [float(p) for p in axes.locators[way].tick_values(*sorted(limits))]
    elif places is None and axes.scales[way] == "log":
        ticks = log_ticks(limits)
        places, labels = [p for p, _ in ticks], labels if labels is not None else [text for _, text in ticks]
    elif places is None:
        places = nice_places(*limits, most)
    if axes.formatters[way] is not None:
        labels = [axes.formatters[way](place, i) for i, place in enumerate(places)]
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
