"""``loadtxt``: rows of words of the same number, as numbers, texts or records."""

import operator
from itertools import islice

import java
from _lrp.paths import files, readable

from . import _dtypes as D
from ._java import guarded
from ._ndarray import wrap
from ._text_rows import Words, is_path, lines, packing

_Reader = java.type("org.lrptoolbox.python.text.TextTableReader")
_read_file = guarded(files.readTable)


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
    """Reads a table of text; axes of length one are dropped.

    Parameters
    ----------
    fname : str, path, open file or lines; a file ending in .gz, .bz2 or .xz is unpacked
    dtype : what the words are; with fields, every row becomes a record
    comments : str or sequence of str, what starts a comment
    delimiter : str of one character, what stands between words; by default any blanks
    converters : dict of column and function, or one function, which make values of words
    skiprows : int, how many lines to skip
    usecols : int or sequence, the columns to read
    unpack : bool, whether to transpose, so that columns can be assigned to variables
    ndmin : int, how many dimensions to have at least
    max_rows : int, how many rows to read at most; the rest of an open file stays unread
    quotechar : str of one character, around words that hold delimiters
    """
    if ndmin not in (0, 1, 2):
        raise ValueError(f"Illegal value of ndmin keyword: {ndmin}")
    skiprows = _count("skiprows", skiprows)
    most = None if max_rows is None else _count("max_rows", max_rows)
    marks, delimiter = _marks(comments), _text(delimiter)
    _require_distinct(delimiter, marks, quotechar)
    kind = D.dtype(float if dtype is None else dtype)
    columns = _columns(usecols)
    if converters is None and quotechar is None and kind.kind in "iuf" and kind.name != "uint64" and delimiter != "\0":
        made = _numbers(fname, kind, marks, delimiter, skiprows, columns, most, encoding)
    else:
        given = islice(lines(fname, encoding), skiprows, None)
        table = list(islice(Words(delimiter, marks, quotechar, most, skiprows).rows(given), most))
        made = _table(table, kind, columns, converters, encoding == "bytes")
    return _shaped(made, fname, ndmin, unpack)


def _count(name, value):
    try:
        value = operator.index(value)
    except TypeError:
        raise TypeError(f"argument must be an integer: {name}={value!r}") from None
    if value < 0:
        raise ValueError(f"argument must be nonnegative: {name}={value}")
    return value


def _text(mark):
    return mark.decode("latin1") if isinstance(mark, bytes) else mark


def _marks(comments):
    marks = [] if comments is None else [comments] if isinstance(comments, (str, bytes)) else list(comments)
    marks = [_text(mark) for mark in marks]
    if "" in marks:
        raise ValueError("comments cannot be an empty string. Use comments=None to disable comments.")
    return marks


def _require_distinct(delimiter, marks, quote):
    """What means something must not mean two things."""
    for mark in (delimiter, quote):
        if mark is not None and (not isinstance(mark, str) or len(mark) != 1):
            raise TypeError(f"Text reading control character must be a single unicode character or None; but got: {mark!r}")
    single = [delimiter, quote, *(mark for mark in marks if len(mark) == 1)]
    if any(mark is not None and mark in "\r\n" for mark in single):
        raise TypeError("control character cannot be a newline (`\\r` or `\\n`).")
    if len(marks) > 1 or any(len(mark) > 1 for mark in marks):
        if quote is not None:
            raise ValueError("when multiple comments or a multi-character comment is given, quotes are not supported.  In"
                             " this case quotechar must be set to None.")
        if delimiter is not None and any(delimiter in mark for mark in marks):
            raise TypeError(f"Comment characters '{marks}' cannot include the delimiter '{delimiter}'")
    given = [mark for mark in single if mark is not None]
    if len(set(given)) < len(given) or delimiter is None and any(mark.isspace() for mark in given):
        raise TypeError("The values for control characters 'delimiter', 'quotechar', and 'comments' are incompatible")


def _columns(usecols):
    if usecols is None:
        return None
    usecols = usecols.tolist() if hasattr(usecols, "tolist") else usecols
    try:
        return [operator.index(c) for c in ([usecols] if hasattr(usecols, "__index__") else list(usecols))]
    except TypeError as error:
        raise TypeError(f"usecols must be an int or a sequence of ints but it contains at least one element of another"
                        f" type: {usecols!r}") from error


def _numbers(fname, kind, marks, delimiter, skiprows, columns, most, encoding):
    """Plain numbers, which Java reads by itself."""
    reader = _Reader(marks, delimiter, skiprows, columns, -1 if most is None else most, kind.name)
    if is_path(fname) and packing(fname) is None:
        next(lines(fname, encoding), None)  # or the error of a file that is not there
        made = _read_file(reader, readable(fname), "latin1" if encoding in (None, "bytes") else encoding)
    else:
        given = lines(fname, encoding)
        words = Words(delimiter, marks, None, most)
        if most is None:
            text = [line.rstrip("\r\n") for line in given]
        else:
            text, rows = [], 0
            for number, line in enumerate(given):
                text.append(line.rstrip("\r\n"))
                if number >= skiprows:
                    rows += words.has_any(line, number)
                if rows == most:
                    break
        if any("\n" in line or "\r" in line for line in text):
            raise ValueError("Found an unquoted embedded newline within a single line of input")
        made = guarded(reader.read)("\n".join(text))
    return wrap(made).astype(kind, copy=False)


def _table(rows, kind, columns, converters, as_bytes):
    """Rows of words as an array of any type."""
    from ._creation import array, zeros
    from ._table_words import leaves, place

    kinds = leaves(kind) if kind.names is not None or kind.subdtype is not None else None
    width = len(rows[0]) if rows else 0
    if columns is None:
        for number, row in enumerate(rows, 1):
            if len(row) != width:
                raise ValueError(f"the number of columns changed from {width} to {len(row)} at row {number}; use `usecols`"
                                 " to select a subset and avoid this error")
        chosen = list(range(width if rows or kinds is None else len(kinds)))
        picked = rows
    else:
        chosen = columns
        picked = [_picked(row, columns, number) for number, row in enumerate(rows, 1)]
    if kinds is not None and len(kinds) != len(chosen):
        raise ValueError(f"the dtype passed requires {len(kinds)} columns but {len(chosen)} were found at row 1; use"
                         " `usecols` to select a subset and avoid this error")
    functions = _functions(converters, chosen, width, columns is not None, as_bytes)
    values = []
    for place_, column in enumerate(zip(*picked) if picked else [()] * len(chosen)):
        values.append(_converted(column, kinds[place_] if kinds else kind, functions[place_], place_))
    if kinds is not None:
        made = zeros(len(rows), kind)
        place(made, iter(values))
        return made
    flat = [v for row in zip(*values) for v in row]
    return array(flat, kind).reshape(len(rows), len(chosen))


def _picked(row, columns, number):
    for c in columns:
        if not -len(row) <= c < len(row):
            raise ValueError(f"invalid column index {c} at row {number} with {len(row)} columns")
    return [row[c] for c in columns]


def _functions(converters, chosen, width, picked, as_bytes):
    """The function of each column, None where words are read as the type says."""
    if converters is None:
        return [None] * len(chosen)
    if callable(converters):
        found = [converters] * len(chosen)
    elif isinstance(converters, dict):
        for key, function in converters.items():
            if not hasattr(key, "__index__"):
                raise TypeError("keys of the converters dict must be column numbers")
            if not callable(function):
                raise TypeError("values of the converters dictionary must be callable")
            if not picked and width and not -width <= key < width:
                raise ValueError(f"converter specified for column {key}, which is invalid for the number of fields {width}.")
        own = {(key if key in chosen or picked else key % width if width else key): f for key, f in converters.items()}
        found = [own.get(c) for c in chosen]
    else:
        raise TypeError("converters must be a dictionary mapping columns to converter functions or a single callable.")
    return [f and (lambda word, f=f: f(word.encode("latin1"))) for f in found] if as_bytes else found


def _converted(column, kind, function, place):
    from ._table_words import reader

    convert = function or reader(kind)
    made = []
    for row, word in enumerate(column):
        try:
            value = convert(word)
            made.append(value.decode("latin1") if isinstance(value, bytes) and kind.kind == "U" else value)
        except Exception as error:
            if function is None and isinstance(error, UnicodeError):
                raise
            shown = word if len(word) <= 40 else word[:40] + "..."
            raise ValueError(f"could not convert string '{shown}' to {kind} at row {row}, column {place + 1}.") from error
    return made


def _shaped(made, fname, ndmin, unpack):
    if made.shape[0] == 0:
        import warnings

        warnings.warn(f'loadtxt: input contained no data: "{fname}"', category=UserWarning, stacklevel=3)
        if made.ndim > 1 and made.shape[1] == 0:
            made = made.reshape(0, 1)
    made = at_least(made, ndmin)
    if not unpack:
        return made
    names = made.dtype.names
    return made.T if names is None else [made[name] for name in names]


def at_least(made, ndmin):
    """Without axes of length one, but with so many dimensions; a column is a column."""
    if made.ndim > ndmin:
        made = made.squeeze()
    if made.ndim < ndmin:
        made = made.reshape(1) if ndmin == 1 else made.reshape(-1, 1) if made.shape else made.reshape(1, 1)
    return made
