"""What is drawn of triangles between scattered points."""

import numpy as np

from ._contours import _levels, _mappable
from ._shapes import Segments
from .collections import PolyCollection
from .tri import Triangulation


def triplot(self, *args, **kwargs):
    """The sides of triangles: ``triplot(x, y)``, ``triplot(triangulation)``, with a format if wanted."""
    tri, args, kwargs = Triangulation.get_from_args_and_kwargs(*args, **kwargs)
    edges = tri.edges
    x = np.stack([tri.x[edges[:, 0]], tri.x[edges[:, 1]], np.full(len(edges), np.nan)], axis=1).ravel()
    y = np.stack([tri.y[edges[:, 0]], tri.y[edges[:, 1]], np.full(len(edges), np.nan)], axis=1).ravel()
    return self.plot(x, y, *args, **kwargs)


def tripcolor(self, *args, alpha=1.0, norm=None, cmap=None, vmin=None, vmax=None, shading="flat", facecolors=None, **kwargs):
    """Triangles in colours of numbers, one a triangle or one a point."""
    tri, args, kwargs = Triangulation.get_from_args_and_kwargs(*args, **kwargs)
    triangles = tri.get_masked_triangles()
    values = np.asarray(facecolors if facecolors is not None else args[0], dtype=float).ravel()
    if values.size == len(tri.triangles) and values.size != tri.x.size or facecolors is not None:
        values = values if tri.mask is None else values[~tri.mask]
        shapes = triangles
        x, y = tri.x, tri.y
    else:
        if values.size != tri.x.size:
            raise ValueError(f"The length of c must match either the number of points or the number of triangles, not {values.size}")
        x, y, shapes = tri.x, tri.y, triangles
        if shading == "gouraud":  # colours that change within a triangle: as finer triangles
            from .tri import UniformTriRefiner

            finer, field = UniformTriRefiner(tri).refine_field(values, subdiv=2)
            x, y, shapes, values = finer.x, finer.y, finer.triangles, np.asarray(field.data)
        values = values[shapes].mean(axis=1)
    from .colors import Normalize

    made = PolyCollection([np.stack([x[t], y[t]], axis=1) for t in shapes], array=values, cmap=cmap, norm=norm if norm is not None else
                          Normalize(vmin, vmax), alpha=alpha, **kwargs)
    made.norm.autoscale_None(values)
    self.add_collection(made)
    self.__dict__.setdefault("margin", {}).update(x=0.0, y=0.0)
    self.figure._image = made
    return made


def _prepared(args, kwargs, levels):
    tri, rest, kwargs = Triangulation.get_from_args_and_kwargs(*args, **kwargs)
    z = np.asarray(rest[0], dtype=float).ravel()
    if z.size != tri.x.size:
        raise ValueError(f"z array must have same length as triangulation x and y arrays: {z.size} and {tri.x.size}")
    return tri, z, _levels(z, rest[1] if len(rest) > 1 else levels), kwargs


def tricontour(self, *args, levels=None, colors=None, cmap=None, norm=None, vmin=None, vmax=None, linewidths=None, linestyles=None, alpha=None,
               **kwargs):
    """Lines of equal height over triangles."""
    tri, z, heights, kwargs = _prepared(args, kwargs, levels)
    mappable = _mappable(self, heights, cmap, norm, vmin, vmax)
    names = [colors] if isinstance(colors, str) else colors
    triangles = tri.get_masked_triangles()
    for i, level in enumerate(heights.tolist()):
        xs, ys = [], []
        for t in triangles.tolist():
            ends = []
            for a, b in zip(t, t[1:] + t[:1]):
                if (z[a] < level) != (z[b] < level):
                    part = (level - z[a]) / (z[b] - z[a])
                    ends.append((tri.x[a] + part * (tri.x[b] - tri.x[a]), tri.y[a] + part * (tri.y[b] - tri.y[a])))
            if len(ends) == 2:
                xs += [ends[0][0], ends[1][0], np.nan]
                ys += [ends[0][1], ends[1][1], np.nan]
        color = names[i % len(names)] if names is not None else tuple(mappable.to_rgba(level))
        wide = linewidths[i % len(linewidths)] if np.ndim(linewidths) else linewidths
        dashed = names is not None and len(set(map(str, names))) == 1 and level < 0
        self.lines.append(Segments(xs, ys, color, self._width(wide), linestyles if isinstance(linestyles, str) else "--" if dashed else "-", alpha))
    _room(self, tri)
    mappable.levels = heights
    return mappable


def _room(self, tri):
    """The points ask for their whole room."""
    self.lines.append(Segments([tri.x.min(), tri.x.max()], [tri.y.min(), tri.y.max()], "k", 0, "-", 0.0))
    self.__dict__.setdefault("margin", {}).update(x=0.0, y=0.0)


def tricontourf(self, *args, levels=None, colors=None, cmap=None, norm=None, vmin=None, vmax=None, alpha=None, extend="neither", **kwargs):
    """Bands between heights over triangles."""
    tri, z, heights, kwargs = _prepared(args, kwargs, levels)
    mappable = _mappable(self, heights, cmap, norm, vmin, vmax)
    middles = (heights[1:] + heights[:-1]) / 2
    names = [colors] if isinstance(colors, str) else colors
    shapes, faces = [], []
    for t in tri.get_masked_triangles().tolist():
        corners = [(tri.x[k], tri.y[k], z[k]) for k in t]
        low, high = min(c[2] for c in corners), max(c[2] for c in corners)
        for i, middle in enumerate(middles.tolist()):
            bottom = -np.inf if i == 0 and extend in ("min", "both") else heights[i]
            top = np.inf if i == middles.size - 1 and extend in ("max", "both") else heights[i + 1]
            if high < bottom or low > top:
                continue
            piece = _cut(_cut(corners, bottom, 1), top, -1)
            if len(piece) > 2:
                shapes.append(np.array([p[:2] for p in piece]))
                faces.append(names[i % len(names)] if names is not None else tuple(mappable.to_rgba(middle).tolist() if hasattr(
                    mappable.to_rgba(middle), "tolist") else mappable.to_rgba(middle)))
    # Edges of the same colour close the seams between neighbours.
    self.add_collection(PolyCollection(shapes, facecolors=faces or None, edgecolors=faces if alpha is None and faces else None, linewidths=0.3, alpha=alpha))
    _room(self, tri)
    mappable.levels, mappable.filled, mappable.alpha = heights, True, alpha
    return mappable


def _cut(corners, level, sign):
    """The part of a polygon whose heights lie above a level, or below it for sign -1."""
    kept = []
    for p, q in zip(corners, corners[1:] + corners[:1]) if corners else ():
        above, next_above = sign * (p[2] - level) >= 0, sign * (q[2] - level) >= 0
        if above:
            kept.append(p)
        if above != next_above:
            t = (level - p[2]) / (q[2] - p[2])
            kept.append((p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1]), level))
    return kept
