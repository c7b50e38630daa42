"""The older names of ``numpy.strings``, and arrays that strip blanks where they compare."""

from .. import strings as _strings
from .._conversions import from_values, values
from .._creation import array as _array
from .._creation import asarray
from .._dtypes import OBJECT
from .._ndarray import ndarray
from ..strings import *  # noqa: F403
from ..strings import _finished, _texts, _together  # noqa: F401


def _listing(name):
    def function(a, *args):
        a = _texts(a, name)
        if a.dtype.kind == "S":
            args = [v.encode() if isinstance(v, str) else v for v in args]
        if name == "splitlines":
            return from_values([v.splitlines(*args) for v in values(a)], a.shape, OBJECT)
        return from_values([getattr(v, name)(*args) for v in values(a)], a.shape, OBJECT)

    function.__name__ = name
    return function


split, rsplit, splitlines = map(_listing, ("split", "rsplit", "splitlines"))


def join(sep, seq):
    """The characters of every text with a separator between them."""
    rows, shape = _together(asarray(sep), asarray(seq))
    return _finished([s.join(v) if isinstance(v, str) else s.join([v[i : i + 1] for i in range(len(v))])
                      for s, v in zip(*rows)], shape)  # fmt: skip


def partition(a, sep):
    """What is before a separator, the separator and what is behind it, along a last axis."""
    from .._joining import stack

    return stack([asarray(p) for p in _strings.partition(a, sep)], -1)


def rpartition(a, sep):
    """As ``partition``, at the last separator."""
    from .._joining import stack

    return stack([asarray(p) for p in _strings.rpartition(a, sep)], -1)


def multiply(a, i):
    """Each text so many times after itself."""
    try:
        return _strings.multiply(a, i)
    except TypeError:
        raise ValueError("Can only multiply by integers") from None


def _stripped(a):
    a = asarray(a)
    if a.dtype.kind not in "SU":
        raise TypeError("comparison of non-string arrays")
    return _strings.rstrip(a)


def compare_chararrays(a1, a2, cmp, rstrip):
    """A comparison, by its operator as text."""
    names = {"==": "equal", "!=": "not_equal", "<": "less", "<=": "less_equal", ">": "greater", ">=": "greater_equal"}
    strip = _stripped if rstrip else asarray
    return getattr(_strings, names[cmp])(strip(a1), strip(a2))


def _compared(name):
    def function(x1, x2):
        return getattr(_strings, name)(_stripped(x1), _stripped(x2))

    function.__name__ = name
    return function


equal, not_equal, less, less_equal, greater, greater_equal = map(
    _compared, ("equal", "not_equal", "less", "less_equal", "greater", "greater_equal")
)


class chararray(ndarray):
    """An array of texts with the methods of texts; blanks at the end do not count."""

    def __new__(cls, shape, itemsize=1, unicode=False, buffer=None, offset=0, strides=None, order="C"):
        return ndarray(shape, f"{'U' if unicode else 'S'}{itemsize}", buffer, offset).view(cls)

    def __getitem__(self, key):
        found = ndarray.__getitem__(self, key)
        return found.rstrip() if isinstance(found, (str, bytes)) else found

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def __repr__(self):
        return ndarray.__repr__(self._shown())

    def __str__(self):
        return ndarray.__str__(self._shown())

    def _shown(self):
        """The texts without the blanks at their ends, in the same room."""
        bare = asarray(self)
        return asarray(_strings.rstrip(bare)).astype(bare.dtype).view(type(self)) if bare.dtype.kind in "SU" else self

    def __eq__(self, other):
        return equal(self, other)

    def __ne__(self, other):
        return not_equal(self, other)

    def __lt__(self, other):
        return less(self, other)

    def __le__(self, other):
        return less_equal(self, other)

    def __gt__(self, other):
        return greater(self, other)

    def __ge__(self, other):
        return greater_equal(self, other)

    def __add__(self, other):
        return asarray(_strings.add(asarray(self), asarray(other))).view(chararray)

    def __radd__(self, other):
        return asarray(_strings.add(asarray(other), asarray(self))).view(chararray)

    def __mul__(self, i):
        return asarray(multiply(asarray(self), i)).view(chararray)

    __rmul__ = __mul__

    def __mod__(self, i):
        return asarray(_strings.mod(asarray(self), i)).view(chararray)


def _as_method(name):
    def method(self, *args, **options):
        function = globals()[name] if name in globals() else getattr(_strings, name)
        found = function(asarray(self), *args, **options)
        return found.view(chararray) if isinstance(found, ndarray) and found.dtype.kind in "SU" else found

    method.__name__ = name
    return method


for _name in (
    "capitalize lower swapcase title upper isalnum isalpha isdecimal isdigit islower isnumeric isspace istitle isupper count"
    " find index rfind rindex startswith endswith strip lstrip rstrip center ljust rjust zfill expandtabs partition"
    " rpartition replace encode decode split rsplit splitlines join translate"
).split():
    setattr(chararray, _name, _as_method(_name))


def array(obj, itemsize=None, copy=True, unicode=None, order=None):
    """A chararray of texts."""
    if isinstance(obj, (str, bytes)):
        length = itemsize or max(len(obj), 1)
        obj = [obj[i : i + length] for i in range(0, max(len(obj), 1), length)]
    made = asarray(obj)
    if made.dtype.kind == "O":
        made = _array(made.tolist(), str if unicode else bytes)
    if made.dtype.kind not in "SU":
        made = made.astype(str if unicode is not False else bytes)
    if unicode is not None and (made.dtype.kind == "U") != unicode:
        made = made.astype(f"{'U' if unicode else 'S'}{itemsize or ''}")
    elif itemsize is not None:
        made = made.astype(f"{made.dtype.kind}{itemsize}")
    return (made.copy() if copy else made).view(chararray)


def asarray_chars(obj, itemsize=None, unicode=None, order=None):
    return array(obj, itemsize, False, unicode, order)
