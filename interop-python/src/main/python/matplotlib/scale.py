"""Scales of axes beyond straight and logarithmic ones: ``ax.set_yscale("symlog", linthresh=1)``."""

import math

import numpy as np

__all__ = ["AsinhScale", "FuncScale", "LogScale", "LogitScale", "SymmetricalLogScale", "get_scale_names"]
_MARGIN = 0.05


class ScaleBase:
    """How numbers become places: ``forward`` and ``inverse``, the limits that hold some, and ticks."""

    name = ""

    def limits(self, ranges):
        """Limits that hold ranges (low, high), with a margin of 5 percent of the axis."""
        if not ranges:
            return self.inside(0.0, 1.0)
        low, high = self.inside(min(r[0] for r in ranges), max(r[1] for r in ranges))
        a, b = self.forward(np.array([low, high]))
        if a == b:
            return low - 0.5, high + 0.5
        return tuple(float(v) for v in self.inverse(np.array([a - _MARGIN * (b - a), b + _MARGIN * (b - a)])))

    def inside(self, low, high):
        """A range as far as the scale has it."""
        return low, high

    def ticks(self, limits):
        """Places and their texts."""
        from ._ticks import labels_of, nice_places

        places = nice_places(*limits, 9)
        return list(zip(places, labels_of(places, limits)))

    def minors(self, limits):
        """Places of small ticks."""
        return []

    def __eq__(self, other):
        return self.name == other if isinstance(other, str) else self is other

    __hash__ = object.__hash__

    def __str__(self):
        return self.name


def _power(base, k, sign=""):
    from ._scales import _RAISED

    return f"{sign}{base:g}" + str(k).translate(_RAISED)


class LogScale(ScaleBase):
    """Logarithms to another base than ten."""

    name = "log"

    def __init__(self, axis=None, *, base=10, **kwargs):
        self.base = base

    def forward(self, x):
        """The logarithm; NaN where there is none."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(x > 0, np.log(np.where(x > 0, x, 1.0)) / math.log(self.base), np.nan)

    def inverse(self, y):
        """The power."""
        return self.base ** np.asarray(y, dtype=float)

    def inside(self, low, high):
        high = high if high > 0 else 1.0
        return (low if low > 0 else high / self.base**3), high

    def ticks(self, limits):
        low, high = (float(v) for v in self.forward(np.array(sorted(limits))))
        first, last = math.ceil(low - 1e-9), math.floor(high + 1e-9)
        step = max(1, math.ceil((last - first + 1) / 9))
        return [(float(self.base) ** k, _power(self.base, k)) for k in range(first, last + 1, step)]


class SymmetricalLogScale(ScaleBase):
    """Straight about zero, as far as ``linthresh``, and logarithmic beyond."""

    name = "symlog"

    def __init__(self, axis=None, *, base=10, linthresh=2, subs=None, linscale=1):
        if base <= 1 or linthresh <= 0 or linscale <= 0:
            raise ValueError(f"expected base > 1, linthresh > 0 and linscale > 0, not {base}, {linthresh} and {linscale}")
        self.base, self.linthresh, self.linscale = base, linthresh, linscale
        self._straight = linscale / (1 - 1 / base)

    def forward(self, x):
        """The place."""
        x = np.asarray(x, dtype=float)
        size = np.abs(x)
        beyond = size > self.linthresh
        out = np.sign(x) * self.linthresh * (self._straight + np.log(np.where(beyond, size, self.linthresh) / self.linthresh) / math.log(self.base))
        return np.where(beyond, out, x * self._straight)

    def inverse(self, y):
        """The number at a place."""
        y = np.asarray(y, dtype=float)
        edge = self.linthresh * self._straight
        beyond = np.abs(y) > edge
        return np.where(beyond, np.sign(y) * self.linthresh * self.base ** (np.where(beyond, np.abs(y), edge) / self.linthresh - self._straight),
                        y / self._straight)

    def ticks(self, limits):
        low, high = sorted(limits)
        top = max(abs(low), abs(high))
        first = math.ceil(math.log(self.linthresh, self.base) - 1e-9)
        last = math.floor(math.log(top, self.base) + 1e-9) if top > 0 else first
        step = max(1, (2 * (last - first + 1) + 1) // 14)
        powers = list(range(first, last + 1, step))
        found = [(-float(self.base) ** k, _power(self.base, k, "\u2212")) for k in reversed(powers)] + [(0.0, "0")] + [
            (float(self.base) ** k, _power(self.base, k)) for k in powers]
        return [(p, text) for p, text in found if low <= p <= high]


class AsinhScale(ScaleBase):
    """The inverse hyperbolic sine: straight about zero, then as logarithms."""

    name = "asinh"

    def __init__(self, axis=None, *, linear_width=1.0, base=10, **kwargs):
        self.linear_width, self.base = linear_width, base

    def forward(self, x):
        """The place."""
        return self.linear_width * np.arcsinh(np.asarray(x, dtype=float) / self.linear_width)

    def inverse(self, y):
        """The number at a place."""
        return self.linear_width * np.sinh(np.asarray(y, dtype=float) / self.linear_width)

    def ticks(self, limits):
        return SymmetricalLogScale(base=self.base, linthresh=self.linear_width).ticks(limits)


class LogitScale(ScaleBase):
    """Chances: the logarithm of p / (1 - p)."""

    name = "logit"

    def __init__(self, axis=None, nonpositive="mask", *, one_half=r"\frac{1}{2}", use_overline=False):
        self._half = one_half

    def forward(self, x):
        """The logarithm to base ten; NaN outside of 0 to 1."""
        x = np.asarray(x, dtype=float)
        there = (x > 0) & (x < 1)
        safe = np.where(there, x, 0.5)
        return np.where(there, np.log10(safe / (1 - safe)), np.nan)

    def inverse(self, y):
        """The chance."""
        return 1 / (1 + 10.0 ** -np.asarray(y, dtype=float))

    def inside(self, low, high):
        return (low if low > 0 else 1e-7), (high if high < 1 else 1 - 1e-7)

    def ticks(self, limits):
        low, high = sorted(limits)
        far = max(1, math.ceil(-math.log10(min(low, 1 - high, 0.1))))
        step = max(1, math.ceil(far / 4))
        powers = range(1, far + 1, step)
        found = [(10.0**-k, f"$10^{{-{k}}}$") for k in reversed(powers)] + [(0.5, f"${self._half}$")] + [
            (1 - 10.0**-k, f"$1-10^{{-{k}}}$") for k in powers]
        return [(p, text) for p, text in found if low <= p <= high]

    def minors(self, limits):
        return [p for k in range(1, 8) for m in range(2, 10) for p in (m * 10.0 ** -(k + 1), 1 - m * 10.0 ** -(k + 1))] + [0.2, 0.3, 0.4, 0.6, 0.7, 0.8]


class FuncScale(ScaleBase):
    """A pair of functions, there and back."""

    name = "function"

    def __init__(self, axis, functions):
        self.forward, self.inverse = functions


_SCALES = {kind.name: kind for kind in (LogScale, SymmetricalLogScale, AsinhScale, LogitScale, FuncScale)}


def named(name, settings):
    """The scale of a name, or a scale itself."""
    if isinstance(name, ScaleBase):
        return name
    if name not in _SCALES:
        raise ValueError(f"{name!r} is not a valid value for scale; supported values are {', '.join(map(repr, get_scale_names()))}")
    return _SCALES[name](None, **{key: value for key, value in settings.items() if key not in ("nonpositive", "subs") or name == "logit"})


def get_scale_names():
    """The names of all scales."""
    return sorted(["linear", *_SCALES])


def register_scale(scale_class):
    """Makes a scale known by its name; it has ``forward``, ``inverse`` and what else ``ScaleBase`` has."""
    _SCALES[scale_class.name] = scale_class
