"""Values of pictures: read, set, counted, mapped."""

import numpy as np

from ._modes import colour


class Access:
    """``picture[x, y]``: what ``load`` gives."""

    def __init__(self, image):
        self._image = image

    def __getitem__(self, xy):
        return self._image.getpixel(xy)

    def __setitem__(self, xy, value):
        self._image.putpixel(xy, value)


class Values:
    """The part of a picture that deals with its values."""

    has_transparency_data = property(lambda self: self.mode in ("LA", "RGBA") or self._palette is not None and bool(
        (self._palette[:, 3] < 255).any()))

    def load(self):
        """The pixels, to read and to set: ``load()[x, y]``."""
        return Access(self)

    def putdata(self, data, scale=1.0, offset=0.0):
        """Sets values, row by row, as far as there are any."""
        flat = self._pixels.reshape(-1, self._pixels.shape[2])
        given = np.asarray(data).reshape(-1, flat.shape[1]) * scale + offset
        if flat.dtype.kind == "u":
            given = np.clip(given, 0, np.iinfo(flat.dtype).max)
        flat[:len(given)] = given.astype(flat.dtype)
        self._pixels = flat.reshape(self._pixels.shape)

    def getcolors(self, maxcolors=256):
        """Pairs of how often a colour is there and the colour; None where there are more than ``maxcolors``."""
        flat = self._pixels.reshape(-1, self._pixels.shape[2])
        found, counts = np.unique(flat, axis=0, return_counts=True)
        if len(found) > maxcolors:
            return None
        return [(n, c[0] if len(c) == 1 else tuple(c)) for n, c in zip(counts.tolist(), found.tolist())]

    def entropy(self, mask=None):
        """The entropy of the values' frequencies, in bits."""
        counts = np.array(self.histogram(mask), dtype=float)
        share = counts[counts > 0] / counts.sum()
        return float(-(share * np.log2(share)).sum())

    def getpalette(self, rawmode="RGB"):
        """The colours of mode P, one after the other."""
        return None if self._palette is None else self._palette[:, :len(rawmode)].ravel().tolist()

    def putpalette(self, data, rawmode="RGB"):
        """Sets the colours that the values mean."""
        table = np.asarray(list(data), np.uint8).reshape(-1, len(rawmode))
        colours = np.full((max(256, len(table)), 4), 255, np.uint8)
        colours[:, :3] = 0
        colours[:len(table), :table.shape[1]] = table
        self._palette, self.mode = colours, "P"

    def point(self, lut, mode=None):
        """A function, or a table, of all values."""
        count = self._pixels.shape[2]
        if callable(lut):
            if self.mode in ("F", "I", "I;16"):
                return self._like(np.vectorize(lut)(self._pixels).astype(self._pixels.dtype))
            lut = [lut(i) for i in range(256)] * count
        table = np.clip(np.array([round(v) for v in lut]), 0, 255).astype(np.uint8)
        if table.size not in (256, 256 * count):
            raise ValueError("wrong number of lut entries")
        table = np.concatenate([table] * (256 * count // table.size)).reshape(count, 256)
        made = self._like(np.stack([table[c][self._pixels[:, :, c]] for c in range(count)], axis=2))
        made.mode = mode or self.mode
        return made

    def getpixel(self, xy):
        """The value at (x, y)."""
        x, y = (int(v) for v in xy)
        if not (-self.width <= x < self.width and -self.height <= y < self.height):
            raise IndexError("image index out of range")
        value = self._pixels[y, x].tolist()
        return value[0] if len(value) == 1 else tuple(value)

    def putpixel(self, xy, value):
        """Sets the value at (x, y)."""
        self._pixels[int(xy[1]), int(xy[0])] = colour(value, self.mode)

    def getdata(self, band=None):
        """All values, row by row, in a list."""
        flat = self._pixels.reshape(-1, self._pixels.shape[2])
        if band is not None:
            return flat[:, band].tolist()
        return flat[:, 0].tolist() if flat.shape[1] == 1 else list(map(tuple, flat.tolist()))

    def getextrema(self):
        """The least and greatest value, of each channel."""
        found = [(p.min().item(), p.max().item()) for p in np.moveaxis(self._pixels, 2, 0)]
        return found[0] if len(found) == 1 else tuple(found)

    def getbbox(self):
        """The box of what is not zero; None where all is."""
        some = (self._pixels != 0).any(axis=2)
        rows, columns = np.flatnonzero(some.any(axis=1)), np.flatnonzero(some.any(axis=0))
        return None if not rows.size else (int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)

    def histogram(self, mask=None, extrema=None):
        """How often each value of each channel is there, within a mask if there is one."""
        inside = slice(None) if mask is None else mask._pixels[:, :, 0].ravel() != 0
        return np.concatenate([np.bincount(p.ravel()[inside], minlength=256) for p in np.moveaxis(self._pixels, 2, 0)]).tolist()
