"""The class of element-wise functions. A call with arrays and numbers alone goes straight to Java; the rest of what NumPy
allows (targets, conditions, types, other classes' answers) is in ``_ufunc_calls``.
"""

from ._java import ForeignException, complete, of
from ._ndarray import ndarray, operand
from ._scalars import result

_binary = of("BinaryOps").compute
_unary = of("UnaryOps").compute
_PLAIN = frozenset((int, float, bool))
_new = object.__new__
_REDUCTIONS = {"add": "sum", "multiply": "prod", "maximum": "max", "minimum": "min"}


class ufunc:
    """An element-wise function; ``out`` takes the result, ``where`` selects the elements to work on, ``dtype`` is the type
    to compute in.
    """

    __slots__ = ("__name__", "_op", "nin", "nout", "identity", "signature", "_function", "__dict__", "__weakref__")

    def __init__(self, name, nin, nout=1, op=None, function=None, identity=None, signature=None):
        self.__name__ = self.__qualname__ = name
        self._op = op
        self.nin, self.nout, self.identity, self.signature = nin, nout, identity, signature
        self._function = function

    nargs = property(lambda self: self.nin + self.nout)
    ntypes = property(lambda self: len(self.types))

    @property
    def __doc__(self):
        names = ", ".join(f"x{i + 1}" for i in range(self.nin)) if self.nin > 1 else "x"
        return f"{self.__name__}({names}, /, out=None, *, where=True, casting='same_kind', order='K', dtype=None)"

    @property
    def types(self):
        from ._ufunc_types import types

        return types(self)

    @property
    def __signature__(self):
        from ._ufunc_calls import described

        return described(self)

    def __repr__(self):
        return f"<ufunc '{self.__name__}'>"

    def __reduce__(self):
        return self.__name__

    def __call__(self, *args, **options):
        from ._ufunc_calls import call

        return call(self, args, options)

    def _compute(self, *args):
        """The results for arrays and numbers, without options."""
        return self._function(*args)

    def reduce(self, array, axis=0, dtype=None, out=None, keepdims=False, *more, **options):
        """The function put between all elements along an axis."""
        if type(array) is ndarray and type(axis) is int and dtype is None and out is None and not more and not options:
            method = _REDUCTIONS.get(self.__name__)
            if method is not None and array.size and array.ndim and array.dtype.kind in "if":
                return getattr(array, method)(axis, keepdims=keepdims)
        from ._ufunc_methods import reduce

        if more:
            if len(more) > 2:
                raise TypeError(f"reduce() takes from 1 to 7 positional arguments but {5 + len(more)} were given")
            options = {**dict(zip(("initial", "where"), more)), **options}
        return reduce(self, array, axis, dtype, out, keepdims, options)

    def accumulate(self, array, axis=0, dtype=None, out=None):
        """As ``reduce``, with all intermediate results."""
        if type(array) is ndarray and type(axis) is int and dtype is None and out is None and self.__name__ == "add":
            if array.ndim and array.dtype.kind in "if":
                return array.cumsum(axis)
        from ._ufunc_running import accumulate

        return accumulate(self, array, axis, dtype, out)

    def reduceat(self, array, indices, axis=0, dtype=None, out=None):
        """As ``reduce``, of the slices between indices."""
        from ._ufunc_running import reduceat

        return reduceat(self, array, indices, axis, dtype, out)

    def resolve_dtypes(self, dtypes, *, signature=None, casting=None, reduction=False):
        """The types that operands of these are computed in, and those of the results."""
        from ._ufunc_resolution import resolved

        return resolved(self, dtypes, signature, casting, reduction)

    def outer(self, A, B, /, **options):
        """The function of all pairs of elements."""
        if type(A) is type(B) is ndarray and not options and self.nin == 2 and self.signature is None and A.ndim + B.ndim < 32:
            return self(A.reshape(A.shape + (1,) * B.ndim), B)
        from ._ufunc_running import outer

        return outer(self, A, B, options)

    def at(self, a, indices, b=None, /):
        """In place at the given indices, once for every mention of an element."""
        from ._ufunc_at import at

        at(self, a, indices, b)


ufunc.__module__ = "numpy"


def _finished(value):
    kind = type(value)
    if kind is float or kind is int or kind is bool or kind is str:
        return result(value)
    made = _new(ndarray)
    made._j = value
    return made


class Unary(ufunc):
    """A function of one array, computed in Java."""

    __slots__ = ()

    def __call__(self, *args, **options):
        if len(args) == 1 and not options:
            x = args[0]
            if type(x) is ndarray:
                try:
                    value = _unary(self._op, x._j)
                except ForeignException as error:
                    return self._refused(error, x)
                kind = type(value)
                if kind is float or kind is int or kind is bool or kind is str:
                    return result(value)
                made = _new(ndarray)
                made._j = value
                return made
        from ._ufunc_calls import call

        return call(self, args, options)

    def _compute(self, x):
        from ._creation import asarray

        x = asarray(x)
        try:
            return _finished(_unary(self._op, x._j))
        except ForeignException as error:
            return self._refused(error, x)

    def _refused(self, error, x):
        from ._ufunc_calls import refused

        return refused(self, error, x)


class Binary(ufunc):
    """A function of two arrays, computed in Java."""

    __slots__ = ()

    def __call__(self, *args, **options):
        if len(args) == 2 and not options:
            a, b = args
            if type(a) is ndarray and (type(b) is ndarray or type(b) in _PLAIN) or type(b) is ndarray and type(a) in _PLAIN:
                try:
                    value = _binary(self._op, a._j if type(a) is ndarray else a, b._j if type(b) is ndarray else b)
                except ForeignException as error:
                    return self._refused(error, a, b)
                kind = type(value)
                if kind is float or kind is int or kind is bool or kind is str:
                    return result(value)
                made = _new(ndarray)
                made._j = value
                return made
        from ._ufunc_calls import call

        return call(self, args, options)

    def _compute(self, a, b):
        try:
            return _finished(_binary(self._op, _operand(a), _operand(b)))
        except ForeignException as error:
            return self._refused(error, a, b)

    def _refused(self, error, a, b):
        from ._ufunc_calls import refused

        return refused(self, error, a, b)


# Pickles name functions by the module of their class.
Unary.__module__ = Binary.__module__ = "numpy"


def _operand(value):
    o = operand(value)
    if o is None:
        from ._creation import asarray

        return asarray(value)._j
    return o


complete(__name__)
