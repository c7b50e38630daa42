"""Pictures: open, make, convert, resize, save. Values are Pillow's; file formats are PNG, JPEG, GIF, BMP and TIFF."""

import enum
import io
import os

import numpy as np
from numpy._ndarray import wrap

from . import UnidentifiedImageError
from ._files import Saving, read
from ._geometry import Geometry
from ._modes import MODES, colour, converted, grays
from ._resize import Resampling
from ._values import Values


class Transpose(enum.IntEnum):
    """Mirrored and turned."""

    FLIP_LEFT_RIGHT, FLIP_TOP_BOTTOM, ROTATE_90, ROTATE_180, ROTATE_270, TRANSPOSE, TRANSVERSE = range(7)


class Dither(enum.IntEnum):
    """Whether black and white shall imitate grays."""

    NONE, ORDERED, RASTERIZE, FLOYDSTEINBERG = range(4)


class Transform(enum.IntEnum):
    """How ``transform`` moves pixels."""

    AFFINE, EXTENT, PERSPECTIVE, QUAD, MESH = range(5)


class Palette(enum.IntEnum):
    """Where the colours of mode P come from."""

    WEB, ADAPTIVE = range(2)


globals().update({m.name: m for kind in (Resampling, Transpose, Dither, Transform, Palette) for m in kind})
MAX_IMAGE_PIXELS = None
ANTIALIAS = LANCZOS = Resampling.LANCZOS
CUBIC = BICUBIC = Resampling.BICUBIC
LINEAR = BILINEAR = Resampling.BILINEAR
NEAREST = Resampling.NEAREST


class Image(Geometry, Values, Saving):
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

    def verify(self):
        """It is there already."""

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
            tuple(self.mode) if self.mode in ("RGB", "RGBA", "HSV", "CMYK") else (self.mode,))

    def convert(self, mode=None, matrix=None, dither=Dither.FLOYDSTEINBERG, **kwargs):
        """The picture in another mode: L, RGB, RGBA, LA, 1, I, F, I;16, YCbCr, CMYK, HSV, or of grays P."""
        if matrix is not None:
            raise NotImplementedError("convert by a matrix is not there; np.asarray(image) @ matrix is")
        if mode is None:
            mode = "RGB" if self.mode == "P" else self.mode
        if mode not in MODES:
            raise ValueError("image has wrong mode")
        if mode == "P" and self.mode not in ("P", "1", "L"):
            raise ValueError(f"conversion from {self.mode} to P not supported: no palette is made here")
        if mode == "P" != self.mode:
            return Image(self._pixels.copy(), "P", grays(), self.info)
        return Image(converted(self._pixels, self.mode, mode, self._palette, dither != Dither.NONE).copy(), mode,
                     self._palette if mode == "P" else None, self.info)

    def paste(self, im, box=None, mask=None):
        """Puts a picture, or a colour, into this one, where a mask lets it."""
        left, upper = (0, 0) if box is None else box[:2]
        if isinstance(im, Image):
            source = im.convert(self.mode)._pixels
        else:
            if box is not None and len(box) == 2 and mask is None:
                raise ValueError("cannot determine region size; use 4-item box")
            size = mask.size if mask is not None and (box is None or len(box) == 2) else self.size if box is None else (
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
    if mode not in MODES:
        raise ValueError(f"unrecognized image mode {mode!r}; there are {', '.join(MODES)}")
    count, kind = MODES[mode]
    pixels = np.zeros((int(size[1]), int(size[0]), count), kind)
    if color is not None:
        pixels[...] = np.asarray(colour(color, mode), kind)
    return Image(pixels, mode, grays() if mode == "P" else None)


def frombytes(mode, size, data, decoder_name="raw", *args):
    """The picture of raw values."""
    count, kind = MODES[mode]
    return Image(np.frombuffer(data, kind).reshape(size[1], size[0], count).copy(), mode)


frombuffer = frombytes


from ._combining import alpha_composite, blend, composite, merge  # noqa: E402, F401  (they make pictures)
