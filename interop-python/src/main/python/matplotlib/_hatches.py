"""Hatches: lines over boxes, six an inch for every sign of a pattern."""

import numpy as np

from ._names import packed


def paint_hatch(canvas, pattern, left, top, wide, high, color, point):
    """Fills a box with the lines of a pattern of ``/``, ``\\``, ``|``, ``-``, ``+`` and ``x``; NotImplementedError for other signs."""
    strange = set(pattern) - set("/\\|-+x")
    if strange:
        raise NotImplementedError(f"hatches are made of / \\ | - + and x here, not {''.join(sorted(strange))!r}")
    for sign, signs in (("/", "/x"), ("\\", "\\x"), ("|", "|+"), ("-", "-+")):
        count = sum(pattern.count(s) for s in signs)
        if not count:
            continue
        gap = 72 * point / (6 * count)
        for x0, y0, x1, y1 in _lines(sign, left, top, wide, high, gap):
            canvas.line(np.array([x0, x1])._j, np.array([y0, y1])._j, point, "-", packed(color))


def _lines(sign, left, top, wide, high, gap):
    """The lines of one sign within a box; their places count from the page's corner, so that neighbours go on with them."""
    right, bottom = left + wide, top + high
    if sign == "|":
        return [(k * gap, top, k * gap, bottom) for k in range(int(np.ceil(left / gap)), int(right / gap) + 1)]
    if sign == "-":
        return [(left, k * gap, right, k * gap) for k in range(int(np.ceil(top / gap)), int(bottom / gap) + 1)]
    made = []
    # x + y = c for lines that rise, x - y = c for those that fall.
    low, most = (left + top, right + bottom) if sign == "/" else (left - bottom, right - top)
    for k in range(int(np.ceil(low / gap)), int(most / gap) + 1):
        c = k * gap
        if sign == "/":
            a, b = max(left, c - bottom), min(right, c - top)
            made.append((a, c - a, b, c - b))
        else:
            a, b = max(left, c + top), min(right, c + bottom)
            made.append((a, a - c, b, b - c))
    return [line for line in made if line[0] < line[2]]
