"""The exceptions and warnings of NumPy's own."""

__all__ = ["AxisError", "ComplexWarning", "RankWarning", "TooHardError", "VisibleDeprecationWarning"]


class AxisError(ValueError, IndexError):
    """An axis that the array does not have."""


class ComplexWarning(RuntimeWarning):
    """Never raised here: there are no complex numbers."""


class VisibleDeprecationWarning(UserWarning):
    """Never raised here; for scripts that silence it."""


class RankWarning(RuntimeWarning):
    """A polynomial fit has too few points."""


class TooHardError(RuntimeError):
    """Never raised here; for scripts that catch it."""
