"""Axes in space: ``fig.add_subplot(projection="3d")``."""

import math

import numpy as np
from matplotlib._artists import Line2D
from matplotlib._plots import _format
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colors import Normalize

from ._solids import Line3D, Points3D, Text3D
from ._space import Space, paint_box

__all__ = ["Axes3D"]


class Axes3D(Axes):
    """Axes of x, y and z, seen from ``elev`` degrees above the plane and ``azim`` degrees around it."""

    name = "3d"

    def __init__(self, fig, rect=None, *args, elev=30, azim=-60, **kwargs):
        self._view = elev, azim
        super().__init__(fig, rect or (0.125, 0.11, 0.775, 0.77))

    def cla(self):
        """Empties the axes."""
        super().cla()
        self.zlabel, self.solids, self.extents = "", [], {"x": [], "y": [], "z": []}
        for each in (self.limits, self.ticks, self.ticklabels, self.formatters, self.locators):
            each["z"] = None
        self.ticklabel_style["z"], self.shown["z"] = {}, True
        self.box_shape, self.zoom, self.gridded, self.pane_colors = (4, 4, 3), 1.0, True, {}
        self.room = {"x": 0.05, "y": 0.05, "z": 0.0}
        (self.elev, self.azim), self.roll = self._view, 0

    clear = cla

    def view_init(self, elev=None, azim=None, roll=None, **kwargs):
        """Where space is seen from."""
        self.elev, self.azim = 30 if elev is None else elev, -60 if azim is None else azim
        self.roll = roll or 0

    def set_box_aspect(self, aspect, *, zoom=1):
        """How long the box's sides are to each other."""
        self.box_shape, self.zoom = aspect or (4, 4, 3), zoom

    def grid(self, visible=True, **kwargs):
        """Lines on the far sides."""
        self.gridded = bool(visible)

    def limits_of(self, way):
        """The ends of an axis: what was set, or what holds everything, with the room around it that Matplotlib leaves."""
        if self.limits[way] is not None:
            return self.limits[way]
        low = min((a for a, _ in self.extents[way]), default=0.0)
        high = max((b for _, b in self.extents[way]), default=1.0)
        if low == high:
            low, high = (low - abs(low) * 0.05, high + abs(high) * 0.05) if low else (-0.05, 0.05)
        room = self.room[way] * (high - low)
        low, high = low - room, high + room
        return low - (high - low) / 48, high + (high - low) / 48

    def _hold(self, points):
        points = np.asarray(points, dtype=float).reshape(-1, 3)
        for i, way in enumerate("xyz"):
            finite = points[:, i][np.isfinite(points[:, i])]
            if finite.size:
                self.extents[way].append((float(finite.min()), float(finite.max())))

    def _limit(self, way, low, high):
        if high is None and np.ndim(low) == 1:
            low, high = low
        now = self.limits_of(way)
        self.limits[way] = (now[0] if low is None else float(low), now[1] if high is None else float(high))
        return self.limits[way]

    def set_zlim(self, bottom=None, top=None, *, zmin=None, zmax=None, **kwargs):
        """The range of z."""
        return self._limit("z", bottom if zmin is None else zmin, top if zmax is None else zmax)

    set_xlim3d, set_ylim3d, set_zlim3d = Axes.set_xlim, Axes.set_ylim, set_zlim

    def get_xlim(self):
        """The range of x."""
        return tuple(map(np.float64, self.limits_of("x")))

    def get_ylim(self):
        """The range of y."""
        return tuple(map(np.float64, self.limits_of("y")))

    def get_zlim(self):
        """The range of z."""
        return tuple(map(np.float64, self.limits_of("z")))

    get_xlim3d, get_ylim3d, get_zlim3d = get_xlim, get_ylim, get_zlim

    def set_zlabel(self, zlabel, fontdict=None, *, fontsize=None, size=None, **kwargs):
        """The text at the axis of z."""
        self._say("zlabel", zlabel, fontdict, {}, fontsize, size)

    def get_zlabel(self):
        """The text at the axis of z."""
        return self.zlabel

    def set_zticks(self, ticks, labels=None, **kwargs):
        """Where ticks stand along z."""
        self._tick("z", ticks, labels, False, kwargs)

    def set_zticklabels(self, labels, **kwargs):
        """The texts of the ticks along z."""
        self._label("z", labels, kwargs)

    def invert_zaxis(self):
        """Turns the axis of z round."""
        self.limits["z"] = self.limits_of("z")[::-1]

    def __getattr__(self, name):
        if name in ("zaxis", "w_xaxis", "w_yaxis", "w_zaxis"):
            from ._axis import Axis3D

            self.__dict__[name] = made = Axis3D(self, name[-5])
            return made
        if name in ("xaxis", "yaxis"):
            from ._axis import Axis3D

            self.__dict__[name] = made = Axis3D(self, name[0])
            return made
        from . import _surfaces

        if name in _surfaces.__all__:
            from types import MethodType

            return MethodType(getattr(_surfaces, name), self)
        return super().__getattr__(name)

    def plot(self, xs, ys, *args, zdir="z", **kwargs):
        """A line: ``plot(x, y, z)``, with a format such as ``"r--"`` if wanted."""
        args = list(args)
        zs = kwargs.pop("zs", 0) if not args or isinstance(args[0], str) else args.pop(0)
        style = _format(args.pop(0) if args else "")
        points = in_space(xs, ys, zs, zdir)
        width = kwargs.get("linewidth", kwargs.get("lw"))
        face = kwargs.get("markerfacecolor", kwargs.get("mfc"))
        flat = Line2D([], [], kwargs.get("color", kwargs.get("c")) or style[0] or self._next_color(), self._width(width),
                      kwargs.get("linestyle", kwargs.get("ls")) or style[1], kwargs.get("marker") or style[2], kwargs.get("label"),
                      kwargs.get("alpha"), kwargs.get("markersize", kwargs.get("ms")), face)
        made = Line3D(points, flat)
        self._hold(points)
        self.lines.append(made)
        return [made]

    plot3D = plot

    def scatter(self, xs, ys, zs=0, zdir="z", s=20, c=None, depthshade=True, *args, **kwargs):
        """Markers at points."""
        from matplotlib._plots import Plots

        points = in_space(xs, ys, zs, zdir)
        flat = Plots.scatter(self, np.zeros(len(points)), np.zeros(len(points)), s, c, *args, **kwargs)
        self.lines.remove(flat)
        self.room["z"] = 0.05
        return self._add(Points3D(points, flat, depthshade), points)

    scatter3D = scatter

    def _add(self, solid, points):
        self._hold(points)
        self.solids.append(solid)
        if solid.label is not None:
            self.patches.append(solid)
        return solid

    def bar(self, left, height, zs=0, zdir="z", *args, **kwargs):
        """Flat bars that stand in a plane."""
        from ._surfaces import bar

        return bar(self, left, height, zs, zdir, *args, **kwargs)

    def text(self, x, y, z, s=None, zdir=None, **kwargs):
        """A text at a place in space."""
        from matplotlib._plots import Plots

        made = Plots.text(self, 0, 0, s, **kwargs)
        self.texts[-1] = Text3D((x, y, z), made)
        return made

    text3D = text

    def text2D(self, x, y, s, **kwargs):
        """A text on the page, in fractions of the axes."""
        from matplotlib._plots import Plots

        return Plots.text(self, x, y, s, **{**kwargs, "transform": "axes"})

    def add_collection3d(self, col, zs=0, zdir="z", autolim=True):
        """Faces or lines of ``art3d``."""
        self._add(col, col.places())
        return col

    def _solids_now(self):
        """What is drawn, with flat shapes that ``art3d`` has put into space."""
        flat = [p for p in self.patches if hasattr(p, "in_space")]
        if not flat:
            return self.solids
        from .art3d import standing

        faces = [standing(p) for p in flat]
        for face in faces:
            self._hold(face.places())
        return [*self.solids, *faces]

    def get_proj(self):
        """The matrix (4, 4) of the projection."""
        left, bottom, wide, high = self.box
        size = self.figure.figsize
        return Space(self, (0.0, 0.0, wide * size[0] * 72, high * size[1] * 72), 1.0).matrix

    def mouse_init(self, *args, **kwargs):
        """Nothing: pages stand."""

    disable_mouse_rotation = mouse_init

    def paint_page(self, canvas, width, height, dpi):
        """Draws everything on a page of width times height pixels."""
        from matplotlib._paint import paint_titles

        left, bottom, wide, high = self.box
        space = Space(self, (left * width, (1 - bottom - high) * height, wide * width, high * height), dpi / 72)
        if self.visible_axis:
            paint_box(canvas, self, space)
        for artist in self.lines:
            artist.paint(canvas, space)
        for solid in sorted(self._solids_now(), key=lambda solid: -solid.depth(space)):
            solid.paint(canvas, space)
        for text in self.texts:
            text.paint(canvas, space)
        paint_titles(canvas, space, self, dpi / 72)


def in_space(xs, ys, zs, zdir="z"):
    """Points (n, 3) of two coordinates and a third one along ``zdir``."""
    x, y, z = np.broadcast_arrays(*(np.asarray(a, dtype=float).ravel() if np.ndim(a) else float(a) for a in (xs, ys, zs)))
    order = {"x": (z, x, y), "y": (x, z, y)}.get(zdir, (x, y, z))
    return np.stack([np.atleast_1d(a) for a in order], axis=1)


def coloured(self, values, cmap, norm, vmin, vmax):
    """Numbers as colours, and what made them so."""
    made = ScalarMappable(norm if norm is not None else Normalize(vmin, vmax), cmap)
    made.set_array(values)
    made.norm.autoscale_None(values)
    made.axes = self
    self.figure._image = made
    return [tuple(row) for row in made.to_rgba(values).tolist()], made


def steps(length, stride, count):
    """Where lines of a grid lie: every so many, or at most so many; the last one among them."""
    stride = stride if stride is not None else max(1, math.ceil(length / count))
    return [*range(0, length - 1, stride), length - 1]
