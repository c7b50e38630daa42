"""Sparse matrices: the places of their elements and what stands there, as coordinates or row by row or column by column."""

import numpy as np


class _Sparse:
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
        return _KINDS["coo", self._is_array]((data, (row, col)), shape).asformat(self.format)

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
        return _KINDS["coo", False](made[None] if axis % 2 == 0 else made[:, None])

    def argmax(self, axis=None, out=None, *, explicit=False):
        return self.toarray().argmax(axis)

    def trace(self, offset=0):
        return self.diagonal(offset).sum()

    # --- arithmetic ---

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
        made = _KINDS[self.format, False](np.eye(self.shape[0], dtype=self.dtype))
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
        return _KINDS["csr", self._is_array](made) if is_sparse(other) or np.isscalar(other) else made

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

    # --- parts ---

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


class Coordinates(_Sparse):
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
        return _KINDS[format, self._is_array]((data, minor, ends), self.shape)

    def sum_duplicates(self):
        c = self.tocsc().tocoo()
        self.data, self.row, self.col = c.data, c.row, c.col


class _Compressed(_Sparse):
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
        return _KINDS["coo", self._is_array]((self.data, places), self.shape)

    def tocsr(self, copy=False):
        return self if self.format == "csr" else self.tocoo().tocsr()

    def tocsc(self, copy=False):
        return self if self.format == "csc" else self.tocoo().tocsc()

    def transpose(self, axes=None, copy=False):
        other = {"csr": "csc", "csc": "csr"}[self.format]
        return _KINDS[other, self._is_array]((self.data, self.indices, self.indptr), self.shape[::-1])

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


_KINDS = {}
for _base in (Coordinates, Rows, Columns):
    for _array in (False, True):
        _name = f"{_base.format}_{'array' if _array else 'matrix'}"
        _KINDS[_base.format, _array] = globals()[_name] = type(_name, (_base,), {"_is_array": _array, "__doc__": _base.__doc__})


def is_sparse(value):
    return isinstance(value, _Sparse)


def _same_shape(a, b):
    if a.shape != b.shape:
        raise ValueError(f"inconsistent shapes: {a.shape} and {b.shape}")


def _numbers(key, n):
    """An index as numbers."""
    return np.arange(n)[key].tolist()


def _check_places(places, n, name):
    if places.size and (places.min() < 0 or places.max() >= n):
        raise ValueError(f"{name} index exceeds matrix dimensions")
