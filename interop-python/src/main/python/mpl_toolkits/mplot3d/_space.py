"""Space seen in perspective: where points lie on a page, and the box of axes around them, as Matplotlib draws it."""

import math

import numpy as np
from matplotlib._artists import Frame
from matplotlib._names import packed
from matplotlib._paint import font_size, write
from matplotlib._ticks import labels_of, nice_places

#: What the page shows of the plane that space is seen on: its left and lower end, and its width.
_LEAST, _WIDE = -0.095, 0.185
_DISTANCE = 10.0
_PANES = (0.95, 0.9, 0.925)
#: For each axis: along which other one its edge is moved, and along which its ticks point.
_EDGE, _TICKS = (1, 0, 0), (1, 0, 0)
_WAYS = "xyz"


class Space(Frame):
    """The projection of one page: a frame for what is flat, and ``project`` for what is not."""

    def __init__(self, axes, box, point):
        left, top, width, height = box
        side = min(width, height)
        super().__init__((left + (width - side) / 2, top + (height - side) / 2, side, side), (0, 1), (0, 1))
        self.point = point
        limits = [axes.limits_of(way) for way in _WAYS]
        self.low, self.high = (np.array([pair[i] for pair in limits], dtype=float) for i in (0, 1))
        self.matrix = self._matrix(axes)

    def _matrix(self, axes):
        shape = np.array(axes.box_shape, dtype=float)
        shape = shape * (1.8294640721620434 * 25 / 24 * axes.zoom / np.sqrt((shape * shape).sum()))
        world = np.eye(4)
        world[:3, :3] = np.diag(shape / (self.high - self.low))
        world[:3, 3] = -shape * self.low / (self.high - self.low)
        up, round_, roll = (math.radians(a) for a in (axes.elev, axes.azim, axes.roll))
        away = np.array([math.cos(up) * math.cos(round_), math.cos(up) * math.sin(round_), math.sin(up)])
        eye = shape / 2 + _DISTANCE * away
        across = np.cross([0.0, 0.0, 1.0 if abs(axes.elev) % 360 <= 90 or abs(axes.elev) % 360 > 270 else -1.0], away)
        across = across / np.sqrt((across * across).sum()) if (across * across).sum() > 1e-30 else np.array(
            [-math.sin(round_), math.cos(round_), 0.0])
        above = np.cross(away, across)
        if roll:
            across, above = (across * math.cos(roll) + above * math.sin(roll), above * math.cos(roll) - across * math.sin(roll))
        view = np.eye(4)
        view[:3, :3] = np.stack([across, above, away])
        view[:3, 3] = -view[:3, :3] @ eye
        seen = np.array([[1.0, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, -_DISTANCE], [0, 0, -1, 0]])
        return seen @ view @ world

    def project(self, points):
        """Columns and rows of points (n, 3) on the page, and how far away they are."""
        points = np.asarray(points, dtype=float).reshape(-1, 3)
        seen = points @ self.matrix[:, :3].T + self.matrix[:, 3]
        u, v = seen[:, 0] / seen[:, 3], seen[:, 1] / seen[:, 3]
        return (self.left + (u - _LEAST) / _WIDE * self.width, self.top + self.height - (v - _LEAST) / _WIDE * self.height,
                seen[:, 2] / seen[:, 3])


def paint_box(canvas, axes, space):
    """The three far sides, the lines on them, and the edges with their ticks and texts."""
    low, high = np.minimum(space.low, space.high), np.maximum(space.low, space.high)
    middle, reach = (low + high) / 2, 0.08 * (high - low)
    far = np.array([_is_far(space, low, high, i) for i in range(3)])
    back, front = np.where(far, high, low), np.where(far, low, high)
    for i in range(3):
        corners = [[back[j] if j == i else (low, high)[at[j]][j] for j in range(3)] for at in _around(i)]
        x, y, _ = space.project(corners)
        canvas.area(x._j, y._j, packed(axes.pane_colors.get(_WAYS[i], (_PANES[i],) * 3)[:3]), 0.5)
    places = [_places(axes, way, *sorted(axes.limits_of(way)), space.width / (30 * space.point)) for way in _WAYS]
    if axes.gridded:
        for i in range(3):
            for place, _ in places[i]:
                ends = np.stack([back, back, back])
                ends[:, i] = place
                ends[0, (i - 2) % 3], ends[2, (i - 1) % 3] = front[(i - 2) % 3], front[(i - 1) % 3]
                _line(canvas, space, ends, 0.8, "#b0b0b0")
    for i in range(3):
        _edge(canvas, axes, space, i, places[i], back, front, far, middle, reach)


def _around(i):
    """Which end of each axis the corners of a side across axis i have, in order around it."""
    j, k = [n for n in range(3) if n != i]
    return [{i: 0, j: a, k: b} for a, b in ((0, 0), (1, 0), (1, 1), (0, 1))]


def _is_far(space, low, high, i):
    """Whether the side at the upper end of an axis is the one behind."""
    depths = []
    for end in (low, high):
        corners = [[end[i] if j == i else (low, high)[at[j]][j] for j in range(3)] for at in _around(i)]
        depths.append(float(space.project(corners)[2].mean()))
    return depths[0] < depths[1]


def _places(axes, way, low, high, most):
    ticks, texts = axes.ticks[way], axes.ticklabels[way]
    locator = axes.locators[way]
    if ticks is None:
        ticks = nice_places(low, high, most) if locator is None else [float(p) for p in locator.tick_values(low, high)]
    if axes.formatters[way] is not None:
        texts = [axes.formatters[way](place, i) for i, place in enumerate(ticks)]
    if texts is None:
        texts = labels_of(ticks, (low, high)) if axes.ticks[way] is None else [f"{place:.6g}" for place in ticks]
    texts = [*texts, *[""] * len(ticks)]
    return [(place, str(text)) for place, text in zip(ticks, texts) if low - 1e-9 <= place <= high + 1e-9]


def _edge(canvas, axes, space, i, places, back, front, far, middle, reach):
    start = back.copy()
    start[_EDGE[i]] = front[_EDGE[i]]
    end = start.copy()
    end[i] = front[i]
    _line(canvas, space, [start, end], 0.8, "k")
    at = _TICKS[i]
    out = reach[at] * (1 if far[at] else -1)
    # Matplotlib's estimate of what a point is in units of the data.
    unit = 48 / (2 * space.width / space.point) * reach
    size = font_size(axes.ticklabel_style[_WAYS[i]].get("labelsize"), "xtick.labelsize") * space.point
    for place, text in places:
        tick = np.stack([start, start])
        tick[:, i] = place
        tick[0, at], tick[1, at] = start[at] + 0.1 * out, start[at] - 0.2 * out
        _line(canvas, space, tick, 0.8, "k")
        here = start.copy()
        here[i] = place
        _write(canvas, space, _moved(here, middle, 11.5 * unit, i), text, size)
    label = axes.__dict__.get(_WAYS[i] + "label")
    if label:
        size = font_size(axes.text_sizes.get(_WAYS[i] + "label"), "axes.labelsize") * space.point
        _write(canvas, space, _moved((start + end) / 2, middle, 25 * unit, i), label, size)


def _moved(place, middle, by, i):
    made = place + np.where(place >= middle, by, -by)
    made[i] = place[i]
    return made


def _write(canvas, space, place, text, size):
    x, y, _ = space.project(place)
    write(canvas, text, float(x[0]), float(y[0]) + 0.36 * size, 0.5, size, 0, 0)


def _line(canvas, space, points, width, color):
    x, y, _ = space.project(points)
    canvas.line(x._j, y._j, width * space.point, "-", packed(color))
