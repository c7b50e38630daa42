"""What few scripts set or ask of axes: functions of axes which are loaded when one of them is asked for."""

from ._artists import dashes_of
from ._axis import Box

__all__ = ["autoscale", "get_title", "get_xlabel", "get_ylabel", "invert_yaxis", "set_axis_on", "autoscale_view", "get_figure", "get_legend", "get_legend_handles_labels", "get_position",
           "get_xscale", "get_xticklabels", "get_xticks", "get_yscale", "get_yticklabels",
           "get_yticks", "has_data", "invert_xaxis", "label_outer", "locator_params", "margins", "minorticks_off",
           "minorticks_on", "relim", "remove", "set_axisbelow", "set_box_aspect", "set_facecolor", "set_frame_on",
           "set_label", "set_position", "set_visible", "set_xbound", "set_ybound", "set_zorder", "ticklabel_format"]


def get_figure(self):
    """The page."""
    return self.figure


def get_legend(self):
    """The legend, or None."""
    return self.legend_


def get_legend_handles_labels(self):
    """What a legend would name, and how."""
    known = [a for a in self.lines + self.patches if a.label and not str(a.label).startswith("_")]
    return known, [a.label for a in known]


def get_xscale(self):
    """``"linear"`` or ``"log"``."""
    return self.scales["x"]


def get_yscale(self):
    """``"linear"`` or ``"log"``."""
    return self.scales["y"]


def _places(self, way):
    import numpy as np

    from ._ticks import ticks_of

    left, bottom, wide, high = self.box
    width, height = (72 * inches for inches in self.figure.figsize)
    frame = self.frame((0, 0, wide * width, high * height))
    return ticks_of(self, way, frame, frame.width / 30 if way == "x" else frame.height / 20), np


def get_xticks(self):
    """Where ticks stand below."""
    ticks, np = _places(self, "x")
    return np.array([place for place, _ in ticks])


def get_yticks(self):
    """Where ticks stand at the side."""
    ticks, np = _places(self, "y")
    return np.array([place for place, _ in ticks])


class _TickText:
    def __init__(self, axes, way, text):
        self._axes, self._way, self._text = axes, way, text

    def get_text(self):
        return self._text

    def set_rotation(self, angle):
        self._axes.tick_params(self._way, labelrotation=angle)

    def set_fontsize(self, size):
        self._axes.tick_params(self._way, labelsize=size)

    set_size = set_fontsize

    def set_color(self, color):
        self._axes.tick_params(self._way, labelcolor=color)

    def set_bbox(self, rectpatchprops):
        """Accepted: ticks' texts have no boxes."""

    set_horizontalalignment = set_ha = set_verticalalignment = set_va = set_fontweight = set_weight = set_fontfamily = set_bbox

    def set_visible(self, visible):
        self._axes.tick_params(self._way, **{"labelbottom" if self._way == "x" else "labelleft": bool(visible)})


class _Tick:
    """One tick: its text is ``label1``; what else is set on it is accepted."""

    tick1line = tick2line = gridline = property(lambda self: _Accepting())

    def __init__(self, text):
        self.label1 = self.label = text
        self.label2 = _Accepting()


class _Accepting:
    def __getattr__(self, name):
        if not name.startswith("set_"):
            raise AttributeError(name)
        return lambda *args, **kwargs: None


def ticks_of(self, way):
    """The ticks of an axis as objects."""
    return [_Tick(_TickText(self, way, text)) for _, text in _places(self, way)[0]]


def get_xticklabels(self, **kwargs):
    """The texts of the ticks below."""
    return [_TickText(self, "x", text) for _, text in _places(self, "x")[0]]


def get_yticklabels(self, **kwargs):
    """The texts of the ticks at the side."""
    return [_TickText(self, "y", text) for _, text in _places(self, "y")[0]]


def has_data(self):
    """Whether anything is drawn."""
    return bool(self.artists())


def invert_xaxis(self):
    """Turns the axis of x round."""
    self.limits["x"] = self.get_xlim()[::-1]


def margins(self, *margins, x=None, y=None, tight=True):
    """How far limits lie from what is drawn, in parts of its length."""
    if margins:
        x, y = margins[0], margins[-1]
    own = self.__dict__.setdefault("margin", {})
    own.update({way: value for way, value in (("x", x), ("y", y)) if value is not None})


def autoscale(self, enable=True, axis="both", tight=None):
    """Limits that hold what is drawn."""
    for way in ("x", "y") if axis == "both" else (axis,):
        self.limits[way] = None
        if tight:
            self.__dict__.setdefault("margin", {})[way] = 0.0


def autoscale_view(self, tight=None, scalex=True, scaley=True):
    """Nothing: limits follow what is drawn."""


def relim(self, visible_only=False):
    """Nothing: limits follow what is drawn."""


def remove(self):
    """Takes the axes off the page."""
    self.figure.delaxes(self)


def set_position(self, pos, which="both"):
    """Where the axes lie: left, bottom, width, height in fractions of the page."""
    self.box = tuple(getattr(pos, "bounds", pos))


def get_position(self, original=False):
    """Where the axes lie."""
    return Box(self.box)


def set_facecolor(self, color):
    """The colour behind what is drawn."""
    self.facecolor = color


def set_frame_on(self, b):
    """Shows or hides the frame."""
    for spine in self.spines.values():
        spine.set_visible(b)


def set_visible(self, visible):
    """Shows or hides the axes."""
    self.visible = bool(visible)


def label_outer(self):
    """Nothing: axes that share hide their inner texts themselves."""


def set_axisbelow(self, b):
    """Where grids lie: at the bottom (True), between shapes and lines ("line"), or above these (False)."""
    self.grid_level = b


def set_zorder(self, level):
    """Where the axes lie among others."""
    self.zorder = level


def set_label(self, s):
    """A name."""
    self.label = s


def set_box_aspect(self, aspect=None):
    """Accepted."""


def set_xbound(self, lower=None, upper=None):
    """The range of x."""
    self.set_xlim(lower, upper)


def set_ybound(self, lower=None, upper=None):
    """The range of y."""
    self.set_ylim(lower, upper)


def ticklabel_format(self, *, axis="both", style=None, scilimits=None, useOffset=None, useLocale=None, useMathText=None):
    """How ticks' texts are written: ``style="sci"`` or ``"plain"``, from which powers of ten on, with which offset."""
    given = {"style": style, "scilimits": scilimits, "useOffset": useOffset, "useMathText": useMathText}
    for way in ("x", "y") if axis == "both" else (axis,):
        self.plain[way] = {**self.plain.get(way, {}), **{k: v for k, v in given.items() if v is not None}}


def locator_params(self, axis="both", nbins=None, **kwargs):
    """How many ticks there are at most."""
    from .ticker import MaxNLocator

    for way in ("x", "y") if axis == "both" else (axis,):
        if nbins:
            self.locators[way] = MaxNLocator(nbins, steps="auto", **kwargs)


def minorticks_on(self):
    """Small ticks between the others."""
    from .ticker import AutoMinorLocator

    for way in ("x", "y"):
        self.minors[way] = AutoMinorLocator()


def minorticks_off(self):
    """No small ticks."""
    from .ticker import NullLocator

    for way in ("x", "y"):
        self.minors[way] = NullLocator()


def set_grid(self, visible, which, axis, look):
    """Lines at ticks of one kind or of both; off for None where there are such and nothing is said about them."""
    ways = ("x", "y") if axis == "both" else (axis,)
    rc = self.rc
    for kind in ("major", "minor") if which == "both" else (which,):
        lines = dict((self.gridding or {}) if kind == "major" else self.minor_lines)
        for way in ways:
            if visible is False or visible is None and way in lines and not look:
                lines.pop(way, None)
            else:
                style = next((look[k] for k in ("linestyle", "ls") if look.get(k)), None) or rc.get("grid.linestyle", "-")
                width = next((look[k] for k in ("linewidth", "lw") if look.get(k)), None) or rc.get("grid.linewidth", 0.8)
                lines[way] = (look.get("color", look.get("c")) or rc.get("grid.color", "#b0b0b0"), dashes_of(style), width,
                              look.get("alpha") if look.get("alpha") is not None else rc.get("grid.alpha", 1.0))
        if kind == "major":
            self.gridding = lines or None
        else:
            self.minor_lines = lines


def get_xlabel(self):
    """The line below."""
    return self.xlabel


def get_ylabel(self):
    """The line at the side."""
    return self.ylabel


def set_axis_on(self):
    """Shows frame and ticks."""
    self.visible_axis = True


def get_title(self, loc="center"):
    """The line above."""
    return self.title if loc == "center" else self.__dict__.get(loc + "_title", "")


def invert_yaxis(self):
    """Turns the axis of y round."""
    self.limits["y"] = self.get_ylim()[::-1]
