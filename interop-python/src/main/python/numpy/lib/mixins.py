"""Operators by way of ``__array_ufunc__``."""

from .. import _ufuncs as U
from .._operators import BINARY, COMPARISON, UNARY
from .._products import matmul

__all__ = ["NDArrayOperatorsMixin"]


def _refuses(other):
    return getattr(other, "__array_ufunc__", True) is None


def _binary(function):
    def method(self, other):
        if _refuses(other):
            return NotImplemented
        return function(self, other)

    return method


def _swapped(function):
    def method(self, other):
        if _refuses(other):
            return NotImplemented
        return function(other, self)

    return method


def _in_place(function):
    def method(self, other):
        return function(self, other, out=(self,))

    return method


def _unary(function):
    def method(self):
        return function(self)

    return method


class NDArrayOperatorsMixin:
    """All operators, each a call of the element-wise function of its name."""

    __slots__ = ()


for _name, _op in {**BINARY, "divmod": "divmod", "matmul": "matmul"}.items():
    _f = getattr(U, _op.lower()) if _name != "matmul" else matmul
    setattr(NDArrayOperatorsMixin, f"__{_name}__", _binary(_f))
    setattr(NDArrayOperatorsMixin, f"__r{_name}__", _swapped(_f))
    if _name != "divmod":
        setattr(NDArrayOperatorsMixin, f"__i{_name}__", _in_place(_f))
for _name, _op in COMPARISON.items():
    setattr(NDArrayOperatorsMixin, f"__{_name}__", _binary(getattr(U, _op.lower())))
for _name, _op in UNARY.items():
    setattr(NDArrayOperatorsMixin, f"__{_name}__", _unary(getattr(U, _op.lower())))
