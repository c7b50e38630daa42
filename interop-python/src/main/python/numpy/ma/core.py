"""``numpy.ma``, under the name of one of its parts."""

from . import *  # noqa: F403
from . import MaskedArray, MaskError, masked, masked_array, nomask  # noqa: F401


class MaskedArrayFutureWarning(FutureWarning):
    """Never raised here; for scripts that silence it."""


def __getattr__(name):
    import numpy.ma as ma

    return getattr(ma, name)
