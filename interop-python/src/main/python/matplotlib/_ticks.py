"""The frame of axes, its ticks and the texts beside them."""

import math

import numpy as np

from ._names import packed
from ._paint import angle_of, face_of, font_size, text_width, write, write_turned
from ._scales import log_ticks

_WAYS = {"x": ("bottom", "top"), "y": ("left", "right")}


def paint_sides(canvas, frame, axes, point, below, beside):
    """The frame, then ticks and texts of both axes."""
    _border(canvas, frame, axes, point)
    for way, ticks in (("x", below), ("y", beside)):
        if axes.shown[way]:
            if axes.minors[way] is not None or axes.scales[way] != "linear" or axes.rc.get(f"{way}tick.minor.visible"):
                from ._minor import paint_minor

                paint_minor(canvas, frame, axes, way, [place for place, _ in ticks], point)
            room = _tick_row(canvas, frame, axes, way, ticks, point)
            _label(canvas, frame, axes, way, room, point)


def has_ticks(axes, way, side):
    """Whether a side has ticks, and whether it has their texts."""
    style, rc, name = axes.ticklabel_style[way], axes.rc, way + "tick"
    usual = _WAYS[way][1 if way == "y" and axes.tick_side == "right" else 0]
    first = side == usual
    marked = style.get(side, rc.get(f"{name}.{side}", first) if axes.tick_side != "right" else first)
    if way == "x" and side == "bottom" and style.get("top") and style.get("bottom", True) and style.get("labeltop") and "labelbottom" not in style:
        return marked, False
    return marked, style.get("label" + side, rc.get(f"{name}.label{side}", first) if axes.tick_side != "right" else first)


def label_side(axes, way):
    """Where the text beside an axis stands."""
    usual = "bottom" if way == "x" else "left"
    if way == "y" and axes.tick_side == "right":
        usual = "right"
    return axes.text_styles.get(way + "label", {}).get("side", usual)


def side_at(axes, side, frame, point):
    """Where a side of the frame lies, in pixels along the other axis."""
    usual = {"left": frame.left, "right": frame.left + frame.width, "top": frame.top, "bottom": frame.top + frame.height}[side]
    place = axes.side_places.get(side)
    if place is None:
        return usual
    kind, amount = {"zero": ("data", 0.0), "center": ("axes", 0.5)}.get(place, place) if isinstance(place, str) else place
    if kind == "outward":
        return usual + amount * point * (1 if side in ("right", "bottom") else -1)
    upright = side in ("left", "right")
    if kind == "axes":
        return frame.left + amount * frame.width if upright else frame.top + (1 - amount) * frame.height
    return frame.x(amount) if upright else frame.y(amount)


def paint_grid(canvas, frame, axes, point, ticks):
    for way, (color, style, width, alpha) in axes.gridding.items():
        opacity = 1.0 if alpha is None else float(alpha)
        for place, _ in ticks[way]:
            at = frame.x(place) if way == "x" else frame.y(place)
            x, y = ([at, at], [frame.top, frame.top + frame.height]) if way == "x" else ([frame.left, frame.left + frame.width], [at, at])
            canvas.line(np.array(x)._j, np.array(y)._j, width * point, style, packed(color), opacity)


def _border(canvas, frame, axes, point):
    x0, y0, x1, y1 = frame.left, frame.top, frame.left + frame.width, frame.top + frame.height
    rc = axes.rc
    usual, wide = rc.get("axes.edgecolor", "k"), rc.get("axes.linewidth", 0.8)
    if not axes.sides and not axes.side_places and not any(rc.get("axes.spines." + side) is False for side in ("left", "right", "top", "bottom")):
        if wide:
            canvas.line(np.array([x0, x1, x1, x0, x0])._j, np.array([y0, y0, y1, y1, y0])._j, wide * point, "-", packed(usual))
        return
    for side, (x, y) in {"left": ((x0, x0), (y0, y1)), "right": ((x1, x1), (y0, y1)), "top": ((x0, x1), (y0, y0)),
                         "bottom": ((x0, x1), (y1, y1))}.items():
        shown, color, width = axes.sides.get(side, (None, None, None))
        shown = rc.get("axes.spines." + side, True) if shown is None else shown
        color, width = usual if color is None else color, wide if width is None else width
        if shown and color != "none" and width:
            x, y = _moved(axes, frame, side, x, y, point)
            canvas.line(np.array(x)._j, np.array(y)._j, width * point, "-", packed(color))


def _moved(axes, frame, side, x, y, point):
    """Where a side of the frame lies that was given another place."""
    bounds = axes.__dict__.get("side_bounds", {}).get(side)
    if bounds is not None:
        ends = [None if v is None else frame.y(v) if side in ("left", "right") else frame.x(v) for v in bounds]
        if side in ("left", "right"):
            y = (y[0] if ends[1] is None else ends[1], y[1] if ends[0] is None else ends[0])
        else:
            x = (x[0] if ends[0] is None else ends[0], x[1] if ends[1] is None else ends[1])
    if side not in axes.side_places:
        return x, y
    at = side_at(axes, side, frame, point)
    return ((at, at), y) if side in ("left", "right") else (x, (at, at))


def _tick_row(canvas, frame, axes, way, ticks, point):
    """Ticks and their texts on those sides of an axis that have them; how far they reach from the frame, in pixels."""
    style, rc, name = axes.ticklabel_style[way], axes.rc, way + "tick"
    size = font_size(style.get("labelsize"), name + ".labelsize", rc) * point
    usual = rc.get(name + ".color", "black")
    color = packed(style.get("color") or style.get("colors") or usual)
    words = rc.get(name + ".labelcolor", "inherit")
    words = packed(style.get("labelcolor") or style.get("colors") or (usual if words == "inherit" else words))
    length, wide = style.get("length", rc.get(name + ".major.size", 3.5)) * point, style.get("width", rc.get(name + ".major.width", 0.8)) * point
    pad = style.get("pad", rc.get(name + ".major.pad", 3.5)) * point
    inward = {"out": 0.0, "in": 1.0, "inout": 0.5}[style.get("direction", rc.get(name + ".direction", "out"))]
    look = (axes.text_styles.get(name, {}), angle_of(style.get("labelrotation", style.get("rotation", 0))), words, size)
    room = {}
    for side in _WAYS[way]:
        first = side in ("bottom", "left")
        marked, lettered = has_ticks(axes, way, side)
        sign = 1 if side in ("bottom", "right") else -1
        at = side_at(axes, side, frame, point)
        reach = 0.0
        for place, label in ticks:
            spot = frame.x(place) if way == "x" else frame.y(place)
            if marked and length and wide:
                start = at - sign * inward * length
                box = (spot - wide / 2, min(start, start + sign * length), wide, length) if way == "x" else (
                    min(start, start + sign * length), spot - wide / 2, length, wide)
                canvas.fill(*box, color)
            if lettered and label:
                reach = max(reach, _tick_text(canvas, label, spot, at + sign * ((1 - inward) * length + pad), side, *look))
        if lettered and axes.offsets[way]:
            corner = (frame.left + frame.width, at + sign * (length + pad + size * (2.1 if first else 1.3)), 1) if way == "x" else (
                at, frame.top - 3 * point, 0)
            write(canvas, axes.offsets[way], *corner, size, 0, words)
        room[side] = ((1 - inward) * length + pad if lettered or marked else 0.0) + reach + (frame.top + frame.height - at if side == "bottom" else 0) * -1
    return room


def _tick_text(canvas, label, spot, at, side, look, angle, color, size):
    """One tick's text; how far it reaches."""
    upright, face = side in ("bottom", "top"), face_of(look)
    lines = label.split("\n")
    ha = look.get("ha", look.get("horizontalalignment"))
    if angle or ha and ha != "center" and upright:
        if upright:
            where = (spot, at, ha or "center", "top" if side == "bottom" else "bottom")
        else:
            where = (at, spot, "right" if side == "left" else "left", "center")
        wide, tall = write_turned(canvas, label, *where, size, angle, color, face, 1.0, look.get("rotation_mode"))
        return tall - 0.26 * size if upright else wide
    for i, line in enumerate(lines):
        if upright:
            down = at + 0.76 * size + 1.2 * i * size if side == "bottom" else at - 1.2 * size * (len(lines) - 1 - i)
            write(canvas, line, spot, down, 0.5, size, 0, color, face)
        else:
            write(canvas, line, at, spot + 0.35 * size + 1.2 * size * (i - (len(lines) - 1) / 2), 1 if side == "left" else 0, size, 0, color, face)
    return size * (0.74 + 1.2 * (len(lines) - 1)) if upright else max(text_width(line, size, face) for line in lines)


def _label(canvas, frame, axes, way, room, point):
    """The text beside an axis."""
    text = axes.xlabel if way == "x" else axes.ylabel
    if not text:
        return
    look, rc, name = axes.text_styles.get(way + "label", {}), axes.rc, way + "label"
    size = font_size(axes.text_sizes.get(name), "axes.labelsize", rc) * point
    color, face = packed(look.get("color") or rc.get("axes.labelcolor", "black")), face_of({"fontweight": rc.get("axes.labelweight"), **look}, rc)
    pad = (look.get("labelpad") if look.get("labelpad") is not None else rc.get("axes.labelpad", 4.0)) * point
    side, lines = label_side(axes, way), text.split("\n")
    anchor = {"left": 0.0, "bottom": 0.0, "right": 1.0, "top": 1.0}.get(look.get("loc", look.get("ha")), 0.5)
    away = max(room.get(side, 0.0), 0.0) + pad
    axes.reach = {**axes.__dict__.get("reach", {}), way: (round(point, 6), away)}
    for other in axes.__dict__.get("label_group", {}).get(way, ()):
        if other.__dict__.get("reach", {}).get(way, (0,))[0] == round(point, 6):
            away = max(away, other.reach[way][1])
    if "at" in look:
        a, b = look["at"]
        write_turned(canvas, text, frame.left + a * frame.width, frame.top + (1 - b) * frame.height, look.get("ha", "center"), "top" if
                     way == "x" else "center", size, angle_of(look.get("rotation", 0 if way == "x" else 90)), color, face)
        return
    for i, line in enumerate(lines):
        if way == "x":
            y = frame.top + frame.height + away + size * (0.76 + 0.3 + 1.2 * i) if side == "bottom" else (
                frame.top - away - size * (0.3 + 1.2 * (len(lines) - 1 - i)))
            write(canvas, line, frame.left + anchor * frame.width, y, anchor, size, angle_of(look.get("rotation")), color, face)
        else:
            turn = angle_of(look.get("rotation", 90))
            x = frame.left - away - size * (0.24 + 1.2 * (len(lines) - 1 - i)) if side == "left" else (
                frame.left + frame.width + away + size * (0.86 + 1.2 * i))
            if turn == 90:
                write(canvas, line, x, frame.top + (1 - anchor) * frame.height, anchor, size, 90, color, face)
            else:
                write_turned(canvas, text, x, frame.top + (1 - anchor) * frame.height, "right" if side == "left" else "left", "center",
                             size, turn, color, face)
                return


def ticks_of(axes, way, frame, most):
    """The places of ticks within the limits, with their texts; sets what all of these are to be multiplied by."""
    limits = frame.xlim if way == "x" else frame.ylim
    places, labels, scale = axes.ticks[way], axes.ticklabels[way], axes.scales[way]
    axes.offsets[way] = ""
    formatter = axes.formatters[way]
    if places is None and axes.locators[way] is not None:
        places = [float(p) for p in axes.locators[way].tick_values(*sorted(limits))]
    elif places is None and scale != "linear":
        ticks = log_ticks(limits) if scale == "log" else scale.ticks(limits)
        places, labels = [p for p, _ in ticks], labels if labels is not None else [text for _, text in ticks]
    elif places is None:
        places = nice_places(*limits, most)
    low, high = sorted(limits)
    slack = (high - low) * 1e-9
    if formatter is not None:
        if hasattr(formatter, "set_locs"):
            formatter.set_locs([p for p in places if low - slack <= p <= high + slack], limits)
            axes.offsets[way] = formatter.get_offset()
        labels = [formatter(place, i) for i, place in enumerate(places)]
    if labels is None:
        if axes.locators[way] is not None and hasattr(axes.locators[way], "texts"):
            labels = axes.locators[way].texts(places)
        else:
            labels = labels_of(places, limits, axes, way)
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


def labels_of(places, limits, axes=None, way=None):
    """The places as text: all with as many decimals as the differences between them need."""
    span = max([*places, *limits]) - min([*places, *limits])
    if not places or span <= 0:
        return [f"{place:.6g}" for place in places]
    big = max(map(abs, places))
    if axes is not None and (big >= 1e6 or big < 1e-4 or span < 1e-4 * big or way in axes.plain):
        from ._offsets import labels

        return labels(places, limits, axes, way)
    order = math.floor(math.log10(span))
    decimals = max(0, 3 - order)
    while decimals >= 0 and max(abs(p - round(p, decimals)) for p in places) < 1e-3 * 10.0 ** order:
        decimals -= 1
    return [f"{place:.{decimals + 1}f}".replace("-", "\u2212") if round(place, decimals + 1) else
            f"{0:.{decimals + 1}f}" for place in places]
