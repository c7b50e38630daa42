"""Matrices in the Matrix Market's text format: ``mmread``, ``mmwrite``, ``mminfo``."""

import os

import numpy as np

_FIELDS = {"real": float, "double": float, "integer": np.int64, "unsigned-integer": np.uint64, "complex": complex, "pattern": float}


def mminfo(source):
    """Rows, columns, entries, 'array' or 'coordinate', the field ('real', ...) and the symmetry of a file."""
    with _opened(source, "rt") as stream:
        return _header(stream)


def mmread(source, *, spmatrix=True):
    """The matrix of a file: an array, or one of coordinates (``scipy.sparse.coo_matrix``)."""
    from scipy.sparse import coo_array, coo_matrix

    with _opened(source, "rt") as stream:
        rows, columns, _, layout, field, symmetry = _header(stream)
        words = [w for line in stream if line.strip() and not line.startswith("%") for w in line.split()]
    kind, width = _FIELDS[field], {"complex": 2, "pattern": 0}.get(field, 1)
    if layout == "array":
        return _dense(_numbers(words, kind, width), rows, columns, symmetry)
    step = 2 + width
    row = np.array(words[0::step], int) - 1 if words else np.zeros(0, int)
    column = np.array(words[1::step], int) - 1 if words else np.zeros(0, int)
    values = [w for i in range(2, step) for w in [words[i::step]]]
    data = _numbers([w for group in zip(*values) for w in group], kind, width) if width else np.ones(row.size)
    if symmetry != "general":
        off = row != column
        row, column = np.concatenate([row, column[off]]), np.concatenate([column, row[off]])
        data = np.concatenate([data, _mirrored(data[off], symmetry)])
    return (coo_matrix if spmatrix else coo_array)((data, (row, column)), shape=(rows, columns))


def _numbers(words, kind, width):
    if width == 2:
        parts = np.array(words, float) if words else np.zeros(0)
        return parts[0::2] + 1j * parts[1::2]
    return np.array([(float if kind is float else int)(w) for w in words], kind)


def _mirrored(values, symmetry):
    return {"symmetric": values, "skew-symmetric": -values, "hermitian": np.conj(values)}[symmetry]


def _dense(values, rows, columns, symmetry):
    if symmetry == "general":
        return values.reshape(columns, rows).T.copy()
    made = np.zeros((rows, columns), values.dtype)
    at = 0
    for j in range(columns):
        first = j + (symmetry == "skew-symmetric")
        part = values[at : at + rows - first]
        at += rows - first
        made[first:, j] = part
        made[j, first:] = _mirrored(part, symmetry)
        if symmetry == "hermitian" and part.size:
            made[j, j] = part[0]
    return made


def _header(stream):
    first = stream.readline().split()
    if len(first) != 5 or first[0].lower() != "%%matrixmarket" or first[1].lower() != "matrix":
        raise ValueError("Line 1: Not a Matrix Market file. Missing banner.")
    layout, field, symmetry = (w.lower() for w in first[2:])
    if layout not in ("array", "coordinate") or field not in _FIELDS:
        raise ValueError(f"Line 1: Invalid MatrixMarket header element: {layout} {field}")
    line = stream.readline()
    while line.startswith("%") or line and not line.strip():
        line = stream.readline()
    size = list(map(int, line.split()))
    entries = size[0] * size[1] if layout == "array" else size[2]
    return size[0], size[1], entries, layout, field, symmetry


class _opened:
    """A file by its name (packed ones, and without the ending ``.mtx``, too), or one that is open already."""

    def __init__(self, source, mode):
        if hasattr(source, "read") or hasattr(source, "write"):
            self.stream, self.own = source, False
            if "r" in mode and isinstance(source.read(0), bytes):
                import io

                self.stream = io.StringIO(source.read().decode())
            return
        path = os.fspath(source)
        if "r" in mode and not os.path.exists(path):
            path = next((path + e for e in (".mtx", ".mtx.gz", ".mtx.bz2") if os.path.exists(path + e)), path)
        opener = open
        if path.endswith(".gz"):
            from gzip import open as opener
        elif path.endswith(".bz2"):
            from bz2 import open as opener
        self.stream, self.own = opener(path, mode), True

    def __enter__(self):
        return self.stream

    def __exit__(self, *error):
        if self.own:
            self.stream.close()


def mmwrite(target, a, comment=None, field=None, precision=None, symmetry="AUTO"):
    """Writes an array, or a sparse matrix, as text.

    Parameters
    ----------
    field : 'real', 'complex', 'integer' or 'pattern'; by default as the elements are
    precision : how many digits; by default as many as tell all bits
    symmetry : 'general', 'symmetric', 'skew-symmetric' or 'hermitian'; by default what the matrix shows
    """
    from scipy.sparse import coo_matrix, issparse

    sparse = issparse(a)
    if sparse:
        a = coo_matrix(a)
        row, column, values = np.asarray(a.row), np.asarray(a.col), np.asarray(a.data)
    else:
        a = np.asarray(a)
        values = a
        if a.ndim != 2:
            raise ValueError("Expected 2 dimensional array")
    if values.dtype.kind not in "biufc":
        raise TypeError(f"Unexpected dtype of object: {values.dtype}")
    field = field or {"c": "complex", "f": "real"}.get(values.dtype.kind, "integer")
    if field == "integer" and values.dtype.kind != "i":
        values = values.astype(np.int64 if values.dtype.kind != "u" or values.dtype.itemsize < 8 else np.uint64)
    if symmetry in (None, "AUTO"):
        symmetry = _symmetry(a.toarray() if sparse else a)
    lines = [f"%%MatrixMarket matrix {'coordinate' if sparse else 'array'} {field} {symmetry}"]
    lines += ["%" + line for line in (comment or "").split("\n")]
    text = _written(precision)
    if sparse:
        keep = np.ones(row.size, bool) if symmetry == "general" else row > column if symmetry == "skew-symmetric" else row >= column
        lines.append(f"{a.shape[0]} {a.shape[1]} {int(keep.sum())}")
        for i, j, v in zip(row[keep].tolist(), column[keep].tolist(), values[keep].tolist()):
            lines.append(f"{i + 1} {j + 1}" + ("" if field == "pattern" else " " + text(v, field)))
    else:
        lines.append(f"{a.shape[0]} {a.shape[1]}")
        for j in range(a.shape[1]):
            first = 0 if symmetry == "general" else j + (symmetry == "skew-symmetric")
            lines += [text(v, field) for v in values[first:, j].tolist()]
    name = target if hasattr(target, "write") or os.fspath(target).endswith((".mtx", ".gz", ".bz2")) else os.fspath(target) + ".mtx"
    whole = "\n".join(lines) + "\n"
    if hasattr(name, "write"):
        try:
            name.write(whole)
        except TypeError:
            name.write(whole.encode())
        return
    with _opened(name, "wt") as stream:
        stream.write(whole)


def _symmetry(a):
    if a.shape[0] != a.shape[1]:
        return "general"
    if (a == a.T).all():
        return "symmetric"
    if a.dtype.kind not in "bu" and (a == -a.T).all():
        return "skew-symmetric"
    return "hermitian" if a.dtype.kind == "c" and (a == np.conj(a.T)).all() else "general"


def _written(precision):
    def real(value):
        if precision is not None:
            return f"{value:.{precision - 1}e}"
        if value != value or abs(value) == float("inf"):
            return str(value)
        sign, digits, exponent = _decimal(value)
        shift = len(digits) + exponent - 1
        mantissa = digits[0] + ("." + digits[1:] if len(digits) > 1 else "")
        return sign + mantissa + (f"E{shift}" if shift else "")

    def text(value, field):
        if field == "complex":
            value = complex(value)
            return f"{real(value.real)} {real(value.imag)}"
        return str(int(value)) if field == "integer" else real(float(value))

    return text


def _decimal(value):
    from decimal import Decimal

    negative, digits, exponent = Decimal(repr(value)).as_tuple()
    whole = "".join(map(str, digits))
    short = whole.rstrip("0") or "0"
    return "-" if negative else "", short, 0 if short == "0" else exponent + len(whole) - len(short)
