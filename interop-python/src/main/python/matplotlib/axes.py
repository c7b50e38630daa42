"""Axes: the part of a figure which holds an image or a plot."""

import bisect

import numpy as np

from . import rcParams
from ._artists import Area, Bars, Frame, Line2D, Points, Span, Text
from .cm import ScalarMappable
from .colors import Normalize
from .image import AxesImage

__all__ = ["Axes"]


class Axes:
    """Made by ``figure.add_subplot`` or ``pyplot.subplots``; ``box`` is (left, bottom, width, height) in fractions."""

    def __init__(self, figure, box):
        self.figure = figure
        self.box = tuple(box)
        self.cla()

    def cla(self):
        """Empties the axes."""
        self.images, self.lines, self.patches, self.texts = [], [], [], []
        self.title = self.xlabel = self.ylabel = ""
        self.visible_axis = True
        self.aspect = None
        self.limits = {"x": None, "y": None}
        self.ticks = {"x": None, "y": None}
        self.ticklabels = {"x": None, "y": None}
        self.tick_side = "left"
        self.gridding = None
        self.legend_ = None
        self.scales = {"x": "linear", "y": "linear"}
        self._colors = 0

    clear = cla

    def imshow(self, X, cmap=None, norm=None, *, aspect=None, interpolation=None, alpha=None, vmin=None, vmax=None,
               origin=None, extent=None):
        """Shows an image; see ``pyplot.imshow``."""
        image = AxesImage(self, X, cmap, norm, alpha, vmin, vmax, origin or rcParams["image.origin"], extent)
        self.images.append(image)
        self.aspect = aspect or "equal"
        return image

    def matshow(self, Z, **kwargs):
        """Shows a matrix."""
        return self.imshow(Z, **kwargs)

    def plot(self, *args, color=None, c=None, linewidth=None, lw=None, linestyle=None, ls=None, marker=None, label=None,
             alpha=None, markersize=None, ms=None, markerfacecolor=None, **kwargs):
        """Lines: ``plot(y)``, ``plot(x, y)``, each with a format such as ``"r--"`` or ``"o"`` if wanted."""
        args, made = list(args), []
        while args:
            x = args.pop(0)
            y = args.pop(0) if args and not isinstance(args[0], str) else None
            style = _format(args.pop(0) if args and isinstance(args[0], str) else "")
            if y is None:
                x, y = np.arange(len(x)), x
            columns = np.asarray(y, dtype=float)
            for column in columns.T if columns.ndim == 2 else [columns]:
                made.append(Line2D(x, column, color or c or style[0] or self._next_color(),
                                   self._width(linewidth or lw), linestyle or ls or style[1], marker or style[2], label,
                                   alpha, markersize or ms, markerfacecolor))
        self.lines.extend(made)
        return made

    def _width(self, points):
        return (points or rcParams["lines.linewidth"]) * self.figure.dpi / 72

    def scatter(self, x, y, s=36, c=None, marker="o", cmap=None, norm=None, vmin=None, vmax=None, alpha=None, label=None,
                color=None, edgecolors=None, linewidths=None, **kwargs):
        """Markers at points: ``s`` their sizes in square points, ``c`` a colour, colours, or numbers for a map."""
        count, mappable = np.size(x), None
        chosen = c if c is not None else color
        if chosen is None:
            colors = [self._next_color()]
        elif isinstance(chosen, str):
            colors = [chosen]
        else:
            values = chosen if isinstance(chosen[0], str) else np.asarray(chosen, dtype=float)
            if isinstance(values, np.ndarray) and values.ndim == 1 and values.size == count and not (
                    count in (3, 4) and color is not None):
                mappable = ScalarMappable(norm if norm is not None else Normalize(vmin, vmax), cmap)
                mappable.norm.autoscale_None(values)
                mappable.axes = self
                colors = [tuple(row) for row in mappable.to_rgba(values).tolist()]
            elif isinstance(values, np.ndarray):
                colors = [tuple(row) for row in np.atleast_2d(values).tolist()]
            else:
                colors = list(values)
        made = Points(x, y, s, colors, marker, alpha, label, mappable)
        self.lines.append(made)
        if mappable is not None:
            self.figure._image = mappable
        return made

    def errorbar(self, x, y, yerr=None, xerr=None, fmt="", ecolor=None, elinewidth=None, capsize=0, label=None, color=None,
                 alpha=None, **kwargs):
        """A line with bars that say how sure its points are."""
        style = _format(fmt) if fmt != "none" else (None, "", None)
        color = color or style[0] or self._next_color()
        x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        width = self._width(elinewidth)
        bars = []
        for error, way in ((yerr, "y"), (xerr, "x")):
            if error is None:
                continue
            low, high = np.zeros((2, x.size)) + (np.asarray(error, dtype=float) if np.ndim(error) == 2 else
                                                 np.asarray(error, dtype=float))
            for i in range(x.size):
                a = (x[i], x[i]) if way == "y" else (x[i] - low[i], x[i] + high[i])
                b = (y[i] - low[i], y[i] + high[i]) if way == "y" else (y[i], y[i])
                bars.append(Line2D(a, b, ecolor or color, width, "-", ("_" if way == "y" else "|") if capsize else None, None,
                                   alpha, 2 * capsize or None))
        line = Line2D(x, y, color, self._width(kwargs.get("linewidth") or kwargs.get("lw")),
                      kwargs.get("linestyle") or kwargs.get("ls") or style[1], kwargs.get("marker") or style[2], label, alpha,
                      kwargs.get("markersize"))
        self.lines.extend([*bars, line])
        return line, (), bars

    def bar(self, x, height, width=0.8, bottom=0, *, color=None, label=None, align="center", alpha=None, edgecolor=None,
            yerr=None, tick_label=None, **kwargs):
        """Bars at x, which are numbers or names."""
        x = self._placed("x", x)
        bars = Bars(x if align == "center" else x + np.asarray(width) / 2, height, width, 0 if bottom is None else bottom,
                    color if color is not None else self._next_color(), label, alpha, edgecolor)
        self.patches.append(bars)
        if tick_label is not None:
            self.set_xticks(x.tolist(), list(tick_label))
        if yerr is not None:
            self.errorbar(x, np.asarray(height, dtype=float), yerr, fmt="none", ecolor=kwargs.get("ecolor", "k"),
                          capsize=kwargs.get("capsize", 0), color="k")
        return bars

    def barh(self, y, width, height=0.8, left=0, *, color=None, label=None, align="center", alpha=None, edgecolor=None,
             **kwargs):
        """Lying bars at y, which are numbers or names."""
        y = self._placed("y", y)
        bars = Bars(y if align == "center" else y + np.asarray(height) / 2, width, height, left,
                    color if color is not None else self._next_color(), label, alpha, edgecolor, True)
        self.patches.append(bars)
        return bars

    def _placed(self, way, values):
        values = list(values) if np.ndim(values) else [values]
        if values and isinstance(values[0], str):
            self.ticks[way], self.ticklabels[way] = list(range(len(values))), values
            values = range(len(values))
        return np.asarray(list(values), dtype=float)

    def hist(self, x, bins=10, range=None, density=False, color=None, label=None, alpha=None, edgecolor=None, weights=None,
             histtype="bar", **kwargs):
        """A histogram; returns the counts, the edges and the bars."""
        counts, edges = histogram(np.asarray(x, dtype=float), bins, range, density)
        if histtype == "step":
            return counts, edges, self.plot(np.repeat(edges, 2), np.concatenate([[0], np.repeat(counts, 2), [0]]),
                                            color=color, label=label, alpha=alpha)
        widths = edges[1:] - edges[:-1]
        return counts, edges, self.bar(edges[:-1] + widths / 2, counts, widths, color=color, label=label, alpha=alpha,
                                       edgecolor=edgecolor)

    def fill_between(self, x, y1, y2=0, *, color=None, alpha=None, label=None, facecolor=None, **kwargs):
        """Fills what lies between two lines."""
        area = Area(x, y1, y2, color or facecolor or self._next_color(), alpha, label)
        self.patches.append(area)
        return area

    def _span(self, way, low, high, color, kwargs):
        span = Span(way, low, high, color or kwargs.get("c") or "C0", self._width(kwargs.get("linewidth") or kwargs.get("lw")),
                    kwargs.get("linestyle") or kwargs.get("ls") or "-", kwargs.get("alpha"), kwargs.get("label"))
        self.lines.append(span)
        return span

    def axhline(self, y=0, xmin=0, xmax=1, *, color=None, **kwargs):
        """A line across the axes."""
        return self._span("y", y, y, color, kwargs)

    def axvline(self, x=0, ymin=0, ymax=1, *, color=None, **kwargs):
        """A line up the axes."""
        return self._span("x", x, x, color, kwargs)

    def axhspan(self, ymin, ymax, *, color=None, facecolor=None, **kwargs):
        """A band across the axes."""
        return self._span("y", ymin, ymax, color or facecolor, kwargs)

    def axvspan(self, xmin, xmax, *, color=None, facecolor=None, **kwargs):
        """A band up the axes."""
        return self._span("x", xmin, xmax, color or facecolor, kwargs)

    def grid(self, visible=None, which="major", axis="both", *, color=None, linestyle=None, ls=None, linewidth=None, lw=None,
             alpha=None, **kwargs):
        """Lines at the ticks."""
        if visible is False or visible is None and self.gridding and not (color or linestyle or ls or alpha):
            self.gridding = None
        else:
            self.gridding = (axis, color or "#b0b0b0", linestyle or ls or "-", linewidth or lw or 0.8, alpha)

    def legend(self, *args, loc="best", fontsize=None, title=None, frameon=True, ncol=1, **kwargs):
        """A box that names what is drawn: artists with labels, or ``legend(handles, labels)``."""
        handles = kwargs.get("handles")
        labels = kwargs.get("labels")
        if len(args) == 2:
            handles, labels = args
        elif len(args) == 1:
            labels = args[0]
        known = [a for a in self.lines + self.patches]
        if handles is None:
            handles = known if labels is not None else [a for a in known if a.label and not str(a.label).startswith("_")]
        handles = [h[0] if isinstance(h, (list, tuple)) else h for h in handles]
        labels = [str(h.label) for h in handles] if labels is None else list(map(str, labels))
        self.legend_ = (list(zip(handles, labels)), loc, (fontsize if isinstance(fontsize, (int, float)) else None) or
                        rcParams["font.size"], frameon, title)
        return self.legend_

    def text(self, x, y, s, *, color="black", fontsize=None, size=None, ha="left", va="baseline", rotation=0,
             horizontalalignment=None, verticalalignment=None, transform=None, **kwargs):
        """A text at a place of the data."""
        points = next((p for p in (fontsize, size) if isinstance(p, (int, float))), rcParams["font.size"])
        text = Text(x, y, s, color, points * self.figure.dpi / 72, horizontalalignment or ha, verticalalignment or va,
                    rotation in (90, "vertical"))
        self.texts.append(text)
        return text

    def annotate(self, text, xy, xytext=None, *, arrowprops=None, **kwargs):
        """A text, and a line from it to a place of the data."""
        if arrowprops is not None and xytext is not None:
            self.lines.append(Line2D([xytext[0], xy[0]], [xytext[1], xy[1]], arrowprops.get("color", "k"), self._width(1)))
        return self.text(*(xy if xytext is None else xytext), text, **{k: v for k, v in kwargs.items() if k not in (
            "xycoords", "textcoords")})

    def invert_yaxis(self):
        """Turns the axis of y round."""
        self.limits["y"] = self.get_ylim()[::-1]

    def set_xscale(self, value, **kwargs):
        """Linear is what there is."""
        self._scale("x", value)

    def set_yscale(self, value, **kwargs):
        """Linear is what there is."""
        self._scale("y", value)

    def _scale(self, way, value):
        if value != "linear":
            raise NotImplementedError(f"{way} axes are linear here; plot np.log10 of the numbers")

    def set(self, **kwargs):
        """Calls ``set_NAME`` for each keyword."""
        for name, value in kwargs.items():
            getattr(self, "set_" + name)(value)

    def tick_params(self, **kwargs):
        """Accepted; ticks look as they do."""

    def axis(self, arg=None):
        """``"off"`` and ``"on"`` hide and show frame and ticks; four numbers set the limits; "equal", "auto"."""
        if arg in ("off", "on", False, True):
            self.visible_axis = arg in ("on", True)
        elif arg in ("equal", "scaled", "image", "square"):
            self.aspect = "equal"
        elif arg in ("auto", "tight"):
            self.aspect = "auto"
        elif arg is not None:
            if isinstance(arg, str) or len(arg) != 4:
                raise ValueError(f"Unrecognized string {arg!r} to axis; try 'on' or 'off'")
            self.limits = {"x": tuple(arg[:2]), "y": tuple(arg[2:])}
        frame = self.frame((0, 0, 1, 1))
        return frame.xlim + frame.ylim

    def set_axis_off(self):
        """Hides frame and ticks."""
        self.visible_axis = False

    def set_axis_on(self):
        """Shows frame and ticks."""
        self.visible_axis = True

    def set_title(self, label, fontsize=None, **kwargs):
        """The line above."""
        self.title = str(label)

    def set_xlabel(self, xlabel, **kwargs):
        """The line below."""
        self.xlabel = str(xlabel)

    def set_ylabel(self, ylabel, **kwargs):
        """The line at the side."""
        self.ylabel = str(ylabel)

    def set_aspect(self, aspect):
        """Whether a unit is as long across as upwards: ``"equal"`` or ``"auto"``."""
        self.aspect = aspect

    def set_xlim(self, left=None, right=None):
        """The range of x."""
        self.limits["x"] = _pair(left, right, self.frame((0, 0, 1, 1)).xlim)

    def set_ylim(self, bottom=None, top=None):
        """The range of y."""
        self.limits["y"] = _pair(bottom, top, self.frame((0, 0, 1, 1)).ylim)

    def get_xlim(self):
        """The range of x."""
        return self.frame((0, 0, 1, 1)).xlim

    def get_ylim(self):
        """The range of y."""
        return self.frame((0, 0, 1, 1)).ylim

    def set_xticks(self, ticks, labels=None):
        """Where ticks stand below; none for an empty list."""
        self.ticks["x"], self.ticklabels["x"] = list(ticks), labels

    def set_yticks(self, ticks, labels=None):
        """Where ticks stand at the side; none for an empty list."""
        self.ticks["y"], self.ticklabels["y"] = list(ticks), labels

    def set_xticklabels(self, labels):
        """The texts of the ticks below."""
        self.ticklabels["x"] = list(labels)

    def set_yticklabels(self, labels):
        """The texts of the ticks at the side."""
        self.ticklabels["y"] = list(labels)

    def artists(self):
        """Everything to draw, the lowest first."""
        return self.images + self.patches + self.lines + self.texts

    def frame(self, box):
        """The coordinates of axes which fill a box of pixels, shrunk where a unit must be as long both ways."""
        if self.images:
            extents = [image.extent for image in self.images]
            xlim = (min(e[0] for e in extents), max(e[1] for e in extents))
            # An image's extent may run downwards: its first row is the upper one.
            down = extents[0][2] > extents[0][3]
            ylim = ((max if down else min)(e[2] for e in extents), (min if down else max)(e[3] for e in extents))
        else:
            ranges = [r for r in (artist.ranges() for artist in self.artists()) if r]
            upright = any(isinstance(p, Bars) and not p.lying for p in self.patches)
            lying = any(isinstance(p, Bars) and p.lying for p in self.patches)
            xlim = _with_margin([r[0] for r in ranges if r[0] <= r[1]], [r[1] for r in ranges if r[0] <= r[1]], 0.05, lying)
            ylim = _with_margin([r[2] for r in ranges if r[2] <= r[3]], [r[3] for r in ranges if r[2] <= r[3]], 0.05,
                                upright)
        xlim, ylim = self.limits["x"] or xlim, self.limits["y"] or ylim
        left, top, width, height = box
        if self.aspect == "equal":
            scale = min(width / abs(xlim[1] - xlim[0]), height / abs(ylim[1] - ylim[0]))
            wide, high = scale * abs(xlim[1] - xlim[0]), scale * abs(ylim[1] - ylim[0])
            left, top, width, height = left + (width - wide) / 2, top + (height - high) / 2, wide, high
        return Frame((left, top, width, height), xlim, ylim)

    def _next_color(self):
        self._colors += 1
        return f"C{(self._colors - 1) % 10}"


def histogram(x, bins, limits, density):
    """How many numbers lie between each pair of edges; ``bins`` is how many pairs there are, or the edges."""
    values = [v for v in x.ravel().tolist() if v == v]
    if isinstance(bins, int):
        low, high = limits or (min(values, default=0.0), max(values, default=1.0))
        if low == high:
            low, high = low - 0.5, high + 0.5
        edges = [low + (high - low) * i / bins for i in range(bins + 1)]
    else:
        edges = [float(edge) for edge in bins]
    counts = [0] * (len(edges) - 1)
    for v in values:
        if edges[0] <= v <= edges[-1]:
            counts[min(bisect.bisect_right(edges, v), len(counts)) - 1] += 1
    counts, edges = np.array(counts, dtype=float), np.array(edges)
    return (counts / (counts.sum() * (edges[1:] - edges[:-1])) if density else counts), edges


def _pair(low, high, current):
    if isinstance(low, (tuple, list)):
        low, high = low
    return (current[0] if low is None else float(low), current[1] if high is None else float(high))


def _with_margin(lows, highs, margin, from_zero=False):
    if not lows:
        return 0.0, 1.0
    low, high = min(lows), max(highs)
    if low == high:
        return low - 0.5, high + 0.5
    pad = (high - low) * margin
    return (low if from_zero and low == 0 else low - pad), high + pad


def _format(text):
    """Colour, line style and marker of a format such as ``"r--"``."""
    color = marker = None
    rest = text
    for style in ("--", "-.", "-", ":"):
        if style in rest:
            rest = rest.replace(style, "", 1)
            break
    else:
        style = None
    for letter in rest:
        if letter in "bgrcmykw":
            color = letter
        elif letter in ".,ov^<>sp*+xDd":
            marker = letter
        else:
            raise ValueError(f"{text!r} is not a valid format string (unrecognized character {letter!r})")
    return color, style or ("-" if marker is None else ""), marker
