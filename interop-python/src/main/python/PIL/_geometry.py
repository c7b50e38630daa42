"""Pictures in another size, cut, mirrored and turned."""

import math

import numpy as np

from ._modes import colour
from ._resize import NAMES, Resampling, resized, turned


class Geometry:
    """The part of a picture that moves its pixels."""

    def resize(self, size, resample=None, box=None, reducing_gap=None):
        """The picture in another size (width, height); by cubic convolution unless ``resample`` says otherwise."""
        width, height = (int(n) for n in size)
        if width <= 0 or height <= 0:
            raise ValueError("height and width must be > 0")
        if box is not None:
            if not (0 <= box[0] < box[2] <= self.width and 0 <= box[1] < box[3] <= self.height):
                raise ValueError(f"Box {tuple(box)} must be within the picture and not empty")
            box = None if tuple(box) == (0, 0, *self.size) else tuple(map(float, box))
        if resample is None:
            resample = Resampling.NEAREST if self.mode in ("1", "P", "I;16") else Resampling.BICUBIC
        if int(resample) not in NAMES:
            raise ValueError(f"Unknown resampling filter ({resample}).")
        if (width, height) == self.size and box is None:
            return self.copy()
        name = "NEAREST" if self.mode in ("1", "P") else NAMES[int(resample)]
        return self._like(resized(self._pixels, height, width, name, box))

    def thumbnail(self, size, resample=Resampling.BICUBIC, reducing_gap=2.0):
        """Makes this picture fit into a size; its sides keep their proportion."""
        width, height = map(float, size)
        if width >= self.width and height >= self.height:
            return
        aspect = self.width / self.height
        if width / height >= aspect:
            width = max(1, min((math.floor(height * aspect), math.ceil(height * aspect)),
                               key=lambda n: abs(aspect - n / height)))
        else:
            height = max(1, min((math.floor(width / aspect), math.ceil(width / aspect)),
                                key=lambda n: 0 if n == 0 else abs(aspect - width / n)))
        self._pixels = self.resize((int(width), int(height)), resample)._pixels

    def reduce(self, factor, box=None):
        """The picture made smaller by a whole factor, by the means of blocks."""
        across, down = (factor, factor) if np.isscalar(factor) else factor
        p = (self if box is None else self.crop(box))._pixels
        height, width = -(-p.shape[0] // down), -(-p.shape[1] // across)
        rows, columns = (np.arange(0, height * down, down), np.arange(0, width * across, across))
        sums = np.add.reduceat(np.add.reduceat(p.astype(np.float64), rows, axis=0), columns, axis=1)
        counts = np.minimum(down, p.shape[0] - rows)[:, None] * np.minimum(across, p.shape[1] - columns)[None, :]
        made = sums / counts[:, :, None]
        return self._like((made if p.dtype.kind == "f" else np.floor(made + 0.5)).astype(p.dtype))

    def transform(self, size, method, data=None, resample=Resampling.NEAREST, fill=1, fillcolor=None):
        """A picture whose pixels are read at other places: AFFINE (a, b, c, d, e, f), or EXTENT, a box."""
        if int(method) == 1:
            x0, y0, x1, y1 = data
            data = ((x1 - x0) / size[0], 0, x0, 0, (y1 - y0) / size[1], y0)
        elif int(method) != 0:
            raise NotImplementedError("only transforms of AFFINE and EXTENT are here")
        colour_ = 0 if fillcolor is None else colour(fillcolor, self.mode)
        name = "NEAREST" if self.mode in ("1", "P") else NAMES[int(resample)]
        return self._like(turned(self._pixels, size[0], size[1], tuple(data[:6]), name, colour_))

    def crop(self, box=None):
        """A part (left, upper, right, lower) of the picture; black where that is outside."""
        if box is None:
            return self.copy()
        left, upper, right, lower = (int(round(n)) for n in box)
        if right < left or lower < upper:
            raise ValueError("Coordinate 'right' is less than 'left'" if right < left else
                             "Coordinate 'lower' is less than 'upper'")
        made = np.zeros((lower - upper, right - left, self._pixels.shape[2]), self._pixels.dtype)
        x0, y0 = max(left, 0), max(upper, 0)
        x1, y1 = min(right, self.width), min(lower, self.height)
        if x1 > x0 and y1 > y0:
            made[y0 - upper:y1 - upper, x0 - left:x1 - left] = self._pixels[y0:y1, x0:x1]
        return self._like(made)

    def transpose(self, method):
        """Mirrored, or turned by right angles."""
        p = self._pixels
        turned = (p[:, ::-1], p[::-1], np.rot90(p), p[::-1, ::-1], np.rot90(p, 3), p.transpose(1, 0, 2),
                  np.rot90(p, 2).transpose(1, 0, 2))
        return self._like(turned[int(method)].copy())

    def rotate(self, angle, resample=Resampling.NEAREST, expand=False, center=None, translate=None, fillcolor=None):
        """The picture turned by degrees, against the clock."""
        angle %= 360
        if center is None and translate is None and (angle in (0, 180) or angle in (90, 270) and (
                expand or self.width == self.height)):
            return self.copy() if angle == 0 else self.transpose({90: 2, 180: 3, 270: 4}[angle])
        width, height = self.size
        move = translate or (0, 0)
        cx, cy = center or (width / 2, height / 2)
        turn = -math.radians(angle)
        a, b = round(math.cos(turn), 15), round(math.sin(turn), 15)
        d, e = round(-math.sin(turn), 15), round(math.cos(turn), 15)
        c, f = a * (-cx - move[0]) + b * (-cy - move[1]) + cx, d * (-cx - move[0]) + e * (-cy - move[1]) + cy
        if expand:
            corners = [(a * x + b * y + c, d * x + e * y + f) for x, y in ((0, 0), (width, 0), (width, height), (0, height))]
            xs, ys = zip(*corners)
            wide, high = math.ceil(max(xs)) - math.floor(min(xs)), math.ceil(max(ys)) - math.floor(min(ys))
            c, f = (a * -(wide - width) / 2 + b * -(high - height) / 2 + c,
                    d * -(wide - width) / 2 + e * -(high - height) / 2 + f)
            width, height = wide, high
        fill = 0 if fillcolor is None else colour(fillcolor, self.mode)
        name = "NEAREST" if self.mode in ("1", "P") else NAMES[int(resample)]
        return self._like(turned(self._pixels, width, height, (a, b, c, d, e, f), name, fill))

    def filter(self, filter):
        """The picture changed by a filter of ``ImageFilter``."""
        made = filter() if isinstance(filter, type) else filter
        if not hasattr(made, "apply"):
            raise TypeError("filter argument should be ImageFilter.Filter instance or class")
        if self.mode in ("P", "1", "I", "F", "I;16"):
            raise ValueError(f"image has wrong mode: filters take L, RGB and RGBA, not {self.mode}")
        return self._like(made.apply(self._pixels))
