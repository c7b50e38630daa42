"""``numpy.ma``, under the name of one of its parts."""

from . import *  # noqa: F403
from . import MaskedArray, MaskError, masked, masked_array, nomask  # noqa: F401


class MaskedArrayFutureWarning(FutureWarning):
    """Never raised here; for scripts that silence it."""


def _mareconstruct(subtype, baseclass, baseshape, basetype):
    """What a pickle of a masked array begins with; its elements and mask follow."""
    return subtype(baseclass(baseshape, basetype))


def __getattr__(name):
    import numpy.ma as ma

    return getattr(ma, name)
