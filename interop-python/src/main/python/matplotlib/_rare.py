"""What few scripts draw: functions of axes which are loaded when one of them is asked for."""

import numpy as np

from ._contours import contour, contourf, pcolor, pcolormesh
from ._shapes import Arrows, Polygon, Segments

__all__ = ["add_artist", "add_collection", "add_line", "add_patch", "arrow", "boxplot", "contour", "contourf", "fill", "fill_betweenx",
           "hist2d", "hlines", "loglog", "pcolor", "pcolormesh", "pie", "plot_date", "quiver", "semilogx", "semilogy", "spy",
           "stackplot", "stairs", "step", "twinx", "twiny", "vlines"]


def loglog(self, *args, **kwargs):
    """``plot`` with both axes logarithmic."""
    self.set_xscale("log")
    self.set_yscale("log")
    return self.plot(*args, **_without_base(kwargs))


def semilogx(self, *args, **kwargs):
    """``plot`` with x logarithmic."""
    self.set_xscale("log")
    return self.plot(*args, **_without_base(kwargs))


def semilogy(self, *args, **kwargs):
    """``plot`` with y logarithmic."""
    self.set_yscale("log")
    return self.plot(*args, **_without_base(kwargs))


def _without_base(kwargs):
    return {name: value for name, value in kwargs.items() if name not in ("base", "subs", "nonpositive")}


def step(self, x, y, *args, where="pre", **kwargs):
    """A line in steps."""
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if where == "pre":
        x, y = np.repeat(x, 2)[:-1], np.repeat(y, 2)[1:]
    elif where == "post":
        x, y = np.repeat(x, 2)[1:], np.repeat(y, 2)[:-1]
    else:
        middle = (x[1:] + x[:-1]) / 2
        x, y = np.concatenate([x[:1], np.repeat(middle, 2), x[-1:]]), np.repeat(y, 2)
    return self.plot(x, y, *args, **kwargs)


def stairs(self, values, edges=None, *, fill=False, **kwargs):
    """Steps of a histogram."""
    values = np.asarray(values, dtype=float)
    edges = np.arange(values.size + 1.0) if edges is None else np.asarray(edges, dtype=float)
    x, y = np.repeat(edges, 2), np.concatenate([[0], np.repeat(values, 2), [0]])
    return self.fill_between(x, y, **kwargs) if fill else self.plot(x, y, **kwargs)[0]


def _segments(self, x, y, colors, linestyles, label, kwargs):
    made = Segments(x, y, colors or kwargs.get("color") or "C0", self._width(kwargs.get("linewidths") or kwargs.get(
        "linewidth") or kwargs.get("lw")), linestyles, kwargs.get("alpha"), label)
    self.lines.append(made)
    return made


def _interrupted(a, b):
    return np.stack([a, b, np.full(a.shape, np.nan)], axis=1).ravel()


def vlines(self, x, ymin, ymax, colors=None, linestyles="-", *, label="", **kwargs):
    """Upright lines."""
    x, low, high = np.broadcast_arrays(*(np.atleast_1d(np.asarray(a, dtype=float)) for a in (x, ymin, ymax)))
    return _segments(self, _interrupted(x, x), _interrupted(low, high), colors, linestyles, label, kwargs)


def hlines(self, y, xmin, xmax, colors=None, linestyles="-", *, label="", **kwargs):
    """Lying lines."""
    y, low, high = np.broadcast_arrays(*(np.atleast_1d(np.asarray(a, dtype=float)) for a in (y, xmin, xmax)))
    return _segments(self, _interrupted(low, high), _interrupted(y, y), colors, linestyles, label, kwargs)


def fill(self, *args, color=None, alpha=None, label=None, **kwargs):
    """Filled polygons: ``fill(x, y)``, each with a colour if wanted."""
    args, made = list(args), []
    while args:
        x, y = args.pop(0), args.pop(0)
        chosen = args.pop(0) if args and isinstance(args[0], str) else color or kwargs.get("facecolor")
        made.append(add_patch(self, Polygon(np.stack([np.asarray(x, dtype=float), np.asarray(y, dtype=float)], axis=1),
                                            facecolor=chosen or self._next_color(), alpha=alpha, label=label,
                                            edgecolor=kwargs.get("edgecolor"))))
    return made


def fill_betweenx(self, y, x1, x2=0, *, color=None, alpha=None, label=None, **kwargs):
    """Fills what lies between two lines that run upwards."""
    y = np.asarray(y, dtype=float)
    x1, x2 = np.zeros(y.size) + x1, np.zeros(y.size) + x2
    return add_patch(self, Polygon(np.stack([np.concatenate([x1, x2[::-1]]), np.concatenate([y, y[::-1]])], axis=1),
                                   facecolor=color or kwargs.get("facecolor") or self._next_color(), alpha=alpha, label=label))


def stackplot(self, x, *args, labels=(), colors=None, **kwargs):
    """Areas on top of each other."""
    rows = np.cumsum(np.atleast_2d(np.concatenate([np.atleast_2d(np.asarray(a, dtype=float)) for a in args])), axis=0)
    names, below = list(labels), np.zeros(rows.shape[1])
    made = []
    for i, row in enumerate(rows):
        made.append(self.fill_between(x, below, row, color=colors[i % len(colors)] if colors else None,
                                      label=names[i] if i < len(names) else None, alpha=kwargs.get("alpha")))
        below = row
    return made


def add_patch(self, p):
    """A shape of ``matplotlib.patches``."""
    self.patches.append(p)
    return p


add_artist = add_patch


def add_collection(self, collection, autolim=True):
    """Shapes or lines of ``matplotlib.collections``."""
    collection.axes = self
    return add_patch(self, collection)


def add_line(self, line):
    """A line of ``matplotlib.lines``."""
    self.lines.append(line)
    return line


def arrow(self, x, y, dx, dy, *, color=None, **kwargs):
    """A line with a head."""
    made = Arrows([x], [y], [dx], [dy], color or kwargs.get("fc") or kwargs.get("facecolor") or "C0", 1.0, True, "xy")
    self.patches.append(made)
    return made


def quiver(self, *args, color=None, scale=None, units="width", scale_units=None, angles="uv", cmap=None, norm=None, **kwargs):
    """A field of arrows: ``quiver(u, v)``, ``quiver(x, y, u, v)``, each with numbers for colours if wanted."""
    args = [np.asarray(a, dtype=float) for a in args]
    c = args.pop() if len(args) in (3, 5) else None
    if len(args) == 2:
        u, v = args
        x, y = np.meshgrid(np.arange(u.shape[-1]), np.arange(u.shape[0])) if u.ndim == 2 else (np.arange(u.size), np.zeros(u.size))
    else:
        x, y, u, v = args
        if u.ndim == 2 and x.ndim == 1:
            x, y = np.meshgrid(x, y)
    colors = color or kwargs.get("facecolor") or kwargs.get("fc") or "k"
    if c is not None:
        from .cm import ScalarMappable

        colors = [tuple(row) for row in ScalarMappable(norm, cmap).to_rgba(c.ravel()).tolist()]
    made = Arrows(x, y, u, v, colors, scale, scale_units == "xy", angles)
    made.alpha, made.edge = kwargs.get("alpha"), kwargs.get("edgecolor", kwargs.get("ec"))
    made.edgewidth = kwargs.get("linewidth", kwargs.get("lw", 1.0))
    self.patches.append(made)
    return made


def boxplot(self, x, *, positions=None, widths=None, labels=None, tick_labels=None, showfliers=True, showmeans=False, whis=1.5,
            vert=True, patch_artist=False, **kwargs):
    """Boxes from quartile to quartile, lines at medians, whiskers to the last points within 1.5 boxes, points beyond."""
    x = x.T if isinstance(x, np.ndarray) and x.ndim == 2 else x
    groups = [np.asarray(g, dtype=float) for g in (x if np.ndim(x[0]) else [x])]
    places = list(range(1, len(groups) + 1)) if positions is None else list(positions)
    made = {name: [] for name in ("boxes", "medians", "whiskers", "caps", "fliers", "means")}

    def line(kind, a, b, **style):
        made[kind] += self.plot(a, b, **style) if vert else self.plot(b, a, **style)

    usual = min(0.5, max(0.15, 0.15 * (max(places) - min(places))))
    for place, values in zip(places, groups):
        half = (usual if widths is None else widths if np.ndim(widths) == 0 else widths[len(made["medians"])]) / 2
        q1, median, q3 = np.percentile(values, [25, 50, 75])
        inside = values[(values >= q1 - whis * (q3 - q1)) & (values <= q3 + whis * (q3 - q1))]
        low, high = min(inside.min(), q1), max(inside.max(), q3)
        left, right = place - half, place + half
        if patch_artist and vert:
            made["boxes"].append(add_patch(self, Polygon([(left, q1), (right, q1), (right, q3), (left, q3)], edgecolor="k")))
        else:
            line("boxes", [left, right, right, left, left], [q1, q1, q3, q3, q1], color="k", lw=1)
        line("medians", [left, right], [median, median], color="C1", lw=1)
        for start, end in ((q1, low), (q3, high)):
            line("whiskers", [place, place], [start, end], color="k", lw=1)
            line("caps", [place - half / 2, place + half / 2], [end, end], color="k", lw=1)
        if showmeans:
            line("means", [place], [values.mean()], color="C2", linestyle="", marker="^")
        beyond = values[(values < low) | (values > high)]
        if showfliers:
            line("fliers", np.full(beyond.size, place), beyond, color="k", linestyle="", marker="o", markerfacecolor="w")
    names = labels if labels is not None else tick_labels
    (self.set_xticks if vert else self.set_yticks)(places, names if names is not None else [str(p) for p in places])
    (self.set_xlim if vert else self.set_ylim)(min(places) - 0.5, max(places) + 0.5)
    return made


def pie(self, x, *, labels=None, colors=None, autopct=None, startangle=0, explode=None, counterclock=True, radius=1,
        pctdistance=0.6, labeldistance=1.1, wedgeprops=None, textprops=None, normalize=True, **kwargs):
    """Parts of a whole as parts of a disc."""
    from .patches import Wedge

    x = np.asarray(x, dtype=float)
    parts, at, wedges, texts, said = x / x.sum() if normalize else x, startangle, [], [], []
    for i, part in enumerate(parts.tolist()):
        end = at + 360 * part * (1 if counterclock else -1)
        middle, out = np.radians((at + end) / 2), explode[i] if explode is not None else 0
        cos, sin = float(np.cos(middle)), float(np.sin(middle))
        look = {"facecolor": colors[i % len(colors)] if colors else f"C{i % 10}", "label": None if labels is None else labels[i],
                **(wedgeprops or {})}
        wedges.append(add_patch(self, Wedge((out * radius * cos, out * radius * sin), radius, min(at, end), max(at, end), **look)))
        place = {"va": "center", **(textprops or {})}
        name = "" if labels is None else labels[i]
        far, near = (out + labeldistance) * radius, (out + pctdistance) * radius
        texts.append(self.text(far * cos, far * sin, name, **{"ha": "left" if cos > 0 else "right", **place}))
        if autopct is not None:
            share = autopct(100 * part) if callable(autopct) else autopct % (100 * part)
            said.append(self.text(near * cos, near * sin, share, **{"ha": "center", **place}))
        at = end
    self.set_aspect("equal")
    self.set_axis_off()
    self.set_xlim(-1.25 * radius, 1.25 * radius)
    self.set_ylim(-1.25 * radius, 1.25 * radius)
    return (wedges, texts) if autopct is None else (wedges, texts, said)


def hist2d(self, x, y, bins=10, range=None, density=False, weights=None, cmap=None, **kwargs):
    """How many points lie in each box; returns counts, both edges and the image."""
    counts, xedges, yedges = np.histogram2d(x, y, bins, range, density, weights)
    return counts, xedges, yedges, pcolormesh(self, xedges, yedges, counts.T, cmap=cmap, **kwargs)


def spy(self, Z, precision=0, **kwargs):
    """Where a matrix is not zero."""
    return self.imshow(np.abs(np.asarray(Z)) > precision, cmap="gray_r")


def plot_date(self, x, y, fmt="o", **kwargs):
    """As ``plot``, for numbers."""
    return self.plot(x, y, fmt, **kwargs)


def _twin(self, way):
    from .axes import Axes

    twin = Axes(self.figure, self.box)
    twin.shared[way] = self.shared[way]
    twin.shared[way].append(twin)
    twin.shown[way] = False
    twin.aspect = self.aspect
    self.followers.append(lambda axes: setattr(twin, "box", axes.box))
    self.figure._add(twin)
    return twin


def twinx(self):
    """Axes with the same x and a y of their own, on the right."""
    twin = _twin(self, "x")
    twin.tick_side = "right"
    return twin


def twiny(self):
    """Axes with the same y and an x of their own, above."""
    twin = _twin(self, "y")
    twin.tick_params("x", top=True, bottom=False, labeltop=True)
    return twin
