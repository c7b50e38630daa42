"""Python functions applied to arrays, and iteration with indices."""

from itertools import product

from ._creation import array, asarray, dimensions
from ._indexing import axis_of
from ._ndarray import ndarray


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    """A function of vectors applied to every line along an axis."""
    from ._shapes import moveaxis

    arr = asarray(arr)
    axis = axis_of(axis, arr.ndim)
    lines = moveaxis(arr, axis, -1)
    outer = lines.shape[:-1]
    flat = lines.reshape(-1, lines.shape[-1])
    made = array([asarray(func1d(line, *args, **kwargs)) for line in flat])
    made = made.reshape(outer + made.shape[1:])
    for k in range(made.ndim - len(outer)):
        made = moveaxis(made, len(outer) + k, axis + k)
    return made


def apply_over_axes(func, a, axes):
    """A reduction applied to several axes, one after the other; they are kept with length 1."""
    from ._shapes import expand_dims

    a = asarray(a)
    for axis in (axes,) if isinstance(axes, int) else axes:
        made = func(a, axis)
        a = expand_dims(made, axis) if made.ndim < a.ndim else made
    return a


class vectorize:
    """A Python function of numbers, applied to every element of arrays."""

    def __init__(self, pyfunc, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        if signature is not None:
            raise NotImplementedError("vectorize with a signature: loop over the rows instead")
        self.pyfunc = pyfunc
        self.otypes = otypes
        self.excluded = excluded or set()
        self.__doc__ = doc or pyfunc.__doc__

    def __call__(self, *args, **kwargs):
        from ._conversions import scalars
        from ._shapes import broadcast_arrays

        varying = [k for k in range(len(args)) if k not in self.excluded]
        arrays = broadcast_arrays(*(args[k] for k in varying))
        filled = list(args)
        results = []
        for numbers in zip(*map(scalars, arrays)):
            for k, number in zip(varying, numbers):
                filled[k] = number
            results.append(self.pyfunc(*filled, **kwargs))
        shape = arrays[0].shape
        if not results and self.otypes is None:
            raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
        if results and isinstance(results[0], tuple):
            kinds = self.otypes or map(_type_of, results[0])
            return tuple(array(list(c), t).reshape(shape) for c, t in zip(zip(*results), kinds))
        made = array(results, self.otypes[0] if self.otypes else _type_of(results[0])).reshape(shape)
        return made if shape else made[()]


def _type_of(first):
    """The type of all results, which the first one tells; texts are as long as they are."""
    kind = asarray(first).dtype
    return {"U": str, "S": bytes}.get(kind.kind, kind)


class ndindex:
    """All indices of an array of a shape."""

    def __init__(self, *shape):
        shape = shape[0] if len(shape) == 1 and not isinstance(shape[0], int) else shape
        self._all = product(*map(range, dimensions(shape)))

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._all)


class ndenumerate:
    """Pairs of index and element."""

    def __init__(self, arr):
        arr = asarray(arr)
        self._pairs = zip(ndindex(arr.shape), arr.ravel())

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._pairs)


class nditer:
    """The elements of an array one after the other, as 0-d arrays."""

    def __init__(self, op, flags=None, op_flags=None, order="K"):
        self._array = op if isinstance(op, ndarray) else asarray(op)
        self._indices = ndindex(self._array.shape)
        self.multi_index = None
        self._next()

    def _next(self):
        self.multi_index = next(self._indices, None)
        self.finished = self.multi_index is None

    def iternext(self):
        self._next()
        return not self.finished

    def __getitem__(self, k):
        return self.value

    @property
    def value(self):
        from ._indexing import select

        return select(self._array, self.multi_index)

    def __iter__(self):
        while not self.finished:
            yield self.value
            self._next()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False
