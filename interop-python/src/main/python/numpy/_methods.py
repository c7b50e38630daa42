"""The named methods of arrays; the operators are in ``_ndarray``."""

from . import _dtypes as D
from ._indexing import axis_of
from ._java import ForeignException, guarded, of, translated
from ._scalars import result

_Layout = of("Layout")
_reshape = guarded(_Layout.reshape)
_transpose = guarded(_Layout.transpose)
_size = _Layout.size
_swapaxes = guarded(_Layout.swapaxes)
_squeeze = guarded(_Layout.squeeze)
_diagonal = guarded(_Layout.diagonal)
_Reduction = of("Reduction")
_raw_reduce = of("Reductions").compute
_Statistics = of("Statistics")
_mean = guarded(_Statistics.boxedMean)
_variance = guarded(_Statistics.boxedVariance)
_deviation = guarded(_Statistics.boxedDeviation)
_AlongAxis = of("AlongAxis")
_argmax = guarded(_AlongAxis.boxedArgmax)
_argmin = guarded(_AlongAxis.boxedArgmin)
_accumulate = guarded(_AlongAxis.accumulate)
_Scalars = of("Scalars")
_NoNumbers = of("NoNumbersException")
_Complex = of("ComplexReductions")
_item = guarded(_Scalars.item)
_assign = guarded(of("Assign").copy)
_to_bytes = guarded(of("Create").toBytes)
_MemoryOrder = of("MemoryOrder")
_copy = guarded(_MemoryOrder.copy)
_flat = guarded(_MemoryOrder.flat)


def wrap(j):
    from ._ndarray import wrap

    globals()["wrap"] = wrap
    return wrap(j)


def _warn_of_imaginary():
    import warnings

    from .exceptions import ComplexWarning

    warnings.warn("Casting complex values to real discards the imaginary part", ComplexWarning, stacklevel=3)


def _warn_of_few(a, axis, ddof, what="Degrees of freedom <= 0 for slice"):
    """Warns as NumPy does where a variance has no degrees of freedom, or a mean is one of no elements."""
    shape = a.shape
    count = _size(a._j)
    if axis is not None:
        count = 1
        for n in axes(axis):
            count *= shape[n]
    if count <= ddof:
        import warnings

        from ._float_errors import tell

        warnings.warn(what, RuntimeWarning, stacklevel=3)
        tell(4, "scalar divide" if axis is None or len(axes(axis)) == len(shape) else "divide")


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


def chosen(ddof, correction):
    """What is taken off the number of elements, under either of its names."""
    if correction is None:
        return ddof
    if ddof:
        raise ValueError("ddof and correction can't be provided simultaneously.")
    return correction


def _reduction(name, op):
    def method(self, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None):
        if axis == () or where is not None or initial is not None:
            from ._reductions import reduced

            return into(reduced(name, self, axis, dtype, keepdims, initial, where), out)
        try:
            value = _raw_reduce(op, self._j, keepdims, D.java_type(dtype), *axes(axis))
        except ForeignException as error:
            return into(_reduced_otherwise(error, name, self, axis, keepdims), out)
        kind = type(value)
        value = result(value) if kind is float or kind is int or kind is bool or kind is str else self._wrap(value)
        return value if out is None else into(value, out)

    method.__name__ = name
    return method


def _reduced_otherwise(error, name, a, axis, keepdims):
    from ._float_errors import isfound, settle

    if isfound(error):
        value = settle(error)
        return result(value) if isinstance(value, (int, float, str)) else a._wrap(value)
    if not isinstance(error, _NoNumbers):
        raise translated(error) from None
    from ._beyond import reduce

    return reduce(name, a, axis, keepdims)


def _untyped(name, op):
    def method(self, axis=None, out=None, keepdims=False, initial=None, where=None):
        if axis == () or where is not None or initial is not None:
            from ._reductions import reduced

            return into(reduced(name, self, axis, None, keepdims, initial, where), out)
        try:
            value = _raw_reduce(op, self._j, keepdims, None, *axes(axis))
        except ForeignException as error:
            return into(_reduced_otherwise(error, name, self, axis, keepdims), out)
        kind = type(value)
        value = result(value) if kind is float or kind is int or kind is bool or kind is str else self._wrap(value)
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

    def mean(self, axis=None, dtype=None, out=None, keepdims=False, *, where=None):
        if where is not None or self.dtype.kind in "OmM" or axis == ():
            from ._moments import mean

            return into(mean(self, axis, dtype, keepdims, where), out)
        value = _mean(self._j, keepdims, D.java_type(dtype), *axes(axis))
        if (type(value) is not float or value != value) and not _size(self._j):
            _warn_of_few(self, axis, 0, "Mean of empty slice")
        return into(self._number(value), out)

    def var(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=None, mean=None, correction=None):
        ddof = chosen(ddof, correction)
        if where is not None or mean is not None or self.dtype.kind in "OmM" or axis == ():
            from ._moments import var

            return into(var(self, axis, dtype, ddof, keepdims, where, mean), out)
        value = _variance(self._j, keepdims, D.java_type(dtype), ddof, *axes(axis))
        if ddof or type(value) is not float or value != value:
            _warn_of_few(self, axis, ddof)
        return into(self._number(value), out)

    def std(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=None, mean=None, correction=None):
        ddof = chosen(ddof, correction)
        if where is not None or mean is not None or self.dtype.kind in "OmM" or axis == ():
            from ._moments import std

            return into(std(self, axis, dtype, ddof, keepdims, where, mean), out)
        value = _deviation(self._j, keepdims, D.java_type(dtype), ddof, *axes(axis))
        if ddof or type(value) is not float or value != value:
            _warn_of_few(self, axis, ddof)
        return into(self._number(value), out)

    def _number(self, value):
        """A Java array as one of this class, a boxed element as a scalar."""
        kind = type(value)
        return result(value) if kind is float or kind is int or kind is bool or kind is str else self._wrap(value)

    def ptp(self, axis=None, out=None, keepdims=False):
        return into(self.max(axis, keepdims=keepdims) - self.min(axis, keepdims=keepdims), out)

    def argmax(self, axis=None, out=None, keepdims=False):
        return self._placed(_argmax, axis, out, keepdims)

    def argmin(self, axis=None, out=None, keepdims=False):
        return self._placed(_argmin, axis, out, keepdims)

    def _placed(self, find, axis, out, keepdims):
        if self.dtype.kind not in "biufc":
            from ._beyond import ranks

            return ranks(self)._placed(find, axis, out, keepdims)
        value = result(find(self._j, axis))
        if keepdims:
            along = range(self.ndim) if axis is None else (axis_of(axis, self.ndim),)
            value = value.reshape([1 if i in along else n for i, n in enumerate(self.shape)])
        return into(value, out)

    def cumsum(self, axis=None, dtype=None, out=None):
        if self.dtype.kind in "mO":
            from ._ufuncs import add

            return into(add.accumulate(self if axis is not None else self.ravel(), axis or 0, dtype), out)
        return into(wrap(_accumulate(_Reduction.SUM, self._j, axis, D.java_type(dtype))), out)

    def cumprod(self, axis=None, dtype=None, out=None):
        if self.dtype.kind == "O":
            from ._ufuncs import multiply

            return into(multiply.accumulate(self if axis is not None else self.ravel(), axis or 0, dtype), out)
        return into(wrap(_accumulate(_Reduction.PROD, self._j, axis, D.java_type(dtype))), out)

    def reshape(self, *shape, order="C", copy=None):
        if not shape:
            raise TypeError("reshape() takes exactly 1 argument (0 given)")
        if len(shape) == 1 and not isinstance(shape[0], int):
            shape = (shape[0].__index__(),) if hasattr(shape[0], "__index__") else shape[0]
        if order == "F" or order == "A" and not self._j.isContiguous() and _MemoryOrder.isFortran(self._j):
            return self._wrap(_transpose(_reshape(_transpose(self._j), *reversed(shape))))
        return self._wrap(_reshape(self._j, *shape))

    def transpose(self, *order):
        if len(order) == 1 and not isinstance(order[0], int):
            order = () if order[0] is None else tuple(order[0])
        return self._wrap(_transpose(self._j, *order))

    def swapaxes(self, axis1, axis2):
        return self._wrap(_swapaxes(self._j, axis1, axis2))

    def squeeze(self, axis=None):
        return self._wrap(_squeeze(self._j, *axes(axis)))

    def diagonal(self, offset=0, axis1=0, axis2=1):
        return self._wrap(_diagonal(self._j, offset, axis1, axis2))

    def trace(self, offset=0, axis1=0, axis2=1, dtype=None, out=None):
        return self.diagonal(offset, axis1, axis2).sum(-1, dtype, out)

    def ravel(self, order="C"):
        return self._wrap(_flat(self._j, order or "C"))

    def flatten(self, order="C"):
        return self.ravel(order).copy()

    def copy(self, order="C"):
        return self._wrap(_copy(self._j, order or "C"))

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
        kind = D.dtype(dtype)
        try:
            if self.dtype.kind == "c" and kind.kind in "iuf":
                _warn_of_imaginary()
            if not kind.itemsize:
                return self._cast(kind)
            j = self._j
            if order == "C" or order == "K" and j.isContiguous():
                return self._wrap(j.astype(wanted))
            return self._wrap(_MemoryOrder.cast(j, wanted, order))
        except ForeignException as error:
            if isinstance(error, _NoNumbers):
                return self._cast(kind)
            raise translated(error) from None

    def _cast(self, kind):
        from ._conversions import cast

        made = cast(self, kind)
        return made if type(made) is type(self) else self._wrap(made._j)

    def fill(self, value):
        self[...] = value

    def item(self, *index):
        if self.dtype.kind not in "biuf" and not index:
            from ._conversions import values

            if self.size != 1:
                raise ValueError("can only convert an array of size 1 to a Python scalar")
            return values(self)[0]
        if index:
            found = self[index if len(index) > 1 or type(index[0]) is tuple else self._flat(index[0])]
            if self.dtype.kind == "O":
                return found
            return self[index if len(index) > 1 or type(index[0]) is tuple else self._flat(index[0])].item()
        value = _item(self._j)
        # Java's whole numbers of 64 bits are signed ones.
        return value + (1 << 64) if type(value) is int and value < 0 and self.dtype.kind == "u" else value

    def _flat(self, i):
        from ._shapes import unravel_index

        return unravel_index(i % self.size, self.shape)

    def tolist(self):
        from ._nested import to_list

        return to_list(self)

    def tobytes(self, order="C"):
        if self.dtype.kind == "O":
            raise ValueError("the bytes of Python objects are addresses, which there are none of here")
        return bytes(_to_bytes(self._j if order not in ("F", "A") else _flat(self._j, order)))

    def choose(self, *choices, out=None, mode="raise"):
        from ._selection import choose

        return choose(self, choices[0] if len(choices) == 1 else choices, out, mode)

    def dot(self, other, out=None):
        from ._products import dot

        return into(dot(self, other), out)

    def view(self, dtype=None, type=None):
        from ._creation import view

        return view(self, dtype, type)

    @property
    def real(self):
        if self.dtype.kind == "O":
            return self._each_part("real")
        return self if self.dtype.kind != "c" else self._wrap(_Complex.real(self._j))

    @real.setter
    def real(self, value):
        self.real[...] = value

    @property
    def imag(self):
        if self.dtype.kind == "O":
            return self._each_part("imag")
        return self._wrap(_Complex.imaginary(self._j))

    @imag.setter
    def imag(self, value):
        if self.dtype.kind != "c":
            raise TypeError("cannot set imaginary part of a non-complex array")
        self.imag[...] = value

    def _each_part(self, name):
        from ._conversions import from_values, values

        return from_values([getattr(v, name, v) for v in values(self)], self.shape, D.OBJECT)

    def getfield(self, dtype, offset=0):
        from ._beyond import part_of

        return part_of(self, D.dtype(dtype), offset)

    def setfield(self, val, dtype, offset=0):
        self.getfield(dtype, offset)[...] = val

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
        if write is None or bool(write) != self._j.isReadOnly():
            return
        if not write:
            # Kept for whoever changes his mind.
            self._writeable, self._j = self._j, self._j.asReadOnly()
        elif getattr(self, "_writeable", None) is None or self._writeable.isReadOnly():
            raise ValueError("cannot set WRITEABLE flag to True of this array")
        else:
            self._j = _reshape(self._writeable, *self.shape)

    def conj(self):
        if self.dtype.kind in "cO":
            from ._ufuncs import conjugate

            return conjugate(self)
        return self

    conjugate = conj

    def byteswap(self, inplace=False):
        kind = self.dtype
        made = self.view(kind.newbyteorder()).astype(kind)
        made = self._wrap(made._j)
        if kind.kind == "O" or kind.itemsize == 1:
            return self.copy()
        made = self.view(kind.newbyteorder("S")).astype(kind.newbyteorder("="))
        made = self._wrap(made._j) if kind.isnative else made.view(kind)
        if inplace:
            self[...] = made
            return self
        return made

    def to_device(self, device, /, *, stream=None):
        if device != "cpu":
            raise ValueError(f"Unsupported device: {device}")
        return self

    device = property(lambda self: "cpu")
    mT = property(lambda self: self.swapaxes(-1, -2))

    def __buffer__(self, flags):
        return memoryview(self)

    def _buffer(self):
        """What the interpreter asks for when somebody wants the memory: the Java array (see ``python.buffer``)."""
        if self.dtype.kind in "mM":
            raise ValueError(f"cannot include dtype '{self.dtype.kind}' in a buffer")
        return self._j


def _delegate(name, module):
    """A method that is a function of another module, which is loaded on first use."""

    def method(self, *args, **kwargs):
        function = getattr(__import__(f"numpy.{module}", fromlist=[name]), name)
        return function(self, *args, **kwargs)

    method.__name__ = name
    return method


for _name in ("argsort", "searchsorted", "argpartition"):
    setattr(Methods, _name, _delegate(_name, "_sorting"))
for _name in ("repeat", "take", "compress", "nonzero", "put"):
    setattr(Methods, _name, _delegate(_name, "_selection"))
for _name in ("clip", "round"):
    setattr(Methods, _name, _delegate(_name, "_ufuncs"))
for _name in ("tofile", "dump", "dumps"):
    setattr(Methods, _name, _delegate(_name, "_io"))
Methods.sort = _delegate("sort_in_place", "_sorting")
Methods.partition = _delegate("partition_in_place", "_sorting")
Methods.resize = _delegate("resize_in_place", "_joining")
del _name
