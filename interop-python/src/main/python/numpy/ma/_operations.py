"""Element-wise functions of masked arrays, with the methods of NumPy's: ``reduce``, ``accumulate`` and ``outer``."""

import numpy as np

from ._masks import filled, getdata, getmask, getmaskarray, nomask

_QUIET = {"divide": "ignore", "invalid": "ignore"}


def _class(*arrays):
    """The class of results: that of the argument which is the most special one."""
    from ._array import MaskedArray, MaskedConstant

    found = MaskedArray
    for a in arrays:
        kind = type(a)
        if issubclass(kind, found) and not issubclass(kind, MaskedConstant):
            found = kind
    return found


def _result(made, mask, *arrays):
    """Values and a mask as a masked array; ``masked`` for one element that is."""
    from ._array import MaskedArray, masked

    if not getattr(made, "ndim", 0):
        return masked if mask is not nomask and np.any(mask) else made
    made = made.view(_class(*arrays))
    source = next((a for a in arrays if isinstance(a, MaskedArray)), None)
    if source is not None:
        made._update_from(source)
    made._mask = mask if mask is nomask or mask.shape == made.shape else np.broadcast_to(mask, made.shape).copy()
    return made


def _under(made, data, mask):
    """Lets the data show where the result is masked, if it has the type and shape for it."""
    if mask is nomask or not getattr(made, "ndim", 0) or not np.any(mask):
        return
    try:
        np.copyto(made, data, casting="unsafe", where=mask)
    except (TypeError, ValueError):
        pass


class Operation:
    """An element-wise function, with what is outside its domain masked."""

    #: Loaded from here by scripts.
    __module__ = "numpy.ma"

    def __init__(self, function, domain=None):
        self.f = function
        self.domain = domain
        self.__name__ = function.__name__
        self.__qualname__ = self.__name__
        self.__doc__ = getattr(function, "__doc__", None)

    def __str__(self):
        return f"Masked version of {self.f}"

    def __reduce__(self):
        return self.__name__


class Unary(Operation):
    """A function of one array."""

    def __call__(self, a, *args, **kwargs):
        data = getdata(a)
        if self.domain is None:
            with np.errstate(**_QUIET):
                made = self.f(data, *args, **kwargs)
            mask = getmask(a)
        else:
            with np.errstate(**_QUIET):
                made = self.f(data, *args, **kwargs)
            mask = ~np.isfinite(made) | self.domain(data) | getmask(a)
        _under(made, data, mask)
        return _result(made, mask, a)


class Binary(Operation):
    """A function of two arrays. ``neutral`` stands for masked elements when all are put together."""

    def __init__(self, function, neutral=0):
        super().__init__(function)
        self.neutral = neutral

    def __call__(self, a, b, *args, **kwargs):
        first, second = getdata(a), getdata(b)
        with np.errstate(**_QUIET):
            made = self.f(first, second, *args, **kwargs)
        ma, mb = getmask(a), getmask(b)
        if ma is nomask and mb is nomask:
            mask = nomask
        else:
            mask = np.logical_or(getmaskarray(a), getmaskarray(b))
        _under(made, first, mask)
        return _result(made, mask, a, b)

    def reduce(self, target, axis=0, dtype=None):
        """All elements along an axis, without those that are masked."""
        from ._array import masked

        kind, mask = _class(target), getmask(target)
        data = filled(target, self.neutral)
        if not data.shape:
            data, mask = data.reshape(1), mask if mask is nomask else mask.reshape(1)
        if mask is nomask:
            return self._viewed(self.f.reduce(data, axis, dtype), nomask, kind)
        made = self.f.reduce(data, axis, dtype or target.dtype)
        mask = np.logical_and.reduce(mask, axis)
        if not getattr(made, "shape", ()):
            return masked if mask else made
        return self._viewed(made, mask, kind)

    @staticmethod
    def _viewed(made, mask, kind):
        if not getattr(made, "shape", ()):
            return made
        made = made.view(kind)
        made._mask = mask
        return made

    def outer(self, a, b):
        """Every element of one array with every element of another."""
        from ._array import masked

        made = self.f.outer(getdata(a), getdata(b))
        mask = nomask
        if getmask(a) is not nomask or getmask(b) is not nomask:
            mask = np.logical_or.outer(getmaskarray(a), getmaskarray(b))
        if not getattr(made, "ndim", 0):
            return masked if mask else made
        if mask is not nomask:
            np.copyto(made, np.broadcast_to(getdata(a).reshape(np.shape(a) + (1,) * np.ndim(b)), made.shape), casting="unsafe", where=mask)
        return self._viewed(made, mask, _class(a, b))

    def accumulate(self, target, axis=0):
        """All intermediate results; masked elements change nothing."""
        return self.f.accumulate(filled(target, self.neutral), axis).view(_class(target))


class Domained(Operation):
    """A function of two arrays that is not defined everywhere: division and its kin."""

    def __call__(self, a, b, *args, **kwargs):
        first, second = getdata(a), getdata(b)
        with np.errstate(**_QUIET):
            made = self.f(first, second, *args, **kwargs)
            mask = ~np.isfinite(made) | self.domain(first, second) | getmask(a) | getmask(b)
        if not getattr(made, "ndim", 0):
            return _result(made, mask, a, b)
        np.copyto(made, 0, casting="unsafe", where=mask)
        shown = np.multiply(mask, first)
        if np.can_cast(shown.dtype, made.dtype, casting="safe"):
            made += shown
        return _result(made, mask, a, b)


class Extremum(Operation):
    """``minimum`` and ``maximum``: with one argument, of all its elements."""

    def __init__(self, function, compare, neutral):
        super().__init__(function)
        self.compare = compare
        self.neutral = neutral

    def __call__(self, a, b):
        from ._along import where

        return where(self.compare(a, b), a, b)

    def reduce(self, target, axis=np._NoValue):
        """The least (or largest) element along an axis, without those that are masked."""
        from ._array import asarray

        target = asarray(target)
        mask = getmask(target)
        axis = None if axis is np._NoValue else axis
        made = np.asarray(self.f.reduce(target.filled(self.neutral(target)), axis))
        mask = nomask if mask is nomask else np.logical_and.reduce(mask, axis)
        made = made.view(type(target))
        made._mask = mask
        return made

    def outer(self, a, b):
        """Every element of one array with every element of another."""
        made = self.f.outer(filled(a), filled(b)).view(_class(a, b))
        if getmask(a) is not nomask or getmask(b) is not nomask:
            made._mask = np.logical_or.outer(getmaskarray(a), getmaskarray(b))
        return made
