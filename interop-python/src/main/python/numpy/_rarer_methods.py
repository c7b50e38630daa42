"""Methods of arrays that few scripts call; see the functions of the same names for what they mean."""

from . import _dtypes as D
from ._indexing import axis_of
from ._java import guarded, of
from ._reducing import axes, into

_Layout = of("Layout")
_swapaxes = guarded(_Layout.swapaxes)
_squeeze = guarded(_Layout.squeeze)
_diagonal = guarded(_Layout.diagonal)
_accumulate = guarded(of("AlongAxis").accumulate)
_Reduction = of("Reduction")


def swapaxes(self, axis1, axis2):
    return self._wrap(_swapaxes(self._j, axis1, axis2))


def squeeze(self, axis=None):
    return self._wrap(_squeeze(self._j, *axes(axis, True)))


def diagonal(self, offset=0, axis1=0, axis2=1):
    if axis1 == axis2:
        axis_of(axis1, self.ndim)
        raise ValueError("axis1 and axis2 cannot be the same")
    return self._wrap(_diagonal(self._j, offset, axis1, axis2))


def trace(self, offset=0, axis1=0, axis2=1, dtype=None, out=None):
    return self.diagonal(offset, axis1, axis2).sum(-1, dtype, out)


def clip(self, min=None, max=None, out=None, **options):
    from ._ufuncs import clip

    return clip(self, min, max, out, **options)


def view(self, dtype=None, type=None):
    from ._views import view

    return view(self, dtype, type)


def cumsum(self, axis=None, dtype=None, out=None):
    if self.dtype.kind in "mO":
        from ._ufuncs import add

        return into(add.accumulate(self if axis is not None else self.ravel(), axis or 0, dtype), out)
    return into(self._number(_accumulate(_Reduction.SUM, self._j, axis, D.java_type(dtype))), out)


def cumprod(self, axis=None, dtype=None, out=None):
    if self.dtype.kind == "O":
        from ._ufuncs import multiply

        return into(multiply.accumulate(self if axis is not None else self.ravel(), axis or 0, dtype), out)
    return into(self._number(_accumulate(_Reduction.PROD, self._j, axis, D.java_type(dtype))), out)
