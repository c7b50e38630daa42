"""Paths: corners, and how a pen comes to each of them."""

import numpy as np

__all__ = ["Path"]


class Path:
    """Corners (n, 2) with codes, by default one line through all of them."""

    STOP, MOVETO, LINETO, CURVE3, CURVE4, CLOSEPOLY = 0, 1, 2, 3, 4, 79

    def __init__(self, vertices, codes=None, _interpolation_steps=1, closed=False, readonly=False):
        self.vertices = np.asarray(vertices, dtype=float)
        self.codes = None if codes is None else np.asarray(codes, dtype=np.uint8)
        if self.vertices.ndim != 2 or self.vertices.shape[1] != 2:
            raise ValueError(f"'vertices' must be 2D with shape (N, 2). Your input has shape {self.vertices.shape}.")
        if self.codes is not None and len(self.codes) != len(self.vertices):
            raise ValueError("'codes' must be a 1D list or array with the same length of 'vertices'. "
                             f"Your vertices have shape {self.vertices.shape} but your codes have shape {self.codes.shape}")
        if closed and self.codes is None and len(self.vertices):
            self.codes = np.full(len(self.vertices), self.LINETO, dtype=np.uint8)
            self.codes[0], self.codes[-1] = self.MOVETO, self.CLOSEPOLY

    def __len__(self):
        return len(self.vertices)

    def to_polygons(self, transform=None, width=0, height=0, closed_only=True):
        """Each stroke of the pen as corners; curves as twelve lines."""
        made, stroke, k = [], [], 0
        codes = [self.MOVETO] + [self.LINETO] * (len(self) - 1) if self.codes is None else self.codes.tolist()
        while k < len(codes):
            code, corner = codes[k], self.vertices[k]
            if code == self.MOVETO:
                made += [stroke] if stroke else []
                stroke = [corner]
            elif code == self.LINETO:
                stroke.append(corner)
            elif code in (self.CURVE3, self.CURVE4):
                held = [stroke[-1], *self.vertices[k:k + code - 1]]
                k += code - 2
                stroke += [_curve(held, t / 12) for t in range(1, 13)]
            elif code == self.CLOSEPOLY and stroke:
                made.append([*stroke, stroke[0]])
                stroke = []
            k += 1
        made += [stroke] if stroke else []
        return [np.array(part) for part in made]

    def contains_points(self, points, transform=None, radius=0.0):
        """Which points lie inside: lines to the right of them cross the outline an odd number of times."""
        points = np.asarray(points, dtype=float).reshape(-1, 2)
        x, y = points[:, 0], points[:, 1]
        inside = np.zeros(len(points), dtype=bool)
        for part in self.to_polygons():
            for (x0, y0), (x1, y1) in zip(part.tolist(), [*part[1:].tolist(), part[0].tolist()]):
                if y0 != y1:
                    inside ^= ((y0 > y) != (y1 > y)) & (x < x0 + (y - y0) / (y1 - y0) * (x1 - x0))
        return inside

    def contains_point(self, point, transform=None, radius=0.0):
        """Whether a point lies inside."""
        return bool(self.contains_points([point])[0])


def _curve(held, t):
    """A place on Bezier's curve."""
    while len(held) > 1:
        held = [a + t * (b - a) for a, b in zip(held, held[1:])]
    return held[0]
