"""Pictures in other types, with noise, cut into windows, side by side."""

import numpy as np

from ._types import as_float, as_integers

__all__ = """
    crop img_as_bool img_as_float img_as_float32 img_as_float64 img_as_int img_as_ubyte img_as_uint invert montage pad
    random_noise view_as_blocks view_as_windows
    """.split()


def img_as_float(image, force_copy=False):
    """Numbers from 0 to 1, of the picture's own precision if it has one."""
    return as_float(image, None)


def img_as_float32(image, force_copy=False):
    """Numbers from 0 to 1 in single precision."""
    return as_float(image, np.float32)


def img_as_float64(image, force_copy=False):
    """Numbers from 0 to 1 in double precision."""
    return as_float(image, np.float64)


def img_as_ubyte(image, force_copy=False):
    """Whole numbers from 0 to 255."""
    return as_integers(image, np.uint8)


def img_as_uint(image, force_copy=False):
    """Whole numbers from 0 to 65535."""
    return as_integers(image, np.uint16)


def img_as_int(image, force_copy=False):
    """Whole numbers from -32768 to 32767."""
    return as_integers(image, np.int16)


def img_as_bool(image, force_copy=False):
    """Whether values are in the upper half of their range."""
    image = np.asarray(image)
    if image.dtype.kind in "iu":
        return image > np.iinfo(image.dtype).max // 2
    return image if image.dtype == bool else image > 0.5


def invert(image, signed_float=False):
    """Light and dark exchanged."""
    image = np.asarray(image)
    if image.dtype.kind == "b":
        return ~image
    if image.dtype.kind == "f":
        return -image if signed_float else 1 - image
    return np.iinfo(image.dtype).max - image if image.dtype.kind == "u" else -1 - image


def crop(ar, crop_width, copy=False, order="K"):
    """An array without its margins: a number for all, or (before, after) of each axis."""
    ar = np.asarray(ar)
    widths = np.broadcast_to(np.asarray(crop_width), (ar.ndim, 2)).tolist()
    made = ar[tuple(slice(a, ar.shape[i] - b) for i, (a, b) in enumerate(widths))]
    return made.copy() if copy else made


pad = np.pad


def view_as_windows(arr_in, window_shape, step=1):
    """All windows of a shape that lie ``step`` apart; a view."""
    arr = np.asarray(arr_in)
    shape = (window_shape,) * arr.ndim if np.isscalar(window_shape) else tuple(window_shape)
    steps = (step,) * arr.ndim if np.isscalar(step) else tuple(step)
    if len(shape) != arr.ndim:
        raise ValueError("`window_shape` is incompatible with `arr_in.shape`")
    if any(n < w for n, w in zip(arr.shape, shape)):
        raise ValueError("`window_shape` is too large")
    found = np.lib.stride_tricks.sliding_window_view(arr, shape)
    return found[tuple(slice(None, None, s) for s in steps)]


def view_as_blocks(arr_in, block_shape):
    """Blocks that lie side by side; a view."""
    arr = np.asarray(arr_in)
    if any(n % b for n, b in zip(arr.shape, block_shape)):
        raise ValueError("'block_shape' is not compatible with 'arr_in'")
    return view_as_windows(arr, block_shape, block_shape)


def montage(arr_in, fill="mean", rescale_intensity=False, grid_shape=None, padding_width=0, *, channel_axis=None):
    """Pictures side by side in a grid that is as square as can be."""
    arr = np.asarray(arr_in)
    arr = arr[..., None] if channel_axis is None else np.moveaxis(arr, channel_axis, -1)
    if arr.ndim != 4:
        raise ValueError("Input array has to be 3-dimensional for grayscale images, or 4-dimensional with a `channel_axis`")
    count, rows, columns, channels = arr.shape
    if rescale_intensity:
        from .exposure import rescale_intensity as stretched

        arr = np.stack([stretched(part) for part in arr])
    down, across = grid_shape or (int(np.ceil(np.sqrt(count))),) * 2
    colour = arr.reshape(-1, channels).mean(axis=0) if isinstance(fill, str) else np.atleast_1d(fill)
    p = padding_width
    made = np.empty(((rows + p) * down + p, (columns + p) * across + p, channels), arr.dtype)
    made[...] = colour.astype(arr.dtype)
    for i in range(count):
        y, x = p + i // across * (rows + p), p + i % across * (columns + p)
        made[y:y + rows, x:x + columns] = arr[i]
    return made[..., 0] if channel_axis is None else made


def random_noise(image, mode="gaussian", rng=None, clip=True, **kwargs):
    """A picture with noise: gaussian, localvar, poisson, salt, pepper, s&p or speckle; drawn by NumPy's ``default_rng``."""
    image = np.asarray(image)
    low = -1.0 if image.size and image.min() < 0 else 0.0
    image, rng = img_as_float(image), np.random.default_rng(rng)
    mean, spread = kwargs.get("mean", 0.0), kwargs.get("var", 0.01) ** 0.5
    if mode == "gaussian":
        made = image + rng.normal(mean, spread, image.shape)
    elif mode == "localvar":
        made = image + rng.normal(0, kwargs.get("local_vars", np.zeros_like(image) + 0.01) ** 0.5)
    elif mode == "speckle":
        made = image + image * rng.normal(mean, spread, image.shape)
    elif mode == "poisson":
        steps = 2 ** np.ceil(np.log2(len(np.unique(image))))
        shifted = (image + 1.0) / (image.max() + 1.0) if low < 0 else image
        made = rng.poisson(shifted * steps) / float(steps)
        made = made * (image.max() + 1.0) - 1.0 if low < 0 else made
    elif mode in ("salt", "pepper", "s&p"):
        share = {"salt": 1.0, "pepper": 0.0}.get(mode, kwargs.get("salt_vs_pepper", 0.5))
        made = image.copy()
        flipped = rng.random(image.shape) <= kwargs.get("amount", 0.05)
        salted = rng.random(image.shape) <= share
        made[flipped & salted] = 1
        made[flipped & ~salted] = low
    else:
        raise ValueError(f"no noise of mode {mode!r}; there are gaussian, localvar, poisson, salt, pepper, s&p and speckle")
    return np.clip(made, low, 1.0) if clip else made
