"""Points on stalks, the key of a field of arrows, and the heights of contours as texts."""

import numpy as np

from ._areas import Text
from ._plots import _format
from ._scales import plain
from ._shapes import Arrows


def stem(self, *args, linefmt=None, markerfmt=None, basefmt=None, bottom=0, label=None, orientation="vertical", **kwargs):
    """Points on stalks; gives the points, the stalks and the base line."""
    args = list(args)
    if args and isinstance(args[-1], str):
        linefmt = args.pop()
    y = np.asarray(args[-1], dtype=float)
    x = np.arange(y.size) if len(args) == 1 else plain(self, "x", args[0])
    line = _format(linefmt or "C0-")
    mark = _format(markerfmt or (line[0] or "C0") + "o")
    base = _format(basefmt or "C3-")
    color = line[0] or "C0"
    upright = orientation == "vertical"
    stalks = (self.vlines if upright else self.hlines)(x, bottom, y, colors=color, linestyles=line[1] or "-")
    points = self.plot(*((x, y) if upright else (y, x)), color=mark[0] or color, linestyle=mark[1] if mark[2] is None else "", marker=mark[2] or "",
                       label=label)[0]
    ends = [x.min(), x.max()] if x.size else []
    low = [bottom] * len(ends)
    foot = self.plot(*((ends, low) if upright else (low, ends)), color=base[0] or "C3", linestyle=base[1] or "-")[0]
    made = StemContainer((points, stalks, foot))
    made.label = label
    return made


class StemContainer(tuple):
    """The points, the stalks and the base line."""

    markerline = property(lambda self: self[0])
    stemlines = property(lambda self: self[1])
    baseline = property(lambda self: self[2])


class _Key(Text):
    """An arrow of a known length with a text."""

    def __init__(self, axes, field, x, y, u, label, look):
        super().__init__(x, y, label, look.get("labelcolor") or "black", 10 * axes.figure.dpi / 72, "center")
        self.field, self.u, self.look = field, u, look
        self.free = True

    def paint(self, canvas, frame):
        page = self.look.get("coordinates", "axes")
        if page == "axes":
            x, y = frame.left + self.x * frame.width, frame.top + (1 - self.y) * frame.height
        elif page == "figure":
            x, y = self.x * frame.page[0], (1 - self.y) * frame.page[1]
        elif page == "data":
            x, y = frame.x(self.x), frame.y(self.y)
        else:
            raise NotImplementedError(f"keys stand in 'axes', 'figure' or 'data' coordinates here, not {page!r}")
        field, gap = self.field, self.look.get("labelsep", 0.1) * 72 * frame.point
        length = self.u * field.pixels_of(frame)
        side = self.look.get("labelpos", "N")
        start = {"N": -length / 2, "S": -length / 2, "E": -length, "W": 0.0}[side]
        key = Arrows([0], [0], [self.u], [0], self.look.get("color") or field.color, field.scale, field.units_xy, "uv")
        key.alpha, key.edge = field.alpha, field.edge
        key.paint_at(canvas, frame, x + start, y, self.u * field.pixels_of(frame), field)
        shift = {"N": (0.0, -gap, "center", 0.0), "S": (0.0, gap + 0.76 * self.size, "center", 0.0), "E": (gap, 0.36 * self.size, "left", 0.0),
                 "W": (-gap, 0.36 * self.size, "right", 0.0)}[side]
        self.anchor = {"left": 0.0, "center": 0.5, "right": 1.0}[shift[2]]
        self._write(canvas, frame, x + shift[0], y + shift[1])


def quiverkey(self, Q, X, Y, U, label, **kwargs):
    """An arrow of a known length with a text, at a place of the axes or the page."""
    made = _Key(self, Q, X, Y, U, label, kwargs)
    self.texts.append(made)
    return made


def clabel(self, CS, levels=None, *, fontsize=None, inline=True, inline_spacing=5, fmt=None, colors=None, manual=False, **kwargs):
    """The heights of contours as texts, each in the middle of the longest line of its height."""
    made = []
    wanted = set(np.asarray(CS.levels if levels is None else levels, dtype=float).tolist())
    for level, line in zip(CS.levels.tolist(), CS.lines_):
        at = np.flatnonzero(np.isfinite(line.x))
        if level not in wanted or at.size == 0:
            continue
        k = int(at[at.size // 2])
        other = k + 1 if k + 1 < line.x.size and np.isfinite(line.x[k + 1]) else k - 1
        text = (fmt[level] if isinstance(fmt, dict) else fmt(level) if callable(fmt) else fmt % level) if fmt is not None else _short(level)
        color = line.color if colors is None else colors if isinstance(colors, str) else colors[len(made) % len(colors)]
        label = self.text(float(line.x[k]), float(line.y[k]), text, color=color, fontsize=fontsize or "medium", ha="center", va="center", clip_on=True)
        (x0, x1), (y0, y1) = self.get_xlim(), self.get_ylim()
        _, _, wide, high = self.box
        page = self.figure.figsize
        dx = (line.x[other] - line.x[k]) / (x1 - x0) * wide * page[0]
        dy = (line.y[other] - line.y[k]) / (y1 - y0) * high * page[1]
        angle = float(np.degrees(np.arctan2(dy, dx)))
        label.angle = angle - 180 if angle > 90 else angle + 180 if angle < -90 else angle
        if inline:
            # The line makes room: what lies under the text is no number any more.
            room = (len(text) * 0.6 * label.size + 2 * inline_spacing) / 2 / self.figure.dpi
            across = (line.x - line.x[k]) / (x1 - x0) * wide * page[0]
            up = (line.y - line.y[k]) / (y1 - y0) * high * page[1]
            line.x = np.where(np.hypot(across, up) < room, np.nan, line.x)
        made.append(label)
    return made


def _short(level):
    return f"{level:.3f}".rstrip("0").rstrip(".") if abs(level) >= 1e-3 or level == 0 else f"{level:.3g}"
