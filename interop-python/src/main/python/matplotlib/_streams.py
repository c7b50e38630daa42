"""Lines along a field: ``streamplot``."""

import math

import numpy as np

from .collections import LineCollection
from .patches import FancyArrowPatch

__all__ = ["StreamplotSet", "streamplot"]


class StreamplotSet:
    """The lines of a field, and the arrows on them."""

    def __init__(self, lines, arrows):
        self.lines, self.arrows = lines, arrows


class _Field:
    """A field on a grid, asked for in units of the grid's steps and of its whole length."""

    def __init__(self, x, y, u, v):
        self.x, self.y = x, y
        self.nx, self.ny = x.size, y.size
        self.u, self.v = u * (self.nx - 1) / (x[-1] - x[0]), v * (self.ny - 1) / (y[-1] - y[0])
        # Speed in lengths of the axes, by which steps are measured.
        self.speed = np.hypot(self.u / (self.nx - 1), self.v / (self.ny - 1))
        self.parts = [a.tolist() for a in (self.u, self.v, self.speed)]

    def at(self, which, i, j):
        """Linear between the four corners of a cell; NaN beside what is no number."""
        a = self.parts[which]
        x0, y0 = min(int(i), self.nx - 2), min(int(j), self.ny - 2)
        s, t = i - x0, j - y0
        low, high = a[y0], a[y0 + 1]
        return (low[x0] * (1 - s) + low[x0 + 1] * s) * (1 - t) + (high[x0] * (1 - s) + high[x0 + 1] * s) * t

    def inside(self, i, j):
        """Whether a place lies on the grid."""
        return 0 <= i <= self.nx - 1 and 0 <= j <= self.ny - 1


class _Mask:
    """Cells that a line went through already: no other one comes into these."""

    def __init__(self, nx, ny):
        self.nx, self.ny = nx, ny
        self.taken = [[False] * nx for _ in range(ny)]
        self.trail, self.now = [], None

    def enter(self, cell):
        """Goes on to a cell; whether that is free, or the one it is in."""
        if cell == self.now:
            return True
        x, y = cell
        if self.taken[y][x]:
            return False
        self.taken[y][x], self.now = True, cell
        self.trail.append(cell)
        return True

    def undo(self):
        """Frees what the last line took."""
        for x, y in self.trail:
            self.taken[y][x] = False


def _line(field, mask, i, j, sign, longest, cell):
    """Places along the field from one on, forwards or backwards, by steps of Runge and Kutta, and how long the way is."""
    step, total, path = 0.003, 0.0, [(i, j)]
    most = min(1.0 / mask.nx, 1.0 / mask.ny, 0.1)
    while total < longest:
        def flow(a, b):
            if not field.inside(a, b):
                return None
            speed = field.at(2, a, b)
            if not speed > 0:
                return None
            return sign * field.at(0, a, b) / speed, sign * field.at(1, a, b) / speed

        first = flow(i, j)
        if first is None:
            break
        second = flow(i + step * first[0], j + step * first[1])
        if second is None:
            break
        dx, dy = step * (first[0] + second[0]) / 2, step * (first[1] + second[1]) / 2
        fault = math.hypot((second[0] - first[0]) * step / 2 / (field.nx - 1), (second[1] - first[1]) * step / 2 / (field.ny - 1))
        if fault < 0.003:
            i, j = i + dx, j + dy
            if not field.inside(i, j) or not mask.enter(cell(i, j)):
                break
            path.append((i, j))
            total += step
        step = min(most, 0.85 * step * math.sqrt(0.003 / fault)) if fault else most
    return path, total


def _starts(nx, ny):
    """All cells, from the border inwards."""
    left, right, low, high = 0, nx - 1, 0, ny - 1
    while left <= right and low <= high:
        yield from ((x, low) for x in range(left, right + 1))
        yield from ((right, y) for y in range(low + 1, high + 1))
        if high > low:
            yield from ((x, high) for x in range(right - 1, left - 1, -1))
        if right > left:
            yield from ((left, y) for y in range(high - 1, low, -1))
        left, right, low, high = left + 1, right - 1, low + 1, high - 1


def streamplot(self, x, y, u, v, density=1, linewidth=None, color=None, cmap=None, norm=None, arrowsize=1, arrowstyle="-|>", minlength=0.1,
               transform=None, zorder=None, start_points=None, maxlength=4.0, integration_direction="both", broken_streamlines=True, **kwargs):
    """Lines along a field whose vectors (u, v) are known on a grid, about 30 cells of it times ``density`` apart."""
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    x, y = (x[0] if x.ndim == 2 else x), (y[:, 0] if y.ndim == 2 else y)
    u, v = np.asarray(u, dtype=float), np.asarray(v, dtype=float)
    if u.shape != (y.size, x.size) or v.shape != u.shape:
        raise ValueError(f"'u' and 'v' must match the shape of the (x, y) grid: {(y.size, x.size)}, not {u.shape} and {v.shape}")
    if integration_direction not in ("both", "forward", "backward"):
        raise ValueError(f"{integration_direction!r} is not a valid value for integration_direction; expected 'both', 'forward' or 'backward'")
    if not (np.allclose(np.diff(x), np.diff(x)[0]) and np.allclose(np.diff(y), np.diff(y)[0])):
        raise ValueError("'x' and 'y' values must be equally spaced")
    field = _Field(x, y, u, v)
    dx, dy = density if np.ndim(density) else (density, density)
    mask = _Mask(int(30 * dx), int(30 * dy))
    scale = (mask.nx - 1) / (field.nx - 1), (mask.ny - 1) / (field.ny - 1)

    def cell(i, j):
        return int(i * scale[0] + 0.5), int(j * scale[1] + 0.5)

    if start_points is None:
        starts = [(a / scale[0], b / scale[1]) for a, b in _starts(mask.nx, mask.ny)]
    else:
        steps = x[1] - x[0], y[1] - y[0]
        starts = [((a - x[0]) / steps[0], (b - y[0]) / steps[1]) for a, b in np.asarray(start_points, dtype=float).tolist()]
    lines = []
    longest = maxlength / 2 if integration_direction == "both" else maxlength
    for i, j in starts:
        if not field.inside(i, j):
            raise ValueError(f"Starting point ({i}, {j}) outside of data boundaries")
        mask.trail, mask.now = [], None
        if not mask.enter(cell(i, j)):
            continue
        path, total = [(i, j)], 0.0
        if integration_direction != "forward":
            back, gone = _line(field, mask, i, j, -1, longest, cell)
            path, total = back[::-1], total + gone
        if integration_direction != "backward":
            mask.now = cell(i, j)
            ahead, gone = _line(field, mask, i, j, 1, longest, cell)
            path, total = path[:-1] + ahead, total + gone
        if total > minlength and len(path) > 1:
            lines.append(np.array(path))
        else:
            mask.undo()
    return _drawn(self, field, lines, color, linewidth, cmap, norm, arrowsize, arrowstyle)


def _drawn(self, field, lines, color, linewidth, cmap, norm, arrowsize, arrowstyle):
    by_color, by_width = isinstance(color, np.ndarray), isinstance(linewidth, np.ndarray)
    color = self._next_color() if color is None else color
    linewidth = self.rc.get("lines.linewidth", 1.5) if linewidth is None else linewidth
    parts, values, widths, arrows = [], [], [], []
    origin, steps = np.array([field.x[0], field.y[0]]), np.array([field.x[1] - field.x[0], field.y[1] - field.y[0]])
    for line in lines:
        xy = origin + line * steps
        parts += [xy[k:k + 2] for k in range(len(xy) - 1)] if by_color or by_width else [xy]
        if by_color:
            values += _interpolated(color, line)[:-1]
        if by_width:
            widths += _interpolated(linewidth, line)[:-1]
        gone = np.cumsum(np.hypot(np.diff(xy[:, 0]), np.diff(xy[:, 1])))
        k = int(np.searchsorted(gone, gone[-1] / 2))
        arrows.append((xy[k], (xy[k] + xy[min(k + 1, len(xy) - 1)]) / 2, _interpolated(color, line)[k] if by_color else None,
                       _interpolated(linewidth, line)[k] if by_width else linewidth))
    from .colors import Normalize

    look = {"array": np.array(values), "cmap": cmap, "norm": norm or Normalize(np.nanmin(color), np.nanmax(color))} if by_color else {"colors": [color]}
    made = LineCollection(parts, linewidths=widths if by_width else linewidth, **look)
    self.add_collection(made)
    heads = []
    for tail, head, value, wide in arrows:
        shade = color if value is None else tuple(made.to_rgba(value))
        heads.append(self.add_patch(FancyArrowPatch(tail, head, arrowstyle=arrowstyle, mutation_scale=10 * arrowsize, color=shade,
                                                    linewidth=wide, shrinkA=0, shrinkB=0)))
    if by_color:
        self.figure._image = made
    made.ranges = lambda: (float(field.x[0]), float(field.x[-1]), float(field.y[0]), float(field.y[-1]))
    self.__dict__.setdefault("margin", {}).update(x=0.0, y=0.0)
    return StreamplotSet(made, heads)


def _interpolated(values, line):
    i, j = line[:, 0], line[:, 1]
    x0 = np.minimum(i.astype(int), values.shape[1] - 2)
    y0 = np.minimum(j.astype(int), values.shape[0] - 2)
    s, t = i - x0, j - y0
    low = values[y0, x0] * (1 - s) + values[y0, x0 + 1] * s
    high = values[y0 + 1, x0] * (1 - s) + values[y0 + 1, x0 + 1] * s
    return (low * (1 - t) + high * t).tolist()
