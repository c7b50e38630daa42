"""Matrices as text: ``savetxt``, ``loadtxt``, ``genfromtxt``."""

import math
import os
import re

import java
from _lrp.paths import files, readable, writable

from . import _dtypes as D
from ._creation import array, asarray
from ._java import guarded
from ._ndarray import wrap

_TEXT = "org.lrptoolbox.python.text."
_Table = java.type(_TEXT + "TextTable")
_Reader = java.type(_TEXT + "TextTableReader")
_save = guarded(files.writeTable)
_read_file = guarded(files.readTable)
_rows = guarded(_Table.text)
_PACKED = {".gz": "gzip", ".bz2": "bz2", ".xz": "lzma"}


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
    columns = 1 if X.ndim == 1 else X.shape[1]
    formats = _formats(fmt, columns, delimiter)
    if _Table.knows(formats):
        path = None if hasattr(fname, "write") else os.fsdecode(fname)
        if path is not None and os.path.splitext(path)[1] not in _PACKED:
            _save(X._j, formats, delimiter, newline, before, after, writable(path), encoding or "latin1")
            return
        text = _rows(X._j, formats, delimiter, newline)
    else:
        row = formats[0] if len(formats) == 1 and columns > 1 else delimiter.join(formats)
        text = "".join(_formatted(row, values) + newline for values in X.reshape(-1, columns).tolist())
    _write(fname, before + text + after, encoding or "latin1")


_CONVERSION = re.compile(r"%(?:%|[^%a-zA-Z]*[hlL]?([a-zA-Z]))")


def _formatted(row, values):
    """A row as text. GraalPy ends the program where it is to write NaN as a whole number; that is a ValueError here."""
    if any(isinstance(value, float) and not -math.inf < value < math.inf for value in values):
        kinds = [kind for kind in _CONVERSION.findall(row) if kind]
        for kind, value in zip(kinds, values):
            if kind in "diuxXoc":
                int(value)
    return row % tuple(values)


def _formats(fmt, columns, delimiter):
    """One format for all columns or one for each; or one for the row, which Java does not know."""
    if isinstance(fmt, (list, tuple)):
        if len(fmt) != columns:
            raise AttributeError(f"fmt has wrong shape.  {fmt}")
        return [str(f) for f in fmt]
    count = fmt.replace("%%", "").count("%")
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
    with _opened(fname, "wt", encoding) as stream:
        stream.write(text)


def _opened(fname, mode, encoding):
    path = os.fsdecode(fname)
    packed = _PACKED.get(os.path.splitext(path)[1])
    if packed is None:
        return open(path, mode, encoding=encoding, newline="" if "w" in mode else None)
    return __import__(packed).open(path, mode, encoding=encoding)


def loadtxt(
    fname,
    dtype=float,
    comments="#",
    delimiter=None,
    converters=None,
    skiprows=0,
    usecols=None,
    unpack=False,
    ndmin=0,
    encoding=None,
    max_rows=None,
    *,
    quotechar=None,
    like=None,
):
    """Reads a matrix of text; axes of length one are dropped.

    Parameters
    ----------
    fname : str, path, open file or lines
    comments : str or sequence of str, what starts a comment
    delimiter : str, what stands between numbers; by default any blanks
    converters : dict of column and function, or one function, which make numbers of words
    skiprows : int, how many lines to skip
    usecols : int or sequence, the columns to read
    unpack : bool, whether to transpose, so that columns can be assigned to variables
    ndmin : int, how many dimensions to have at least
    """
    if ndmin not in (0, 1, 2):
        raise ValueError(f"Illegal value of ndmin keyword: {ndmin}")
    if quotechar is not None:
        raise NotImplementedError("loadtxt reads numbers, which are not quoted; use the csv module for other tables")
    kind = D.dtype(dtype)
    columns = None if usecols is None else [usecols] if isinstance(usecols, int) else [c.__index__() for c in usecols]
    marks = [] if comments is None else [comments] if isinstance(comments, str) else list(comments)
    marks = [m.decode("latin1") if isinstance(m, bytes) else m for m in marks]
    if isinstance(delimiter, bytes):
        delimiter = delimiter.decode("latin1")
    if converters is None:
        reader = _Reader(marks, delimiter, skiprows, columns, -1 if max_rows is None else max_rows, kind.kind in "iu")
        made = wrap(_read(reader, fname, encoding)).astype(kind, copy=False)
    else:
        lines = _lines(fname, encoding)[skiprows:]
        made = _converted(lines, marks, delimiter, converters, columns, max_rows, kind)
    return _shaped(made, fname, ndmin, unpack)


def _read(reader, fname, encoding):
    if isinstance(fname, (str, bytes, os.PathLike)) and os.path.splitext(os.fsdecode(fname))[1] not in _PACKED:
        if not os.path.exists(fname):
            raise FileNotFoundError(f"{os.fsdecode(fname)} not found.")
        return _read_file(reader, readable(fname), encoding if encoding not in (None, "bytes") else "latin1")
    return guarded(reader.read)("\n".join(_lines(fname, encoding)))


def _lines(fname, encoding):
    encoding = encoding if encoding not in (None, "bytes") else "latin1"
    if isinstance(fname, (str, bytes, os.PathLike)):
        with _opened(fname, "rt", encoding) as stream:
            return stream.read().splitlines()
    text = fname.read() if hasattr(fname, "read") else None
    if text is None:
        return [line.decode(encoding) if isinstance(line, bytes) else str(line) for line in fname]
    return (text.decode(encoding) if isinstance(text, bytes) else text).splitlines()


def _words(line, marks, delimiter):
    for mark in marks:
        line = line.split(mark, 1)[0]
    return [word.strip() for word in line.split(delimiter)] if line.strip() else []


def _converted(lines, marks, delimiter, converters, columns, max_rows, kind):
    rows = []
    for line in lines:
        words = _words(line, marks, delimiter)
        if not words:
            continue
        if max_rows is not None and len(rows) == max_rows:
            break
        chosen = range(len(words)) if columns is None else columns
        number = converters if callable(converters) else None
        rows.append([(number or converters.get(c, float))(words[c]) for c in chosen])
    return array(rows, kind) if rows else array([], kind).reshape(0, 0)


def _shaped(made, fname, ndmin, unpack):
    if made.shape[0] == 0:
        import warnings

        warnings.warn(f'loadtxt: input contained no data: "{fname}"', category=UserWarning, stacklevel=3)
        made = made.reshape(0, 1) if ndmin == 2 else made.reshape(0)
    elif made.ndim > ndmin:
        made = made.squeeze()
    if made.ndim < ndmin:
        made = made.reshape(1) if ndmin == 1 else made.reshape(-1, 1) if made.shape else made.reshape(1, 1)
    return made.T if unpack else made


def genfromtxt(
    fname,
    dtype=float,
    comments="#",
    delimiter=None,
    skip_header=0,
    skip_footer=0,
    converters=None,
    missing_values=None,
    filling_values=None,
    usecols=None,
    unpack=False,
    ndmin=0,
    encoding=None,
    max_rows=None,
    invalid_raise=True,
):
    """As ``loadtxt``, with NaN (or ``filling_values``) for what is missing or no number."""
    kind = D.dtype(float if dtype is None else dtype)
    lines = _lines(fname, encoding)[skip_header:]
    lines = lines[: len(lines) - skip_footer] if skip_footer else lines
    filling = filling_values if filling_values is not None else (float("nan") if kind.kind == "f" else -1)
    missing = {missing_values} if isinstance(missing_values, str) else set(missing_values or ())

    def number(word):
        try:
            return filling if word in missing else float(word)
        except ValueError:
            return filling

    functions = {c: f for c, f in (converters or {}).items()}
    columns = None if usecols is None else [usecols] if isinstance(usecols, int) else list(usecols)
    marks = [] if comments is None else [comments]
    convert = _Default(number, functions)
    made = _converted(lines, marks, delimiter, convert, columns, max_rows, kind)
    return _shaped(made, fname, ndmin, unpack)


class _Default:
    """Functions by column, with one for all others."""

    def __init__(self, default, functions):
        self._default = default
        self._functions = functions

    def get(self, column, otherwise=None):
        return self._functions.get(column, self._default)


def fromregex(file, regexp, dtype, encoding=None):
    """The numbers that the groups of a regular expression find; one row for each match."""
    found = re.findall(regexp, "\n".join(_lines(file, encoding)))
    return array([[float(word) for word in (row if isinstance(row, tuple) else (row,))] for row in found], dtype)
