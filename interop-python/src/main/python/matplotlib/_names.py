"""Colours by name, as hexadecimal text or as numbers."""

_CYCLE = ("1f77b4", "ff7f0e", "2ca02c", "d62728", "9467bd", "8c564b", "e377c2", "7f7f7f", "bcbd22", "17becf")
#: The colours that CSS names.
_CSS = """
aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc bisque ffe4c4 black
000000 blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2 brown a52a2a burlywood deb887 cadetblue 5f9ea0 chartreuse
7fff00 chocolate d2691e coral ff7f50 cornflowerblue 6495ed cornsilk fff8dc crimson dc143c cyan 00ffff darkblue 00008b
darkcyan 008b8b darkgoldenrod b8860b darkgray a9a9a9 darkgreen 006400 darkgrey a9a9a9 darkkhaki bdb76b darkmagenta
8b008b darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc darkred 8b0000 darksalmon e9967a darkseagreen 8fbc8f
darkslateblue 483d8b darkslategray 2f4f4f darkslategrey 2f4f4f darkturquoise 00ced1 darkviolet 9400d3 deeppink ff1493
deepskyblue 00bfff dimgray 696969 dimgrey 696969 dodgerblue 1e90ff firebrick b22222 floralwhite fffaf0 forestgreen
228b22 fuchsia ff00ff gainsboro dcdcdc ghostwhite f8f8ff gold ffd700 goldenrod daa520 gray 808080 green 008000
greenyellow adff2f grey 808080 honeydew f0fff0 hotpink ff69b4 indianred cd5c5c indigo 4b0082 ivory fffff0 khaki
f0e68c lavender e6e6fa lavenderblush fff0f5 lawngreen 7cfc00 lemonchiffon fffacd lightblue add8e6 lightcoral f08080
lightcyan e0ffff lightgoldenrodyellow fafad2 lightgray d3d3d3 lightgreen 90ee90 lightgrey d3d3d3 lightpink ffb6c1
lightsalmon ffa07a lightseagreen 20b2aa lightskyblue 87cefa lightslategray 778899 lightslategrey 778899
lightsteelblue b0c4de lightyellow ffffe0 lime 00ff00 limegreen 32cd32 linen faf0e6 magenta ff00ff maroon 800000
mediumaquamarine 66cdaa mediumblue 0000cd mediumorchid ba55d3 mediumpurple 9370db mediumseagreen 3cb371
mediumslateblue 7b68ee mediumspringgreen 00fa9a mediumturquoise 48d1cc mediumvioletred c71585 midnightblue 191970
mintcream f5fffa mistyrose ffe4e1 moccasin ffe4b5 navajowhite ffdead navy 000080 oldlace fdf5e6 olive 808000
olivedrab 6b8e23 orange ffa500 orangered ff4500 orchid da70d6 palegoldenrod eee8aa palegreen 98fb98 paleturquoise
afeeee palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9 peru cd853f pink ffc0cb plum dda0dd powderblue b0e0e6
purple 800080 rebeccapurple 663399 red ff0000 rosybrown bc8f8f royalblue 4169e1 saddlebrown 8b4513 salmon fa8072
sandybrown f4a460 seagreen 2e8b57 seashell fff5ee sienna a0522d silver c0c0c0 skyblue 87ceeb slateblue 6a5acd
slategray 708090 slategrey 708090 snow fffafa springgreen 00ff7f steelblue 4682b4 tan d2b48c teal 008080 thistle
d8bfd8 tomato ff6347 turquoise 40e0d0 violet ee82ee wheat f5deb3 white ffffff whitesmoke f5f5f5 yellow ffff00
yellowgreen 9acd32
""".split()
_NAMES = {
    "b": "0000ff", "g": "008000", "r": "ff0000", "c": "00bfbf", "m": "bf00bf", "y": "bfbf00", "k": "000000",
    "w": "ffffff",
}
_NAMES.update(zip(_CSS[::2], _CSS[1::2]))
_NAMES.update(("C%d" % i, code) for i, code in enumerate(_CYCLE))
_NAMES.update(zip(("tab:blue", "tab:orange", "tab:green", "tab:red", "tab:purple", "tab:brown", "tab:pink",
                   "tab:gray", "tab:olive", "tab:cyan"), _CYCLE))


def to_rgba(c, alpha=None):
    """Red, green, blue and opacity from 0 to 1 of a name, ``#rrggbb``, a gray level as text, or a sequence."""
    if isinstance(c, (tuple, list)) and len(c) == 2 and isinstance(c[0], (str, tuple, list)):
        c, alpha = c[0], c[1] if alpha is None else alpha
    if isinstance(c, str):
        numbers = [0.0, 0.0, 0.0, 0.0] if c.lower() == "none" else _from_text(c)
        alpha = None if c.lower() == "none" else alpha
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


def code(c):
    """A colour as the six digits of its hexadecimal text."""
    return f"{packed(c):06x}"


def _cycled(text):
    """C12 and the like go round the cycle."""
    if text[:1] == "C" and text[1:].isdigit():
        return _NAMES[f"C{int(text[1:]) % sum(name[0] == 'C' and name[1:].isdigit() for name in _NAMES)}"]
    return None


#: Letters whose colours no two hexadecimal digits have.
_EXACT = {"g": (0.0, 0.5, 0.0), "c": (0.0, 0.75, 0.75), "m": (0.75, 0.0, 0.75), "y": (0.75, 0.75, 0.0)}


def _from_text(text):
    if text in _EXACT:
        return list(_EXACT[text])
    code = text[1:] if text.startswith("#") else _NAMES.get(text) or _NAMES.get(text.lower().replace(" ", "") if len(text) > 1 else text) or _cycled(text)
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
