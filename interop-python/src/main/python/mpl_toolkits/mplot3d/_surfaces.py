"""Surfaces, wireframes, contours, bars and arrows in space: functions of axes which are loaded when one of them is asked for."""

import numpy as np

from ._solids import Faces3D, Lines3D, shaded
from .axes3d import coloured, in_space, steps

__all__ = ["bar3d", "contour", "contour3D", "contourf", "contourf3D", "plot_surface", "plot_trisurf", "plot_wireframe", "quiver",
           "quiver3D"]  # fmt: skip


def _grid(X, Y, Z):
    Z = np.asarray(Z, dtype=float)
    if Z.ndim != 2:
        raise ValueError("Argument Z must be 2-dimensional.")
    return np.stack([np.broadcast_to(np.asarray(a, dtype=float), Z.shape) for a in (X, Y, Z)], axis=2)


def _coloured_faces(self, faces, kwargs, shade=True):
    """Faces in the colours of their heights, in given ones, or in one with light and shade."""
    mappable, cmap = None, kwargs.get("cmap")
    if kwargs.get("facecolors") is None and cmap is not None:
        heights = np.array([float(face[:, 2].mean()) for face in faces])
        colors, mappable = coloured(self, heights, cmap, kwargs.get("norm"), kwargs.get("vmin"), kwargs.get("vmax"))
    else:
        color = kwargs.get("color") or self._next_color()
        given = kwargs.get("facecolors")
        colors = shaded(faces, color if given is None else given) if shade else [color] if given is None else given
    edge = kwargs.get("edgecolor", kwargs.get("edgecolors", kwargs.get("ec")))
    edge = None if isinstance(edge, str) and edge.lower() == "none" else edge
    width = kwargs.get("linewidth", kwargs.get("linewidths", kwargs.get("lw", 1.0)))
    return Faces3D(faces, colors, edge if width else None, width, kwargs.get("alpha"), kwargs.get("label"), mappable)


def plot_surface(self, X, Y, Z, *, rstride=None, cstride=None, rcount=50, ccount=50, shade=None, **kwargs):
    """A surface through a grid of points: coloured by height with ``cmap``, else in one colour with light and shade."""
    grid = _grid(X, Y, Z)
    rows, columns = steps(grid.shape[0], rstride, rcount), steps(grid.shape[1], cstride, ccount)
    faces, given, colors = [], kwargs.get("facecolors"), []
    for r, below in zip(rows, rows[1:]):
        for c, right in zip(columns, columns[1:]):
            part = grid[r:below + 1, c:right + 1]
            face = np.concatenate([part[0, :-1], part[:-1, -1], part[-1, :0:-1], part[:0:-1, 0]])
            if np.isfinite(face).all():
                faces.append(face)
                if given is not None:
                    colors.append(given[r][c])
    if given is not None:
        from matplotlib._names import to_rgba

        kwargs["facecolors"] = np.array([to_rgba(tuple(c) if not isinstance(c, str) else c) for c in colors])
    made = _coloured_faces(self, faces, kwargs, kwargs.get("cmap") is None if shade is None else shade)
    return self._add(made, grid)


def plot_wireframe(self, X, Y, Z, *, rstride=None, cstride=None, rcount=50, ccount=50, color=None, **kwargs):
    """Lines along the rows and columns of a grid of points."""
    grid = _grid(X, Y, Z)
    lines = [grid[r] for r in steps(grid.shape[0], rstride, rcount)] if rstride != 0 and rcount else []
    lines += [grid[:, c] for c in steps(grid.shape[1], cstride, ccount)] if cstride != 0 and ccount else []
    width = kwargs.get("linewidth", kwargs.get("linewidths", kwargs.get("lw", 1.5)))
    return self._add(Lines3D(lines, [color or kwargs.get("colors") or self._next_color()], width, kwargs.get("alpha"), label=kwargs.get(
        "label")), np.concatenate(lines) if lines else grid)  # fmt: skip


def plot_trisurf(self, X, Y, Z, *args, triangles=None, shade=None, **kwargs):
    """A surface of triangles between points: those given by the numbers of their corners, or Delaunay's."""
    points = in_space(X, Y, Z)
    if triangles is None:
        from scipy.spatial import Delaunay

        triangles = Delaunay(points[:, :2]).simplices
    faces = list(points[np.asarray(triangles)])
    return self._add(_coloured_faces(self, faces, kwargs, kwargs.get("cmap") is None if shade is None else shade), points)


def _contours(self, args, zdir, offset, filled, kwargs):
    from matplotlib._contours import _crossings, _levels, _plane

    x, y, z, given = _plane(args)
    order = {"x": lambda a, b, h: (h, a, b), "y": lambda a, b, h: (a, h, b)}.get(zdir, lambda a, b, h: (a, b, h))
    if zdir in ("x", "y"):
        raise NotImplementedError(f"contours along {zdir!r} are not there; draw them along 'z'")
    heights = _levels(z, given if given is not None else kwargs.get("levels"))
    self._hold(np.stack([np.broadcast_to(a, z.shape) for a in (x, y[:, None], z if offset is None else np.full(z.shape, offset))], axis=2))
    if filled:
        return _bands(self, x, y, z, heights, offset, kwargs)
    names, mappable = kwargs.get("colors"), None
    colors, mappable = coloured(self, heights, kwargs.get("cmap"), kwargs.get("norm"), kwargs.get("vmin"), kwargs.get("vmax"))
    if names is not None:
        colors = [names] if isinstance(names, str) else list(names)
    lines = []
    for level in heights.tolist():
        px, py = _crossings(x, y, z, level)
        lines.append(np.stack(order(px, py, np.where(np.isnan(px), np.nan, level if offset is None else offset)), axis=1))
    self.solids.append(Lines3D(lines, colors, kwargs.get("linewidths") or 1.5, kwargs.get("alpha")))
    return mappable


def _bands(self, x, y, z, heights, offset, kwargs):
    """Each cell's part between two heights as a face."""
    middles = (heights[1:] + heights[:-1]) / 2
    colors, mappable = coloured(self, middles, kwargs.get("cmap"), kwargs.get("norm"), kwargs.get("vmin"), kwargs.get("vmax"))
    faces, of_faces = [], []
    for r in range(z.shape[0] - 1):
        for c in range(z.shape[1] - 1):
            corners = [(x[c], y[r], z[r, c]), (x[c + 1], y[r], z[r, c + 1]), (x[c + 1], y[r + 1], z[r + 1, c + 1]), (x[c], y[r + 1], z[r + 1, c])]
            low, high = min(p[2] for p in corners), max(p[2] for p in corners)
            for i in range(middles.size):
                if heights[i] <= high and heights[i + 1] >= low:
                    part = _cut(_cut(corners, heights[i], 1), heights[i + 1], -1)
                    if len(part) > 2:
                        level = middles[i] if offset is None else offset
                        faces.append(np.array([(a, b, level) for a, b, _ in part], dtype=float))
                        of_faces.append(colors[i])
    self.solids.append(Faces3D(faces, of_faces, None, 1.0, kwargs.get("alpha")))
    return mappable


def _cut(corners, level, side):
    """What of a face lies above a height, or below it."""
    made = []
    for p, q in zip(corners, corners[1:] + corners[:1]):
        a, b = side * (p[2] - level), side * (q[2] - level)
        if a >= 0:
            made.append(p)
        if a * b < 0:
            t = a / (a - b)
            made.append(tuple(m + t * (n - m) for m, n in zip(p, q)))
    return made


def contour(self, X, Y, Z, *args, extend3d=False, stride=5, zdir="z", offset=None, **kwargs):
    """Lines of equal height, each at its height or all at ``offset``."""
    return _contours(self, (X, Y, Z, *args), zdir, offset, False, kwargs)


def contourf(self, X, Y, Z, *args, zdir="z", offset=None, **kwargs):
    """Bands between heights, each at its height or all at ``offset``."""
    return _contours(self, (X, Y, Z, *args), zdir, offset, True, kwargs)


contour3D, contourf3D = contour, contourf


def bar3d(self, x, y, z, dx, dy, dz, color=None, zsort="average", shade=True, **kwargs):
    """Boxes from a corner with three lengths."""
    x, y, z, dx, dy, dz = np.broadcast_arrays(*(np.atleast_1d(np.asarray(a, dtype=float)) for a in (x, y, z, dx, dy, dz)))
    sides = [((0, 0, 0), (0, 1, 0), (1, 1, 0), (1, 0, 0)), ((0, 0, 1), (1, 0, 1), (1, 1, 1), (0, 1, 1)),
             ((0, 0, 0), (1, 0, 0), (1, 0, 1), (0, 0, 1)), ((0, 1, 0), (0, 1, 1), (1, 1, 1), (1, 1, 0)),
             ((0, 0, 0), (0, 0, 1), (0, 1, 1), (0, 1, 0)), ((1, 0, 0), (1, 1, 0), (1, 1, 1), (1, 0, 1))]  # fmt: skip
    corners, lengths = np.stack([x.ravel(), y.ravel(), z.ravel()], axis=1), np.stack([dx.ravel(), dy.ravel(), dz.ravel()], axis=1)
    faces = [corner + length * np.array(side, dtype=float) for corner, length in zip(corners, lengths) for side in sides]
    from matplotlib._artists import colors_of
    from matplotlib._names import to_rgba

    own = [to_rgba(c, kwargs.get("alpha")) for c in colors_of(color if color is not None else self._next_color())]
    each = np.repeat(np.array([own[i % len(own)] for i in range(len(corners))]), 6, axis=0)
    colors = shaded(faces, each) if shade else [tuple(row) for row in each.tolist()]
    edge = kwargs.get("edgecolor", kwargs.get("ec"))
    return self._add(Faces3D(faces, colors, edge, kwargs.get("linewidth", 1.0), kwargs.get("alpha"), kwargs.get("label")), np.concatenate(faces))


def bar(self, left, height, zs=0, zdir="z", *args, width=0.8, color=None, **kwargs):
    """Flat bars that stand in a plane."""
    left, height, zs = np.broadcast_arrays(*(np.atleast_1d(np.asarray(a, dtype=float)) for a in (left, height, zs)))
    faces = []
    for x, h, z in zip(left.tolist(), height.tolist(), zs.tolist()):
        a, b = x - width / 2, x + width / 2
        faces.append(in_space([a, b, b, a], [0, 0, h, h], z, zdir))
    from matplotlib._artists import colors_of

    colors = colors_of(color if color is not None else self._next_color())
    return self._add(Faces3D(faces, colors, kwargs.get("edgecolor"), 1.0, kwargs.get("alpha"), kwargs.get("label")), np.concatenate(faces))


def quiver(self, X, Y, Z, U, V, W, *, length=1, arrow_length_ratio=0.3, pivot="tail", normalize=False, color=None, **kwargs):
    """Arrows from places along directions."""
    start, along = in_space(X, Y, Z), in_space(U, V, W)
    start, along = np.broadcast_arrays(start, along)
    sizes = np.sqrt((along * along).sum(axis=1))
    keep = sizes > 0
    start, along, sizes = start[keep], along[keep], sizes[keep]
    along = along * length / (sizes[:, None] if normalize else 1)
    start = start - along * {"tail": 0, "middle": 0.5, "tip": 1}[pivot]
    lines = []
    for a, d in zip(start, along):
        # Heads open in the upright plane of their arrow.
        tip, turn = a + d, np.cross(d, [0.0, 0.0, 1.0])
        flat = float(np.sqrt(turn @ turn))
        side = np.cross(turn / flat if flat else [0.0, 1.0, 0.0], d)
        lines.append(np.stack([a, tip]))
        lines += [np.stack([tip, tip - arrow_length_ratio * (d * np.cos(np.radians(15)) + s * side * np.sin(np.radians(15)))]) for s in (1, -1)]
    return self._add(Lines3D(lines, [color or kwargs.get("colors") or "C0"], kwargs.get("linewidth", kwargs.get("lw", 1.5)),
                             kwargs.get("alpha")), np.concatenate([start, start + along]))  # fmt: skip


quiver3D = quiver
