"""Sources of random bits beyond the usual one, by name."""

from ._bits import MT19937, PCG64, PCG64DXSM, SFC64, BitGenerator, Philox

__all__ = ["MT19937", "PCG64", "BitGenerator", "PCG64DXSM", "Philox", "SFC64"]
