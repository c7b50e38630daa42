"""Pictures whose elements are read at other places."""

import math

import numpy as np
from scipy import ndimage
from scipy.ndimage._interpolation import _index

from .._types import prepared
from ._geometric import ProjectiveTransform, SimilarityTransform
from ._places import border, checked_order, clipped


def rotate(image, angle, resize=False, center=None, order=None, mode="constant", cval=0, clip=True, preserve_range=False):
    """A picture turned by degrees against the clock, about its middle or ``center`` (x, y); in whole if ``resize``."""
    image = np.asarray(image)
    rows, columns = image.shape[:2]
    middle = np.array([columns, rows]) / 2.0 - 0.5 if center is None else np.asarray(center, dtype=float)
    turn = (SimilarityTransform(translation=-middle) + SimilarityTransform(rotation=math.radians(angle))
            + SimilarityTransform(translation=middle))  # fmt: skip
    shape = None
    if resize:
        corners = turn.inverse([[0, 0], [0, rows - 1], [columns - 1, rows - 1], [columns - 1, 0]])
        low, high = corners.min(axis=0), corners.max(axis=0)
        shape = np.around(high - low + 1)[::-1].tolist()
        turn = SimilarityTransform(translation=low) + turn
    return warp(image, turn, None, shape, order, mode, cval, clip, preserve_range)


def warp(image, inverse_map, map_args=None, output_shape=None, order=None, mode="constant", cval=0.0, clip=True,
         preserve_range=False):
    """A picture each of whose elements (row, column) is read at a place of another.

    Parameters
    ----------
    inverse_map : where to read: a transform or matrix of shape (3, 3) of places (x, y), a function of such places, one
        a row, or the places (row, column, ...) themselves, of shape (ndim, ...)
    """
    image = np.asarray(image)
    order = checked_order(image.dtype, order)
    numbers = prepared(image, preserve_range) if order > 0 or image.dtype.kind != "b" else image.astype(float)
    shape = image.shape if output_shape is None else tuple(int(n) for n in output_shape)
    beyond = border(mode)
    matrix = inverse_map.params if isinstance(inverse_map, ProjectiveTransform) else inverse_map
    by_matrix = isinstance(matrix, np.ndarray) and matrix.shape == (3, 3)
    if isinstance(matrix, np.ndarray) and not by_matrix:
        made = ndimage.map_coordinates(numbers, matrix, order=order, mode=beyond, cval=cval)
        return clipped(numbers, made, mode, cval, clip)
    places = warp_coords(ProjectiveTransform(matrix) if by_matrix else inverse_map, shape[:2], map_args)
    planes = numbers.reshape(*numbers.shape[:2], -1)
    made = np.stack([_read(planes[:, :, k], places, order, beyond, cval, by_matrix) for k in range(planes.shape[2])], axis=2)
    made = clipped(numbers, made.reshape(shape[:2] + numbers.shape[2:]).astype(numbers.dtype), mode, cval, clip)
    return made.astype(bool) if image.dtype == bool else made


def warp_coords(coord_map, shape, map_args=None):
    """The places (row, column) that a function of places (x, y) reads, of shape (2, rows, columns)."""
    rows, columns = int(shape[0]), int(shape[1])
    y, x = np.indices((rows, columns), dtype=float)
    moved = coord_map(np.stack([x.ravel(), y.ravel()], axis=1), **(map_args or {}))
    return np.asarray(moved)[:, ::-1].T.reshape(2, rows, columns)


def _read(plane, places, order, beyond, cval, by_matrix):
    if order != 3 or not by_matrix:
        return ndimage.map_coordinates(plane, places, order=order, mode=beyond, cval=cval)
    return _cubic(plane, places, beyond, cval)


def _cubic(plane, places, beyond, cval):
    """By cubic convolution (Keys 1981), as matrices are applied."""
    first = np.floor(places).astype(int)
    made = 0.0
    weights = [_keys(part) for part in places - first]
    for j in range(4):
        row, row_there = _element(first[0] + j - 1, plane.shape[0], beyond)
        for i in range(4):
            column, there = _element(first[1] + i - 1, plane.shape[1], beyond)
            made = made + weights[0][j] * weights[1][i] * np.where(row_there & there, plane[row, column], cval)
    return made


def _element(k, n, beyond):
    """Which element a place beyond the edge means, and whether there is one."""
    if beyond == "grid-constant":
        return np.clip(k, 0, n - 1), (k >= 0) & (k < n)
    if beyond == "nearest":
        return np.clip(k, 0, n - 1), True
    return _index(k, n, {"grid-wrap": "wrap"}.get(beyond, beyond)), True


def _keys(t):
    return (((-0.5 * t + 1) * t - 0.5) * t, (1.5 * t - 2.5) * t * t + 1, ((-1.5 * t + 2) * t + 0.5) * t,
            (0.5 * t - 0.5) * t * t)
