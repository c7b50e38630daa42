"""Formulas on canvases."""

import math

import numpy as np

_known = {}


def formula(text, size, face=""):
    """A line with formulas, laid out; kept, as widths are asked for before lines are drawn."""
    key = text, size, face
    if key not in _known:
        from ._mathtext import laid_out

        if len(_known) > 500:
            _known.clear()
        _known[key] = laid_out(text, size, face)
    return _known[key]


def paint_formula(canvas, text, x, y, anchor, size, angle, color, face="", opacity=1.0):
    """Draws a line with formulas as ``_paint.write`` does others."""
    box = formula(text, size, face)
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))

    def place(dx, dy):
        dx -= anchor * box.width
        return x + dx * cos + dy * sin, y + dy * cos - dx * sin

    def corners(points):
        xs, ys = zip(*(place(*p) for p in points))
        return np.array(xs)._j, np.array(ys)._j

    for kind, dx, dy, what in box.parts:
        if kind == "text":
            letters, high, look = what
            canvas.text(letters, *place(dx, dy), 0.0, float(high), float(angle), look, color, float(opacity))
        elif kind == "rule":
            wide, thick = what
            canvas.area(*corners([(dx, dy - thick / 2), (dx + wide, dy - thick / 2), (dx + wide, dy + thick / 2), (dx, dy + thick / 2)]),
                        color, opacity)
        else:
            points, thick = what
            canvas.line(*corners([(dx + a, dy + b) for a, b in points]), thick, "-", color, opacity)
