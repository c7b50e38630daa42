"""Draws axes: what they hold, then frame, ticks and texts."""

import math

import numpy as np

BLACK = 0


def paint_axes(canvas, axes, width, height, dpi):
    """Draws axes on a page of width times height pixels."""
    left, bottom, wide, high = axes.box
    frame = axes.frame((left * width, (1 - bottom - high) * height, wide * width, high * height))
    canvas.clip(frame.left, frame.top, frame.width, frame.height)
    for artist in axes.artists():
        artist.paint(canvas, frame)
    canvas.unclip()
    point = dpi / 72
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
    if axes.title:
        canvas.text(axes.title, frame.left + frame.width / 2, frame.top - 6 * point, 0.5, 12 * point, False, BLACK)


def _border(canvas, frame, point):
    x0, y0, x1, y1 = frame.left, frame.top, frame.left + frame.width, frame.top + frame.height
    canvas.line(np.array([x0, x1, x1, x0, x0])._j, np.array([y0, y0, y1, y1, y0])._j, 0.8 * point, "-", BLACK)


def _ticks_below(canvas, frame, axes, point):
    foot = frame.top + frame.height
    for place, label in _ticks(axes, "x", frame.xlim, frame.width / (55 * point)):
        x = frame.x(place)
        canvas.fill(x - 0.4 * point, foot, 0.8 * point, 3.5 * point, BLACK)
        canvas.text(label, x, foot + 14 * point, 0.5, 10 * point, False, BLACK)


def _ticks_beside(canvas, frame, axes, point):
    right = axes.tick_side == "right"
    x = frame.left + frame.width if right else frame.left - 3.5 * point
    for place, label in _ticks(axes, "y", frame.ylim, frame.height / (30 * point)):
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
        labels = [f"{place:.6g}" for place in places]
    low, high = sorted(limits)
    slack = (high - low) * 1e-9
    return [(float(place), str(label)) for place, label in zip(places, labels)
            if low - slack <= place <= high + slack]


def nice_places(low, high, most):
    """At most about ``most`` places between two numbers, at multiples of 1, 2, 2.5 or 5 times a power of ten."""
    low, high = min(low, high), max(low, high)
    rough = (high - low) / max(2, min(9, most))
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= rough * (1 - 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [k * step for k in range(first, last + 1)]
