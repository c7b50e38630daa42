"""Colours by name, as ``#rgb`` and ``rgb(...)``."""

import colorsys
import re

import numpy as np


def getrgb(color):
    """(red, green, blue) of a colour, with opacity where it says one."""
    text = color.strip().lower()
    if re.fullmatch(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", text):
        digits = text[1:] if len(text) > 5 else "".join(2 * c for c in text[1:])
        return tuple(int(digits[i:i + 2], 16) for i in range(0, len(digits), 2))
    found = re.fullmatch(r"(rgba?|hsl|hsv|hsb)\(([^)]*)\)", text)
    if found:
        made = _computed(found[1], [part.strip() for part in found[2].split(",")])
        if made is not None:
            return made
    else:
        from matplotlib._names import to_rgba

        try:
            return tuple(round(255 * v) for v in to_rgba(text))[:3]
        except ValueError:
            pass
    raise ValueError(f"unknown color specifier: {color!r}")


def _computed(kind, parts):
    if kind in ("rgb", "rgba") and len(parts) == len(kind):
        if all(part.isdigit() for part in parts):
            return tuple(map(int, parts))
        if kind == "rgb" and all(part.endswith("%") for part in parts):
            return tuple(int(float(part[:-1]) * 255 / 100.0 + 0.5) for part in parts)
    elif len(parts) == 3 and kind[0] == "h" and parts[1].endswith("%") and parts[2].endswith("%"):
        hue, a, b = float(parts[0]) / 360.0, float(parts[1][:-1]) / 100.0, float(parts[2][:-1]) / 100.0
        rgb = colorsys.hls_to_rgb(hue, b, a) if kind == "hsl" else colorsys.hsv_to_rgb(hue, a, b)
        return tuple(int(v * 255 + 0.5) for v in rgb)
    return None


def getcolor(color, mode):
    """A colour as a mode has it."""
    from ._modes import converted

    rgb = getrgb(color)
    made = converted(np.array([[(rgb + (255,))[:4]]], np.uint8), "RGBA", mode)[0, 0].tolist()
    return made[0] if len(made) == 1 else tuple(made)
