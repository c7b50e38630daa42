"""The operators of arrays, which are given to their class when numpy is loaded."""

import sys

import java

from . import _dtypes as D
from ._java import ForeignException, of, translated
from ._ndarray import ndarray, operand, wrap
from ._operators import BINARY, COMPARISON, UNARY
from ._scalars import generic, result

_BinaryOp = of("BinaryOp")
_UnaryOp = of("UnaryOp")
_binary = of("BinaryOps").compute
_binary_into = of("BinaryOps").assign
_unary = of("UnaryOps").compute
_NoNumbers = of("NoNumbersException")


def _refused(error, op, left, right):
    """What becomes of an operation that Java refused."""
    if not isinstance(error, _NoNumbers):
        from ._float_errors import isfound, settle

        if isfound(error):
            value = settle(error)
            kind = type(value)
            if kind is float or kind is int or kind is bool or kind is str:
                return result(value)
            return (left if isinstance(left, ndarray) else right)._wrap(value)
        raise translated(error) from None
    from ._beyond import binary

    return binary(str(op.label()), left, right)


def _defers(self, other):
    """Whether the other operand wants to answer."""
    if getattr(other, "__array_ufunc__", True) is None:
        return True
    if isinstance(other, (list, tuple, str, bytes, int, float, complex)) or other is None:
        return False
    if isinstance(other, ndarray):
        return type(other) is not type(self) and issubclass(type(other), type(self)) and type(self) is not ndarray
    priority = getattr(other, "__array_priority__", None)
    return priority is not None and not isinstance(other, generic) and priority > self.__array_priority__


def _foreign(self, other):
    """The Java operand of anything that is no array, NotImplemented where that has the word."""
    if getattr(type(other), "__array_ufunc__", None) is not None and not isinstance(other, ndarray):
        return _ANSWERS
    o = operand(other)
    if o is not None and not hasattr(other, "__array_ufunc__") and type(other) not in _SIMPLE and _defers(self, other):
        return NotImplemented
    if o is None:
        if _defers(self, other):
            return NotImplemented
        if self.dtype.kind == "O" or other is not None and not hasattr(other, "__array__") and type(other).__module__ != "builtins":
            from ._conversions import from_values

            if hasattr(type(other), "__radd__") or self.dtype.kind in "OmM":
                from ._creation import asarray

                return (asarray(other) if self.dtype.kind in "mM" else from_values([other], (), D.OBJECT))._j
        if self.dtype.kind in "mM":
            from ._creation import asarray

            return asarray(other)._j
        return NotImplemented
    return o


_SIMPLE = frozenset((int, float, bool, complex))
_ANSWERS = object()


def _answered(op, *inputs):
    """What an operand says that answers for element-wise functions itself."""
    from . import _ufuncs

    return getattr(_ufuncs, str(op.label()))(*inputs)


def _plain(op):
    def method(self, other):
        if type(other) is ndarray:
            o = other._j
        else:
            o = other if type(other) in _REAL else _foreign(self, other)
            if o is NotImplemented:
                return NotImplemented
            if o is _ANSWERS:
                return _answered(op, self, other)
        try:
            value = _binary(op, self._j, o)
        except ForeignException as error:
            return _refused(error, op, self, other)
        kind = type(value)
        if kind is float or kind is int or kind is bool or kind is str:
            return result(value)
        return (other if type(self) is ndarray and isinstance(other, ndarray) else self)._wrap(value)

    return method


_REAL = frozenset((int, float, bool))


def _swapped(op):
    def method(self, other):
        o = _foreign(self, other)
        if o is NotImplemented:
            return NotImplemented
        if o is _ANSWERS:
            return _answered(op, other, self)
        try:
            value = _binary(op, o, self._j)
        except ForeignException as error:
            return _refused(error, op, other, self)
        kind = type(value)
        return result(value) if kind is float or kind is int or kind is bool or kind is str else self._wrap(value)

    return method


def _in_place(op):
    def method(self, other):
        o = other._j if type(other) is ndarray else _foreign(self, other)
        if o is NotImplemented:
            return NotImplemented
        if o is _ANSWERS:
            from . import _ufuncs

            return getattr(_ufuncs, str(op.label()))(self, other, out=(self,))
        try:
            _binary_into(op, self._j, o, self._j)
        except ForeignException as error:
            if op == _BinaryOp.MULTIPLY and self.dtype.kind in "SU":
                from .strings import multiply

                self[...] = multiply(self, other)
                return self
            made = _refused(error, op, self, other)
            if isinstance(error, _NoNumbers):
                self[...] = made
        return self

    return method


def _own(op):
    def method(self):
        try:
            value = _unary(op, self._j)
        except ForeignException as error:
            if isinstance(error, _NoNumbers):
                from ._beyond import unary

                return unary(str(op.label()), self)
            return _refused(error, op, self, self)
        kind = type(value)
        return result(value) if kind is float or kind is int or kind is bool or kind is str else self._wrap(value)

    return method


def _compared(op, otherwise):
    compare = _plain(op)

    def method(self, other):
        if type(other) is not ndarray and type(other) not in _REAL and _foreign(self, other) is NotImplemented:
            if _defers(self, other):
                return NotImplemented
            # As with any two objects: an array never equals None or a text.
            return otherwise if otherwise is NotImplemented else wrap(_filled(self, otherwise))
        return compare(self, other)

    return method


def _filled(array, truth):
    from ._creation import full

    return full(array.shape, truth, bool)._j


def _divmod(self, other):
    from ._float_errors import named

    return named("divmod", lambda: (self // other, self % other))


def _rdivmod(self, other):
    return _divmod(other, self)


def _matmul(self, other):
    from ._products import matmul

    if type(other) is not ndarray and (_defers(self, other) or operand(other) is None):
        return NotImplemented
    return matmul(self, other)


def _rmatmul(self, other):
    from ._products import matmul

    return matmul(other, self)


def _imatmul(self, other):
    made = self @ other
    if made.shape != self.shape:
        raise ValueError("inplace matrix multiplication requires the first operand to have at least one and the second at"
                         " least two dimensions." if self.ndim < 1 or made.ndim < self.ndim else
                         f"non-broadcastable output operand with shape {self.shape} doesn't match {made.shape}")
    self[...] = made
    return self


for _name, _op in BINARY.items():
    setattr(ndarray, f"__{_name}__", _plain(getattr(_BinaryOp, _op)))
    setattr(ndarray, f"__r{_name}__", _swapped(getattr(_BinaryOp, _op)))
    setattr(ndarray, f"__i{_name}__", _in_place(getattr(_BinaryOp, _op)))


def _squares(method):
    """Powers, but a truth value is squared as a small number, as NumPy does it."""

    def power(self, other):
        if type(other) is int and other == 2 and self.dtype.kind == "b":
            whole = self.astype("int8")
            return whole * whole
        return method(self, other)

    return power


ndarray.__pow__ = _squares(ndarray.__pow__)
for _name, _op in COMPARISON.items():
    _otherwise = {"eq": False, "ne": True}.get(_name, NotImplemented)
    setattr(ndarray, f"__{_name}__", _compared(getattr(_BinaryOp, _op), _otherwise))
for _name, _op in UNARY.items():
    setattr(ndarray, f"__{_name}__", _own(getattr(_UnaryOp, _op)))
for _method in (_divmod, _rdivmod, _matmul, _rmatmul, _imatmul):
    _method.__name__ = f"_{_method.__name__}__"
    setattr(ndarray, _method.__name__, _method)

if "_lrp.profile" not in sys.modules:  # which measures the methods above
    _operators = java.type("org.lrptoolbox.python.operators.Operators").install()
