"""Shapes to add to axes: ``ax.add_patch(Rectangle((x, y), width, height))``."""

import math

import numpy as np

from ._shapes import Polygon

__all__ = ["Annulus", "Arc", "Arrow", "ArrowStyle", "BoxStyle", "Circle", "CirclePolygon", "ConnectionPatch", "ConnectionStyle", "Ellipse",
           "FancyArrow", "FancyArrowPatch", "FancyBboxPatch", "Patch", "PathPatch", "Polygon", "Rectangle", "RegularPolygon",
           "StepPatch", "Wedge"]


def __getattr__(name):
    # Boxes and arrows of many styles are loaded when one is asked for.
    if name in ("ArrowStyle", "BoxStyle", "ConnectionPatch", "ConnectionStyle", "FancyArrowPatch", "FancyBboxPatch"):
        from . import _fancy

        return getattr(_fancy, name)
    raise AttributeError(f"module 'matplotlib.patches' has no attribute '{name}'")


class Patch(Polygon):
    """A coloured box of a legend: ``Patch(color="red", label="red")``."""

    def __init__(self, **kwargs):
        super().__init__(np.zeros((4, 2)), **kwargs)


class Rectangle(Polygon):
    """A box from its lower left corner, turned about it by degrees, or about another point."""

    def __init__(self, xy, width, height, angle=0.0, *, rotation_point="xy", **kwargs):
        from ._scales import plain

        self._corner = [float(plain(None, "x", [v])[0]) if not isinstance(v, (int, float)) else v for v in xy]
        if not isinstance(width, (int, float)) and hasattr(width, "total_seconds"):
            width = width.total_seconds() / 86400
        self._size, self._angle, self._point = [width, height], angle, rotation_point
        super().__init__(self._corners(), **kwargs)

    def _corners(self):
        width, height = self._size
        corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=float)
        turn = math.radians(self._angle)
        cos, sin = math.cos(turn), math.sin(turn)
        about = np.array([width / 2, height / 2] if self._point == "center" else [0.0, 0.0] if self._point == "xy" else np.subtract(
            self._point, self._corner), dtype=float)
        return (corners - about) @ np.array([[cos, sin], [-sin, cos]]) + about + np.asarray(self._corner, dtype=float)

    def _again(self):
        self.x, self.y = self._corners().T

    def get_xy(self):
        """The lower left corner."""
        return tuple(self._corner)

    def get_x(self):
        """Where it begins across."""
        return self._corner[0]

    def get_y(self):
        """Where it begins upwards."""
        return self._corner[1]

    def get_width(self):
        """How wide it is."""
        return self._size[0]

    def get_height(self):
        """How high it is."""
        return self._size[1]

    def get_center(self):
        """Its middle."""
        return np.array(self._corner, dtype=float) + np.array(self._size) / 2

    def set_xy(self, xy):
        """Another lower left corner."""
        self._corner = list(xy)
        self._again()

    def set_x(self, x):
        """Another beginning across."""
        self.set_xy((x, self._corner[1]))

    def set_y(self, y):
        """Another beginning upwards."""
        self.set_xy((self._corner[0], y))

    def set_width(self, w):
        """Another width."""
        self._size[0] = w
        self._again()

    def set_height(self, h):
        """Another height."""
        self._size[1] = h
        self._again()

    def set_bounds(self, *args):
        """Another corner and size."""
        x, y, w, h = args[0] if len(args) == 1 else args
        self._size = [w, h]
        self.set_xy((x, y))

    def set_angle(self, angle):
        """Degrees against the clock."""
        self._angle = angle
        self._again()


class Ellipse(Polygon):
    """An ellipse of a width and a height about a middle."""

    _first, _last = 0.0, 360.0

    def __init__(self, xy, width, height, angle=0.0, **kwargs):
        self.center, self.width, self.height, self.angle = tuple(xy), width, height, angle
        super().__init__(self._corners(), **kwargs)

    def _corners(self):
        whole = self._last - self._first == 360.0
        t = np.radians(np.linspace(self._first, self._last, 73))[:-1 if whole else None]
        turn = math.radians(self.angle)
        a, b = self.width / 2 * np.cos(t), self.height / 2 * np.sin(t)
        return np.stack([self.center[0] + a * math.cos(turn) - b * math.sin(turn),
                         self.center[1] + a * math.sin(turn) + b * math.cos(turn)], axis=1)

    def _again(self):
        self.x, self.y = self._corners().T

    def get_center(self):
        """Its middle."""
        return self.center

    def set_center(self, xy):
        """Another middle."""
        self.center = tuple(xy)
        self._again()

    def set_width(self, width):
        """Another width."""
        self.width = width
        self._again()

    def set_height(self, height):
        """Another height."""
        self.height = height
        self._again()

    def set_angle(self, angle):
        """Degrees against the clock."""
        self.angle = angle
        self._again()


class Circle(Ellipse):
    """A circle of a radius about a middle."""

    def __init__(self, xy, radius=5, **kwargs):
        super().__init__(xy, 2 * radius, 2 * radius, **kwargs)

    def set_radius(self, radius):
        """Another radius."""
        self.width = self.height = 2 * radius
        self._again()

    def get_radius(self):
        """The radius."""
        return self.width / 2

    radius = property(get_radius, set_radius)


class Arc(Ellipse):
    """A part of an ellipse's outline, from one angle to another, in degrees."""

    def __init__(self, xy, width, height, *, angle=0.0, theta1=0.0, theta2=360.0, **kwargs):
        if kwargs.pop("fill", False):
            raise ValueError("Arc objects cannot be filled")
        theta2 = theta2 if theta2 > theta1 else theta2 + 360
        self._first, self._last = (_on_circle(theta, width, height) for theta in (theta1, theta2))
        super().__init__(xy, width, height, angle, fill=False, **kwargs)
        self.closed = theta2 - theta1 == 360.0


def _on_circle(theta, width, height):
    """The angle on a circle of what is seen at an angle once it is pressed to an ellipse, in degrees."""
    if width == height:
        return theta
    t = math.degrees(math.atan2(width / height * math.sin(math.radians(theta)), math.cos(math.radians(theta))))
    return t + 360 * round((theta - t) / 360)


class Wedge(Polygon):
    """A part of a disc, from one angle to another, in degrees; a ring of a width if given."""

    def __init__(self, center, r, theta1, theta2, *, width=None, **kwargs):
        self.center, self.r, self.theta1, self.theta2 = center, r, theta1, theta2
        t = np.radians(np.linspace(theta1, theta2, max(2, int(abs(theta2 - theta1) / 3) + 2)))
        out = np.stack([np.cos(t), np.sin(t)], axis=1)
        inner = np.zeros((1, 2)) if width is None else out[::-1] * (r - width)
        super().__init__(np.concatenate([out * r, inner]) + np.asarray(center, dtype=float), **kwargs)


class Annulus(Wedge):
    """A ring of a width within a radius."""

    def __init__(self, xy, r, width, angle=0.0, **kwargs):
        if np.ndim(r):
            raise NotImplementedError("rings are round here: give one radius")
        super().__init__(xy, r, 0, 360, width=width, **kwargs)


class RegularPolygon(Polygon):
    """A polygon with equal sides, the first corner above, turned by radians."""

    def __init__(self, xy, numVertices, *, radius=5, orientation=0, **kwargs):
        t = 2 * np.pi * np.arange(numVertices) / numVertices + np.pi / 2 + orientation
        super().__init__(np.stack([xy[0] + radius * np.cos(t), xy[1] + radius * np.sin(t)], axis=1), **kwargs)


class CirclePolygon(RegularPolygon):
    """A circle by its corners."""

    def __init__(self, xy, radius=5, *, resolution=20, **kwargs):
        super().__init__(xy, resolution, radius=radius, **kwargs)


class PathPatch(Polygon):
    """A path of ``matplotlib.path``, filled and outlined."""

    edged = True

    def __init__(self, path, **kwargs):
        self._path = path
        super().__init__(path.vertices, **kwargs)
        parts = path.to_polygons()
        gap = np.full((1, 2), np.nan)
        joined = np.concatenate([piece for part in parts for piece in (part, gap)][:-1]) if parts else np.zeros((0, 2))
        self.x, self.y, self.closed = joined[:, 0], joined[:, 1], False

    def get_path(self):
        """The path."""
        return self._path


class StepPatch(Polygon):
    """Steps from a base line."""

    def __init__(self, values, edges, *, orientation="vertical", baseline=0, **kwargs):
        along, across = np.repeat(np.asarray(edges, dtype=float), 2), np.concatenate([[baseline], np.repeat(np.asarray(values, dtype=float), 2), [baseline]])
        xy = (along, across) if orientation == "vertical" else (across, along)
        super().__init__(np.stack(xy, axis=1), **kwargs)


class Arrow(Polygon):
    """An arrow by its start and its steps, a part as thick as it is long."""

    def __init__(self, x, y, dx, dy, *, width=1.0, **kwargs):
        shape = np.array([[0, 0.1], [0, -0.1], [0.8, -0.1], [0.8, -0.3], [1, 0], [0.8, 0.3], [0.8, 0.1]]) * [1, width]
        long = math.hypot(dx, dy) or 1.0
        cos, sin = dx / long, dy / long
        shape = shape * [long, 1]
        super().__init__(shape @ np.array([[cos, sin], [-sin, cos]]) + [x, y], **kwargs)


class FancyArrow(Polygon):
    """An arrow whose shaft and head have sizes of their own, in units of the data."""

    def __init__(self, x, y, dx, dy, *, width=0.001, length_includes_head=False, head_width=None, head_length=None, shape="full",
                 overhang=0, head_starts_at_zero=False, **kwargs):
        wide = 3 * width if head_width is None else head_width
        head = 1.5 * wide if head_length is None else head_length
        distance = math.hypot(dx, dy)
        length = distance if length_includes_head else distance + head
        if not length:
            corners = np.zeros((0, 2))
        else:
            left = np.array([[0, 0], [-head, -wide / 2], [-head * (1 - overhang), -width / 2], [-length, -width / 2], [-length, 0]], dtype=float)
            left += [length, 0]
            right = left * [1, -1]
            corners = {"left": left, "right": right, "full": np.concatenate([left[:-1], right[-2::-1]])}[shape]
            cos, sin = (dx / distance, dy / distance) if distance else (1.0, 0.0)
            corners = corners @ np.array([[cos, sin], [-sin, cos]]) + [x, y]
        super().__init__(corners, **kwargs)
