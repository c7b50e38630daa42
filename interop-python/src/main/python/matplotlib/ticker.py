"""What chooses where ticks stand and what is written at them."""

import math

import numpy as np

__all__ = ["FixedLocator", "FormatStrFormatter", "FuncFormatter", "LinearLocator", "LogLocator", "MaxNLocator",
           "MultipleLocator", "NullFormatter", "NullLocator", "PercentFormatter", "ScalarFormatter", "StrMethodFormatter"]


class FuncFormatter:
    """A function of a number and its position."""

    def __init__(self, func):
        self._func = func

    def __call__(self, x, pos=None):
        return self._func(x, pos)


class FormatStrFormatter:
    """A format such as ``"%.2f"``."""

    def __init__(self, fmt):
        self._format = fmt

    def __call__(self, x, pos=None):
        return self._format % x


class StrMethodFormatter:
    """A format such as ``"{x:.2f}"``."""

    def __init__(self, fmt):
        self._format = fmt

    def __call__(self, x, pos=None):
        return self._format.format(x=x, pos=pos)


class PercentFormatter:
    """Parts of ``xmax`` as percentages."""

    def __init__(self, xmax=100, decimals=None, symbol="%"):
        self._most, self._decimals, self._symbol = xmax, decimals, symbol

    def __call__(self, x, pos=None):
        value = 100.0 * x / self._most
        return (f"{value:g}" if self._decimals is None else f"{value:.{self._decimals}f}") + self._symbol


class NullFormatter:
    """Nothing."""

    def __call__(self, x, pos=None):
        return ""


class ScalarFormatter:
    """Plain numbers."""

    def __init__(self, *args, **kwargs):
        pass

    def __call__(self, x, pos=None):
        return f"{x:.6g}".replace("-", "\u2212")

    def set_scientific(self, b):
        """Accepted."""

    def set_powerlimits(self, lims):
        """Accepted."""


class LinearLocator:
    """A number of ticks with equal distances."""

    def __init__(self, numticks=11):
        self._number = numticks

    def tick_values(self, vmin, vmax):
        """The places, the first at vmin and the last at vmax."""
        return np.linspace(vmin, vmax, self._number)


class MultipleLocator:
    """Multiples of a number."""

    def __init__(self, base=1.0, offset=0.0):
        self._base, self._offset = base, offset

    def tick_values(self, vmin, vmax):
        """The multiples from vmin to vmax."""
        first = math.ceil((vmin - self._offset) / self._base - 1e-9)
        last = math.floor((vmax - self._offset) / self._base + 1e-9)
        return np.arange(first, last + 1) * self._base + self._offset


class FixedLocator:
    """Given places."""

    def __init__(self, locs, nbins=None):
        self._places = np.asarray(locs, dtype=float)

    def tick_values(self, vmin, vmax):
        """The places."""
        return self._places


class NullLocator(FixedLocator):
    """No places."""

    def __init__(self):
        super().__init__([])


class MaxNLocator:
    """Round numbers, at most ``nbins`` intervals of them; whole ones if wanted."""

    def __init__(self, nbins=10, *, integer=False, **kwargs):
        self._most, self._integer = 10 if nbins == "auto" else nbins, integer

    def tick_values(self, vmin, vmax):
        """The places from vmin to vmax."""
        from ._paint import nice_places

        places = nice_places(vmin, vmax, self._most)
        if self._integer and any(p != round(p) for p in places):
            places = [float(k) for k in range(math.ceil(vmin), math.floor(vmax) + 1)]
        return np.array(places)


class LogLocator:
    """Powers of ten."""

    def __init__(self, *args, **kwargs):
        pass

    def tick_values(self, vmin, vmax):
        """The powers from vmin to vmax."""
        from ._scales import log_ticks

        return np.array([place for place, _ in log_ticks((vmin, vmax))])
