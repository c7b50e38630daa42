"""Public names, where NumPy defines or uses them: ``numpy._core.umath``."""

from .._products import matmul, matvec, vecdot, vecmat  # noqa: F401
from .._ufuncs import *  # noqa: F403
from . import __getattr__  # noqa: F401  (every other name is found where numpy has it)
