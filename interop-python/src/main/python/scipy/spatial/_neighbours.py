"""Which points are next to a place."""

import numpy as np

from .distance import cdist

#: How many distances are held at a time.
_MOST = 1 << 22


class KDTree:
    """Points, asked which of them are nearest, or within a distance: all distances are computed, in blocks.

    ``p`` is the norm of distances: 2 Euclid's, 1 the sum and infinity the greatest of the differences.
    """

    def __init__(self, data, leafsize=10, compact_nodes=True, copy_data=False, balanced_tree=True, boxsize=None):
        self.data = np.array(data, dtype=float, order="C")
        if self.data.ndim != 2:
            raise ValueError("data must be 2 dimensions")
        if not np.isfinite(self.data).all():
            raise ValueError("data must be finite, check for nan or inf values")
        self.n, self.m = self.data.shape
        self.leafsize, self.size = leafsize, max(1, self.n)
        self.boxsize = None if boxsize is None else np.broadcast_to(np.asarray(boxsize, float), self.m)
        self.maxes = self.data.max(axis=0) if self.n else np.zeros(self.m)
        self.mins = self.data.min(axis=0) if self.n else np.zeros(self.m)

    def _places(self, x):
        x = np.asarray(x, dtype=float)
        if x.shape[-1:] != (self.m,):
            raise ValueError(f"x must consist of vectors of length {self.m} but has shape {x.shape}")
        if not np.isfinite(x).all():
            raise ValueError("'x' must be finite, check for nan or inf values")
        return x.reshape(-1, self.m), x.shape[:-1]

    def _blocks(self, places, p):
        """Rows of distances to all points, a block of places at a time."""
        step = max(1, _MOST // max(self.n * (1 if self.boxsize is None else self.m), 1))
        for start in range(0, len(places), step):
            yield start, self._distances(places[start:start + step], p)

    def _distances(self, places, p):
        if self.boxsize is None:
            if p == 2:
                return cdist(places, self.data)
            return cdist(places, self.data, "chebyshev") if p == np.inf else cdist(places, self.data, "minkowski", p=p)
        apart = np.abs(places[:, None, :] - self.data[None, :, :])
        apart = np.where(self.boxsize > 0, np.abs(apart - self.boxsize * np.round(apart / np.where(self.boxsize > 0, self.boxsize, 1))), apart)
        return apart.max(axis=-1) if p == np.inf else (apart**p).sum(axis=-1) ** (1 / p)

    def query(self, x, k=1, eps=0, p=2, distance_upper_bound=np.inf, workers=1):
        """Distances and numbers of the k nearest points, nearest first; infinity and n where there are fewer.

        ``k`` may also be a list: 1 is the nearest, 2 the second. x has shape (..., m); both answers have shape (...) for ``k=1``,
        and (..., k) else.
        """
        places, shape = self._places(x)
        if not isinstance(k, (int, np.integer)):
            ranks = [int(one) for one in k]
        else:
            ranks = range(1, int(k) + 1)
        if len(ranks) == 0 or min(ranks) < 1:
            raise ValueError("k must be an integer or a sequence of integers, each at least 1")
        far = np.full((len(places), max(ranks)), np.inf)
        which = np.full(far.shape, self.n, dtype=np.int64)
        found = min(max(ranks), self.n)
        if found:
            for start, rows in self._blocks(places, p):
                if found == 1:
                    order = rows.argmin(axis=1)[:, None]
                else:
                    order = np.argsort(rows, axis=1, kind="stable")[:, :found]
                near = np.take_along_axis(rows, order, 1)
                kept = near < distance_upper_bound if np.isfinite(distance_upper_bound) else np.ones(near.shape, bool)
                far[start:start + len(rows), :found] = np.where(kept, near, np.inf)
                which[start:start + len(rows), :found] = np.where(kept, order, self.n)
        columns = [rank - 1 for rank in ranks]
        far, which = far[:, columns], which[:, columns]
        if isinstance(k, (int, np.integer)) and k == 1:
            return (far.reshape(shape), which.reshape(shape)) if shape else (float(far[0, 0]), int(which[0, 0]))
        return far.reshape(*shape, len(columns)), which.reshape(*shape, len(columns))

    def query_ball_point(self, x, r, p=2.0, eps=0, workers=1, return_sorted=None, return_length=False):
        """The numbers of all points within ``r``: a list for one place, an array of lists for several."""
        places, shape = self._places(x)
        radii = np.broadcast_to(np.asarray(r, float), shape).reshape(-1)
        made = []
        for start, rows in self._blocks(places, p):
            inside = rows <= radii[start:start + len(rows), None]
            made += [int(line.sum()) for line in inside] if return_length else [np.flatnonzero(line).tolist() for line in inside]
        if shape == ():
            return made[0]
        if return_length:
            return np.array(made, dtype=np.int64).reshape(shape)
        answer = np.empty(len(made), dtype=object)
        for i, one in enumerate(made):
            answer[i] = one
        return answer.reshape(shape)

    def query_ball_tree(self, other, r, p=2.0, eps=0):
        """For each of these points those of another tree within ``r``."""
        return list(other.query_ball_point(self.data, r, p))

    def query_pairs(self, r, p=2.0, eps=0, output_type="set"):
        """All pairs of points within ``r``, i below j: a set, or rows of an array with ``output_type='ndarray'``."""
        pairs = [np.zeros((0, 2), dtype=np.int64)]
        for start, rows in self._blocks(self.data, p):
            i, j = np.nonzero(rows <= r)
            i = i + start
            pairs.append(np.stack([i[i < j], j[i < j]], axis=1))
        made = np.concatenate(pairs)
        return made if output_type == "ndarray" else {(i, j) for i, j in made.tolist()}

    def count_neighbors(self, other, r, p=2.0, weights=None, cumulative=True):
        """How many pairs of these points and another tree's are within ``r``, which may be several distances."""
        if weights is not None:
            raise NotImplementedError("count_neighbors counts pairs here; weights are not supported")
        radii = np.atleast_1d(np.asarray(r, float))
        counts = np.zeros(len(radii), dtype=np.int64)
        for _, rows in other._blocks(self.data, p):
            counts += np.array([int((rows <= one).sum()) for one in radii])
        counts = counts if cumulative else np.diff(counts, prepend=0)
        return counts if np.ndim(r) else int(counts[0])

    def sparse_distance_matrix(self, other, max_distance, p=2.0, output_type="coo_matrix"):
        """The distances of all pairs within a limit: a sparse matrix (n, other.n), or by pairs with ``output_type='dict'``."""
        if output_type not in ("coo_matrix", "dict"):
            raise ValueError(f"output_type {output_type!r} is not here; 'coo_matrix' and 'dict' are")
        rows, columns, far = [], [], []
        for start, lines in other._blocks(self.data, p):
            i, j = np.nonzero(lines <= max_distance)
            rows += (i + start).tolist()
            columns += j.tolist()
            far += lines[i, j].tolist()
        if output_type == "dict":
            return dict(zip(zip(rows, columns), far))
        from ..sparse import coo_matrix

        return coo_matrix((far, (rows, columns)), shape=(self.n, other.n))


class cKDTree(KDTree):
    """``KDTree`` by its former name."""
