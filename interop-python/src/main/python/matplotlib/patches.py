"""Shapes to add to axes: ``ax.add_patch(Rectangle((x, y), width, height))``."""

import math

import numpy as np

from ._shapes import Polygon

__all__ = ["Circle", "Ellipse", "Patch", "Polygon", "Rectangle", "Wedge"]


class Patch(Polygon):
    """A coloured box of a legend: ``Patch(color="red", label="red")``."""

    def __init__(self, **kwargs):
        super().__init__(np.zeros((4, 2)), **kwargs)


class Rectangle(Polygon):
    """A box from its lower left corner, turned about it by degrees."""

    def __init__(self, xy, width, height, angle=0.0, **kwargs):
        corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=float)
        turn = math.radians(angle)
        cos, sin = math.cos(turn), math.sin(turn)
        super().__init__(corners @ np.array([[cos, sin], [-sin, cos]]) + np.asarray(xy, dtype=float), **kwargs)


class Ellipse(Polygon):
    """An ellipse of a width and a height about a middle."""

    def __init__(self, xy, width, height, angle=0.0, **kwargs):
        t, turn = np.linspace(0, 2 * math.pi, 73)[:-1], math.radians(angle)
        a, b = width / 2 * np.cos(t), height / 2 * np.sin(t)
        super().__init__(np.stack([xy[0] + a * math.cos(turn) - b * math.sin(turn),
                                   xy[1] + a * math.sin(turn) + b * math.cos(turn)], axis=1), **kwargs)


class Circle(Ellipse):
    """A circle of a radius about a middle."""

    def __init__(self, xy, radius=5, **kwargs):
        super().__init__(xy, 2 * radius, 2 * radius, **kwargs)


class Wedge(Polygon):
    """A part of a disc, from one angle to another, in degrees; a ring of a width if given."""

    def __init__(self, center, r, theta1, theta2, width=None, **kwargs):
        t = np.radians(np.linspace(theta1, theta2, max(2, int(abs(theta2 - theta1) / 3) + 2)))
        out = np.stack([np.cos(t), np.sin(t)], axis=1)
        inner = np.zeros((1, 2)) if width is None else out[::-1] * (r - width)
        super().__init__(np.concatenate([out * r, inner]) + np.asarray(center, dtype=float), **kwargs)
