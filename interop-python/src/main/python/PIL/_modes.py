"""Modes of pictures: what their pixels are, and how one becomes another."""

import numpy as np

#: The number of channels and the type of a pixel.
MODES = {"1": (1, np.uint8), "L": (1, np.uint8), "P": (1, np.uint8), "LA": (2, np.uint8), "RGB": (3, np.uint8),
         "RGBA": (4, np.uint8), "I;16": (1, np.uint16), "I": (1, np.int32), "F": (1, np.float32),
         "YCbCr": (3, np.uint8), "HSV": (3, np.uint8), "CMYK": (4, np.uint8)}


def gray(rgb):
    """ITU-R 601-2 luma, rounded, of shape (H, W, 1)."""
    c = rgb.astype(np.int32)
    return (c[:, :, :1] * 19595 + c[:, :, 1:2] * 38470 + c[:, :, 2:3] * 7471 + 0x8000 >> 16).astype(np.uint8)


def grays():
    """The palette whose colours are their own numbers."""
    return np.repeat(np.arange(256), 4).astype(np.uint8).reshape(256, 4) | np.array([0, 0, 0, 255], np.uint8)


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
    if to == "CMYK":
        if mode in ("1", "L", "LA"):
            return np.concatenate([np.zeros(rgb.shape, np.uint8), 255 - rgb[:, :, :1]], axis=2)
        return np.concatenate([255 - rgb, np.zeros(rgb.shape[:2] + (1,), np.uint8)], axis=2)
    if to == "HSV":
        return _hsv(rgb)
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
    if mode == "CMYK":
        free = 255 - pixels[:, :, 3:].astype(np.int32)
        t = pixels[:, :, :3] * free + 128
        return np.clip(free - ((t >> 8) + t >> 8), 0, 255).astype(np.uint8)
    if mode == "HSV":
        return _from_hsv(pixels)
    raise ValueError(f"conversion from {mode} not supported")


def _ycbcr(rgb):
    """In whole numbers of 1/64, as Pillow counts."""
    weights = np.array([[0.299, 0.587, 0.114], [-0.168735892, -0.331264108, 0.5], [0.5, -0.418687589, -0.081312411]])
    parts = np.rint(64 * weights * rgb[:, :, None, :]).astype(np.int32)
    return np.clip((parts.sum(axis=3) >> 6) + np.array([0, 128, 128]), 0, 255).astype(np.uint8)


def _hsv(rgb):
    most, least = rgb.max(axis=2).astype(np.int32), rgb.min(axis=2).astype(np.int32)
    spread = np.float32(1) * np.maximum(most - least, 1)
    rc, gc, bc = ((most - rgb[:, :, i]).astype(np.float32) / spread for i in range(3))
    turn = np.where(rgb[:, :, 0] == most, bc - gc, np.where(rgb[:, :, 1] == most, 2 + rc - bc, 4 + gc - rc))
    hue = np.fmod(turn.astype(np.float64) / 6.0 + 1.0, 1.0).astype(np.float32)
    saturation = spread / np.maximum(most, 1).astype(np.float32)
    gray = most == least
    channels = np.where(gray, 0, hue * 255.0), np.where(gray, 0, saturation * 255.0), most
    return np.clip(np.stack(channels, axis=2).astype(np.int32), 0, 255).astype(np.uint8)


def _from_hsv(pixels):
    h, s, v = (pixels[:, :, i].astype(np.float64) for i in range(3))
    sector = np.floor(h * 6.0 / 255.0)
    f, s = h * 6.0 / 255.0 - sector, s / 255.0
    p, q, t = (np.rint(x) for x in (v * (1 - s), v * (1 - s * f), v * (1 - s * (1 - f))))
    choices = ((v, t, p), (q, v, p), (p, v, t), (p, q, v), (t, p, v), (v, p, q))
    made = np.choose((sector.astype(int) % 6)[..., None], [np.stack(c, axis=2) for c in choices])
    return np.clip(made, 0, 255).astype(np.uint8)


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
        from .ImageColor import getrgb

        rgba = np.array([[(getrgb(color) + (255,))[:4]]], np.uint8)
        return converted(rgba, "RGBA", mode)[0, 0].tolist()
    return color
