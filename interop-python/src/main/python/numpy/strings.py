"""Functions of arrays of texts and byte strings, element by element: Python's own methods."""

from ._conversions import from_values, values
from ._creation import asarray
from ._dtypes import BOOL, INT64
from ._globals import _NoValue
from ._ufunc_errors import UFuncTypeError

_LONGEST = (1 << 31) - 1
_SAME = "capitalize lower swapcase title upper".split()
_TESTS = "isalnum isalpha isdecimal isdigit islower isnumeric isspace istitle isupper".split()


def _texts(a, name):
    a = asarray(a)
    if a.dtype.kind not in "SUT":
        raise TypeError("string operation on non-string array")
    return a


def _together(*arguments):
    """The values of arrays broadcast against each other, and their shape."""
    from ._broadcasting import broadcast_arrays

    arrays = broadcast_arrays(*map(asarray, arguments))
    return [values(a) for a in arrays], arrays[0].shape


def _finished(found, shape, kind=None):
    if not found and kind is None:
        from . import _dtype_specs as S

        kind = S.text_type(1)
    made = from_values(found, shape, kind)
    return made if made.ndim else made[()]


def _method(name, kind=None, doc=""):
    def function(a, *args):
        a = _texts(a, name)
        rows, shape = _together(a, *args)
        if kind is BOOL and a.dtype.kind == "S" and not hasattr(bytes, name):
            raise TypeError(f"ufunc '{name}' did not contain a loop with signature matching types {a.dtype!r}")
        found = [getattr(v, name)(*rest) for v, *rest in zip(*rows)]
        if a.dtype.kind == "T" and kind is None:
            return _finished(found, shape, a.dtype)
        # Where the letters change and not their number, the texts keep their room.
        return _finished(found, shape, a.dtype if kind is None and (not found or name in _SAME) else kind)

    function.__name__ = name
    function.__doc__ = doc or f"``str.{name}`` of every element."
    return function


for _name in _SAME:
    globals()[_name] = _method(_name)
for _name in _TESTS:
    globals()[_name] = _method(_name, BOOL)


def _searching(name, kind):
    def function(a, sub, start=0, end=None):
        a = _texts(a, name)
        last = (1 << 62) if end is None else end
        rows, shape = _together(a, asarray(sub).astype(a.dtype.kind), start, last)
        try:
            return _finished([getattr(v, name)(*rest) for v, *rest in zip(*rows)], shape, kind)
        except ValueError:
            raise ValueError("substring not found") from None

    function.__name__ = name
    function.__doc__ = f"``str.{name}`` of every element."
    return function


for _name in ("count", "find", "index", "rfind", "rindex"):
    globals()[_name] = _searching(_name, INT64)
for _name in ("startswith", "endswith"):
    globals()[_name] = _searching(_name, BOOL)


def _bare(text, name):
    """Without blanks; zeros at the end are no part of a byte string, so blanks before them are at its end."""
    if isinstance(text, bytes) and name != "lstrip":
        text = text.rstrip(b" \t\n\r\x0b\x0c\0")
    return getattr(text, name)()


def _stripping(name):
    def function(a, chars=None):
        a = _texts(a, name)
        if chars is None:
            return _finished([_bare(v, name) for v in values(a)], a.shape, a.dtype)
        rows, shape = _together(a, asarray(chars).astype(a.dtype.kind))
        return _finished([getattr(v, name)(c) for v, c in zip(*rows)], shape, a.dtype)

    function.__name__ = name
    function.__doc__ = f"``str.{name}`` of every element."
    return function


for _name in ("strip", "lstrip", "rstrip"):
    globals()[_name] = _stripping(_name)


def _widest(a):
    """How many characters the longest texts have room for."""
    if a.dtype.kind == "T":
        return max(map(len, values(a)), default=0)
    return a.dtype.itemsize // (4 if a.dtype.kind == "U" else 1)


def _own(a):
    """The type of results: texts of any length stay such."""
    return a.dtype if a.dtype.kind == "T" else None


def _padding(name):
    def function(a, width, fillchar=" "):
        a = _texts(a, name)
        fill = asarray(fillchar).astype(a.dtype.kind)
        if _widest(fill) != 1:
            raise TypeError("The fill character must be exactly one character long")
        rows, shape = _together(a, width, fill)
        return _finished([getattr(v, name)(w, f or type(f)(0)) for v, w, f in zip(*rows)], shape, _own(a))

    function.__name__ = name
    function.__doc__ = f"``str.{name}`` of every element."
    return function


for _name in ("center", "ljust", "rjust"):
    globals()[_name] = _padding(_name)
zfill = _method("zfill")
def expandtabs(a, tabsize=8):
    """Texts with spaces instead of tabs; they have the room that tabs of full width would take."""
    a = _texts(a, "expandtabs")
    rows, shape = _together(a, tabsize)
    if any(v.count(b"\t" if isinstance(v, bytes) else "\t") * n > _LONGEST for v, n in zip(*rows)):
        raise OverflowError("new string is too long")
    found = [v.expandtabs(n) for v, n in zip(*rows)]
    kind = _own(a)
    if a.dtype.kind == "U":
        from . import _dtype_specs as S

        # NumPy counts the bytes of letters beside the spaces.
        kind = S.text_type(max(1, *(len(made) + 3 * (len(v) - v.count("\t")) for made, v in zip(found, rows[0])), 0))
    return _finished(found, shape, kind)


def partition(a, sep):
    """What is before a separator, the separator and what is behind it."""
    return _parted("partition", a, sep)


def rpartition(a, sep):
    """As ``partition``, at the last separator."""
    return _parted("rpartition", a, sep)


def _parted(name, a, sep):
    a = _texts(a, name)
    rows, shape = _together(a, asarray(sep).astype(a.dtype.kind))
    found = [getattr(v, name)(s) for v, s in zip(*rows)]
    return tuple(_finished([f[k] for f in found], shape, _own(a)) for k in range(3))


def add(x1, x2):
    """The texts one after the other."""
    from ._ufuncs import add

    return add(x1, x2)


def multiply(a, i):
    """The texts so many times."""
    a = asarray(a)
    n = asarray(i)
    if n.dtype.kind not in "iub":
        raise TypeError(f"unsupported type {n.dtype!r} for operand 'i'")
    rows, shape = _together(_texts(a, "multiply"), n)
    if any(len(v) * max(0, n) > _LONGEST for v, n in zip(*rows)):
        raise OverflowError("Overflow encountered in string multiply")
    return _finished([v * max(0, n) for v, n in zip(*rows)], shape, _own(a))


def mod(a, values_):
    """Formatted as by the % operator."""
    a = asarray(a)
    other = asarray(values_)
    rows, shape = _together(a, other)
    return _finished([v % (w,) if not isinstance(w, tuple) else v % w for v, w in zip(*rows)], shape)


def replace(a, old, new, count=-1):
    """With one text put in the place of another."""
    a = _texts(a, "replace")
    rows, shape = _together(a, asarray(old).astype(a.dtype.kind), asarray(new).astype(a.dtype.kind), count)
    return _finished([v.replace(o, n, c) for v, o, n, c in zip(*rows)], shape, _own(a))


def str_len(a):
    """The lengths."""
    a = _texts(a, "str_len")
    return _finished([len(v) for v in values(a)], a.shape, INT64)


def encode(a, encoding=None, errors=None):
    """As byte strings."""
    a = _texts(a, "encode")
    return _finished([v.encode(encoding or "utf-8", errors or "strict") for v in values(a)], a.shape)


def decode(a, encoding=None, errors=None):
    """As texts."""
    a = _texts(a, "decode")
    return _finished([v.decode(encoding or "utf-8", errors or "strict") for v in values(a)], a.shape)


def translate(a, table, deletechars=None):
    """With characters replaced by a table."""
    a = _texts(a, "translate")
    if a.dtype.kind == "U":
        return _finished([v.translate(table) for v in values(a)], a.shape, a.dtype)
    return _finished([v.translate(table, deletechars or b"") for v in values(a)], a.shape, a.dtype)


def slice(a, start=None, stop=_NoValue, step=None, /):
    """A slice of every text; up to ``start`` where that is the only bound."""
    if asarray(a).dtype.kind not in "SUT":
        raise TypeError(f"ufunc '_slice' did not contain a loop with signature matching types {asarray(a).dtype!r}")
    a = _texts(a, "slice")
    if stop is _NoValue:
        start, stop = None, start
    for place, bound in enumerate((start, stop, step), 1):
        kind = getattr(bound, "dtype", None) or asarray(bound).dtype
        if bound is not None and kind.kind not in "iub":
            raise UFuncTypeError(
                f"Cannot cast ufunc '_slice' input {place} from {kind!r} to dtype('int64') with casting rule 'same_kind'"
            )
    cut = __builtins__["slice"] if isinstance(__builtins__, dict) else __builtins__.slice
    given = [None if v is None else asarray(v) for v in (start, stop, step)]
    if all(v is None or not v.ndim for v in given):
        return _finished([v[cut(start, stop, step)] for v in values(a)], a.shape, a.dtype)
    rows, shape = _together(a, *(0 if v is None else v for v in given))
    ends = [[None] * len(rows[0]) if v is None else row for v, row in zip(given, rows[1:])]
    return _finished([v[cut(*parts)] for v, *parts in zip(rows[0], *ends)], shape, a.dtype)


def _compared(name):
    def function(x1, x2):
        from . import _ufuncs

        return getattr(_ufuncs, name)(_texts(x1, name), _texts(x2, name))

    function.__name__ = name
    return function


for _name in ("equal", "not_equal", "less", "less_equal", "greater", "greater_equal"):
    globals()[_name] = _compared(_name)
