"""Sizes and places: resampling, cutting, turning."""

import enum
import math

import java
import numpy as np
from _lrp.errors import java_errors
from numpy._ndarray import wrap

_samples = java.type("org.lrptoolbox.python.files.PictureSamples")


class Resampling(enum.IntEnum):
    """How pixels are weighted where the size changes."""

    NEAREST, LANCZOS, BILINEAR, BICUBIC, BOX, HAMMING = range(6)


NAMES = {r.value: r.name for r in Resampling}


def _sinc(x):
    return math.sin(math.pi * x) / (math.pi * x) if x else 1.0


_KERNELS = {
    "BOX": (0.5, lambda t: 1.0 if -0.5 < t <= 0.5 else 0.0),
    "BILINEAR": (1.0, lambda t: max(0.0, 1 - abs(t))),
    "HAMMING": (1.0, lambda t: _sinc(t) * (0.54 + 0.46 * math.cos(math.pi * t)) if abs(t) < 1 else 0.0),
    "BICUBIC": (2.0, lambda t: (1.5 * abs(t) - 2.5) * t * t + 1 if abs(t) < 1 else
                ((-0.5 * abs(t) + 2.5) * abs(t) - 4) * abs(t) + 2 if abs(t) < 2 else 0.0),
    "LANCZOS": (3.0, lambda t: _sinc(t) * _sinc(t / 3) if -3 <= t < 3 else 0.0),
}


@java_errors
def bytes_resized(pixels, height, width, name):
    """uint8 of shape (H, W, channels) in another size."""
    return wrap(_samples.resize(pixels._j, height, width, name))


def resized(pixels, height, width, name, box=None):
    """Pixels of any type, of shape (H, W, channels), or of them those in a box (left, upper, right, lower), in another size."""
    left, upper, right, lower = box or (0.0, 0.0, float(pixels.shape[1]), float(pixels.shape[0]))
    if name == "NEAREST":
        rows = (upper + (np.arange(height) + 0.5) * (lower - upper) / height).astype(int)
        columns = (left + (np.arange(width) + 0.5) * (right - left) / width).astype(int)
        return pixels[rows][:, columns]
    if pixels.dtype == np.uint8 and pixels.shape[2] in (2, 4):
        return _with_opacity(pixels, height, width, name, box)
    if pixels.dtype == np.uint8 and box is None:
        return bytes_resized(pixels, height, width, name)
    made = np.tensordot(_weights(pixels.shape[1], width, name, left, right), pixels.astype(np.float64), ([1], [1]))
    made = made.transpose(1, 0, 2)
    made = np.tensordot(_weights(pixels.shape[0], height, name, upper, lower), _rounded(made, np.uint8) if (
        pixels.dtype == np.uint8) else made, ([1], [0]))
    return made.astype(pixels.dtype) if pixels.dtype.kind == "f" else _rounded(made, pixels.dtype)


def _rounded(numbers, kind):
    info = np.iinfo(kind)
    return np.clip(np.floor(numbers + 0.5), info.min, info.max).astype(kind)


def _with_opacity(pixels, height, width, name, box):
    """Colours count as much as they can be seen."""
    def product(a, b):
        t = a.astype(np.int32) * b + 128
        return ((t >> 8) + t >> 8).astype(np.uint8)

    opacity = pixels[:, :, -1:]
    shown = product(pixels[:, :, :-1], opacity)
    made = np.concatenate([resized(part, height, width, name, box) for part in (shown, opacity)], axis=2)
    alpha = made[:, :, -1:].astype(np.int32)
    colours = np.where((alpha == 0) | (alpha == 255), made[:, :, :-1],
                       np.minimum(255, 255 * made[:, :, :-1].astype(np.int32) // np.maximum(alpha, 1)))
    return np.concatenate([colours.astype(np.uint8), made[:, :, -1:]], axis=2)


def _weights(size, wanted, name, start, end):
    support, kernel = _KERNELS[name]
    step = (end - start) / wanted
    stretch = max(1.0, step)
    weights = np.zeros((wanted, size))
    for i in range(wanted):
        centre = start + (i + 0.5) * step
        low, high = max(0, int(centre - support * stretch + 0.5)), min(size, int(centre + support * stretch + 0.5))
        w = [kernel((k - centre + 0.5) / stretch) for k in range(low, high)]
        weights[i, low:high] = np.array(w) / sum(w)
    return weights


def turned(pixels, width, height, matrix, name, fill):
    """The pixels at places (a x + b y + c, d x + e y + f) for each pixel of the result; ``fill`` outside."""
    a, b, c, d, e, f = matrix
    if name == "NEAREST":
        x, y = _fixed(a, b, c, width, height), _fixed(d, e, f, width, height)
    else:
        across, down = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
        x, y = a * across + b * down + c, d * across + e * down + f
    rows, columns = pixels.shape[:2]
    inside = ((x >= 0) & (x < columns) & (y >= 0) & (y < rows))[..., None]
    if name == "NEAREST":
        found = pixels[np.clip(y, 0, rows - 1), np.clip(x, 0, columns - 1)]
    elif name in ("BILINEAR", "BICUBIC"):
        found = _between(pixels, x - 0.5, y - 0.5, name)
    else:
        raise ValueError(f"{name} goes with resize; turning goes by NEAREST, BILINEAR or BICUBIC")
    return np.where(inside, found, np.asarray(fill, pixels.dtype)).astype(pixels.dtype)


def _fixed(a, b, c, width, height):
    """Whole numbers of 2^-16, as Pillow counts."""
    def fix(v):
        return math.floor(v * 65536.0 + 0.5)

    start = fix(c + a * 0.5 + b * 0.5)
    return start + fix(a) * np.arange(width)[None, :] + fix(b) * np.arange(height)[:, None] >> 16


def _between(pixels, x, y, name):
    left, top = np.floor(x).astype(int), np.floor(y).astype(int)
    kernel = _linear if name == "BILINEAR" else _cubic
    across, down = kernel((x - left)[..., None]), kernel((y - top)[..., None])
    first = 0 if name == "BILINEAR" else -1
    rows, columns = pixels.shape[:2]
    total = 0.0
    for j, v in enumerate(down):
        row = np.clip(top + j + first, 0, rows - 1)
        for i, u in enumerate(across):
            total = total + u * v * pixels[row, np.clip(left + i + first, 0, columns - 1)].astype(np.float64)
    if pixels.dtype.kind == "f":
        return total
    info = np.iinfo(pixels.dtype)
    return np.clip(np.floor(total + 1e-9), info.min, info.max)


def _linear(t):
    return 1 - t, t


def _cubic(t):
    def near(d):
        return (d - 2) * d * d + 1

    def far(d):
        return ((5 - d) * d - 8) * d + 4

    return far(1 + t), near(t), near(1 - t), far(2 - t)
