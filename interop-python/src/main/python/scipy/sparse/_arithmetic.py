"""Arithmetic with sparse matrices, which makes new ones where zeros stay zeros."""

import numpy as np

from ._kinds import KINDS, is_sparse


class Arithmetic:
    """The operators and products."""

    def __neg__(self):
        return self._with(-self.data)

    def __abs__(self):
        return self._with(abs(self.data))

    def __add__(self, other):
        if is_sparse(other):
            _same_shape(self, other)
            a, b = self.tocoo(), other.tocoo()
            parts = [np.concatenate(p) for p in ((a.data, b.data), (a.row, b.row), (a.col, b.col))]
            return self._of(*parts, self.shape).tocsr().asformat("csr" if self.format == "coo" else self.format)
        if np.isscalar(other):
            if other == 0:
                return self.copy()
            raise NotImplementedError("adding a nonzero scalar to a sparse array is not supported")
        return self.todense() + other

    __radd__ = __add__

    def __sub__(self, other):
        return self + -other if is_sparse(other) else self.todense() - other

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, other):
        return self.multiply(other) if self._is_array or np.isscalar(other) else self @ other

    def __rmul__(self, other):
        if np.isscalar(other):
            return self._with(other * self.data)
        return self.multiply(other) if self._is_array else other @ self

    def __truediv__(self, other):
        if np.isscalar(other):
            return self._with(self.data / other)
        return self.todense() / (other.todense() if is_sparse(other) else other)

    def __pow__(self, n):
        if self._is_array:
            return self.power(n)
        made = KINDS[self.format, False](np.eye(self.shape[0], dtype=self.dtype))
        for _ in range(n):
            made = made @ self
        return made

    def power(self, n, dtype=None):
        return self._with(self.data**n)

    def multiply(self, other):
        """Element by element."""
        if np.isscalar(other):
            return self._with(self.data * other)
        c = self.tocsr().tocoo()
        if is_sparse(other):
            _same_shape(self, other)
            other = other.tocsr()
            width = self.shape[1]
            o = other.tocoo()
            mine, theirs = c.row * width + c.col, o.row * width + o.col
            _, i, j = np.intersect1d(mine, theirs, assume_unique=True, return_indices=True)
            return self._of(c.data[i] * o.data[j], c.row[i], c.col[i], self.shape).tocsr()
        other = np.broadcast_to(np.asarray(other), self.shape)
        return self._of(c.data * other[c.row, c.col], c.row, c.col, self.shape).tocoo()

    def __eq__(self, other):
        return self._compared(np.equal, other)

    def __ne__(self, other):
        return self._compared(np.not_equal, other)

    def __lt__(self, other):
        return self._compared(np.less, other)

    def __gt__(self, other):
        return self._compared(np.greater, other)

    __hash__ = object.__hash__

    def _compared(self, function, other):
        made = function(self.toarray(), other.toarray() if is_sparse(other) else other)
        return KINDS["csr", self._is_array](made) if is_sparse(other) or np.isscalar(other) else made

    def dot(self, other):
        return self._with(self.data * other) if np.isscalar(other) else self @ other

    def __matmul__(self, other):
        if np.isscalar(other):
            raise ValueError("Scalar operands are not allowed, use '*' instead")
        if is_sparse(other):
            return self._times_sparse(other)
        matrix, other = isinstance(other, np.matrix), np.asarray(other)
        if other.shape[0] != self.shape[1]:
            raise ValueError(f"dimension mismatch: {self.shape} @ {other.shape}")
        c = self.tocoo()
        made = np.zeros((self.shape[0], *other.shape[1:]), np.result_type(self.dtype, other.dtype))
        np.add.at(made, c.row, (c.data if other.ndim == 1 else c.data[:, None]) * other[c.col])
        return np.asmatrix(made) if matrix else made

    def __rmatmul__(self, other):
        return (self.T @ np.asarray(other).T).T

    def _times_sparse(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"dimension mismatch: {self.shape} @ {other.shape}")
        a, b = self.tocoo(), other.tocsr()
        # Every element meets the whole row of the other matrix that its column names.
        counts = np.diff(b.indptr)[a.col]
        mine = np.repeat(np.arange(a.data.size), counts)
        within = np.arange(mine.size) - np.repeat(np.cumsum(counts) - counts, counts)
        theirs = np.repeat(b.indptr[a.col], counts) + within
        made = self._of(a.data[mine] * b.data[theirs], a.row[mine], b.indices[theirs], (self.shape[0], other.shape[1]))
        return made.tocsr() if self.format == "coo" else made


def _same_shape(a, b):
    if a.shape != b.shape:
        raise ValueError(f"inconsistent shapes: {a.shape} and {b.shape}")
