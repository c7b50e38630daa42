"""Pictures in files."""

import glob
import os

import numpy as np

__all__ = ["ImageCollection", "concatenate_images", "imread", "imread_collection", "imsave", "imshow", "show"]


def imsave(fname, arr, plugin=None, *, check_contrast=True, **plugin_args):
    """Writes a picture, in the format the ending names: png, jpg, gif, bmp or tif.

    Parameters
    ----------
    arr : array of shape (H, W), (H, W, 3) or (H, W, 4)
        whole numbers from 0 to 255, of shape (H, W) also uint16, numbers from 0 to 1 (-1 counts as 0), or truth values
    """
    from PIL import Image

    arr = np.asarray(arr)
    deep = arr.dtype == np.uint16 and arr.ndim == 2
    pixels = arr if deep else _bytes(arr)
    if pixels.ndim == 3 and pixels.shape[2] == 1:
        pixels = pixels[:, :, 0]
    settings = {key: value for key, value in plugin_args.items() if key == "quality"}
    try:
        Image.fromarray(pixels).save(fname, **settings)
    except OSError as error:
        if "cannot write mode RGBA as JPEG" not in str(error):
            raise
        Image.fromarray(pixels).convert("RGB").save(fname, **settings)


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
    """The pixels of a picture: uint8 (H, W), (H, W, 3) or (H, W, 4), uint16 (H, W); colours as floats (H, W) if ``as_gray``."""
    from PIL import Image

    image = Image.open(fname)
    if image.mode == "P":
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    elif image.mode in ("1", "CMYK", "YCbCr"):
        image = image.convert("L" if image.mode == "1" else "RGB")
    pixels = np.array(image)
    if not as_gray or pixels.ndim == 2:
        return pixels
    from ..color import rgb2gray, rgba2rgb

    return rgb2gray(rgba2rgb(pixels) if pixels.shape[2] == 4 else pixels)


class ImageCollection:
    """Pictures of files that are read when they are asked for: names, or a pattern such as ``*.png``."""

    def __init__(self, load_pattern, conserve_memory=True, load_func=None, **load_func_kwargs):
        patterns = load_pattern.split(os.pathsep) if isinstance(load_pattern, str) else load_pattern
        if isinstance(load_pattern, str):
            self.files = sorted(name for pattern in patterns for name in glob.glob(pattern))
        else:
            self.files = list(load_pattern)
        self._load, self._settings = load_func or imread, load_func_kwargs

    def __len__(self):
        return len(self.files)

    def __getitem__(self, n):
        if isinstance(n, slice):
            return ImageCollection(self.files[n], load_func=self._load, **self._settings)
        return self._load(self.files[n], **self._settings)

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def concatenate(self):
        """All pictures as one array."""
        return concatenate_images(self)


def imread_collection(load_pattern, conserve_memory=True, plugin=None, **plugin_args):
    """The pictures of files, see ``ImageCollection``."""
    return ImageCollection(load_pattern, conserve_memory, **plugin_args)


def concatenate_images(ic):
    """Pictures of one shape as one array."""
    made = [np.asarray(image) for image in ic]
    if len({image.shape for image in made}) != 1:
        raise ValueError("Image dimensions must match.")
    return np.stack(made)


def imshow(arr, plugin=None, **plugin_args):
    """Shows a picture through ``matplotlib.pyplot``."""
    import matplotlib.pyplot as plt

    return plt.imshow(arr)


def show():
    """Shows what was drawn."""
    import matplotlib.pyplot as plt

    plt.show()
