"""The ancestors of the scalar types."""

from . import _dtypes as D
from ._java import of

_scalar = of("Scalars").array


class generic:
    """The ancestor of all scalar types."""

    __slots__ = ()
    shape = strides = ()
    ndim = 0
    size = 1
    base = None

    @property
    def _j(self):
        """This number as a Java array of rank 0."""
        return _scalar(self.dtype._e, self.item())

    def _buffer(self):
        return self._j.asReadOnly()

    def _array(self):
        from ._ndarray import wrap

        return wrap(self._j)

    T = real = property(lambda self: self)
    imag = property(lambda self: type(self)(0))
    itemsize = nbytes = property(lambda self: self.dtype.itemsize)

    def tolist(self):
        return self.item()

    def tobytes(self, order="C"):
        return self._array().tobytes()

    def astype(self, dtype, order="K", casting="unsafe", subok=True, copy=True):
        if casting == "same_value":
            return self._array().astype(dtype, casting=casting)[()]
        if casting != "unsafe":
            from ._types import can_cast

            if not can_cast(self, dtype, casting):
                raise TypeError(
                    f"Cannot cast scalar from {self.dtype!r} to {D.dtype(dtype)!r} according to the rule '{casting}'"
                )
        return D.dtype(dtype).type(self)

    def copy(self, order="C"):
        return self

    def squeeze(self, axis=None):
        return self

    device = property(lambda self: "cpu")

    def to_device(self, device, /, *, stream=None):
        if device != "cpu":
            raise ValueError(f"Unsupported device: {device}")
        return self

    def __array_namespace__(self, /, *, api_version=None):
        import numpy

        return numpy

    def __array_wrap__(self, array, context=None, return_scalar=True):
        return array[()] if array.ndim == 0 and return_scalar is not False else array

    transpose = conj = conjugate = copy

    def __getattr__(self, name):
        # Everything else an array can do: mean, reshape, argmax ...
        if name.startswith("_"):
            raise AttributeError(name)
        from ._ndarray import ndarray

        if not hasattr(ndarray, name):
            raise AttributeError(f"'numpy.{type(self).__name__}' object has no attribute '{name}'")
        found = getattr(self._array(), name)
        return _of_scalar(found) if callable(found) else found

    def __getitem__(self, key):
        return self._array()[key]

    def __array__(self, dtype=None, copy=None):
        return self._array() if dtype is None else self._array().astype(dtype)

    def __reduce__(self):
        from ._core.multiarray import scalar

        return scalar, (self.dtype, self.tobytes())

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _alias(cls, item, most):
    """``number[...]`` for type checkers; only abstract types have parameters."""
    from types import GenericAlias

    if cls.__dict__.get("dtype") is not None:
        raise TypeError(f"There are no type variables left in {cls.__module__}.{cls.__name__}")
    given = len(item) if isinstance(item, tuple) else 1
    if not 1 <= given <= most:
        raise TypeError(f"Too {'few' if given < 1 else 'many'} arguments for {cls!r}")
    return GenericAlias(cls, item)


def _of_scalar(method):
    """A method of a 0-d array, whose results are scalars again."""

    def call(*args, **kwargs):
        made = method(*args, **kwargs)
        return made[()] if getattr(made, "_j", None) is not None and made.ndim == 0 and "out" not in kwargs else made

    return call


class number(generic):
    __slots__ = ()

    def __class_getitem__(cls, item):
        return _alias(cls, item, 1)


class integer(number):
    __slots__ = ()

    def is_integer(self, /):
        """Whether it has no fraction: always."""
        return True


class signedinteger(integer):
    __slots__ = ()


class unsignedinteger(integer):
    __slots__ = ()


class inexact(number):
    __slots__ = ()


class floating(inexact):
    __slots__ = ()


class complexfloating(inexact):
    __slots__ = ()

    def __class_getitem__(cls, item):
        return _alias(cls, item, 2)


class flexible(generic):
    __slots__ = ()


class character(flexible):
    __slots__ = ()


for _kind in (complexfloating, flexible, character):
    _kind.__module__ = "numpy"
