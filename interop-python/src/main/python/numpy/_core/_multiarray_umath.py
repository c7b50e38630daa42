"""Public names, where NumPy defines or uses them: ``numpy._core._multiarray_umath``."""

from . import __getattr__  # noqa: F401  (every name is found where numpy has it)

__cpu_features__ = __cpu_baseline__ = __cpu_dispatch__ = {}
