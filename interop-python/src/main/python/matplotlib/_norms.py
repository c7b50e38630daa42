"""Norms and tables of colours that few scripts use."""

import numpy as np

from ._names import _CSS, _NAMES, to_rgba
from .colors import ListedColormap, Normalize, colorConverter as ColorConverter  # noqa: F401

CSS4_COLORS = {name: "#" + code.upper() for name, code in zip(_CSS[::2], _CSS[1::2])}
cnames = CSS4_COLORS
BASE_COLORS = {name: to_rgba(name)[:3] for name in "bgrcmykw"}
TABLEAU_COLORS = {name: "#" + code for name, code in _NAMES.items() if name.startswith("tab:")}
XKCD_COLORS = {}


class TwoSlopeNorm(Normalize):
    """Takes vmin, vcenter, vmax to 0, 0.5, 1, linearly between them: zero relevance in the middle of a map."""

    def __init__(self, vcenter, vmin=None, vmax=None):
        super().__init__(vmin, vmax)
        self.vcenter = vcenter
        if vmin is not None and vmin >= vcenter or vmax is not None and vmax <= vcenter:
            raise ValueError("vmin, vcenter, and vmax must be in ascending order")

    def autoscale_None(self, A):
        super().autoscale_None(A)
        if self.vmin is not None:
            self.vmin, self.vmax = min(self.vmin, self.vcenter), max(self.vmax, self.vcenter)

    def _scale(self, values):
        if not self.vmin <= self.vcenter <= self.vmax:
            raise ValueError("vmin, vcenter, vmax must increase monotonically")
        return np.interp(values, [self.vmin, self.vcenter, self.vmax], [0, 0.5, 1], left=-np.inf, right=np.inf)

    def _unscale(self, place):
        return np.interp(place, [0, 0.5, 1], [self.vmin, self.vcenter, self.vmax], left=-np.inf, right=np.inf)


class CenteredNorm(Normalize):
    """Takes the numbers to 0 ... 1 with vcenter at 0.5, the same distance on both sides."""

    def __init__(self, vcenter=0, halfrange=None, clip=False):
        super().__init__(clip=clip)
        self.vcenter, self._half = vcenter, None
        self.halfrange = halfrange

    @property
    def halfrange(self):
        """How far the ends are from the middle."""
        return self._half

    @halfrange.setter
    def halfrange(self, half):
        self._half = half
        self.vmin, self.vmax = (None, None) if half is None else (self.vcenter - abs(half), self.vcenter + abs(half))

    def autoscale(self, A):
        self.halfrange = None
        self.autoscale_None(A)

    def autoscale_None(self, A):
        A = np.asarray(A, dtype=float)
        finite = A[np.isfinite(A)]
        if self._half is None and finite.size:
            self.halfrange = float(np.abs(finite - self.vcenter).max())


class _Scaled(Normalize):
    """A norm by the scale of an axis."""

    scale_name = ""

    def scale(self):
        """The scale of an axis with these numbers."""
        raise NotImplementedError

    def _scale(self, values):
        if not self.scaled() or self.vmin == self.vmax:
            return values * 0.0
        if self.vmin > self.vmax:
            raise ValueError("vmin must be less or equal to vmax")
        bent = self.scale()
        low, high = (float(v) for v in bent.forward(np.array([self.vmin, self.vmax], dtype=float)))
        return (bent.forward(values) - low) / (high - low)

    def _unscale(self, place):
        bent = self.scale()
        low, high = (float(v) for v in bent.forward(np.array([self.vmin, self.vmax], dtype=float)))
        return bent.inverse(low + place * (high - low))


class SymLogNorm(_Scaled):
    """Straight about zero, as far as ``linthresh``, and logarithmic beyond."""

    scale_name = "symlog"

    def __init__(self, linthresh, linscale=1.0, vmin=None, vmax=None, clip=False, *, base=10):
        super().__init__(vmin, vmax, clip)
        self.linthresh, self.linscale, self.base = linthresh, linscale, base

    def scale(self):
        from .scale import SymmetricalLogScale

        return SymmetricalLogScale(base=self.base, linthresh=self.linthresh, linscale=self.linscale)


class AsinhNorm(_Scaled):
    """By the inverse hyperbolic sine."""

    scale_name = "asinh"

    def __init__(self, linear_width=1, vmin=None, vmax=None, clip=False):
        super().__init__(vmin, vmax, clip)
        self.linear_width = linear_width

    def scale(self):
        from .scale import AsinhScale

        return AsinhScale(linear_width=self.linear_width)


class FuncNorm(_Scaled):
    """By a pair of functions, there and back."""

    scale_name = "function"

    def __init__(self, functions, vmin=None, vmax=None, clip=False):
        super().__init__(vmin, vmax, clip)
        self.functions = functions

    def scale(self):
        from .scale import FuncScale

        return FuncScale(None, self.functions)


class NoNorm(Normalize):
    """Leaves numbers as they are: rows of a map's table."""

    def __call__(self, value, clip=None):
        return np.asarray(value)[()]

    def inverse(self, value):
        return value


class BoundaryNorm(Normalize):
    """Takes the numbers between each pair of boundaries to one colour of a map's ``ncolors``."""

    def __init__(self, boundaries, ncolors, clip=False, *, extend="neither"):
        super().__init__(boundaries[0], boundaries[-1], clip)
        if clip and extend != "neither":
            raise ValueError("'clip=True' is not compatible with 'extend'")
        self.boundaries, self.N, self.Ncmap, self.extend = np.asarray(boundaries, dtype=float), len(boundaries), ncolors, extend
        self._first = int(extend in ("both", "min"))
        self._regions = self.N - 1 + self._first + int(extend in ("both", "max"))
        if self._regions > ncolors:
            raise ValueError(f"There are {self._regions} color bins including extensions, but ncolors = {ncolors}; ncolors must equal or "
                             "exceed the number of bins")

    def autoscale_None(self, A):
        pass

    def __call__(self, value, clip=None):
        values = np.asarray(value, dtype=float)
        clip = self.clip if clip is None else clip
        top = self.Ncmap - 1 if clip else self.Ncmap
        if clip:
            values = np.clip(values, self.vmin, self.vmax)
        found = np.searchsorted(self.boundaries, values, side="right") - 1 + self._first
        if self.Ncmap > self._regions:
            if self._regions == 1:
                found = np.where(found == 0, (self.Ncmap - 1) // 2, found)
            else:
                found = (found * ((self.Ncmap - 1) / (self._regions - 1))).astype(int)
        found = np.where(values < self.vmin, 0 if clip else -1, found)
        found = np.where(values >= self.vmax, top, found)
        return found.astype(int)[()]

    def inverse(self, value):
        raise ValueError("BoundaryNorm is not invertible")


def from_levels_and_colors(levels, colors, extend="neither"):
    """A map with a colour for each pair of levels, and the norm for it."""
    first, last = int(extend in ("both", "min")), int(extend in ("both", "max"))
    if len(colors) != len(levels) - 1 + first + last:
        raise ValueError(f"With extend == {extend!r} and {len(levels)} levels, expected {len(levels) - 1 + first + last} colors, but got {len(colors)}")
    cmap = ListedColormap(list(colors[first:len(colors) - last]))
    cmap.set_extremes(under=colors[0] if first else "none", over=colors[-1] if last else "none")
    return cmap, BoundaryNorm(levels, cmap.N)


def same_color(c1, c2):
    """Whether two colours are the same."""
    return to_rgba(c1) == to_rgba(c2)


def hsv_to_rgb(hsv):
    """Colours (..., 3) of hues, saturations and values from 0 to 1."""
    hsv = np.asarray(hsv, dtype=float)
    h, s, v = hsv[..., 0] * 6, hsv[..., 1], hsv[..., 2]
    return np.stack([v - v * s * np.clip(np.minimum((n + h) % 6, 4 - (n + h) % 6), 0, 1) for n in (5, 3, 1)], axis=-1)


def rgb_to_hsv(arr):
    """Hues, saturations and values from 0 to 1 of colours (..., 3)."""
    arr = np.asarray(arr, dtype=float)
    r, g, b = arr[..., 0], arr[..., 1], arr[..., 2]
    high, span = arr.max(axis=-1), arr.max(axis=-1) - arr.min(axis=-1)
    safe = np.where(span > 0, span, 1.0)
    hue = np.where(high == r, (g - b) / safe % 6, np.where(high == g, (b - r) / safe + 2, (r - g) / safe + 4)) / 6
    return np.stack([np.where(span > 0, hue, 0.0), np.where(high > 0, span / np.where(high > 0, high, 1.0), 0.0), high], axis=-1)


class LightSource:
    """A sun over a landscape: ``hillshade`` gives how bright its slopes are."""

    def __init__(self, azdeg=315, altdeg=45, hsv_min_val=0, hsv_max_val=1, hsv_min_sat=1, hsv_max_sat=0):
        self.azdeg, self.altdeg = azdeg, altdeg

    def hillshade(self, elevation, vert_exag=1, dx=1, dy=1, fraction=1.0):
        """Brightness from 0 to 1."""
        down, across = np.gradient(vert_exag * np.asarray(elevation, dtype=float), -dy, dx)
        normal = np.stack([-across, -down, np.ones_like(across)], axis=-1)
        normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
        az, alt = np.radians(90 - self.azdeg), np.radians(self.altdeg)
        bright = normal @ np.array([np.cos(az) * np.cos(alt), np.sin(az) * np.cos(alt), np.sin(alt)]) * fraction
        low, high = bright.min(), bright.max()
        bright = (bright - low) / (high - low) if high - low > 1e-6 else bright
        return np.clip(bright, 0, 1)
