"""Element types: ``dtype`` and the table that all other modules look them up in."""

from ._dtype_classes import Answers, _DTypeMeta, called, class_of
from ._java import of

_DataType = of("DataType")
_named = of("Types").named
_text = str  # which is a property of types below


class dtype(Answers, metaclass=_DTypeMeta):
    """The type of an array's elements; there is one object for each of the plain ones.

    Parameters
    ----------
    dtype : dtype, str, type, list or dict of fields
        such as ``'float64'``, ``'<f8'``, ``'U10'``, ``float``, ``numpy.float64``, ``[('x', 'f4'), ('y', 'i2')]``
    """

    __slots__ = (
        "name", "kind", "char", "itemsize", "num", "byteorder", "_e", "_names", "fields", "subdtype", "unit", "isalignedstruct",
        "metadata", "_scalar", "_array", "__weakref__",
    )  # fmt: skip

    _kind = _size = None  # of the classes below: what their types are

    def __new__(cls, dtype=float, align=False, copy=False, **kwargs):
        spec = dtype
        if cls._kind is not None:
            if cls._kind == "T":
                from ._string_type import string_type

                return string_type(**kwargs)
            return called(cls, () if spec is float else (spec,))
        if kwargs:
            from ._dtype_fields import with_metadata

            return with_metadata(cls(dtype, align), **kwargs)
        if isinstance(spec, cls):
            return _copied(spec) if copy else spec
        try:
            found = _by_spec.get(spec)
        except TypeError:
            found = None
        if found is not None:
            # A copy is what a pickle asks for, and then sets the byte order of.
            return _copied(found) if copy else found
        from ._dtype_specs import parsed

        made = parsed(spec, align)
        return _copied(made) if copy or made._names is not None else made  # fields may be renamed

    @property
    def type(self):
        if self._scalar is not None:
            return self._scalar
        if self.kind == "T":
            return str
        name = "void" if self.kind == "V" else _base_name(self)
        try:
            return _scalar_types[name]
        except KeyError:
            from . import _more_scalars  # noqa: F401  (registers them)

            return _scalar_types[name]

    @property
    def str(self):
        order = {"|": "|", "=": "<", ">": ">"}[self.byteorder]
        if self.kind in "mM":
            return f"{order}{self.kind}8{_bracketed(self.unit)}"
        size = self.itemsize // 4 if self.kind == "U" else self.itemsize
        return "|O" if self.kind == "O" else order + self.kind + repr(size)

    @property
    def names(self):
        return self._names

    @names.setter
    def names(self, names):
        from ._dtype_fields import rename

        rename(self, names)

    shape = property(lambda self: () if self.subdtype is None else self.subdtype[1])
    ndim = property(lambda self: len(self.shape))
    base = property(lambda self: self if self.subdtype is None else self.subdtype[0])
    isnative = property(lambda self: self.byteorder != ">")
    isbuiltin = property(lambda self: 0 if self.kind == "V" and self.names else 1)
    flags = property(lambda self: 63 if self.kind == "O" else 0)

    @property
    def hasobject(self):
        return self.kind in "OT" or any(f[0].hasobject for f in (self.fields or {}).values())

    @property
    def alignment(self):
        if self.kind == "V":
            from ._dtype_fields import alignment

            return alignment(self)
        return {"S": 1, "U": 4, "c": self.itemsize // 2}.get(self.kind, self.itemsize)

    @property
    def descr(self):
        from ._dtype_text import descr

        return descr(self)

    def newbyteorder(self, new_order="S", /):
        """The type with another order of bytes: '<', '>', '=' or 'S' for the other one."""
        from ._dtype_sized import swapped

        return swapped(self, new_order)

    def __getitem__(self, key):
        from ._dtype_fields import field

        return field(self, key)

    def __class_getitem__(cls, item):
        from ._dtype_classes import alias

        return alias(cls, item)

    def __delattr__(self, name):
        raise AttributeError(f"attribute '{name}' of 'numpy.dtype' objects is not writable")

    def __eq__(self, other):
        if other is self:
            return True
        if not isinstance(other, dtype):
            if isinstance(other, (type, _text)) and _by_spec.get(other) is self:
                return True
            try:
                other = None if other is None else dtype(other)
            except (TypeError, ValueError):
                return NotImplemented
        return other is not None and _key(self) == _key(other)

    def __hash__(self):
        return hash(_key(self))


dtype.__module__ = "numpy"  # where pickles look for it

_by_spec = {}
_by_java = {}
_big_endian = {}
_scalar_types = {}
all_names = []


def _base_name(kind):
    return {"S": "bytes_", "U": "str_", "M": "datetime64", "m": "timedelta64"}.get(kind.kind, kind.name)


def _bracketed(unit):
    return "" if unit == "generic" else f"[{unit}]"


def _key(kind):
    if kind.kind == "V":
        fields = None if kind.names is None else tuple((n, *kind.fields[n]) for n in kind.names)
        return ("V", kind.itemsize, fields, kind.subdtype)
    return (kind.kind, kind.itemsize, kind.byteorder, kind.unit)


def _copied(kind):
    made = object.__new__(type(kind))
    made._array = None
    take(made, kind)
    return made


def take(kind, other):
    """Makes a type what another one is."""
    for slot in dtype.__slots__[:-2]:
        setattr(kind, slot, getattr(other, slot))


def owned(kind, array):
    """A type of records for one array alone, whose fields have other names when those of its type are set."""
    from weakref import ref

    made = _copied(kind)
    made._array = ref(array)
    return made


def with_scalar(kind, scalar):
    """A type of records or bytes whose single elements are of a class of their own."""
    made = _copied(kind)
    made._scalar, made._array = scalar, kind._array
    made.name = f"{scalar.__name__}{8 * kind.itemsize or ''}"
    return made


def make(name, kind, char, itemsize, num, java, byteorder="=", names=None, fields=None, subdtype=None, unit=None):
    """A new element type."""
    self = object.__new__(class_of(dtype, kind, itemsize))
    self.name, self.kind, self.char, self.itemsize, self.num, self._e = name, kind, char, itemsize, num, java
    self.byteorder, self._names, self.fields, self.subdtype, self.unit = byteorder, names, fields, subdtype, unit
    self.isalignedstruct = False
    self.metadata = self._scalar = self._array = None
    return self


def _define(name, kind, char, itemsize, num, *aliases):
    java = _named(name)
    self = make(name, kind, char, itemsize, num, java, "|" if itemsize == 1 or kind == "O" else "=")
    all_names.append(name)
    _by_java[name] = self
    for alias in (name, char, *([] if kind == "O" else [f"{kind}{itemsize}", f"<{kind}{itemsize}"]), *aliases):
        _by_spec[alias] = self
    return self


def register(scalar_type, self, *aliases):
    """Names the Python type of single elements."""
    _scalar_types[_base_name(self) if self.kind != "V" else "void"] = scalar_type
    for alias in (scalar_type, *aliases):
        _by_spec[alias] = self


FLOAT64 = _define("float64", "f", "d", 8, 12, "float", "double", "float_", "longdouble", "g")
FLOAT32 = _define("float32", "f", "f", 4, 11, "single")
FLOAT16 = _define("float16", "f", "e", 2, 23, "half")
INT64 = _define("int64", "i", "l", 8, 7, "int", "q", "p", "int_", "long", "longlong", "intp", "n")
INT32 = _define("int32", "i", "i", 4, 5, "intc")
INT16 = _define("int16", "i", "h", 2, 3, "short")
INT8 = _define("int8", "i", "b", 1, 1, "byte", "|i1")
UINT64 = _define("uint64", "u", "L", 8, 8, "uint", "Q", "P", "ulong", "ulonglong", "uintp", "N")
UINT32 = _define("uint32", "u", "I", 4, 6, "uintc")
UINT16 = _define("uint16", "u", "H", 2, 4, "ushort")
UINT8 = _define("uint8", "u", "B", 1, 2, "ubyte", "|u1")
BOOL = _define("bool", "b", "?", 1, 0, "bool_", "b1", "bool8", "|b1")
COMPLEX128 = _define("complex128", "c", "D", 16, 15, "complex", "cdouble", "clongdouble", "G")
COMPLEX64 = _define("complex64", "c", "F", 8, 14, "csingle")
OBJECT = _define("object", "O", "O", 8, 17, "object_", "|O", "O8")
_by_spec[complex], _by_spec[object] = COMPLEX128, OBJECT


def of_java(element_type):
    """The dtype for a Java ``DataType``."""
    name = element_type.name()
    found = _by_java.get(name)
    if found is None:
        from ._dtype_specs import from_java

        found = _by_java[name] = from_java(element_type)
    return found


def java_type(spec):
    """The Java ``DataType`` for whatever names a dtype; None stays None."""
    return None if spec is None else dtype(spec)._e


_promote = of("Types").promote


def promoted(first, second):
    """The smallest type that holds the values of both."""
    if first is second and first.kind in "biufcO":
        return first if first.byteorder != ">" else first.newbyteorder("=")
    if first.kind in "biufc" and second.kind in "biufc":
        return of_java(_promote(first._e, second._e))
    from ._dtype_specs import common

    return common(first, second)


_is_same_kind = of("Types").isSameKind


def same_kind(source, target):
    """Whether a result may be written to a target of that type: same or higher kind."""
    return _is_same_kind(source._e, target._e)
