"""Colours in other spaces."""

import numpy as np

from ._types import prepared

__all__ = """
    gray2rgb gray2rgba hsv2rgb label2rgb lab2rgb lab2xyz rgb2gray rgb2hsv rgb2lab rgb2xyz rgb2ycbcr rgb2yiq rgb2yuv rgba2rgb
    xyz2lab xyz2rgb ycbcr2rgb yuv2rgb
    """.split()

_XYZ = np.array([[0.412453, 0.357580, 0.180423], [0.212671, 0.715160, 0.072169], [0.019334, 0.119193, 0.950227]])
_WHITE = np.array([0.95047, 1.0, 1.08883])  # illuminant D65, seen by the observer of 2 degrees
_YUV = np.array([[0.299, 0.587, 0.114], [-0.14714119, -0.28886916, 0.43601035], [0.61497538, -0.51496512, -0.10001026]])
_YIQ = np.array([[0.299, 0.587, 0.114], [0.59590059, -0.27455667, -0.32134392], [0.21153661, -0.52273617, 0.31119955]])
_YCBCR = np.array([[65.481, 128.553, 24.966], [-37.797, -74.203, 112.0], [112.0, -93.786, -18.214]])
_OFFSET = np.array([16.0, 128.0, 128.0])


def _channels(image, count, channel_axis):
    image = prepared(image)
    if image.ndim == 0 or image.shape[channel_axis] != count:
        raise ValueError(f"the input array must have size {count} along `channel_axis`, got {image.shape}")
    return np.moveaxis(image, channel_axis, -1)


def _by(matrix):
    def convert(image, *, channel_axis=-1):
        rgb = _channels(image, 3, channel_axis)
        return np.moveaxis(rgb @ matrix.T.astype(rgb.dtype), -1, channel_axis)

    return convert


rgb2yuv, yuv2rgb = _by(_YUV), _by(np.linalg.inv(_YUV))
rgb2yiq = _by(_YIQ)


def rgb2gray(rgb, *, channel_axis=-1):
    """0.2125 R + 0.7154 G + 0.0721 B."""
    rgb = _channels(rgb, 3, channel_axis)
    return rgb @ np.array([0.2125, 0.7154, 0.0721], rgb.dtype)


def gray2rgb(image, *, channel_axis=-1):
    """The gray value in all three channels, of the same type."""
    return np.stack(3 * (np.asarray(image),), axis=channel_axis)


def gray2rgba(image, alpha=None, *, channel_axis=-1):
    """The gray value in three channels, and an opacity."""
    image = np.asarray(image)
    if alpha is None:
        alpha = np.iinfo(image.dtype).max if image.dtype.kind in "iu" else 1
    made = np.stack([image, image, image, np.zeros_like(image) + np.asarray(alpha, image.dtype)], axis=-1)
    return np.moveaxis(made, -1, channel_axis)


def rgba2rgb(rgba, background=(1, 1, 1), *, channel_axis=-1):
    """Laid over a background."""
    rgba = _channels(rgba, 4, channel_axis)
    alpha = rgba[..., 3:]
    made = np.clip((1 - alpha) * np.asarray(background, dtype=rgba.dtype) + alpha * rgba[..., :3], 0, 1)
    return np.moveaxis(made, -1, channel_axis)


def rgb2hsv(rgb, *, channel_axis=-1):
    """Hue, saturation and value, each from 0 to 1."""
    rgb = _channels(rgb, 3, channel_axis)
    value, spread = rgb.max(axis=-1), np.ptp(rgb, axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        saturation = np.where(spread == 0, 0, spread / value)
        hue = (rgb[..., 1] - rgb[..., 2]) / spread
        hue = np.where(rgb[..., 1] == value, 2 + (rgb[..., 2] - rgb[..., 0]) / spread, hue)
        hue = np.where(rgb[..., 2] == value, 4 + (rgb[..., 0] - rgb[..., 1]) / spread, hue)
    hue = np.where(spread == 0, 0, hue / 6 % 1)
    return np.moveaxis(np.nan_to_num(np.stack([hue, saturation, value], axis=-1)).astype(rgb.dtype), -1, channel_axis)


def hsv2rgb(hsv, *, channel_axis=-1):
    """Red, green and blue of hue, saturation and value."""
    hsv = _channels(hsv, 3, channel_axis)
    hue, saturation, value = hsv[..., 0] * 6, hsv[..., 1], hsv[..., 2]
    sector = np.floor(hue)
    f = hue - sector
    p, q, t = value * (1 - saturation), value * (1 - f * saturation), value * (1 - (1 - f) * saturation)
    choices = ((value, t, p), (q, value, p), (p, value, t), (p, q, value), (t, p, value), (value, p, q))
    made = np.choose((sector.astype(int) % 6)[..., None], [np.stack(c, axis=-1) for c in choices])
    return np.moveaxis(made, -1, channel_axis)


def rgb2xyz(rgb, *, channel_axis=-1):
    """CIE XYZ of sRGB."""
    rgb = _channels(rgb, 3, channel_axis)
    linear = np.where(rgb > 0.04045, ((rgb + 0.055) / 1.055) ** 2.4, rgb / 12.92)
    return np.moveaxis(linear @ _XYZ.T.astype(rgb.dtype), -1, channel_axis)


def xyz2rgb(xyz, *, channel_axis=-1):
    """sRGB of CIE XYZ."""
    xyz = _channels(xyz, 3, channel_axis)
    linear = xyz @ np.linalg.inv(_XYZ).T.astype(xyz.dtype)
    made = np.where(linear > 0.0031308, 1.055 * np.maximum(linear, 0) ** (1 / 2.4) - 0.055, linear * 12.92)
    return np.moveaxis(np.clip(made, 0, 1), -1, channel_axis)


def _standard(illuminant, observer):
    if (illuminant, observer) != ("D65", "2"):
        raise NotImplementedError(f"illuminant {illuminant} seen by observer {observer} is not here; D65 and '2' are")


def xyz2lab(xyz, illuminant="D65", observer="2", *, channel_axis=-1):
    """CIE L*a*b* of XYZ."""
    _standard(illuminant, observer)
    v = _channels(xyz, 3, channel_axis) / _WHITE
    v = np.where(v > 0.008856, np.cbrt(v), 7.787 * v + 16 / 116)
    made = np.stack([116 * v[..., 1] - 16, 500 * (v[..., 0] - v[..., 1]), 200 * (v[..., 1] - v[..., 2])], axis=-1)
    return np.moveaxis(made, -1, channel_axis)


def lab2xyz(lab, illuminant="D65", observer="2", *, channel_axis=-1):
    """XYZ of CIE L*a*b*."""
    _standard(illuminant, observer)
    lab = _channels(lab, 3, channel_axis)
    y = (lab[..., 0] + 16) / 116
    v = np.stack([lab[..., 1] / 500 + y, y, np.maximum(y - lab[..., 2] / 200, 0)], axis=-1)
    made = np.where(v > 0.2068966, v ** 3, (v - 16 / 116) / 7.787) * _WHITE
    return np.moveaxis(made, -1, channel_axis)


def rgb2lab(rgb, illuminant="D65", observer="2", *, channel_axis=-1):
    """CIE L*a*b* of sRGB."""
    return xyz2lab(rgb2xyz(rgb, channel_axis=channel_axis), illuminant, observer, channel_axis=channel_axis)


def lab2rgb(lab, illuminant="D65", observer="2", *, channel_axis=-1):
    """sRGB of CIE L*a*b*."""
    return xyz2rgb(lab2xyz(lab, illuminant, observer, channel_axis=channel_axis), channel_axis=channel_axis)


def rgb2ycbcr(rgb, *, channel_axis=-1):
    """Luma from 16 to 235 and differences of colour."""
    rgb = _channels(rgb, 3, channel_axis)
    return np.moveaxis(rgb @ _YCBCR.T + _OFFSET, -1, channel_axis)


def ycbcr2rgb(ycbcr, *, channel_axis=-1):
    """Red, green and blue of luma and differences of colour."""
    made = (_channels(ycbcr, 3, channel_axis) - _OFFSET) @ np.linalg.inv(_YCBCR).T
    return np.moveaxis(made, -1, channel_axis)


_COLOURS = ("red", "blue", "yellow", "magenta", "green", "indigo", "darkorange", "cyan", "pink", "yellowgreen")


def label2rgb(label, image=None, colors=None, alpha=0.3, bg_label=0, bg_color=(0, 0, 0), image_alpha=1, kind="overlay"):
    """Regions in colours, over a picture; with ``kind='avg'`` in the picture's mean colours."""
    label = np.asarray(label)
    if kind == "avg":
        made = np.zeros(np.shape(image))
        for number in np.unique(label).tolist():
            inside = label == number
            made[inside] = bg_color if number == bg_label else np.asarray(image)[inside].mean(axis=0)
        return made.astype(np.asarray(image).dtype)
    from matplotlib.colors import to_rgb

    below = np.zeros(label.shape + (3,))
    if image is None:
        alpha = 1
    else:
        image = prepared(image)
        below = gray2rgb(image.max(axis=-1) if image.ndim > label.ndim else image) * image_alpha + (1 - image_alpha)
    table = [np.array(to_rgb(c) if isinstance(c, str) else c) for c in colors or _COLOURS]
    made, numbers = below.copy(), [v for v in np.unique(label).tolist() if v != bg_label]
    choices = [(number, table[i % len(table)]) for i, number in enumerate(numbers)]
    if bg_color is not None:
        choices.append((bg_label, np.array(to_rgb(bg_color) if isinstance(bg_color, str) else bg_color)))
    for number, colour in choices:
        inside = label == number
        made[inside] = colour * alpha + below[inside] * (1 - alpha)
    return made
