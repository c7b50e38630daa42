"""Slopes of pictures."""

import numpy as np
from scipy import ndimage

from .._types import prepared


def _kernel(smooth, axis, ndim):
    """The difference along an axis, the mean along others."""
    made = np.ones((1,) * ndim)
    for i in range(ndim):
        line = np.array([1.0, 0.0, -1.0]) if i == axis else np.array(smooth) / sum(smooth)
        made = made * line.reshape([-1 if k == i else 1 for k in range(ndim)])
    return made


def _masked(made, mask):
    return made if mask is None else np.where(ndimage.binary_erosion(mask, np.ones((3,) * made.ndim)), made, 0)


def _slopes(smooth, name):
    def edges(image, mask=None, *, axis=None, mode="reflect", cval=0.0):
        image = prepared(image)
        axes = range(image.ndim) if axis is None else [a % image.ndim for a in np.atleast_1d(axis).tolist()]
        parts = [ndimage.convolve(image, _kernel(smooth, a, image.ndim), mode=mode, cval=cval) for a in axes]
        if axis is not None and np.ndim(axis) == 0:
            return _masked(parts[0], mask)
        return _masked(np.sqrt(sum(p * p for p in parts) / len(parts)), mask)

    def across(axis, doc):
        def one(image, mask=None):
            if np.ndim(image) != 2:
                raise ValueError(f"The parameter `image` must be a 2-dimensional array, not of shape {np.shape(image)}")
            return edges(image, mask, axis=axis)

        one.__doc__ = doc
        return one

    edges.__name__, edges.__doc__ = name, f"The size of the slope, by the weights {smooth}."
    return edges, across(0, "The slope down the rows."), across(1, "The slope along the columns.")


sobel, sobel_h, sobel_v = _slopes([1, 2, 1], "sobel")
prewitt, prewitt_h, prewitt_v = _slopes([1, 1, 1], "prewitt")
scharr, scharr_h, scharr_v = _slopes([3, 10, 3], "scharr")


def _diagonal(image, weights, mask):
    if np.ndim(image) != 2:
        raise ValueError(f"The parameter `image` must be a 2-dimensional array, not of shape {np.shape(image)}")
    return _masked(ndimage.convolve(prepared(image), np.array(weights, dtype=float)), mask)


def roberts_pos_diag(image, mask=None):
    """The difference along the diagonal."""
    return _diagonal(image, [[1, 0], [0, -1]], mask)


def roberts_neg_diag(image, mask=None):
    """The difference along the other diagonal."""
    return _diagonal(image, [[0, 1], [-1, 0]], mask)


def roberts(image, mask=None):
    """The size of both diagonals' differences."""
    return np.sqrt((roberts_pos_diag(image, mask) ** 2 + roberts_neg_diag(image, mask) ** 2) / 2)
