"""Sparse matrices: the places of their elements and what stands there, as coordinates or row by row or column by column."""

import numpy as np

from ._base import Sparse
from ._kinds import KINDS, is_sparse


class Coordinates(Sparse):
    """Elements with their rows and columns: ``(data, (row, col))``."""

    format = "coo"

    def __init__(self, arg1, shape=None, dtype=None, copy=False):
        if is_sparse(arg1):
            c = arg1.tocoo()
            self.data, self.row, self.col, self.shape = c.data, c.row, c.col, c.shape
        elif isinstance(arg1, tuple) and len(arg1) == 2 and all(hasattr(n, "__index__") for n in arg1):
            self.data, self.shape = np.zeros(0, dtype or float), tuple(map(int, arg1))
            self.row = self.col = np.zeros(0, "i4")
        elif isinstance(arg1, tuple):
            data, (row, col) = arg1
            self.data, self.row, self.col = np.array(data), np.array(row).astype("i4"), np.array(col).astype("i4")
            self.shape = shape and tuple(map(int, shape)) or (int(self.row.max()) + 1, int(self.col.max()) + 1)
            _check_places(self.row, self.shape[0], "row")
            _check_places(self.col, self.shape[1], "column")
        else:
            dense = np.atleast_2d(np.asarray(arg1))
            if dense.ndim != 2:
                raise TypeError("expected dimension <= 2 array or matrix")
            row, col = dense.nonzero()
            self.data, self.row, self.col = np.asarray(dense)[row, col], row.astype("i4"), col.astype("i4")
            self.shape = dense.shape
        if dtype is not None:
            self.data = self.data.astype(dtype)

    coords = property(lambda self: (self.row, self.col))

    def _with(self, data):
        return type(self)((data, (self.row, self.col)), self.shape)

    def transpose(self, axes=None, copy=False):
        return type(self)((self.data, (self.col, self.row)), self.shape[::-1])

    def tocoo(self, copy=False):
        return self

    def tocsr(self, copy=False):
        return self._compressed("csr", self.row, self.col, 0)

    def tocsc(self, copy=False):
        return self._compressed("csc", self.col, self.row, 1)

    def _compressed(self, format, major, minor, axis):
        order = np.lexsort((minor, major))
        major, minor, data = major[order], minor[order], self.data[order]
        if data.size:
            first = np.ones(data.size, bool)
            first[1:] = (major[1:] != major[:-1]) | (minor[1:] != minor[:-1])
            if not first.all():
                data = np.add.reduceat(data, np.flatnonzero(first)).astype(data.dtype)
                major, minor = major[first], minor[first]
        ends = np.zeros(self.shape[axis] + 1, "i4")
        ends[1:] = np.cumsum(np.bincount(major, minlength=self.shape[axis]))
        return KINDS[format, self._is_array]((data, minor, ends), self.shape)

    def sum_duplicates(self):
        c = self.tocsc().tocoo()
        self.data, self.row, self.col = c.data, c.row, c.col


class _Compressed(Sparse):
    """Elements line by line: ``(data, indices, indptr)``, the elements of line i between ``indptr[i]`` and ``indptr[i + 1]``."""

    def __init__(self, arg1, shape=None, dtype=None, copy=False):
        if isinstance(arg1, tuple) and len(arg1) == 3:
            data, indices, ends = arg1
            self.data, self.indices, self.indptr = np.array(data), np.array(indices).astype("i4"), np.array(ends).astype("i4")
            lines = self.indptr.size - 1
            if shape is None:
                across = int(self.indices.max()) + 1 if self.indices.size else 0
                shape = (lines, across) if self._axis == 0 else (across, lines)
            self.shape = tuple(map(int, shape))
            if lines != self.shape[self._axis]:
                raise ValueError(f"index pointer size {lines + 1} should be {self.shape[self._axis] + 1}")
            if self.indices.size != self.data.size:
                raise ValueError("indices and data should have the same size")
            _check_places(self.indices, self.shape[1 - self._axis], "column" if self._axis == 0 else "row")
        else:
            made = Coordinates(arg1, shape, dtype)
            made = made.tocsr() if self._axis == 0 else made.tocsc()
            self.data, self.indices, self.indptr, self.shape = made.data, made.indices, made.indptr, made.shape
        if dtype is not None:
            self.data = self.data.astype(dtype)

    has_sorted_indices = has_canonical_format = True

    def _with(self, data):
        return type(self)((data, self.indices, self.indptr), self.shape)

    def tocoo(self, copy=False):
        lines = np.repeat(np.arange(self.indptr.size - 1, dtype="i4"), np.diff(self.indptr))
        places = (lines, self.indices) if self._axis == 0 else (self.indices, lines)
        return KINDS["coo", self._is_array]((self.data, places), self.shape)

    def tocsr(self, copy=False):
        return self if self.format == "csr" else self.tocoo().tocsr()

    def tocsc(self, copy=False):
        return self if self.format == "csc" else self.tocoo().tocsc()

    def transpose(self, axes=None, copy=False):
        other = {"csr": "csc", "csc": "csr"}[self.format]
        return KINDS[other, self._is_array]((self.data, self.indices, self.indptr), self.shape[::-1])

    def _become(self, made):
        self.data, self.indices, self.indptr = made.data, made.indices, made.indptr

    def sort_indices(self):
        self._become(self.tocoo().asformat(self.format))

    sum_duplicates = sort_indices

    def eliminate_zeros(self):
        c = self.tocoo()
        kept = c.data != 0
        self._become(self._of(c.data[kept], c.row[kept], c.col[kept], self.shape))

    def __setitem__(self, key, value):
        dense = self.toarray()
        dense[key] = value.toarray() if is_sparse(value) else value
        self._become(type(self)(dense))

    def setdiag(self, values, k=0):
        n = self.diagonal(k).size
        i = np.arange(n)
        self[i - min(k, 0), i + max(k, 0)] = values


class Rows(_Compressed):
    """Row by row."""

    format, _axis = "csr", 0


class Columns(_Compressed):
    """Column by column."""

    format, _axis = "csc", 1


for _base in (Coordinates, Rows, Columns):
    for _array in (False, True):
        _name = f"{_base.format}_{'array' if _array else 'matrix'}"
        KINDS[_base.format, _array] = globals()[_name] = type(_name, (_base,), {"_is_array": _array, "__doc__": _base.__doc__})


def _check_places(places, n, name):
    if places.size and (places.min() < 0 or places.max() >= n):
        raise ValueError(f"{name} index exceeds matrix dimensions")
