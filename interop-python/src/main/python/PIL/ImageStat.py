"""Numbers that describe a picture's channels."""

import numpy as np


class Stat:
    """The statistics of a picture, or of its part within a mask: lists with a number of each channel."""

    def __init__(self, image_or_list, mask=None):
        self.h = image_or_list if isinstance(image_or_list, list) else image_or_list.histogram(mask)
        self._counts = np.array(self.h, dtype=float).reshape(-1, 256)
        self.bands = list(range(len(self._counts)))

    count = property(lambda self: self._counts.sum(axis=1).astype(int).tolist())
    sum = property(lambda self: (self._counts @ np.arange(256.0)).tolist())
    sum2 = property(lambda self: (self._counts @ np.arange(256.0) ** 2).tolist())
    mean = property(lambda self: [s / n if n else 0 for s, n in zip(self.sum, self.count)])
    rms = property(lambda self: [(s / n) ** 0.5 if n else 0 for s, n in zip(self.sum2, self.count)])
    stddev = property(lambda self: [v ** 0.5 for v in self.var])

    @property
    def var(self):
        return [(s2 - s * s / n) / n if n else 0 for s, s2, n in zip(self.sum, self.sum2, self.count)]

    @property
    def extrema(self):
        found = [np.flatnonzero(line) for line in self._counts]
        return [(int(f[0]), int(f[-1])) if f.size else (255, 0) for f in found]

    @property
    def median(self):
        return [int(np.searchsorted(line.cumsum(), line.sum() // 2, side="right")) for line in self._counts]
