"""Python functions applied to arrays, and iteration with indices."""

from itertools import product
from math import prod

from ._creation import array, asanyarray, asarray, dimensions
from ._dtypes import dtype
from ._indexing import axis_of
from ._ndarray import ndarray


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    """A function of vectors applied to every line along an axis."""
    from ._axes import moveaxis

    arr = asarray(arr) if hasattr(arr, "filled") else asanyarray(arr)
    axis = axis_of(axis, arr.ndim)
    lines = moveaxis(asarray(arr), axis, -1)
    outer = lines.shape[:-1]
    if 0 in outer:
        raise ValueError("Cannot apply_along_axis when any iteration dimensions are 0")
    flat = lines.reshape(prod(outer), lines.shape[-1])
    made = array([asarray(func1d(line if type(arr) is ndarray else line.view(type(arr)), *args, **kwargs)) for line in flat])
    made = made.reshape(outer + made.shape[1:])
    for k in range(made.ndim - len(outer)):
        made = moveaxis(made, len(outer) + k, axis + k)
    return made if type(arr) is ndarray else made.view(type(arr))


def apply_over_axes(func, a, axes):
    """A reduction applied to several axes, one after the other; they are kept with length 1."""
    from ._axes import expand_dims

    a = asarray(a)
    for axis in (axes,) if isinstance(axes, int) else axes:
        made = func(a, axis)
        a = expand_dims(made, axis) if made.ndim < a.ndim else made
    return a


class vectorize:
    """A Python function of numbers, applied to every element of arrays; without a function it decorates the one below."""

    def __new__(cls, *rest, **options):
        if not rest and "pyfunc" not in options:
            return lambda function: cls(function, **options)
        if not callable(rest[0] if rest else options["pyfunc"]):
            raise TypeError("When used as a decorator, only accepts keyword arguments.")
        return object.__new__(cls)

    def __init__(self, pyfunc, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        self.pyfunc = pyfunc
        if isinstance(otypes, str) and any(c not in "?bBhHiIlLqQpPefdgFDGSUVOMm" for c in otypes):
            raise ValueError(f"Invalid otype specified: {otypes}")
        self.otypes = otypes
        self.cache = cache
        self.signature = signature
        self.excluded = set(excluded or ())
        if any(not isinstance(e, (str, int)) for e in self.excluded):
            raise TypeError("excluded must be a set of names and positions of arguments")
        self.__doc__ = doc or getattr(pyfunc, "__doc__", None)
        if hasattr(pyfunc, "__name__"):
            self.__name__ = pyfunc.__name__

    def __call__(self, *args, **kwargs):
        named = [n for n in kwargs if n not in self.excluded]
        if named or self.signature is not None:
            # Named arguments vary as the others do: they follow them, and the function gets them by name again.
            count = len(args)
            fixed = {n: v for n, v in kwargs.items() if n in self.excluded}

            def call(*values):
                return self.pyfunc(*values[:count], **dict(zip(named, values[count:])), **fixed)

            args = (*args, *(kwargs[n] for n in named))
            if self.signature is not None:
                from ._signatures import vectorized

                return vectorized(call, self.signature, args, self.excluded, self.otypes)
            return vectorize(call, self.otypes, excluded={e for e in self.excluded if isinstance(e, int)})(*args)
        from ._broadcasting import broadcast_arrays

        varying = [k for k in range(len(args)) if k not in self.excluded]
        if not varying:
            return self.pyfunc(*args, **kwargs)
        arrays = [_as_given(args[k]) for k in varying]
        arrays = broadcast_arrays(*arrays) if len(arrays) > 1 else arrays
        shape = arrays[0].shape
        filled = list(args)

        def call(*numbers):
            for k, number in zip(varying, numbers):
                filled[k] = number
            return self.pyfunc(*filled, **kwargs)

        function = self.pyfunc if len(varying) == len(args) and not kwargs else call
        columns = [_elements(a) for a in arrays]
        first, known = None, []
        if self.otypes is None:
            if not columns[0]:
                raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
            # As NumPy, which asks for the type of the results by a call of its own, with scalars of its own.
            first = function(*[a.reshape(-1)[0] for a in arrays])
            if self.cache:
                known, columns = [first], [c[1:] for c in columns]
        results = known + list(map(function, *columns))
        if isinstance(first if self.otypes is None else results and results[0], tuple):
            kinds = self.otypes or map(_type_of, first)
            return tuple(array(list(c), t).reshape(shape) for c, t in zip(zip(*results), kinds))
        kind = dtype(self.otypes[0]) if self.otypes else _type_of(first)
        if isinstance(kind, dtype) and kind.kind in "SU":
            kind = dtype(kind.kind)  # with as much room as the results need
        if isinstance(kind, dtype) and kind.kind == "O":
            from ._conversions import from_values

            made = from_values(results, shape, dtype(object))
        else:
            made = array(results, kind).reshape(shape)
        return made if shape else made[()]


def _as_given(value):
    """An array of a list, in which numbers among texts stay numbers."""
    made = asarray(value)
    return asarray(value, object) if made.dtype.kind in "SU" and isinstance(value, (list, tuple)) else made


def _elements(a):
    """The elements as Python's own values."""
    from ._conversions import values

    return a.reshape(-1).tolist() if a.dtype.kind in "biuf" else values(a)


def _type_of(first):
    """The type of all results, which the first one tells; texts are as long as they are."""
    kind = asarray(first).dtype
    return {"U": str, "S": bytes}.get(kind.kind, kind)


class ndindex:
    """All indices of an array of a shape."""

    def __init__(self, *shape):
        shape = shape[0] if len(shape) == 1 and not isinstance(shape[0], int) else shape
        shape = dimensions(shape)
        if any(not hasattr(n, "__index__") for n in shape):
            raise TypeError(f"'{next(type(n).__name__ for n in shape if not hasattr(n, '__index__'))}' object cannot be interpreted"
                            " as an integer")  # fmt: skip
        if any(n < 0 for n in shape):
            raise ValueError("negative dimensions are not allowed")
        self._all = product(*map(range, shape))

    def __iter__(self):
        return self._all

    def __next__(self):
        return next(self._all)


class ndenumerate:
    """Pairs of index and element."""

    def __init__(self, arr):
        arr = asarray(arr)
        self._pairs = zip(ndindex(arr.shape), arr.ravel())

    def __iter__(self):
        return self._pairs

    def __next__(self):
        return next(self._pairs)
