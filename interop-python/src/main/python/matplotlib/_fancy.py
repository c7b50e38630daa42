"""Boxes with round corners and the like, and arrows that bend: their sizes are in points, so they are shaped when drawn."""

import math

import numpy as np

from ._artists import dashes_of
from ._names import packed, to_rgba
from ._shapes import Polygon


def _style(text, given=None):
    """The name and the settings of ``"round,pad=0.3"``, of such an object, or of None."""
    if hasattr(text, "name_"):
        return text.name_, dict(text.settings)
    name, *parts = str(text).split(",")
    return name.strip(), {**{k.strip(): float(v) for k, v in (part.split("=") for part in parts)}, **(given or {})}


class _Named:
    def __init__(self, stylename, **kwargs):
        self.name_, self.settings = _style(stylename, kwargs)


class BoxStyle(_Named):
    """A style of boxes: ``"round,pad=0.3"``."""


class ArrowStyle(_Named):
    """A style of arrows: ``"->,head_length=0.4"``."""


class ConnectionStyle(_Named):
    """How an arrow bends: ``"arc3,rad=0.2"``."""


def outline(style, settings, left, bottom, wide, high, unit, across=1.0, up=1.0):
    """The corners of a box of a style about a rectangle; lengths of the style are in ``unit``, which axes may stretch."""
    pad = settings.get("pad", 0.3) * unit
    px, py = pad * across, pad * up
    x0, y0, x1, y1 = left - px, bottom - py, left + wide + px, bottom + high + py
    r = settings.get("rounding_size", None)
    r = pad if r is None else r * unit
    if style in ("round", "round4"):
        rx, ry = min(r * across, (x1 - x0) / 2), min(r * up, (y1 - y0) / 2)
        t = np.linspace(0, math.pi / 2, 9)
        s, c = np.sin(t), np.cos(t)
        return (np.concatenate([x1 - rx + rx * s, x1 - rx + rx * c, x0 + rx - rx * s, x0 + rx - rx * c]),
                np.concatenate([y1 - ry + ry * c, y0 + ry - ry * s, y0 + ry - ry * c, y1 - ry + ry * s]))
    if style == "circle":
        radius = math.hypot(x1 - x0, y1 - y0) / 2
        t = np.linspace(0, 2 * math.pi, 61)[:-1]
        return (x0 + x1) / 2 + radius * np.cos(t), (y0 + y1) / 2 + radius * np.sin(t)
    if style == "ellipse":
        t = np.linspace(0, 2 * math.pi, 61)[:-1]
        return (x0 + x1) / 2 + (x1 - x0) / math.sqrt(2) * np.cos(t), (y0 + y1) / 2 + (y1 - y0) / math.sqrt(2) * np.sin(t)
    if style in ("larrow", "rarrow", "darrow"):
        d = (y1 - y0) / 2 * 1.0
        xs, ys = [x0, x1], [y0, y0]
        if style != "larrow":
            xs, ys = xs + [x1, x1 + d * 1.4, x1], ys + [y0 - d * 0.4, (y0 + y1) / 2, y1 + d * 0.4]
        xs, ys = xs + [x1, x0], ys + [y1, y1]
        if style != "rarrow":
            xs, ys = xs + [x0, x0 - d * 1.4, x0], ys + [y1 + d * 0.4, (y0 + y1) / 2, y0 - d * 0.4]
        return np.array(xs), np.array(ys)
    if style in ("sawtooth", "roundtooth"):
        tooth = settings.get("tooth_size") or 0.5 * settings.get("pad", 0.3)
        return _teeth(x0, y0, x1, y1, tooth * unit * across, tooth * unit * up)
    if style != "square":
        raise ValueError(f"Unknown style: {style!r}; the styles of boxes are square, round, round4, circle, ellipse, larrow, rarrow, "
                         "darrow, sawtooth and roundtooth")
    return np.array([x0, x1, x1, x0]), np.array([y0, y0, y1, y1])


def _teeth(x0, y0, x1, y1, tx, ty):
    nx, ny = max(1, round((x1 - x0) / (2 * tx))), max(1, round((y1 - y0) / (2 * ty)))
    xs = [x0 + (x1 - x0) * k / (2 * nx) for k in range(2 * nx)] + [x1 + tx * (k % 2) for k in range(2 * ny)]
    ys = [y0 - ty * (k % 2) for k in range(2 * nx)] + [y0 + (y1 - y0) * k / (2 * ny) for k in range(2 * ny)]
    xs += [x1 - (x1 - x0) * k / (2 * nx) for k in range(2 * nx)] + [x0 - tx * (k % 2) for k in range(2 * ny)]
    ys += [y1 + ty * (k % 2) for k in range(2 * nx)] + [y1 - (y1 - y0) * k / (2 * ny) for k in range(2 * ny)]
    return np.array(xs), np.array(ys)


class FancyBboxPatch(Polygon):
    """A box of a style about a rectangle; lengths of the style are in units of the data times ``mutation_scale``."""

    edged = True

    def __init__(self, xy, width, height, boxstyle="round", *, mutation_scale=1, mutation_aspect=1, **kwargs):
        name, settings = _style(boxstyle)
        up = mutation_aspect or 1
        x, y = outline(name, settings, xy[0], xy[1], width, height, mutation_scale, 1.0, up)
        super().__init__(np.stack([x, y], axis=1), **kwargs)


class FancyArrowPatch(Polygon):
    """An arrow from one place to another, of a style and with a bend; ``mutation_scale`` is its size in points."""

    free, edged = False, True

    def __init__(self, posA=None, posB=None, *, path=None, arrowstyle="simple", connectionstyle="arc3", patchA=None, patchB=None,
                 shrinkA=2, shrinkB=2, mutation_scale=1, mutation_aspect=1, **kwargs):
        super().__init__(np.array([posA, posB], dtype=float) if path is None else path.vertices, **kwargs)
        if path is not None:
            parts = path.to_polygons()[0]
            self.x, self.y = parts[:, 0], parts[:, 1]
        self._path, self.arrow, self.bend = path, _style(arrowstyle), _style(connectionstyle)
        self.shrink, self.size = (shrinkA, shrinkB), mutation_scale
        self.edgecolor = kwargs.get("edgecolor", kwargs.get("ec", kwargs.get("color", "k")))
        self.linestyle = dashes_of(self.linestyle)

    def set_positions(self, posA, posB):
        """Other ends."""
        self.x, self.y = np.array([posA, posB], dtype=float).T

    def set_arrowstyle(self, arrowstyle=None, **kwargs):
        """Another style."""
        self.arrow = _style(arrowstyle, kwargs)

    def set_connectionstyle(self, connectionstyle=None, **kwargs):
        """Another bend."""
        self.bend = _style(connectionstyle, kwargs)

    def set_mutation_scale(self, scale):
        """Another size of heads, in points."""
        self.size = scale

    def paint(self, canvas, frame):
        """Draws it."""
        xs, ys = np.asarray(frame.x(self.x), dtype=float), np.asarray(frame.y(self.y), dtype=float)
        if self._path is None:
            xs, ys = bent(xs[0], ys[0], xs[1], ys[1], *self.bend)
        xs, ys = _shortened(xs, ys, self.shrink[0] * frame.point, self.shrink[1] * frame.point)
        alpha = 1.0 if self.alpha is None else float(self.alpha)
        paint_arrow(canvas, xs, ys, self.arrow, self.size * frame.point, self.linewidth * frame.point, self.linestyle, self.facecolor,
                    self.edgecolor, alpha)

    def sample(self, canvas, frame, left, right, middle):
        """Draws what stands for it in a legend."""
        xs, ys = np.linspace(left, right, 9), np.full(9, middle)
        paint_arrow(canvas, xs, ys, self.arrow, self.size * frame.point, self.linewidth * frame.point, self.linestyle, self.facecolor,
                    self.edgecolor, 1.0)


def bent(x0, y0, x1, y1, name, settings):
    """The places between two, in pixels, of a way of connecting them."""
    t, dx, dy = np.linspace(0, 1, 49), x1 - x0, y1 - y0
    if name == "arc3":
        rad = settings.get("rad", 0.0)
        cx, cy = (x0 + x1) / 2 - rad * dy, (y0 + y1) / 2 + rad * dx
    elif name in ("angle3", "angle"):
        a, b = math.radians(settings.get("angleA", 90)), math.radians(settings.get("angleB", 0))
        # Where the lines out of both ends meet; rows count downwards.
        det = math.cos(a) * -math.sin(b) + math.sin(a) * math.cos(b)
        if abs(det) < 1e-12:
            raise ValueError("Given lines do not intersect. Verify that the angles are not equal or differ by 180 degrees.")
        u = (dx * -math.sin(b) - dy * math.cos(b)) / det
        cx, cy = x0 + u * math.cos(a), y0 - u * math.sin(a)
        if name == "angle":
            return np.concatenate([np.linspace(x0, cx, 25), np.linspace(cx, x1, 25)[1:]]), np.concatenate(
                [np.linspace(y0, cy, 25), np.linspace(cy, y1, 25)[1:]])
    elif name == "bar":
        arm = settings.get("fraction", 0.3)
        px, py = -dy * arm, dx * arm
        corners = [(x0, y0), (x0 + px, y0 + py), (x1 + px, y1 + py), (x1, y1)]
        return np.concatenate([np.linspace(a[0], b[0], 20) for a, b in zip(corners, corners[1:])]), np.concatenate(
            [np.linspace(a[1], b[1], 20) for a, b in zip(corners, corners[1:])])
    elif name == "arc":
        cx, cy = (x0 + x1) / 2, (y0 + y1) / 2
    else:
        raise ValueError(f"Unknown style: {name!r}; arrows are connected by arc3, angle3, angle, arc and bar")
    return tuple((1 - t) ** 2 * p + 2 * t * (1 - t) * c + t**2 * q for p, c, q in ((x0, cx, x1), (y0, cy, y1)))


def _shortened(xs, ys, start, end):
    keep = (np.hypot(xs - xs[0], ys - ys[0]) >= start) & (np.hypot(xs - xs[-1], ys - ys[-1]) >= end)
    return (xs[keep], ys[keep]) if keep.sum() > 1 else (xs, ys)


def paint_arrow(canvas, xs, ys, style, size, width, dashes, face, edge, alpha):
    """Draws an arrow along places: a line with heads, or for simple, fancy and wedge ones a filled shape."""
    name, settings = style
    edge_rgba, face_rgba = to_rgba(edge), to_rgba(face)
    if name in ("simple", "fancy", "wedge"):
        _shape(canvas, xs, ys, name, settings, size, width, face, edge, alpha)
        return
    heads = {"-": ("", ""), "->": ("", ">"), "<-": ("<", ""), "<->": ("<", ">"), "-|>": ("", "|>"), "<|-": ("<|", ""), "<|-|>": ("<|", "|>"),
             "]-[": ("]", "["), "-[": ("", "["), "]-": ("]", ""), "|-|": ("|", "|"), "]->": ("]", ">"), "<-[": ("<", "[")}
    if name not in heads:
        raise ValueError(f"Unknown style: {name!r}; the styles of arrows are {', '.join(map(repr, heads))}, 'simple', 'fancy' and 'wedge'")
    canvas.line(xs._j, ys._j, width, dashes, packed(edge), alpha * edge_rgba[3])
    for kind, x, y in ((heads[name][0], xs[::-1], ys[::-1]), (heads[name][1], xs, ys)):
        if not kind:
            continue
        back = max(0, x.size - 5)
        angle = math.atan2(float(y[-1] - y[back]), float(x[-1] - x[back]))
        cos, sin, tip = math.cos(angle), math.sin(angle), (float(x[-1]), float(y[-1]))
        long, half = settings.get("head_length", 0.4) * size, settings.get("head_width", 0.2) * size
        if kind in ("[", "]", "|"):
            half = settings.get("widthB", settings.get("widthA", 1.0)) * size
            back = 0.0 if kind == "|" else settings.get("lengthB", settings.get("lengthA", 0.2)) * size
            corners = [(-back, half), (0, half), (0, -half), (-back, -half)]
        else:
            corners = [(-long, half), (0, 0), (-long, -half)]
        px, py = (np.array([tip[i] + (a * cos - b * sin if i == 0 else a * sin + b * cos) for a, b in corners]) for i in (0, 1))
        if kind in ("|>", "<|") and face_rgba[3]:
            canvas.area(px._j, py._j, packed(face), alpha * face_rgba[3])
            px, py = np.append(px, px[0]), np.append(py, py[0])
        canvas.line(px._j, py._j, width, "-", packed(edge), alpha * edge_rgba[3])


def _shape(canvas, xs, ys, name, settings, size, width, face, edge, alpha):
    dx, dy = np.gradient(xs), np.gradient(ys)
    norm = np.hypot(dx, dy)
    norm[norm == 0] = 1.0
    nx, ny = -dy / norm, dx / norm
    left = np.hypot(xs - xs[-1], ys - ys[-1])
    long = settings.get("head_length", 0.5 if name == "simple" else 0.4) * size
    half = settings.get("head_width", 0.5 if name == "simple" else 0.4) * size / (2 if name == "simple" else 1) * (1 if name == "simple" else 0.5) * 2
    tail = settings.get("tail_width", {"simple": 0.2, "fancy": 0.4, "wedge": 0.3}[name]) * size / 2
    if name == "wedge":
        part = np.linspace(1, 0, xs.size)
        thick, tip = tail * part, ()
    else:
        body = left > long
        if body.sum() < 2:
            body[:2] = True
        at = int(np.flatnonzero(body)[-1])
        taper = 1.0 if name == "simple" else np.linspace(1, 0.4, int(body.sum()))
        tip = ((xs[at] + half * nx[at], ys[at] + half * ny[at]), (xs[-1], ys[-1]), (xs[at] - half * nx[at], ys[at] - half * ny[at]))
        xs, ys, nx, ny = xs[body], ys[body], nx[body], ny[body]
        thick = tail * taper * np.ones(xs.size)
    px = np.concatenate([xs + thick * nx, [p[0] for p in tip], (xs - thick * nx)[::-1]])
    py = np.concatenate([ys + thick * ny, [p[1] for p in tip], (ys - thick * ny)[::-1]])
    if to_rgba(face)[3]:
        canvas.area(px._j, py._j, packed(face), alpha * to_rgba(face)[3])
    if to_rgba(edge)[3]:
        canvas.line(np.append(px, px[0])._j, np.append(py, py[0])._j, width, "-", packed(edge), alpha * to_rgba(edge)[3])


class ConnectionPatch(FancyArrowPatch):
    """An arrow from a place of some axes to a place of the same or others; coordinates are "data", "axes fraction" or transforms."""

    free = True

    def __init__(self, xyA, xyB, coordsA, coordsB=None, *, axesA=None, axesB=None, arrowstyle="-", **kwargs):
        super().__init__(xyA, xyB, arrowstyle=arrowstyle, **{"shrinkA": 0, "shrinkB": 0, **kwargs})
        self._ends = ((xyA, coordsA, axesA), (xyB, coordsA if coordsB is None else coordsB, axesB or axesA))

    def ranges(self):
        """Nothing: it does not stretch the axes."""
        return None

    def paint(self, canvas, frame):
        """Draws it."""
        places = [self._place(frame, *end) for end in self._ends]
        part = _Page(frame)
        self.x, self.y = np.array(places, dtype=float).T
        super().paint(canvas, part)

    def _place(self, frame, xy, coords, axes):
        inner = frame
        if axes is not None:
            left, bottom, wide, high = axes.box
            width, height = frame.page
            inner = axes.frame((left * width, (1 - bottom - high) * height, wide * width, high * height))
            inner.page, inner.point = frame.page, frame.point
        if hasattr(coords, "along"):
            return float(coords.along(inner, "x", xy[0])), float(coords.along(inner, "y", xy[1]))
        if coords == "axes fraction":
            return inner.left + xy[0] * inner.width, inner.top + (1 - xy[1]) * inner.height
        if coords == "figure fraction":
            return xy[0] * frame.page[0], (1 - xy[1]) * frame.page[1]
        if coords != "data":
            raise ValueError(f"{coords!r} is not a valid coordinate here; expected 'data', 'axes fraction', 'figure fraction' or a transform")
        return inner.x(xy[0]), inner.y(xy[1])


class _Page:
    """A frame whose coordinates are pixels."""

    def __init__(self, frame):
        self.__dict__.update(frame.__dict__)

    def x(self, value):
        return value

    def y(self, value):
        return value
