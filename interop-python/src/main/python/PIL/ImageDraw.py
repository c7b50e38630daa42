"""Lines and shapes drawn into pictures."""

import math

import numpy as np

from ._modes import colour


def Draw(im, mode=None):
    """What draws into a picture."""
    return ImageDraw(im)


class ImageDraw:
    """Draws lines, rectangles, polygons, ellipses and points into a picture; places are (x, y)."""

    def __init__(self, im):
        self.im = self._image = im

    def _ink(self, given):
        return None if given is None else np.asarray(colour(given, self._image.mode), self._image._pixels.dtype)

    def _set(self, x, y, ink):
        pixels = self._image._pixels
        x, y = np.atleast_1d(x), np.atleast_1d(y)
        there = (x >= 0) & (y >= 0) & (x < pixels.shape[1]) & (y < pixels.shape[0])
        pixels[y[there], x[there]] = ink

    def point(self, xy, fill=None):
        """Single pixels."""
        places = _places(xy).astype(int)
        self._set(places[:, 0], places[:, 1], self._ink(255 if fill is None else fill))

    def line(self, xy, fill=None, width=0, joint=None):
        """Lines from place to place."""
        places, ink = _places(xy), self._ink(255 if fill is None else fill)
        for a, b in zip(places, places[1:]):
            if width > 1:
                self._thick(a, b, ink, width)
            else:
                self._thin(a.astype(int), b.astype(int), ink)

    def _thin(self, a, b, ink):
        from skimage.draw import line

        y, x = line(int(a[1]), int(a[0]), int(b[1]), int(b[0]))
        self._set(x, y, ink)

    def _thick(self, a, b, ink, width):
        length = math.hypot(*(b - a))
        if length:
            across = np.array([a[1] - b[1], b[0] - a[0]]) / length
            low, high = across * ((width - 1) / 2 + 0.0), across * (width / 2)
            self._fill(np.array([a - low, b - low, b + high, a + high]).round(), ink)

    def rectangle(self, xy, fill=None, outline=None, width=1):
        """A rectangle whose corners belong to it."""
        (x0, y0), (x1, y1) = _places(xy).astype(int).tolist()
        if x1 < x0 or y1 < y0:
            raise ValueError("x1 must be greater than or equal to x0" if x1 < x0 else "y1 must be greater than or equal to y0")
        pixels = self._image._pixels
        if fill is not None:
            pixels[max(y0, 0):max(y1 + 1, 0), max(x0, 0):max(x1 + 1, 0)] = self._ink(fill)
        ink = self._ink(255 if outline is None and fill is None else outline)
        if ink is not None and width:
            for left, top, right, bottom in ((x0, y0, x1, y0 + width - 1), (x0, y1 - width + 1, x1, y1),
                                             (x0, y0, x0 + width - 1, y1), (x1 - width + 1, y0, x1, y1)):
                pixels[max(top, 0):max(bottom + 1, 0), max(left, 0):max(right + 1, 0)] = ink

    def polygon(self, xy, fill=None, outline=None, width=1):
        """A polygon, its edges included."""
        places = _places(xy)
        if fill is not None:
            self._fill(places, self._ink(fill))
        if outline is not None or fill is None:
            self.line(np.concatenate([places, places[:1]]).ravel().tolist(), outline, width)

    def _fill(self, places, ink):
        from skimage.draw import polygon

        y, x = polygon(places[:, 1], places[:, 0], self._image._pixels.shape)
        self._set(x, y, ink)

    def ellipse(self, xy, fill=None, outline=None, width=1):
        """The ellipse within a box."""
        (x0, y0), (x1, y1) = _places(xy).tolist()
        if fill is not None:
            self._ring(x0, y0, x1, y1, None, self._ink(fill))
        if outline is not None or fill is None:
            self._ring(x0, y0, x1, y1, width, self._ink(255 if outline is None else outline))

    def _ring(self, x0, y0, x1, y1, width, ink):
        from skimage.draw import ellipse

        middle, radii = ((y0 + y1) / 2, (x0 + x1) / 2), ((y1 - y0 + 1) / 2, (x1 - x0 + 1) / 2)
        shape = self._image._pixels.shape
        mask = np.zeros(shape[:2], bool)
        mask[ellipse(*middle, *radii, shape=shape)] = True
        if width is not None and min(radii) > width:
            mask[ellipse(*middle, radii[0] - width, radii[1] - width, shape=shape)] = False
        self._image._pixels[mask] = ink

    def text(self, xy, text, fill=None, font=None, **settings):
        """Texts are not drawn into pictures here."""
        raise NotImplementedError("texts are not drawn into pictures here: use matplotlib's plt.text and plt.savefig")

    multiline_text = text


def _places(xy):
    return np.asarray(xy, dtype=float).reshape(-1, 2)
