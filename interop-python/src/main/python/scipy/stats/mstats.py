"""Statistics of masked arrays: those that only count or rank what is not masked."""

import numpy as np

from . import rankdata as _rankdata

__all__ = ["rankdata"]


def rankdata(data, axis=None, use_missing=False):
    """Ranks of the elements that are not masked; masked ones have 0, or the mean rank where ``use_missing``."""
    data = np.ma.asarray(data)
    if axis is not None:
        return np.ma.apply_along_axis(rankdata, axis, data, None, use_missing)
    shown, mask = data.ravel().compressed(), np.ma.getmaskarray(data).ravel()
    ranks = np.full(data.size, (shown.size + 1) / 2 if use_missing else 0.0)
    ranks[~mask] = _rankdata(shown)
    return ranks.reshape(data.shape)
