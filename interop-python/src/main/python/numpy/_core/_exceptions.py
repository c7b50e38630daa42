"""The errors of element-wise functions."""

from .._beyond import UFuncTypeError

_UFuncNoLoopError = _UFuncBinaryResolutionError = _UFuncInputCastingError = _UFuncOutputCastingError = UFuncTypeError


class _ArrayMemoryError(MemoryError):
    """An array is too large."""
