"""Public names, where NumPy defines or uses them: ``numpy._core.shape_base``."""

from .._blocks import block
from . import __getattr__  # noqa: F401  (every other name is found where numpy has it)


def _block_setup(arrays):
    """NumPy has two ways of putting blocks together, and prepares for both; here there is one."""
    return arrays, None, None, None


def _block_concatenate(arrays, list_ndim=None, result_ndim=None):
    """``block``, after ``_block_setup``."""
    return block(arrays)


_block_slicing = _block_concatenate
