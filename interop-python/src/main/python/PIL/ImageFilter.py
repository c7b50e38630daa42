"""Filters for ``image.filter(...)``."""

import math

import numpy as np


class Filter:
    """What changes pixels of shape (H, W, channels)."""

    name = "Filter"


class Kernel(Filter):
    """Weighted sums of 3 by 3 or 5 by 5 neighbours, over ``scale``, plus ``offset``; the border stays."""

    name = "Kernel"

    def __init__(self, size, kernel, scale=None, offset=0):
        if tuple(size) not in ((3, 3), (5, 5)) or len(kernel) != size[0] * size[1]:
            raise ValueError("bad kernel size: there are 3 by 3 and 5 by 5")
        self.weights = np.array(kernel, dtype=np.float64).reshape(size[1], size[0])
        self.scale, self.offset = self.weights.sum() if scale is None else scale, offset

    def apply(self, pixels):
        n = self.weights.shape[0] // 2
        height, width = pixels.shape[:2]
        made = pixels.copy()
        if height <= 2 * n or width <= 2 * n:
            return made
        total = 0.5 + self.offset
        for j, row in enumerate((self.weights / self.scale)[::-1]):  # kernels count rows from below
            for i, weight in enumerate(row.tolist()):
                if weight:
                    total = total + weight * pixels[j:height - 2 * n + j, i:width - 2 * n + i]
        made[n:height - n, n:width - n] = np.clip(np.floor(total), 0, 255)
        return made


class RankFilter(Filter):
    """The value of a rank among ``size`` by ``size`` neighbours."""

    name = "Rank"

    def __init__(self, size, rank):
        self.size, self.rank = size, rank

    def apply(self, pixels):
        n = self.size // 2
        windows = np.lib.stride_tricks.sliding_window_view(np.pad(pixels, ((n, n), (n, n), (0, 0)), "edge"), (self.size,) * 2, (0, 1))
        return np.sort(windows.reshape(pixels.shape + (-1,)), axis=-1)[..., self.rank]


class MedianFilter(RankFilter):
    """The median of neighbours."""

    name = "Median"

    def __init__(self, size=3):
        super().__init__(size, size * size // 2)


class MinFilter(RankFilter):
    """The least of neighbours."""

    name = "Min"

    def __init__(self, size=3):
        super().__init__(size, 0)


class MaxFilter(RankFilter):
    """The greatest of neighbours."""

    name = "Max"

    def __init__(self, size=3):
        super().__init__(size, size * size - 1)


def _box(pixels, radius, axis):
    """Means of 2 radius + 1 neighbours along an axis, the outermost in part, in whole numbers of 2^-24."""
    reach, n = int(radius), pixels.shape[axis]
    whole = int((1 << 24) / (radius * 2 + 1))
    edge = ((1 << 24) - (reach * 2 + 1) * whole) // 2
    line = np.moveaxis(pixels, axis, -1).astype(np.int64)
    line = np.pad(line, [(0, 0)] * (line.ndim - 1) + [(reach + 1, reach + 1)], "edge")
    sums = np.concatenate([np.zeros(line.shape[:-1] + (1,), np.int64), line.cumsum(axis=-1)], axis=-1)
    middle = sums[..., 2 * reach + 2:2 * reach + 2 + n] - sums[..., 1:1 + n]
    outer = line[..., :n] + line[..., 2 * reach + 2:2 * reach + 2 + n]
    return np.moveaxis(middle * whole + outer * edge + (1 << 23) >> 24, -1, axis).astype(np.uint8)


def _boxes(pixels, radius, passes):
    across, down = (radius, radius) if np.isscalar(radius) else radius
    for axis, reach in ((1, across), (0, down)):
        for _ in range(passes if reach else 0):
            pixels = _box(pixels, float(np.float32(reach)), axis)
    return pixels


class BoxBlur(Filter):
    """The mean of all that are no farther than ``radius``."""

    name = "BoxBlur"

    def __init__(self, radius):
        self.radius = radius

    def apply(self, pixels):
        return _boxes(pixels, self.radius, 1)


def _reach(sigma, passes=3):
    """The radius of boxes that, one after the other, are near a Gaussian (Gwosdek et al. 2011)."""
    length = math.sqrt(12.0 * sigma * sigma / passes + 1.0)
    whole = math.floor((length - 1.0) / 2.0)
    part = (2 * whole + 1) * (whole * (whole + 1) - 3.0 * sigma * sigma / passes)
    return whole + part / (6 * (sigma * sigma / passes - (whole + 1) * (whole + 1)))


class GaussianBlur(Filter):
    """Near to a Gaussian of the deviation ``radius``, by three boxes."""

    name = "GaussianBlur"

    def __init__(self, radius=2):
        self.radius = radius

    def apply(self, pixels):
        across, down = (self.radius,) * 2 if np.isscalar(self.radius) else self.radius
        return _boxes(pixels, (_reach(across), _reach(down)), 3)


class UnsharpMask(Filter):
    """The picture, and ``percent`` of what blurring takes away where that is more than ``threshold``."""

    name = "UnsharpMask"

    def __init__(self, radius=2, percent=150, threshold=3):
        self.radius, self.percent, self.threshold = radius, percent, threshold

    def apply(self, pixels):
        lost = pixels.astype(np.int32) - GaussianBlur(self.radius).apply(pixels)
        part = np.sign(lost) * (np.abs(lost) * self.percent // 100)
        return np.where(np.abs(lost) > self.threshold, np.clip(pixels + part, 0, 255), pixels).astype(np.uint8)


_FIXED = {
    "BLUR": (5, [1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1], 16, 0),
    "CONTOUR": (3, [-1, -1, -1, -1, 8, -1, -1, -1, -1], 1, 255),
    "DETAIL": (3, [0, -1, 0, -1, 10, -1, 0, -1, 0], 6, 0),
    "EDGE_ENHANCE": (3, [-1, -1, -1, -1, 10, -1, -1, -1, -1], 2, 0),
    "EDGE_ENHANCE_MORE": (3, [-1, -1, -1, -1, 9, -1, -1, -1, -1], 1, 0),
    "EMBOSS": (3, [-1, 0, 0, 0, 1, 0, 0, 0, 0], 1, 128),
    "FIND_EDGES": (3, [-1, -1, -1, -1, 8, -1, -1, -1, -1], 1, 0),
    "SHARPEN": (3, [-2, -2, -2, -2, 32, -2, -2, -2, -2], 16, 0),
    "SMOOTH": (3, [1, 1, 1, 1, 5, 1, 1, 1, 1], 13, 0),
    "SMOOTH_MORE": (5, [1, 1, 1, 1, 1, 1, 5, 5, 5, 1, 1, 5, 44, 5, 1, 1, 5, 5, 5, 1, 1, 1, 1, 1, 1], 100, 0),
}
globals().update({name: Kernel((n, n), weights, scale, more) for name, (n, weights, scale, more) in _FIXED.items()})
