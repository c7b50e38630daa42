"""Lines, bars and texts within axes; each can say its range and paint itself."""

import numpy as np

from ._names import packed


class Frame:
    """Where axes lie on the canvas: pixels of data coordinates."""

    def __init__(self, box, xlim, ylim):
        self.left, self.top, self.width, self.height = box
        self.xlim, self.ylim = tuple(map(float, xlim)), tuple(map(float, ylim))

    def x(self, value):
        """The column of a coordinate, or of an array of them."""
        low, high = self.xlim
        return self.left + (value - low) / (high - low) * self.width

    def y(self, value):
        """The row of a coordinate, or of an array of them."""
        low, high = self.ylim
        return self.top + (high - value) / (high - low) * self.height


class Line2D:
    """A line through points."""

    def __init__(self, x, y, color, linewidth, linestyle="-", marker=None, label=None):
        self.x = np.asarray(x, dtype=float).ravel()
        self.y = np.asarray(y, dtype=float).ravel()
        if self.x.size != self.y.size:
            raise ValueError(f"x and y must have same first dimension, but have shapes {self.x.shape} and "
                             f"{self.y.shape}")
        self.color, self.linewidth, self.linestyle, self.marker = color, linewidth, linestyle, marker
        self.label = label

    def ranges(self):
        """The least and greatest x and y."""
        return _range(self.x) + _range(self.y)

    def paint(self, canvas, frame):
        """Draws the line, and squares for markers of any kind."""
        x, y = frame.x(self.x), frame.y(self.y)
        if self.linestyle not in ("", " ", "None", "none", None):
            canvas.line(x._j, y._j, self.linewidth, self.linestyle, packed(self.color))
        if self.marker not in (None, "", "None"):
            r = 1.0 if self.marker in (".", ",") else 3.0
            for px, py in zip(x.tolist(), y.tolist()):
                canvas.fill(px - r, py - r, 2 * r, 2 * r, packed(self.color))


class Bars:
    """Upright bars."""

    def __init__(self, x, height, width, bottom, color):
        self.height = np.asarray(height, dtype=float).ravel()
        self.x = np.asarray(x, dtype=float).ravel() + np.zeros(self.height.size)
        self.bottom = np.asarray(bottom, dtype=float) + np.zeros(self.height.size)
        self.width = np.asarray(width, dtype=float) + np.zeros(self.height.size)
        self.color = color

    def ranges(self):
        """The least and greatest x and y."""
        ends = np.concatenate([self.bottom, self.bottom + self.height])
        return _range(np.concatenate([self.x - self.width / 2, self.x + self.width / 2])) + _range(ends)

    def paint(self, canvas, frame):
        """Draws the bars."""
        for x, width, bottom, height in zip(self.x.tolist(), self.width.tolist(), self.bottom.tolist(),
                                            self.height.tolist()):
            left, right = frame.x(x - width / 2), frame.x(x + width / 2)
            low, high = sorted((frame.y(bottom), frame.y(bottom + height)))
            canvas.fill(left, low, right - left, high - low, packed(self.color))


class Text:
    """A text at a place of the data."""

    def __init__(self, x, y, s, color, size, ha):
        self.x, self.y, self.s, self.color, self.size = x, y, str(s), color, size
        self.anchor = {"left": 0.0, "center": 0.5, "right": 1.0}[ha]

    def ranges(self):
        """Nothing: texts do not stretch the axes."""
        return None

    def paint(self, canvas, frame):
        """Draws the text."""
        canvas.text(self.s, frame.x(self.x), frame.y(self.y), self.anchor, self.size, False, packed(self.color))


def _range(values):
    finite = values[np.isfinite(values)]
    return (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
