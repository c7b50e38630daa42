"""Lines and bands across axes, what lies between two lines, and texts; each can say its range and paint itself."""

import math

import numpy as np

from ._artists import Artist, _range
from ._names import packed
from ._paint import angle_of, write, write_turned


class Span(Artist):
    """A line, or a band, across all of the axes: ``axvline``, ``axhspan`` and the like."""

    #: Which part of the way across it takes, and the colour around a band.
    part, edge = (0, 1), None

    def __init__(self, way, low, high, color, linewidth, linestyle, alpha, label):
        self.way, self.low, self.high = way, float(low), float(high)
        self.color, self.linewidth, self.linestyle, self.alpha, self.label = color, linewidth, linestyle, alpha, label

    def ranges(self):
        """What it asks of its own axis."""
        nothing = (math.inf, -math.inf)
        own = (self.low, self.high)
        return own + nothing if self.way == "x" else nothing + own

    def paint(self, canvas, frame):
        """Draws it."""
        start, end = self.part
        if self.way == "x":
            x = frame.x(self.low), frame.x(self.high)
            y = frame.top + (1 - end) * frame.height, frame.top + (1 - start) * frame.height
        else:
            x, y = (frame.left + start * frame.width, frame.left + end * frame.width), (frame.y(self.low), frame.y(self.high))
        opacity = 1.0 if self.alpha is None else float(self.alpha)
        if self.low == self.high:
            canvas.line(np.array(x)._j, np.array(y)._j, self.linewidth, self.linestyle, packed(self.color), opacity)
        else:
            xs, ys = np.array([x[0], x[1], x[1], x[0], x[0]]), np.array([y[0], y[0], y[1], y[1], y[0]])
            canvas.area(xs[:4]._j, ys[:4]._j, packed(self.color), opacity)
            if self.edge is not None and self.edge != "none":
                canvas.line(xs._j, ys._j, self.linewidth, self.linestyle, packed(self.edge), opacity)

    def sample(self, canvas, frame, left, right, middle):
        """Draws what stands for it in a legend."""
        if self.low != self.high:
            Area.sample(self, canvas, frame, left, right, middle)
            return
        canvas.line(np.array([left, right])._j, np.array([middle, middle])._j, self.linewidth, self.linestyle,
                    packed(self.color), 1.0 if self.alpha is None else float(self.alpha))


class Area(Artist):
    """What lies between two lines: ``fill_between``."""

    #: The colour of the outline, and how many points this is wide.
    edge, edgewidth = None, 1.0

    def __init__(self, x, low, high, color, alpha, label):
        self.x = np.asarray(x, dtype=float).ravel()
        self.low = np.asarray(low, dtype=float) + np.zeros(self.x.size)
        self.high = np.asarray(high, dtype=float) + np.zeros(self.x.size)
        self.color, self.alpha, self.label = color, alpha, label

    def ranges(self):
        """The least and greatest x and y."""
        return _range(self.x) + _range(np.concatenate([self.low, self.high]))

    def paint(self, canvas, frame):
        """Fills it, run by run of points that are numbers."""
        there = np.isfinite(self.x) & np.isfinite(self.low) & np.isfinite(self.high)
        ends = [0, *(np.flatnonzero(there[1:] != there[:-1]) + 1).tolist(), self.x.size]
        for start, end in zip(ends, ends[1:]):
            if there[start]:
                x, low, high = self.x[start:end], self.low[start:end], self.high[start:end]
                xs, ys = frame.x(np.concatenate([x, x[::-1]])), frame.y(np.concatenate([low, high[::-1]]))
                opacity = 1.0 if self.alpha is None else float(self.alpha)
                canvas.area(xs._j, ys._j, packed(self.color), opacity)
                if self.edge not in (None, "none") and self.edgewidth:
                    canvas.line(np.append(xs, xs[0])._j, np.append(ys, ys[0])._j, self.edgewidth * frame.point, "-", packed(self.edge), opacity)

    def sample(self, canvas, frame, left, right, middle):
        """Draws what stands for it in a legend."""
        h = 3.5 * frame.point
        canvas.area(np.array([left, right, right, left])._j, np.array([middle - h, middle - h, middle + h, middle + h])._j,
                    packed(self.color), 1.0 if self.alpha is None else float(self.alpha))


class Text(Artist):
    """A text at a place of the data."""

    #: How opaque it is, how the box behind it looks, and in which face it is written.
    alpha = box = mode = transform = None
    face, level = "", 3

    def __init__(self, x, y, s, color, size, ha, va="baseline", angle=0):
        self.va, self.angle, self.label = va, angle, None
        self.x, self.y, self.s, self.color, self.size = x, y, str(s), color, size
        self.ha = ha
        self.anchor = {"left": 0.0, "center": 0.5, "right": 1.0}[ha]

    def ranges(self):
        """Nothing: texts do not stretch the axes."""
        return None

    def paint(self, canvas, frame):
        """Draws the text."""
        self._write(canvas, frame, frame.x(self.x), frame.y(self.y))

    def _write(self, canvas, frame, x, y):
        color, lines = packed(self.color), self.s.split("\n")
        opacity = 1.0 if self.alpha is None else float(self.alpha)
        # Where the first line stands, so that all of them lie as they should.
        down = {"top": 0.76 * self.size, "center": 0.36 * self.size, "middle": 0.36 * self.size,
                "center_baseline": 0.36 * self.size}.get(self.va, 0.0)
        down -= 1.2 * self.size * (len(lines) - 1) * {"top": 0.0, "center": 0.5, "middle": 0.5}.get(self.va, 1.0)
        if self.va == "bottom":
            down -= 0.24 * self.size
        if self.box is not None:
            from ._notes import paint_box

            paint_box(canvas, frame, self, x, y + down)
        if self.angle:
            write_turned(canvas, self.s, x, y, self.ha, self.va, self.size, self.angle, color, self.face, opacity, self.mode)
            return
        for i, line in enumerate(lines):
            write(canvas, line, x, y + down + 1.2 * i * self.size, self.anchor, self.size, 0, color, self.face, opacity)

    def set_text(self, s):
        """Another text."""
        self.s = str(s)

    def set_bbox(self, rectpatchprops):
        """The box behind it."""
        self.box = rectpatchprops

    def set_alpha(self, alpha):
        """How opaque it is."""
        self.alpha = alpha

    def set_color(self, color):
        """Another colour."""
        self.color = color

    def set_rotation(self, angle):
        """Degrees against the clock."""
        self.angle = angle_of(angle)

    def set_position(self, xy):
        """Another place."""
        self.x, self.y = xy

    def get_position(self):
        """Its place."""
        return self.x, self.y

    def get_text(self):
        """What is written."""
        return self.s
