"""Pictures: open, make, convert, resize, save. Values are Pillow's; file formats are PNG, JPEG, GIF, BMP and TIFF (read)."""

import enum
import io
import os

import numpy as np
from numpy._ndarray import wrap

from . import UnidentifiedImageError
from ._files import Saving, read
from ._geometry import Geometry
from ._modes import MODES, colour, converted
from ._resize import Resampling


class Transpose(enum.IntEnum):
    """Mirrored and turned."""

    FLIP_LEFT_RIGHT, FLIP_TOP_BOTTOM, ROTATE_90, ROTATE_180, ROTATE_270, TRANSPOSE, TRANSVERSE = range(7)


class Dither(enum.IntEnum):
    """Whether black and white shall imitate grays."""

    NONE, ORDERED, RASTERIZE, FLOYDSTEINBERG = range(4)


globals().update({m.name: m for kind in (Resampling, Transpose, Dither) for m in kind})
ANTIALIAS = LANCZOS = Resampling.LANCZOS
CUBIC = BICUBIC = Resampling.BICUBIC
LINEAR = BILINEAR = Resampling.BILINEAR
NEAREST = Resampling.NEAREST


class Image(Geometry, Saving):
    """A picture; made by ``open``, ``new`` and ``fromarray``."""

    format = None

    def __init__(self, pixels, mode, palette=None, info=None):
        self._pixels, self.mode, self._palette = pixels, mode, palette
        self.info = dict(info or {})

    size = property(lambda self: (self._pixels.shape[1], self._pixels.shape[0]))
    width = property(lambda self: self._pixels.shape[1])
    height = property(lambda self: self._pixels.shape[0])

    def _like(self, pixels):
        return Image(pixels, self.mode, self._palette, self.info)

    def __repr__(self):
        return f"<PIL.Image.Image image mode={self.mode} size={self.width}x{self.height}>"

    def __eq__(self, other):
        return isinstance(other, Image) and self.mode == other.mode and self.size == other.size and bool(
            (self._pixels == other._pixels).all())

    __hash__ = None

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        """Nothing is held."""

    def load(self):
        """It is there already."""

    verify = load

    def __array__(self, dtype=None, copy=None):
        pixels = self._pixels[:, :, 0] if self._pixels.shape[2] == 1 else self._pixels
        made = pixels != 0 if self.mode == "1" else pixels.copy()
        return made if dtype is None else made.astype(dtype)

    def _repr_png_(self):
        file = io.BytesIO()
        self.save(file, "PNG")
        return file.getvalue()

    def copy(self):
        """The same picture again."""
        return self._like(self._pixels.copy())

    def getbands(self):
        """The names of its channels."""
        return {"LA": ("L", "A"), "YCbCr": ("Y", "Cb", "Cr")}.get(self.mode) or (
            tuple(self.mode) if self.mode in ("RGB", "RGBA", "HSV") else (self.mode,))

    def convert(self, mode=None, matrix=None, dither=Dither.FLOYDSTEINBERG, **kwargs):
        """The picture in another mode: L, RGB, RGBA, LA, 1, I, F, I;16 or YCbCr."""
        if matrix is not None:
            raise NotImplementedError("convert by a matrix is not there; np.asarray(image) @ matrix is")
        if mode is None:
            mode = "RGB" if self.mode == "P" else self.mode
        if mode not in MODES or mode == "P" != self.mode:
            raise ValueError(f"conversion from {self.mode} to {mode} not supported")
        return Image(converted(self._pixels, self.mode, mode, self._palette, dither != Dither.NONE).copy(), mode,
                     self._palette if mode == "P" else None, self.info)

    def paste(self, im, box=None, mask=None):
        """Puts a picture, or a colour, into this one, where a mask lets it."""
        left, upper = (0, 0) if box is None else box[:2]
        if isinstance(im, Image):
            source = im.convert(self.mode)._pixels
        else:
            size = (self.width, self.height) if box is None else mask.size if len(box) == 2 else (
                box[2] - left, box[3] - upper)
            source = np.zeros((size[1], size[0], self._pixels.shape[2]), self._pixels.dtype) + np.asarray(
                colour(im, self.mode), self._pixels.dtype)
        y0, x0 = max(upper, 0), max(left, 0)
        y1, x1 = min(upper + source.shape[0], self.height), min(left + source.shape[1], self.width)
        if y1 <= y0 or x1 <= x0:
            return
        part = source[y0 - upper:y1 - upper, x0 - left:x1 - left]
        target = self._pixels[y0:y1, x0:x1]
        if mask is not None:
            level = (mask._pixels[:, :, -1:] if mask.mode in ("RGBA", "LA") else converted(mask._pixels, mask.mode, "L"))
            level = level[y0 - upper:y1 - upper, x0 - left:x1 - left].astype(np.int32)
            t = part.astype(np.int32) * level + target.astype(np.int32) * (255 - level) + 128
            part = ((t >> 8) + t >> 8).astype(self._pixels.dtype)
        self._pixels[y0:y1, x0:x1] = part

    def split(self):
        """Its channels, as pictures of their own."""
        return tuple(Image(self._pixels[:, :, i:i + 1].copy(), "L" if len(self.getbands()) > 1 else self.mode)
                     for i in range(self._pixels.shape[2]))

    def getchannel(self, channel):
        """One channel, by its name or number."""
        return self.split()[self.getbands().index(channel) if isinstance(channel, str) else channel]

    def putalpha(self, alpha):
        """Sets the opacity: a picture of mode L, or a number."""
        mode = "LA" if self.mode in ("L", "LA") else "RGBA"
        pixels = self.convert(mode)._pixels
        pixels[:, :, -1] = alpha._pixels[:, :, 0] if isinstance(alpha, Image) else alpha
        self._pixels, self.mode = pixels, mode

    def point(self, lut, mode=None):
        """A function, or a table, of all values."""
        count = self._pixels.shape[2]
        if callable(lut):
            if self.mode in ("F", "I", "I;16"):
                return self._like(np.vectorize(lut)(self._pixels).astype(self._pixels.dtype))
            lut = [lut(i) for i in range(256)] * count
        table = np.clip(np.array([int(v) for v in lut]), 0, 255).astype(np.uint8).reshape(count, 256)
        made = np.stack([table[c][self._pixels[:, :, c]] for c in range(count)], axis=2)
        return Image(made, mode or self.mode)

    def getpixel(self, xy):
        """The value at (x, y)."""
        value = self._pixels[int(xy[1]), int(xy[0])].tolist()
        return value[0] if len(value) == 1 else tuple(value)

    def putpixel(self, xy, value):
        """Sets the value at (x, y)."""
        self._pixels[int(xy[1]), int(xy[0])] = value

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

    def histogram(self):
        """How often each value of each channel is there."""
        return np.concatenate([np.bincount(p.ravel(), minlength=256) for p in np.moveaxis(self._pixels, 2, 0)]).tolist()

    def tobytes(self):
        """The values as bytes."""
        return np.packbits(self._pixels[:, :, 0] != 0, axis=1).tobytes() if self.mode == "1" else self._pixels.tobytes()

    def show(self, title=None):
        """Shows the picture as a figure of matplotlib."""
        import matplotlib.pyplot as plt

        plt.imshow(np.asarray(self.convert("RGB")))
        plt.axis("off")
        plt.show()

def open(fp, mode="r", formats=None):
    """The picture of a file: its name, or an open binary file."""
    if mode != "r":
        raise ValueError(f"bad mode {mode!r}")
    if hasattr(fp, "read"):
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "picture")
            with io.open(path, "wb") as copy:
                copy.write(fp.read())
            image = open(path)
            image.filename = ""
            return image
    path = os.fsdecode(fp)
    if os.path.isdir(path):
        raise IsADirectoryError(21, "Is a directory", path)
    if not os.path.exists(path):
        raise FileNotFoundError(2, "No such file or directory", path)
    try:
        found = read(path)
    except (ValueError, OSError, RuntimeError) as error:
        if isinstance(error, PermissionError):
            raise
        raise UnidentifiedImageError(f"cannot identify image file {path!r}: {error}") from None
    pixels, bits, palette = wrap(found.pixels()), int(found.bits()), found.palette()
    count = pixels.shape[2]
    if palette is not None:
        made = Image(pixels, "P", wrap(palette))
    elif bits == 16 and count == 1:
        made = Image(pixels, "I;16")
    else:
        made = Image((pixels >> 8).astype(np.uint8) if bits == 16 else pixels,
                     "1" if bits == 1 else ("L", "LA", "RGB", "RGBA")[count - 1])
    with io.open(path, "rb") as file:
        start = file.read(4)
    made.filename, made.format = path, {b"\x89PNG": "PNG", b"GIF8": "GIF"}.get(start) or (
        "JPEG" if start[:2] == b"\xff\xd8" else "BMP" if start[:2] == b"BM" else "TIFF")
    return made


def fromarray(obj, mode=None):
    """The picture of an array: uint8 of shape (H, W) or (H, W, 2 to 4), bool, uint16, int32 or float32 of shape (H, W)."""
    array = np.asarray(obj)
    kinds = {(2, "uint8"): "L", (2, "bool"): "1", (2, "uint16"): "I;16", (2, "int32"): "I", (2, "float32"): "F",
             (2, "float64"): "F"}
    found = kinds.get((array.ndim, array.dtype.name))
    if array.ndim == 3 and array.dtype == np.uint8 and array.shape[2] in (2, 3, 4):
        found = {2: "LA", 3: "RGB", 4: "RGBA"}[array.shape[2]]
    if found is None:
        raise TypeError(f"Cannot handle this data type: {(1, 1) + array.shape[2:]}, {array.dtype.str}")
    pixels = array.reshape(array.shape[0], array.shape[1], -1)
    if found == "1":
        pixels = pixels.astype(np.uint8) * np.uint8(255)
    return Image(pixels.astype(MODES[mode or found][1]).copy(), mode or found)


def new(mode, size, color=0):
    """A picture of one colour: a number, a tuple, or a name."""
    count, kind = MODES[mode]
    pixels = np.zeros((int(size[1]), int(size[0]), count), kind)
    if color is not None:
        pixels[...] = np.asarray(colour(color, mode), kind)
    return Image(pixels, mode)


def frombytes(mode, size, data, decoder_name="raw", *args):
    """The picture of raw values."""
    count, kind = MODES[mode]
    return Image(np.frombuffer(data, kind).reshape(size[1], size[0], count).copy(), mode)


frombuffer = frombytes


from ._combining import alpha_composite, blend, composite, merge  # noqa: E402, F401  (they make pictures)
