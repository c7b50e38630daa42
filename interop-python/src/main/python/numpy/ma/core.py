"""``numpy.ma``, under the name of one of its parts."""

from . import *  # noqa: F403
from . import MaskedArray, MaskError, masked, masked_array, nomask  # noqa: F401
from ._filling import check_fill_value as _check_fill_value  # noqa: F401


class MaskedArrayFutureWarning(FutureWarning):
    """Never raised here; for scripts that silence it."""


def _mareconstruct(subtype, baseclass, baseshape, basetype):
    """What a pickle of a masked array begins with; its elements and mask follow."""
    made = baseclass.__new__(baseclass, baseshape, basetype)
    return subtype.__new__(subtype, made, mask=False, dtype=basetype)


def __getattr__(name):
    import numpy.ma as ma

    return getattr(ma, name)
