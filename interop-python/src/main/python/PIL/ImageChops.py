"""Arithmetic of two pictures, byte by byte."""

import numpy as np


def _both(function, doc):
    def made(image1, image2):
        height, width = (min(a, b) for a, b in zip(image1._pixels.shape[:2], image2._pixels.shape[:2]))
        a, b = (image._pixels[:height, :width].astype(np.int32) for image in (image1, image2))
        return image1._like(np.clip(function(a, b), 0, 255).astype(np.uint8))

    made.__doc__ = doc
    return made


def _product(a, b):
    t = a * b + 128
    return (t >> 8) + t >> 8


difference = _both(lambda a, b: np.abs(a - b), "How far apart they are.")
multiply = _both(lambda a, b: a * b // 255, "Their product, of values from 0 to 1.")
screen = _both(lambda a, b: 255 - (255 - a) * (255 - b) // 255, "The product of what is dark.")
lighter = _both(np.maximum, "The lighter of both.")
darker = _both(np.minimum, "The darker of both.")
add_modulo = _both(lambda a, b: (a + b) % 256, "Their sum, less 256 where it is more.")
subtract_modulo = _both(lambda a, b: (a - b) % 256, "Their difference, plus 256 where it is less than 0.")
logical_and = _both(np.bitwise_and, "Where both are.")
logical_or = _both(np.bitwise_or, "Where one is.")
logical_xor = _both(np.bitwise_xor, "Where only one is.")


def add(image1, image2, scale=1.0, offset=0):
    """(a + b) / scale + offset."""
    return _both(lambda a, b: ((a + b) / scale + offset).astype(np.int32), "")(image1, image2)


def subtract(image1, image2, scale=1.0, offset=0):
    """(a - b) / scale + offset."""
    return _both(lambda a, b: ((a - b) / scale + offset).astype(np.int32), "")(image1, image2)


def invert(image):
    """255 less each value."""
    return image._like(255 - image._pixels)


def offset(image, xoffset, yoffset=None):
    """Moved; what leaves on one side comes in on the other."""
    return image._like(np.roll(image._pixels, (xoffset if yoffset is None else yoffset, xoffset), (0, 1)))


def constant(image, value):
    """A gray picture of the same size."""
    from .Image import new

    return new("L", image.size, value)


def duplicate(image):
    """The same picture again."""
    return image.copy()


from ._combining import blend, composite  # noqa: E402, F401  (they are here, too)
