"""What axes can draw: images, lines, points, bars, areas, texts."""

import numpy as np

from . import rcParams
from ._areas import Area, Span, Text
from ._artists import Bars, Line2D, Points, colors_of
from .cm import ScalarMappable
from .colors import Normalize, is_color_like
from .image import AxesImage


class Plots:
    """The part of axes that makes artists."""

    def imshow(self, X, cmap=None, norm=None, *, aspect=None, interpolation=None, alpha=None, vmin=None, vmax=None,
               origin=None, extent=None, **kwargs):
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
            for row, column in _columns(x, y):
                made.append(Line2D(row, column, color or c or style[0] or self._next_color(),
                                   self._width(linewidth or lw), linestyle or ls or style[1], style[2] if marker is None else marker, label,
                                   alpha, markersize or ms, markerfacecolor if markerfacecolor is not None else kwargs.get("mfc")))
                if kwargs:
                    _edged(made[-1], kwargs)
        self.lines.extend(made)
        return made

    def _width(self, points):
        return (points or rcParams["lines.linewidth"]) * self.figure.dpi / 72

    def scatter(self, x, y, s=36, c=None, marker="o", cmap=None, norm=None, vmin=None, vmax=None, alpha=None, label=None,
                color=None, edgecolors=None, linewidths=None, **kwargs):
        """Markers at points: ``s`` their sizes in square points, ``c`` a colour, colours, or numbers for a map."""
        count, mappable = np.size(x), None
        chosen = c if c is not None else color
        faces = next((kwargs[name] for name in ("facecolors", "facecolor", "fc") if kwargs.get(name) is not None), None)
        edges = next((e for e in (edgecolors, *map(kwargs.get, ("edgecolor", "ec"))) if e is not None), None)
        if chosen is None and faces is not None:
            colors = colors_of(faces)
        elif chosen is None:
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
        width = next((w for w in (linewidths, *map(kwargs.get, ("linewidth", "lw"))) if w is not None),
                     1.5 if marker in tuple("+x|_1234") else 1.0)
        made = Points(x, y, s, colors, marker, alpha, label, mappable,
                      None if edges is None or isinstance(edges, str) and edges == "face" else colors_of(edges),
                      width if np.ndim(width) == 0 else width[0])
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
        color = color if color is not None else kwargs.get("facecolor", kwargs.get("fc"))
        bars = Bars(x if align == "center" else x + np.asarray(width) / 2, height, width, 0 if bottom is None else bottom,
                    color if color is not None else self._next_color(), label, alpha, edgecolor)
        bars.edgewidth = kwargs.get("linewidth", kwargs.get("lw", 1.0))
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
        color = color if color is not None else kwargs.get("facecolor", kwargs.get("fc"))
        bars = Bars(y if align == "center" else y + np.asarray(height) / 2, width, height, left,
                    color if color is not None else self._next_color(), label, alpha, edgecolor, True)
        bars.edgewidth = kwargs.get("linewidth", kwargs.get("lw", 1.0))
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

    def fill_between(self, x, y1, y2=0, where=None, *, color=None, alpha=None, label=None, facecolor=None, **kwargs):
        """Fills what lies between two lines, where a condition holds."""
        if where is not None:
            y1, y2 = (np.where(where, np.asarray(y, dtype=float), np.nan) for y in (y1, y2))
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

    def text(self, x, y, s, fontdict=None, *, color="black", fontsize=None, size=None, ha="left", va="baseline", rotation=0,
             horizontalalignment=None, verticalalignment=None, transform=None, **kwargs):
        """A text at a place of the data, or of the axes with ``transform=ax.transAxes``."""
        size, color = size or (fontdict or {}).get("size"), (fontdict or {}).get("color", color)
        points = next((p for p in (fontsize, size) if isinstance(p, (int, float))), rcParams["font.size"])
        text = Text(x, y, s, color, points * self.figure.dpi / 72, horizontalalignment or ha, verticalalignment or va,
                    rotation in (90, "vertical"), transform == "axes")
        text.alpha, text.box = kwargs.get("alpha"), kwargs.get("bbox")
        self.texts.append(text)
        return text

    def annotate(self, text, xy, xytext=None, *, arrowprops=None, **kwargs):
        """A text, and a line from it to a place of the data."""
        if xytext is not None and (arrowprops is not None or kwargs.get("textcoords", "data") != "data"):
            from ._notes import note

            return note(self, text, xy, xytext, arrowprops, kwargs)
        return self.text(*(xy if xytext is None else xytext), text, **{k: v for k, v in kwargs.items() if k not in (
            "xycoords", "textcoords")})

    def _next_color(self):
        self._colors += 1
        return f"C{(self._colors - 1) % 10}"


def _edged(line, given):
    """A line with the edges of its markers that keywords ask for."""
    for name, long, short in (("edgecolor", "markeredgecolor", "mec"), ("edgewidth", "markeredgewidth", "mew")):
        value = given.get(long, given.get(short))
        if value is not None:
            setattr(line, name, value)


def histogram(x, bins, limits, density):
    """How many numbers lie between each pair of edges; ``bins`` is how many pairs there are, or the edges."""
    from bisect import bisect_right

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
            counts[min(bisect_right(edges, v), len(counts)) - 1] += 1
    counts, edges = np.array(counts, dtype=float), np.array(edges)
    return (counts / (counts.sum() * (edges[1:] - edges[:-1])) if density else counts), edges


def _columns(x, y):
    """Pairs of columns to draw; of one column and many, the one goes with each, and without y places go with x."""
    if y is None:
        y = np.atleast_1d(x)
        x = np.arange(len(y))
    x, y = np.atleast_1d(x), np.asarray(np.atleast_1d(y), dtype=float)
    if len(x) != len(y):
        raise ValueError(f"x and y must have same first dimension, but have shapes {x.shape} and {y.shape}")
    if x.ndim > 2 or y.ndim > 2:
        raise ValueError(f"x and y can be no greater than 2D, but have shapes {x.shape} and {y.shape}")
    xs, ys = (a.T if a.ndim == 2 else [a] for a in (x, y))
    if len(xs) != len(ys) and len(xs) > 1 and len(ys) > 1:
        raise ValueError(f"x has {len(xs)} columns but y has {len(ys)} columns")
    count = max(len(xs), len(ys)) if len(xs) and len(ys) else 0
    return [(xs[i % len(xs)], ys[i % len(ys)]) for i in range(count)]


def _format(text):
    """Colour, line style and marker of a format such as ``"r--"`` or ``"C1o"``, or of a colour's name alone."""
    if len(text) > 1 and not text.isdigit() and is_color_like(text):
        return text, "-", None
    color = marker = None
    rest = text
    for style in ("--", "-.", "-", ":"):
        if style in rest:
            rest = rest.replace(style, "", 1)
            break
    else:
        style = None
    cycled = rest.find("C")
    if cycled >= 0 and rest[cycled + 1 : cycled + 2].isdigit():
        color = rest[cycled : cycled + 2]
        rest = rest.replace(color, "", 1)
    for letter in rest:
        fault = None
        if letter in "bgrcmykw":
            fault = "two color symbols" if color else None
            color = letter
        elif letter in ".,ov^<>sp*+xDd1234|_8hHPX":
            fault = "two marker symbols" if marker else None
            marker = letter
        else:
            fault = f"unrecognized character {letter!r}"
        if fault:
            raise ValueError(f"{text!r} is not a valid format string ({fault})")
    return color, style or ("-" if marker is None else ""), marker
