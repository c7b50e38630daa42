"""What is often done to pictures."""

import numpy as np

from .Image import Image, Resampling, Transpose, new
from ._modes import colour


def grayscale(image):
    """In mode L."""
    return image.convert("L")


def invert(image):
    """Light and dark exchanged."""
    if image.mode == "1":
        return image._like(255 - image._pixels)
    return image.point([255 - i for i in range(256)])


def mirror(image):
    """Left and right exchanged."""
    return image.transpose(Transpose.FLIP_LEFT_RIGHT)


def flip(image):
    """Above and below exchanged."""
    return image.transpose(Transpose.FLIP_TOP_BOTTOM)


def exif_transpose(image, *, in_place=False):
    """Upright; files of cameras already come so."""
    return None if in_place else image.copy()


def posterize(image, bits):
    """With the first bits of each value only."""
    return image.point([i & ~(2 ** (8 - bits) - 1) for i in range(256)])


def solarize(image, threshold=128):
    """With what is at least ``threshold`` inverted."""
    return image.point([i if i < threshold else 255 - i for i in range(256)])


def _margins(border):
    border = (border,) if np.isscalar(border) else tuple(border)
    return border * 4 if len(border) == 1 else border * 2 if len(border) == 2 else border


def crop(image, border=0):
    """Without margins (left, top, right, bottom)."""
    left, top, right, bottom = _margins(border)
    return image.crop((left, top, image.width - right, image.height - bottom))


def expand(image, border=0, fill=0):
    """With margins (left, top, right, bottom) of a colour."""
    left, top, right, bottom = _margins(border)
    made = new(image.mode, (left + image.width + right, top + image.height + bottom), fill)
    made.paste(image, (left, top))
    return made


def scale(image, factor, resample=Resampling.BICUBIC):
    """Larger or smaller by a factor."""
    if factor <= 0:
        raise ValueError("the factor must be greater than 0")
    return image.copy() if factor == 1 else image.resize((round(factor * image.width), round(factor * image.height)), resample)


def _fitting(image, size, inside):
    """The size nearest to ``size`` of the picture's own proportion that lies within it, or around it."""
    proportion, wanted = image.width / image.height, size[0] / size[1]
    if proportion == wanted:
        return size
    if (proportion > wanted) == inside:
        return size[0], round(image.height / image.width * size[0])
    return round(image.width / image.height * size[1]), size[1]


def contain(image, size, method=Resampling.BICUBIC):
    """As large as goes into a size."""
    return image.resize(_fitting(image, size, True), resample=method)


def cover(image, size, method=Resampling.BICUBIC):
    """As small as covers a size."""
    return image.resize(_fitting(image, size, False), resample=method)


def pad(image, size, method=Resampling.BICUBIC, color=None, centering=(0.5, 0.5)):
    """As large as goes into a size, with margins of a colour."""
    made = contain(image, size, method)
    if made.size == tuple(size):
        return made
    whole = new(image.mode, size, 0 if color is None else color)
    if made.width != size[0]:
        whole.paste(made, (round((size[0] - made.width) * min(1, max(0, centering[0]))), 0))
    else:
        whole.paste(made, (0, round((size[1] - made.height) * min(1, max(0, centering[1])))))
    return whole


def fit(image, size, method=Resampling.BICUBIC, bleed=0.0, centering=(0.5, 0.5)):
    """The largest part of a size's proportion, in that size."""
    margin = (bleed * image.width, bleed * image.height)
    width, height = image.width - 2 * margin[0], image.height - 2 * margin[1]
    wanted = size[0] / size[1]
    if width / height >= wanted:
        part = (wanted * height, height)
    else:
        part = (width, width / wanted)
    left = margin[0] + (width - part[0]) * centering[0]
    top = margin[1] + (height - part[1]) * centering[1]
    return image.resize(tuple(size), method, box=(left, top, left + part[0], top + part[1]))


def _by_tables(image, table_of, mask=None):
    counts = np.array(image.histogram(mask)).reshape(-1, 256)
    return image.point([v for line in counts for v in table_of(line)])


def autocontrast(image, cutoff=0, ignore=None, mask=None, preserve_tone=False):
    """Each channel spread from black to white, without the darkest and lightest ``cutoff`` percent."""
    if preserve_tone or ignore is not None:
        raise NotImplementedError("autocontrast is here without preserve_tone and ignore")
    low_cut, high_cut = (cutoff, cutoff) if np.isscalar(cutoff) else cutoff

    def table(counts):
        counts = counts.astype(float)
        total = int(counts.sum())
        for places, part in ((range(256), low_cut), (range(255, -1, -1), high_cut)):
            cut = int(total * part // 100)
            for i in places:
                taken = min(cut, counts[i])
                counts[i], cut = counts[i] - taken, cut - taken
                if cut <= 0:
                    break
        there = np.flatnonzero(counts)
        low, high = (int(there[0]), int(there[-1])) if there.size else (0, 0)
        if high <= low:
            return range(256)
        step = 255.0 / (high - low)
        return [min(255, max(0, int(i * step - low * step))) for i in range(256)]

    return _by_tables(image, table, mask)


def equalize(image, mask=None):
    """With as many values in each part of the range."""
    def table(counts):
        there = counts[counts > 0]
        step = int(there.sum() - there[-1]) // 255 if there.size > 1 else 0
        if not step:
            return range(256)
        return [(step // 2 + int(n)) // step for n in np.concatenate([[0], counts[:-1].cumsum()])]

    return _by_tables(image, table, mask)


def colorize(image, black, white, mid=None, blackpoint=0, whitepoint=255, midpoint=127):
    """A gray picture in the colours between two, or three."""
    if image.mode != "L":
        raise ValueError("colorize takes a picture of mode L")
    stops = [(blackpoint, colour(black, "RGB")), (whitepoint, colour(white, "RGB"))]
    if mid is not None:
        stops.insert(1, (midpoint, colour(mid, "RGB")))
    places = np.arange(256)
    made = np.zeros((256, 3), np.uint8)
    for (start, a), (end, b) in zip(stops, stops[1:]):
        inside = (places >= start) & (places <= end)
        for i in range(3):
            made[inside, i] = a[i] + (places[inside] - start) * (b[i] - a[i]) // (end - start)
    made[places > whitepoint] = colour(white, "RGB")
    made[places < blackpoint] = colour(black, "RGB")
    return Image(made[image._pixels[:, :, 0]], "RGB")
