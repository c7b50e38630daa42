"""The named methods of arrays; the operators are in ``_array_operators``."""

from . import _dtypes as D
from ._java import ForeignException, guarded, of, settled
from ._java import answered_method as _answered
from ._reducing import Reducing

_LENGTHS = {int}
_Layout = of("Layout")
_reshape = guarded(_Layout.reshape)
_transpose = guarded(_Layout.transpose)
_NoNumbers = of("NoNumbersException")
_Complex = of("ComplexReductions")
_item = guarded(of("Scalars").item)
_to_bytes = guarded(of("Create").toBytes)
_MemoryOrder = of("MemoryOrder")
_copy = guarded(_MemoryOrder.copy)
_flat = guarded(_MemoryOrder.flat)


def _warn_of_imaginary():
    import warnings
    from .exceptions import ComplexWarning

    warnings.warn("Casting complex values to real discards the imaginary part", ComplexWarning, stacklevel=3)


class Methods(Reducing):
    """What arrays can do by name; see the functions of the same names for what they mean."""

    __slots__ = ()

    def reshape(self, *shape, order="C", copy=None):
        if not shape:
            raise TypeError("reshape() takes exactly 1 argument (0 given)")
        if len(shape) == 1 and not isinstance(shape[0], int):
            shape = (shape[0].__index__(),) if hasattr(shape[0], "__index__") and not getattr(shape[0], "ndim", 0) else shape[0]
        if copy is not None or set(map(type, shape)) != _LENGTHS or max(shape) >= 1 << 31:
            from ._shapes import reshaped

            return reshaped(self, shape, order, copy)
        if order == "F" or order == "A" and not self._j.isContiguous() and _MemoryOrder.isFortran(self._j):
            return self._wrap(_transpose(_reshape(_transpose(self._j), *reversed(shape))))
        return self._wrap(_reshape(self._j, *shape))

    def transpose(self, *order):
        if len(order) == 1 and not isinstance(order[0], int):
            given, order = order[0], () if order[0] is None else tuple(order[0])
            if not order and given is not None and self.ndim:
                raise ValueError("axes don't match array")
        return self._wrap(_transpose(self._j, *order))

    def ravel(self, order="C"):
        return self._wrap(_flat(self._j, order.upper() if order else "C"))

    def flatten(self, order="C"):
        return self.ravel(order).copy()

    def copy(self, order="C"):
        return self._wrap(_copy(self._j, order or "C"))

    def astype(self, dtype, order="K", casting="unsafe", subok=True, copy=True):
        wanted = D.dtype(dtype)._e
        if not copy and self._j.type() == wanted:
            return self
        if casting == "same_value":
            from ._same_value import same_value

            return same_value(self, D.dtype(dtype), order, subok)
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
            if not kind.itemsize or kind.names and self.dtype.names and kind != self.dtype:
                return self._cast(kind)
            j = self._j
            if order == "C" or order == "K" and j.isContiguous():
                return self._wrap(_MemoryOrder.cast(j, wanted, "C"))
            return self._wrap(_MemoryOrder.cast(j, wanted, order))
        except ForeignException as error:
            if isinstance(error, _NoNumbers):
                return self._cast(kind)
            return self._wrap(settled(error))

    def _cast(self, kind):
        from ._casting import cast

        made = cast(self, kind)
        return made if type(made) is type(self) else self._wrap(made._j)

    def fill(self, value):
        from ._small import single

        self[...] = single(value, self.dtype)

    def item(self, *index):
        if self.dtype.kind not in "biuf" and not index:
            from ._conversions import values

            if self.size != 1:
                raise ValueError("can only convert an array of size 1 to a Python scalar")
            return values(self)[0]
        if index:
            from ._flat_indices import place_of

            found = self[place_of(self, index)]
            return found if self.dtype.kind in "OT" else found.item()
        value = _item(self._j)
        # Java's whole numbers of 64 bits are signed ones.
        return value + (1 << 64) if type(value) is int and value < 0 and self.dtype.kind == "u" else value

    def tolist(self):
        from ._lists import to_list

        return to_list(self)

    def tobytes(self, order="C"):
        if self.dtype.kind in "OT":
            raise ValueError("the bytes of Python objects are addresses, which there are none of here")
        return bytes(_to_bytes(self._j if order not in ("F", "A") else _flat(self._j, order)))

    def choose(self, *choices, out=None, mode="raise"):
        from ._selection import choose

        return choose(self, choices[0] if len(choices) == 1 else choices, out, mode)

    def dot(self, b, out=None):
        from ._products import dot

        return dot(self, b, out)

    @property
    def real(self):
        if self.dtype.kind == "O":
            return self._each_part("real")
        return self if self.dtype.kind != "c" else self._wrap(_Complex.real(self._j))

    @real.setter
    def real(self, value):
        from ._creation import asarray

        self.real[...] = asarray(value)

    @property
    def imag(self):
        if self.dtype.kind == "O":
            return self._each_part("imag")
        made = self._wrap(_Complex.imaginary(self._j))
        return made if self.dtype.isnative or self.dtype.kind == "c" else made.astype(self.dtype)

    @imag.setter
    def imag(self, value):
        if self.dtype.kind != "c":
            raise TypeError("array does not have imaginary part to set")
        from ._creation import asarray

        self.imag[...] = asarray(value)

    def _each_part(self, name):
        from ._conversions import from_values, values

        return from_values([getattr(v, name, v) for v in values(self)], self.shape, D.OBJECT)

    def getfield(self, dtype, offset=0):
        from ._reinterpretation import part_of

        kind, room = D.dtype(dtype), self.dtype.itemsize
        if offset < 0 or kind.itemsize + offset > room:
            what = "type is larger" if kind.itemsize > room else "type plus offset is larger"
            raise ValueError("offset is negative" if offset < 0 else f"new {what} than original type")
        return part_of(self, kind, offset)

    def setfield(self, val, dtype, offset=0):
        self.getfield(dtype, offset)[...] = val

    @property
    def base(self):
        from ._ndarray import wrap

        base = self._j.base()
        return None if base is None else wrap(base)

    @property
    def flat(self):
        from ._flat import flatiter

        return flatiter(self)

    @flat.setter
    def flat(self, value):
        from ._flat import flatiter

        flatiter(self)[:] = value

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

    def conj(self, out=None):
        if self.dtype.kind in "biuf" and out is None:
            return self
        if self.dtype.kind not in "biufcO":
            raise TypeError("cannot conjugate non-numeric dtype")
        from ._ufuncs import conjugate

        return conjugate(self, out)

    conjugate = conj

    @property
    def ctypes(self):
        from ._interface import Pointers

        return Pointers(self)

    @property
    def __array_interface__(self):
        from ._interface import interface

        return interface(self)

    def byteswap(self, inplace=False):
        from ._reinterpretation import byteswap

        return byteswap(self, inplace)

    mT = property(lambda self: self.swapaxes(-1, -2))

    def __buffer__(self, flags):
        return memoryview(self)

    def _buffer(self):
        """What the interpreter asks for when somebody wants the memory: the Java array (see ``python.buffer``)."""
        if self.dtype.kind in "mM":
            raise ValueError(f"cannot include dtype '{self.dtype.kind}' in a buffer")
        return self._j


_OF_ITS_CLASS = frozenset(("argsort", "argpartition", "repeat", "take", "compress", "round", "cumsum", "cumprod"))


def _delegate(name, module, function=None):
    """A method that is a function of another module, which is loaded on first use; Java answers plain calls from then on."""
    found = None

    def method(self, *args, **kwargs):
        nonlocal found
        if found is None:
            found = getattr(__import__(f"numpy.{module}", fromlist=[name]), function or name)
            _answered(name)
        made = found(self, *args, **kwargs)
        if type(made) is type(self) or name not in _OF_ITS_CLASS or not hasattr(made, "_j") or not made.ndim:
            return made
        return self._wrap(made._j)

    method.__name__ = name
    return method


for _name in ("argsort", "searchsorted", "argpartition"):
    setattr(Methods, _name, _delegate(_name, "_sorting"))
for _name in ("repeat", "take", "compress", "nonzero", "put"):
    setattr(Methods, _name, _delegate(_name, "_selection"))
Methods.round = _delegate("round", "_ufuncs")
for _name in ("tofile", "dump", "dumps"):
    setattr(Methods, _name, _delegate(_name, "_io"))
Methods.sort = _delegate("sort", "_sorting", "sort_in_place")
Methods.partition = _delegate("partition", "_sorting", "partition_in_place")
Methods.resize = _delegate("resize", "_resizing", "resize_in_place")
for _name in ("swapaxes", "squeeze", "diagonal", "trace", "clip", "view", "cumsum", "cumprod"):
    setattr(Methods, _name, _delegate(_name, "_rarer_methods"))
del _name
