"""What series of all bases need: domains, common types, trimming."""

from .._creation import array, asarray
from ._basis import POWER
from ._family import mapparms
from ._family import trim as trimcoef
from ._series import trimmed

__all__ = ["as_series", "getdomain", "mapdomain", "mapparms", "trimcoef", "trimseq"]
trimseq = trimmed


def as_series(alist, trim=True):
    """Coefficients as vectors of one type."""
    return POWER.series(*alist, trim=trim)


def getdomain(x):
    """The smallest interval, or rectangle of the plane, that holds all points."""
    x = asarray(x)
    if x.dtype.kind == "c":
        return array([complex(x.real.min(), x.imag.min()), complex(x.real.max(), x.imag.max())])
    return array([x.min(), x.max()])


def mapdomain(x, old, new):
    """Points mapped as one interval onto another."""
    x = asarray(x) if isinstance(x, (list, tuple)) else x
    off, scl = mapparms(old, new)
    return off + scl * x
