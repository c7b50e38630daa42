"""Figures: a page with axes, drawn when it is saved or shown."""

import os

import java
import numpy as np
from _lrp.errors import java_errors
from _lrp.paths import files, writable

from . import rcParams
from ._names import packed
from ._paint import paint_axes
from .axes import Axes
from .colors import Normalize
from .gridspec import GridSpec, SubplotSpec

__all__ = ["Figure"]

_Canvas = java.type("org.lrptoolbox.python.plot.Canvas")
_VectorCanvas = java.type("org.lrptoolbox.python.plot.VectorCanvas")


class Figure:
    """A page of ``figsize`` inches with ``dpi`` pixels each."""

    def __init__(self, figsize=None, dpi=None, facecolor=None, layout=None, tight_layout=None,
                 constrained_layout=None):
        self.figsize = tuple(figsize or rcParams["figure.figsize"])
        self.dpi = float(dpi or rcParams["figure.dpi"])
        self.facecolor = facecolor or rcParams["figure.facecolor"]
        self.number = None
        self.margins = {"left": 0.125, "right": 0.9, "bottom": 0.11, "top": 0.88, "wspace": 0.2, "hspace": 0.2}
        self.clf()

    def clf(self):
        """Removes all axes."""
        self.axes = []
        self._title = ""
        self._current = None
        self._grid = {}

    clear = clf

    def suptitle(self, t, fontsize=None, **kwargs):
        """The line above everything."""
        self._title = str(t)

    def set_size_inches(self, w, h=None):
        """Sets the size, as two numbers or a pair."""
        self.figsize = tuple(w) if h is None else (w, h)

    def subplots_adjust(self, **margins):
        """Where subplots lie: left, right, bottom, top, and wspace, hspace between them in fractions of one."""
        self.margins.update(margins)
        for axes, place in self._grid.items():
            axes.box = self._box(*place)

    def tight_layout(self, **kwargs):
        """Lets subplots use the page up to what their texts need."""
        titled = any(axes.title for axes in self.axes)
        labelled = any(axes.visible_axis for axes in self.axes)
        self.subplots_adjust(left=0.1 if labelled else 0.02, right=0.98, bottom=0.1 if labelled else 0.02,
                             top=0.98 - 0.06 * titled - 0.07 * bool(self._title),
                             wspace=0.3 if labelled else 0.05, hspace=0.35 if titled or labelled else 0.05)

    def add_axes(self, rect, **kwargs):
        """Axes at (left, bottom, width, height) in fractions of the page."""
        return self._add(Axes(self, rect))

    def add_subplot(self, *args, **kwargs):
        """Axes of a grid: ``add_subplot(rows, columns, index)`` or ``add_subplot(235)``, counted from 1."""
        if len(args) == 1 and isinstance(args[0], SubplotSpec):
            self._current = Axes(self, args[0].box(self.margins))
            return self._add(self._current)
        if len(args) == 1:
            args = tuple(int(digit) for digit in str(args[0]))
        rows, columns, index = args or (1, 1, 1)
        if not 1 <= index <= rows * columns:
            raise ValueError(f"num must be an integer with 1 <= num <= {rows * columns}, not {index}")
        place = (rows, columns, (index - 1) // columns, (index - 1) % columns)
        for axes, there in self._grid.items():
            if there == place:
                self._current = axes
                return axes
        axes = Axes(self, self._box(*place))
        self._grid[axes] = place
        return self._add(axes)

    def add_gridspec(self, nrows=1, ncols=1, **kwargs):
        """A grid whose parts axes can lie in."""
        return GridSpec(nrows, ncols, **kwargs)

    def legend(self, *args, **kwargs):
        """The legend of the current axes."""
        return self.gca().legend(*args, **kwargs)

    def text(self, x, y, s, *, fontsize=None, ha="left", color="black", **kwargs):
        """A text at a place of the page, in fractions of it."""
        axes = Axes(self, (0, 0, 1, 1))
        axes.visible_axis = False
        axes.limits = {"x": (0, 1), "y": (0, 1)}
        axes.text(x, y, s, fontsize=fontsize, ha=ha, color=color)
        self.axes.append(axes)

    def subplots(self, nrows=1, ncols=1, squeeze=True, gridspec_kw=None, **kwargs):
        """A grid of axes; an array of them, or the only one."""
        ratios = {k: v for k, v in (gridspec_kw or {}).items() if k.endswith("ratios")}
        self.margins.update({k: v for k, v in (gridspec_kw or {}).items() if k in self.margins})
        if ratios:
            spec = GridSpec(nrows, ncols, **ratios)
            return grid_of([[self.add_subplot(spec[r, c]) for c in range(ncols)] for r in range(nrows)], squeeze)
        grid = [[self.add_subplot(nrows, ncols, r * ncols + c + 1) for c in range(ncols)] for r in range(nrows)]
        return grid_of(grid, squeeze)

    def gca(self):
        """The current axes; made if there are none."""
        return self._current or self.add_subplot(1, 1, 1)

    def sca(self, axes):
        """Makes axes the current ones."""
        self._current = axes

    def colorbar(self, mappable, cax=None, ax=None, fraction=0.15, pad=0.05, **kwargs):
        """The scale of an image's colours, beside its axes."""
        parent = ax if ax is not None else getattr(mappable, "axes", None) or self.gca()
        before = self._current
        if cax is None:
            left, bottom, width, height = parent.box
            parent.box = (left, bottom, width * (1 - fraction - pad), height)
            self._grid.pop(parent, None)
            cax = self.add_axes((left + width * (1 - fraction), bottom, width * fraction * 0.3, height))
        low, high = mappable.get_clim()
        scale = (low + (high - low) * np.arange(256) / 255).reshape(256, 1)
        cax.imshow(scale, cmap=mappable.cmap, norm=Normalize(low, high), aspect="auto", origin="lower",
                   extent=(0, 1, low, high))
        cax.set_xticks([])
        cax.tick_side = "right"
        self._current = before
        return Colorbar(cax)

    @java_errors
    def savefig(self, fname, *, dpi=None, format=None, facecolor=None, bbox_inches=None, **kwargs):
        """Writes the page to a path (png, jpg, gif, bmp) or, as PNG, to a binary file object."""
        dpi = rcParams["savefig.dpi"] if dpi is None else dpi
        dpi = self.dpi if dpi == "figure" else float(dpi)
        name = None if hasattr(fname, "write") else os.fsdecode(fname)
        if name is not None and "." not in os.path.basename(name):
            name += "." + (format or "png")
        kind = (format or (name or "").rsplit(".", 1)[-1]).lower()
        if kind in ("svg", "pdf"):
            self._save_shapes(fname, name, kind)
        elif name is None:
            fname.write(bytes(self.draw(dpi).png()))
        else:
            files.writeCanvas(self.draw(dpi), writable(name))

    def _save_shapes(self, fname, name, kind):
        page = _VectorCanvas(self.figsize[0] * self.dpi, self.figsize[1] * self.dpi, packed(self.facecolor))
        self._draw_on(page, self.figsize[0] * self.dpi, self.figsize[1] * self.dpi, self.dpi)
        if name is None:
            fname.write(bytes(page.content(kind, self.dpi)))
        elif name.lower().endswith("." + kind):
            files.writePage(page, self.dpi, writable(name))
        else:
            with open(name, "wb") as file:
                file.write(bytes(page.content(kind, self.dpi)))

    def draw(self, dpi=None):
        """The page as a Java canvas."""
        dpi = dpi or self.dpi
        width, height = (max(1, round(inches * dpi)) for inches in self.figsize)
        canvas = _Canvas(width, height, packed(self.facecolor))
        self._draw_on(canvas, width, height, dpi)
        return canvas

    def _draw_on(self, canvas, width, height, dpi):
        for axes in self.axes:
            paint_axes(canvas, axes, width, height, dpi)
        if self._title:
            canvas.text(self._title, width / 2, height * 0.02 + dpi / 6, 0.5, dpi / 6, False, 0)

    def show(self, *args, **kwargs):
        """Nothing: ``pyplot.show`` shows."""

    def _add(self, axes):
        self.axes.append(axes)
        self._current = axes
        return axes

    def _box(self, rows, columns, row, column):
        m = self.margins
        # As Matplotlib divides: gaps are fractions of the mean width and height of a subplot.
        width = (m["right"] - m["left"]) / (columns + m["wspace"] * (columns - 1))
        height = (m["top"] - m["bottom"]) / (rows + m["hspace"] * (rows - 1))
        return (m["left"] + column * width * (1 + m["wspace"]),
                m["top"] - height - row * height * (1 + m["hspace"]), width, height)


class Colorbar:
    """The scale of an image's colours; ``ax`` are its axes."""

    def __init__(self, axes):
        self.ax = axes

    def set_label(self, label, **kwargs):
        """What the colours mean."""
        self.ax.ylabel = str(label)

    def set_ticks(self, ticks, labels=None, **kwargs):
        """Where ticks stand."""
        self.ax.set_yticks(ticks, labels)

    def __getattr__(self, name):
        return getattr(self.ax, name)


class AxesGrid:
    """The array of axes which ``subplots`` returns: ``grid[i]``, ``grid[i, j]``, ``grid.flat``, ``grid.ravel()``."""

    def __init__(self, rows):
        self._rows = rows
        self.shape = (len(rows), len(rows[0])) if isinstance(rows[0], list) else (len(rows),)
        self.flat = [axes for row in rows for axes in row] if len(self.shape) == 2 else list(rows)
        self.size = len(self.flat)
        self.ndim = len(self.shape)

    def __len__(self):
        return len(self._rows)

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def __getitem__(self, index):
        if isinstance(index, tuple) and len(index) == 2 and self.ndim == 2:
            rows = self._rows[index[0]]
            picked = [row[index[1]] for row in rows] if isinstance(index[0], slice) else rows[index[1]]
        else:
            picked = self._rows[index[0] if isinstance(index, tuple) else index]
        return AxesGrid(picked) if isinstance(picked, list) else picked

    def ravel(self):
        """All axes in one row."""
        return AxesGrid(self.flat)

    flatten = ravel


def grid_of(rows, squeeze):
    """The axes of ``subplots``: without dimensions of one if squeezed."""
    if squeeze and len(rows) == 1:
        return rows[0][0] if len(rows[0]) == 1 else AxesGrid(rows[0])
    if squeeze and len(rows[0]) == 1:
        return AxesGrid([row[0] for row in rows])
    return AxesGrid(rows)
