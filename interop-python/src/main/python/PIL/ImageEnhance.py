"""Brightness, contrast, colour and sharpness by a factor: 0 is none, 1 the picture itself."""

from .Image import Image, blend, new
from .ImageFilter import SMOOTH
from .ImageStat import Stat


class _Enhance:
    def enhance(self, factor):
        """The picture changed by a factor."""
        return blend(self.degenerate, self.image, factor)


def _with_opacity(image, made):
    if "A" in image.getbands():
        made.putalpha(image.getchannel("A"))
    return made


class Color(_Enhance):
    """From gray to more than colourful."""

    def __init__(self, image: Image):
        self.image = image
        self.intermediate_mode = "LA" if "A" in image.getbands() else "L"
        self.degenerate = image.convert(self.intermediate_mode).convert(image.mode)


class Contrast(_Enhance):
    """From a single gray to more than contrasty."""

    def __init__(self, image: Image):
        self.image = image
        mean = int(Stat(image.convert("L")).mean[0] + 0.5)
        self.degenerate = _with_opacity(image, new("L", image.size, mean).convert(image.mode))


class Brightness(_Enhance):
    """From black to more than bright."""

    def __init__(self, image: Image):
        self.image = image
        self.degenerate = _with_opacity(image, new(image.mode, image.size, 0))


class Sharpness(_Enhance):
    """From blurred to more than sharp."""

    def __init__(self, image: Image):
        self.image = image
        self.degenerate = _with_opacity(image, image.filter(SMOOTH))
