"""What older scripts import from ``scipy.ndimage.morphology``: the names of ``scipy.ndimage``."""

from . import __getattr__  # noqa: F401
