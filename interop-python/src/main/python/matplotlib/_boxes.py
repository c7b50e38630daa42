"""Boxes by two corners, and the way from pixels back."""

import numpy as np


class Bbox:
    """A box by two corners; ``from_bounds`` takes left, bottom, width and height."""

    def __init__(self, points):
        self._points = np.asarray(points, dtype=float)

    @classmethod
    def from_bounds(cls, x0, y0, width, height):
        """A box by its lower left corner and its size."""
        return cls([[x0, y0], [x0 + width, y0 + height]])

    @classmethod
    def from_extents(cls, *args):
        """A box by left, bottom, right and top."""
        return cls(np.reshape(args, (2, 2)))

    @classmethod
    def unit(cls):
        """From 0 to 1 both ways."""
        return cls([[0, 0], [1, 1]])

    x0, y0 = property(lambda self: self._points[0, 0]), property(lambda self: self._points[0, 1])
    x1, y1 = property(lambda self: self._points[1, 0]), property(lambda self: self._points[1, 1])
    width, height = property(lambda self: self.x1 - self.x0), property(lambda self: self.y1 - self.y0)
    bounds = property(lambda self: (self.x0, self.y0, self.width, self.height))
    extents = property(lambda self: self._points.ravel().copy())
    xmin, ymin = property(lambda self: min(self.x0, self.x1)), property(lambda self: min(self.y0, self.y1))
    xmax, ymax = property(lambda self: max(self.x0, self.x1)), property(lambda self: max(self.y0, self.y1))
    intervalx = property(lambda self: self._points[:, 0])
    intervaly = property(lambda self: self._points[:, 1])

    def get_points(self):
        """Both corners."""
        return self._points

    def transformed(self, transform):
        """The box in other coordinates."""
        return Bbox(transform.transform(self._points))

    def expanded(self, sw, sh):
        """A larger box about the same middle."""
        dx, dy = self.width * (sw - 1) / 2, self.height * (sh - 1) / 2
        return Bbox([[self.x0 - dx, self.y0 - dy], [self.x1 + dx, self.y1 + dy]])

    def __repr__(self):
        return f"Bbox({self._points.tolist()})"


def BboxTransformTo(box):
    """Fractions of a box."""
    from .transforms import Affine2D

    return Affine2D().scale(box.width, box.height).translate(box.x0, box.y0)


def view_limits(axes):
    """The limits of axes as a box."""
    (x0, x1), (y0, y1) = axes.get_xlim(), axes.get_ylim()
    return Bbox([[x0, y0], [x1, y1]])


def data_limits(axes):
    """What the data take of axes, as a box."""
    ranges = [r for r in (a.ranges() for a in axes.patches + axes.lines) if r]
    return Bbox([[min(r[0] for r in ranges), min(r[2] for r in ranges)], [max(r[1] for r in ranges), max(r[3] for r in ranges)]])


def page_box(axes):
    """The pixels that axes take of the page, as a box."""
    from .transforms import _frame

    frame = _frame(axes)
    bottom = frame.page[1] - frame.top - frame.height
    return Bbox.from_bounds(frame.left, bottom, frame.width, frame.height)


class Inverse:
    """The way from pixels back to coordinates."""

    def __init__(self, of):
        self._of = of
        self.axes = of.axes

    def transform(self, values):
        points = np.asarray(values, dtype=float)
        # Scales may bend: bisection finds what comes out at a pixel, whatever they are.
        from .transforms import _frame

        frame = _frame(self.axes)
        made = []
        for way, wanted in (("x", points[..., 0]), ("y", frame.page[1] - points[..., 1])):
            limits = frame.xlim if way == "x" else frame.ylim
            scale = frame.xscale if way == "x" else frame.yscale
            straight = not self._of.of_data(way) or scale == "linear"
            low, high = (0.0, 1.0) if not self._of.of_data(way) else limits
            a, b = (float(self._of.along(frame, way, v)) for v in (low, high))
            part = (wanted - a) / (b - a)
            if straight:
                made.append(low + part * (high - low))
            elif scale == "log":
                made.append(low * (high / low) ** part)
            else:
                ends = scale.forward(np.array([low, high]))
                made.append(scale.inverse(ends[0] + part * (ends[1] - ends[0])))
        return np.stack(made, axis=-1)

    transform_point = transform
