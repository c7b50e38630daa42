"""What few scripts ask of a page: functions of figures which are loaded when one of them is asked for."""

import numpy as np

from ._axis import _Patch as patch

__all__ = ["align_labels", "autofmt_xdate", "delaxes", "get_axes", "get_dpi", "get_figheight", "get_figwidth",
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
    if tight:
        self.tight_layout()


def set_constrained_layout(self, constrained):
    """Lets subplots use the page."""
    set_tight_layout(self, constrained)


def set_layout_engine(self, layout=None, **kwargs):
    """Lets subplots use the page."""
    set_tight_layout(self, layout not in (None, "none"))


def align_labels(self, axs=None):
    """Accepted."""


def autofmt_xdate(self, **kwargs):
    """Turns the texts below."""
    for axes in self.axes:
        axes.tick_params("x", labelrotation=90)


def supxlabel(self, t, **kwargs):
    """A text below all axes."""
    return self.text(0.5, 0.01, t, ha="center")


def supylabel(self, t, **kwargs):
    """A text beside all axes."""
    return self.text(0.03, 0.5, t, va="center", rotation=90)


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


def beside(figure, parents, fraction, pad):
    """Axes for a scale beside several axes, which move together."""
    left, right = min(a.box[0] for a in parents), max(a.box[0] + a.box[2] for a in parents)
    bottom, top = min(a.box[1] for a in parents), max(a.box[1] + a.box[3] for a in parents)
    shrink = 1 - fraction - pad
    for axes in parents:
        axes.box = (left + (axes.box[0] - left) * shrink, axes.box[1], axes.box[2] * shrink, axes.box[3])
        figure._grid.pop(axes, None)
    return figure.add_axes((left + (right - left) * (1 - fraction), bottom, (right - left) * fraction * 0.3, top - bottom))


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
