"""The operators of scalars, through Java: in the type of the operands, with NumPy's promotion."""

from ._dtypes import dtype
from ._generic import complexfloating, generic, integer
from ._java import ForeignException, of, translated
from ._operators import BINARY, COMPARISON, UNARY

_BinaryOp = of("BinaryOp")
_UnaryOp = of("UnaryOp")
_binary = of("BinaryOps").compute
_unary = of("UnaryOps").compute

_PLAIN = frozenset("float32 int32 int16 int8 uint64 uint32 uint16 uint8".split())
_new_float = float.__new__
_new_int = int.__new__
# The types that have these operators, which are made after them.
float64 = int64 = True_ = False_ = None


def know(*types):
    """Tells what results are: the types of the most frequent ones, and the two truth values."""
    global float64, int64, True_, False_
    float64, int64, True_, False_ = types


def result(value):
    """What Java returned for an operation: a boxed element becomes a scalar, anything else an array."""
    kind = type(value)
    if kind is float:
        return _new_float(float64, value)
    if kind is int:
        return _new_int(int64, value)
    if kind is bool:
        return True_ if value else False_
    if kind is str:
        name, _, digits = value.partition(" ")
        if name in _PLAIN:
            return dtype(name).type(digits)
        from ._more_scalars import boxed

        return boxed(value)
    from ._ndarray import wrap

    return wrap(value)


def _compute(op, left, right, name=None):
    """The operation on two scalars or plain numbers; anything else gets its own chance to answer.

    ``name`` is what warnings call it, where it is part of another.
    """
    a, b = _operand(left), _operand(right)
    if a is None or b is None:
        if any(getattr(type(v), "__array_ufunc__", None) is not None and not isinstance(v, generic) for v in (left, right)):
            from . import _ufuncs

            return getattr(_ufuncs, str(op.label()))(left, right)
        return NotImplemented
    if (isinstance(left, complexfloating) or isinstance(right, complexfloating)) and op in _COUNTING:
        return NotImplemented
    if left is True_ or left is False_ or right is True_ or right is False_:
        if op != _DIVIDE:
            _fits_long(left), _fits_long(right)
    elif type(a) in _REAL or type(b) in _REAL:
        a, b = _narrowed(a, b), _narrowed(b, a)
    try:
        value = result(_binary(op, a, b))
    except ForeignException as error:
        from ._float_errors import isfound, settle

        if isfound(error):
            return result(settle(error, _prefix(left, right), name))
        raise translated(error) from None
    return value if not isinstance(value, int) or op not in _EXACT else _checked(op, left, right, value, name)


def _fits_long(value):
    """What meets a truth value has to be a C long."""
    if type(value) is int and not -(1 << 63) <= value < 1 << 63:
        raise OverflowError("Python int too large to convert to C long")


def _narrowed(value, other):
    """A plain number as large as the single or half-precision number that it meets can be."""
    if type(value) not in _REAL or type(other) in _REAL:
        return value
    most = _LARGEST.get(str(other.type().label()))
    if most is None or not most < abs(value) < _infinite:
        return value
    from ._float_errors import tell

    tell(2, "cast")
    return _infinite if value > 0 else -_infinite


def _prefix(left, right):
    """NumPy calls an operation scalar where one of the two has the type that both meet in."""
    if left is True_ or left is False_:
        return ""
    from ._types import result_type

    met = result_type(left, right)
    return "scalar " if any(isinstance(v, generic) and v.dtype == met for v in (left, right)) else ""


def _checked(op, left, right, value, name):
    """Warns where the exact result did not fit."""
    if not isinstance(value, integer):
        return value
    other = _python_int(right)
    if op not in _COUNTING or other == -1:
        exact = _EXACT[op](_python_int(left), other)
        if exact != int.__int__(value):
            prefix = _prefix(left, right)
            if prefix or op in _COUNTING:
                from ._float_errors import tell

                tell(2, f"{prefix}{name or op.label()}")
    return value


def _python_int(value):
    return int.__int__(value) if isinstance(value, int) else int(value)


_EXACT = {
    _BinaryOp.ADD: int.__add__,
    _BinaryOp.SUBTRACT: int.__sub__,
    _BinaryOp.MULTIPLY: int.__mul__,
    _BinaryOp.FLOOR_DIVIDE: int.__floordiv__,
}
# How often one number goes into another, and what remains: of complex numbers there is neither.
_COUNTING = (_BinaryOp.FLOOR_DIVIDE, _BinaryOp.REMAINDER)
_DIVIDE = _BinaryOp.DIVIDE
_REAL = (int, float)
_infinite = float("inf")
_LARGEST = {"float16": 65519.99999999999, "float32": 3.4028235677973362e38, "complex64": 3.4028235677973362e38}


def _operand(value):
    if isinstance(value, generic):
        return value._j
    if type(value) in (int, float, bool):
        return value
    if type(value) is complex:
        from ._ndarray import operand

        return operand(value)
    if isinstance(value, (list, tuple)):
        from ._creation import array

        return array(value)._j
    if isinstance(value, float) or isinstance(value, int) and -(1 << 63) <= value < 1 << 64:
        from ._ndarray import operand

        return operand(value)
    return None


def _plain(op):
    repeats = op == _BinaryOp.MULTIPLY

    def method(self, other):
        if repeats and isinstance(other, (list, tuple)):
            return NotImplemented  # the list repeats itself
        return _compute(op, self, other)

    return method


def _swapped(op):
    repeats = op == _BinaryOp.MULTIPLY

    def method(self, other):
        if repeats and isinstance(other, (list, tuple)):
            return NotImplemented
        return _compute(op, other, self)

    return method


def _own(op):
    exact = {_UnaryOp.NEGATIVE: int.__neg__, _UnaryOp.ABSOLUTE: int.__abs__}.get(op)

    def method(self):
        try:
            value = result(_unary(op, self._j))
        except ForeignException as error:
            raise translated(error) from None
        if exact is not None and isinstance(value, integer) and exact(_python_int(self)) != _python_int(value):
            from ._float_errors import tell

            tell(2, f"scalar {op.label()}")
        return value

    return method


class Arithmetic:
    """What scalars of all types inherit."""

    __slots__ = ()

    def __divmod__(self, other):
        return _divmod(self, other)

    def __rdivmod__(self, other):
        return _divmod(other, self)


def _divmod(left, right):
    from ._float_errors import named

    return named(None, _both, left, right)


def _both(left, right):
    """How often one number goes into another, and what remains."""
    whole = _compute(_BinaryOp.FLOOR_DIVIDE, left, right, "divmod")
    return whole if whole is NotImplemented else (whole, _compute(_BinaryOp.REMAINDER, left, right, "divmod"))


for _name, _op in BINARY.items():
    setattr(Arithmetic, f"__{_name}__", _plain(getattr(_BinaryOp, _op)))
    setattr(Arithmetic, f"__r{_name}__", _swapped(getattr(_BinaryOp, _op)))
for _name, _op in COMPARISON.items():
    setattr(Arithmetic, f"__{_name}__", _plain(getattr(_BinaryOp, _op)))
for _name, _op in UNARY.items():
    setattr(Arithmetic, f"__{_name}__", _own(getattr(_UnaryOp, _op)))
del _name, _op
