"""Rotations between others, at the same speed all the way."""

import numpy as np

from ._rotation import Rotation


class Slerp:
    """Rotations at times between those of others: ``Slerp(times, rotations)(t)``."""

    def __init__(self, times, rotations):
        if rotations.single or len(rotations) <= 1:
            raise ValueError("`rotations` must be a sequence of at least 2 rotations.")
        self.times = np.asarray(times, float)
        if self.times.shape != (len(rotations),):
            raise ValueError(f"Expected number of rotations to be equal to number of timestamps given, got {len(rotations)} rotations and "
                             f"{len(self.times)} timestamps.")
        if (np.diff(self.times) <= 0).any():
            raise ValueError("Times must be in strictly increasing order.")
        self.rotations = rotations[:-1]
        self.rotvecs = (self.rotations.inv() * rotations[1:]).as_rotvec()

    def __call__(self, times):
        """The rotations at times within those given."""
        asked = np.asarray(times, float)
        if asked.ndim > 1:
            raise ValueError("`times` must be at most 1-dimensional.")
        flat = np.atleast_1d(asked)
        if (flat < self.times[0]).any() or (flat > self.times[-1]).any():
            raise ValueError(f"Interpolation times must be within the range [{self.times[0]}, {self.times[-1]}], both inclusive.")
        at = np.clip(np.searchsorted(self.times, flat, "right") - 1, 0, len(self.times) - 2)
        share = (flat - self.times[at]) / np.diff(self.times)[at]
        made = self.rotations[at] * Rotation.from_rotvec(self.rotvecs[at] * share[:, None])
        return made[0] if asked.ndim == 0 else made
