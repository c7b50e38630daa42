"""Sources of random bits beyond those that are drawn from here."""

from ._generator import PCG64
from ._state import MT19937

__all__ = ["BitGenerator", "MT19937", "PCG64DXSM", "Philox", "SFC64"]
BitGenerator = object


def _absent(name):
    class Absent(PCG64):
        def __new__(cls, seed=None):
            raise NotImplementedError(f"{name} is not available: use PCG64, or RandomState for MT19937")

    Absent.__name__ = Absent.__qualname__ = name
    return Absent


Philox, SFC64, PCG64DXSM = map(_absent, ("Philox", "SFC64", "PCG64DXSM"))
