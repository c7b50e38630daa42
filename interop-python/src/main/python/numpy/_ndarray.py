"""The array: a thin Python object around a Java one, whose indexing calls Java directly; its operators are in ``_array_operators``."""

from . import _dtypes as D
from ._indexing import part, parts
from ._java import ForeignException, guarded, of, settled, translated
from ._methods import Methods, _warn_of_imaginary
from ._protocols import Protocols
from ._scalars import generic, result, scalars

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


def _type_of(a):
    """The type of the elements; records have one of their own, since the names of its fields can be set."""
    kind = D.of_java(_type(a._j))
    return kind if kind._names is None else D.owned(kind, a)


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
    if isinstance(value, (int, float)):  # of a subclass: its type counts as that of an array does
        from ._nested import from_python

        return from_python(value, None)._j
    return None


class ndarray(Methods, Protocols):
    """An array of numbers of one type.

    Made by ``numpy.array``, ``zeros`` and their kin. ``ndarray(shape, dtype)`` makes one of zeros.
    """

    __slots__ = ("_j", "_shape", "_dtype", "_writeable", "__weakref__")
    __array_priority__ = 0.0

    def __new__(cls, shape=(0,), dtype=float, buffer=None, offset=0, strides=None, order=None):
        if buffer is not None:
            from ._memory import laid_over

            return laid_over(buffer, shape, dtype, offset, strides, order)
        from ._creation import dimensions, zeros

        if strides is not None and len(dimensions(strides)) != len(dimensions(shape)):
            raise ValueError("strides, if given, must be the same length as shape")
        self = _new(cls)
        self._j = zeros(shape, dtype)._j
        return self

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)

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
            kind = self._dtype = _type_of(self)
            return kind

    @dtype.setter
    def dtype(self, dtype):
        from ._reinterpretation import view

        made = view(self, D.dtype(dtype))
        self._j, self._shape = made._j, made.shape
        self._dtype = _type_of(self)

    data = property(lambda self: memoryview(self))
    size = property(lambda self: _size(self._j))
    ndim = property(lambda self: _rank(self._j))
    T = property(lambda self: self._wrap(_transpose(self._j)))
    itemsize = property(lambda self: self.dtype.itemsize)
    nbytes = property(lambda self: self.size * self.itemsize)

    @property
    def strides(self):
        unit = self._unit()
        return tuple(s * unit for s in self._j.strides())

    @strides.setter
    def strides(self, strides):
        from .lib.stride_tricks import set_strides

        set_strides(self, strides)

    def _unit(self):
        """How many bytes Java's strides count in."""
        kind = self.dtype.kind
        return 1 if self._j.type().isPacked() or kind in "SUV" else self.itemsize // (2 if kind == "c" else 1)

    def _wrap(self, j):
        """A Java array as an array of this class."""
        self.ndim  # Java now knows whose elements a view looks at
        made = _new(ndarray)
        made._j = j
        return made

    def __class_getitem__(cls, item):
        from ._dtype_classes import alias

        return alias(cls, item, 2)

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
        if type(self) is ndarray:
            return array[()] if return_scalar and array.ndim == 0 else array
        return array.view(type(self))

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
                from ._reinterpretation import field

                return field(self, key)
            else:
                value = _get(self._j, *parts(key))
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
        if isinstance(value, (tuple, list)):
            if self.dtype.kind not in "iufc" or type(key) is str:
                return self._assign(key, value)
            from ._putting import elements

            value = elements(self, key, value)
        if isinstance(value, generic) and self.dtype.kind in "iu" and value.dtype.kind in "iuf":
            from ._putting import fits

            value = fits(self, key, value)
        v = None if isinstance(value, _CONVERTED) and type(value) not in _NUMBERS and not isinstance(value, generic) else operand(value)
        if self.dtype.kind in "iuf":
            other = getattr(getattr(value, "dtype", None), "kind", "")
            if other == "c":
                _warn_of_imaginary()
            elif other in ("m", "M") and self.dtype.kind != "f" and isinstance(value, generic):
                raise TypeError(f"int() argument must be a string, a bytes-like object or a real number, not '{type(value).__name__}'")
        if isinstance(value, ndarray) and not value.ndim and (self.dtype.kind == "O" or hasattr(value, "_mask") and value._mask.any()):
            v = None  # such an array is an element itself; what is masked has no value to put into a single place
        if v is None or type(key) is str or self.dtype.kind == "V" or type(key) is list and key and isinstance(key[0], str):
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
            from ._float_errors import isfound

            if not isfound(error):
                self[key]  # what is wrong with a key comes first
            settled(error)

    def _assign(self, key, value):
        from ._putting import assign

        try:
            assign(self, key, value)
        except (TypeError, ValueError, OverflowError):
            self[key]  # what is wrong with a key comes first
            raise

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

    __hash__ = None


def _wrap_as_subclass(self, j):
    """As ``_wrap``, for subclasses: they are told what they were made of."""
    cls = type(self)
    made = _new(cls)
    made._j = j
    made.__array_finalize__(self)
    return made


_CONVERTED = (str, bytes, int, float)  # by themselves, or as numbers of Python's own where they are of a subclass
_NUMBERS = frozenset((int, float, bool))
_OTHERS = frozenset(("object", "string", "str", "bytes", "void", "datetime64", "timedelta64"))
ndarray.__module__ = "numpy"
