"""Axes beside axes."""

from . import make_axes_locatable  # noqa: F401
