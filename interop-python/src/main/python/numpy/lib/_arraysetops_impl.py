"""Public names, where NumPy defines them: ``numpy.lib._arraysetops_impl``."""

from numpy._core import __getattr__  # noqa: F401  (every name is found where numpy has it)
