"""Public names, where NumPy 1 had them: ``numpy.lib.npyio``."""

from numpy._core import __getattr__  # noqa: F401  (every name is found where numpy has it)
from numpy._npz import NpzFile  # noqa: F401
from numpy.lib._npyio_impl import recfromcsv, recfromtxt  # noqa: F401
