"""Axes within axes, and second axes with other units."""

import numpy as np

from .axes import Axes


def inset_axes(self, bounds, *, transform=None, zorder=5, **kwargs):
    """Axes within these: left, bottom, width and height in fractions of them, or in numbers of the data with ``transform``."""
    made = self.figure._add(Axes(self.figure, self.box))
    made.inset = True

    def follow(axes):
        left, bottom, wide, high = axes.box
        x, y, w, h = bounds
        if transform is not None and transform.of_data("x"):
            (x0, x1), (y0, y1) = axes.get_xlim(), axes.get_ylim()
            x, y, w, h = (x - x0) / (x1 - x0), (y - y0) / (y1 - y0), w / (x1 - x0), h / (y1 - y0)
        made.box = (left + x * wide, bottom + y * high, w * wide, h * high)

    self.followers.append(follow)
    follow(self)
    self.figure._current = self
    for name, value in kwargs.items():
        getattr(made, "set_" + name)(value)
    return made


def indicate_inset(self, bounds=None, inset_ax=None, *, facecolor="none", edgecolor="0.5", alpha=0.5, zorder=4.99, **kwargs):
    """A box about a part of the data, with lines to the corners of small axes that show it."""
    from .patches import ConnectionPatch, Rectangle

    x, y, w, h = bounds
    box = self.add_patch(Rectangle((x, y), w, h, fc=facecolor, ec=edgecolor, alpha=alpha, **kwargs))
    lines = []
    if inset_ax is not None:
        left, bottom, wide, high = inset_ax.box
        (x0, x1), (y0, y1), own = self.get_xlim(), self.get_ylim(), self.box
        # Where the box lies on the page: those two corners are joined between which no line crosses either box.
        at = own[0] + (x - x0) / (x1 - x0) * own[2], own[1] + (y - y0) / (y1 - y0) * own[3]
        size = w / (x1 - x0) * own[2], h / (y1 - y0) * own[3]
        rising = ((left < at[0]) == (bottom < at[1])) == ((left + wide < at[0] + size[0]) == (bottom + high < at[1] + size[1]))
        same = (left + wide / 2 > at[0] + size[0] / 2) == (bottom + high / 2 > at[1] + size[1] / 2)
        corners = ((0, 1), (1, 0)) if same and rising else ((0, 0), (1, 1))
        for a, b in corners:
            line = ConnectionPatch((x + a * w, y + b * h), (a, b), "data", "axes fraction", axesA=self, axesB=inset_ax, color=edgecolor,
                                   alpha=alpha)
            lines.append(self.add_artist(line))
    return box, tuple(lines)


def indicate_inset_zoom(self, inset_ax, **kwargs):
    """A box about what small axes show."""
    (x0, x1), (y0, y1) = inset_ax.get_xlim(), inset_ax.get_ylim()
    return indicate_inset(self, (min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0)), inset_ax, **kwargs)


def _secondary(self, way, location, functions):
    made = self.figure._add(Axes(self.figure, self.box))
    self.figure._current = self
    there, back = functions or (lambda v: v, lambda v: v)
    other = "y" if way == "x" else "x"
    made.shown[other] = False
    sides = ("bottom", "top") if way == "x" else ("left", "right")
    first = location in sides[:1] or location == 0
    side = sides[0] if first else sides[1]
    for one in ("left", "right", "top", "bottom"):
        made.sides[one] = (one == side, None, None)
    made.facecolor = "none"
    rest = sides[1] if first else sides[0]
    made.tick_params(way, **{side: True, "label" + side: True, rest: False, "label" + rest: False})
    made.text_styles[way + "label"] = {"side": side}
    if isinstance(location, (int, float)):
        made.side_places[side] = ("axes", location)
    usual = made.frame

    def frame(box):
        parent = self.frame(box)
        limits = np.asarray(there(np.asarray(parent.xlim if way == "x" else parent.ylim, dtype=float)), dtype=float)
        made.limits[way] = tuple(limits.tolist())
        made.aspect = None
        return usual((parent.left, parent.top, parent.width, parent.height))

    made.frame = frame
    if functions:
        from .scale import FuncScale

        outer = self

        class _Bent(FuncScale):
            def ticks(self, limits):
                if outer.scales[way] == "log":
                    from ._scales import log_ticks

                    return log_ticks(limits)
                return super().ticks(limits)

        from ._scales import along

        straight = self.scales[way]
        made.scales[way] = _Bent(None, (lambda v: along(straight, back(np.asarray(v, dtype=float)), *_limits(self, way)), None))
    self.followers.append(lambda axes: setattr(made, "box", axes.box))
    if not first:
        self.head_room = max(self.head_room, 18.0) if way == "x" and not isinstance(location, (int, float)) else self.head_room
    return made


def _limits(axes, way):
    return axes.get_xlim() if way == "x" else axes.get_ylim()


def secondary_xaxis(self, location, functions=None, *, transform=None, **kwargs):
    """A second axis of x, above or below or at a part of the height, in units that ``functions`` (there, back) give."""
    return _secondary(self, "x", location, functions)


def secondary_yaxis(self, location, functions=None, *, transform=None, **kwargs):
    """A second axis of y, on a side or at a part of the width, in units that ``functions`` (there, back) give."""
    return _secondary(self, "y", location, functions)
