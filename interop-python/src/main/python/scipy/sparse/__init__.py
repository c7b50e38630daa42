"""Sparse matrices as coordinates (coo), row by row (csr) and column by column (csc); their files; how they are put together."""

import numpy as np

from ._kinds import KINDS, is_sparse
from ._matrix import Coordinates
from ._matrix import coo_array, coo_matrix, csc_array, csc_matrix, csr_array, csr_matrix

__all__ = [
    "block_diag", "bmat", "coo_array", "coo_matrix", "csc_array", "csc_matrix", "csr_array", "csr_matrix", "diags", "eye",
    "eye_array", "find", "hstack", "identity", "issparse", "isspmatrix", "isspmatrix_csc", "isspmatrix_csr", "kron",
    "load_npz", "save_npz", "tril", "triu", "vstack",
]  # fmt: skip


def issparse(x):
    """Whether it is a sparse matrix or array."""
    return is_sparse(x)


def isspmatrix(x):
    """Whether it is a sparse matrix, not an array."""
    return is_sparse(x) and not x._is_array


def isspmatrix_csr(x):
    return isspmatrix(x) and x.format == "csr"


def isspmatrix_csc(x):
    return isspmatrix(x) and x.format == "csc"


def eye(m, n=None, k=0, dtype=float, format=None):
    """Ones on a diagonal."""
    n = m if n is None else n
    return diags([np.ones(max(min(m + min(k, 0), n - max(k, 0)), 0))], [k], (m, n), format or "csr", dtype)


def identity(n, dtype="d", format=None):
    """Ones on the main diagonal."""
    return eye(n, dtype=dtype, format=format)


def eye_array(m, n=None, *, k=0, dtype=float, format=None):
    """Ones on a diagonal, as an array."""
    return KINDS[format or "csr", True](eye(m, n, k, dtype))


def diags(diagonals, offsets=0, shape=None, format=None, dtype=None):
    """A matrix with such diagonals; a single number fills one."""
    if np.isscalar(offsets):
        diagonals, offsets = ([diagonals] if np.isscalar(diagonals[0]) else diagonals), [offsets]
    lines = [np.atleast_1d(np.asarray(d)) for d in diagonals]
    if shape is None:
        side = lines[0].size + abs(int(offsets[0]))
        shape = (side, side)
    data, row, col = [], [], []
    for line, k in zip(lines, offsets):
        n = min(shape[0] + min(k, 0), shape[1] - max(k, 0))
        if line.size not in (1, n) and line.size < n or n < 0:
            raise ValueError(f"Diagonal length (index {len(data)}: {line.size} at offset {k}) does not agree with array size {shape}.")
        i = np.arange(n)
        data.append(np.broadcast_to(line[:n] if line.size > 1 else line, (n,)))
        row.append(i - min(k, 0))
        col.append(i + max(k, 0))
    data = np.concatenate(data)
    data = data.astype(dtype or (data.dtype if data.dtype.kind in "fc" else float))
    return coo_matrix((data, (np.concatenate(row), np.concatenate(col))), shape).asformat(format or "csr")


def bmat(blocks, format=None, dtype=None):
    """A matrix of matrices; None is one of zeros."""
    grid = [[b if b is None or is_sparse(b) else coo_matrix(b) for b in line] for line in blocks]
    heights = [next(b.shape[0] for b in line if b is not None) for line in grid]
    widths = [next(line[j].shape[1] for line in grid if line[j] is not None) for j in range(len(grid[0]))]
    parts = []
    for i, line in enumerate(grid):
        for j, b in enumerate(line):
            if b is not None:
                if b.shape != (heights[i], widths[j]):
                    raise ValueError(f"block ({i},{j}) has the shape {b.shape}, expected {(heights[i], widths[j])}")
                c = b.tocoo()
                parts.append((c.data, c.row + sum(heights[:i]), c.col + sum(widths[:j])))
    data, row, col = (np.concatenate(p) for p in zip(*parts))
    array = any(b is not None and b._is_array for line in grid for b in line)
    made = KINDS["coo", array]((data, (row, col)), (sum(heights), sum(widths)))
    made = made if dtype is None else made.astype(dtype)
    formats = {b.format for line in grid for b in line if b is not None}
    return made.asformat(format or (formats.pop() if len(formats) == 1 else "coo"))


def hstack(blocks, format=None, dtype=None):
    """Side by side."""
    return bmat([list(blocks)], format, dtype)


def vstack(blocks, format=None, dtype=None):
    """One below the other."""
    return bmat([[b] for b in blocks], format, dtype)


def block_diag(mats, format=None, dtype=None):
    """Along the diagonal."""
    mats = list(mats)
    return bmat([[m if i == j else None for j in range(len(mats))] for i, m in enumerate(mats)], format or "coo", dtype)


def kron(A, B, format=None):
    """Every element of ``A`` times the whole of ``B``."""
    a, b = coo_matrix(A), coo_matrix(B)
    place = lambda p, q, n: (p[:, None] * n + q).ravel()  # noqa: E731
    data = (a.data[:, None] * b.data).ravel()
    shape = tuple(m * n for m, n in zip(a.shape, b.shape))
    made = coo_matrix((data, (place(a.row, b.row, b.shape[0]), place(a.col, b.col, b.shape[1]))), shape)
    return made.asformat(format or "coo")


def _triangle(A, keep, format):
    c = coo_matrix(A) if not is_sparse(A) else A.tocoo()
    kept = keep(c.col - c.row)
    return type(c)((c.data[kept], (c.row[kept], c.col[kept])), c.shape).asformat(format or "coo")


def tril(A, k=0, format=None):
    """What lies on and below a diagonal."""
    return _triangle(A, lambda d: d <= k, format)


def triu(A, k=0, format=None):
    """What lies on and above a diagonal."""
    return _triangle(A, lambda d: d >= k, format)


def find(A):
    """Rows, columns and values of the elements that are not zero."""
    c = Coordinates(A).tocsr().tocoo()
    kept = c.data != 0
    return c.row[kept], c.col[kept], c.data[kept]


def save_npz(file, matrix, compressed=True):
    """Writes a matrix as SciPy does."""
    parts = {"row": matrix.row, "col": matrix.col} if matrix.format == "coo" else {"indices": matrix.indices, "indptr": matrix.indptr}
    if matrix._is_array:
        parts["_is_array"] = True
    write = np.savez_compressed if compressed else np.savez
    write(file, **parts, format=matrix.format.encode("ascii"), shape=matrix.shape, data=matrix.data)


def load_npz(file):
    """Reads what ``save_npz`` wrote, here or in SciPy."""
    with np.load(file, allow_pickle=False) as parts:
        if "format" not in parts:
            raise ValueError(f"The file {file} does not contain a sparse array or matrix.")
        format = parts["format"].item()
        format = format.decode("ascii") if isinstance(format, bytes) else format
        if format not in ("coo", "csc", "csr"):
            raise NotImplementedError(f"{file} holds a sparse matrix of the format {format}; csr, csc and coo can be read")
        places = (parts["row"], parts["col"]) if format == "coo" else (parts["indices"], parts["indptr"])
        array = bool(parts["_is_array"]) if "_is_array" in parts else False
        given = (parts["data"], places) if format == "coo" else (parts["data"], *places)
        return KINDS[format, array](given, tuple(parts["shape"].tolist()))


def __getattr__(name):
    if name == "linalg":
        return __import__("scipy.sparse.linalg", fromlist=["*"])
    raise AttributeError(f"module 'scipy.sparse' has no attribute '{name}'; here are {', '.join(__all__)}")
