"""Public names, where NumPy defines or uses them: ``numpy._core.function_base``."""

from . import __getattr__  # noqa: F401  (every name is found where numpy has it)
