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
            if any(b != int(b) for b in box):
                raise NotImplementedError("box=" + repr(box) + ": only whole pixels are there")
            return self.crop(tuple(map(int, box))).resize(size, resample)
        if resample is None:
            resample = Resampling.NEAREST if self.mode in ("1", "P", "I;16") else Resampling.BICUBIC
        if int(resample) not in NAMES:
            raise ValueError(f"Unknown resampling filter ({resample}).")
        if (width, height) == self.size:
            return self.copy()
        name = "NEAREST" if self.mode in ("1", "P") else NAMES[int(resample)]
        return self._like(resized(self._pixels, height, width, name))

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
