"""What chooses where ticks stand (locators) and what is written at them (formatters)."""

import math

import numpy as np

from ._formatters import (EngFormatter, FixedFormatter, FormatStrFormatter, Formatter, FuncFormatter, LogFormatter,
                          LogFormatterExponent, LogFormatterMathtext, LogFormatterSciNotation, LogitFormatter, NullFormatter,
                          PercentFormatter, ScalarFormatter, StrMethodFormatter)

__all__ = ["AsinhLocator", "AutoLocator", "AutoMinorLocator", "EngFormatter", "FixedFormatter", "FixedLocator", "FormatStrFormatter",
           "Formatter", "FuncFormatter", "IndexLocator", "LinearLocator", "Locator", "LogFormatter", "LogFormatterExponent",
           "LogFormatterMathtext", "LogFormatterSciNotation", "LogLocator", "LogitFormatter", "LogitLocator", "MaxNLocator",
           "MultipleLocator", "NullFormatter", "NullLocator", "PercentFormatter", "ScalarFormatter", "StrMethodFormatter",
           "SymmetricalLogLocator"]


class Locator:
    """Chooses places: ``tick_values(vmin, vmax)``, or a call for the limits of the axis that it belongs to."""

    axis = None

    def tick_values(self, vmin, vmax):
        """The places from vmin to vmax."""
        raise NotImplementedError("Derived must override")

    def __call__(self):
        low, high = sorted(self.axis.get_view_interval()) if self.axis is not None else (0.0, 1.0)
        return self.tick_values(low, high)

    def set_axis(self, axis):
        """The axis that it belongs to."""
        self.axis = axis

    def set_params(self, **kwargs):
        """Other settings of those that it was made with."""
        for name, value in kwargs.items():
            if not hasattr(self, "_" + name):
                raise TypeError(f"set_params() got an unexpected keyword argument {name!r}")
            setattr(self, "_" + name, value)

    def view_limits(self, vmin, vmax):
        """The limits, as they are."""
        return vmin, vmax


class LinearLocator(Locator):
    """A number of ticks with equal distances."""

    def __init__(self, numticks=None, presets=None):
        self._numticks = 11 if numticks is None else numticks

    def tick_values(self, vmin, vmax):
        """The places, the first at vmin and the last at vmax."""
        return np.linspace(vmin, vmax, self._numticks)


class MultipleLocator(Locator):
    """Multiples of a number."""

    def __init__(self, base=1.0, offset=0.0):
        self._base, self._offset = base, offset

    def tick_values(self, vmin, vmax):
        """The multiples, from the last one below vmin to the first one above vmax."""
        first = math.ceil((vmin - self._offset) / self._base - 1e-9)
        last = math.floor((vmax - self._offset) / self._base + 1e-9)
        return np.arange(first - 1, last + 2) * self._base + self._offset


class IndexLocator(Locator):
    """Every so many numbers from an offset."""

    def __init__(self, base, offset):
        self._base, self._offset = base, offset

    def tick_values(self, vmin, vmax):
        """The places."""
        return np.arange(vmin + self._offset, vmax + 1, self._base)


class FixedLocator(Locator):
    """Given places; every so many of them where there are more than ``nbins``."""

    def __init__(self, locs, nbins=None):
        self.locs = np.asarray(locs, dtype=float)
        self._nbins = nbins

    def tick_values(self, vmin, vmax):
        """The places."""
        if self._nbins is None:
            return self.locs
        return self.locs[::max(1, math.ceil(len(self.locs) / self._nbins))]


class NullLocator(FixedLocator):
    """No places."""

    def __init__(self):
        super().__init__([])


#: Multiples of powers of ten that distances of ticks are chosen from.
_STEPS = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)


class MaxNLocator(Locator):
    """Round numbers, at most ``nbins`` intervals of them; whole ones if wanted."""

    def __init__(self, nbins=10, *, steps=None, integer=False, symmetric=False, prune=None, min_n_ticks=2, **kwargs):
        self._nbins, self._integer, self._symmetric, self._prune = nbins, integer, symmetric, prune
        self._least = min_n_ticks
        self._steps = steps if steps == "auto" else sorted({1.0, 10.0, *map(float, _STEPS if steps is None else steps)})

    def tick_values(self, vmin, vmax):
        """The places from vmin to vmax."""
        from ._ticks import nice_places

        if self._symmetric:
            vmax = max(abs(vmin), abs(vmax))
            vmin = -vmax
        most = 9 if self._nbins == "auto" else self._nbins
        places = nice_places(vmin, vmax, most) if self._steps == "auto" else self._by_steps(vmin, vmax, most)
        if self._integer and any(p != round(p) for p in places):
            places = [float(k) for k in range(math.ceil(vmin), math.floor(vmax) + 1)]
        if self._prune in ("lower", "both"):
            places = places[1:]
        if self._prune in ("upper", "both"):
            places = places[:-1]
        return np.array(places, dtype=float)

    def _by_steps(self, low, high, most):
        rough = (high - low) / most
        power = 10.0 ** math.floor(math.log10(rough))
        steps = [m * power for scale in (0.1, 1.0, 10.0) for m in (scale * s for s in self._steps)]
        chosen = next(i for i, step in enumerate(steps) if step >= rough * (1 - 1e-9))
        for step in steps[chosen::-1]:
            if self._integer and step < 1:
                step = 1.0
            found = [k * step for k in range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)]
            if len(found) >= self._least:
                break
        return found


class AutoLocator(MaxNLocator):
    """As ticks stand by default."""

    def __init__(self):
        super().__init__("auto", steps="auto")


class AutoMinorLocator(Locator):
    """Small ticks that divide the distances of the others into ``n`` parts."""

    def __init__(self, n=None):
        self._n = n

    def between(self, majors, limits):
        """The places between those of the others."""
        from ._minor import between

        return between(majors, limits, self._n)


class LogLocator(Locator):
    """Powers of a base, times each of ``subs``."""

    def __init__(self, base=10.0, subs=(1.0,), *, numticks=None):
        self._base, self._numticks = float(base), numticks
        self._subs = {"auto": tuple(range(2, 10)), "all": tuple(range(1, 10)), None: (1.0,)}.get(subs, subs) if isinstance(
            subs, str) or subs is None else tuple(subs)

    def tick_values(self, vmin, vmax):
        """The places about vmin to vmax."""
        if vmin <= 0:
            raise ValueError("Data has no positive values, and therefore cannot be log-scaled.")
        low, high = math.log(vmin, self._base), math.log(vmax, self._base)
        first, last = math.floor(low + 1e-9), math.ceil(high - 1e-9)
        step = max(1, math.ceil((last - first) / (self._numticks or 9))) if self._subs == (1.0,) else 1
        return np.array([s * self._base**k for k in range(first - step, last + step + 1, step) for s in self._subs])


class SymmetricalLogLocator(Locator):
    """Powers of a base on both sides of zero."""

    def __init__(self, transform=None, subs=None, linthresh=2, base=10):
        self._base, self._linthresh = base, linthresh

    def tick_values(self, vmin, vmax):
        """The places."""
        from .scale import SymmetricalLogScale

        return np.array([p for p, _ in SymmetricalLogScale(base=self._base, linthresh=self._linthresh).ticks((vmin, vmax))])


class AsinhLocator(SymmetricalLogLocator):
    """Places of the scale ``asinh``."""

    def __init__(self, linear_width, numticks=11, symthresh=0.2, base=10, subs=None):
        super().__init__(linthresh=linear_width, base=base)


class LogitLocator(Locator):
    """Chances."""

    def tick_values(self, vmin, vmax):
        """The places."""
        from .scale import LogitScale

        return np.array([p for p, _ in LogitScale().ticks((vmin, vmax))])
