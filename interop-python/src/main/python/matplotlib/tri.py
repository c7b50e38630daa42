"""Triangles between scattered points: ``Triangulation``, by Delaunay's rule unless triangles are given."""

import numpy as np

__all__ = ["LinearTriInterpolator", "Triangulation", "UniformTriRefiner"]


def delaunay(x, y):
    """Triangles (n, 3) of points, against the clock, such that no point lies within a circle about another triangle.

    Points are added one by one (Bowyer and Watson): the triangles whose circles hold the new point give way to triangles between it
    and their outline. Source: Watson, Computing the n-dimensional Delaunay tessellation, 1981.
    """
    n = len(x)
    if n < 3:
        raise ValueError("x and y arrays must have a length of at least 3")
    scale = max(float(np.ptp(x)), float(np.ptp(y))) or 1.0
    px = ((np.asarray(x) - np.mean(x)) / scale).tolist() + [-50.0, 50.0, 0.0]
    py = ((np.asarray(y) - np.mean(y)) / scale).tolist() + [-50.0, -50.0, 80.0]
    circles = {}

    def add(a, b, c):
        ax, ay, bx, by, cx, cy = px[a], py[a], px[b], py[b], px[c], py[c]
        d = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
        if abs(d) < 1e-14:
            circles[a, b, c] = (0.0, 0.0, float("inf"))
            return
        qa, qb, qc = ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy
        mx, my = (qa * (by - cy) + qb * (cy - ay) + qc * (ay - by)) / d, (qa * (cx - bx) + qb * (ax - cx) + qc * (bx - ax)) / d
        circles[a, b, c] = mx, my, (ax - mx) ** 2 + (ay - my) ** 2

    add(n, n + 1, n + 2)
    for k in sorted(range(n), key=lambda k: (px[k], py[k])):
        x0, y0 = px[k], py[k]
        gone = [t for t, (mx, my, r) in circles.items() if (x0 - mx) ** 2 + (y0 - my) ** 2 < r * (1 + 1e-12)]
        edges = {}
        for a, b, c in gone:
            for edge in ((a, b), (b, c), (c, a)):
                back = edge[1], edge[0]
                if back in edges:
                    del edges[back]
                else:
                    edges[edge] = True
            del circles[a, b, c]
        for a, b in edges:
            add(a, b, k)
    made = [t for t, (_, _, r) in circles.items() if max(t) < n and r != float("inf")]
    return np.array(made, dtype=np.int32).reshape(-1, 3)


class Triangulation:
    """Points with triangles between them; ``mask`` leaves some out."""

    def __init__(self, x, y, triangles=None, mask=None):
        self.x, self.y = np.asarray(x, dtype=float).ravel(), np.asarray(y, dtype=float).ravel()
        if self.x.shape != self.y.shape:
            raise ValueError("x and y must be equal-length 1D arrays, but found shapes " f"{self.x.shape!r} and {self.y.shape!r}")
        self.is_delaunay = triangles is None
        self.triangles = delaunay(self.x, self.y) if triangles is None else np.array(triangles, dtype=np.int32)
        if self.triangles.ndim != 2 or self.triangles.shape[1] != 3:
            raise ValueError(f"triangles must be a (N, 3) int array, but found shape {self.triangles.shape!r}")
        if self.triangles.size and (self.triangles.max() >= self.x.size or self.triangles.min() < 0):
            raise ValueError("triangles are indices into the points and must be in the range 0 <= i < "
                             f"{self.x.size} but found the values {self.triangles.min()} and {self.triangles.max()}")
        self.set_mask(mask)

    def set_mask(self, mask):
        """Which triangles are left out."""
        self.mask = None if mask is None else np.asarray(mask, dtype=bool)

    def get_masked_triangles(self):
        """The triangles that are not left out."""
        return self.triangles if self.mask is None else self.triangles[~self.mask]

    @property
    def edges(self):
        """The sides (n, 2), the greater point first."""
        found = {tuple(sorted((int(a), int(b)), reverse=True)) for t in self.get_masked_triangles().tolist() for a, b in zip(t, t[1:] + t[:1])}
        return np.array(sorted(found), dtype=np.int32)

    @property
    def neighbors(self):
        """For each side of each triangle the triangle beyond it, or -1."""
        owner = {}
        for i, t in enumerate(self.triangles.tolist()):
            for a, b in zip(t, t[1:] + t[:1]):
                owner[a, b] = i
        return np.array([[owner.get((b, a), -1) for a, b in zip(t, t[1:] + t[:1])] for t in self.triangles.tolist()], dtype=np.int32)

    def get_trifinder(self):
        """A function that gives the triangle which a place lies in, or -1."""
        return lambda x, y: _within(self, np.asarray(x, dtype=float), np.asarray(y, dtype=float))[0]

    @classmethod
    def get_from_args_and_kwargs(cls, *args, **kwargs):
        """The triangulation that arguments begin with, and what is left of these."""
        if isinstance(args[0], Triangulation):
            return args[0], args[1:], kwargs
        args = list(args)
        x, y = args.pop(0), args.pop(0)
        triangles = kwargs.pop("triangles", None)
        if triangles is None and args and np.ndim(args[0]) == 2:
            triangles = args.pop(0)
        return cls(x, y, triangles, kwargs.pop("mask", None)), args, kwargs


def _within(tri, x, y):
    """For each place its triangle, or -1, and its weights among the corners."""
    shape, x, y = x.shape, x.ravel(), y.ravel()
    found, weights = np.full(x.size, -1), np.zeros((x.size, 3))
    for i, (a, b, c) in enumerate(tri.triangles.tolist()):
        if tri.mask is not None and tri.mask[i]:
            continue
        ax, ay, bx, by, cx, cy = tri.x[a], tri.y[a], tri.x[b], tri.y[b], tri.x[c], tri.y[c]
        d = (by - cy) * (ax - cx) + (cx - bx) * (ay - cy)
        if d == 0:
            continue
        u = ((by - cy) * (x - cx) + (cx - bx) * (y - cy)) / d
        v = ((cy - ay) * (x - cx) + (ax - cx) * (y - cy)) / d
        here = (u >= -1e-9) & (v >= -1e-9) & (u + v <= 1 + 1e-9) & (found < 0)
        found[here] = i
        weights[here] = np.stack([u, v, 1 - u - v], axis=1)[here]
    return found.reshape(shape), weights


class LinearTriInterpolator:
    """Numbers at the points, linear within each triangle; masked outside of all."""

    def __init__(self, triangulation, z, trifinder=None):
        self._triangulation, self._z = triangulation, np.asarray(z, dtype=float)

    def __call__(self, x, y):
        x, y = np.broadcast_arrays(np.asarray(x, dtype=float), np.asarray(y, dtype=float))
        found, weights = _within(self._triangulation, x, y)
        corners = self._z[self._triangulation.triangles[np.maximum(found.ravel(), 0)]]
        return np.ma.array((corners * weights).sum(axis=1).reshape(x.shape), mask=found < 0)


class UniformTriRefiner:
    """Each triangle as four, several times."""

    def __init__(self, triangulation):
        self._triangulation = triangulation

    def refine_triangulation(self, return_tri_index=False, subdiv=3):
        """The finer triangles."""
        x, y, triangles = self._triangulation.x.tolist(), self._triangulation.y.tolist(), self._triangulation.get_masked_triangles().tolist()
        owner = list(range(len(triangles)))
        for _ in range(subdiv):
            middles, finer, owners = {}, [], []

            def middle(a, b):
                key = min(a, b), max(a, b)
                if key not in middles:
                    middles[key] = len(x)
                    x.append((x[a] + x[b]) / 2)
                    y.append((y[a] + y[b]) / 2)
                return middles[key]

            for (a, b, c), own in zip(triangles, owner):
                ab, bc, ca = middle(a, b), middle(b, c), middle(c, a)
                finer += [[a, ab, ca], [ab, b, bc], [ca, bc, c], [ab, bc, ca]]
                owners += [own] * 4
            triangles, owner = finer, owners
        made = Triangulation(x, y, triangles)
        return (made, np.array(owner)) if return_tri_index else made

    def refine_field(self, z, triinterpolator=None, subdiv=3):
        """The finer triangles, and numbers at their corners, linear within the former ones."""
        made = self.refine_triangulation(subdiv=subdiv)
        return made, (triinterpolator or LinearTriInterpolator(self._triangulation, z))(made.x, made.y)
