"""Places of lines and shapes: rows and columns to index a picture with."""

import math

import numpy as np

__all__ = "circle_perimeter disk ellipse line polygon polygon2mask rectangle rectangle_perimeter set_color".split()


def _within(rows, columns, shape):
    if shape is None:
        return rows, columns
    there = (rows >= 0) & (rows < shape[0]) & (columns >= 0) & (columns < shape[1])
    return rows[there], columns[there]


def line(r0, c0, r1, c1):
    """The elements of a line (Bresenham 1965)."""
    steep = abs(r1 - r0) > abs(c1 - c0)
    a, b, a1, b1 = (c0, r0, c1, r1) if not steep else (r0, c0, r1, c1)
    along, across = abs(a1 - a), abs(b1 - b)
    step_a, step_b = (1 if a1 > a else -1), (1 if b1 > b else -1)
    error, places = 2 * across - along, []
    for _ in range(along):
        places.append((b, a) if not steep else (a, b))
        while error >= 0:
            b, error = b + step_b, error - 2 * along
        a, error = a + step_a, error + 2 * across
    places.append((r1, c1))
    rows, columns = zip(*places)
    return np.array(rows), np.array(columns)


def ellipse(r, c, r_radius, c_radius, shape=None, rotation=0.0):
    """The elements within an ellipse."""
    turn = rotation % math.pi
    sine, cosine = math.sin(turn), math.cos(turn)
    reach = (abs(r_radius * cosine) + c_radius * sine, r_radius * sine + abs(c_radius * cosine))
    low = np.ceil(np.array([r, c]) - reach).astype(int)
    high = np.floor(np.array([r, c]) + reach).astype(int)
    if shape is not None:
        low, high = np.maximum(low, 0), np.minimum(high, np.array(shape[:2]) - 1)
    y, x = np.mgrid[low[0]:high[0] + 1, low[1]:high[1] + 1]
    dy, dx = y - r, x - c
    inside = ((dy * cosine + dx * sine) / r_radius) ** 2 + ((dy * sine - dx * cosine) / c_radius) ** 2 < 1
    return y[inside], x[inside]


def disk(center, radius, *, shape=None):
    """The elements nearer to a place (row, column) than ``radius``."""
    return ellipse(center[0], center[1], radius, radius, shape)


def circle_perimeter(r, c, radius, method="bresenham", shape=None):
    """The elements of a circle's line."""
    if method != "bresenham":
        raise NotImplementedError(f"method={method!r} is not here; 'bresenham' is")
    rows, columns, x, y, d = [], [], 0, radius, 3 - 2 * radius
    while y >= x:
        rows += [y, -y, y, -y, x, -x, x, -x]
        columns += [x, x, -x, -x, y, y, -y, -y]
        if d < 0:
            d += 4 * x + 6
        else:
            d += 4 * (x - y) + 10
            y -= 1
        x += 1
    return _within(np.array(rows) + r, np.array(columns) + c, shape)


def polygon(r, c, shape=None):
    """The elements within a polygon, its corners and edges included."""
    r, c = np.asarray(r, dtype=float), np.asarray(c, dtype=float)
    low = np.maximum(0, np.ceil([r.min(), c.min()])).astype(int)
    high = np.ceil([r.max(), c.max()]).astype(int)
    if shape is not None:
        high = np.minimum(np.array(shape[:2]) - 1, high)
    y, x = np.mgrid[low[0]:high[0] + 1, low[1]:high[1] + 1]
    inside, edge = np.zeros(y.shape, bool), np.zeros(y.shape, bool)
    for y0, x0, y1, x1 in zip(r, c, np.roll(r, -1), np.roll(c, -1)):
        side = (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)
        edge |= (np.abs(side) < 1e-12) & (np.minimum(y0, y1) <= y) & (y <= np.maximum(y0, y1)) & (
            np.minimum(x0, x1) <= x) & (x <= np.maximum(x0, x1))
        crosses = (y0 <= y) != (y1 <= y)
        inside ^= crosses & ((side > 0) == (y1 < y0))
    return y[inside | edge], x[inside | edge]


def polygon2mask(image_shape, polygon):
    """The truth of lying within a polygon of places (row, column)."""
    corners = np.asarray(polygon)
    made = np.zeros(image_shape, bool)
    made[globals()["polygon"](corners[:, 0], corners[:, 1], image_shape)] = True
    return made


def _corners(start, end, extent, shape):
    if (end is None) == (extent is None):
        raise ValueError("Either `end` or `extent` must be given, not both")
    start = np.asarray(start)
    end = start + np.asarray(extent) - 1 if end is None else np.asarray(end)
    low, high = np.minimum(start, end), np.maximum(start, end)
    return (low, high) if shape is None else (np.maximum(low, 0), np.minimum(high, np.array(shape[:low.size]) - 1))


def rectangle(start, end=None, extent=None, shape=None):
    """The elements of a rectangle, from one corner to another or of an extent."""
    low, high = _corners(np.round(start).astype(int), None if end is None else np.round(end).astype(int), extent, shape)
    return tuple(np.meshgrid(*[np.arange(a, b + 1) for a, b in zip(low.tolist(), high.tolist())]))


def rectangle_perimeter(start, end=None, extent=None, shape=None, clip=False):
    """The elements of a line around a rectangle."""
    low, high = _corners(start, end, extent, None)
    low, high = low - 1, high + 1
    if clip:
        low, high = np.maximum(low, 0), np.minimum(high, np.array(shape[:2]) - 1)
    (top, left), (bottom, right) = low.tolist(), high.tolist()
    corners = [(top, left), (top, right), (bottom, right), (bottom, left), (top, left)]
    rows, columns = zip(*[line(*a, *b) for a, b in zip(corners, corners[1:])])
    return _within(np.concatenate(rows), np.concatenate(columns), shape)


def set_color(image, coords, color, alpha=1):
    """Sets elements that lie within a picture to a colour."""
    rows, columns = _within(np.asarray(coords[0]), np.asarray(coords[1]), image.shape)
    image[rows, columns] = np.asarray(color) * alpha + image[rows, columns] * (1 - alpha)
