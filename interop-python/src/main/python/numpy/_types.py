"""Questions about element types."""

from . import _dtypes as D
from ._ndarray import ndarray
from ._scalars import generic


class finfo:
    """The limits of a floating-point type."""

    def __init__(self, dtype=float):
        if isinstance(dtype, (ndarray, generic)):
            dtype = dtype.dtype
        self.dtype = kind = D.dtype(dtype)
        if kind.kind != "f":
            raise ValueError(f"data type {kind.name!r} not inexact")
        double = kind is D.FLOAT64
        number = kind.type
        self.bits = 8 * kind.itemsize
        self.nmant, self.nexp = (52, 11) if double else (23, 8)
        self.precision = 15 if double else 6
        self.eps = number(2.0**-self.nmant)
        self.epsneg = number(2.0 ** (-self.nmant - 1))
        self.resolution = number(10.0**-self.precision)
        self.max = number(1.7976931348623157e308 if double else (2 - 2.0**-23) * 2.0**127)
        self.min = -self.max
        self.tiny = self.smallest_normal = number(2.0**-1022 if double else 2.0**-126)
        self.smallest_subnormal = number(5e-324 if double else 2.0**-149)
        self.maxexp, self.minexp = (1024, -1022) if double else (128, -126)

    def __repr__(self):
        return f"finfo(resolution={self.resolution}, min={self.min}, max={self.max}, dtype={self.dtype})"


class iinfo:
    """The limits of an integer type."""

    def __init__(self, type):
        if isinstance(type, (ndarray, generic)):
            type = type.dtype
        self.dtype = kind = D.dtype(type)
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
    strong = [a for a in arrays_and_dtypes if type(a) not in (int, float)]
    weak = {type(a) for a in arrays_and_dtypes} & {int, float}
    kind = None
    for a in strong:
        own = a.dtype if isinstance(a, (ndarray, generic)) else D.dtype(bool if a is True or a is False else a)
        kind = own if kind is None else D.promoted(kind, own)
    if kind is None:
        return D.FLOAT64 if float in weak else D.INT64
    if float in weak and kind.kind != "f":
        return D.FLOAT64
    return D.INT64 if int in weak and kind is D.BOOL else kind


def can_cast(from_, to, casting="safe"):
    """Whether values of one type may be cast to another under a rule."""
    source, target = D.dtype(from_), D.dtype(to)
    if casting == "unsafe" or source is target:
        return True
    if casting in ("no", "equiv"):
        return False
    return D.same_kind(source, target) if casting == "same_kind" else D.promoted(source, target) is target


def issubdtype(arg1, arg2):
    """Whether a type is another one or a descendant of it, such as of ``numpy.floating``."""

    def scalar_type(arg):
        if isinstance(arg, type) and issubclass(arg, generic):
            return arg
        return D.dtype(arg).type

    return issubclass(scalar_type(arg1), scalar_type(arg2))


def min_scalar_type(a):
    """The smallest type that holds a number."""
    if isinstance(a, ndarray):
        return a.dtype
    if isinstance(a, bool):
        return D.BOOL
    if isinstance(a, float):
        return D.FLOAT32
    names = ("uint8", "uint16", "uint32", "uint64") if a >= 0 else ("int8", "int16", "int32", "int64")
    return next(D.dtype(name) for name in names if iinfo(name).min <= a <= iinfo(name).max)


def common_type(*arrays):
    """The floating-point type that holds all arrays."""
    return D.FLOAT32.type if all(a.dtype is D.FLOAT32 for a in arrays) else D.FLOAT64.type


def isscalar(element):
    """Whether it is a single number or text, not an array."""
    return isinstance(element, (generic, int, float, complex, str, bytes))


def isdtype(dtype, kind):
    """Whether a type is of a kind such as 'real floating', 'integral', 'bool', 'numeric'."""
    kinds = {"bool": "b", "signed integer": "i", "unsigned integer": "u", "integral": "iu", "real floating": "f"}
    kinds["numeric"] = "iuf"
    wanted = kind if isinstance(kind, tuple) else (kind,)
    return any(D.dtype(dtype).kind in kinds[k] if isinstance(k, str) else D.dtype(dtype) is D.dtype(k) for k in wanted)
