"""What sparse matrices of all formats can do: shapes, copies, sums, extrema."""

import numpy as np

from ._arithmetic import Arithmetic
from ._kinds import KINDS
from ._parts import Parts


class Sparse(Arithmetic, Parts):
    """What all formats share. Whatever is not simpler otherwise is computed with coordinates."""

    __array_priority__ = 10.1
    ndim = 2
    _is_array = False

    dtype = property(lambda self: self.data.dtype)
    T = property(lambda self: self.transpose())
    A = property(lambda self: self.toarray())
    nnz = property(lambda self: self.getnnz())
    size = nnz

    def __len__(self):
        raise TypeError("sparse array length is ambiguous; use getnnz() or shape[0]")

    def __repr__(self):
        kind = "array" if self._is_array else "matrix"
        names = {"csr": "Compressed Sparse Row", "csc": "Compressed Sparse Column", "coo": "COOrdinate"}
        return (f"<{names[self.format]} sparse {kind} of dtype '{self.dtype}'\n\twith {self.nnz} stored elements and shape"
                f" {self.shape}>")  # fmt: skip

    def __str__(self):
        c = self.tocoo()
        lines = [f"  ({i}, {j})\t{v}" for i, j, v in zip(c.row.tolist(), c.col.tolist(), c.data.tolist())]
        return "\n".join([repr(self) + ("\n  Coords\tValues" if lines else ""), *lines])

    def __bool__(self):
        if self.shape == (1, 1):
            return self.nnz != 0
        raise ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all().")

    def _of(self, data, row, col, shape):
        """A matrix of this format and kind with such elements; those at the same place are added up."""
        return KINDS["coo", self._is_array]((data, (row, col)), shape).asformat(self.format)

    def asformat(self, format, copy=False):
        return self if format in (None, self.format) else getattr(self, "to" + format)()

    def getnnz(self, axis=None):
        c = self.tocoo()
        if axis is None:
            return int(c.data.size)
        return np.bincount(c.col if axis % 2 == 0 else c.row, minlength=self.shape[1 - axis % 2])

    def count_nonzero(self):
        return int(np.count_nonzero(self.data))

    def get_shape(self):
        return self.shape

    def toarray(self, order=None, out=None):
        c = self.tocoo()
        made = np.zeros(self.shape, self.dtype, order=order or "C")
        if self.dtype == bool:
            np.logical_or.at(made, (c.row, c.col), c.data)
        else:
            np.add.at(made, (c.row, c.col), c.data)
        return made

    def todense(self, order=None, out=None):
        return self.toarray(order) if self._is_array else np.asmatrix(self.toarray(order))

    def copy(self):
        return self._with(self.data.copy())

    def astype(self, dtype, casting="unsafe", copy=True):
        return self._with(self.data.astype(dtype))

    def conj(self, copy=True):
        return self._with(self.data.conj())

    conjugate = conj

    def nonzero(self):
        c = self.tocsr().tocoo()
        found = c.data != 0
        return c.row[found], c.col[found]

    def diagonal(self, k=0):
        c = self.tocoo()
        on = c.col - c.row == k
        made = np.zeros(max(min(self.shape[0] + min(k, 0), self.shape[1] - max(k, 0)), 0), self.dtype)
        np.add.at(made, c.row[on] + min(k, 0), c.data[on])
        return made

    def sum(self, axis=None, dtype=None, out=None):
        c = self.tocoo()
        kind = np.zeros(1, self.dtype).sum(dtype=dtype).dtype
        if axis is None:
            return c.data.sum(dtype=dtype)
        made = np.zeros(self.shape[1 - axis % 2], kind)
        np.add.at(made, c.col if axis % 2 == 0 else c.row, c.data)
        if self._is_array:
            return made
        return np.asmatrix(made if axis % 2 == 0 else made[:, None])

    def mean(self, axis=None, dtype=None, out=None):
        count = self.shape[0] * self.shape[1] if axis is None else self.shape[axis % 2]
        return (self.astype(float if self.dtype.kind in "biu" else self.dtype) * (1.0 / count)).sum(axis, dtype)

    def max(self, axis=None, out=None, *, explicit=False):
        return self._extreme("max", axis)

    def min(self, axis=None, out=None, *, explicit=False):
        return self._extreme("min", axis)

    def _extreme(self, name, axis):
        made = getattr(self.toarray(), name)(axis)
        if axis is None or self._is_array:
            return made
        return KINDS["coo", False](made[None] if axis % 2 == 0 else made[:, None])

    def argmax(self, axis=None, out=None, *, explicit=False):
        return self.toarray().argmax(axis)

    def trace(self, offset=0):
        return self.diagonal(offset).sum()
