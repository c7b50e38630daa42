"""Pictures of several pictures."""

import numpy as np

from ._modes import MODES
from .Image import Image


def merge(mode, bands):
    """One picture of several channels."""
    if len(bands) != MODES[mode][0]:
        raise ValueError("wrong number of bands")
    if len({band.size for band in bands}) != 1:
        raise ValueError("size mismatch")
    return Image(np.concatenate([band._pixels for band in bands], axis=2), mode)


def blend(im1, im2, alpha):
    """im1 (1 - alpha) + im2 alpha."""
    a, b = im1._pixels.astype(np.float32), im2._pixels.astype(np.float32)
    return im1._like(np.clip(a + np.float32(alpha) * (b - a), 0, 255).astype(np.uint8))


def composite(image1, image2, mask):
    """image1 where the mask is white, image2 where it is black."""
    made = image2.copy()
    made.paste(image1, None, mask)
    return made


def alpha_composite(im1, im2):
    """im2 laid over im1, both of mode RGBA."""
    if im1.mode != "RGBA" or im2.mode != "RGBA" or im1.size != im2.size:
        raise ValueError("alpha_composite takes two pictures of mode RGBA and one size")
    below, above = im1._pixels.astype(np.int64), im2._pixels.astype(np.int64)
    a, b = above[:, :, 3:], below[:, :, 3:]
    blend_ = b * (255 - a)
    whole = a * 255 + blend_
    share = np.where(whole > 0, a * 255 * 255 * 128 // np.maximum(whole, 1), 0)
    mixed = above[:, :, :3] * share + below[:, :, :3] * (255 * 128 - share) + (0x80 << 7)
    colours = (mixed >> 8) + mixed >> 8 >> 7
    opacity = whole + 128
    opacity = (opacity >> 8) + opacity >> 8
    made = np.concatenate([colours, opacity], axis=2)
    return Image(np.where(a == 0, below, made).astype(np.uint8), "RGBA")
