"""What is written at ticks."""

import math


class Formatter:
    """Writes a number: a call with it and its position among the ticks."""

    axis = None
    locs = ()

    def __call__(self, x, pos=None):
        raise NotImplementedError("Derived must override")

    def set_axis(self, axis):
        """The axis that it belongs to."""
        self.axis = axis

    def set_locs(self, locs, limits=None):
        """All places that are to be written."""
        self.locs = locs

    def get_offset(self):
        """What all texts leave out."""
        return ""

    def format_ticks(self, values):
        """The texts of several places."""
        self.set_locs(values)
        return [self(value, i) for i, value in enumerate(values)]

    def format_data(self, value):
        """The text of one number."""
        return self(value)

    format_data_short = format_data


class FuncFormatter(Formatter):
    """A function of a number and its position."""

    def __init__(self, func):
        self._func, self._offset = func, ""

    def __call__(self, x, pos=None):
        return self._func(x, pos)

    def set_offset_string(self, ofs):
        """What stands at the axis' end."""
        self._offset = ofs

    def get_offset(self):
        return self._offset


class FormatStrFormatter(Formatter):
    """A format such as ``"%.2f"``."""

    def __init__(self, fmt):
        self.fmt = fmt

    def __call__(self, x, pos=None):
        return self.fmt % x


class StrMethodFormatter(Formatter):
    """A format such as ``"{x:.2f}"``."""

    def __init__(self, fmt):
        self.fmt = fmt

    def __call__(self, x, pos=None):
        return self.fmt.format(x=x, pos=pos)


class PercentFormatter(Formatter):
    """Parts of ``xmax`` as percentages."""

    def __init__(self, xmax=100, decimals=None, symbol="%", is_latex=False):
        self.xmax, self.decimals, self.symbol = xmax, decimals, symbol

    def __call__(self, x, pos=None):
        value = 100.0 * x / self.xmax
        decimals = self.decimals
        if decimals is None and len(self.locs) > 1:
            span = 100.0 * abs(self.locs[-1] - self.locs[0]) / self.xmax
            decimals = 0 if span > 50 else max(0, min(5, math.ceil(2 - math.log10(2 * span)))) if span > 0 else 0
        return (f"{value:g}" if decimals is None else f"{value:.{decimals}f}") + (self.symbol or "")


class NullFormatter(Formatter):
    """Nothing."""

    def __call__(self, x, pos=None):
        return ""


class FixedFormatter(Formatter):
    """Given texts, by their position."""

    def __init__(self, seq):
        self.seq = list(seq)

    def __call__(self, x, pos=None):
        return str(self.seq[pos]) if pos is not None and pos < len(self.seq) else ""


class ScalarFormatter(Formatter):
    """Plain numbers with as many decimals as they need; what all have in common is written once."""

    def __init__(self, useOffset=None, useMathText=None, useLocale=None):
        self._style = {} if useOffset is None else {"useOffset": useOffset}
        self._formulas, self._offset, self._power = bool(useMathText), 0.0, 0
        self._texts = {}

    def set_scientific(self, b):
        """Whether powers of ten are left out."""
        self._style["style"] = "sci" if b else "plain"

    def set_powerlimits(self, lims):
        """From which powers of ten on they are left out."""
        self._style["scilimits"] = tuple(lims)

    def set_useOffset(self, val):
        """Whether a common offset is left out, or which."""
        self._style["useOffset"] = val

    def set_useMathText(self, val):
        """Whether the power is written as a formula."""
        self._formulas = bool(val)

    def set_locs(self, locs, limits=None):
        from ._offsets import common, rest

        self.locs = list(map(float, locs))
        limits = limits or ((min(self.locs), max(self.locs)) if self.locs else (0.0, 1.0))
        self._offset, self._power = common(self.locs, limits, self._style)
        self._texts = dict(zip(self.locs, rest(self.locs, limits, self._offset, self._power))) if self.locs else {}

    def __call__(self, x, pos=None):
        known = self._texts.get(float(x))
        return known if known is not None else f"{(x - self._offset) / 10.0 ** self._power:.6g}".replace("-", "\u2212")

    def get_offset(self):
        from ._offsets import said

        return said(self._offset, self._power, self._formulas)


class EngFormatter(Formatter):
    """Numbers with the prefixes of units: 1000 as ``1 k``."""

    ENG_PREFIXES = {-30: "q", -27: "r", -24: "y", -21: "z", -18: "a", -15: "f", -12: "p", -9: "n", -6: "\u00b5", -3: "m", 0: "",
                    3: "k", 6: "M", 9: "G", 12: "T", 15: "P", 18: "E", 21: "Z", 24: "Y", 27: "R", 30: "Q"}

    def __init__(self, unit="", places=None, sep=" ", *, usetex=None, useMathText=None):
        self.unit, self.places, self.sep = unit, places, sep

    def __call__(self, x, pos=None):
        return self.format_eng(x) + (self.unit or "") if self.unit or not self.sep else self._bare(x)

    def _bare(self, x):
        text = self.format_eng(x)
        return text[: -len(self.sep)] if text.endswith(self.sep) else text

    def format_eng(self, num):
        """A number with its prefix."""
        form = "g" if self.places is None else f".{self.places}f"
        sign, num = (-1, -num) if num < 0 else (1, num)
        power = min(30, max(-30, math.floor(math.log10(num) / 3) * 3)) if num else 0
        scaled = sign * num / 10.0**power
        if abs(float(format(scaled, form))) >= 1000 and power < 30:
            scaled, power = scaled / 1000, power + 3
        return f"{scaled:{form}}{self.sep}{self.ENG_PREFIXES[power]}".replace("-", "\u2212")


class LogFormatter(Formatter):
    """Numbers of logarithmic axes."""

    def __init__(self, base=10.0, labelOnlyBase=False, minor_thresholds=None, linthresh=None):
        self._base, self._only = float(base), labelOnlyBase

    def _power(self, x):
        power = math.log(abs(x), self._base) if x else 0.0
        return power, abs(power - round(power)) < 1e-9

    def __call__(self, x, pos=None):
        _, whole = self._power(x)
        return "" if self._only and not whole else f"{x:g}"


class LogFormatterExponent(LogFormatter):
    """The powers alone."""

    def __call__(self, x, pos=None):
        power, whole = self._power(x)
        return "" if self._only and not whole else f"{power:.3g}".replace("-", "\u2212")


class LogFormatterMathtext(LogFormatter):
    """Powers as formulas."""

    def __call__(self, x, pos=None):
        if x == 0:
            return "$\\mathdefault{0}$"
        power, whole = self._power(x)
        sign = "-" if x < 0 else ""
        base = f"{self._base:g}"
        if not whole:
            if self._only:
                return ""
            lead = abs(x) / self._base ** math.floor(power)
            return f"$\\mathdefault{{{sign}{lead:g}\\times{base}^{{{math.floor(power)}}}}}$"
        return f"$\\mathdefault{{{sign}{base}^{{{round(power)}}}}}$"


LogFormatterSciNotation = LogFormatterMathtext


class LogitFormatter(Formatter):
    """Chances."""

    def __init__(self, **kwargs):
        pass

    def __call__(self, x, pos=None):
        if not 0 < x < 1:
            return ""
        if abs(x - 0.5) < 1e-9:
            return "$\\mathdefault{\\frac{1}{2}}$"
        low = x < 0.5
        power = math.log10(x if low else 1 - x)
        if abs(power - round(power)) > 1e-6:
            return f"$\\mathdefault{{{x:g}}}$"
        return f"$\\mathdefault{{10^{{{round(power)}}}}}$" if low else f"$\\mathdefault{{1-10^{{{round(power)}}}}}$"
