"""Markers: what stands at points, by Matplotlib's letters and numbers; loaded when the first one is painted."""

import math

import numpy as np

from ._names import packed, to_rgba


def _round(corners, turn=0.0, radii=(1.0,)):
    """Corners around a middle, the first of them above, turned by degrees."""
    places = ((2 * math.pi * k / corners + math.radians(turn), radii[k % len(radii)]) for k in range(corners))
    return [(math.sin(t) * r, -math.cos(t) * r) for t, r in places]


_CIRCLE = _round(24)
_ARM = 1 / 3
#: Corners in halves of a size, downwards as pixels go.
_SHAPES = {
    "o": _CIRCLE, ".": _CIRCLE, "s": [(-1, -1), (1, -1), (1, 1), (-1, 1)], "D": [(0, -1.41), (1.41, 0), (0, 1.41), (-1.41, 0)],
    "d": [(0, -1.41), (0.85, 0), (0, 1.41), (-0.85, 0)], "^": [(0, -1), (1, 1), (-1, 1)], "v": [(0, 1), (1, -1), (-1, -1)],
    "<": [(-1, 0), (1, -1), (1, 1)], ">": [(1, 0), (-1, -1), (-1, 1)], "p": _round(5), "h": _round(6), "H": _round(6, 30),
    "8": _round(8, 22.5), "*": _round(10, 0, (1.0, 0.381966)),
    "P": [(-_ARM, -1), (_ARM, -1), (_ARM, -_ARM), (1, -_ARM), (1, _ARM), (_ARM, _ARM), (_ARM, 1), (-_ARM, 1), (-_ARM, _ARM),
          (-1, _ARM), (-1, -_ARM), (-_ARM, -_ARM)],
    "X": [(-0.5, -1), (0, -0.5), (0.5, -1), (1, -0.5), (0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5), (-0.5, 1), (-1, 0.5), (-0.5, 0),
          (-1, -0.5)],
    4: [(1.5, -1), (0, 0), (1.5, 1)], 5: [(-1.5, -1), (0, 0), (-1.5, 1)], 6: [(-1, 1.5), (0, 0), (1, 1.5)],
    7: [(-1, -1.5), (0, 0), (1, -1.5)], 8: [(0, -1), (-1.5, 0), (0, 1)], 9: [(0, -1), (1.5, 0), (0, 1)],
    10: [(-1, 0), (0, -1.5), (1, 0)], 11: [(-1, 0), (0, 1.5), (1, 0)],
}  # fmt: skip
_MIDDLE = (0, 0)
_STROKES = {
    "+": [((-1, 0), (1, 0)), ((0, -1), (0, 1))], "x": [((-1, -1), (1, 1)), ((-1, 1), (1, -1))], "|": [((0, -1), (0, 1))],
    "_": [((-1, 0), (1, 0))], "1": [(_MIDDLE, end) for end in ((0, 1), (0.8, -0.5), (-0.8, -0.5))],
    "2": [(_MIDDLE, end) for end in ((0, -1), (0.8, 0.5), (-0.8, 0.5))],
    "3": [(_MIDDLE, end) for end in ((-1, 0), (0.5, 0.8), (0.5, -0.8))],
    "4": [(_MIDDLE, end) for end in ((1, 0), (-0.5, 0.8), (-0.5, -0.8))],
    0: [(_MIDDLE, (-2, 0))], 1: [(_MIDDLE, (2, 0))], 2: [(_MIDDLE, (0, -2))], 3: [(_MIDDLE, (0, 2))],
}  # fmt: skip


def _ray(marker):
    """The corners of ``(corners, style, turn)``: a polygon, a star or an asterisk."""
    corners, style, turn = (*marker, 0, 0)[:3]
    return _round(2 * corners, -turn, (1.0, 0.5)) if style == 1 else _round(corners, -turn)


def paint_marker(canvas, marker, x, y, size, face, edge, opacity, point, width=1.0):
    """Draws a marker of a size in pixels, filled with ``face`` and with an edge of ``width`` points; "none" draws neither."""
    r = size / 2
    face, edge = to_rgba(face), to_rgba(edge)
    if marker == ",":
        canvas.fill(x, y, 1, 1, packed(face))
    elif marker in _STROKES:
        for (x0, y0), (x1, y1) in _STROKES[marker]:
            canvas.line(np.array([x + r * x0, x + r * x1])._j, np.array([y + r * y0, y + r * y1])._j, width * point, "-",
                        packed(edge), opacity * edge[3])
    elif isinstance(marker, str) and len(marker) > 2 and marker[0] == marker[-1] == "$":
        canvas.text(marker[1:-1], x, y + 0.36 * size, 0.5, size, False, packed(face))
    else:
        shape = _ray(marker) if isinstance(marker, tuple) else _SHAPES.get(marker)
        if shape is None:
            raise ValueError(f"Unrecognized marker style {marker!r}")
        alone = face == edge and opacity * face[3] == 1
        r += width * point / 2 if alone else 0  # an edge of the same colour makes it larger
        xs, ys = [x + r * a for a, _ in shape], [y + r * b for _, b in shape]
        if face[3]:
            canvas.area(np.array(xs)._j, np.array(ys)._j, packed(face), opacity * face[3])
        if edge[3] and width and not alone:
            canvas.line(np.array(xs + xs[:2])._j, np.array(ys + ys[:2])._j, width * point, "-", packed(edge), opacity * edge[3])
