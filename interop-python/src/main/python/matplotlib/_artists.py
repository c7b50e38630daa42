"""Lines, bars and texts within axes; each can say its range and paint itself."""

import math

import numpy as np

from ._names import packed
from ._scales import along


class Frame:
    """Where axes lie on the canvas: pixels of data coordinates."""

    #: Pixels of a point, of which an inch has 72.
    point = 100 / 72

    def __init__(self, box, xlim, ylim, xscale="linear", yscale="linear"):
        self.left, self.top, self.width, self.height = box
        self.xlim, self.ylim = tuple(map(float, xlim)), tuple(map(float, ylim))
        self.xscale, self.yscale = xscale, yscale

    def x(self, value):
        """The column of a coordinate, or of an array of them."""
        return self.left + along(self.xscale, value, *self.xlim) * self.width

    def y(self, value):
        """The row of a coordinate, or of an array of them."""
        return self.top + along(self.yscale, value, *self.ylim[::-1]) * self.height


class Line2D:
    """A line through points."""

    def __init__(self, x, y, color, linewidth, linestyle="-", marker=None, label=None, alpha=None, markersize=None,
                 facecolor=None):
        self.x = np.asarray(x, dtype=float).ravel()
        self.y = np.asarray(y, dtype=float).ravel()
        if self.x.size != self.y.size:
            raise ValueError(f"x and y must have same first dimension, but have shapes {self.x.shape} and "
                             f"{self.y.shape}")
        self.color, self.linewidth, self.linestyle, self.marker = color, linewidth, linestyle, marker
        self.label, self.alpha, self.markersize = label, alpha, markersize or 6.0
        self.facecolor = facecolor

    def ranges(self):
        """The least and greatest x and y."""
        return _range(self.x) + _range(self.y)

    def set_data(self, x, y):
        """Other points."""
        self.x, self.y = np.asarray(x, dtype=float).ravel(), np.asarray(y, dtype=float).ravel()

    def set_label(self, label):
        """The text in the legend."""
        self.label = label

    def set_xdata(self, x):
        """Other x."""
        self.x = np.asarray(x, dtype=float).ravel()

    def set_ydata(self, y):
        """Other y."""
        self.y = np.asarray(y, dtype=float).ravel()

    def get_xdata(self):
        """The points' x."""
        return self.x

    def get_ydata(self):
        """The points' y."""
        return self.y

    def get_data(self):
        """The points' x and y."""
        return self.x, self.y

    def get_label(self):
        """The text in the legend."""
        return self.label

    def set_color(self, color):
        """Another colour."""
        self.color = color

    def set_linestyle(self, ls):
        """Another style: ``-``, ``--``, ``-.`` or ``:``."""
        self.linestyle = ls

    def set_alpha(self, alpha):
        """How opaque it is."""
        self.alpha = alpha

    def set_marker(self, marker):
        """Another marker."""
        self.marker = marker

    def get_color(self):
        """The line's colour."""
        return self.color

    def paint(self, canvas, frame):
        """Draws the line and its markers."""
        self._paint(canvas, frame, frame.x(self.x), frame.y(self.y))

    def _paint(self, canvas, frame, x, y):
        opacity = 1.0 if self.alpha is None else float(self.alpha)
        if self.linestyle not in ("", " ", "None", "none", None):
            canvas.line(x._j, y._j, self.linewidth, self.linestyle, packed(self.color), opacity)
        if self.marker not in (None, "", " ", "None", "none"):
            size = self.markersize * frame.point * (0.5 if self.marker == "." else 1.0)
            for px, py in zip(x.tolist(), y.tolist()):
                paint_marker(canvas, self.marker, px, py, size, self.facecolor or self.color, self.color, opacity,
                             frame.point)

    def sample(self, canvas, frame, left, right, middle):
        """Draws what stands for it in a legend."""
        self._paint(canvas, frame, np.array([left, right]) if self.linestyle not in ("", " ", "None", "none", None) else
                    np.array([(left + right) / 2]), np.array([middle, middle])[: 2 if self.linestyle not in (
                        "", " ", "None", "none", None) else 1])


_CIRCLE = [(math.cos(k * math.pi / 12), math.sin(k * math.pi / 12)) for k in range(24)]
_SHAPES = {
    "o": _CIRCLE, ".": _CIRCLE, "s": [(-1, -1), (1, -1), (1, 1), (-1, 1)], "D": [(0, -1.41), (1.41, 0), (0, 1.41), (-1.41, 0)],
    "d": [(0, -1.41), (0.85, 0), (0, 1.41), (-0.85, 0)], "^": [(0, -1), (1, 1), (-1, 1)], "v": [(0, 1), (1, -1), (-1, -1)],
    "<": [(-1, 0), (1, -1), (1, 1)], ">": [(1, 0), (-1, -1), (-1, 1)],
    "p": [(math.sin(2 * k * math.pi / 5), -math.cos(2 * k * math.pi / 5)) for k in range(5)],
    "h": [(math.sin(k * math.pi / 3), -math.cos(k * math.pi / 3)) for k in range(6)],
    "*": [(math.sin(k * math.pi / 5) * (1 if k % 2 == 0 else 0.381966), -math.cos(k * math.pi / 5) * (
        1 if k % 2 == 0 else 0.381966)) for k in range(10)],
}
_STROKES = {"+": [((-1, 0), (1, 0)), ((0, -1), (0, 1))], "x": [((-1, -1), (1, 1)), ((-1, 1), (1, -1))],
            "|": [((0, -1), (0, 1))], "_": [((-1, 0), (1, 0))]}


def paint_marker(canvas, marker, x, y, size, face, edge, opacity, point):
    """Draws a marker of a size in pixels."""
    r = size / 2
    if marker == ",":
        canvas.fill(x, y, 1, 1, packed(face))
    elif marker in _STROKES:
        for (x0, y0), (x1, y1) in _STROKES[marker]:
            canvas.line(np.array([x + r * x0, x + r * x1])._j, np.array([y + r * y0, y + r * y1])._j, point, "-",
                        packed(edge), opacity)
    else:
        shape = _SHAPES.get(marker)
        if shape is None:
            raise ValueError(f"Unrecognized marker style {marker!r}")
        canvas.area(np.array([x + r * a for a, _ in shape])._j, np.array([y + r * b for _, b in shape])._j, packed(face),
                    opacity)


class Points:
    """Markers of sizes and colours of their own: ``scatter``."""

    def __init__(self, x, y, sizes, colors, marker, alpha, label, mappable=None):
        self.x, self.y = np.asarray(x, dtype=float).ravel(), np.asarray(y, dtype=float).ravel()
        if self.x.size != self.y.size:
            raise ValueError("x and y must be the same size")
        self.sizes = (np.zeros(self.x.size) + np.asarray(sizes, dtype=float).ravel()).tolist()
        self.colors, self.marker, self.alpha, self.label, self.mappable = colors, marker, alpha, label, mappable

    def ranges(self):
        """The least and greatest x and y."""
        return (_range(self.x) + _range(self.y)) if self.x.size else None

    def _color(self, i):
        return self.colors[i % len(self.colors)]

    def paint(self, canvas, frame):
        """Draws the markers."""
        for i, (x, y, size) in enumerate(zip(frame.x(self.x).tolist(), frame.y(self.y).tolist(), self.sizes)):
            if x == x and y == y:
                self._mark(canvas, frame, x, y, size, self._color(i))

    def _mark(self, canvas, frame, x, y, size, color):
        paint_marker(canvas, self.marker, x, y, math.sqrt(size) * frame.point, color, color,
                     1.0 if self.alpha is None else float(self.alpha), frame.point)

    def sample(self, canvas, frame, left, right, middle):
        """Draws what stands for them in a legend."""
        if self.colors:
            self._mark(canvas, frame, (left + right) / 2, middle, 36, self._color(0))

    def __getattr__(self, name):
        if self.__dict__.get("mappable") is None:
            raise AttributeError(f"'Points' object has no attribute {name!r}")
        return getattr(self.mappable, name)


class Bars:
    """Upright or lying bars."""

    def __init__(self, x, height, width, bottom, color, label=None, alpha=None, edgecolor=None, lying=False):
        self.height = np.asarray(height, dtype=float).ravel()
        self.x = np.asarray(x, dtype=float).ravel() + np.zeros(self.height.size)
        self.bottom = np.asarray(bottom, dtype=float) + np.zeros(self.height.size)
        self.width = np.asarray(width, dtype=float) + np.zeros(self.height.size)
        self.colors = list(color) if isinstance(color, (list, tuple)) and color and not isinstance(
            color[0], (int, float)) else [color]
        self.label, self.alpha, self.edgecolor, self.lying = label, alpha, edgecolor, lying

    def ranges(self):
        """The least and greatest x and y."""
        along = _range(np.concatenate([self.bottom, self.bottom + self.height]))
        across = _range(np.concatenate([self.x - self.width / 2, self.x + self.width / 2]))
        return along + across if self.lying else across + along

    def paint(self, canvas, frame):
        """Draws the bars."""
        for i, (x, width, bottom, height) in enumerate(zip(self.x.tolist(), self.width.tolist(), self.bottom.tolist(),
                                                           self.height.tolist())):
            sides = (x - width / 2, x + width / 2), (bottom, bottom + height)
            (x0, x1), (y0, y1) = sides[::-1] if self.lying else sides
            left, right = sorted((frame.x(x0), frame.x(x1)))
            low, high = sorted((frame.y(y0), frame.y(y1)))
            self._box(canvas, frame, left, low, right - left, high - low, self.colors[i % len(self.colors)])

    def _box(self, canvas, frame, left, top, wide, high, color):
        if self.alpha is None:
            canvas.fill(left, top, wide, high, packed(color))
        else:
            canvas.area(np.array([left, left + wide, left + wide, left])._j, np.array([top, top, top + high, top + high])._j,
                        packed(color), float(self.alpha))
        if self.edgecolor not in (None, "none"):
            canvas.line(np.array([left, left + wide, left + wide, left, left])._j,
                        np.array([top, top, top + high, top + high, top])._j, frame.point, "-", packed(self.edgecolor))

    def sample(self, canvas, frame, left, right, middle):
        """Draws what stands for them in a legend."""
        self._box(canvas, frame, left, middle - 3.5 * frame.point, right - left, 7 * frame.point, self.colors[0])


def _range(values):
    finite = values[np.isfinite(values)]
    return (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
