"""NumPy's functions that make arrays, masked: nothing is, as they come."""

import numpy as np

from ._array import MaskedArray
from ._masks import getdata, getmask, nomask


class Masked:
    """A function of NumPy's whose results are masked arrays."""

    def __init__(self, name):
        self.__name__ = self.__qualname__ = name
        self.__module__ = "numpy.ma.core"
        self.__doc__ = f"As ``numpy.{name}``, for a masked array.\n\nOptions: ``fill_value``, ``hardmask``."

    @property
    def __signature__(self):
        import inspect

        given = inspect.signature(getattr(np, self.__name__))
        new = [inspect.Parameter(n, inspect.Parameter.KEYWORD_ONLY, default=v) for n, v in (("fill_value", None), ("hardmask", False))]
        rest = list(given.parameters.values())
        if rest and rest[-1].kind is inspect.Parameter.VAR_KEYWORD:
            return given.replace(parameters=[*rest[:-1], *new, rest[-1]])
        return given.replace(parameters=[*rest, *new])

    def __call__(self, *args, **kwargs):
        hard, filling = kwargs.pop("hardmask", False), kwargs.pop("fill_value", None)
        made = getattr(np, self.__name__)(*args, **kwargs).view(MaskedArray)
        if hard:
            made._hardmask = hard
        if filling is not None:
            made.fill_value = filling
        return made


arange, empty, frombuffer, fromfunction, identity, indices, ones, zeros = map(
    Masked, "arange empty frombuffer fromfunction identity indices ones zeros".split()
)


class Squeezed(Masked):
    """The same of ``squeeze``, which keeps a mask that there is."""

    def __call__(self, a, axis=None, *, fill_value=None, hardmask=False):
        made = MaskedArray(a).squeeze(axis)
        if hardmask:
            made._hardmask = hardmask
        if fill_value is not None:
            made.fill_value = fill_value
        return made


squeeze = Squeezed("squeeze")


class Like(Masked):
    """The same of a function that takes the shape of another array, and here its mask."""

    @property
    def __signature__(self):
        import inspect

        return inspect.signature(getattr(np, self.__name__))

    def __call__(self, prototype, *args, **kwargs):
        mask = getmask(prototype)
        made = super().__call__(getdata(prototype), *args, **kwargs)
        if mask is not nomask and mask.shape == made.shape:
            made._mask = mask.copy()
        return made


empty_like, ones_like, zeros_like = map(Like, "empty_like ones_like zeros_like".split())


def fromflex(fxarray):
    """The masked array of what ``toflex`` has made."""
    return MaskedArray(fxarray["_data"], mask=fxarray["_mask"])
