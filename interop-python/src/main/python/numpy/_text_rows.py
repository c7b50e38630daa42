"""Lines of text and the words on them, for all that reads tables."""

import os

PACKED = {".gz": "gzip", ".bz2": "bz2", ".xz": "lzma"}


def is_path(source):
    return isinstance(source, (str, bytes, os.PathLike))


def packing(path):
    """The module that opens a compressed file, by its ending; None for plain ones."""
    return PACKED.get(os.path.splitext(os.fsdecode(path))[1])


def opened(path, mode, encoding):
    """A text file, compressed or not."""
    path, packed = os.fsdecode(path), packing(path)
    if packed is None:
        return open(path, mode, encoding=encoding, newline="" if "w" in mode else None)
    return __import__(packed).open(path, mode, encoding=encoding)


def lines(source, encoding):
    """The lines of a file, an open file or an iterable, one by one, so that what is not asked for stays unread."""
    encoding = None if encoding == "bytes" else encoding
    if is_path(source):
        if not os.path.exists(source):
            raise FileNotFoundError(f"{os.fsdecode(source)} not found.")
        with opened(source, "rt", encoding) as stream:
            yield from stream
        return
    for line in source:
        if isinstance(line, bytes):
            line = line.decode(encoding or "latin1")
        elif not isinstance(line, str):
            raise TypeError(f"non-string returned while reading data: {type(line).__name__}")
        yield line


class Words:
    """Divides a line by a delimiter (None: any blanks) up to a comment, heeding quotes if there is a quoting character.

    A quoted word may go on over several lines, which then come from ``more``.
    """

    def __init__(self, delimiter, comments, quote=None, most=None, first=0):
        self._most, self._first = most, first
        self._delimiter = delimiter
        self._comments = comments
        self._quote = quote

    def rows(self, source):
        """The words of each line that has any."""
        source = iter(source)
        for number, line in enumerate(source, self._first):
            if self._most is not None and not self.has_any(line, number):
                continue
            found = self.plain(line) if self._quote is None else self._quoted(line, source)
            if found:
                yield found

    def has_any(self, line, number):
        """Whether a line has words; where so many rows are asked for, one without is told of."""
        if self.plain(line):
            return True
        import warnings

        warnings.warn(
            f"Input line {number + 1} contained no data and will not be counted towards `max_rows={self._most}`.  This differs from"
            " the behaviour in NumPy <=1.22 which counted lines rather than rows.  If desired, the previous behaviour can be"
            " achieved by using `itertools.islice`.\nPlease see the 1.23 release notes for an example on how to do this.  If you"
            " wish to ignore this warning, use `warnings.filterwarnings`.  This warning is expected to be removed in the future"
            " and is given only once per `loadtxt` call.", UserWarning, stacklevel=5,
        )  # fmt: skip
        return False

    def plain(self, line):
        """The words of a line without quotes."""
        for mark in self._comments:
            if mark in line:
                line = line[: line.index(mark)]
        if self._delimiter is None:
            return line.split()
        line = _one_line(line)
        return line.split(self._delimiter) if line else []

    def _quoted(self, line, more):
        words, word, quoted, any_quote = [], [], False, False
        i = 0
        while True:
            if i == len(line):
                line, i = (next(more, None) if quoted else None), 0
                if line is None:
                    break
                continue
            c = line[i]
            if quoted:
                if c != self._quote:
                    word.append(c)
                elif line[i + 1 : i + 2] == c:  # two of them stand for one
                    word.append(c)
                    i += 1
                else:
                    quoted = False
            elif c == self._quote and not word:
                quoted = any_quote = True
            elif c in self._comments or c in "\r\n":
                break
            elif c == self._delimiter or self._delimiter is None and c.isspace():
                if word or any_quote or self._delimiter is not None:
                    words.append("".join(word))
                word, any_quote = [], False
            else:
                word.append(c)
            i += 1
        if word or any_quote or words and self._delimiter is not None:
            words.append("".join(word))
        return words


def _one_line(line):
    line = line[:-2] if line.endswith("\r\n") else line[:-1] if line.endswith(("\n", "\r")) else line
    if "\n" in line or "\r" in line:
        raise ValueError("Found an unquoted embedded newline within a single line of input")
    return line
