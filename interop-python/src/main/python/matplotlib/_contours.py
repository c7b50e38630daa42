"""Numbers over a plane: lines and bands of equal height, and grids of cells that need not be equal."""

import numpy as np

from ._shapes import Segments
from .cm import ScalarMappable
from .colors import Normalize
from .image import AxesImage

_CELLS = 512


def _plane(args):
    """The coordinates of columns and rows, the heights, and the levels if given."""
    args = list(args)
    if len(args) <= 2:
        z = np.asarray(args[0], dtype=float)
        x, y = np.arange(z.shape[1], dtype=float), np.arange(z.shape[0], dtype=float)
        rest = args[1:]
    else:
        x, y, z = (np.asarray(a, dtype=float) for a in args[:3])
        rest = args[3:]
        x, y = (x[0] if x.ndim == 2 else x), (y[:, 0] if y.ndim == 2 else y)
    if z.shape != (y.size, x.size):
        raise TypeError(f"Length of x ({x.size}) must match number of columns in z ({z.shape[1]}), and that of y ({y.size}) "
                        f"its rows ({z.shape[0]})")
    return x, y, z, rest[0] if rest else None


def _levels(z, levels):
    if levels is not None and np.ndim(levels):
        return np.asarray(levels, dtype=float)
    from .ticker import MaxNLocator

    low, high = float(np.nanmin(z)), float(np.nanmax(z))
    places = MaxNLocator(8 if levels is None else levels + 1).tick_values(low, high).tolist() if high > low else [low]
    step = places[1] - places[0] if len(places) > 1 else 1.0
    # One beyond each end, which colours take part in whether bands or lines are drawn.
    return np.array(([places[0] - step] if places[0] > low else []) + places + ([places[-1] + step] if places[-1] < high else []))


def contour(self, *args, levels=None, colors=None, cmap=None, norm=None, vmin=None, vmax=None, linewidths=None, linestyles=None,
            alpha=None, extent=None, origin=None, **kwargs):
    """Lines of equal height: ``contour(z)``, ``contour(x, y, z)``, each with levels if wanted."""
    x, y, z, given = _plane(args)
    heights = _levels(z, given if given is not None else levels)
    mappable = _mappable(self, heights, cmap, norm, vmin, vmax)
    names = [colors] if isinstance(colors, str) else colors
    mappable.lines_ = []
    for i, level in enumerate(heights.tolist()):
        px, py = _crossings(x, y, z, level)
        color = names[i % len(names)] if names is not None else tuple(mappable.to_rgba(level))
        dashed = names is not None and len(set(map(str, names))) == 1 and level < 0
        wide = linewidths[i % len(linewidths)] if np.ndim(linewidths) else linewidths
        self.lines.append(Segments(px, py, color, self._width(wide), linestyles if isinstance(linestyles, str) else
                                   "--" if dashed else "-", alpha))
        mappable.lines_.append(self.lines[-1])
    self.lines.append(Segments(x[[0, -1]], y[[0, -1]], "k", 0, "-", 0.0))  # the plane asks for its whole room
    self.__dict__.setdefault("margin", {}).update(x=0.0, y=0.0)
    mappable.levels, mappable.colors = heights, colors
    return mappable


def _mappable(self, heights, cmap, norm, vmin, vmax):
    made = ScalarMappable(norm if norm is not None else Normalize(vmin, vmax), cmap)
    made.norm.autoscale_None(heights)
    made.axes = self
    self.figure._image = made
    return made


def _crossings(x, y, z, level):
    """The line segments of one height within every cell of four corners, interrupted by NaN."""
    a, b, c, d = z[:-1, :-1], z[:-1, 1:], z[1:, 1:], z[1:, :-1]
    x0, x1 = np.broadcast_to(x[:-1], a.shape), np.broadcast_to(x[1:], a.shape)
    y0, y1 = np.broadcast_to(y[:-1, None], a.shape), np.broadcast_to(y[1:, None], a.shape)
    with np.errstate(divide="ignore", invalid="ignore"):
        sides = [(a, b, x0 + (level - a) / (b - a) * (x1 - x0), y0), (b, c, x1, y0 + (level - b) / (c - b) * (y1 - y0)),
                 (d, c, x0 + (level - d) / (c - d) * (x1 - x0), y1), (a, d, x0, y0 + (level - a) / (d - a) * (y1 - y0))]
    crossed = [((p < level) != (q < level)) & np.isfinite(p) & np.isfinite(q) for p, q, _, _ in sides]
    middle = (a + b + c + d) / 4 < level
    px, py = [], []
    # A saddle's two lines turn round the corners on the other side of the level than its middle.
    saddle = crossed[0] & crossed[1] & crossed[2] & crossed[3]
    around = (a < level) != middle
    pairs = [(i, j, crossed[i] & crossed[j] & ~saddle) for i in range(4) for j in range(i + 1, 4)]
    pairs += [(0, 3, saddle & around), (1, 2, saddle & around), (0, 1, saddle & ~around), (2, 3, saddle & ~around)]
    for i, j, here in pairs:
        if here.any():
            gap = np.full(int(here.sum()), np.nan)
            px.append(np.stack([sides[i][2][here], sides[j][2][here], gap], axis=1).ravel())
            py.append(np.stack([np.broadcast_to(sides[i][3], a.shape)[here], np.broadcast_to(sides[j][3], a.shape)[here], gap],
                               axis=1).ravel())
    return (np.concatenate(px), np.concatenate(py)) if px else (np.array([]), np.array([]))


def contourf(self, *args, levels=None, colors=None, cmap=None, norm=None, vmin=None, vmax=None, alpha=None, extend="neither",
             **kwargs):
    """Bands between heights: ``contourf(z)``, ``contourf(x, y, z)``, each with levels if wanted."""
    x, y, z, given = _plane(args)
    heights = _levels(z, given if given is not None else levels)
    middles = (heights[1:] + heights[:-1]) / 2
    mappable = _mappable(self, heights, cmap, norm, vmin, vmax)
    fine = _between(x, y, z, np.linspace(x[0], x[-1], _CELLS), np.linspace(y[0], y[-1], _CELLS))
    band = np.clip(np.searchsorted(heights, np.nan_to_num(fine), side="right") - 1, 0, middles.size - 1)
    if colors is not None:
        from .colors import to_rgba

        names = [colors] if isinstance(colors, str) else list(colors)
        table = np.array([to_rgba(names[i % len(names)]) for i in range(middles.size)])
    else:
        table = mappable.to_rgba(middles)
    pixels = table[band]
    outside = (fine < heights[0]) | (fine > heights[-1]) | np.isnan(fine)
    pixels[outside & (extend == "neither") | np.isnan(fine)] = 0.0
    _add_image(self, pixels, x[0], x[-1], y[0], y[-1], alpha)
    mappable.levels, mappable.filled, mappable.alpha = heights, True, alpha
    if colors is not None:
        mappable.table = table
    return mappable


def _between(x, y, z, wanted_x, wanted_y):
    """Heights at other places, linear between the given ones."""
    along = np.stack([np.interp(wanted_x, x, row) for row in z])
    return np.stack([np.interp(wanted_y, y, column) for column in along.T], axis=1)


def _add_image(self, pixels, left, right, bottom, top, alpha=None):
    image = AxesImage(self, pixels, None, None, alpha, None, None, "lower", (left, right, bottom, top))
    self.images.append(image)
    return image


def pcolormesh(self, *args, cmap=None, norm=None, vmin=None, vmax=None, alpha=None, shading=None, **kwargs):
    """Cells of colours: ``pcolormesh(c)``, ``pcolormesh(x, y, c)`` with the cells' edges or middles."""
    c = np.asarray(args[-1], dtype=float)
    if len(args) == 1:
        x, y = np.arange(c.shape[1] + 1.0), np.arange(c.shape[0] + 1.0)
    else:
        x, y = np.asarray(args[0], dtype=float), np.asarray(args[1], dtype=float)
        x, y = (x[0] if x.ndim == 2 else x), (y[:, 0] if y.ndim == 2 else y)
        x, y = _edges(x, c.shape[1]), _edges(y, c.shape[0])
    mappable = _mappable(self, c, cmap, norm, vmin, vmax)
    if not (_even(x) and _even(y)):
        c = c[np.ix_(_cells(y), _cells(x))]
    image = _add_image(self, c, x[0], x[-1], y[0], y[-1], alpha)
    image.norm, image.cmap = mappable.norm, mappable.cmap
    self.figure._image = image
    return image


pcolor = pcolormesh


def _edges(places, count):
    if places.size == count + 1:
        return places
    middles = (places[1:] + places[:-1]) / 2
    return np.concatenate([[2 * places[0] - middles[0]], middles, [2 * places[-1] - middles[-1]]]) if count > 1 else \
        np.array([places[0] - 0.5, places[0] + 0.5])


def _even(edges):
    gaps = np.diff(edges)
    return np.allclose(gaps, gaps[0])


def _cells(edges):
    """Which cell each of many equal steps from the first edge to the last one lies in."""
    steps = edges[0] + (np.arange(_CELLS) + 0.5) / _CELLS * (edges[-1] - edges[0])
    return np.clip(np.searchsorted(edges, steps, side="right") - 1, 0, edges.size - 2)
