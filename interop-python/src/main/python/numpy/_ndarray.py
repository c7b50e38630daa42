"""The array: a thin Python object around a Java one, whose operators and indexing call Java directly."""

import sys

import java

from . import _dtypes as D
from ._indexing import part, parts
from ._java import ForeignException, guarded, of, translated
from ._methods import Methods
from ._operators import BINARY, COMPARISON, UNARY
from ._scalars import generic, result, scalars

_BinaryOp = of("BinaryOp")
_UnaryOp = of("UnaryOp")
_binary = of("BinaryOps").compute
_binary_into = of("BinaryOps").assign
_unary = of("UnaryOps").compute
_Indexing = of("Indexing")
_row = _Indexing.row
_get = _Indexing.get
_set = _Indexing.set
_at = of("Items").at
_put = of("Items").put
_reshape = guarded(of("Layout").reshape)
_transpose = of("Layout").transpose
# Methods of Java's classes are called three times faster than those of its objects.
_size, _rank, _shape_of, _type = of("Layout").size, of("Layout").rank, of("Layout").shape, of("Layout").type
_new = object.__new__
_NoNumbers = of("NoNumbersException")
of("FloatErrors").watch(7)  # another interpreter of this process may have left it otherwise
_Imaginary = of("Imaginary")


def wrap(j):
    """A Java array as a Python one."""
    self = _new(ndarray)
    self._j = j
    return self


def operand(value):
    """What an operator may meet: a Java array or a plain number; None for anything else."""
    kind = type(value)
    if kind is float or kind is int or kind is bool:
        return value
    if isinstance(value, (ndarray, generic)):
        return value._j
    if kind is complex:
        return _Imaginary(value.real, value.imag)
    if isinstance(value, (list, tuple, range, str, bytes)):
        from ._creation import array

        return array(value)._j
    if hasattr(value, "__array__"):
        return value.__array__()._j
    return None


class ndarray(Methods):
    """An array of numbers of one type.

    Made by ``numpy.array``, ``zeros`` and their kin. ``ndarray(shape, dtype)`` makes one of zeros.
    """

    __slots__ = ("_j", "_shape", "_dtype", "_writeable", "__weakref__")
    __array_priority__ = 0.0

    def __new__(cls, shape=(0,), dtype=float, buffer=None, offset=0, strides=None, order=None):
        if buffer is not None:
            from ._memory import laid_over

            return laid_over(buffer, shape, dtype, offset, strides, order)
        from ._creation import zeros

        self = _new(cls)
        self._j = zeros(shape, dtype)._j
        return self

    @property
    def shape(self):
        try:
            return self._shape
        except AttributeError:
            shape = self._shape = tuple(_shape_of(self._j))
            return shape

    @shape.setter
    def shape(self, shape):
        self._j = _reshape(self._j, *((shape,) if isinstance(shape, int) else shape))
        self._shape = tuple(_shape_of(self._j))

    @property
    def dtype(self):
        try:
            return self._dtype
        except AttributeError:
            kind = self._dtype = D.of_java(_type(self._j))
            return kind

    @dtype.setter
    def dtype(self, dtype):
        from ._beyond import view

        made = view(self, D.dtype(dtype))
        self._j, self._dtype, self._shape = made._j, made.dtype, made.shape

    data = property(lambda self: memoryview(self))
    size = property(lambda self: _size(self._j))
    ndim = property(lambda self: _rank(self._j))
    T = property(lambda self: self._wrap(_transpose(self._j)))
    itemsize = property(lambda self: self.dtype.itemsize)
    nbytes = property(lambda self: self.size * self.itemsize)

    @property
    def strides(self):
        j = self._j
        unit = 1 if j.type().isPacked() or self.dtype.kind in "SUV" else self.itemsize // (2 if self.dtype.kind == "c" else 1)
        return tuple(s * unit for s in j.strides())

    def _wrap(self, j):
        """A Java array as an array of this class."""
        made = _new(ndarray)
        made._j = j
        return made

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls._wrap = _wrap_as_subclass
        if vars(cls).get("__array_ufunc__") is not None or "__array_wrap__" in vars(cls):
            from ._ufunc_operators import give

            give(cls)

    def __array_ufunc__(self, ufunc, method, *inputs, **options):
        from ._overrides import array_ufunc

        return array_ufunc(self, ufunc, method, *inputs, **options)

    def __array_finalize__(self, obj):
        pass

    def __array_wrap__(self, array, context=None, return_scalar=False):
        if return_scalar and array.ndim == 0:
            return array[()]
        return array if type(self) is ndarray else array.view(type(self))

    def __len__(self):
        shape = self.shape
        if not shape:
            raise TypeError("len() of unsized object")
        return shape[0]

    def __getitem__(self, key):
        try:
            kind = type(key)
            if kind is int:
                value = _row(self._j, key)
            elif kind is tuple:
                if len(key) == 2 and type(key[0]) is int and type(key[1]) is int:
                    value = _at(self._j, key[0], key[1])
                else:
                    value = _get(self._j, *[part(k) for k in key])
            elif kind is str or kind is list and key and isinstance(key[0], str):
                from ._beyond import field

                return field(self, key)
            else:
                value = _get(self._j, part(key))
        except ForeignException as error:
            raise translated(error) from None
        kind = type(value)
        if kind is float or kind is int or kind is bool:
            return result(value)
        if kind is str:
            return self._boxed(value, key)
        return self._wrap(value)

    def _boxed(self, text, key=None):
        """The scalar of an element that Java has no word for."""
        name, _, place = text.partition(" ")
        if name in _OTHERS:
            from ._more_scalars import element

            j = self._j
            if key is not None and any(hasattr(k, "_j") or type(k) is list for k in (key if type(key) is tuple else (key,))):
                j = _Indexing.select(j, *parts(key))
                place = j.offset()
            return element(j, int(place))
        return result(text)

    def __setitem__(self, key, value):
        if isinstance(value, (tuple, list)) and self.dtype.kind not in "biufc":
            return self._assign(key, value)
        v = None if isinstance(value, (str, bytes)) else operand(value)
        if v is None or type(key) is str or type(key) is list and key and isinstance(key[0], str):
            return self._assign(key, value)
        try:
            kind = type(key)
            if kind is int:
                _put(self._j, v, key)
            elif kind is tuple and len(key) == 2 and type(key[0]) is int and type(key[1]) is int:
                _put(self._j, v, key[0], key[1])
            else:
                _set(self._j, v, *parts(key))
        except ForeignException as error:
            if isinstance(error, _NoNumbers):
                return self._assign(key, value)
            raise translated(error) from None

    def _assign(self, key, value):
        from ._beyond import assign

        assign(self, key, value)

    def __iter__(self):
        if _rank(self._j) == 0:
            raise TypeError("iteration over a 0-d array")
        if _rank(self._j) == 1:
            if self.dtype.kind not in "biuf":
                from ._conversions import scalars as others

                return iter(others(self))
            return scalars(self.dtype, self.tolist())
        return map(self.__getitem__, range(len(self)))

    def __contains__(self, value):
        return bool((self == value).any())

    def __bool__(self):
        if _size(self._j) != 1:
            if _size(self._j) == 0:
                return False
            raise ValueError(
                "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()"
            )
        return bool(self.item())

    def __float__(self):
        return float(self._only("only length-1 arrays can be converted to Python scalars"))

    def __int__(self):
        return int(self._only("only length-1 arrays can be converted to Python scalars"))

    def __index__(self):
        if self.ndim or self.dtype.kind not in "iu":
            raise TypeError("only integer scalar arrays can be converted to a scalar index")
        return self.item()

    def __complex__(self):
        return complex(self._only("only length-1 arrays can be converted to Python scalars"))

    def _only(self, otherwise):
        if _size(self._j) != 1:
            raise TypeError(otherwise)
        return self.item()

    __hash__ = None

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self

    def __matmul__(self, other):
        from ._products import matmul

        if type(other) is not ndarray and (_defers(self, other) or operand(other) is None):
            return NotImplemented
        return matmul(self, other)

    def __rmatmul__(self, other):
        from ._products import matmul

        return matmul(other, self)

    def __imatmul__(self, other):
        made = self @ other
        if made.shape != self.shape:
            raise ValueError("inplace matrix multiplication requires the first operand to have at least one and the second at"
                             " least two dimensions." if self.ndim < 1 or made.ndim < self.ndim else
                             f"non-broadcastable output operand with shape {self.shape} doesn't match {made.shape}")
        self[...] = made
        return self

    def __repr__(self):
        from ._format import array_repr

        return array_repr(self)

    def __str__(self):
        from ._format import array_str

        return array_str(self)

    def __format__(self, spec):
        if self.ndim == 0:
            return format(self.item(), spec)
        if spec:
            raise TypeError("unsupported format string passed to numpy.ndarray.__format__")
        return str(self)

    def __bytes__(self):
        return bytes(self.item()) if self.ndim == 0 and self.dtype.kind in "iu" else self.tobytes()

    def __copy__(self):
        return self.copy()

    def __deepcopy__(self, memo):
        if self.dtype.hasobject:
            from ._conversions import deep_copy

            return deep_copy(self, memo)
        return self.copy()

    def __sizeof__(self):
        return 96 + 16 * self.ndim + (self.nbytes if self._j.base() is None else 0)

    def __reduce__(self):
        from ._core.multiarray import _reconstruct

        fortran = self.flags.f_contiguous and not self.flags.c_contiguous
        if self.dtype.hasobject:
            from ._conversions import values

            data = values(self.T if fortran else self)
        else:
            data = (self.T if fortran else self).tobytes()
        return _reconstruct, (type(self), (0,), b"b"), (1, self.shape, self.dtype, fortran, data)

    def __setstate__(self, state):
        from ._core.multiarray import _restore

        self._j = _restore(*state[1:5])._j if len(state) > 4 else _restore(*state[-4:])._j

    def __array__(self, dtype=None, copy=None):
        return self if dtype is None else self.astype(dtype, copy=False)


def _wrap_as_subclass(self, j):
    """As ``_wrap``, for subclasses: they are told what they were made of."""
    cls = type(self)
    made = _new(cls)
    made._j = j
    made.__array_finalize__(self)
    return made


_OTHERS = frozenset(("object", "str", "bytes", "void", "datetime64", "timedelta64"))


def _refused(error, op, left, right):
    """What becomes of an operation that Java refused."""
    if not isinstance(error, _NoNumbers):
        from ._float_errors import isfound, settle

        if isfound(error):
            value = settle(error)
            kind = type(value)
            if kind is float or kind is int or kind is bool or kind is str:
                return result(value)
            return (left if isinstance(left, ndarray) else right)._wrap(value)
        raise translated(error) from None
    from ._beyond import binary

    return binary(str(op.label()), left, right)


def _defers(self, other):
    """Whether the other operand wants to answer."""
    if getattr(other, "__array_ufunc__", True) is None:
        return True
    if isinstance(other, (list, tuple, str, bytes, int, float, complex)) or other is None:
        return False
    if isinstance(other, ndarray):
        return type(other) is not type(self) and issubclass(type(other), type(self)) and type(self) is not ndarray
    priority = getattr(other, "__array_priority__", None)
    return priority is not None and not isinstance(other, generic) and priority > self.__array_priority__


def _foreign(self, other):
    """The Java operand of anything that is no array, NotImplemented where that has the word."""
    if getattr(type(other), "__array_ufunc__", None) is not None and not isinstance(other, ndarray):
        return _ANSWERS
    o = operand(other)
    if o is not None and not hasattr(other, "__array_ufunc__") and type(other) not in _SIMPLE and _defers(self, other):
        return NotImplemented
    if o is None:
        if _defers(self, other):
            return NotImplemented
        if self.dtype.kind == "O" or other is not None and not hasattr(other, "__array__") and type(other).__module__ != "builtins":
            from ._conversions import from_values

            if hasattr(type(other), "__radd__") or self.dtype.kind in "OmM":
                from ._creation import asarray

                return (asarray(other) if self.dtype.kind in "mM" else from_values([other], (), D.OBJECT))._j
        if self.dtype.kind in "mM":
            from ._creation import asarray

            return asarray(other)._j
        return NotImplemented
    return o


_SIMPLE = frozenset((int, float, bool, complex))
_ANSWERS = object()


def _answered(op, *inputs):
    """What an operand says that answers for element-wise functions itself."""
    from . import _ufuncs

    return getattr(_ufuncs, str(op.label()))(*inputs)


def _plain(op):
    def method(self, other):
        if type(other) is ndarray:
            o = other._j
        else:
            o = other if type(other) in _REAL else _foreign(self, other)
            if o is NotImplemented:
                return NotImplemented
            if o is _ANSWERS:
                return _answered(op, self, other)
        try:
            value = _binary(op, self._j, o)
        except ForeignException as error:
            return _refused(error, op, self, other)
        kind = type(value)
        if kind is float or kind is int or kind is bool or kind is str:
            return result(value)
        return (other if type(self) is ndarray and isinstance(other, ndarray) else self)._wrap(value)

    return method


_REAL = frozenset((int, float, bool))


def _swapped(op):
    def method(self, other):
        o = _foreign(self, other)
        if o is NotImplemented:
            return NotImplemented
        if o is _ANSWERS:
            return _answered(op, other, self)
        try:
            value = _binary(op, o, self._j)
        except ForeignException as error:
            return _refused(error, op, other, self)
        kind = type(value)
        return result(value) if kind is float or kind is int or kind is bool or kind is str else self._wrap(value)

    return method


def _in_place(op):
    def method(self, other):
        o = other._j if type(other) is ndarray else _foreign(self, other)
        if o is NotImplemented:
            return NotImplemented
        if o is _ANSWERS:
            from . import _ufuncs

            return getattr(_ufuncs, str(op.label()))(self, other, out=(self,))
        try:
            _binary_into(op, self._j, o, self._j)
        except ForeignException as error:
            made = _refused(error, op, self, other)
            if isinstance(error, _NoNumbers):
                self[...] = made
        return self

    return method


def _own(op):
    def method(self):
        try:
            value = _unary(op, self._j)
        except ForeignException as error:
            if isinstance(error, _NoNumbers):
                from ._beyond import unary

                return unary(str(op.label()), self)
            return _refused(error, op, self, self)
        kind = type(value)
        return result(value) if kind is float or kind is int or kind is bool or kind is str else self._wrap(value)

    return method


def _compared(op, otherwise):
    compare = _plain(op)

    def method(self, other):
        if type(other) is not ndarray and type(other) not in _REAL and _foreign(self, other) is NotImplemented:
            if _defers(self, other):
                return NotImplemented
            # As with any two objects: an array never equals None or a text.
            return otherwise if otherwise is NotImplemented else wrap(_filled(self, otherwise))
        return compare(self, other)

    return method


def _filled(array, truth):
    from ._creation import full

    return full(array.shape, truth, bool)._j


for _name, _op in BINARY.items():
    setattr(ndarray, f"__{_name}__", _plain(getattr(_BinaryOp, _op)))
    setattr(ndarray, f"__r{_name}__", _swapped(getattr(_BinaryOp, _op)))
    setattr(ndarray, f"__i{_name}__", _in_place(getattr(_BinaryOp, _op)))


def _squares(method):
    """Powers, but a truth value is squared as a small number, as NumPy does it."""

    def power(self, other):
        if type(other) is int and other == 2 and self.dtype.kind == "b":
            whole = self.astype("int8")
            return whole * whole
        return method(self, other)

    return power


ndarray.__pow__ = _squares(ndarray.__pow__)
for _name, _op in COMPARISON.items():
    _otherwise = {"eq": False, "ne": True}.get(_name, NotImplemented)
    setattr(ndarray, f"__{_name}__", _compared(getattr(_BinaryOp, _op), _otherwise))
for _name, _op in UNARY.items():
    setattr(ndarray, f"__{_name}__", _own(getattr(_UnaryOp, _op)))
ndarray.__module__ = "numpy"

if "_lrp.profile" not in sys.modules:  # which measures the methods above
    _operators = java.type("org.lrptoolbox.python.operators.Operators").install()
