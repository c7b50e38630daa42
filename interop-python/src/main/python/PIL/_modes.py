"""Modes of pictures: what their pixels are, and how one becomes another."""

import numpy as np

#: The number of channels and the type of a pixel.
MODES = {"1": (1, np.uint8), "L": (1, np.uint8), "P": (1, np.uint8), "LA": (2, np.uint8), "RGB": (3, np.uint8),
         "RGBA": (4, np.uint8), "I;16": (1, np.uint16), "I": (1, np.int32), "F": (1, np.float32),
         "YCbCr": (3, np.uint8), "HSV": (3, np.uint8)}


def gray(rgb):
    """ITU-R 601-2 luma, rounded, of shape (H, W, 1)."""
    c = rgb.astype(np.int32)
    return (c[:, :, :1] * 19595 + c[:, :, 1:2] * 38470 + c[:, :, 2:3] * 7471 + 0x8000 >> 16).astype(np.uint8)


def _luma(rgb):
    return (rgb[:, :, :3].astype(np.int32) * np.array([299, 587, 114])).sum(axis=2, keepdims=True) / 1000


def converted(pixels, mode, to, palette=None, dither=True):
    """Pixels of shape (H, W, channels) in another mode."""
    if mode == to:
        return pixels
    if mode == "P":
        return converted(palette[pixels[:, :, 0]], "RGBA", to, None, dither)
    if to == "1":
        level = np.floor(_luma(pixels)).astype(np.uint8) if mode in ("RGB", "RGBA") else converted(pixels, mode, "L")
        return _dithered(level) if dither else np.where(level >= 128, 255, 0).astype(np.uint8)
    if mode in ("I", "F", "I;16"):
        return _from_numbers(pixels, mode, to)
    if to == "F" and mode in ("RGB", "RGBA"):
        return _luma(pixels).astype(np.float32)
    if to in ("I", "F", "I;16"):
        return converted(pixels, mode, "L").astype(MODES[to][1])
    if to == "L":
        return pixels[:, :, :1] if mode in ("1", "L", "LA", "YCbCr") else gray(_rgb(pixels, mode))
    if to == "LA":
        return np.concatenate([converted(pixels, mode, "L"), _opacity(pixels, mode)], axis=2)
    rgb = _rgb(pixels, mode)
    if to == "RGB":
        return rgb
    if to == "RGBA":
        return np.concatenate([rgb, _opacity(pixels, mode)], axis=2)
    if to == "YCbCr":
        return _ycbcr(rgb)
    raise ValueError(f"conversion from {mode} to {to} not supported")


def _opacity(pixels, mode):
    return pixels[:, :, -1:] if mode in ("LA", "RGBA") else np.full(pixels.shape[:2] + (1,), 255, np.uint8)


def _rgb(pixels, mode):
    if mode in ("1", "L", "LA"):
        return np.repeat(pixels[:, :, :1], 3, axis=2)
    if mode in ("RGB", "RGBA"):
        return pixels[:, :, :3]
    if mode == "YCbCr":
        y, cb, cr = (pixels[:, :, i].astype(np.float64) for i in range(3))
        channels = y + 1.402 * (cr - 128), y - 0.344136286 * (cb - 128) - 0.714136286 * (cr - 128), y + 1.772 * (cb - 128)
        return np.clip(np.rint(np.stack(channels, axis=2)), 0, 255).astype(np.uint8)
    raise ValueError(f"conversion from {mode} not supported")


def _ycbcr(rgb):
    r, g, b = (rgb[:, :, i].astype(np.float64) for i in range(3))
    channels = (0.299 * r + 0.587 * g + 0.114 * b, 128 - 0.168735892 * r - 0.331264108 * g + 0.5 * b,
                128 + 0.5 * r - 0.418687589 * g - 0.081312411 * b)
    return np.clip(np.floor(np.stack(channels, axis=2)), 0, 255).astype(np.uint8)


def _from_numbers(pixels, mode, to):
    if to in ("I", "F", "I;16"):
        if mode == "F":
            pixels = np.clip(pixels, np.iinfo(MODES[to][1]).min, np.iinfo(MODES[to][1]).max)
        return pixels.astype(MODES[to][1])
    level = pixels >> 8 if mode == "I;16" else pixels
    return converted(np.clip(level, 0, 255).astype(np.uint8), "L", to)


def _dithered(level):
    """Black and white whose mean is the gray (Floyd and Steinberg)."""
    height, width = level.shape[:2]
    rows, out = level[:, :, 0].tolist(), []
    errors = [0] * (width + 1)
    for row in rows:
        l = l0 = l1 = 0
        line = []
        for x in range(width):
            l = max(0, min(255, row[x] + int((l + errors[x + 1]) / 16)))
            line.append(255 if l > 128 else 0)
            l -= line[-1]
            l2, d2 = l, l + l
            l += d2
            errors[x] = l + l0
            l += d2
            l0 = l + l1
            l1 = l2
            l += d2
        errors[width] = l0
        out.append(line)
    return np.array(out, dtype=np.uint8).reshape(height, width, 1)


def colour(color, mode):
    """A colour as a mode has it."""
    if isinstance(color, str):
        from matplotlib._names import to_rgba

        rgba = np.array([[[round(255 * v) for v in to_rgba(color)]]], np.uint8)
        return converted(rgba, "RGBA", mode)[0, 0].tolist()
    return color
