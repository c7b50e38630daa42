"""Axes: the part of a figure which holds an image or a plot."""

import bisect

import numpy as np

from . import rcParams
from ._artists import Bars, Frame, Line2D, Text
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

    def plot(self, *args, color=None, linewidth=None, lw=None, linestyle=None, ls=None, marker=None, label=None):
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
                made.append(Line2D(x, column, color or style[0] or self._next_color(),
                                   (linewidth or lw or rcParams["lines.linewidth"]) * self.figure.dpi / 72,
                                   linestyle or ls or style[1], marker or style[2], label))
        self.lines.extend(made)
        return made

    def bar(self, x, height, width=0.8, bottom=0, *, color=None, label=None, align="center"):
        """Bars at x."""
        x = np.asarray(x, dtype=float)
        bars = Bars(x if align == "center" else x + np.asarray(width) / 2, height, width, bottom,
                    color or self._next_color())
        self.patches.append(bars)
        return bars

    def hist(self, x, bins=10, range=None, density=False, color=None, label=None):
        """A histogram; returns the counts, the edges and the bars."""
        counts, edges = histogram(np.asarray(x, dtype=float), bins, range, density)
        widths = edges[1:] - edges[:-1]
        return counts, edges, self.bar(edges[:-1] + widths / 2, counts, widths, color=color)

    def text(self, x, y, s, *, color="black", fontsize=None, ha="left"):
        """A text at a place of the data."""
        text = Text(x, y, s, color, (fontsize or rcParams["font.size"]) * self.figure.dpi / 72, ha)
        self.texts.append(text)
        return text

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
            xlim = _with_margin([r[0] for r in ranges], [r[1] for r in ranges], 0.05)
            ylim = _with_margin([r[2] for r in ranges], [r[3] for r in ranges], 0.05, bool(self.patches))
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
