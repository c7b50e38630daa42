"""The exceptions and warnings of NumPy's own."""

__all__ = [
    "AxisError", "ComplexWarning", "DTypePromotionError", "ModuleDeprecationWarning", "RankWarning", "TooHardError",
    "VisibleDeprecationWarning",
]  # fmt: skip


class AxisError(ValueError, IndexError):
    """An axis that the array does not have: ``AxisError(message)`` or ``AxisError(axis, ndim, prefix)``."""

    def __init__(self, axis, ndim=None, msg_prefix=None):
        self.axis = self.ndim = None
        if ndim is None and msg_prefix is None:
            self._text = axis
        else:
            self.axis, self.ndim = axis, ndim
            start = "" if msg_prefix is None else f"{msg_prefix}: "
            self._text = f"{start}axis {axis} is out of bounds for array of dimension {ndim}"
        super().__init__(self._text)

    def __str__(self):
        return self._text


class ComplexWarning(RuntimeWarning):
    """The imaginary part of a number is dropped."""


class VisibleDeprecationWarning(UserWarning):
    """Never raised here; for scripts that silence it."""


class ModuleDeprecationWarning(DeprecationWarning):
    """Never raised here; for scripts that silence it."""


class RankWarning(RuntimeWarning):
    """A polynomial fit has too few points."""


class TooHardError(RuntimeError):
    """Never raised here; for scripts that catch it."""


class DTypePromotionError(TypeError):
    """Elements of two types have no common type."""
