"""What ``genfromtxt`` is made of: dividing lines, names for columns, types that widen with the words they meet."""

from .. import _dtypes as D
from .._creation import array
from .._names import find
from .._table_types import flatten_dtype, has_nested_fields, renamed  # noqa: F401  (part of this module in NumPy)

_str_, _bytes_ = find("str_"), find("bytes_")


class ConverterError(Exception):
    """A word has no value of any type that its column may have."""


class ConverterLockError(ConverterError):
    """A column whose type is settled meets a word of another one."""


class ConversionWarning(UserWarning):
    """Lines that had to be passed over."""


def decoded(text, encoding=None):
    return text.decode(encoding or "latin1") if isinstance(text, bytes) else text


class LineSplitter:
    """Divides a line up to a comment: at blanks, at a delimiter, or into fields of fixed widths (an int or several)."""

    def __init__(self, delimiter=None, comments="#", autostrip=True, encoding=None):
        self.comments = decoded(comments)
        self.encoding = encoding
        self._strip = autostrip
        delimiter = decoded(delimiter)
        if delimiter is None or isinstance(delimiter, str):
            self.delimiter = delimiter or None
            self._split = self._delimited
        elif hasattr(delimiter, "__iter__"):
            self.delimiter, start = [], 0
            for width in delimiter:
                self.delimiter.append(slice(start, start + width))
                start += width
            self._split = self._by_slices
        else:
            self.delimiter = int(delimiter) or None
            self._split = self._by_width if self.delimiter else self._delimited

    def _before_comment(self, line):
        return line.split(self.comments)[0] if self.comments is not None else line

    def _delimited(self, line):
        line = self._before_comment(line).strip(" \r\n")
        return line.split(self.delimiter) if line else []

    def _by_width(self, line):
        line, width = self._before_comment(line).strip("\r\n"), self.delimiter
        return [line[i : i + width] for i in range(0, len(line), width)]

    def _by_slices(self, line):
        line = self._before_comment(line)
        return [line[part] for part in self.delimiter] if line else []

    def __call__(self, line):
        words = self._split(decoded(line, self.encoding))
        return [word.strip() for word in words] if self._strip else words


class NameValidator:
    """Makes names of fields: without odd characters, none twice, none empty."""

    defaultexcludelist = ["return", "file", "print"]
    defaultdeletechars = set(r"""~!@#$%^&*()-=+~\|]}[{';: /?.>,<""")

    def __init__(self, excludelist=None, deletechars=None, case_sensitive=None, replace_space="_"):
        self.excludelist = [*(excludelist or ()), *self.defaultexcludelist]
        self.deletechars = {*(self.defaultdeletechars if deletechars is None else deletechars), '"'}
        self.replace_space = replace_space
        if case_sensitive is None or case_sensitive is True:
            self.case_converter = lambda name: name
        elif case_sensitive is False or case_sensitive.startswith("u"):
            self.case_converter = str.upper
        elif case_sensitive.startswith("l"):
            self.case_converter = str.lower
        else:
            raise ValueError(f"unrecognized case_sensitive value {case_sensitive}.")

    def validate(self, names, defaultfmt="f%i", nbfields=None):
        if names is None:
            if nbfields is None:
                return None
            names = []
        names = [names] if isinstance(names, str) else list(names)
        if nbfields is not None:
            names = names[:nbfields] + [""] * (nbfields - len(names))
        made, seen, empty = [], {}, 0
        for name in names:
            name = self.case_converter(name).strip()
            if self.replace_space:
                name = name.replace(" ", self.replace_space)
            name = "".join(c for c in name if c not in self.deletechars)
            if not name:
                while defaultfmt % empty in names:
                    empty += 1
                name = defaultfmt % empty
                empty += 1
            elif name in self.excludelist:
                name += "_"
            count = seen[name] = seen.get(name, -1) + 1
            made.append(f"{name}_{count}" if count else name)
        return tuple(made)

    __call__ = validate


def str2bool(value):
    """True or False, in any case; ValueError for everything else."""
    word = value.upper()
    if word in ("TRUE", "FALSE"):
        return word == "TRUE"
    raise ValueError("Invalid boolean")


class StringConverter:
    """Makes values of words, widening its type from bool over integers, floats and complex numbers to text as needed."""

    _nan = float("nan")
    _mapper = [
        (D.BOOL.type, str2bool, False),
        (D.INT64.type, int, -1),
        (D.FLOAT64.type, float, _nan),
        (D.COMPLEX128.type, complex, _nan + 0j),
        (find("longdouble"), find("longdouble"), _nan),
        (find("integer"), int, -1),
        (find("floating"), float, _nan),
        (find("complexfloating"), complex, _nan + 0j),
        (_str_, decoded, "???"),
        (_bytes_, lambda text: text if isinstance(text, bytes) else text.encode("latin1"), "???"),
    ]

    @classmethod
    def upgrade_mapper(cls, func, default=None):
        """Adds a function, or (function, default) pairs, to what is tried before a column is text."""
        pairs = [(func, default)] if callable(func) else [(f[0], f[1] if len(f) > 1 else None) for f in func]
        for f, given in pairs:
            cls._mapper.insert(-1, (type(f("0") if given is None else given), f, given))

    def __init__(self, dtype_or_func=None, default=None, missing_values=None, locked=False):
        self._locked = bool(locked)
        self._initial_default = default
        self.func, self._status, self._checked = None, 0, False
        if dtype_or_func is None:
            kind, self.func = D.BOOL, str2bool
            self.default = False if default is None else default
        else:
            kind = self._understood(dtype_or_func, default)
        self.type = kind
        if missing_values is None:
            self.missing_values = {""}
        else:
            given = missing_values.split(",") if isinstance(missing_values, str) else missing_values
            self.missing_values = {*given, ""}
        self._call = self._strict_call

    def _understood(self, dtype_or_func, default):
        """The type for a type or a function, whose place among the others is looked up."""
        try:
            kind = D.dtype(dtype_or_func)
        except (TypeError, ValueError):
            if not callable(dtype_or_func):
                raise TypeError("The input argument `dtype` is neither a function nor a dtype"
                                f" (got '{type(dtype_or_func)}' instead)") from None
            self.func = dtype_or_func
            if default is None:
                try:
                    default = self.func("0")
                except ValueError:
                    default = None
            kind = type_of(default)
        for i, (scalar, function, own) in enumerate(self._mapper):
            if issubclass(kind.type, scalar):
                self._status = i
                self.default = own if default is None else default
                break
        else:
            function, self._status, self.default = str, len(self._mapper) - 1, default
        if self.func is None:
            self.func = function
            if kind.kind in "iu":
                self.func = int if kind.itemsize == 8 else lambda word: int(float(word))
        return kind

    def _loose_call(self, value):
        try:
            return self.func(value)
        except ValueError:
            return self.default

    def _strict_call(self, value):
        try:
            made = self.func(value)
            if self.func is int and self.type.kind in "iu":
                array(made, self.type)
            return made
        except (ValueError, OverflowError):
            if value.strip() in self.missing_values:
                if not self._status:
                    self._checked = False
                return self.default
            raise ValueError(f"Cannot convert string '{value}'") from None

    def __call__(self, value):
        return self._call(value)

    def upgrade(self, value):
        """The value of a word, and the first type from the present one on that has one."""
        self._checked = True
        while True:
            try:
                return self._strict_call(value)
            except ValueError:
                self._widen()

    def iterupgrade(self, values):
        for value in values:
            self.upgrade(value)

    def _widen(self):
        if self._locked:
            raise ConverterLockError("Converter is locked and cannot be upgraded")
        if self._status >= len(self._mapper) - 1:
            raise ConverterError("Could not find a valid conversion function")
        self._status += 1
        if issubclass(self._mapper[self._status][0], D.FLOAT64.type) and self._status == 4:
            self._status = 8  # from complex numbers on only text is wider
        scalar, self.func, default = self._mapper[self._status]
        self.type = D.dtype(scalar)
        self.default = default if self._initial_default is None else self._initial_default

    def update(self, func, default=None, testing_value=None, missing_values="", locked=False):
        """Takes another function, and its type from what it makes of a word."""
        self.func, self._locked = func, locked
        if default is not None:
            self.default, self.type = default, type_of(default)
        else:
            try:
                tested = func("1" if testing_value is None else testing_value)
            except (TypeError, ValueError):
                tested = None
            self.type = type_of(tested)
        if missing_values is None:
            self.missing_values = set()
        else:
            words = [missing_values] if isinstance(missing_values, str) else missing_values
            self.missing_values.update(words)


def type_of(value):
    """The type of one value; texts without a length."""
    kind = array(value).dtype
    return D.dtype(kind.type) if kind.kind in "SU" else kind


def easy_dtype(ndtype, names=None, defaultfmt="f%i", **validationargs):
    """A type for a description and names: fields get them, a plain type is repeated for each."""
    validate = NameValidator(**validationargs)
    words = names.split(",") if isinstance(names, str) else names
    try:
        kind = D.dtype(ndtype)
    except TypeError:
        formats = list(ndtype)
        named = validate(words if words is not None else [""] * len(formats), nbfields=len(formats), defaultfmt=defaultfmt)
        return D.dtype({"names": list(named), "formats": formats})
    if words is not None:
        if kind.names is None:
            named = validate(words, nbfields=len(words), defaultfmt=defaultfmt)
            return D.dtype([(name, kind) for name in named])
        return renamed(kind, validate(words, nbfields=len(kind.names), defaultfmt=defaultfmt))
    if kind.names is None:
        return kind
    numbered = kind.names == tuple(f"f{i}" for i in range(len(kind.names)))
    own = [""] * len(kind.names) if numbered and defaultfmt != "f%i" else kind.names
    return renamed(kind, validate(own, defaultfmt=defaultfmt))
