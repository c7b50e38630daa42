"""The scale of colours that ``colorbar`` puts beside axes."""

import numpy as np

from ._scales import plain
from .colors import Normalize


class Colorbar:
    """The scale of an image's colours; ``ax`` are its axes."""

    def __init__(self, axes, mappable, way):
        self.ax, self.mappable, self._way = axes, mappable, way
        self.orientation = "vertical" if way == "y" else "horizontal"

    def set_label(self, label, **kwargs):
        """What the colours mean."""
        getattr(self.ax, f"set_{self._way}label")(str(label), **kwargs)

    def set_ticks(self, ticks, labels=None, **kwargs):
        """Where ticks stand."""
        if hasattr(ticks, "tick_values"):
            self.ax.locators[self._way] = ticks
        else:
            getattr(self.ax, f"set_{self._way}ticks")(ticks, labels, **kwargs)

    def set_ticklabels(self, labels, **kwargs):
        """The ticks' texts."""
        getattr(self.ax, f"set_{self._way}ticklabels")(labels, **kwargs)

    def get_ticks(self, minor=False):
        """Where ticks stand."""
        return getattr(self.ax, f"get_{self._way}ticks")()

    def minorticks_on(self):
        """Small ticks between the others."""
        self.ax.minorticks_on()

    def minorticks_off(self):
        """No small ticks."""
        self.ax.minorticks_off()

    def update_ticks(self):
        """Nothing: ticks are made when the page is drawn."""

    update_normal = draw_all = lambda self, *args: None

    def add_lines(self, *args, **kwargs):
        """The heights of contours as lines across the scale."""
        for level in getattr(args[0], "levels", ()) if args else ():
            (self.ax.axhline if self._way == "y" else self.ax.axvline)(level, color="k", lw=1)

    def remove(self):
        """Takes it off the page."""
        self.ax.remove()

    def set_alpha(self, alpha):
        """How opaque it is."""
        self.ax.images[0].alpha = alpha

    @property
    def outline(self):
        """Its frame."""
        return self.ax.spines[:]

    @property
    def formatter(self):
        """What writes the ticks' texts."""
        return self.ax.formatters[self._way]

    def __getattr__(self, name):
        return getattr(self.ax, name)


def made(figure, mappable, cax=None, ax=None, *, fraction=0.15, pad=None, shrink=1.0, aspect=20, orientation=None, location=None,
         label=None, ticks=None, format=None, extend="neither", drawedges=False, use_gridspec=True, boundaries=None, spacing="uniform",
         **kwargs):
    """The scale of a mappable's colours in ``cax``, or in axes beside ``ax``."""
    location = location or {"horizontal": "bottom"}.get(orientation, "right")
    way = "y" if location in ("left", "right") else "x"
    pad = (0.05 if way == "y" else 0.15) if pad is None else pad
    parent = ax if ax is not None else getattr(mappable, "axes", None) or figure.gca()
    before = figure._current
    if cax is None:
        parents = list(np.ravel(parent)) if isinstance(parent, (list, tuple, np.ndarray)) else [parent]
        cax = _room(figure, parents, location, fraction, pad, shrink, aspect)
    elif orientation == "horizontal":
        way, location = "x", "bottom"
    cax.locators["x"] = cax.locators["y"] = None
    low, high = mappable.get_clim()
    norm, cmap = mappable.norm, mappable.cmap
    edges = getattr(norm, "boundaries", None)
    if edges is not None:
        middles = (edges[1:] + edges[:-1]) / 2
        scale, extent, used = middles.reshape(-1, 1), (0, 1, 0, len(middles)), norm
        places, texts = list(range(len(edges))), [f"{edge:g}" for edge in edges]
    else:
        bent = low < high and type(norm) is not Normalize and hasattr(norm, "inverse") and not hasattr(norm, "scale_name")
        parts = (np.arange(256) + 0.5) / 256
        scale = np.asarray(norm.inverse(parts) if bent or hasattr(norm, "scale_name") else low + (high - low) * np.arange(256) / 255, dtype=float)
        used, extent, places, texts = norm if bent or hasattr(norm, "scale_name") else Normalize(low, high), (0, 1, low, high), None, None
        scale = scale.reshape(256, 1)
    filled = getattr(mappable, "levels", None)
    if filled is not None and getattr(mappable, "filled", False):
        middles = (filled[1:] + filled[:-1]) / 2
        even = low + (filled[-1] - filled[0]) * 0 + filled[0] + (filled[-1] - filled[0]) * (np.arange(256) + 0.5) / 256
        scale = middles[np.clip(np.searchsorted(filled, even, side="right") - 1, 0, middles.size - 1)].reshape(256, 1)
        extent, used = (0, 1, float(filled[0]), float(filled[-1])), norm
        if len(filled) <= 12:
            places, texts = filled.tolist(), None
    if extent[2] == extent[3]:
        extent = (0, 1, extent[2] - 0.5, extent[3] + 0.5)
    colors = getattr(mappable, "table", None)
    pixels = scale if colors is None else np.repeat(np.asarray(colors), 8, axis=0)[:, None, :]
    if way == "x":
        pixels, extent = np.swapaxes(pixels, 0, 1), (extent[2], extent[3], 0, 1)
    cax.imshow(pixels, cmap=cmap, norm=used, aspect="auto", origin="lower", extent=extent)
    cax.images[-1].alpha = getattr(mappable, "alpha", None)
    if hasattr(norm, "scale_name"):
        cax.scales[way] = norm.scale()
    elif edges is None and type(norm) is not Normalize and hasattr(norm, "inverse"):
        from .scale import FuncScale

        cax.scales[way] = FuncScale(None, (lambda x: np.asarray(norm(x), dtype=float), lambda y: np.asarray(norm.inverse(y), dtype=float)))
    (cax.set_xticks if way == "y" else cax.set_yticks)([])
    if location == "right":
        cax.tick_side = "right"
    elif location == "top":
        cax.tick_params("x", top=True, labeltop=True, bottom=False, labelbottom=False)
        cax.text_styles["xlabel"] = {"side": "top"}
    bar = Colorbar(cax, mappable, way)
    if places is not None:
        bar.set_ticks(places, texts)
    if ticks is not None:
        bar.set_ticks(ticks if hasattr(ticks, "tick_values") else plain(None, way, ticks))
    if format is not None:
        from .ticker import FormatStrFormatter

        cax.formatters[way] = FormatStrFormatter(format) if isinstance(format, str) and "%" in format else format
    if label:
        bar.set_label(label)
    if isinstance(parent, (list, tuple, np.ndarray)) or before is not None:
        figure._current = before
    mappable.colorbar = bar
    return bar


def _room(figure, parents, location, fraction, pad, shrink, aspect):
    """Axes beside others, which make room for them and move together with them."""
    way = 0 if location in ("left", "right") else 1
    made = figure.add_axes(parents[0].box)

    def lay(boxes):
        low, high = min(b[way] for b in boxes), max(b[way] + b[2 + way] for b in boxes)
        start, end = min(b[1 - way] for b in boxes), max(b[1 - way] + b[3 - way] for b in boxes)
        length, keep = high - low, 1 - fraction - pad
        first = location in ("left", "bottom")
        shifted = []
        for box in boxes:
            new = list(box)
            new[way] = low + (box[way] - low) * keep + (length * (1 - keep) if first else 0)
            new[2 + way] = box[2 + way] * keep
            shifted.append(tuple(new))
        own = [0.0] * 4
        page = figure.figsize
        thick = min(length * fraction, (end - start) * shrink * page[1 - way] / aspect / page[way])
        own[2 + way], own[3 - way] = thick, (end - start) * shrink
        own[way] = low + length * (fraction if first else 1 - fraction) - (thick if first else 0)
        own[1 - way] = start + (end - start) * (1 - shrink) / 2
        made.box = tuple(own)
        return shifted

    if len(parents) == 1:
        def follow(axes):
            axes.box = lay([axes.box])[0]

        parents[0].followers.append(follow)
        follow(parents[0])
    else:
        for axes, box in zip(parents, lay([a.box for a in parents])):
            axes.box = box
            figure._grid.pop(axes, None)
    return made
