"""Violins, events, broken bars, honeycombs, labels of bars, and lines without ends."""

import math

import numpy as np

from ._artists import dashes_of
from ._scales import plain
from ._shapes import Segments
from .collections import PolyCollection


def _density(values, where, bw):
    """Gauss' kernel about every value, as wide as Scott's rule or ``bw`` says."""
    n = values.size
    if bw in (None, "scott"):
        factor = n ** -0.2
    elif bw == "silverman":
        factor = (n * 3 / 4) ** -0.2
    elif isinstance(bw, (int, float)):
        factor = float(bw)
    else:
        raise ValueError(f"bw_method is {bw!r}; expected 'scott', 'silverman' or a number")
    wide = factor * values.std(ddof=1)
    return np.exp(-0.5 * ((where[:, None] - values[None, :]) / wide) ** 2).sum(axis=1) / (n * wide * math.sqrt(2 * math.pi))


def violinplot(self, dataset, positions=None, *, vert=None, orientation="vertical", widths=0.5, showmeans=False, showextrema=True,
               showmedians=False, quantiles=None, points=100, bw_method=None, side="both", data=None, **kwargs):
    """The density of each sample on both sides of a place; gives bodies and lines by name."""
    if isinstance(dataset, np.ndarray) and dataset.ndim == 2:
        dataset = list(dataset.T)
    samples = [np.asarray(d, dtype=float).ravel() for d in (dataset if np.ndim(dataset[0]) or isinstance(dataset[0], (list, tuple)) else [dataset])]
    quantiles = quantiles if quantiles is None or np.ndim(quantiles[0]) or isinstance(quantiles[0], (list, tuple)) else [quantiles]
    stats = []
    for i, sample in enumerate(samples):
        coords = np.linspace(sample.min(), sample.max(), points)
        vals = (coords == sample[0]).astype(float) if np.all(sample == sample[0]) else _density(sample, coords, bw_method)
        stats.append({"coords": coords, "vals": vals, "mean": sample.mean(), "median": np.median(sample), "min": sample.min(),
                      "max": sample.max(), "quantiles": np.percentile(sample, np.multiply(quantiles[i], 100.0)) if quantiles else []})
    vert = orientation == "vertical" if vert is None else vert
    return violin(self, stats, positions, vert=vert, widths=widths, showmeans=showmeans, showextrema=showextrema, showmedians=showmedians,
                  side=side)


def violin(self, vpstats, positions=None, *, vert=True, widths=0.5, showmeans=False, showextrema=True, showmedians=False, side="both"):
    """Violins of densities that are known: dictionaries with coords, vals, mean, median, min, max and quantiles."""
    places = np.arange(1, len(vpstats) + 1) if positions is None else np.asarray(positions, dtype=float)
    widths = np.zeros(len(vpstats)) + np.asarray(widths, dtype=float)
    color, made = self._next_color(), {"bodies": []}
    for stat, place, wide in zip(vpstats, places.tolist(), widths.tolist()):
        half = 0.5 * wide * np.asarray(stat["vals"]) / np.max(stat["vals"])
        low = place - half * (side in ("both", "low"))
        high = place + half * (side in ("both", "high"))
        coords = np.asarray(stat["coords"])
        xy = np.stack([np.concatenate([low, high[::-1]]), np.concatenate([coords, coords[::-1]])], axis=1)
        body = PolyCollection([xy if vert else xy[:, ::-1]], facecolors=[color], edgecolors=[color], alpha=0.3)
        made["bodies"].append(self.add_collection(body))

    ends = 0.25 * widths if side == "both" else 0.5 * widths
    left, right = places - ends * (side != "high"), places + ends * (side != "low")
    across, along = (self.hlines, self.vlines) if vert else (self.vlines, self.hlines)
    for name, key, wanted in (("cmeans", "mean", showmeans), ("cmaxes", "max", showextrema), ("cmins", "min", showextrema),
                              ("cmedians", "median", showmedians)):
        if wanted:
            made[name] = across([s[key] for s in vpstats], left, right, colors=color)
    if showextrema:
        made["cbars"] = along(places, [s["min"] for s in vpstats], [s["max"] for s in vpstats], colors=color)
    marks = [(q, lo, hi) for s, lo, hi in zip(vpstats, left, right) for q in s.get("quantiles", [])]
    if marks:
        made["cquantiles"] = across(*map(list, zip(*marks)), colors=color)
    return made


def eventplot(self, positions, orientation="horizontal", *, lineoffsets=1, linelengths=1, linewidths=None, colors=None, alpha=None,
              linestyles="solid", **kwargs):
    """Short lines at events, a row for each sequence."""
    rows = [positions] if not len(positions) or not (np.ndim(positions[0]) or isinstance(positions[0], (list, tuple))) else list(positions)

    def each(given, usual):
        given = usual if given is None else given
        given = list(given) if np.ndim(given) and not isinstance(given, str) else [given]
        return (given * len(rows))[: len(rows)]

    one = np.ndim(lineoffsets) == 0 and len(rows) > 1
    offsets = [k * lineoffsets for k in range(len(rows))] if one else each(lineoffsets, 1)
    draw = self.vlines if orientation == "horizontal" else self.hlines
    made = []
    single = isinstance(colors, str) or colors is None
    for row, offset, length, wide, color, style in zip(rows, offsets, each(linelengths, 1), each(linewidths, None), [colors] * len(rows) if single else each(
            colors, None), each(linestyles, "solid")):
        row = plain(self, "x" if orientation == "horizontal" else "y", np.ravel(row))
        made.append(draw(row, offset - length / 2, offset + length / 2, colors=color, linestyles=style, linewidths=wide, alpha=alpha))
    lengths = each(linelengths, 1)
    low, high = min(o - n for o, n in zip(offsets, lengths)), max(o + n for o, n in zip(offsets, lengths))
    if made:  # half a length more than the lines take, as room between the sequences of several plots
        usual = made[0].ranges() or (0.0, 1.0, 0.0, 1.0)
        made[0].ranges = lambda: (*usual[:2], low, high) if orientation == "horizontal" else (low, high, *usual[2:])
    return made


def broken_barh(self, xranges, yrange, **kwargs):
    """Lying bars with gaps: pairs of a start and a width, at a height and as thick as ``yrange`` says."""
    low, high = yrange
    boxes = []
    for start, width in xranges:
        start = float(plain(self, "x", [start])[0])
        width = width.total_seconds() / 86400 if hasattr(width, "total_seconds") else float(width)
        boxes.append([(start, low), (start, low + high), (start + width, low + high), (start + width, low)])
    if not any(k in kwargs for k in ("facecolors", "facecolor", "color", "fc")):
        kwargs["facecolors"] = [self._next_color()]
    return self.add_collection(PolyCollection(boxes, **kwargs))


def hexbin(self, x, y, C=None, *, gridsize=100, bins=None, xscale="linear", yscale="linear", extent=None, cmap=None, norm=None, vmin=None,
           vmax=None, alpha=None, linewidths=None, edgecolors="face", reduce_C_function=np.mean, mincnt=None, marginals=False, **kwargs):
    """How many points, or what mean of ``C``, lie in each cell of a honeycomb."""
    x, y = np.asarray(x, dtype=float).ravel(), np.asarray(y, dtype=float).ravel()
    px, py = (np.log10(x) if xscale == "log" else x), (np.log10(y) if yscale == "log" else y)
    nx, ny = gridsize if np.ndim(gridsize) else (gridsize, int(gridsize / math.sqrt(3)))
    x0, x1, y0, y1 = extent or (px.min(), px.max(), py.min(), py.max())
    pad = 1e-9 * (x1 - x0)
    x0, x1 = x0 - pad, x1 + pad
    sx, sy = (x1 - x0) / nx, (y1 - y0) / ny
    ix, iy = (px - x0) / sx, (py - y0) / sy
    near, off = (np.round(ix).astype(int), np.round(iy).astype(int)), (np.floor(ix).astype(int), np.floor(iy).astype(int))
    first = (ix - near[0]) ** 2 + 3 * (iy - near[1]) ** 2 < (ix - off[0] - 0.5) ** 2 + 3 * (iy - off[1] - 0.5) ** 2
    cells = {}
    for kind, grid in ((True, near), (False, off)):
        limit_x, limit_y = (nx, ny) if kind else (nx - 1, ny - 1)
        if C is None and mincnt is None:
            cells.update({(kind, a, b): [] for a in range(limit_x + 1) for b in range(limit_y + 1)})
        for i in np.flatnonzero(first == kind).tolist():
            a, b = int(grid[0][i]), int(grid[1][i])
            if 0 <= a <= limit_x and 0 <= b <= limit_y:
                cells.setdefault((kind, a, b), []).append(i)
    least = mincnt if mincnt is not None else 0 if C is None else 1
    kept = {key: found for key, found in cells.items() if len(found) >= least}
    values = np.array([len(f) if C is None else reduce_C_function(np.asarray(C, dtype=float)[f]) for f in kept.values()], dtype=float)
    if bins == "log":
        from .colors import LogNorm

        norm = norm or LogNorm(vmin, vmax)
    hexagon = np.array([[0.5, -0.5], [0.5, 0.5], [0, 1], [-0.5, 0.5], [-0.5, -0.5], [0, -1]]) * [sx, sy / 3]
    shapes = []
    for kind, a, b in kept:
        shape = hexagon + [x0 + (a + (0 if kind else 0.5)) * sx, y0 + (b + (0 if kind else 0.5)) * sy]
        shapes.append(np.stack([10 ** shape[:, 0] if xscale == "log" else shape[:, 0], 10 ** shape[:, 1] if yscale == "log" else shape[:, 1]], axis=1))
    from .colors import Normalize

    made = PolyCollection(shapes, array=values, cmap=cmap, norm=norm if norm is not None else Normalize(vmin, vmax), alpha=alpha,
                          edgecolors=edgecolors, linewidths=linewidths)
    corners = (x0 + pad, x1 - pad, y0, y1)
    made.ranges = lambda: tuple(10**v if scale == "log" else v for v, scale in zip(corners, (xscale, xscale, yscale, yscale)))
    self.__dict__.setdefault("margin", {}).update(x=0.0, y=0.0)
    made.norm.autoscale_None(values)
    self.add_collection(made)
    self.figure._image = made
    if xscale == "log":
        self.set_xscale("log")
    if yscale == "log":
        self.set_yscale("log")
    return made


def bar_label(self, container, labels=None, *, fmt="%g", label_type="edge", padding=0, **kwargs):
    """The heights of bars as texts at their ends or in their middles."""
    from ._notes import note

    made = []
    for i in range(len(container)):
        height, bottom, place = float(container.height[i]), float(container.bottom[i]), float(container.x[i])
        text = labels[i] if labels is not None and i < len(labels) else (
            fmt(height) if callable(fmt) else fmt.format(height) if "{" in fmt else fmt % height)
        end = bottom + height if label_type == "edge" else bottom + height / 2
        sign = (1 if height >= 0 else -1) if label_type == "edge" else 0
        xy, shift = ((end, place), (sign * padding, 0)) if container.lying else ((place, end), (0, sign * padding))
        ha, va = "center", "center"
        if label_type == "edge":
            ha, va = (("left" if sign > 0 else "right"), "center") if container.lying else ("center", "bottom" if sign > 0 else "top")
        made.append(note(self, text, xy, shift, None, {"textcoords": "offset points", "ha": ha, "va": va, **kwargs}))
    return made


class _Endless(Segments):
    """A line through a point, with a slope, as far as the axes reach."""

    def __init__(self, xy, slope, color, linewidth, linestyle, alpha, label):
        super().__init__([xy[0]], [xy[1]], color, linewidth, linestyle, alpha, label)
        self.slope = slope

    def paint(self, canvas, frame):
        x, y = float(self.x[0]), float(self.y[0])
        if math.isinf(self.slope):
            xs, ys = np.array([x, x]), np.array(frame.ylim)
        else:
            xs = np.array(frame.xlim)
            ys = y + self.slope * (xs - x)
        self._line(canvas, frame.x(xs), frame.y(ys))


def axline(self, xy1, xy2=None, *, slope=None, color=None, **kwargs):
    """A line without ends through two points, or through one with a slope."""
    if (xy2 is None) == (slope is None):
        raise TypeError("Exactly one of 'xy2' and 'slope' must be given")
    if slope is None:
        dx, dy = xy2[0] - xy1[0], xy2[1] - xy1[1]
        slope = math.inf if dx == 0 else dy / dx
    wide = kwargs.get("linewidth", kwargs.get("lw"))
    made = _Endless(xy1, slope, color or kwargs.get("c") or self._next_color(), self._width(wide), dashes_of(kwargs.get(
        "linestyle", kwargs.get("ls", "-"))), kwargs.get("alpha"), kwargs.get("label"))
    self.lines.append(made)
    return made


def ecdf(self, x, weights=None, *, complementary=False, orientation="vertical", compress=False, **kwargs):
    """Which part of a sample lies at or below each number."""
    x = np.asarray(x, dtype=float)
    order = np.argsort(x)
    share = np.cumsum((np.ones(x.size) if weights is None else np.asarray(weights, dtype=float))[order])
    share = np.concatenate([[0.0], share / share[-1]])
    places = np.concatenate([x[order][:1], x[order]])
    share = 1 - share if complementary else share
    made = self.step(places, share, where="post", **kwargs)[0] if orientation == "vertical" else self.step(share, places, where="pre", **kwargs)[0]
    return made


