"""Questions about element types."""

from . import _dtypes as D
from ._ndarray import ndarray
from ._scalars import generic


def _type_of(given):
    """The type that a type, its name, an array or a number is of."""
    if isinstance(given, (ndarray, generic)):
        return given.dtype
    return D.dtype(type(given) if isinstance(given, (int, float, complex)) else given)


class finfo:
    """The limits of a floating-point type; there is one object for each."""

    _known = {}

    def __new__(cls, dtype=float):
        kind = _type_of(dtype)
        if kind.kind == "c":
            kind = D.FLOAT32 if kind.itemsize == 8 else D.FLOAT64
        if kind.kind != "f":
            raise ValueError(f"data type {kind.type!r} not inexact")
        kind = kind.newbyteorder("=")
        found = cls._known.get(kind)
        if found is None:
            found = cls._known[kind] = object.__new__(cls)
            found._measure(kind)
        return found

    def __class_getitem__(cls, item):
        from ._dtype_classes import alias

        return alias(cls, item)

    def __reduce__(self):
        return type(self), (self.dtype,)

    def _measure(self, kind):
        self.dtype = kind
        number = kind.type
        self.bits = 8 * kind.itemsize
        self.nmant, self.nexp, self.precision = {8: (52, 11, 15), 4: (23, 8, 6), 2: (10, 5, 3)}[kind.itemsize]
        self.iexp, self.it, self.negep = self.nexp, self.nmant, -self.nmant - 1
        self.machep = -self.nmant
        self.maxexp = 1 << (self.nexp - 1)
        self.minexp = 2 - self.maxexp
        self.eps = number(2.0**-self.nmant)
        self.epsneg = number(2.0 ** (-self.nmant - 1))
        self.resolution = number(10.0**-self.precision)
        self.max = number((2 - 2.0**-self.nmant) * 2.0 ** (self.maxexp - 1))
        self.min = -self.max
        self.tiny = self.smallest_normal = number(2.0**self.minexp)
        self.smallest_subnormal = number(2.0 ** (self.minexp - self.nmant))

    def __repr__(self):
        return f"finfo(resolution={self.resolution}, min={self.min}, max={self.max}, dtype={self.dtype})"


class iinfo:
    """The limits of an integer type."""

    def __class_getitem__(cls, item):
        from ._dtype_classes import alias

        return alias(cls, item)

    def __init__(self, type):
        self.dtype = kind = _type_of(type)
        if kind.kind not in "iu":
            raise ValueError(f"Invalid integer data type {kind.kind!r}.")
        self.kind = kind.kind
        self.bits = 8 * kind.itemsize
        self.min = -1 << (self.bits - 1) if kind.kind == "i" else 0
        self.max = (1 << (self.bits - 1 if kind.kind == "i" else self.bits)) - 1

    def __repr__(self):
        return f"iinfo(min={self.min}, max={self.max}, dtype={self.dtype})"


def promote_types(type1, type2):
    """The smallest type that holds the values of both."""
    return D.promoted(D.dtype(type1), D.dtype(type2))


def result_type(*arrays_and_dtypes):
    """The type an operation on these would have; plain Python numbers are weak."""
    if not arrays_and_dtypes:
        raise ValueError("at least one array or dtype is required")
    weak = {type(a) for a in arrays_and_dtypes} & {int, float, complex}
    kinds = [
        a.dtype if isinstance(a, (ndarray, generic)) else D.dtype(bool if a is True or a is False else a)
        for a in arrays_and_dtypes if type(a) not in weak
    ]  # fmt: skip
    kind = None
    for own in sorted(kinds, key=lambda k: -_ORDER.find(k.kind)) if len(kinds) > 2 else kinds:
        # Integers meet what has fractions one by one: together they might ask for more.
        kind = D.promoted(own if kind is None else kind, own)
    if kind is None:
        return D.COMPLEX128 if complex in weak else D.FLOAT64 if float in weak else D.INT64
    if complex in weak and kind.kind in "biuf":
        return D.COMPLEX64 if kind.kind == "f" and kind.itemsize <= 4 else D.COMPLEX128
    if float in weak and kind.kind in "biu":
        return D.FLOAT64
    return D.INT64 if int in weak and kind is D.BOOL else kind


_ORDER = "biufc"


def _only_field(kind):
    """Whether records have one field, and that one, if it holds records, too."""
    return kind.base.names is None or len(kind.base.names) == 1 and _only_field(kind.base[0])


def can_cast(from_, to, casting="safe"):
    """Whether values of one type may be cast to another under a rule."""
    if casting not in ("no", "equiv", "safe", "same_kind", "unsafe"):
        raise ValueError(f"casting must be one of 'no', 'equiv', 'safe', 'same_kind', 'unsafe' (got {casting!r})")
    if type(from_) in (int, float, complex):
        raise TypeError("can_cast() does not support Python ints, floats, and complex because the result used to depend on the value.")
    if to is None or from_ is None:
        raise TypeError("did not understand one of the types; 'None' not accepted")
    source = from_.dtype if isinstance(from_, (ndarray, generic)) else D.dtype(from_)
    target = D.dtype(to)
    if D._key(source) == D._key(target):
        return True
    if (source.names is None) != (target.names is None) and target.kind != "O":
        # Records and what is none are never cast but where anything is, and of several fields none is the one to take.
        return casting == "unsafe" and (source.names is None or _only_field(source))
    if casting == "unsafe":
        return True
    if casting == "no":
        return False
    if source.isnative and target.isnative and source.kind in _ORDER and target.kind in _ORDER and casting != "equiv":
        return D.same_kind(source, target) if casting == "same_kind" else D.promoted(source, target) is target
    if D._key(source.newbyteorder("=")) == D._key(target.newbyteorder("=")):
        return True
    if casting == "equiv":
        return False
    if source.kind in _ORDER and target.kind in _ORDER:
        source, target = source.newbyteorder("="), target.newbyteorder("=")
        return D.same_kind(source, target) if casting == "same_kind" else D.promoted(source, target) is target
    if target.kind == "O":
        return True
    if source.kind == "V" and target.kind == "V" and source.names and target.names:
        return len(source) == len(target) and all(
            can_cast(source[i], target[i], casting) for i in range(len(source))
        )
    if target.kind == "V":
        return casting == "same_kind" or source.kind != "V" and target.itemsize >= source.itemsize
    if source.kind in _ORDER and target.kind in "SU":
        from ._dtype_text import printed_length

        room = target.itemsize // (4 if target.kind == "U" else 1)
        return room == 0 or casting == "same_kind" or room >= printed_length(source)
    if source.kind in "SU" and target.kind in "SU":
        if source.kind == "U" and target.kind == "S":
            return False
        room, need = (k.itemsize // (4 if k.kind == "U" else 1) for k in (target, source))
        return casting == "same_kind" or room == 0 or room >= need
    if source.kind in "biu" and target.kind == "m":
        return casting == "same_kind" or source.kind != "u" or source.itemsize < 8
    if source.kind == target.kind and source.kind in "mM":
        from ._units import finer, is_calendar

        if source.kind == "m" and is_calendar(source.unit) != is_calendar(target.unit) and "generic" not in (source.unit, target.unit):
            return False
        return casting == "same_kind" or finer(source.unit, target.unit) == target.unit
    return False


def issubdtype(arg1, arg2):
    """Whether a type is another one or a descendant of it, such as of ``numpy.floating``."""
    return issubclass(_scalar_type(arg1), _scalar_type(arg2))


def _scalar_type(arg):
    if isinstance(arg, type) and issubclass(arg, generic):
        return arg
    return (arg if isinstance(arg, D.dtype) else D.dtype(arg)).type


def min_scalar_type(a):
    """The smallest type that holds a number."""
    if isinstance(a, ndarray):
        return a.dtype
    if isinstance(a, bool):
        return D.BOOL
    if isinstance(a, generic):
        a = a.item()
    if isinstance(a, float):
        return D.FLOAT16 if abs(a) < 65000 or a != a or abs(a) == float("inf") else D.FLOAT32 if abs(a) < 3.4e38 else D.FLOAT64
    if isinstance(a, complex):
        return D.COMPLEX64
    if not isinstance(a, int) or not -(1 << 63) <= a < 1 << 64:
        return D.OBJECT if isinstance(a, int) else result_type(_as_array(a))
    names = ("uint8", "uint16", "uint32", "uint64") if a >= 0 else ("int8", "int16", "int32", "int64")
    return next(D.dtype(name) for name in names if iinfo(name).min <= a <= iinfo(name).max)


def common_type(*arrays):
    """The floating-point type that holds all arrays."""
    made = D.FLOAT16
    for a in arrays:
        if a.dtype.kind not in "iufc":
            raise TypeError("can't get common type for non-numeric array")
        made = D.promoted(made, D.FLOAT64 if a.dtype.kind in "iu" else a.dtype)
    return made.type


def _as_array(a):
    from ._creation import asarray

    return asarray(a)


def isscalar(element):
    """Whether it is a single number or text, not an array."""
    from numbers import Number

    return isinstance(element, (generic, int, float, complex, str, bytes, memoryview, Number))


def isdtype(dtype, kind):
    """Whether a type is of a kind such as 'real floating', 'integral', 'bool', 'numeric'."""
    kinds = {"bool": "b", "signed integer": "i", "unsigned integer": "u", "integral": "iu", "real floating": "f", "complex floating": "c"}
    kinds["numeric"] = "iufc"
    wanted = kind if isinstance(kind, tuple) else (kind,)
    return any(D.dtype(dtype).kind in kinds[k] if isinstance(k, str) else D.dtype(dtype) is D.dtype(k) for k in wanted)
