"""Pictures in files."""

import io
import os

import java
import numpy as np
from _lrp.errors import java_errors
from _lrp.paths import files, readable, writable

from ._tiff import PLAIN, tiff

_samples = java.type("org.lrptoolbox.python.files.PictureSamples")
_FORMATS = {".tif": "tif", ".tiff": "tif", ".png": "png", ".jpg": "jpg", ".jpeg": "jpg", ".gif": "gif", ".bmp": "bmp", ".jpe": "jpg"}


@java_errors
def _encoded(pixels, kind):
    return bytes(_samples.encode(pixels._j, kind))


@java_errors
def _write_deep(pixels, name):
    files.writeDeepPicture(pixels._j, writable(name))


@java_errors
def read(path):
    """What Java finds in a file: samples, their bits, a palette."""
    return files.readSamples(readable(path))


class Saving:
    """The part of a picture that writes it."""

    def save(self, fp, format=None, **params):
        """Writes the picture to a file, in the format its name or ``format`` says: PNG, JPEG, GIF, BMP or TIFF."""
        name = os.fsdecode(fp) if not hasattr(fp, "write") else None
        ending = os.path.splitext(name or getattr(fp, "name", "") or "")[1].lower()
        if format is None and ending not in _FORMATS:
            raise ValueError(f"unknown file extension: {ending}")
        kind = _FORMATS.get("." + format.lower()) if format is not None else _FORMATS[ending]
        if kind is None:
            raise KeyError(format.upper())
        if kind == "jpg" and self.mode not in ("L", "RGB", "1", "YCbCr"):
            raise OSError(f"cannot write mode {self.mode} as JPEG")
        if kind == "tif":
            self._put(fp, name, tiff(self if self.mode in PLAIN else self.convert("L" if self.mode == "1" else "RGB")))
            return
        deep = self.mode in ("I;16", "I")
        if deep or self.mode == "F":
            if kind != "png" or not deep:
                raise OSError(f"cannot write mode {self.mode} as {kind.upper()}")
            self._save_deep(fp, name)
            return
        mode = "RGBA" if self.mode == "P" and kind == "png" else "L" if self.mode in ("1", "L") else self.mode if (
            kind == "png" and self.mode in ("LA", "RGB", "RGBA")) else "RGB"
        data = _encoded(self.convert(mode)._pixels, kind)
        self._put(fp, name, data)

    @staticmethod
    def _put(fp, name, data):
        if name is None:
            fp.write(data)
        else:
            with io.open(name, "wb") as file:
                file.write(data)

    def _save_deep(self, fp, name):
        pixels = np.clip(self._pixels[:, :, 0], 0, 65535).astype(np.uint16)
        if name is not None:
            _write_deep(pixels, name)
            return
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "deep.png")
            _write_deep(pixels, path)
            with io.open(path, "rb") as file:
                fp.write(file.read())
