"""``numpy._core._multiarray_umath`` under its older name."""

from ._utils import lookup

__getattr__ = lookup(__name__)
