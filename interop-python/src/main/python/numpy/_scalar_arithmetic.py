"""The operators of scalars, through Java: in the type of the operands, with NumPy's promotion."""

from ._dtypes import dtype
from ._generic import generic, integer
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


def _compute(op, left, right):
    """The operation on two scalars or plain numbers; anything else gets its own chance to answer."""
    a, b = _operand(left), _operand(right)
    if a is None or b is None:
        if any(getattr(type(v), "__array_ufunc__", None) is not None and not isinstance(v, generic) for v in (left, right)):
            from . import _ufuncs

            return getattr(_ufuncs, str(op.label()))(left, right)
        return NotImplemented
    try:
        value = result(_binary(op, a, b))
    except ForeignException as error:
        from ._float_errors import isfound, settle

        if isfound(error):
            return result(settle(error, "scalar "))
        raise translated(error) from None
    return value if not isinstance(value, int) or op not in _EXACT else _checked(op, left, right, value)


def _checked(op, left, right, value):
    """Warns where the exact result did not fit."""
    if not isinstance(value, integer):
        return value
    exact = _EXACT[op](_python_int(left), _python_int(right))
    if exact != int.__int__(value):
        from ._float_errors import tell

        tell(2, f"scalar {op.label()}")
    return value


def _python_int(value):
    return int.__int__(value) if isinstance(value, int) else int(value)


_EXACT = {_BinaryOp.ADD: int.__add__, _BinaryOp.SUBTRACT: int.__sub__, _BinaryOp.MULTIPLY: int.__mul__}


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
    def method(self):
        try:
            return result(_unary(op, self._j))
        except ForeignException as error:
            raise translated(error) from None

    return method


class Arithmetic:
    """What scalars of all types inherit."""

    __slots__ = ()

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self


for _name, _op in BINARY.items():
    setattr(Arithmetic, f"__{_name}__", _plain(getattr(_BinaryOp, _op)))
    setattr(Arithmetic, f"__r{_name}__", _swapped(getattr(_BinaryOp, _op)))
for _name, _op in COMPARISON.items():
    setattr(Arithmetic, f"__{_name}__", _plain(getattr(_BinaryOp, _op)))
for _name, _op in UNARY.items():
    setattr(Arithmetic, f"__{_name}__", _own(getattr(_UnaryOp, _op)))
del _name, _op
