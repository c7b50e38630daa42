"""Public names, where NumPy defines or uses them: ``numpy._core.einsumfunc``."""

from . import __getattr__  # noqa: F401  (every name is found where numpy has it)


def _parse_einsum_input(operands):
    """The letters of the operands, those of the result, and the operands, of what ``einsum`` was called with."""
    from .._einsum import parsed

    return parsed(*operands)
