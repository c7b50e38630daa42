"""Norms, colour maps and colours."""

import sys

import java
import numpy as np
from _lrp.errors import java_errors
from numpy._ndarray import wrap

from ._names import to_rgb, to_rgba

__all__ = ["AsinhNorm", "BoundaryNorm", "CenteredNorm", "Colormap", "FuncNorm", "LightSource", "NoNorm", "SymLogNorm", "LinearSegmentedColormap", "ListedColormap", "LogNorm", "Normalize", "PowerNorm",
           "TwoSlopeNorm", "colorConverter", "is_color_like", "to_hex", "to_rgb", "to_rgba", "to_rgba_array"]

_LookupMap = java.type("org.lrptoolbox.render.LookupMap")
_NDArray = java.type("org.lrptoolbox.python.array.NDArray")


class Normalize:
    """Takes vmin ... vmax to 0 ... 1, linearly; a limit which is None becomes that of the first numbers seen."""

    def __init__(self, vmin=None, vmax=None, clip=False):
        self.vmin, self.vmax, self.clip = vmin, vmax, clip

    def autoscale(self, A):
        """Takes both limits from the numbers."""
        self.vmin = self.vmax = None
        self.autoscale_None(A)

    def autoscale_None(self, A):
        """Takes those limits from the numbers which are None."""
        A = np.asarray(A)
        finite = A[np.isfinite(A)]
        if finite.size:
            self.vmin = float(finite.min()) if self.vmin is None else self.vmin
            self.vmax = float(finite.max()) if self.vmax is None else self.vmax

    def scaled(self):
        """Whether both limits are known."""
        return self.vmin is not None and self.vmax is not None

    def __call__(self, value, clip=None):
        values = np.asarray(value, dtype=float)
        self.autoscale_None(values)
        if clip or (clip is None and self.clip):
            values = np.clip(values, self.vmin, self.vmax)
        result = np.asarray(self._scale(values))
        if isinstance(value, np.ma.MaskedArray) if "numpy.ma" in sys.modules else False:
            return np.ma.array(result, mask=np.ma.getmask(value))
        return result if np.ndim(value) else result[()]

    def inverse(self, value):
        """The number whose place from 0 to 1 is given."""
        if not self.scaled():
            raise ValueError("Not invertible until both vmin and vmax are set")
        return self._unscale(np.asarray(value, dtype=float))[()]

    def _unscale(self, place):
        return self.vmin + place * (self.vmax - self.vmin)

    def _scale(self, values):
        if not self.scaled() or self.vmin == self.vmax:
            return values * 0.0
        if self.vmin > self.vmax:
            raise ValueError("minvalue must be less than or equal to maxvalue")
        return (values - self.vmin) / (self.vmax - self.vmin)


class LogNorm(Normalize):
    """Takes vmin ... vmax to 0 ... 1 by their logarithms; what is not above zero has none, and becomes NaN."""

    def autoscale_None(self, A):
        A = np.asarray(A, dtype=float)
        super().autoscale_None(A[A > 0])

    def _scale(self, values):
        if not self.scaled() or self.vmin == self.vmax:
            return values * 0.0
        if self.vmin > self.vmax:
            raise ValueError("vmin must be less or equal to vmax")
        if self.vmin <= 0:
            raise ValueError("Invalid vmin or vmax")
        low, high = np.log(self.vmin), np.log(self.vmax)
        positive = values > 0
        return np.where(positive, (np.log(np.where(positive, values, 1.0)) - low) / (high - low), np.nan)

    scale_name = "log"

    def scale(self):
        """The scale of an axis with these numbers."""
        return "log"

    def _unscale(self, place):
        return self.vmin * (self.vmax / self.vmin) ** place


class PowerNorm(Normalize):
    """Takes vmin ... vmax to 0 ... 1 by a power of the linear place."""

    def __init__(self, gamma, vmin=None, vmax=None, clip=False):
        super().__init__(vmin, vmax, clip)
        self.gamma = gamma

    def _scale(self, values):
        place = super()._scale(values)
        return np.where(place > 0, np.abs(place) ** self.gamma, place)

    def _unscale(self, place):
        return super()._unscale(np.where(place > 0, np.abs(place) ** (1 / self.gamma), place))


def __getattr__(name):
    # Norms that few scripts use, and lists of colours by name.
    if name in ("AsinhNorm", "BoundaryNorm", "CenteredNorm", "FuncNorm", "LightSource", "NoNorm", "SymLogNorm", "TwoSlopeNorm", "from_levels_and_colors",
                "BASE_COLORS", "CSS4_COLORS", "TABLEAU_COLORS", "XKCD_COLORS", "cnames", "hsv_to_rgb", "rgb_to_hsv", "same_color",
                "ColorConverter"):
        from . import _norms

        return getattr(_norms, name)
    raise AttributeError(f"module 'matplotlib.colors' has no attribute '{name}'")


class Colormap:
    """A table of colours for 0 ... 1: ``cmap(x)`` is an array of red, green, blue and opacity.

    Floating-point numbers are looked up by their place from 0 to 1, integers as rows of the table.
    """

    #: Colours of their own for what has no place in the table.
    beyond = {}

    def __init__(self, name, table):
        self.name = name
        self._table = table
        self.N = table.size()

    def __call__(self, X, alpha=None, bytes=False):
        x = np.asarray(X)
        if x.dtype.kind in "iub" and x.dtype != np.bool_:
            x = (x + 0.5) / self.N
        rgba = wrap(_NDArray.of(self._table.rgba(x.astype(float)._j.asTensor())))
        if self.beyond:
            for where, color in self.beyond.items():
                rgba[{"under": x < 0, "over": x > 1, "bad": x != x}[where]] = color
        if alpha is not None:
            rgba[..., 3] = alpha
        if bytes:
            rgba = (rgba * 255).astype(np.uint8)
        if "numpy.ma" in sys.modules and isinstance(X, np.ma.MaskedArray) and np.ma.getmask(X) is not np.ma.nomask:
            rgba[np.ma.getmaskarray(X)] = [round(v * 255) for v in self.beyond.get("bad", (0, 0, 0, 0))] if bytes else self.beyond.get("bad", (0, 0, 0, 0))
        return rgba if np.ndim(X) else tuple(rgba)

    def set_under(self, color="k", alpha=None):
        """The colour of what lies below 0."""
        self.beyond = {**self.beyond, "under": to_rgba(color, alpha)}

    def set_over(self, color="k", alpha=None):
        """The colour of what lies above 1."""
        self.beyond = {**self.beyond, "over": to_rgba(color, alpha)}

    def set_bad(self, color="k", alpha=None):
        """The colour of what is no number."""
        self.beyond = {**self.beyond, "bad": to_rgba(color, alpha)}

    def copy(self):
        """A map of the same colours, which can be given others beyond its ends."""
        import copy

        return copy.copy(self)

    def with_extremes(self, *, bad=None, under=None, over=None):
        """A copy with colours of its own for what has no place in the table."""
        made = self.copy()
        made.set_extremes(bad=bad, under=under, over=over)
        return made

    def set_extremes(self, *, bad=None, under=None, over=None):
        """Colours of their own for what has no place in the table."""
        for where, color in (("bad", bad), ("under", under), ("over", over)):
            if color is not None:
                self.beyond = {**self.beyond, where: to_rgba(color)}

    def get_bad(self):
        """The colour of what is no number."""
        return np.array(self.beyond.get("bad", (0.0, 0.0, 0.0, 0.0)))

    def get_under(self):
        """The colour of what lies below 0."""
        return np.array(self.beyond.get("under", self(0.0)))

    def get_over(self):
        """The colour of what lies above 1."""
        return np.array(self.beyond.get("over", self(1.0)))

    def is_gray(self):
        """Whether it has no hue."""
        table = self(np.arange(self.N))
        return bool(np.all(table[:, 0] == table[:, 1]) and np.all(table[:, 0] == table[:, 2]))

    def __eq__(self, other):
        return isinstance(other, Colormap) and self.N == other.N and bool(np.array_equal(self(np.arange(self.N)), other(np.arange(self.N))))

    __hash__ = object.__hash__

    def reversed(self, name=None):
        """The same colours from the other end."""
        return Colormap(name or self.name + "_r", self._table.reversed())

    def resampled(self, lutsize):
        """The same colours in a table of another length."""
        return ListedColormap(self(np.arange(lutsize) / (lutsize - 1.0))[:, :3], self.name)


class ListedColormap(Colormap):
    """A map by its colours."""

    @java_errors
    def __init__(self, colors, name="from_list", N=None):
        if N is not None:
            colors = [colors] * N if isinstance(colors, str) else [colors[i % len(colors)] for i in range(N)]
        self.colors = colors
        table = np.array([to_rgb(color) for color in colors])
        super().__init__(name, _LookupMap.of(name, table._j.asTensor()))


class LinearSegmentedColormap(Colormap):
    """Maps which run linearly through colours; made by ``from_list``."""

    @classmethod
    def from_list(cls, name, colors, N=256, gamma=1.0):
        """A map through colours at equal distances, or through pairs of a place from 0 to 1 and a colour."""
        if colors and len(colors[0]) == 2 and not isinstance(colors[0], str):
            places, colors = zip(*colors)
        else:
            places = [i / (len(colors) - 1) for i in range(len(colors))]
        stops = list(zip(places, map(to_rgb, colors)))
        return ListedColormap([_between(stops, k / (N - 1)) for k in range(N)], name)


def is_color_like(c):
    """Whether it is a colour."""
    try:
        to_rgba(c)
    except (TypeError, ValueError):
        return False
    return True


def to_hex(c, keep_alpha=False):
    """A colour as ``#rrggbb``, or ``#rrggbbaa``."""
    return "#" + "".join(f"{round(v * 255):02x}" for v in to_rgba(c)[: 4 if keep_alpha else 3])


def to_rgba_array(c, alpha=None):
    """Colours, or one, as rows of red, green, blue and opacity."""
    if isinstance(c, str):
        c = [] if c.lower() == "none" else [c]
    elif np.ndim(c) == 1 and not isinstance(c[0], str) and len(c) in (3, 4):
        c = [c]
    return np.array([to_rgba(v, alpha) for v in c]).reshape(-1, 4)


class colorConverter:
    """The functions under the name that older scripts use."""

    to_rgb, to_rgba, to_rgba_array = staticmethod(to_rgb), staticmethod(to_rgba), staticmethod(to_rgba_array)


def _between(stops, place):
    """The colour at a place between the two stops around it."""
    for (low, first), (high, last) in zip(stops, stops[1:]):
        if place <= high:
            t = (place - low) / (high - low)
            return [a + (b - a) * t for a, b in zip(first, last)]
    return stops[-1][1]
