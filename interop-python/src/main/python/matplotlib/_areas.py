"""Lines and bands across axes, what lies between two lines, and texts; each can say its range and paint itself."""

import math

import numpy as np

from ._artists import _range
from ._names import packed, to_rgb


class Span:
    """A line, or a band, across all of the axes: ``axvline``, ``axhspan`` and the like."""

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
        if self.way == "x":
            x, y = (frame.x(self.low), frame.x(self.high)), (frame.top, frame.top + frame.height)
        else:
            x, y = (frame.left, frame.left + frame.width), (frame.y(self.low), frame.y(self.high))
        opacity = 1.0 if self.alpha is None else float(self.alpha)
        if self.low == self.high:
            canvas.line(np.array(x)._j, np.array(y)._j, self.linewidth, self.linestyle, packed(self.color), opacity)
        else:
            canvas.area(np.array([x[0], x[1], x[1], x[0]])._j, np.array([y[0], y[0], y[1], y[1]])._j, packed(self.color),
                        opacity)

    def sample(self, canvas, frame, left, right, middle):
        """Draws what stands for it in a legend."""
        canvas.line(np.array([left, right])._j, np.array([middle, middle])._j, self.linewidth, self.linestyle,
                    packed(self.color), 1.0 if self.alpha is None else float(self.alpha))


class Area:
    """What lies between two lines: ``fill_between``."""

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
                canvas.area(frame.x(np.concatenate([x, x[::-1]]))._j, frame.y(np.concatenate([low, high[::-1]]))._j,
                            packed(self.color), 1.0 if self.alpha is None else float(self.alpha))

    def sample(self, canvas, frame, left, right, middle):
        """Draws what stands for it in a legend."""
        h = 3.5 * frame.point
        canvas.area(np.array([left, right, right, left])._j, np.array([middle - h, middle - h, middle + h, middle + h])._j,
                    packed(self.color), 1.0 if self.alpha is None else float(self.alpha))


class Text:
    """A text at a place of the data."""

    #: How opaque it is, and how the box behind it looks.
    alpha = box = None

    def __init__(self, x, y, s, color, size, ha, va="baseline", turned=False, fractions=False):
        self.va, self.turned, self.label, self.fractions = va, turned, None, fractions
        self.x, self.y, self.s, self.color, self.size = x, y, str(s), color, size
        self.anchor = {"left": 0.0, "center": 0.5, "right": 1.0}[ha]

    def ranges(self):
        """Nothing: texts do not stretch the axes."""
        return None

    def paint(self, canvas, frame):
        """Draws the text."""
        down = {"top": 0.76, "center": 0.36, "middle": 0.36}.get(self.va, 0.0) * self.size
        if self.fractions:
            x, y = frame.left + self.x * frame.width, frame.top + (1 - self.y) * frame.height
        else:
            x, y = frame.x(self.x), frame.y(self.y)
        self._write(canvas, frame, x, y, down)

    def _write(self, canvas, frame, x, y, down):
        color = packed(self.color)
        if self.alpha is not None:  # as it looks on white
            color = packed([1 - (1 - v) * float(self.alpha) for v in to_rgb(self.color)])
        if self.box is not None:
            from ._notes import paint_box

            paint_box(canvas, frame, self, x, y + down)
        for i, line in enumerate(self.s.split("\n")):
            canvas.text(line, x + down * self.turned, y + (down + 1.2 * i * self.size) * (not self.turned), self.anchor,
                        self.size, self.turned, color)

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

    def set_position(self, xy):
        """Another place."""
        self.x, self.y = xy

    def get_text(self):
        """What is written."""
        return self.s
