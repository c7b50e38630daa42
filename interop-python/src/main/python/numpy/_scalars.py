"""Single elements: ``numpy.float64`` and its kin, with the methods of arrays and the arithmetic of ``_scalar_arithmetic``."""

from itertools import repeat

from . import _dtypes as D
from ._generic import floating, generic, inexact, integer, number, signedinteger, unsignedinteger
from ._java import of
from ._operators import COMPARISON, quicken
from ._scalar_arithmetic import Arithmetic, know, result  # noqa: F401  (result is asked for here)

_narrowed = of("Scalars").narrowed


def scalars(kind, values):
    """Python numbers as the scalars of a type."""
    if kind is D.INT64:
        return map(_new_int, repeat(int64), values)
    return map(kind.type, values)


_new_float = float.__new__
_new_int = int.__new__


def _several(values, kind):
    """What the type of scalars makes of a list or an array: an array of that type."""
    from ._creation import asarray

    return asarray(values, kind) if isinstance(values, (list, tuple)) else asarray(values).astype(kind)


def _float_of(value):
    """A float64, or None where the number is not finite: Java then finds out whether that is worth a warning."""
    return _new_float(float64, value) if value - value == 0 else None


def _int_of(value):
    """An int64, or None where the number does not fit: Java then wraps it around."""
    return _new_int(int64, value) if -(1 << 63) <= value < 1 << 63 else None


def _bool_of(value):
    return True_ if value is True else False_ if value is False else None


def narrowed(kind, value):
    """A float as a smaller type rounds it; one that becomes infinite is told of."""
    made = _narrowed(kind._e, value)
    if made - made != 0 and value - value == 0:
        from ._float_errors import tell

        tell(2, "cast")
    return made


def _quotient(self, other):
    if type(other) in (float64, float, int, int64) and other:
        return _float_of(float.__truediv__(self, other)) or Arithmetic.__truediv__(self, other)
    return Arithmetic.__truediv__(self, other)


class float64(Arithmetic, floating, float):
    """A double: also a Python ``float``."""

    __slots__ = ()
    dtype = D.FLOAT64

    def __new__(cls, value=0.0):
        if type(value) is not float and (isinstance(value, (list, tuple)) or getattr(value, "ndim", 0)):
            return _several(value, cls)
        return _new_float(cls, "nan" if value is None else value)

    def item(self, *args):
        return float.__float__(self)

    def __repr__(self):
        return typed("np.float64", self)

    def __str__(self):
        return float.__repr__(self) if edition > 113 else oldest(self)

    __hash__ = float.__hash__
    __format__ = float.__format__
    __bool__ = float.__bool__

    def __round__(self, digits=None):
        if digits is None:
            return float.__round__(self)
        from ._ufuncs import round

        return round(self, digits)


#: The version of NumPy that is printed as; set by ``set_printoptions(legacy=...)``.
edition = 2**31 - 1


def typed(name, value):
    """A number with the name of its type around it, as is shown since NumPy 2."""
    return f"{name}({value})" if edition > 125 else str(value) if edition > 113 else oldest(value, True)


def oldest(value, whole=False):
    """A number as NumPy 1.13 wrote it."""
    from ._number_text import oldest

    return oldest(value, whole)


class float32(Arithmetic, floating, float):
    """A single-precision number: a Python ``float`` of as many digits."""

    __slots__ = ()
    dtype = D.FLOAT32

    def __new__(cls, value=0.0):
        if isinstance(value, str) or value is None:
            value = float("nan" if value is None else value)
        if isinstance(value, (list, tuple)) or getattr(value, "ndim", 0):
            return _several(value, cls)
        return _new_float(cls, narrowed(D.FLOAT32, _number(value)))

    def item(self, *args):
        return float.__float__(self)

    def __str__(self):
        return float.__repr__(float(_digits(self))) if edition > 113 else oldest(self)

    def __repr__(self):
        return typed("np.float32", self)

    def __format__(self, spec):
        return str(self) if not spec else float.__format__(self, spec)

    __hash__ = float.__hash__
    __bool__ = float.__bool__
    __round__ = float64.__round__


def _digits(value):
    """The shortest decimal that reads back as the same float32."""
    text = of("Scalars").box(value._j).split(" ")[1]
    return {"Infinity": "inf", "-Infinity": "-inf", "NaN": "nan"}.get(text, text)


def _number(value):
    """A plain Python number for Java."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int):
        return int.__int__(value)
    return float.__float__(value) if isinstance(value, float) else float(value)


def _nearest(cls, value):
    """The number of NumPy's own that a cast makes of one beyond the type, or of NaN; the error is told of."""
    return value._array().astype(cls).item()


class _Integer(Arithmetic):
    """What integers of all widths share."""

    __slots__ = ()

    def __new__(cls, value=0):
        if isinstance(value, str):
            value = int(value)
        elif isinstance(value, (list, tuple)) or getattr(value, "ndim", 0):
            return _several(value, cls)
        elif isinstance(value, float) and not isinstance(value, generic):
            value = int(value)
        kind = cls.dtype
        bits = 8 * kind.itemsize
        low, high = (-1 << (bits - 1), 1 << (bits - 1)) if kind.kind == "i" else (0, 1 << bits)
        number = int(value) if not isinstance(value, inexact) or low <= value.item().real < high else _nearest(cls, value)
        if not low <= number < high:
            if not isinstance(value, generic) and not hasattr(value, "_j"):
                raise OverflowError(f"Python integer {number} out of bounds for {kind.name}")
            number = (number - low) % (1 << bits) + low
        return _new_int(cls, number)

    def item(self, *args):
        return int.__int__(self)

    def __repr__(self):
        return typed(f"np.{self.dtype.name}", self)

    def __str__(self):
        return int.__repr__(self)

    __hash__ = int.__hash__
    __format__ = int.__format__
    __bool__ = int.__bool__
    __index__ = int.__index__
    __int__ = int.__int__
    __float__ = int.__float__

    def __round__(self, digits=None):
        if digits is None:
            return int.__int__(self)
        return self if digits >= 0 else type(self)(int.__round__(int.__int__(self), digits))


def _integer_type(name, kind, ancestor):
    members = {"__slots__": (), "dtype": kind, "__doc__": f"An integer of {8 * kind.itemsize} bits: a Python ``int``."}
    made = type(name, (_Integer, ancestor, int), members)
    made.__module__ = "numpy"
    return made


int64 = _integer_type("int64", D.INT64, signedinteger)
int32 = _integer_type("int32", D.INT32, signedinteger)
int16 = _integer_type("int16", D.INT16, signedinteger)
int8 = _integer_type("int8", D.INT8, signedinteger)
uint64 = _integer_type("uint64", D.UINT64, unsignedinteger)
uint32 = _integer_type("uint32", D.UINT32, unsignedinteger)
uint16 = _integer_type("uint16", D.UINT16, unsignedinteger)
uint8 = _integer_type("uint8", D.UINT8, unsignedinteger)


class bool_(Arithmetic, generic, int):
    """A truth value: ``numpy.True_`` or ``numpy.False_``. An ``int`` of value 0 or 1, as ``bool`` is."""

    __slots__ = ()
    dtype = D.BOOL

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)

    def __new__(cls, value=False):
        if isinstance(value, (list, tuple)) or getattr(value, "ndim", 0):
            return _several(value, cls)
        return True_ if value else False_

    def item(self, *args):
        return int.__bool__(self)

    def __repr__(self):
        return f"{'' if edition <= 125 else 'np.'}{'True' if int.__bool__(self) else 'False'}{'' if edition <= 125 else '_'}"

    def __str__(self):
        return "True" if int.__bool__(self) else "False"

    def __format__(self, spec):
        return str(self) if not spec else int.__format__(self, spec)

    __hash__ = int.__hash__
    __bool__ = int.__bool__


bool_.__name__ = bool_.__qualname__ = "bool"
True_ = _new_int(bool_, 1)
False_ = _new_int(bool_, 0)
know(float64, int64, True_, False_)

_frequent = ("add", "radd", "sub", "rsub", "mul", "rmul")
float64.__truediv__ = _quotient
quicken(float64, float, (float64, float, int, int64), _float_of, _frequent)
quicken(float64, float, (float64, float, int, int64), _bool_of, COMPARISON)
quicken(int64, int, (int64, int), _int_of, _frequent)
quicken(int64, int, (int64, int), _bool_of, COMPARISON)
del _frequent

for _kind in (float64, float32, bool_, generic, number, integer, signedinteger, unsignedinteger, inexact, floating):
    _kind.__module__ = "numpy"

D.register(float64, D.FLOAT64, float, floating, inexact, number)
D.register(float32, D.FLOAT32)
D.register(int64, D.INT64, int, integer, signedinteger)
D.register(int32, D.INT32)
D.register(int16, D.INT16)
D.register(int8, D.INT8)
D.register(uint64, D.UINT64, unsignedinteger)
D.register(uint32, D.UINT32)
D.register(uint16, D.UINT16)
D.register(uint8, D.UINT8)
D.register(bool_, D.BOOL, bool)
