"""The part of Pillow that scripts of the toolbox use: ``PIL.Image``."""

__version__ = "12.0.0"


class UnidentifiedImageError(OSError):
    """A file that is no picture of a known kind."""
