"""Polygons and bundles of lines within axes."""

import math

import numpy as np

from ._artists import Artist, _range, common, dashes_of
from ._names import packed, to_rgba


class Polygon(Artist):
    """A closed shape through points, filled and outlined."""

    #: Whether there is an outline where none is asked for.
    edged = False

    def __init__(self, xy, closed=True, *, facecolor=None, edgecolor=None, color=None, fill=True, alpha=None, label=None,
                 linewidth=None, lw=None, linestyle=None, ls=None, **kwargs):
        xy = np.asarray(xy, dtype=float)
        self.x, self.y = xy[:, 0], xy[:, 1]
        self.facecolor = next((c for c in (color, facecolor, kwargs.get("fc")) if c is not None), "C0") if fill else "none"
        self.edgecolor = color or edgecolor or kwargs.get("ec") or ("k" if self.edged or not fill else "none")
        self.alpha, self.label, self.closed = alpha, label, closed
        self.linewidth = 1.0 if linewidth is None and lw is None else lw if linewidth is None else linewidth
        self.linestyle = dashes_of(linestyle or ls or "-")
        if kwargs:
            common(self, kwargs)

    def ranges(self):
        """The least and greatest x and y."""
        return _range(self.x) + _range(self.y)

    def paint(self, canvas, frame):
        """Fills and outlines it."""
        self._draw(canvas, frame, frame.x(self.x), frame.y(self.y))

    def _draw(self, canvas, frame, x, y):
        alpha = 1.0 if self.alpha is None else float(self.alpha)
        face, edge = to_rgba(self.facecolor), to_rgba(self.edgecolor)
        if face[3]:
            canvas.area(x._j, y._j, packed(self.facecolor), alpha * face[3])
        if edge[3]:
            if self.closed:
                x, y = np.append(x, x[0]), np.append(y, y[0])
            canvas.line(x._j, y._j, self.linewidth * frame.point, self.linestyle, packed(self.edgecolor), alpha * edge[3])

    def sample(self, canvas, frame, left, right, middle):
        """Draws what stands for it in a legend."""
        h = 3.5 * frame.point
        self._draw(canvas, frame, np.array([left, right, right, left]), np.array([middle - h, middle - h, middle + h, middle + h]))

    def set_facecolor(self, color):
        """The colour inside."""
        self.facecolor = color

    def set_edgecolor(self, color):
        """The colour of the outline."""
        self.edgecolor = color

    def set_alpha(self, alpha):
        """How opaque it is."""
        self.alpha = alpha


class Segments(Artist):
    """Lines between pairs of points, of one style; ``x`` and ``y`` are interrupted by NaN."""

    level = 2

    def __init__(self, x, y, color, linewidth, linestyle="-", alpha=None, label=None):
        self.x, self.y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        self.color, self.linewidth, self.linestyle, self.alpha, self.label = color, linewidth, linestyle, alpha, label

    def ranges(self):
        """The least and greatest x and y."""
        return (_range(self.x) + _range(self.y)) if self.x.size else None

    def paint(self, canvas, frame):
        """Draws them."""
        if self.x.size:
            self._line(canvas, frame.x(self.x), frame.y(self.y))

    def _line(self, canvas, x, y):
        canvas.line(x._j, y._j, self.linewidth, self.linestyle, packed(self.color), 1.0 if self.alpha is None else self.alpha)

    def sample(self, canvas, frame, left, right, middle):
        """Draws what stands for them in a legend."""
        self._line(canvas, np.array([left, right]), np.array([middle, middle]))


class Arrows(Artist):
    """A field of arrows: ``quiver``; lengths are in widths of the axes, by Matplotlib's rule unless a scale is given."""

    #: How opaque they are; the colour of their outlines, and how many points these are wide.
    alpha, edge, edgewidth = None, None, 1.0

    def __init__(self, x, y, u, v, color, scale, units_xy, angles):
        self.x, self.y, self.u, self.v = (np.asarray(a, dtype=float).ravel() for a in (x, y, u, v))
        self.color, self.scale, self.units_xy, self.angles, self.label = color, scale, units_xy, angles, None

    def ranges(self):
        """The least and greatest x and y."""
        return _range(self.x) + _range(self.y)

    def paint(self, canvas, frame):
        """Draws them as polygons."""
        lengths = np.hypot(self.u, self.v)
        across = frame.width / abs(frame.xlim[1] - frame.xlim[0])
        pixels, thick = self.pixels_of(frame), self._thick(frame)
        up = frame.height / abs(frame.ylim[1] - frame.ylim[0]) if self.angles == "xy" else across
        colors = self.color if isinstance(self.color, list) else [self.color]
        places = zip(frame.x(self.x).tolist(), frame.y(self.y).tolist(), self.u.tolist(), self.v.tolist(), lengths.tolist())
        for i, (x, y, u, v, length) in enumerate(places):
            if length > 0:
                angle = math.atan2(v * up, u * across)
                self._arrow(canvas, *_outline(x, y, angle, length * pixels, thick), colors[i % len(colors)], frame.point)

    def pixels_of(self, frame):
        """How many pixels an arrow of length 1 is long."""
        count, lengths = max(10, math.sqrt(self.x.size)), np.hypot(self.u, self.v)
        mean = float(lengths.mean()) if lengths.size else 1.0
        across = frame.width / abs(frame.xlim[1] - frame.xlim[0])
        return across / (self.scale or 1.0) if self.units_xy else frame.width / (self.scale or 1.8 * mean * count or 1.0)

    def _thick(self, frame):
        return 0.06 * frame.width / max(8, min(25, max(10, math.sqrt(self.x.size))))

    def paint_at(self, canvas, frame, x, y, length, field):
        """Draws one arrow to the right, as thick as those of a field."""
        color = self.color[0] if isinstance(self.color, list) else self.color
        self._arrow(canvas, *_outline(x, y, 0.0, length, field._thick(frame)), color, frame.point)

    def _arrow(self, canvas, x, y, color, point):
        face = to_rgba(color, None if isinstance(color, str) and color.lower() == "none" else self.alpha)
        if face[3]:
            canvas.area(x._j, y._j, packed(face), face[3])
        if self.edge is not None:
            canvas.line(np.append(x, x[0])._j, np.append(y, y[0])._j, self.edgewidth * point, "-", packed(self.edge),
                        to_rgba(self.edge, self.alpha)[3])


def _outline(x, y, angle, length, thick):
    """The corners of an arrow."""
    head = min(5 * thick, length)
    wide = thick * min(1.0, length / (5 * thick))
    shape = [(0, wide / 2), (length - 0.9 * head, wide / 2), (length - head, 1.5 * wide), (length, 0),
             (length - head, -1.5 * wide), (length - 0.9 * head, -wide / 2), (0, -wide / 2)]
    cos, sin = math.cos(angle), math.sin(angle)
    return np.array([x + a * cos - b * sin for a, b in shape]), np.array([y - a * sin - b * cos for a, b in shape])
