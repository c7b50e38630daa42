"""Methods of arrays that few scripts call; see the functions of the same names for what they mean."""

from . import _dtypes as D
from ._indexing import axis_of
from ._java import guarded, of
from ._reducing import axes, is_rare

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
    return _running("add", _Reduction.SUM, self, axis, dtype, out)


def cumprod(self, axis=None, dtype=None, out=None):
    return _running("multiply", _Reduction.PROD, self, axis, dtype, out)


def _running(name, op, a, axis, dtype, out):
    """Running results, in the type asked for whatever the order of its bytes."""
    if out is None and a.dtype.kind in "biufc" and (dtype is None or not is_rare(a, dtype)):
        return a._number(_accumulate(op, a._j, axis, D.java_type(dtype)))
    from . import _ufuncs

    kind = None if dtype is None else D.dtype(dtype).newbyteorder("=")
    return getattr(_ufuncs, name).accumulate(a if axis is not None else a.ravel(), axis or 0, kind, out)
