"""Functions of two masked arrays with the methods of NumPy's: ``reduce``, ``accumulate`` and ``outer``."""

from .. import _ufuncs as U
from .._creation import asarray as _asarray
from .._ndarray import ndarray
from ._array import array, masked, of
from ._filling import minimum_fill
from ._masks import filled, getdata, getmask, getmaskarray, nomask

#: What stands for masked elements when all are put together; None where the type decides.
NEUTRAL = {
    "add": 0, "subtract": 0, "multiply": 1, "arctan2": 0, "equal": 0, "not_equal": 0, "less_equal": 0, "greater_equal": 0,
    "less": 0, "greater": 0, "logical_and": 1, "logical_or": 0, "logical_xor": 0, "bitwise_and": -1, "bitwise_or": 0,
    "bitwise_xor": 0, "hypot": 0, "maximum": None, "minimum": None,
}  # fmt: skip


def minimum_fill_value(obj):
    """What no element is larger than, so that it never is the smallest of several."""
    return minimum_fill(array(obj), "min")


def maximum_fill_value(obj):
    """What no element is smaller than, so that it never is the largest of several."""
    return minimum_fill(array(obj), "max")


class Operation:
    """An element-wise function of two arrays."""

    def __init__(self, call, function):
        self._call = call
        self._function = function
        self.__name__ = call.__name__
        self.__doc__ = call.__doc__

    def __call__(self, *args, **kwargs):
        return self._call(*args, **kwargs)

    def __str__(self):
        return f"Masked version of {self._function}"

    def _filled(self, target):
        value = NEUTRAL[self.__name__]
        if value is None:
            value = (maximum_fill_value if self.__name__ == "maximum" else minimum_fill_value)(target)
        return filled(target, value)

    def reduce(self, target, axis=0, dtype=None):
        """All elements along an axis, without those that are masked."""
        mask = getmask(target)
        data = self._filled(target) if mask is not nomask else _asarray(getdata(target))
        if not data.ndim:
            data, mask = data.reshape(1), mask if mask is nomask else mask.reshape(1)
        made = self._function.reduce(data, axis, dtype=dtype)
        if mask is not nomask:
            mask = U.logical_and.reduce(mask, axis)
        if NEUTRAL[self.__name__] is None:
            return of(_asarray(made), mask, target)
        if not isinstance(made, ndarray) or not made.ndim:
            return masked if mask is not nomask and mask else made
        return of(made, mask, target)

    def accumulate(self, target, axis=0):
        """All intermediate results; masked elements change nothing."""
        return of(self._function.accumulate(self._filled(target), axis), nomask, target)

    def outer(self, a, b):
        """Every element of one array with every element of another."""
        first, second = _asarray(getdata(a)), _asarray(getdata(b))
        made = _asarray(self._function.outer(first, second))
        mask = nomask
        if getmask(a) is not nomask or getmask(b) is not nomask:
            mask = U.logical_or.outer(getmaskarray(a), getmaskarray(b))
        if not made.ndim:
            return masked if mask is not nomask and mask else made
        return of(made, mask, a if hasattr(a, "_mask") else b)
