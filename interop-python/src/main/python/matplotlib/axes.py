"""Axes: the part of a figure which holds an image or a plot."""

import numpy as np

from . import rcParams
from ._artists import Bars, Frame
from ._plots import Plots
from ._scales import check, log_limits, plain

__all__ = ["Axes"]


class Axes(Plots):
    """Made by ``figure.add_subplot`` or ``pyplot.subplots``; ``box`` is (left, bottom, width, height) in fractions."""

    #: The projection: axes in space have another.
    name = "rectilinear"

    def __init__(self, figure, box):
        self.figure = figure
        self.box = tuple(box)
        self.shared = {"x": [self], "y": [self]}
        self.followers = []
        #: The settings of the time it was made.
        self.rc = dict.copy(rcParams)
        self.cla()

    def cla(self):
        """Empties the axes."""
        self.images, self.lines, self.patches, self.texts = [], [], [], []
        self.title = self.xlabel = self.ylabel = ""
        self.visible_axis = True
        self.aspect = None
        self.limits = {"x": None, "y": None}
        self.ticks = {"x": None, "y": None}
        self.ticklabels = {"x": None, "y": None}
        self.ticklabel_style = {"x": {}, "y": {}}
        self.formatters = {"x": None, "y": None}
        self.locators = {"x": None, "y": None}
        self.shown = {"x": True, "y": True}
        self.text_sizes, self.text_styles = {}, {}
        self.tick_side = "left"
        self.sides, self.side_places = {}, {}
        self.facecolor = None
        self.gridding = None
        self.legend_ = None
        self.scales = {"x": "linear", "y": "linear"}
        self.minors, self.minor_formatters, self.minor_lines = {"x": None, "y": None}, {"x": None, "y": None}, {}
        #: What ticks' texts leave out, and what ``ticklabel_format`` said about that.
        self.offsets, self.plain = {"x": "", "y": ""}, {}
        self.head_room = 0.0
        self.grid_level = self.rc.get("axes.axisbelow", "line")
        self._colors = 0
        self._cycle = None
        if self.rc.get("axes.grid"):
            self.grid(True, which=self.rc["axes.grid.which"], axis=self.rc["axes.grid.axis"])

    clear = cla

    def grid(self, visible=None, which="major", axis="both", **kwargs):
        """Lines at the ticks."""
        from ._settings import set_grid

        set_grid(self, visible, which, axis, kwargs)

    def legend(self, *args, **kwargs):
        """A box that names what is drawn: artists with labels, or ``legend(handles, labels)``."""
        from ._legend import made

        self.legend_ = made(self, args, kwargs)
        return self.legend_

    def set_xscale(self, value, **kwargs):
        """``"linear"``, ``"log"``, ``"symlog"``, ``"logit"``, ``"asinh"``, or ``"function"`` with ``functions``."""
        self.scales["x"] = check("x", value, kwargs)

    def set_yscale(self, value, **kwargs):
        """As ``set_xscale``."""
        self.scales["y"] = check("y", value, kwargs)

    def __getattr__(self, name):
        # What few scripts draw with is loaded when it is asked for.
        if not name.startswith("__"):
            from ._functions import find

            return find(self, name)
        raise AttributeError(f"'Axes' object has no attribute '{name}'")

    def set(self, **kwargs):
        """Calls ``set_NAME`` for each keyword."""
        for name, value in kwargs.items():
            getattr(self, "set_" + name)(value)

    def tick_params(self, axis="both", *, which="major", **kwargs):
        """Sizes, sides, colours and turns of ticks and their texts; of ``which="minor"`` ones, too."""
        for way in ("x", "y") if axis == "both" else (axis,):
            if which != "minor":
                self.ticklabel_style[way].update(kwargs)
            if which != "major":
                own = self.ticklabel_style[way].setdefault("minor", {})
                own.update((name, value) for name, value in kwargs.items() if not name.startswith("label"))

    def axis(self, arg=None):
        """``"off"`` and ``"on"`` hide and show frame and ticks; four numbers set the limits; "equal", "auto"."""
        if arg in ("off", "on", False, True):
            self.visible_axis = arg in ("on", True)
        elif arg in ("equal", "scaled", "image", "square"):
            self.aspect = "equal"
        elif arg in ("auto", "tight"):
            self.aspect = "auto"
        elif arg is not None:
            if isinstance(arg, str) or len(arg) != 4:
                raise ValueError(f"Unrecognized string {arg!r} to axis; try 'on' or 'off'")
            self.limits = {"x": tuple(arg[:2]), "y": tuple(arg[2:])}
        frame = self.frame((0, 0, 1, 1))
        return _numbers(frame.xlim + frame.ylim)

    def set_axis_off(self):
        """Hides frame and ticks."""
        self.visible_axis = False

    def set_title(self, label, fontdict=None, loc=None, *, fontsize=None, size=None, **kwargs):
        """The line above, in the middle or at the ``"left"`` or ``"right"``."""
        loc = loc or self.rc.get("axes.titlelocation", "center")
        return self._say("title" if loc == "center" else loc + "_title", label, fontdict, kwargs, fontsize, size)

    def set_xlabel(self, xlabel, fontdict=None, *, fontsize=None, size=None, **kwargs):
        """The line below."""
        return self._say("xlabel", xlabel, fontdict, kwargs, fontsize, size)

    def set_ylabel(self, ylabel, fontdict=None, *, fontsize=None, size=None, **kwargs):
        """The line at the side."""
        return self._say("ylabel", ylabel, fontdict, kwargs, fontsize, size)

    def _say(self, what, text, fontdict, look, *sizes):
        setattr(self, what, str(text))
        look = {**(fontdict or {}), **look}
        size = next((s for s in (*sizes, *map(look.get, ("fontsize", "size"))) if s is not None), None)
        self.text_sizes[what] = size
        if look:
            self.text_styles[what] = {**{k: v for k, v in self.text_styles.get(what, {}).items() if k == "side"}, **look}

    def set_aspect(self, aspect, adjustable=None, anchor=None, share=False, **kwargs):
        """Whether a unit is as long across as upwards: ``"equal"`` or ``"auto"``."""
        self.aspect = aspect

    def set_xlim(self, left=None, right=None, *, xmin=None, xmax=None, **kwargs):
        """The range of x."""
        return self._limit("x", left if xmin is None else xmin, right if xmax is None else xmax)

    def set_ylim(self, bottom=None, top=None, *, ymin=None, ymax=None, **kwargs):
        """The range of y."""
        return self._limit("y", bottom if ymin is None else ymin, top if ymax is None else ymax)

    def _limit(self, way, low, high):
        frame = self.frame((0, 0, 1, 1))
        limits = _pair(low, high, frame.xlim if way == "x" else frame.ylim)
        for axes in self.shared[way]:
            axes.limits[way] = limits
        return limits

    def get_xlim(self):
        """The range of x."""
        return _numbers(self.frame((0, 0, 1, 1)).xlim)

    def get_ylim(self):
        """The range of y."""
        return _numbers(self.frame((0, 0, 1, 1)).ylim)

    def set_xticks(self, ticks, labels=None, *, minor=False, **kwargs):
        """Where ticks stand below; none for an empty list."""
        self._tick("x", ticks, labels, minor, kwargs)

    def set_yticks(self, ticks, labels=None, *, minor=False, **kwargs):
        """Where ticks stand at the side; none for an empty list."""
        self._tick("y", ticks, labels, minor, kwargs)

    def _tick(self, way, ticks, labels, minor, style):
        if minor:
            from .ticker import FixedFormatter, FixedLocator

            self.minors[way] = FixedLocator(ticks)
            self.minor_formatters[way] = None if labels is None else FixedFormatter(labels)
        else:
            self.ticks[way] = plain(self, way, ticks).ravel().tolist()
            self._label(way, labels, style)

    def set_xticklabels(self, labels, **kwargs):
        """The texts of the ticks below."""
        self._label("x", labels, kwargs)

    def set_yticklabels(self, labels, **kwargs):
        """The texts of the ticks at the side."""
        self._label("y", labels, kwargs)

    def _label(self, way, labels, style):
        self.ticklabels[way] = None if labels is None else list(labels)
        for given, name in (("fontsize", "labelsize"), ("size", "labelsize"), ("rotation", "labelrotation"),
                            ("color", "labelcolor")):
            if given in style:
                self.ticklabel_style[way][name] = style[given]
        looks = {k: v for k, v in style.items() if k not in ("fontsize", "size", "rotation", "color")}
        if looks:
            self.text_styles.setdefault(way + "tick", {}).update(looks)

    def artists(self):
        """Everything to draw, the lowest first."""
        every = self.images + self.patches + self.lines + self.texts
        if any("zorder" in a.__dict__ for a in every):
            usual = {id(a): z for z, kind in enumerate((self.images, self.patches, self.lines, self.texts)) for a in kind}
            every.sort(key=lambda a: a.__dict__.get("zorder", usual[id(a)]))
        return [a for a in every if a.__dict__.get("visible", True)]

    def frame(self, box):
        """The coordinates of axes which fill a box of pixels, shrunk where a unit must be as long both ways."""
        images = self._all("x", "images")
        if images:
            extents = [image.extent for image in images]
            xlim = (min(e[0] for e in extents), max(e[1] for e in extents))
            # An image's extent may run downwards: its first row is the upper one.
            down = extents[0][2] > extents[0][3]
            ylim = ((max if down else min)(e[2] for e in extents), (min if down else max)(e[3] for e in extents))
        else:
            xlim, ylim = self._reach("x", 0), self._reach("y", 2)
        xlim, ylim = self.limits["x"] or xlim, self.limits["y"] or ylim
        left, top, width, height = box
        if self.aspect == "equal":
            scale = min(width / abs(xlim[1] - xlim[0]), height / abs(ylim[1] - ylim[0]))
            wide, high = scale * abs(xlim[1] - xlim[0]), scale * abs(ylim[1] - ylim[0])
            left, top, width, height = left + (width - wide) / 2, top + (height - high) / 2, wide, high
        return Frame((left, top, width, height), xlim, ylim, self.scales["x"], self.scales["y"])

    def move(self, box):
        """Lays the axes, and what stands beside or over them, into a box of the page."""
        self.box = tuple(box)
        for follow in self.followers:
            follow(self)

    def _all(self, way, kind):
        """The artists of all axes that share an axis."""
        own = getattr(self, kind)
        return own if len(self.shared[way]) == 1 else [a for axes in self.shared[way] for a in getattr(axes, kind)]

    def _reach(self, way, at):
        """The limits that hold everything drawn: at is where the ranges of artists have them."""
        artists = [a for kind in ("patches", "lines") for a in self._all(way, kind) if getattr(a, "transform", None) is None or
                   a.transform.of_data(way)]
        scale = self.scales[way]
        if scale != "linear" and scale != "log":
            return scale.limits([r[at:at + 2] for r in (a.ranges() for a in artists) if r and r[at] <= r[at + 1]])
        if scale == "log":
            return log_limits([getattr(a, name) for a in artists for name in _NUMBERS[way] if hasattr(a, name)])
        ranges = [r for r in (artist.ranges() for artist in artists) if r and r[at] <= r[at + 1]]
        margin = self.__dict__.get("margin", {}).get(way, self.rc.get(f"axes.{way}margin", 0.05))
        stand = any(isinstance(p, Bars) and p.lying == (way == "x") for p in artists)
        return _with_margin([r[at] for r in ranges], [r[at + 1] for r in ranges], margin, stand)


#: Where artists keep the numbers along an axis.
_NUMBERS = {"x": ("x", "left_end", "right_end"), "y": ("y", "low", "high", "height")}


def _numbers(limits):
    return tuple(map(np.float64, limits))


def _pair(low, high, current):
    if high is None and np.ndim(low) == 1:
        low, high = low
    return (current[0] if low is None else _number(low), current[1] if high is None else _number(high))


def _number(value):
    if isinstance(value, (int, float)):
        return float(value)
    return float(plain(None, "x", [value])[0])


def _with_margin(lows, highs, margin, from_zero=False):
    if not lows:
        return 0.0, 1.0
    low, high = min(lows), max(highs)
    if low == high:
        return low - 0.5, high + 0.5
    pad = (high - low) * margin
    return (low if from_zero and low == 0 else low - pad), high + pad
