"""``mr_``: arrays written one after the other in brackets, as ``numpy.r_``, with masks."""

import numpy as np

from ._along import concatenate
from ._making import MAError


class Concatenator:
    """As ``numpy.r_``, of masked arrays."""

    concatenate = staticmethod(concatenate)

    def __getitem__(self, key):
        from ._array import MaskedArray

        if isinstance(key, str):
            raise MAError("Unavailable for masked array.")
        parts = key if isinstance(key, tuple) else (key,)
        made = np.r_[tuple(p._data if isinstance(p, MaskedArray) else p for p in parts)]
        if not any(isinstance(p, MaskedArray) for p in parts):
            return made.view(MaskedArray)
        mask = np.r_[tuple(_truths(p) for p in parts)]
        made = made.view(MaskedArray)
        made._mask = np.asarray(mask).astype(bool).reshape(made.shape)
        return made


def _truths(part):
    """The mask of a part; ranges have none, and what says which axis says it again."""
    from ._masks import getmaskarray

    if isinstance(part, str):
        return part
    if isinstance(part, slice):
        return np.zeros(np.r_[part].shape, bool)
    return getmaskarray(part)


mr_ = Concatenator()
