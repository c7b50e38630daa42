"""Which coordinates something is drawn in: ``ax.transAxes``, ``ax.transData``, mixtures, shifts and turns of these."""

import copy
import math

import numpy as np

from ._boxes import Bbox, BboxTransformTo, data_limits, page_box, view_limits  # noqa: F401

__all__ = ["Affine2D", "Bbox", "BboxTransformTo", "IdentityTransform", "ScaledTranslation", "Transform", "blended_transform_factory",
           "offset_copy"]


class Transform:
    """Takes coordinates to pixels of the page, counted from its lower left corner; ``a + b`` is first a, then b."""

    axes = None

    def of_data(self, way):
        """Whether numbers along an axis are those of the data, which limits have to hold."""
        return False

    def along(self, frame, way, values):
        """Pixels of a canvas, whose rows count downwards, of numbers along one axis."""
        raise NotImplementedError(f"{type(self).__name__} cannot be drawn by alone; add ax.transData or ax.transAxes")

    def before(self, x, y):
        """Coordinates as they are before their axes' own part: turned or shifted."""
        return x, y

    def place(self, artist, frame):
        """The artist, moved if needed, and the frame to draw it in."""
        return artist, _Framed(self, frame)

    def __add__(self, other):
        return Composite(self, other)

    def __sub__(self, other):
        return Composite(self, other.inverted())

    def transform(self, values):
        """Pixels of points (..., 2)."""
        points = np.asarray(values, dtype=float)
        frame = _frame(self.axes)
        x, y = self.before(points[..., 0], points[..., 1])
        return np.stack([np.asarray(self.along(frame, "x", x)) + 0.0, frame.page[1] - np.asarray(self.along(frame, "y", y))], axis=-1)

    transform_point = transform

    def inverted(self):
        """From pixels back."""
        from ._boxes import Inverse

        return Inverse(self)

    def frozen(self):
        """Itself."""
        return self


def _frame(axes):
    if axes is None:
        raise ValueError("this transform belongs to no axes")
    figure = axes.figure
    width, height = (inches * figure.dpi for inches in figure.figsize)
    left, bottom, wide, high = axes.box
    frame = axes.frame((left * width, (1 - bottom - high) * height, wide * width, high * height))
    frame.page, frame.point = (width, height), figure.dpi / 72
    return frame


class _Framed:
    """A frame whose columns and rows come from a transform."""

    def __init__(self, transform, frame):
        self.__dict__.update(frame.__dict__)
        self._transform, self._frame = transform, frame

    def x(self, value):
        return self._transform.along(self._frame, "x", value)

    def y(self, value):
        return self._transform.along(self._frame, "y", value)


class OfData(Transform):
    """Coordinates of the data."""

    def __init__(self, axes):
        self.axes = axes

    def of_data(self, way):
        return True

    def along(self, frame, way, values):
        return frame.x(values) if way == "x" else frame.y(values)


class OfAxes(Transform):
    """Fractions of the axes, from their lower left corner."""

    def __init__(self, axes):
        self.axes = axes

    def along(self, frame, way, values):
        values = np.asarray(values, dtype=float)
        return frame.left + values * frame.width if way == "x" else frame.top + (1 - values) * frame.height


class OfPage(Transform):
    """Fractions of the page."""

    def __init__(self, figure):
        self.figure = figure

    @property
    def axes(self):
        """Any axes of the page, whose size they know."""
        return self.figure.axes[0] if self.figure.axes else self.figure.gca()

    def along(self, frame, way, values):
        values = np.asarray(values, dtype=float)
        return values * frame.page[0] if way == "x" else (1 - values) * frame.page[1]


class IdentityTransform(Transform):
    """Pixels."""

    def along(self, frame, way, values):
        values = np.asarray(values, dtype=float)
        return values if way == "x" else frame.page[1] - values

    def transform(self, values):
        return np.asarray(values, dtype=float)


class Blended(Transform):
    """One transform across, another one upwards."""

    def __init__(self, across, up):
        self._ways = {"x": across, "y": up}
        self.axes = across.axes or up.axes

    def of_data(self, way):
        return self._ways[way].of_data(way)

    def along(self, frame, way, values):
        return self._ways[way].along(frame, way, values)


def blended_transform_factory(x_transform, y_transform):
    """One transform across, another one upwards."""
    return Blended(x_transform, y_transform)


class Affine2D(Transform):
    """Turns, shifts and scales, in the order in which its methods are called."""

    def __init__(self, matrix=None):
        self._matrix = np.eye(3) if matrix is None else np.asarray(matrix, dtype=float)

    def _then(self, matrix):
        self._matrix = np.array(matrix, dtype=float) @ self._matrix
        return self

    def rotate(self, theta):
        """Turns by radians."""
        c, s = math.cos(theta), math.sin(theta)
        return self._then([[c, -s, 0], [s, c, 0], [0, 0, 1]])

    def rotate_deg(self, degrees):
        """Turns by degrees."""
        return self.rotate(math.radians(degrees))

    def rotate_around(self, x, y, theta):
        """Turns about a point by radians."""
        return self.translate(-x, -y).rotate(theta).translate(x, y)

    def rotate_deg_around(self, x, y, degrees):
        """Turns about a point by degrees."""
        return self.rotate_around(x, y, math.radians(degrees))

    def translate(self, tx, ty):
        """Shifts."""
        return self._then([[1, 0, tx], [0, 1, ty], [0, 0, 1]])

    def scale(self, sx, sy=None):
        """Scales."""
        return self._then([[sx, 0, 0], [0, sx if sy is None else sy, 0], [0, 0, 1]])

    def skew(self, xShear, yShear):
        """Shears by radians."""
        return self._then([[1, math.tan(xShear), 0], [math.tan(yShear), 1, 0], [0, 0, 1]])

    def skew_deg(self, xShear, yShear):
        """Shears by degrees."""
        return self.skew(math.radians(xShear), math.radians(yShear))

    def clear(self):
        """Nothing is done any more."""
        self._matrix = np.eye(3)
        return self

    def __add__(self, other):
        return Affine2D(other.get_matrix() @ self._matrix) if isinstance(other, Affine2D) else Composite(self, other)

    def get_matrix(self):
        """The matrix (3, 3)."""
        return self._matrix

    def before(self, x, y):
        m = self._matrix
        return m[0, 0] * x + m[0, 1] * y + m[0, 2], m[1, 0] * x + m[1, 1] * y + m[1, 2]

    def transform(self, values):
        points = np.asarray(values, dtype=float)
        return np.stack(self.before(points[..., 0], points[..., 1]), axis=-1)

    transform_point = transform_affine = transform

    def inverted(self):
        """The way back."""
        return Affine2D(np.linalg.inv(self._matrix))


class ScaledTranslation(Transform):
    """A shift on the page, in units of ``fig.dpi_scale_trans`` (inches) or pixels."""

    def __init__(self, xt, yt, scale_trans=None):
        unit = getattr(scale_trans, "figure", None)
        self.figure, self.shift = unit, (xt, yt)

    def pixels(self, frame):
        """The shift in pixels of a canvas."""
        unit = 72 * frame.point if self.figure is not None else 1.0
        return self.shift[0] * unit, -self.shift[1] * unit


class Inches(Transform):
    """Inches of the page: ``fig.dpi_scale_trans``."""

    def __init__(self, figure):
        self.figure = figure

    def along(self, frame, way, values):
        values = np.asarray(values, dtype=float) * 72 * frame.point
        return values if way == "x" else frame.page[1] - values


class Composite(Transform):
    """First one transform, then another."""

    def __init__(self, first, then):
        self._first, self._then = first, then
        self.axes = then.axes or first.axes

    def of_data(self, way):
        return (self._first if isinstance(self._then, ScaledTranslation) else self._then).of_data(way)

    def along(self, frame, way, values):
        if isinstance(self._then, ScaledTranslation):
            return self._first.along(frame, way, values) + self._then.pixels(frame)[way == "y"]
        return self._then.along(frame, way, values)

    def before(self, x, y):
        x, y = self._first.before(x, y)
        return self._then.before(x, y)

    def place(self, artist, frame):
        if hasattr(artist, "x") and hasattr(artist, "y"):
            moved = copy.copy(artist)
            moved.x, moved.y = self.before(artist.x, artist.y)
            return moved, _Framed(self, frame)
        return artist, _Framed(self, frame)


def offset_copy(trans, fig=None, x=0.0, y=0.0, units="inches"):
    """A transform with a shift in inches, points or dots."""
    if units == "dots":
        return trans + ScaledTranslation(x, y)
    part = 72 if units == "points" else 1
    return trans + ScaledTranslation(x / part, y / part, Inches(fig))
