"""What element-wise functions do along an axis of Python objects: one after the other, by the operators of the objects."""

from functools import reduce as fold
from itertools import accumulate as running

from . import _dtypes as D
from ._beyond import _BINARY
from ._conversions import from_values, values


def handles(function):
    """Whether the function is an operator of the objects."""
    return function.__name__ in _BINARY


def _rows(a, axes):
    """The shape of the other axes, and what lies along the given ones for each place of these."""
    kept = [i for i in range(a.ndim) if i not in axes]
    shape = [a.shape[i] for i in kept]
    places, length = 1, 1
    for n in shape:
        places *= n
    for i in axes:
        length *= a.shape[i]
    found = values(a.transpose(*kept, *axes) if a.ndim else a)
    return shape, [found[i * length : (i + 1) * length] for i in range(places)]


def reduce(function, a, axes, keepdims, where, start):
    """The operator put between the elements along axes; ``start`` is a list of the value that comes first, or empty."""
    f = _BINARY[function.__name__]
    shape, rows = _rows(a, axes)
    if where is not None:
        _, chosen = _rows(where, axes)
        rows = [[v for v, c in zip(row, choice) if c] for row, choice in zip(rows, chosen)]
    rows = [start + row for row in rows]
    if not all(rows):
        if function.identity is None:
            raise ValueError(f"zero-size array to reduction operation {function.__name__} which has no identity")
        rows = [row or [function.identity] for row in rows]
    made = [fold(f, row) for row in rows]
    if keepdims:
        shape = [1 if i in axes else n for i, n in enumerate(a.shape)]
    return from_values(made, shape, D.OBJECT) if shape else made[0]


def accumulate(function, a, axis):
    """All intermediate results along an axis."""
    return _along(a, axis, lambda row: list(running(row, _BINARY[function.__name__])))


def reduceat(function, a, starts, axis):
    """The reductions of the slices between places of an axis; one element where the next place is not larger."""
    f = _BINARY[function.__name__]

    def parts(row):
        return [fold(f, row[i : max(end, i + 1)]) for i, end in zip(starts, [*starts[1:], len(row)])]

    return _along(a, axis, parts)


def _along(a, axis, work):
    from ._axes import moveaxis

    shape, rows = _rows(a, (axis,))
    made = [work(row) for row in rows]
    length = len(made[0]) if made else a.shape[axis]
    return moveaxis(from_values([v for row in made for v in row], [*shape, length], D.OBJECT), -1, axis)
