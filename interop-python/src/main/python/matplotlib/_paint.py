"""Draws axes: what they hold, then frame, ticks and texts."""

import math

import numpy as np

from . import rcParams
from ._names import packed


def paint_axes(canvas, axes, width, height, dpi):
    """Draws axes on a page of width times height pixels."""
    left, bottom, wide, high = axes.box
    frame = axes.frame((left * width, (1 - bottom - high) * height, wide * width, high * height))
    point = frame.point = dpi / 72
    frame.page = width, height
    rc, shown = axes.rc, axes.visible_axis
    face = axes.facecolor if axes.facecolor is not None else rc.get("axes.facecolor")
    if shown and face not in (None, "none"):
        canvas.fill(frame.left, frame.top, frame.width, frame.height, packed(face))
    if shown:
        from . import _ticks

        below = _ticks.ticks_of(axes, "x", frame, frame.width / (30 * point))
        beside = _ticks.ticks_of(axes, "y", frame, frame.height / (20 * point))
    canvas.clip(frame.left, frame.top, frame.width, frame.height)
    level = {True: -1, "line": 1.5, False: 2.5}[axes.grid_level] if axes.gridding and shown else None
    for artist in axes.artists():
        if level is not None and artist.__dict__.get("zorder", getattr(artist, "level", 0)) > level:
            _ticks.paint_grid(canvas, frame, axes, point, {"x": below, "y": beside})
            level = None
        if getattr(artist, "free", False):
            canvas.unclip()
        if getattr(artist, "transform", None) is not None:
            artist, where = artist.transform.place(artist, frame)
            artist.paint(canvas, where)
        else:
            artist.paint(canvas, frame)
        if getattr(artist, "free", False):
            canvas.clip(frame.left, frame.top, frame.width, frame.height)
    if level is not None:
        _ticks.paint_grid(canvas, frame, axes, point, {"x": below, "y": beside})
    canvas.unclip()
    if shown:
        _ticks.paint_sides(canvas, frame, axes, point, below, beside)
    paint_titles(canvas, frame, axes, point)


def paint_titles(canvas, frame, axes, point):
    """The legend, and the lines above."""
    if axes.legend_:
        axes.legend_.paint(canvas, frame)
    rc = axes.rc
    for name, anchor in (("title", 0.5), ("left_title", 0.0), ("right_title", 1.0)):
        title = axes.__dict__.get(name)
        if title:
            look = axes.text_styles.get(name, {})
            size = font_size(axes.text_sizes.get(name), "axes.titlesize", rc) * point
            color = look.get("color") or rc.get("axes.titlecolor", "auto")
            color = packed(rc.get("text.color", "black") if color == "auto" else color)
            pad = (look.get("pad") if look.get("pad") is not None else rc.get("axes.titlepad", 6.0)) * point
            pad += axes.head_room * point
            foot = frame.top - pad if look.get("y") is None else frame.top + (1 - look["y"]) * frame.height - pad
            lines = title.split("\n")
            face = face_of({"fontweight": rc.get("axes.titleweight"), **look}, rc)
            for i, line in enumerate(lines):
                write(canvas, line, frame.left + frame.width * anchor, foot - 1.2 * size * (len(lines) - 1 - i), anchor, size, 0,
                      color, face)


_SIZES = {"xx-small": 0.579, "x-small": 0.694, "small": 0.833, "medium": 1.0, "large": 1.2, "x-large": 1.44,
          "xx-large": 1.728, "smaller": 0.833, "larger": 1.2}


def font_size(size, setting, rc=None):
    """Points of a size given as a number, a word or None for the setting's."""
    rc = rcParams if rc is None else rc
    if size is None:
        size = dict.get(rc, setting) or ("large" if setting in ("axes.titlesize", "figure.titlesize") else "medium")
    return rc["font.size"] * _SIZES.get(size, 1.0) if isinstance(size, str) else float(size)


def face_of(look, rc=None):
    """The face of letters, in the words that canvases know, from keywords of texts."""
    weight = look.get("fontweight", look.get("weight"))
    slant = look.get("fontstyle", look.get("style"))
    family = next((look[k] for k in ("family", "fontfamily", "fontname", "font") if look.get(k)), None) or dict.get(rc or rcParams, "font.family")
    if not (weight or slant or family):
        return ""
    family = family[0] if isinstance(family, (list, tuple)) else str(family or "")
    bold = weight >= 600 if isinstance(weight, (int, float)) else weight in ("bold", "heavy", "semibold", "demibold", "demi", "black",
                                                                             "extra bold")
    kind = "monospace" if "mono" in family.lower() or "courier" in family.lower() else (
        "serif" if family == "serif" or "times" in family.lower() or family.endswith("Serif") else "")
    return " ".join(filter(None, ("bold" if bold else "", "italic" if slant in ("italic", "oblique") else "", kind)))


def text_width(text, size, face=""):
    """How many pixels wide a line is."""
    if "$" in text:
        from ._formulas import formula

        return formula(text, size, face).width
    import java

    return java.type("org.lrptoolbox.python.plot.Glyphs").width(text, size, face)


def write(canvas, text, x, y, anchor, size, angle, color, face="", opacity=1.0):
    """A line at a place, turned by degrees against the clock, with formulas between dollars."""
    if "$" in text:
        from ._formulas import paint_formula

        paint_formula(canvas, text, x, y, anchor, size, angle, color, face, opacity)
    elif face or angle not in (0, 90) or opacity != 1.0:
        canvas.text(text, x, y, float(anchor), size, float(angle), face, color, float(opacity))
    else:
        canvas.text(text, x, y, anchor, size, angle == 90, color)


def angle_of(rotation):
    """Degrees of a rotation that may be a word."""
    return {"vertical": 90, "horizontal": 0, None: 0}.get(rotation, rotation)


def write_turned(canvas, text, x, y, ha, va, size, angle, color, face="", opacity=1.0, mode=None):
    """Lines whose box, after it was turned, lies at a place as ``ha`` and ``va`` say; gives the box's width and height."""
    lines = text.split("\n")
    widths = [text_width(line, size, face) for line in lines]
    wide, tall = max(widths), size * (1.0 + 1.2 * (len(lines) - 1))
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    across, ups = {"left": 0.0, "center": 0.5, "right": 1.0}[ha], {"top": 0.0, "center": 0.5, "middle": 0.5, "center_baseline": 0.5}
    corners = [(a * cos + b * sin, b * cos - a * sin) for a in (0, wide) for b in (-0.76 * size, tall - 0.76 * size)]
    low_x, high_x = min(a for a, _ in corners), max(a for a, _ in corners)
    low_y, high_y = min(b for _, b in corners), max(b for _, b in corners)
    if mode == "anchor":
        a, b = across * wide, ups.get(va, 1.0) * tall - 0.76 * size - (0.24 * size if va == "baseline" else 0)
        x, y = x - (a * cos + b * sin), y - (b * cos - a * sin)
    else:
        x -= low_x + across * (high_x - low_x)
        y -= low_y + ups.get(va, 1.0) * (high_y - low_y) - (0.24 * size if va == "baseline" else 0)
    for i, (line, width) in enumerate(zip(lines, widths)):
        a, b = across * (wide - width), 1.2 * i * size
        write(canvas, line, x + a * cos + b * sin, y + b * cos - a * sin, 0, size, angle, color, face, opacity)
    return high_x - low_x, high_y - low_y
