"""Matrices written as text, and what a regular expression finds in one; reading is in ``_loadtxt`` and ``_genfromtxt``."""

import math
import os
import re

import java
from _lrp.paths import files, writable

from . import _dtypes as D
from ._creation import array, asarray
from ._java import guarded
from ._text_rows import lines, opened, packing

_Table = java.type("org.lrptoolbox.python.text.TextTable")
_save = guarded(files.writeTable)
_rows = guarded(_Table.text)


def savetxt(
    fname, X, fmt="%.18e", delimiter=" ", newline="\n", header="", footer="", comments="# ", encoding=None
):
    """Writes a matrix as text, one row per line.

    Parameters
    ----------
    fname : str, path or open file; an ending .gz compresses
    X : array of one or two dimensions; the elements of a vector become lines
    fmt : str or sequence of str, the format of a number, of each column's numbers, or of a whole row
    header, footer : str, written before and after the rows, each line behind ``comments``
    """
    X = asarray(X)
    if X.ndim not in (1, 2):
        raise ValueError(f"Expected 1D or 2D array, got {X.ndim}D array instead")
    before = comments + header.replace("\n", "\n" + comments) + newline if header else ""
    after = comments + footer.replace("\n", "\n" + comments) + newline if footer else ""
    fields = X.dtype.names
    columns = len(fields) if fields else 1 if X.ndim == 1 else X.shape[1]
    complex_ = X.dtype.kind == "c"
    formats = _formats(fmt, columns, complex_)
    if X.dtype.kind in "biuf" and _Table.knows(formats):
        path = None if hasattr(fname, "write") else os.fsdecode(fname)
        if path is not None and packing(path) is None:
            _save(X._j, formats, delimiter, newline, before, after, writable(path), encoding or "latin1")
            return
        text = _rows(X._j, formats, delimiter, newline)
    else:
        if len(formats) == 1 and formats[0].replace("%%", "").count("%") == 1:
            formats = formats * columns
        row = formats[0] if len(formats) == 1 and columns > 1 else delimiter.join(formats)
        rows = _rows_of(X, columns)
        if complex_:
            rows = [[part for v in values for part in (v.real, v.imag)] for values in rows]
        text = "".join((_formatted(row, values).replace("+-", "-") if complex_ else _formatted(row, values)) + newline
                       for values in rows)
    _write(fname, before + text + after, encoding or "latin1")


def _rows_of(X, columns):
    """The values of each row; times as NumPy writes them and not as Python does."""
    if X.dtype.names:
        parts = [_rows_of(X[name].reshape(X.size, -1), -1) for name in X.dtype.names]
        return [[row[0] if len(row) == 1 else row for row in record] for record in zip(*parts)]
    if X.dtype.kind not in "mM":
        return X.reshape(-1, columns).tolist() if columns > 0 else X.reshape(len(X), -1).tolist()
    from ._conversions import scalars

    return [scalars(row) for row in (X.reshape(-1, columns) if columns > 0 else X)]


_CONVERSION = re.compile(r"%(?:%|[^%a-zA-Z]*[hlL]?([a-zA-Z]))")


def _formatted(row, values):
    """A row as text. GraalPy ends the program where it is to write NaN as a whole number; that is a ValueError here."""
    if any(isinstance(value, float) and not -math.inf < value < math.inf for value in values):
        kinds = [kind for kind in _CONVERSION.findall(row) if kind]
        for kind, value in zip(kinds, values):
            if kind in "diuxXoc":
                int(value)
    return row % tuple(values)


def _formats(fmt, columns, complex_):
    """One format for all columns or one for each; or one for the row, which Java does not know. Complex numbers take two."""
    if isinstance(fmt, (list, tuple)):
        if len(fmt) != columns:
            raise AttributeError(f"fmt has wrong shape.  {fmt}")
        return [str(f) for f in fmt]
    if not isinstance(fmt, str):
        raise ValueError(f"invalid fmt: {fmt!r}")
    count = fmt.replace("%%", "").count("%")
    if complex_:
        if count == 1:
            return [f" ({fmt}+{fmt}j)"] * columns
        columns *= 2
    if count == 1 or count == columns:
        return [fmt] if count == columns or _Table.knows([fmt]) else [fmt] * columns
    raise ValueError(f"fmt has wrong number of % formats:  {fmt}")


def _write(fname, text, encoding):
    if hasattr(fname, "write"):
        try:
            fname.write(text)
        except TypeError:
            fname.write(text.encode(encoding))
        return
    with opened(fname, "wt", encoding) as stream:
        stream.write(text)


def fromregex(file, regexp, dtype, encoding=None):
    """What the groups of a regular expression find, as records: a field for each group, or one for all that it finds."""
    if isinstance(regexp, bytes):
        regexp = regexp.decode("latin1")
    if hasattr(regexp, "pattern"):
        pattern = regexp.pattern
        regexp = re.compile(pattern.decode("latin1")) if isinstance(pattern, bytes) else regexp
    else:
        regexp = re.compile(regexp)
    kind = D.dtype(dtype)
    if kind.names is None:
        raise TypeError("dtype must be a structured datatype")
    if hasattr(file, "read"):
        text = file.read()
        text = text.decode(encoding or "latin1") if isinstance(text, bytes) else text
    else:
        text = "".join(lines(file, encoding))
    found = regexp.findall(text)
    if found and not isinstance(found[0], tuple):
        single = D.dtype([(kind.names[0], kind.fields[kind.names[0]][0])])
        return array([(word,) for word in found], single).astype(kind)
    return array(found, kind)
