"""Rows, columns, elements and submatrices of sparse matrices."""

import numpy as np

from ._kinds import is_sparse


class Parts:
    """What indexing gives."""

    def getrow(self, i):
        return self[i : i + 1 or None] if not self._is_array else self[[i]]

    def getcol(self, j):
        return self[:, j : j + 1 or None]

    def __iter__(self):
        return (self[i] for i in range(self.shape[0]))

    def __getitem__(self, key):
        if self.format == "coo":
            raise TypeError("'coo_matrix' object is not subscriptable")
        if is_sparse(key) or isinstance(key, np.ndarray) and key.ndim == 2:
            return np.asmatrix(self.toarray()[key.toarray() if is_sparse(key) else key])
        rows, cols = key if isinstance(key, tuple) else (key, slice(None))
        single = [isinstance(k, (int, np.integer)) and not isinstance(k, bool) for k in (rows, cols)]
        if all(single):
            return self._element(int(rows), int(cols))
        lists = [isinstance(k, (list, np.ndarray)) for k in (rows, cols)]
        if all(lists) and np.ndim(rows) == np.ndim(cols) == 1:
            made = np.array([self._element(int(i), int(j)) for i, j in zip(*map(_numbers, (rows, cols), self.shape))], self.dtype)
            return made if self._is_array else np.asmatrix(made)
        picked = [np.atleast_1d(np.arange(n)[np.ravel(k) if is_list else k]) for k, n, is_list in zip((rows, cols), self.shape, lists)]
        made = self._taken(*picked)
        if self._is_array and any(single):
            return made.toarray().ravel()
        return made

    def _element(self, i, j):
        c = self.tocoo()
        i, j = (np.arange(n)[k] for k, n in zip((i, j), self.shape))
        return c.data[(c.row == i) & (c.col == j)].sum(dtype=self.dtype)

    def _taken(self, rows, cols):
        """The submatrix of such rows and columns, which may be repeated."""
        by_row = self.tocsr()
        counts = np.diff(by_row.indptr)[rows]
        start = np.repeat(by_row.indptr[rows] - (np.cumsum(counts) - counts), counts)
        place = start + np.arange(start.size)
        row, col, data = np.repeat(np.arange(rows.size), counts), by_row.indices[place], by_row.data[place]
        # The same once more for the columns, of which each may be asked for several times.
        order = np.argsort(cols, kind="stable")
        low = np.searchsorted(cols[order], col, "left")
        many = np.searchsorted(cols[order], col, "right") - low
        within = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
        to = order[np.repeat(low, many) + within]
        return self._of(np.repeat(data, many), np.repeat(row, many), to, (rows.size, cols.size))

    def reshape(self, *shape, order="C"):
        rows, cols = shape[0] if len(shape) == 1 else shape
        c = self.tocoo()
        flat = c.row * self.shape[1] + c.col
        total = self.shape[0] * self.shape[1]
        rows, cols = (total // cols if rows < 0 else rows), (total // rows if cols < 0 else cols)
        return self._of(c.data, flat // cols, flat % cols, (rows, cols))


def _numbers(key, n):
    """An index as numbers."""
    return np.arange(n)[key].tolist()
