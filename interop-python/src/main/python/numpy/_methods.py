"""The named methods of arrays; the operators are in ``_ndarray``."""

from . import _dtypes as D
from ._indexing import axis_of
from ._java import guarded, of
from ._scalars import result

_Layout = of("Layout")
_reshape = guarded(_Layout.reshape)
_transpose = guarded(_Layout.transpose)
_swapaxes = guarded(_Layout.swapaxes)
_squeeze = guarded(_Layout.squeeze)
_diagonal = guarded(_Layout.diagonal)
_Reduction = of("Reduction")
_reduce = guarded(of("Reductions").compute)
_Statistics = of("Statistics")
_mean = guarded(_Statistics.mean)
_variance = guarded(_Statistics.variance)
_deviation = guarded(_Statistics.deviation)
_AlongAxis = of("AlongAxis")
_argmax = guarded(_AlongAxis.argmax)
_argmin = guarded(_AlongAxis.argmin)
_accumulate = guarded(_AlongAxis.accumulate)
_Scalars = of("Scalars")
_or_array = _Scalars.orArray
_item = guarded(_Scalars.item)
_assign = guarded(of("Assign").copy)
_to_bytes = guarded(of("Create").toBytes)


def wrap(j):
    from ._ndarray import wrap

    globals()["wrap"] = wrap
    return wrap(j)


def axes(axis):
    """The axes Java is to work on; none at all stands for every one."""
    if axis is None:
        return ()
    return axis if type(axis) is tuple else tuple(axis) if isinstance(axis, list) else (axis,)


def into(value, out):
    """The result, moved to ``out`` if the caller gave an array for it."""
    if out is None:
        return value
    out = out[0] if type(out) is tuple else out
    out[...] = value
    return out


def _reduction(name, op):
    def method(self, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None):
        if axis == () or where is not None or initial is not None:
            from ._reductions import reduced

            return into(reduced(name, self, axis, dtype, keepdims, initial, where), out)
        value = result(_reduce(op, self._j, keepdims, D.java_type(dtype), *axes(axis)))
        return value if out is None else into(value, out)

    method.__name__ = name
    return method


def _untyped(name, op):
    def method(self, axis=None, out=None, keepdims=False, initial=None, where=None):
        if axis == () or where is not None or initial is not None:
            from ._reductions import reduced

            return into(reduced(name, self, axis, None, keepdims, initial, where), out)
        value = result(_reduce(op, self._j, keepdims, None, *axes(axis)))
        return value if out is None else into(value, out)

    method.__name__ = name
    return method


class Methods:
    """What arrays can do by name; see the functions of the same names for what they mean."""

    __slots__ = ()

    sum = _reduction("sum", _Reduction.SUM)
    prod = _reduction("prod", _Reduction.PROD)
    max = _untyped("max", _Reduction.MAX)
    min = _untyped("min", _Reduction.MIN)
    any = _untyped("any", _Reduction.ANY)
    all = _untyped("all", _Reduction.ALL)

    def mean(self, axis=None, dtype=None, out=None, keepdims=False):
        return into(result(_or_array(_mean(self._j, keepdims, D.java_type(dtype), *axes(axis)))), out)

    def var(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
        return into(result(_or_array(_variance(self._j, keepdims, D.java_type(dtype), ddof, *axes(axis)))), out)

    def std(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
        return into(result(_or_array(_deviation(self._j, keepdims, D.java_type(dtype), ddof, *axes(axis)))), out)

    def ptp(self, axis=None, out=None, keepdims=False):
        return into(self.max(axis, keepdims=keepdims) - self.min(axis, keepdims=keepdims), out)

    def argmax(self, axis=None, out=None, keepdims=False):
        return self._placed(_argmax, axis, out, keepdims)

    def argmin(self, axis=None, out=None, keepdims=False):
        return self._placed(_argmin, axis, out, keepdims)

    def _placed(self, find, axis, out, keepdims):
        value = result(_or_array(find(self._j, axis)))
        if keepdims:
            along = range(self.ndim) if axis is None else (axis_of(axis, self.ndim),)
            value = value.reshape([1 if i in along else n for i, n in enumerate(self.shape)])
        return into(value, out)

    def cumsum(self, axis=None, dtype=None, out=None):
        return into(wrap(_accumulate(_Reduction.SUM, self._j, axis, D.java_type(dtype))), out)

    def cumprod(self, axis=None, dtype=None, out=None):
        return into(wrap(_accumulate(_Reduction.PROD, self._j, axis, D.java_type(dtype))), out)

    def reshape(self, *shape, order="C", copy=None):
        if len(shape) == 1 and not isinstance(shape[0], int):
            shape = (shape[0].__index__(),) if hasattr(shape[0], "__index__") else shape[0]
        if order == "F":
            return wrap(_transpose(_reshape(_transpose(self._j), *reversed(shape))))
        return wrap(_reshape(self._j, *shape))

    def transpose(self, *order):
        if len(order) == 1 and not isinstance(order[0], int):
            order = order[0] or ()
        return wrap(_transpose(self._j, *order))

    def swapaxes(self, axis1, axis2):
        return wrap(_swapaxes(self._j, axis1, axis2))

    def squeeze(self, axis=None):
        return wrap(_squeeze(self._j, *axes(axis)))

    def diagonal(self, offset=0, axis1=0, axis2=1):
        return wrap(_diagonal(self._j, offset, axis1, axis2))

    def trace(self, offset=0, axis1=0, axis2=1, dtype=None, out=None):
        return self.diagonal(offset, axis1, axis2).sum(-1, dtype, out)

    def ravel(self, order="C"):
        return self.reshape(-1, order=order)

    def flatten(self, order="C"):
        return self.reshape(-1, order=order).copy()

    def copy(self, order="C"):
        return wrap(self._j.copy())

    def astype(self, dtype, order="K", casting="unsafe", subok=True, copy=True):
        wanted = D.dtype(dtype)._e
        if not copy and self._j.type() == wanted:
            return self
        if casting != "unsafe":
            from ._types import can_cast

            if not can_cast(self.dtype, dtype, casting):
                raise TypeError(
                    f"Cannot cast array data from {self.dtype!r} to {D.dtype(dtype)!r} according to the rule"
                    f" '{casting}'"
                )
        return wrap(self._j.astype(wanted))

    def fill(self, value):
        self[...] = value

    def item(self, *index):
        if index:
            return self[index if len(index) > 1 or type(index[0]) is tuple else self._flat(index[0])].item()
        return _item(self._j)

    def _flat(self, i):
        from ._shapes import unravel_index

        return unravel_index(i % self.size, self.shape)

    def tolist(self):
        from ._nested import to_list

        return to_list(self)

    def tobytes(self, order="C"):
        return bytes(_to_bytes((self.T if order == "F" else self)._j))

    def dot(self, other, out=None):
        from ._products import dot

        return into(dot(self, other), out)

    def view(self, dtype=None, type=None):
        from ._creation import view

        return view(self, dtype)

    real = property(lambda self: self)
    imag = property(lambda self: self * 0)

    @property
    def base(self):
        base = self._j.base()
        return None if base is None else wrap(base)

    @property
    def flat(self):
        from ._flat import flatiter

        return flatiter(self)

    @flat.setter
    def flat(self, value):
        self.flat[:] = value

    @property
    def flags(self):
        from ._flat import flagsobj

        return flagsobj(self)

    def setflags(self, write=None, align=None, uic=None):
        if write is False:
            self._j = self._j.asReadOnly()
        elif write:
            raise ValueError("cannot set WRITEABLE flag to True of this array: copy it")

    def conj(self):
        return self

    conjugate = conj

    def byteswap(self, inplace=False):
        raise NotImplementedError("arrays in memory have little-endian elements")


def _delegate(name, module):
    """A method that is a function of another module, which is loaded on first use."""

    def method(self, *args, **kwargs):
        function = getattr(__import__(f"numpy.{module}", fromlist=[name]), name)
        return function(self, *args, **kwargs)

    method.__name__ = name
    return method


for _name in ("argsort", "searchsorted", "partition", "argpartition"):
    setattr(Methods, _name, _delegate(_name, "_sorting"))
for _name in ("repeat", "take", "compress", "choose", "nonzero", "put"):
    setattr(Methods, _name, _delegate(_name, "_selection"))
for _name in ("clip", "round"):
    setattr(Methods, _name, _delegate(_name, "_ufuncs"))
for _name in ("tofile", "dump", "dumps"):
    setattr(Methods, _name, _delegate(_name, "_io"))
Methods.sort = _delegate("sort_in_place", "_sorting")
Methods.resize = _delegate("resize_in_place", "_joining")
del _name
