"""What can be drawn in space: lines, points, faces and texts; each says how near it is and paints itself."""

import math

import numpy as np
from matplotlib._markers import paint_marker
from matplotlib._names import packed, to_rgba


class Line3D:
    """A line through points, with markers if wanted: ``style`` is the flat line it looks like."""

    def __init__(self, points, style):
        self.points, self.style, self.label = np.asarray(points, dtype=float), style, style.label

    def set_data_3d(self, x, y, z):
        """Other points."""
        self.points = np.stack(np.broadcast_arrays(*(np.asarray(a, dtype=float) for a in (x, y, z))), axis=1)

    def __getattr__(self, name):
        return getattr(self.__dict__["style"], name)

    def paint(self, canvas, space):
        """Draws it."""
        x, y, _ = space.project(self.points)
        # Where it lies in the axes, for a legend that looks for room.
        self.x, self.y = (x - space.left) / space.width, 1 - (y - space.top) / space.height
        self.style._paint(canvas, space, x, y)

    def sample(self, canvas, frame, left, right, middle):
        """Draws what stands for it in a legend."""
        self.style.sample(canvas, frame, left, right, middle)


class Lines3D:
    """Many lines of one colour each: wireframes, contours, arrows."""

    def __init__(self, lines, colors, width, alpha=None, style="-", label=None):
        self.lines, self.colors, self.width, self.alpha, self.linestyle, self.label = lines, colors, width, alpha, style, label

    def depth(self, space):
        """How far its nearest point is."""
        return min((float(np.nanmin(space.project(line)[2])) for line in self.lines if len(line)), default=0.0)

    def paint(self, canvas, space):
        """Draws them."""
        for i, line in enumerate(self.lines):
            if len(line):
                x, y, _ = space.project(line)
                color = self.colors[i % len(self.colors)]
                canvas.line(x._j, y._j, self.width * space.point, self.linestyle, packed(color), to_rgba(color, self.alpha)[3])

    def sample(self, canvas, frame, left, right, middle):
        """Draws what stands for them in a legend."""
        canvas.line(np.array([left, right])._j, np.array([middle, middle])._j, self.width * frame.point, "-", packed(self.colors[0]))


class Points3D:
    """Markers in space; those farther away are paler."""

    def __init__(self, points, flat, shaded):
        self.points, self.flat, self.shaded, self.label = np.asarray(points, dtype=float), flat, shaded, flat.label

    def depth(self, space):
        """How far its nearest point is."""
        return float(np.nanmin(space.project(self.points)[2])) if len(self.points) else 0.0

    def paint(self, canvas, space):
        """Draws them, the farthest first."""
        x, y, z = space.project(self.points)
        if not z.size:
            return
        u, v = (a * 0.185 / space.width for a in (x, y))
        reach = math.sqrt(sum(float(np.ptp(a)) ** 2 for a in (u, v, z))) or 1.0
        pale = np.clip(1 - (z - z.min()) / reach, 0.3, 1) if self.shaded else np.ones(z.size)
        for i in np.argsort(-z).tolist():
            color = self.flat._color(i)
            edge = self.flat.edges[i % len(self.flat.edges)] if self.flat.edges else color
            paint_marker(canvas, self.flat.marker, float(x[i]), float(y[i]), math.sqrt(self.flat.sizes[i]) * space.point, color, edge,
                         (1.0 if self.flat.alpha is None else float(self.flat.alpha)) * float(pale[i]), space.point, self.flat.width)

    def sample(self, canvas, frame, left, right, middle):
        """Draws what stands for them in a legend."""
        self.flat.sample(canvas, frame, left, right, middle)

    def __getattr__(self, name):
        return getattr(self.__dict__["flat"], name)


class Faces3D:
    """Faces of three or more corners, each with a colour; the farthest are drawn first."""

    def __init__(self, faces, colors, edge=None, width=1.0, alpha=None, label=None, mappable=None):
        self.faces, self.colors, self.edge, self.width, self.alpha = faces, colors, edge, width, alpha
        self.label, self.mappable = label, mappable

    def depth(self, space):
        """How far its nearest corner is."""
        return float(np.nanmin(space.project(np.concatenate(self.faces))[2])) if len(self.faces) else 0.0

    def paint(self, canvas, space):
        """Draws them."""
        if not len(self.faces):
            return
        x, y, z = space.project(np.concatenate(self.faces))
        ends = np.cumsum([0, *map(len, self.faces)])
        means = np.add.reduceat(z, ends[:-1]) / np.diff(ends)
        for i in np.argsort(-means).tolist():
            px, py = x[ends[i]:ends[i + 1]], y[ends[i]:ends[i + 1]]
            color = self.colors[i % len(self.colors)]
            opacity = to_rgba(color, self.alpha)[3]
            canvas.area(px._j, py._j, packed(color), opacity)
            if self.edge is not None:
                edge = self.edge[i % len(self.edge)] if isinstance(self.edge, list) else self.edge
                canvas.line(np.append(px, px[:1])._j, np.append(py, py[:1])._j, self.width * space.point, "-", packed(edge),
                            to_rgba(edge, self.alpha)[3])

    def sample(self, canvas, frame, left, right, middle):
        """Draws what stands for them in a legend."""
        h = 3.5 * frame.point
        canvas.area(np.array([left, right, right, left])._j, np.array([middle - h, middle - h, middle + h, middle + h])._j,
                    packed(self.colors[0]), 1.0 if self.alpha is None else float(self.alpha))

    def __getattr__(self, name):
        if self.__dict__.get("mappable") is None:
            raise AttributeError(f"'Faces3D' object has no attribute {name!r}")
        return getattr(self.mappable, name)


class Text3D:
    """A text at a place in space."""

    def __init__(self, place, text):
        self.place, self.text = place, text

    def paint(self, canvas, space):
        """Draws it."""
        x, y, _ = space.project([self.place])
        self.text._write(canvas, space, float(x[0]), float(y[0]))


def shaded(faces, color):
    """The colour of each face in a light from the upper left: darker the more it looks away, down to three tenths."""
    corners = np.stack([[face[0], face[len(face) // 3], face[2 * len(face) // 3]] for face in faces])
    normals = np.cross(corners[:, 0] - corners[:, 1], corners[:, 1] - corners[:, 2])
    lengths = np.sqrt((normals * normals).sum(axis=1))
    turn, height = math.radians(90 - 225), math.radians(19.4712)
    light = np.array([math.cos(turn) * math.cos(height), math.sin(turn) * math.cos(height), math.sin(height)])
    with np.errstate(invalid="ignore", divide="ignore"):
        shade = np.nan_to_num(normals @ light / lengths)
    base = np.array(to_rgba(color)) if isinstance(color, (str, tuple)) else np.asarray(color, dtype=float)
    made = np.broadcast_to(base, (len(faces), 4)).copy()
    made[:, :3] *= (0.3 + 0.7 * (shade + 1) / 2)[:, None]
    return [tuple(row) for row in made.tolist()]
