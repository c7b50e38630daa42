"""What few scripts ask of a page: functions of figures which are loaded when one of them is asked for."""

import numpy as np

from ._axis import _Patch as patch
from ._legend import made
from .axes import Axes

__all__ = ["add_artist", "align_labels", "align_titles", "align_xlabels", "align_ylabels", "get_facecolor", "get_tight_layout", "subfigures", "subplot_mosaic", "autofmt_xdate", "delaxes", "get_axes", "get_dpi", "get_figheight", "get_figwidth",
           "set_constrained_layout", "set_dpi", "set_edgecolor", "set_facecolor", "set_figheight", "set_figwidth",
           "set_layout_engine", "set_tight_layout", "supxlabel", "supylabel"]


class canvas:
    """The page as pixels."""

    def __init__(self, figure):
        self.figure = figure

    def draw(self):
        """Nothing: pixels are made when they are asked for."""

    draw_idle = flush_events = draw

    def get_width_height(self):
        """The size in pixels."""
        return tuple(max(1, round(inches * self.figure.dpi)) for inches in self.figure.figsize)

    def buffer_rgba(self):
        """The pixels: red, green, blue, opacity."""
        pixels = self._pixels()
        return np.dstack([pixels, np.full(pixels.shape[:2], 255, dtype=np.uint8)])

    def tostring_rgb(self):
        """The pixels as bytes: red, green, blue."""
        return self._pixels().tobytes()

    def mpl_connect(self, s, func):
        """Accepted: nothing happens on a page without a screen."""
        return 0

    def set_window_title(self, title):
        """Accepted."""

    def print_figure(self, filename, **kwargs):
        """Writes the page to a file."""
        self.figure.savefig(filename, **kwargs)

    def _pixels(self):
        from numpy._ndarray import wrap

        return wrap(self.figure.draw().pixels())


def delaxes(self, ax=None):
    """Takes axes off the page."""
    ax = ax if ax is not None else self.gca()
    self.axes.remove(ax)
    self._grid.pop(ax, None)
    if self._current is ax:
        self._current = self.axes[-1] if self.axes else None


def get_axes(self):
    """All axes."""
    return list(self.axes)


def get_dpi(self):
    """Pixels of an inch."""
    return self.dpi


def set_dpi(self, val):
    """Pixels of an inch."""
    self.dpi = float(val)


def get_figwidth(self):
    """The width in inches."""
    return self.figsize[0]


def get_figheight(self):
    """The height in inches."""
    return self.figsize[1]


def set_figwidth(self, val):
    """The width in inches."""
    self.figsize = (val, self.figsize[1])


def set_figheight(self, val):
    """The height in inches."""
    self.figsize = (self.figsize[0], val)


def set_facecolor(self, color):
    """The page's colour."""
    self.facecolor = color


def set_edgecolor(self, color):
    """Accepted: pages have no frame."""


def set_tight_layout(self, tight):
    """Lets subplots use the page."""
    self.tight = bool(tight)


def set_constrained_layout(self, constrained):
    """Lets subplots use the page."""
    set_tight_layout(self, constrained)


def set_layout_engine(self, layout=None, **kwargs):
    """Lets subplots use the page."""
    set_tight_layout(self, layout not in (None, "none"))


def _aligned(self, axs, way, at):
    """Lays the texts beside axes of one row or column as far away as the farthest."""
    members = [a for a in (self.axes if axs is None else np.ravel(axs).tolist()) if getattr(a, way + "label")]
    for place in {round(a.box[at], 6) for a in members}:
        row = [a for a in members if round(a.box[at], 6) == place]
        for axes in row:
            axes.label_group = {**axes.__dict__.get("label_group", {}), way: row}


def align_labels(self, axs=None):
    """Lines up the texts beside axes: those below of a row, those at the side of a column."""
    _aligned(self, axs, "x", 1)
    _aligned(self, axs, "y", 0)


def align_xlabels(self, axs=None):
    """Lines up the texts below axes of a row."""
    _aligned(self, axs, "x", 1)


def align_ylabels(self, axs=None):
    """Lines up the texts at the side of axes of a column."""
    _aligned(self, axs, "y", 0)


def align_titles(self, axs=None):
    """Nothing: titles stand at the same distance."""


def get_facecolor(self):
    """The page's colour."""
    from ._names import to_rgba

    return to_rgba(self.facecolor)


def get_tight_layout(self):
    """Whether subplots are laid out when the page is drawn."""
    return self.tight


def autofmt_xdate(self, bottom=0.2, rotation=30, ha="right", which="major"):
    """Turns the texts below, and leaves them to the lowest axes where there are several."""
    lowest = min((axes.box[1] for axes in self.axes), default=0.0)
    for axes in self.axes:
        axes.tick_params("x", labelrotation=rotation)
        axes.text_styles.setdefault("xtick", {})["ha"] = ha
        if axes.box[1] > lowest + 1e-6:
            axes.tick_params("x", labelbottom=False)
            axes.set_xlabel("")
    self.subplots_adjust(bottom=bottom)


def _beside(self, text, place, given):
    look = {"fontsize": self.rc.get("figure.labelsize", "large"), "fontweight": self.rc.get("figure.labelweight", "normal"), **place, **given}
    return self.text(look.pop("x"), look.pop("y"), text, **look)


def supxlabel(self, t, **kwargs):
    """A text below all axes."""
    return _beside(self, t, {"x": 0.5, "y": 0.01, "ha": "center", "va": "bottom"}, kwargs)


def supylabel(self, t, **kwargs):
    """A text beside all axes."""
    return _beside(self, t, {"x": 0.02, "y": 0.5, "ha": "left", "va": "center", "rotation": 90}, kwargs)


def cover(self):
    """Axes over the whole page, which show nothing of themselves."""
    axes = Axes(self, (0, 0, 1, 1))
    axes.visible_axis, axes.limits = False, {"x": (0, 1), "y": (0, 1)}
    return axes


def add_artist(self, artist, clip=False):
    """Something drawn over the page, in fractions of it unless it has coordinates of its own."""
    axes = cover(self)
    artist.free = True
    axes.add_artist(artist)
    self._labels[artist] = axes
    return artist


def page_legend(self, args, given):
    """A legend over the page."""
    axes = cover(self)
    if not args and given.get("handles") is None:
        pairs = [(h, h.label) for a in self.axes for h in a.lines + a.patches if h.label and not str(h.label).startswith("_")]
        args = [h for h, _ in pairs], [label for _, label in pairs]
    elif len(args) == 1:
        args = [h for a in self.axes for h in a.lines + a.patches], args[0]
    axes.legend_ = legend = made(axes, args, {"loc": "upper right", **given})
    self._labels[legend] = axes
    return legend


def transFigure(figure):
    """Fractions of the page."""
    from .transforms import OfPage

    return OfPage(figure)


def dpi_scale_trans(figure):
    """Inches of the page."""
    from .transforms import Inches

    return Inches(figure)


def subplot_mosaic(self, mosaic, **kwargs):
    """Axes by a picture of their places, as text with a letter an axes, or as lists of names; gives them by name."""
    from ._mosaic import laid

    return laid(self, mosaic, **kwargs)


def subfigures(self, nrows=1, ncols=1, squeeze=True, **kwargs):
    """Pages within pages are not there."""
    raise NotImplementedError("pages within pages are not there; use subplot_mosaic or a GridSpec with more rows or columns")


def save_coloured(self, color, transparent, fname, **kwargs):
    """Writes the page with another colour behind it. Pages are opaque: what is to be transparent becomes white."""
    before = self.facecolor
    self.facecolor = "white" if transparent or color == "none" else color
    try:
        self.savefig(fname, **kwargs)
    finally:
        self.facecolor = before


def share_axis(grid, way, share):
    """Lets a grid's axes share an axis: all of them, or those of a row or column; inner texts of ticks are hidden."""
    rows, columns = len(grid), len(grid[0])
    if share in (True, "all"):
        groups = [[axes for row in grid for axes in row]]
    elif share == "row":
        groups = grid
    else:
        groups = [[row[c] for row in grid] for c in range(columns)]
    for group in groups:
        members = list(group)
        for axes in members:
            axes.shared[way] = members
    hides = way == "x" and share != "row" or way == "y" and share != "col"
    for r in range(rows):
        for c in range(columns):
            if hides and (r < rows - 1 if way == "x" else c > 0):
                grid[r][c].tick_params(way, **{"labelbottom" if way == "x" else "labelleft": False})


def save_tight(figure, where, kind, dpi, pad):
    """Writes as much of the page as something is drawn on, with a margin in inches."""
    from numpy._ndarray import wrap
    from PIL import Image

    pixels = wrap(figure.draw(dpi).pixels())
    background = pixels[0, 0].copy()
    drawn = (pixels != background).any(axis=2)
    rows, columns = np.flatnonzero(drawn.any(axis=1)), np.flatnonzero(drawn.any(axis=0))
    if rows.size:
        edge = round(pad * dpi) if pad != "layout" else 0
        pixels = pixels[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1]
        page = np.empty((pixels.shape[0] + 2 * edge, pixels.shape[1] + 2 * edge, 3), dtype=np.uint8)
        page[:] = background
        page[edge:edge + pixels.shape[0], edge:edge + pixels.shape[1]] = pixels
        pixels = page
    image = Image.fromarray(pixels)
    (image if kind in ("jpg", "jpeg", "bmp", "gif") else image.convert("RGBA")).save(where, kind)
