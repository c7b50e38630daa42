"""Pictures in files."""

import java
import numpy as np
from _lrp.errors import java_errors
from _lrp.paths import files, readable, writable
from numpy._ndarray import wrap

__all__ = ["imread", "imsave", "imshow", "show"]

_wrapped = java.type("org.lrptoolbox.python.array.NDArray").of


def imsave(fname, arr, plugin=None, *, check_contrast=True, **plugin_args):
    """Writes a picture, in the format the ending names: png, jpg, gif or bmp.

    Parameters
    ----------
    arr : array of shape (H, W), (H, W, 3) or (H, W, 4)
        whole numbers from 0 to 255, numbers from 0 to 1 (-1 counts as 0), or truth values
    """
    pixels = _bytes(np.asarray(arr))
    _write(pixels._j, writable(fname))


@java_errors
def _write(pixels, file):
    files.writePicture(pixels, file)


def _bytes(arr):
    if arr.ndim not in (2, 3) or arr.ndim == 3 and arr.shape[2] not in (1, 2, 3, 4):
        raise ValueError(f"cannot write an array of shape {arr.shape} as a picture; expected (H, W), or (H, W, 3)")
    if arr.dtype == np.uint8:
        return arr
    if arr.dtype == bool:
        return arr.astype(np.uint8) * np.uint8(255)
    if arr.dtype.kind == "f":
        if arr.size and (arr.min() < -1 or arr.max() > 1):
            raise ValueError("Images of type float must be between -1 and 1.")
        return np.clip(np.rint(arr * 255.0), 0, 255).astype(np.uint8)
    if arr.size and (arr.min() < 0 or arr.max() > 255):
        raise ValueError(f"a picture of type {arr.dtype} has values outside 0 to 255; convert it to uint8")
    return arr.astype(np.uint8)


def imread(fname, as_gray=False, plugin=None, **plugin_args):
    """The pixels of a picture as uint8 (H, W, 3); as floats (H, W) from 0 to 1 if ``as_gray``."""
    rgb = _read(readable(fname))
    return rgb / 255.0 @ np.array([0.2125, 0.7154, 0.0721]) if as_gray else rgb


@java_errors
def _read(file):
    image = files.readPicture(file)
    uint8 = np.dtype("uint8")._e
    return wrap(_wrapped(uint8, image.pixels(), image.height(), image.width(), image.channels()))


def imshow(arr, plugin=None, **plugin_args):
    """Shows a picture through ``matplotlib.pyplot``."""
    import matplotlib.pyplot as plt

    return plt.imshow(arr)


def show():
    """Shows what was drawn."""
    import matplotlib.pyplot as plt

    plt.show()
