"""Texts in boxes, and notes: texts beside a place of the data, with an arrow to it."""

import math

import numpy as np

from ._areas import Text
from ._artists import dashes_of
from ._names import packed, to_rgba
from ._paint import text_width


def _extent(text, x, y):
    """Left, top, width and height of a text whose first line stands at x and on y."""
    lines = text.s.split("\n")
    wide = max(text_width(line, text.size, text.face) for line in lines)
    high = text.size * (0.95 + 1.2 * (len(lines) - 1))
    if text.angle == 90:
        return x - 0.76 * text.size, y - wide * (1 - text.anchor), high, wide
    return x - wide * text.anchor, y - 0.76 * text.size, wide, high


def paint_box(canvas, frame, text, x, y):
    """The box behind a text: its colours, and as much around the text as its style or 4 points say."""
    look = text.box
    style = str(look.get("boxstyle", ""))
    pad = float(style.split("pad=")[1].split(",")[0]) * text.size if "pad=" in style else (
        0.3 * text.size if style else look.get("pad", 4) * frame.point)
    left, top, wide, high = _extent(text, x, y)
    xs = np.array([left - pad, left + wide + pad, left + wide + pad, left - pad, left - pad])
    ys = np.array([top - pad, top - pad, top + high + pad, top + high + pad, top - pad])
    if style and not style.startswith("square"):
        from ._fancy import _style, outline

        xs, ys = outline(*_style(look["boxstyle"]), left, top, wide, high, text.size)
        xs, ys = np.append(xs, xs[0]), np.append(ys, ys[0])
    if text.angle not in (0, 90):
        xs, ys = _turned(text, frame, xs, ys, left + wide / 2, top + high / 2, wide, high)
    alpha = look.get("alpha")
    face = to_rgba(look.get("facecolor", look.get("fc", look.get("color", "C0"))), alpha)
    edge = to_rgba(look.get("edgecolor", look.get("ec", look.get("color", "k"))), alpha)
    if face[3]:
        canvas.area(xs[:-1]._j, ys[:-1]._j, packed(face), face[3])
    if edge[3]:
        canvas.line(xs._j, ys._j, look.get("linewidth", look.get("lw", 1.0)) * frame.point, "-", packed(edge), edge[3])


def _turned(text, frame, xs, ys, x, y, wide, high):
    """A box's corners about the middle of the turned text."""
    cos, sin = math.cos(math.radians(text.angle)), math.sin(math.radians(text.angle))
    across, tall = abs(wide * cos) + abs(high * sin), abs(wide * sin) + abs(high * cos)
    mx = frame.x(text.x) + (0.5 - text.anchor) * across
    my = frame.y(text.y) + {"top": 0.5, "center": 0.0, "middle": 0.0}.get(text.va, -0.5) * tall
    return mx + (xs - x) * cos + (ys - y) * sin, my + (ys - y) * cos - (xs - x) * sin


class Note(Text):
    """A text at a distance from a place, or at a place of its own, and an arrow from it."""

    def __init__(self, text, xy, xytext, arrow, coordinates):
        self.__dict__.update(text.__dict__)
        self.xy, self.at, self.arrow, self.coordinates = xy, xytext, arrow, coordinates

    def _place(self, frame, xy, coordinates, start=None):
        if coordinates in ("offset points", "offset pixels"):
            unit = frame.point if coordinates == "offset points" else 1.0
            return start[0] + xy[0] * unit, start[1] - xy[1] * unit
        if coordinates == "axes fraction":
            return frame.left + xy[0] * frame.width, frame.top + (1 - xy[1]) * frame.height
        return frame.x(xy[0]), frame.y(xy[1])

    def paint(self, canvas, frame):
        """Draws the arrow and the text."""
        end = self._place(frame, self.xy, self.coordinates[0])
        x, y = self._place(frame, self.at, self.coordinates[1], end)
        down = {"top": 0.76, "center": 0.36, "middle": 0.36}.get(self.va, 0.0) * self.size
        if self.arrow is not None:
            self._point(canvas, frame, *_extent(self, x, y + down), *end)
        self._write(canvas, frame, x, y)

    def _point(self, canvas, frame, left, top, wide, high, x, y):
        look = self.arrow
        color = look.get("color") or look.get("ec") or look.get("edgecolor") or "k"
        width = look.get("lw", look.get("linewidth", 1.0)) * frame.point
        bend = str(look.get("connectionstyle", ""))
        rad = float(bend.split("rad=")[1].split(",")[0]) if "rad=" in bend else 0.0
        x0, y0 = left + wide / 2, top + high / 2
        dx, dy = x - x0, y - y0
        # A curve by its middle corner, as "arc3" has it.
        cx, cy = (x0 + x) / 2 - rad * dy, (y0 + y) / 2 + rad * dx
        t = np.linspace(0, 1, 33)
        xs, ys = ((1 - t) ** 2 * a + 2 * t * (1 - t) * c + t**2 * b for a, c, b in ((x0, cx, x), (y0, cy, y)))
        pad = 2 * frame.point
        outside = (xs < left - pad) | (xs > left + wide + pad) | (ys < top - pad) | (ys > top + high + pad)
        outside &= np.hypot(xs - x, ys - y) >= (2 if "arrowstyle" in look else 4 * look.get("shrink", 0)) * frame.point
        if not outside.any():
            return
        xs, ys = xs[outside], ys[outside]
        if look.get("arrowstyle"):
            from ._fancy import _style, paint_arrow

            # Heads are measured by the size of the text, as long as nothing else is said.
            paint_arrow(canvas, xs, ys, _style(look["arrowstyle"]), look["mutation_scale"] * frame.point if "mutation_scale" in look else
                        self.size, width, dashes_of(look.get("linestyle", look.get("ls", "-"))), look.get("facecolor", look.get("fc", color)), color,
                        look.get("alpha", 1.0))
            return
        canvas.line(xs._j, ys._j, look.get("width", 4) * frame.point, "-", packed(color), 1.0)
        self._head(canvas, frame, xs, ys, packed(color), look)

    def _head(self, canvas, frame, xs, ys, color, look):
        x, y = float(xs[-1]), float(ys[-1])
        back = math.atan2(float(ys[max(0, ys.size - 4)]) - y, float(xs[max(0, xs.size - 4)]) - x)
        size = look.get("headlength", 12) * frame.point
        spread = math.atan2(0.5, 1.0)
        sides = [(x + size * math.cos(back + s), y + size * math.sin(back + s)) for s in (-spread, spread)]
        corners = [sides[0], (x, y), sides[1]]
        px, py = np.array([a for a, _ in corners]), np.array([b for _, b in corners])
        canvas.area(px._j, py._j, color, 1.0)


def note(axes, text, xy, xytext, arrow, given):
    """Adds a note to axes."""
    first = given.get("xycoords", "data")
    second = given.get("textcoords", first)
    made = axes.text(*xytext, text, **{k: v for k, v in given.items() if k not in ("xycoords", "textcoords", "annotation_clip")})
    axes.texts[-1] = noted = Note(made, xy, xytext, arrow, (first, second))
    return noted
