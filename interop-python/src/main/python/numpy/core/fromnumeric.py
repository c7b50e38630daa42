"""``numpy._core.fromnumeric`` under its older name."""

from ._utils import lookup

__getattr__ = lookup(__name__)
