"""Operators of masked arrays: element-wise functions, comparisons, and what happens in place."""

import operator

import numpy as np

from ._masks import getdata, getmask, getmaskarray, make_mask_none, mask_or, nomask

ndarray = np.ndarray
_UNARY = {"neg": "negative", "abs": "absolute"}
_BINARY = {
    "add": "add", "sub": "subtract", "mul": "multiply", "truediv": "true_divide", "floordiv": "floor_divide", "pow": "power",
}  # fmt: skip
#: NumPy's own functions, which differ in what lies under the mask.
_PLAIN = {
    "mod": "remainder", "and": "bitwise_and", "or": "bitwise_or", "xor": "bitwise_xor", "lshift": "left_shift", "rshift": "right_shift",
}  # fmt: skip
#: In place, masked elements meet what changes nothing.
_NEUTRAL = {"add": 0, "sub": 0, "mul": 1, "truediv": 1, "floordiv": 1}
_DIVIDING = ("truediv", "floordiv")


def _leaves_it(self, other):
    """Whether the other operand wants to answer."""
    if isinstance(other, type(self)):
        return False
    answer = getattr(other, "__array_ufunc__", False)
    if answer is False:
        return getattr(other, "__array_priority__", -1000000) > self.__array_priority__
    return answer is None


def _functions():
    from . import _elementwise

    return _elementwise


def _forward(name, functions=None):
    def method(self, other):
        if _leaves_it(self, other):
            return NotImplemented
        return getattr(functions or _functions(), name)(self, other)

    return method


def _backward(name, functions=None):
    def method(self, other):
        return getattr(functions or _functions(), name)(other, self)

    return method


def _one(name):
    def method(self):
        return getattr(_functions(), name)(self)

    return method


def _in_place(python, ours):
    if python == "pow":
        return _power_in_place
    if python not in _NEUTRAL:
        def method(self, other):
            getattr(np, ours)(self._data, other if isinstance(other, (int, float, complex)) else getdata(other), out=self._data)
            self._mask = mask_or(getmask(self), getmask(other))
            return self

        return method
    change = getattr(operator, f"i{python}")
    neutral = _NEUTRAL[python]

    def method(self, other):
        from . import _elementwise

        data, mask = getdata(other), getmask(other)
        if python in _DIVIDING:
            outside = _elementwise.divide.domain(self._data, data)
            if np.any(outside):
                data = np.where(outside, np.asarray(data).dtype.type(1), data)
            mask = mask_or(mask, np.asarray(outside), shrink=False) if np.ndim(outside) else np.asarray(outside) | mask
            mask = np.broadcast_to(mask, self.shape) if np.any(mask) else nomask
        if self._mask is nomask:
            if mask is not nomask and np.any(mask):
                self._mask = make_mask_none(self.shape, self.dtype)
                self._mask += mask
        elif mask is not nomask:
            self._mask += mask
        target = self._data
        other_data = data if self._mask is nomask else np.where(self._mask, np.asarray(data).dtype.type(neutral), data)
        with np.errstate(divide="ignore", invalid="ignore"):
            change(target, other_data)
        return self

    return method


def _power_in_place(self, other):
    data = getdata(other)
    data = data if self._mask is nomask else np.where(self._mask, np.asarray(data).dtype.type(1), data)
    target = self._data
    with np.errstate(divide="ignore", invalid="ignore"):
        target **= data
    wrong = ~np.isfinite(target)
    if wrong.any():
        self._mask = wrong if self._mask is nomask else self._mask | wrong
        np.copyto(target, self.fill_value, where=wrong)
    self._mask = mask_or(self._mask, mask_or(getmask(other), wrong))
    return self


def _compared(name):
    compare = getattr(operator, name)
    equality = name in ("eq", "ne")

    def method(self, other):
        return _comparison(self, other, compare, equality)

    return method


def _comparison(self, other, compare, equality):
    """Elements compared; what is masked in one is masked in the result, under which lies whether it is in both."""
    from ._array import masked

    if _leaves_it(self, other):
        return NotImplemented
    own, theirs = self._mask, getmask(other)
    mask = mask_or(own, theirs, copy=True)
    data = getdata(other)
    if mask is not nomask and mask.dtype.names is not None:
        if not equality:
            return NotImplemented
        shape = np.broadcast(self._data, data).shape
        wide = np.broadcast_to(self._data, shape).copy().view(type(self))
        wide._mask = np.broadcast_to(mask, shape)
        values = _covered(wide, data)
        mask = np.asarray(np.broadcast_to(_all_fields(mask), shape))
        if theirs is nomask:
            theirs = np.zeros((), own.dtype)
        elif own is nomask:
            own = np.zeros((), theirs.dtype)
    else:
        values = self._data
    check = compare(values, data)
    if isinstance(check, (np.bool_, bool)):
        return masked if mask is not nomask and np.any(mask) else check
    if check is NotImplemented:
        return check
    if mask is not nomask:
        if equality:
            check = np.where(mask, compare(own, theirs), check)
        if mask.shape != check.shape:
            mask = np.broadcast_to(mask, check.shape).copy()
    check = check.view(type(self))
    check._update_from(self)
    check._mask = mask
    if check._fill_value is not None:
        check._refill()
    return check


def _covered(a, data):
    """The elements, with those of the other operand where they are masked: fields there do not make records differ."""
    made = a._data.copy()
    data = np.broadcast_to(data, a.shape)

    def cover(target, mask, source):
        for name in target.dtype.names:
            if target.dtype.fields[name][0].base.names is not None:
                cover(target[name], mask[name], source[name])
            else:
                np.copyto(target[name], source[name], where=mask[name])

    if made.dtype.names is not None and np.asarray(data).dtype.names == made.dtype.names:
        cover(made, a._mask, data)
    return made


def _all_fields(mask):
    """Whether all fields of a record are masked."""
    if mask.dtype.names is None:
        return mask if mask.ndim == 0 else mask
    made = None
    for name in mask.dtype.names:
        own = _all_fields(mask[name])
        rest = own.ndim - mask.ndim if isinstance(own, ndarray) else 0
        own = own.all(axis=tuple(range(mask.ndim, mask.ndim + rest))) if rest else own
        made = own if made is None else made & own
    return made


class Operating(ndarray):
    """The operators."""

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self

    def __invert__(self):
        return np.invert(self)

    __hash__ = None


for _python, _ours in _BINARY.items():
    setattr(Operating, f"__{_python}__", _forward(_ours))
    setattr(Operating, f"__r{_python}__", _backward(_ours))
    setattr(Operating, f"__i{_python}__", _in_place(_python, _ours))
for _python, _ours in _PLAIN.items():
    setattr(Operating, f"__{_python}__", _forward(_ours, np))
    setattr(Operating, f"__r{_python}__", _backward(_ours, np))
    setattr(Operating, f"__i{_python}__", _in_place(_python, _ours))
for _python, _ours in _UNARY.items():
    setattr(Operating, f"__{_python}__", _one(_ours))
for _python in ("eq", "ne", "lt", "le", "gt", "ge"):
    setattr(Operating, f"__{_python}__", _compared(_python))
