"""Public names, where NumPy 1 had them: ``numpy.lib.type_check``."""

from numpy._core import __getattr__  # noqa: F401  (every name is found where numpy has it)
