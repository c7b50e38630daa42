"""Colours by name, as hexadecimal text or as numbers."""

_CYCLE = ("1f77b4", "ff7f0e", "2ca02c", "d62728", "9467bd", "8c564b", "e377c2", "7f7f7f", "bcbd22", "17becf")
_NAMES = {
    "b": "0000ff", "g": "008000", "r": "ff0000", "c": "00bfbf", "m": "bf00bf", "y": "bfbf00", "k": "000000",
    "w": "ffffff", "blue": "0000ff", "green": "008000", "red": "ff0000", "cyan": "00ffff", "magenta": "ff00ff",
    "yellow": "ffff00", "black": "000000", "white": "ffffff", "gray": "808080", "grey": "808080",
    "orange": "ffa500", "purple": "800080", "brown": "a52a2a", "pink": "ffc0cb", "lime": "00ff00", "navy": "000080",
    "teal": "008080", "olive": "808000", "maroon": "800000", "silver": "c0c0c0", "gold": "ffd700",
    "lightgray": "d3d3d3", "lightgrey": "d3d3d3", "darkgray": "a9a9a9", "darkgrey": "a9a9a9", "steelblue": "4682b4",
}
_NAMES.update(("C%d" % i, code) for i, code in enumerate(_CYCLE))
_NAMES.update(zip(("tab:blue", "tab:orange", "tab:green", "tab:red", "tab:purple", "tab:brown", "tab:pink",
                   "tab:gray", "tab:olive", "tab:cyan"), _CYCLE))


def to_rgba(c, alpha=None):
    """Red, green, blue and opacity from 0 to 1 of a name, ``#rrggbb``, a gray level as text, or a sequence."""
    if isinstance(c, str):
        numbers = _from_text(c)
    else:
        numbers = [float(v) for v in c]
        if len(numbers) not in (3, 4) or not all(0 <= v <= 1 for v in numbers):
            raise ValueError(f"{c!r} is not a color: expected 3 or 4 numbers from 0 to 1")
    if len(numbers) == 3:
        numbers.append(1.0)
    if alpha is not None:
        numbers[3] = float(alpha)
    return tuple(numbers)


def to_rgb(c):
    """Red, green and blue from 0 to 1, as ``to_rgba``."""
    return to_rgba(c)[:3]


def packed(c):
    """The colour as the number 0xRRGGBB."""
    red, green, blue = (round(v * 255) for v in to_rgb(c))
    return red << 16 | green << 8 | blue


def _from_text(text):
    code = text[1:] if text.startswith("#") else _NAMES.get(text)
    try:
        if code is None:
            gray = float(text)
            if 0 <= gray <= 1:
                return [gray] * 3
        elif len(code) in (3, 4):
            return [int(digit * 2, 16) / 255 for digit in code]
        elif len(code) in (6, 8):
            return [int(code[i:i + 2], 16) / 255 for i in range(0, len(code), 2)]
    except ValueError:
        pass
    raise ValueError(f"{text!r} is not a valid value for color")
