"""Lines, bars and texts within axes; each can say its range and paint itself."""

import math

import numpy as np

from ._names import packed, to_rgba
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


class Artist:
    """Something on axes."""

    #: Coordinates of its own, whether it may be drawn beyond the axes, and its name in legends.
    transform, free, label = None, False, None
    #: Where it lies among others: grids lie above 1 and below 2.
    level = 1

    def __getattr__(self, name):
        from ._artist import shared

        return shared(self, name)


class Line2D(Artist):
    """A line through points."""

    #: The colour of markers' edges, by default the line's, and how many points they are wide.
    edgecolor, edgewidth, level = None, 1.0, 2

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

    def paint(self, canvas, frame):
        """Draws the line and its markers."""
        self._paint(canvas, frame, frame.x(self.x), frame.y(self.y))

    def _paint(self, canvas, frame, x, y):
        opacity = 1.0 if self.alpha is None else float(self.alpha)
        if self.linestyle not in ("", " ", "None", "none", None):
            canvas.line(x._j, y._j, self.linewidth, self.linestyle, packed(self.color), opacity)
        if self.marker not in (None, "", " ", "None", "none"):
            from ._markers import paint_marker

            size = self.markersize * frame.point * (0.5 if self.marker == "." else 1.0)
            face = self.color if self.facecolor is None else self.facecolor
            edge = self.color if self.edgecolor is None else self.edgecolor
            for px, py in zip(x.tolist(), y.tolist()):
                paint_marker(canvas, self.marker, px, py, size, face, edge, opacity, frame.point, self.edgewidth)

    def sample(self, canvas, frame, left, right, middle):
        """Draws what stands for it in a legend."""
        self._paint(canvas, frame, np.array([left, right]) if self.linestyle not in ("", " ", "None", "none", None) else
                    np.array([(left + right) / 2]), np.array([middle, middle])[: 2 if self.linestyle not in (
                        "", " ", "None", "none", None) else 1])


class Points(Artist):
    """Markers of sizes and colours of their own: ``scatter``."""

    def __init__(self, x, y, sizes, colors, marker, alpha, label, mappable=None, edges=None, width=1.5):
        self.x, self.y = np.asarray(x, dtype=float).ravel(), np.asarray(y, dtype=float).ravel()
        if self.x.size != self.y.size:
            raise ValueError("x and y must be the same size")
        self.sizes = (np.zeros(self.x.size) + np.asarray(sizes, dtype=float).ravel()).tolist()
        self.colors, self.marker, self.alpha, self.label, self.mappable = colors, marker, alpha, label, mappable
        self.edges, self.width = edges, width

    def ranges(self):
        """The least and greatest x and y."""
        return (_range(self.x) + _range(self.y)) if self.x.size else None

    def _color(self, i):
        return self.colors[i % len(self.colors)]

    def paint(self, canvas, frame):
        """Draws the markers."""
        for i, (x, y, size) in enumerate(zip(frame.x(self.x).tolist(), frame.y(self.y).tolist(), self.sizes)):
            if x == x and y == y:
                self._mark(canvas, frame, x, y, size, i)

    def _mark(self, canvas, frame, x, y, size, i):
        from ._markers import paint_marker

        color = self._color(i)
        paint_marker(canvas, self.marker, x, y, math.sqrt(size) * frame.point, color,
                     self.edges[i % len(self.edges)] if self.edges else color,
                     1.0 if self.alpha is None else float(self.alpha), frame.point, self.width)

    def sample(self, canvas, frame, left, right, middle):
        """Draws what stands for them in a legend."""
        if self.colors:
            self._mark(canvas, frame, (left + right) / 2, middle, 36, 0)

    def set_offsets(self, offsets):
        """Other points, as rows of x and y."""
        offsets = np.asarray(offsets, dtype=float).reshape(-1, 2)
        self.x, self.y = offsets[:, 0], offsets[:, 1]
        self.set_sizes(np.resize(self.sizes, self.x.size) if self.sizes else 36)

    def get_offsets(self):
        """The points as rows of x and y."""
        return np.stack([self.x, self.y], axis=1)

    def set_sizes(self, sizes, dpi=72.0):
        """Other sizes, in square points."""
        self.sizes = (np.zeros(self.x.size) + np.asarray(sizes, dtype=float).ravel()).tolist()

    def set_facecolor(self, color):
        """Another colour inside, or one a point."""
        self.colors = colors_of(color)

    def set_edgecolor(self, color):
        """Another colour of the edges, or one a point."""
        self.edges = None if isinstance(color, str) and color == "face" else colors_of(color)

    set_facecolors, set_edgecolors = set_facecolor, set_edgecolor

    def set_color(self, color):
        """Another colour, or one a point."""
        self.set_facecolor(color)
        self.set_edgecolor(color)

    def set_linewidth(self, points):
        """How thick the edges are."""
        self.width = points

    set_linewidths = set_lw = set_linewidth

    def __getattr__(self, name):
        if self.__dict__.get("mappable") is None or not hasattr(self.mappable, name):
            return super().__getattr__(name)
        return getattr(self.mappable, name)


def colors_of(given):
    """A colour, or several as names or rows of numbers, as a list."""
    if isinstance(given, str) or isinstance(given, tuple) and given and isinstance(given[0], (int, float)):
        return [given]
    return list(given) if len(given) and isinstance(given[0], str) else [
        tuple(row) for row in np.atleast_2d(np.asarray(given, dtype=float)).tolist()]


class Bars(Artist):
    """Upright or lying bars, one by one in ``for bar in bars``."""

    #: How many points an edge is wide, and the pattern of lines over the bars.
    edgewidth, hatch = 1.0, None

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
            self._box(canvas, frame, left, low, right - left, high - low, i)

    def of(self, name, i):
        """What a bar has: of a list, its own."""
        value = getattr(self, name)
        return value[i % len(value)] if isinstance(value, list) and value else value

    def _box(self, canvas, frame, left, top, wide, high, i):
        color, alpha, edge = self.of("colors", i), self.of("alpha", i), self.of("edgecolor", i)
        opacity = to_rgba(color, alpha)[3]
        if opacity == 1:
            canvas.fill(left, top, wide, high, packed(color))
        elif opacity:
            canvas.area(np.array([left, left + wide, left + wide, left])._j, np.array([top, top, top + high, top + high])._j,
                        packed(color), opacity)
        if self.hatch:
            from ._hatches import paint_hatch

            paint_hatch(canvas, self.of("hatch", i), left, top, wide, high, edge if edge is not None and edge != "none" else "black", frame.point)
        if edge is not None and to_rgba(edge)[3]:
            canvas.line(np.array([left, left + wide, left + wide, left, left])._j,
                        np.array([top, top, top + high, top + high, top])._j, self.edgewidth * frame.point, "-", packed(edge),
                        to_rgba(edge, alpha)[3])

    def __len__(self):
        return self.height.size

    def __bool__(self):
        return True

    def __getitem__(self, at):
        from ._containers import Bar

        made = [Bar(self, i) for i in range(len(self))]
        return made[at]

    @property
    def patches(self):
        """The bars as a list."""
        return self[:]

    def sample(self, canvas, frame, left, right, middle):
        """Draws what stands for them in a legend."""
        self._box(canvas, frame, left, middle - 3.5 * frame.point, right - left, 7 * frame.point, 0)


def common(artist, given):
    """What every artist may be told: its height above others, coordinates of its own, and whether it keeps to the axes."""
    if given.get("zorder") is not None:
        artist.zorder = given["zorder"]
    if given.get("transform") is not None:
        artist.transform = given["transform"]
    if given.get("clip_on") is False:
        artist.free = True
    if given.get("visible") is False:
        artist.visible = False
    if given.get("gid") is not None:
        artist.gid = given["gid"]


def dashes_of(style):
    """A line's style as canvases know it: its name, or the lengths of ``(offset, (on, off, ...))``."""
    if isinstance(style, tuple):
        return ",".join(str(float(length)) for length in style[1] or ()) or "-"
    return style


def _range(values):
    finite = values[np.isfinite(values)]
    return (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
