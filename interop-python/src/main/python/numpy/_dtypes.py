"""Element types: ``dtype`` and the table that all other modules look them up in."""

from ._java import of

_named = of("Types").named


class dtype:
    """The type of an array's elements; there is one object for each.

    Parameters
    ----------
    spec : dtype, str, type
        such as ``'float64'``, ``'<f8'``, ``'d'``, ``float``, ``numpy.float64``
    """

    __slots__ = ("name", "kind", "char", "itemsize", "num", "byteorder", "_e")

    def __new__(cls, spec=float, align=False, copy=False):
        if type(spec) is dtype:
            return (_by_spec if spec.isnative else _big_endian)[spec.name]
        try:
            found = _by_spec.get(spec)
        except TypeError:
            found = None
        if found is not None:
            # A copy is what a pickle asks for, and then sets the byte order of.
            return _copied(found) if copy else found
        if isinstance(spec, str):
            native = spec.lstrip("<=|")
            if native in _by_spec:
                return _by_spec[native]
            if spec.startswith(">") and native[1:] in _by_spec:
                return _by_spec[native[1:]].newbyteorder(">")
        inner = getattr(spec, "dtype", None)
        if type(inner) is dtype:
            return inner
        what = repr(spec) if isinstance(spec, str) else getattr(spec, "__name__", repr(spec))
        raise TypeError(f"data type {what} not understood: arrays hold {', '.join(all_names)}")

    type = property(lambda self: _scalar_types[self.name], doc="The Python class of single elements.")

    @property
    def str(self):
        order = {"|": "|", "=": "<", ">": ">"}[self.byteorder]
        return order + self.kind + repr(self.itemsize)

    shape = ()
    ndim = 0
    names = None
    fields = None
    subdtype = None
    hasobject = False
    alignment = property(lambda self: self.itemsize)
    descr = property(lambda self: [("", self.str)])
    isnative = property(lambda self: self.byteorder != ">")

    def newbyteorder(self, new_order="S"):
        """The type with the other, big-endian order of bytes: for reading; arrays themselves are little-endian."""
        swap = new_order in (">", "B", "big") or new_order in ("S", "swap") and self.byteorder == "="
        if self.itemsize == 1:
            return self
        return _big_endian[self.name] if swap else _by_spec[self.name]

    def __eq__(self, other):
        if type(other) is not dtype:
            try:
                other = None if other is None else dtype(other)
            except TypeError:
                return False
        return other is not None and self.name == other.name and self.byteorder == other.byteorder

    def __hash__(self):
        return hash(self.name)

    def __repr__(self):
        return f"dtype('{self}')"

    def __str__(self):
        return self.name if self.isnative else self.str

    def __reduce__(self):
        return dtype, (self.str[1:], False, True), (3, self.str[0], None, None, None, -1, -1, 0)

    def __setstate__(self, state):
        if self.itemsize > 1:
            self.byteorder = ">" if state[1] == ">" else "="

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


dtype.__module__ = "numpy"  # where pickles look for it

_by_spec = {}
_big_endian = {}
_scalar_types = {}
all_names = []


def _copied(kind):
    made = object.__new__(dtype)
    for slot in dtype.__slots__:
        setattr(made, slot, getattr(kind, slot))
    return made


def _define(name, kind, char, itemsize, num, *aliases):
    self = object.__new__(dtype)
    self.name, self.kind, self.char, self.itemsize, self.num = name, kind, char, itemsize, num
    self._e = _named(name)
    all_names.append(name)
    self.byteorder = "|" if itemsize == 1 else "="
    for alias in (name, char, f"{kind}{itemsize}", *aliases):
        _by_spec[alias] = self
    if itemsize > 1:
        swapped = _big_endian[name] = _copied(self)
        swapped.byteorder = ">"
    return self


def register(scalar_type, self, *aliases):
    """Names the Python type of single elements."""
    _scalar_types[self.name] = scalar_type
    for alias in (scalar_type, *aliases):
        _by_spec[alias] = self


FLOAT64 = _define("float64", "f", "d", 8, 12, "float", "double", "float_")
FLOAT32 = _define("float32", "f", "f", 4, 11, "single")
INT64 = _define("int64", "i", "l", 8, 7, "int", "q", "p", "int_", "long", "longlong", "intp")
INT32 = _define("int32", "i", "i", 4, 5, "intc")
INT16 = _define("int16", "i", "h", 2, 3, "short")
INT8 = _define("int8", "i", "b", 1, 1, "byte")
UINT64 = _define("uint64", "u", "L", 8, 8, "uint", "Q", "P", "ulong", "ulonglong", "uintp")
UINT32 = _define("uint32", "u", "I", 4, 6, "uintc")
UINT16 = _define("uint16", "u", "H", 2, 4, "ushort")
UINT8 = _define("uint8", "u", "B", 1, 2, "ubyte")
BOOL = _define("bool", "b", "?", 1, 0, "bool_", "b1")
_by_spec["bool8"] = BOOL


def of_java(element_type):
    """The dtype for a Java ``ElementType``."""
    return _by_spec[element_type.label()]


def java_type(spec):
    """The Java ``ElementType`` for whatever names a dtype; None stays None."""
    return None if spec is None else dtype(spec)._e


_promote = of("Types").promote


def promoted(first, second):
    """The smallest type that holds the values of both."""
    return first if first is second else of_java(_promote(first._e, second._e))


_is_same_kind = of("Types").isSameKind


def same_kind(source, target):
    """Whether a result may be written to a target of that type: same or higher kind."""
    return _is_same_kind(source._e, target._e)
