"""The errors of element-wise functions."""

import math

from .._ufunc_errors import UFuncTypeError

_UFuncNoLoopError = _UFuncBinaryResolutionError = _UFuncInputCastingError = _UFuncOutputCastingError = UFuncTypeError


class _ArrayMemoryError(MemoryError):
    """An array is too large."""

    def __init__(self, shape, dtype):
        super().__init__(shape, dtype)
        self.shape, self.dtype = shape, dtype

    @property
    def _total_size(self):
        return math.prod(self.shape, start=self.dtype.itemsize)

    @staticmethod
    def _size_to_string(num_bytes):
        """A number of bytes with three digits and a unit."""
        steps = min(max(num_bytes, 1).bit_length() - 1, 69) // 10
        if steps < 6 and f"{num_bytes / 1024**steps:.0f}" == "1024":
            steps += 1
        size = num_bytes / 1024**steps
        unit = ("bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB")[steps] if steps < 7 else "EiB"
        digits = f"{size:.0f}" if not steps or size >= 100 else f"{size:#.3g}"
        return f"{digits} {unit}"

    def __str__(self):
        size = self._size_to_string(self._total_size)
        return f"Unable to allocate {size} for an array with shape {self.shape} and data type {self.dtype}"
