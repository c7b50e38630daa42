"""Axes: the part of a figure which holds an image or a plot."""

from . import rcParams
from ._artists import Bars, Frame
from ._plots import Plots

__all__ = ["Axes"]


class Axes(Plots):
    """Made by ``figure.add_subplot`` or ``pyplot.subplots``; ``box`` is (left, bottom, width, height) in fractions."""

    def __init__(self, figure, box):
        self.figure = figure
        self.box = tuple(box)
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
        self.tick_side = "left"
        self.gridding = None
        self.legend_ = None
        self.scales = {"x": "linear", "y": "linear"}
        self._colors = 0

    clear = cla

    def grid(self, visible=None, which="major", axis="both", *, color=None, linestyle=None, ls=None, linewidth=None, lw=None,
             alpha=None, **kwargs):
        """Lines at the ticks."""
        if visible is False or visible is None and self.gridding and not (color or linestyle or ls or alpha):
            self.gridding = None
        else:
            self.gridding = (axis, color or "#b0b0b0", linestyle or ls or "-", linewidth or lw or 0.8, alpha)

    def legend(self, *args, loc="best", fontsize=None, title=None, frameon=True, ncol=1, **kwargs):
        """A box that names what is drawn: artists with labels, or ``legend(handles, labels)``."""
        handles = kwargs.get("handles")
        labels = kwargs.get("labels")
        if len(args) == 2:
            handles, labels = args
        elif len(args) == 1:
            labels = args[0]
        known = [a for a in self.lines + self.patches]
        if handles is None:
            handles = known if labels is not None else [a for a in known if a.label and not str(a.label).startswith("_")]
        handles = [h[0] if isinstance(h, (list, tuple)) else h for h in handles]
        labels = [str(h.label) for h in handles] if labels is None else list(map(str, labels))
        self.legend_ = (list(zip(handles, labels)), loc, (fontsize if isinstance(fontsize, (int, float)) else None) or
                        rcParams["font.size"], frameon, title)
        return self.legend_

    def invert_yaxis(self):
        """Turns the axis of y round."""
        self.limits["y"] = self.get_ylim()[::-1]

    def set_xscale(self, value, **kwargs):
        """Linear is what there is."""
        self._scale("x", value)

    def set_yscale(self, value, **kwargs):
        """Linear is what there is."""
        self._scale("y", value)

    def _scale(self, way, value):
        if value != "linear":
            raise NotImplementedError(f"{way} axes are linear here; plot np.log10 of the numbers")

    def set(self, **kwargs):
        """Calls ``set_NAME`` for each keyword."""
        for name, value in kwargs.items():
            getattr(self, "set_" + name)(value)

    def tick_params(self, **kwargs):
        """Accepted; ticks look as they do."""

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
        return frame.xlim + frame.ylim

    def set_axis_off(self):
        """Hides frame and ticks."""
        self.visible_axis = False

    def set_axis_on(self):
        """Shows frame and ticks."""
        self.visible_axis = True

    def set_title(self, label, fontsize=None, **kwargs):
        """The line above."""
        self.title = str(label)

    def set_xlabel(self, xlabel, **kwargs):
        """The line below."""
        self.xlabel = str(xlabel)

    def set_ylabel(self, ylabel, **kwargs):
        """The line at the side."""
        self.ylabel = str(ylabel)

    def set_aspect(self, aspect):
        """Whether a unit is as long across as upwards: ``"equal"`` or ``"auto"``."""
        self.aspect = aspect

    def set_xlim(self, left=None, right=None):
        """The range of x."""
        self.limits["x"] = _pair(left, right, self.frame((0, 0, 1, 1)).xlim)

    def set_ylim(self, bottom=None, top=None):
        """The range of y."""
        self.limits["y"] = _pair(bottom, top, self.frame((0, 0, 1, 1)).ylim)

    def get_xlim(self):
        """The range of x."""
        return self.frame((0, 0, 1, 1)).xlim

    def get_ylim(self):
        """The range of y."""
        return self.frame((0, 0, 1, 1)).ylim

    def set_xticks(self, ticks, labels=None):
        """Where ticks stand below; none for an empty list."""
        self.ticks["x"], self.ticklabels["x"] = list(ticks), labels

    def set_yticks(self, ticks, labels=None):
        """Where ticks stand at the side; none for an empty list."""
        self.ticks["y"], self.ticklabels["y"] = list(ticks), labels

    def set_xticklabels(self, labels):
        """The texts of the ticks below."""
        self.ticklabels["x"] = list(labels)

    def set_yticklabels(self, labels):
        """The texts of the ticks at the side."""
        self.ticklabels["y"] = list(labels)

    def artists(self):
        """Everything to draw, the lowest first."""
        return self.images + self.patches + self.lines + self.texts

    def frame(self, box):
        """The coordinates of axes which fill a box of pixels, shrunk where a unit must be as long both ways."""
        if self.images:
            extents = [image.extent for image in self.images]
            xlim = (min(e[0] for e in extents), max(e[1] for e in extents))
            # An image's extent may run downwards: its first row is the upper one.
            down = extents[0][2] > extents[0][3]
            ylim = ((max if down else min)(e[2] for e in extents), (min if down else max)(e[3] for e in extents))
        else:
            ranges = [r for r in (artist.ranges() for artist in self.artists()) if r]
            upright = any(isinstance(p, Bars) and not p.lying for p in self.patches)
            lying = any(isinstance(p, Bars) and p.lying for p in self.patches)
            xlim = _with_margin([r[0] for r in ranges if r[0] <= r[1]], [r[1] for r in ranges if r[0] <= r[1]], 0.05, lying)
            ylim = _with_margin([r[2] for r in ranges if r[2] <= r[3]], [r[3] for r in ranges if r[2] <= r[3]], 0.05,
                                upright)
        xlim, ylim = self.limits["x"] or xlim, self.limits["y"] or ylim
        left, top, width, height = box
        if self.aspect == "equal":
            scale = min(width / abs(xlim[1] - xlim[0]), height / abs(ylim[1] - ylim[0]))
            wide, high = scale * abs(xlim[1] - xlim[0]), scale * abs(ylim[1] - ylim[0])
            left, top, width, height = left + (width - wide) / 2, top + (height - high) / 2, wide, high
        return Frame((left, top, width, height), xlim, ylim)

def _pair(low, high, current):
    if isinstance(low, (tuple, list)):
        low, high = low
    return (current[0] if low is None else float(low), current[1] if high is None else float(high))


def _with_margin(lows, highs, margin, from_zero=False):
    if not lows:
        return 0.0, 1.0
    low, high = min(lows), max(highs)
    if low == high:
        return low - 0.5, high + 0.5
    pad = (high - low) * margin
    return (low if from_zero and low == 0 else low - pad), high + pad
