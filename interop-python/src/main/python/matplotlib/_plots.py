"""What axes can draw: images, lines, points, bars, areas, texts."""

import numpy as np

from . import rcParams
from ._areas import Area, Text
from ._artists import Line2D, Points, colors_of, common, dashes_of
from ._scales import plain
from .cm import ScalarMappable
from .colors import Normalize, is_color_like
from ._paint import angle_of, face_of, font_size
from .image import AxesImage


class Plots:
    """The part of axes that makes artists."""

    def imshow(self, X, cmap=None, norm=None, *, aspect=None, interpolation=None, alpha=None, vmin=None, vmax=None,
               origin=None, extent=None, **kwargs):
        """Shows an image; see ``pyplot.imshow``."""
        image = AxesImage(self, X, cmap, norm, alpha, vmin, vmax, origin or rcParams["image.origin"], extent)
        self.images.append(image)
        if kwargs:
            common(image, kwargs)
        self.aspect = aspect or "equal"
        return image

    def matshow(self, Z, **kwargs):
        """Shows a matrix."""
        return self.imshow(Z, **kwargs)

    def plot(self, *args, color=None, c=None, linewidth=None, lw=None, linestyle=None, ls=None, marker=None, label=None,
             alpha=None, markersize=None, ms=None, markerfacecolor=None, **kwargs):
        """Lines: ``plot(y)``, ``plot(x, y)``, each with a format such as ``"r--"`` or ``"o"`` if wanted."""
        args, made, data = list(args), [], kwargs.get("data")
        if data is not None:
            args = [data[a] if isinstance(a, str) and a in data else a for a in args]
        while args:
            x = args.pop(0)
            y = args.pop(0) if args and not isinstance(args[0], str) else None
            style = _format(args.pop(0) if args and isinstance(args[0], str) else "")
            x, y = (plain(self, "y", x), None) if y is None else (plain(self, "x", x), plain(self, "y", y))
            pairs = _columns(x, y)
            names = label if isinstance(label, (list, tuple)) and len(label) == len(pairs) else [label] * len(pairs)
            for (row, column), name in zip(pairs, names):
                chosen = color if color is not None else c if c is not None else style[0]
                look = self._next() if chosen is None else {}
                mark = marker if marker is not None else style[2] or look.get("marker") or self.rc.get("lines.marker")
                size = markersize or ms or self.rc.get("lines.markersize")
                made.append(Line2D(row, column, look.get("color", "k") if chosen is None else chosen,
                                   self._width(linewidth if linewidth is not None else lw if lw is not None else look.get("linewidth")),
                                   dashes_of(next((one for one in (linestyle, ls, style[1] or (style[1] if mark else None), look.get("linestyle")) if one is not None),
                                                  "-")), mark, name, alpha, size,
                                   markerfacecolor if markerfacecolor is not None else kwargs.get("mfc")))
                if kwargs:
                    _edged(made[-1], kwargs)
                    common(made[-1], kwargs)
        self.lines.extend(made)
        return made

    def _width(self, points):
        return (rcParams["lines.linewidth"] if points is None else points) * self.figure.dpi / 72

    def scatter(self, x, y, s=36, c=None, marker="o", cmap=None, norm=None, vmin=None, vmax=None, alpha=None, label=None,
                color=None, edgecolors=None, linewidths=None, **kwargs):
        """Markers at points: ``s`` their sizes in square points, ``c`` a colour, colours, or numbers for a map."""
        if isinstance(kwargs.get("data"), object) and isinstance(x, str) and kwargs.get("data") is not None:
            data = kwargs["data"]
            x, y, c, s = (data[v] if isinstance(v, str) and v in data else v for v in (x, y, c, s))
        x, y = plain(self, "x", x), plain(self, "y", y)
        count, mappable = np.size(x), None
        chosen = c if c is not None else color
        faces = next((kwargs[name] for name in ("facecolors", "facecolor", "fc") if kwargs.get(name) is not None), None)
        edges = next((e for e in (edgecolors, *map(kwargs.get, ("edgecolor", "ec"))) if e is not None), None)
        if chosen is None and faces is not None:
            colors = colors_of(faces)
        elif chosen is None:
            colors = [self._next_color()]
        elif isinstance(chosen, str) or isinstance(chosen, tuple) and len(chosen) == 2 and isinstance(chosen[0], str):
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
        marker = marker or "o"
        made = Points(x, y, s if s is not None else rcParams["lines.markersize"] ** 2, colors, marker, alpha, label, mappable,
                      None if edges is None or isinstance(edges, str) and edges == "face" else colors_of(edges),
                      width if np.ndim(width) == 0 else width[0])
        common(made, kwargs)
        self.lines.append(made)
        if mappable is not None:
            self.figure._image = mappable
        return made

    def fill_between(self, x, y1, y2=0, where=None, *, color=None, alpha=None, label=None, facecolor=None, **kwargs):
        """Fills what lies between two lines, where a condition holds."""
        if where is not None:
            y1, y2 = (np.where(where, np.asarray(y, dtype=float), np.nan) for y in (y1, y2))
        x = plain(self, "x", x)
        area = Area(x, y1, y2, color if color is not None else facecolor if facecolor is not None else self._next_color(), alpha, label)
        area.edge = kwargs.get("edgecolor", kwargs.get("ec"))
        area.edgewidth = next((kwargs[k] for k in ("linewidth", "lw", "linewidths") if kwargs.get(k) is not None), 1.0)
        common(area, kwargs)
        self.patches.append(area)
        return area

    def text(self, x, y, s, fontdict=None, *, color=None, fontsize=None, size=None, ha="left", va="baseline", rotation=0,
             horizontalalignment=None, verticalalignment=None, transform=None, **kwargs):
        """A text at a place of the data, or of the axes with ``transform=ax.transAxes``."""
        look = {**(fontdict or {}), **kwargs}
        points = font_size(next((p for p in (fontsize, size, look.get("fontsize"), look.get("size")) if p is not None), None), "font.size", self.rc)
        if not isinstance(x, (int, float)) or not isinstance(y, (int, float)):
            x, y = float(plain(self, "x", [x])[0]), float(plain(self, "y", [y])[0])
        color = color or look.get("color") or look.get("c") or self.rc.get("text.color", "black")
        text = Text(x, y, s, color, points * self.figure.dpi / 72, horizontalalignment or look.get("horizontalalignment") or ha,
                    verticalalignment or look.get("verticalalignment") or va, angle_of(rotation))
        text.transform = transform
        text.alpha, text.box, text.face, text.mode = look.get("alpha"), look.get("bbox"), face_of(look, self.rc), look.get("rotation_mode")
        text.free = not look.get("clip_on", False)
        common(text, look)
        self.texts.append(text)
        return text

    def _next_color(self):
        return self._next().get("color", "k")

    def _next(self):
        """The properties of the cycle that come next."""
        self._colors += 1
        cycle = self._cycle if self._cycle is not None else self.rc.get("axes.prop_cycle")
        return {"color": f"C{(self._colors - 1) % 10}"} if cycle is None else list(cycle)[(self._colors - 1) % len(cycle)]


def _edged(line, given):
    """A line with the edges of its markers that keywords ask for."""
    for name, long, short in (("edgecolor", "markeredgecolor", "mec"), ("edgewidth", "markeredgewidth", "mew")):
        value = given.get(long, given.get(short))
        if value is not None:
            setattr(line, name, value)


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
