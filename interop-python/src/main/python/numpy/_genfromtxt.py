"""``genfromtxt``: tables with gaps, headers, and columns of different types."""

from . import _dtypes as D
from ._loadtxt import at_least
from ._table_result import TableResult
from ._text_rows import is_path, lines
from .lib._iotools import (
    ConversionWarning, ConverterError, ConverterLockError, LineSplitter, NameValidator, StringConverter, decoded, easy_dtype,
    flatten_dtype,
)  # fmt: skip


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
    names=None,
    excludelist=None,
    deletechars="".join(sorted(NameValidator.defaultdeletechars)),
    replace_space="_",
    autostrip=False,
    case_sensitive=True,
    defaultfmt="f%i",
    unpack=None,
    usemask=False,
    loose=True,
    invalid_raise=True,
    max_rows=None,
    encoding=None,
    *,
    ndmin=0,
    like=None,
):
    """Reads a table of text in which words may be missing.

    Parameters
    ----------
    fname : str, path, open file or lines
    dtype : what the words are; None finds a type for each column
    delimiter : str, or widths of columns
    names : True takes the first line's words as names of columns, otherwise a sequence or a text with commas
    missing_values, filling_values : what stands for a gap, and what to put there; for all, by column or by name
    usecols : columns by number or name
    converters : dict of functions by column or name
    usemask : bool, whether gaps are masked (an array of ``numpy.ma``)
    loose : bool, whether words without a value count as gaps
    invalid_raise : bool, whether lines of other lengths are errors; they are passed over with a warning otherwise
    """
    if max_rows is not None:
        if skip_footer:
            raise ValueError("The keywords 'skip_footer' and 'max_rows' can not be specified at the same time.")
        if max_rows < 1:
            raise ValueError("'max_rows' must be at least 1.")
    if not isinstance(converters or {}, dict):
        raise TypeError(f"The input argument 'converter' should be a valid dictionary (got '{type(converters)}' instead)")
    if not is_path(fname) and not hasattr(fname, "__iter__"):
        raise TypeError("fname must be a string, a filehandle, a sequence of strings,\nor an iterator of strings. Got"
                        f" {type(fname)} instead.")
    as_bytes = encoding == "bytes"
    split = LineSplitter(delimiter, comments, autostrip, encoding)
    validation = dict(excludelist=excludelist, deletechars=deletechars, case_sensitive=case_sensitive,
                      replace_space=replace_space)
    source = lines(fname, encoding)
    first_line, first = _first(source, split, decoded(comments), skip_header, names is True, fname)
    columns = _chosen(usecols)
    if names is True:
        names = NameValidator(**validation)([word.strip() for word in first])
        first_line = ""
    elif names is not None:
        given = [word.strip() for word in names.split(",")] if isinstance(names, str) else names
        names = NameValidator(**validation)(given) or None
    kind = None if dtype is None else easy_dtype(dtype, defaultfmt=defaultfmt, names=names, **validation)
    names = None if names is None else list(names)
    width = len(columns or first)
    kind, names, columns = _narrowed(kind, names, columns, first, width)
    table = _Table(width, names, columns)
    table.missing = table.spread_missing(missing_values, comments)
    table.filling = table.spread_filling(filling_values)
    table.convert(kind, converters or {}, first if first_line else [], as_bytes)
    rows, masks, skipped = table.read(first_line, source, split, len(first), max_rows, usemask)
    rows, masks = table.settle(rows, masks, skipped, kind, skip_footer, invalid_raise, skip_header)
    made = TableResult(table, kind, names, defaultfmt, as_bytes).of(table.values(rows, loose), masks if usemask else None)
    made = at_least(made, ndmin)
    fields = made.dtype.names
    if not unpack:
        return made
    return made.T if fields is None else made[fields[0]] if len(fields) == 1 else [made[name] for name in fields]


def _first(source, split, comments, skip, with_names, fname):
    """The first line with words, and these; a line of names may be commented out."""
    for _ in range(skip):
        next(source, None)
    for line in source:
        if with_names and comments is not None and comments in line:
            line = "".join(line.split(comments)[1:])
        words = split(line)
        if words:
            if with_names and comments is not None and words[0].strip() in comments:
                words = words[1:]
            return line, words
    import warnings

    warnings.warn(f'genfromtxt: Empty input file: "{fname}"', stacklevel=3)
    return "", []


def _chosen(usecols):
    if usecols is None:
        return None
    if isinstance(usecols, str):
        return [word.strip() for word in usecols.split(",")]
    return list(usecols) if hasattr(usecols, "__iter__") else [usecols]


def _narrowed(kind, names, columns, first, width):
    """Type and names of the chosen columns alone."""
    if not columns:
        return kind, list(kind.names) if names is not None and kind is not None else names, columns
    columns = [names.index(c) if isinstance(c, str) else c + len(first) if c < 0 else c for c in columns]
    if kind is not None and kind.names is not None and len(kind.names) > width:
        kind = D.dtype([(kind.names[c], kind.fields[kind.names[c]][0]) for c in columns])
        names = list(kind.names)
    elif names is not None and len(names) > width:
        names = [names[c] for c in columns]
    return kind, names, columns


class _Table:
    """The columns: what is missing in each, what is put there, what makes values of its words."""

    def __init__(self, width, names, columns):
        self.width, self.names, self.columns = width, names, columns
        self.user = {}

    def _place(self, key):
        """Where a column that is named by number or name stands among the chosen ones; None for no such column."""
        if isinstance(key, str):
            if key not in (self.names or ()):
                return None
            return self.names.index(key)
        if not self.columns:
            return key
        return self.columns.index(key) if key in self.columns else None

    def spread_missing(self, given, comments):
        """For each column the words that stand for a gap."""
        missing = [[""] for _ in range(self.width)]
        given = decoded(given)
        if isinstance(given, dict):
            for key, value in given.items():
                words = [str(w) for w in value] if isinstance(value, (list, tuple)) else [str(value)]
                place = self._place(key)
                for column in missing if key is None else [missing[place]] if place is not None else []:
                    column.extend(words)
        elif isinstance(given, (list, tuple)):
            for word, column in zip(map(str, given), missing):
                if word not in column:
                    column.append(word)
        elif given is not None:
            words = given.split(",") if isinstance(given, str) else [str(given)]
            for column in missing:
                column.extend(words)
        return missing

    def spread_filling(self, given):
        if isinstance(given, dict):
            filling = [None] * self.width
            for key, value in given.items():
                place = self._place(key)
                if place is not None:
                    filling[place] = value
            return filling
        if isinstance(given, (list, tuple)):
            return [*given[: self.width], *[None] * (self.width - len(given))]
        return [given] * self.width

    def convert(self, kind, functions, first, as_bytes):
        """Gives each column its converter; those of the caller are settled."""
        if kind is None:
            kinds = [None] * self.width
        else:
            flat = flatten_dtype(kind, flatten_base=True)
            kinds = flat if len(flat) > 1 else flat * self.width
        self.converters = [StringConverter(k, default=f, missing_values=m)
                           for k, m, f in zip(kinds, self.missing, self.filling)]
        for key, function in functions.items():
            place = self._place(key)
            if place is None or not callable(function):
                continue
            origin = self.columns[place] if self.columns else place
            if function is bytes:
                function = _encoded
            elif as_bytes:
                function = _of_bytes(function)
            self.converters[place].update(function, locked=True, default=self.filling[place],
                                          testing_value=first[origin] if origin < len(first) else None,
                                          missing_values=self.missing[place])
            self.user[place] = function

    def read(self, first_line, source, split, expected, most, usemask):
        """The rows of words, which words are gaps, and the lines that have another number of words."""
        rows, masks, skipped = [], [], []
        gaps = [{*column} for column in self.missing]
        more = iter([first_line]) if first_line else iter(())
        for part in (more, source):
            for number, line in enumerate(part, len(rows) + len(skipped) + 1):
                words = split(line)
                if not words:
                    continue
                if self.columns:
                    try:
                        words = [words[c] for c in self.columns]
                    except IndexError:
                        skipped.append((number, len(words), len(rows)))
                        continue
                elif len(words) != expected:
                    skipped.append((number, len(words), len(rows)))
                    continue
                rows.append(tuple(words))
                if usemask:
                    masks.append(tuple(word.strip() in gap for word, gap in zip(words, gaps)))
                if len(rows) == most:
                    return rows, masks, skipped
        return rows, masks, skipped

    def settle(self, rows, masks, skipped, kind, skip_footer, invalid_raise, skip_header):
        """Widens the types of the columns, takes the footer away, and complains of lines of other lengths."""
        if kind is None:
            for place, converter in enumerate(self.converters):
                for number, row in enumerate(rows, 1 + skip_header):
                    try:
                        converter.upgrade(row[place])
                    except ConverterLockError:
                        raise ConverterError(f"Converter #{place} is locked and cannot be upgraded: (occurred line"
                                             f" #{number} for value '{row[place]}')") from None
        if skip_footer:
            # The footer is so many lines, whether they are of the right length or not.
            kept = len(rows) + len(skipped) - skip_footer
            at_end = [bad for bad in skipped if bad[2] + skipped.index(bad) >= kept]
            skipped = [bad for bad in skipped if bad not in at_end]
            left = len(rows) - (skip_footer - len(at_end))
            rows, masks = rows[: max(left, 0)], masks[: max(left, 0)]
        if skipped:
            text = "\n".join(f"    Line #{number + skip_header} (got {count} columns instead of {self.width})"
                             for number, count, _ in skipped)
            if invalid_raise:
                raise ValueError(f"Some errors were detected !\n{text}")
            import warnings

            warnings.warn(f"Some errors were detected !\n{text}", ConversionWarning, stacklevel=3)
        return rows, masks

    def values(self, rows, loose):
        made = [list(map(c._loose_call if loose else c._strict_call, column))
                for c, column in zip(self.converters, zip(*rows))]
        return list(zip(*made)) if made else []


def _encoded(word):
    return word if isinstance(word, bytes) else word.encode("latin1")


def _of_bytes(function):
    return lambda word: function(_encoded(word))
