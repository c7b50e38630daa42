"""Figures: a page with axes, drawn when it is saved or shown."""

import os

import java
import numpy as np
from _lrp.errors import java_errors
from _lrp.paths import files, writable

from . import rcParams
from ._names import packed
from ._paint import face_of, font_size, paint_axes, write
from .axes import Axes
from .gridspec import GridSpec, SubplotSpec

__all__ = ["Figure"]

_Canvas = java.type("org.lrptoolbox.python.plot.Canvas")
_VectorCanvas = java.type("org.lrptoolbox.python.plot.VectorCanvas")


class Figure:
    """A page of ``figsize`` inches with ``dpi`` pixels each."""

    def __init__(self, figsize=None, dpi=None, facecolor=None, layout=None, tight_layout=None,
                 constrained_layout=None, **kwargs):
        self.rc = dict.copy(rcParams)
        self.figsize = tuple(figsize or rcParams["figure.figsize"])
        self.dpi = float(dpi or rcParams["figure.dpi"])
        self.facecolor = facecolor or rcParams["figure.facecolor"]
        self.number = None
        usual = {"left": 0.125, "right": 0.9, "bottom": 0.11, "top": 0.88, "wspace": 0.2, "hspace": 0.2}
        self.margins = {side: self.rc.get("figure.subplot." + side, part) for side, part in usual.items()}
        #: Whether subplots are laid out when the page is drawn.
        self.tight = bool(tight_layout or constrained_layout or layout in ("tight", "constrained", "compressed") or
                          self.rc.get("figure.autolayout") or self.rc.get("figure.constrained_layout.use"))
        self.clf()

    def clf(self):
        """Removes all axes."""
        self.axes = []
        self._title, self._title_size, self._title_look = "", None, {}
        self._current = None
        self._grid = {}
        self._labels = {}

    clear = clf

    def suptitle(self, t, fontsize=None, **kwargs):
        """The line above everything."""
        self._title, self._title_size = str(t), fontsize if fontsize is not None else kwargs.get("size")
        self._title_look = kwargs

    def set_size_inches(self, w, h=None):
        """Sets the size, as two numbers or a pair."""
        self.figsize = tuple(w) if h is None else (w, h)

    def get_size_inches(self):
        """The size as an array of two numbers."""
        return np.array(self.figsize, dtype=float)

    def __getattr__(self, name):
        # What few scripts ask of a page is loaded when they do.
        if not name.startswith("__"):
            from . import _page

            if name in ("patch", "canvas", "transFigure", "dpi_scale_trans"):
                self.__dict__[name] = made = getattr(_page, name)(self)
                return made
            if name in _page.__all__:
                from types import MethodType

                return MethodType(getattr(_page, name), self)
        raise AttributeError(f"'Figure' object has no attribute '{name}'")

    def subplots_adjust(self, **margins):
        """Where subplots lie: left, right, bottom, top, and wspace, hspace between them in fractions of one."""
        self.margins.update(margins)
        for axes, place in self._grid.items():
            axes.move(self._box(*place))

    def tight_layout(self, **kwargs):
        """Lets subplots use the page up to what their texts need."""
        titled = any(axes.title for axes in self.axes)
        labelled = any(axes.visible_axis for axes in self.axes)
        self.subplots_adjust(left=0.1 if labelled else 0.02, right=0.98, bottom=0.1 if labelled else 0.02,
                             top=0.98 - 0.06 * titled - 0.07 * bool(self._title),
                             wspace=0.3 if labelled else 0.05, hspace=0.35 if titled or labelled else 0.05)

    def add_axes(self, rect, **kwargs):
        """Axes at (left, bottom, width, height) in fractions of the page."""
        return self._add(rect if isinstance(rect, Axes) else _settled(_kind(kwargs)(self, rect), kwargs))

    def add_subplot(self, *args, **kwargs):
        """Axes of a grid: ``add_subplot(rows, columns, index)`` or ``add_subplot(235)``, counted from 1."""
        if len(args) == 1 and isinstance(args[0], SubplotSpec):
            return self._add(_settled(_kind(kwargs)(self, args[0].box(self.margins)), kwargs))
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
        axes = _kind(kwargs)(self, self._box(*place))
        self._grid[axes] = place
        return self._add(_settled(axes, kwargs))

    def add_gridspec(self, nrows=1, ncols=1, **kwargs):
        """A grid whose parts axes can lie in."""
        return GridSpec(nrows, ncols, **kwargs)

    def legend(self, *args, **kwargs):
        """A legend of the page: by default of what all axes draw, at its upper right."""
        from ._page import page_legend

        return page_legend(self, args, kwargs)

    def text(self, x, y, s, fontdict=None, **kwargs):
        """A text at a place of the page, in fractions of it."""
        from ._page import cover

        axes = cover(self)
        text = axes.text(x, y, s, fontdict, **{k: v for k, v in kwargs.items() if k != "transform"})
        self._labels[text] = axes
        return text

    def subplots(self, nrows=1, ncols=1, squeeze=True, gridspec_kw=None, *, sharex=False, sharey=False, width_ratios=None,
                 height_ratios=None, subplot_kw=None, **kwargs):
        """A grid of axes; an array of them, or the only one."""
        grid = self._grid_of_axes(nrows, ncols, {**(gridspec_kw or {}), **{
            name: value for name, value in (("width_ratios", width_ratios), ("height_ratios", height_ratios)) if value}},
            subplot_kw or {})
        for way, share in (("x", sharex), ("y", sharey)):
            if share and share != "none":
                from ._page import share_axis

                share_axis(grid, way, share)
        return grid_of(grid, squeeze)

    def _grid_of_axes(self, nrows, ncols, gridspec_kw, subplot_kw):
        ratios = {k: v for k, v in gridspec_kw.items() if k.endswith("ratios")}
        self.margins.update({k: v for k, v in gridspec_kw.items() if k in self.margins})
        if ratios:
            spec = GridSpec(nrows, ncols, **ratios)
            return [[self.add_subplot(spec[r, c], **subplot_kw) for c in range(ncols)] for r in range(nrows)]
        return [[self.add_subplot(nrows, ncols, r * ncols + c + 1, **subplot_kw) for c in range(ncols)] for r in range(nrows)]

    def gca(self):
        """The current axes; made if there are none."""
        return self._current or self.add_subplot(1, 1, 1)

    def sca(self, axes):
        """Makes axes the current ones."""
        self._current = axes

    def colorbar(self, mappable, cax=None, ax=None, **kwargs):
        """The scale of an image's colours, beside its axes."""
        from ._colorbar import made

        return made(self, mappable, cax, ax, **kwargs)

    @java_errors
    def savefig(self, fname, *, dpi=None, format=None, facecolor=None, bbox_inches=None, **kwargs):
        """Writes the page to a path (png, jpg, gif, bmp) or, as PNG, to a binary file object."""
        if facecolor is not None and facecolor != "auto" or kwargs.get("transparent"):
            from ._page import save_coloured

            save_coloured(self, facecolor, kwargs.pop("transparent", False), fname, dpi=dpi, format=format, bbox_inches=bbox_inches, **kwargs)
            return
        bbox_inches = bbox_inches or dict.get(rcParams, "savefig.bbox")
        dpi = rcParams["savefig.dpi"] if dpi is None else dpi
        dpi = self.dpi if dpi == "figure" else float(dpi)
        name = None if hasattr(fname, "write") else os.fsdecode(fname)
        if name is not None and "." not in os.path.basename(name):
            name += "." + (format or dict.get(rcParams, "savefig.format", "png"))
        kind = (format or (name or "").rsplit(".", 1)[-1]).lower()
        kind = kind if kind != (name or "").lower() else "png"
        if bbox_inches == "tight" and kind not in ("svg", "pdf"):
            from ._page import save_tight

            save_tight(self, fname if name is None else name, kind, dpi, kwargs.get("pad_inches", 0.1))
        elif kind in ("svg", "pdf"):
            self._save_shapes(fname, name, kind)
        elif name is None:
            fname.write(bytes(self.draw(dpi).png()))
        else:
            files.writeCanvas(self.draw(dpi), writable(name))

    def _save_shapes(self, fname, name, kind):
        page = self.shapes()
        if name is None:
            fname.write(bytes(page.content(kind, self.dpi)))
        elif name.lower().endswith("." + kind):
            files.writePage(page, self.dpi, writable(name))
        else:
            with open(name, "wb") as file:
                file.write(bytes(page.content(kind, self.dpi)))

    def shapes(self):
        """The page as a Java canvas of shapes."""
        page = _VectorCanvas(self.figsize[0] * self.dpi, self.figsize[1] * self.dpi, packed(self.facecolor))
        self._draw_on(page, self.figsize[0] * self.dpi, self.figsize[1] * self.dpi, self.dpi)
        return page

    def draw(self, dpi=None):
        """The page as a Java canvas."""
        dpi = dpi or self.dpi
        width, height = (max(1, round(inches * dpi)) for inches in self.figsize)
        canvas = _Canvas(width, height, packed(self.facecolor))
        self._draw_on(canvas, width, height, dpi)
        return canvas

    def _draw_on(self, canvas, width, height, dpi):
        if self.tight:
            self.tight_layout()
        for axes in [*self.axes, *self._labels.values()]:
            if axes.__dict__.get("visible", True):
                if axes.name == "3d":
                    axes.paint_page(canvas, width, height, dpi)
                else:
                    paint_axes(canvas, axes, width, height, dpi)
        if self._title:
            look = self._title_look
            size = font_size(self._title_size, "figure.titlesize", self.rc) * dpi / 72
            color, face = packed(look.get("color") or self.rc.get("text.color", "black")), face_of(look, self.rc)
            anchor = {"left": 0.0, "right": 1.0}.get(look.get("ha", look.get("horizontalalignment")), 0.5)
            top = height * (1 - look.get("y", 0.98))
            for i, line in enumerate(self._title.split("\n")):
                write(canvas, line, width * look.get("x", 0.5), top + size * (1 + 1.2 * i), anchor, size, 0, color, face)

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


def _kind(settings):
    """The class of axes that a projection names."""
    projection = "polar" if settings.get("polar") else settings.get("projection")
    if projection in (None, "rectilinear"):
        return Axes
    if projection != "3d":
        raise NotImplementedError(f"axes with the projection {projection!r} are not there: plots here have straight axes, "
                                  "two or, with projection='3d', three")
    from mpl_toolkits.mplot3d.axes3d import Axes3D

    return Axes3D


def _settled(axes, settings):
    """Axes with what keywords say about them, and the axes whose axis they share."""
    for name, value in settings.items():
        if name in ("sharex", "sharey") and value is not None:
            axes.shared[name[-1]] = value.shared[name[-1]]
            axes.shared[name[-1]].append(axes)
        elif name == "frameon" and not value:
            axes.set_frame_on(False)
        elif hasattr(axes, "set_" + name):
            getattr(axes, "set_" + name)(value)
    return axes


def grid_of(rows, squeeze):
    """The axes of ``subplots`` as an array: without dimensions of one if squeezed."""
    if squeeze and len(rows) == 1 and len(rows[0]) == 1:
        return rows[0][0]
    grid = np.empty((len(rows), len(rows[0])), dtype=object)
    for r, row in enumerate(rows):
        for c, axes in enumerate(row):
            grid[r, c] = axes
    if squeeze and 1 in grid.shape:
        return grid.ravel()
    return grid
