"""Axes in another order, added and taken away."""

from ._creation import asanyarray, asarray
from ._indexing import axis_of
from ._java import complete, guarded, of
from ._ndarray import ndarray, wrap
from ._reducing import axes

_Layout = of("Layout")
_moveaxis = guarded(_Layout.moveaxis)
_expand = guarded(_Layout.expandDims)
_flip = guarded(_Layout.flip)


def ravel(a, order="C"):
    """One axis with all elements; a view if possible."""
    return (asanyarray(a) if hasattr(a, "_mask") else asarray(a)).ravel(order)


def transpose(a, axes=None):
    """The axes in another order, reversed by default."""
    return asanyarray(a).transpose(axes)


permute_dims = transpose


def matrix_transpose(x):
    """The last two axes exchanged."""
    x = asanyarray(x)
    if x.ndim < 2:
        raise ValueError(f"Input array must be at least 2-dimensional, but it is {x.ndim}")
    return x.swapaxes(-1, -2)


def swapaxes(a, axis1, axis2):
    """Two axes exchanged."""
    return asanyarray(a).swapaxes(axis1, axis2)


def moveaxis(a, source, destination):
    """Axes taken out and put back elsewhere; the others keep their order."""
    a = a if hasattr(a, "transpose") else asarray(a)
    if type(a) is ndarray and isinstance(source, int) and isinstance(destination, int):
        return wrap(_moveaxis(a._j, axis_of(source, a.ndim, "source"), axis_of(destination, a.ndim, "destination")))
    source, destination = _distinct(source, a.ndim, "source"), _distinct(destination, a.ndim, "destination")
    if len(source) != len(destination):
        raise ValueError("`source` and `destination` arguments must have the same number of elements")
    order = [n for n in range(a.ndim) if n not in source]
    for d, s in sorted(zip(destination, source)):
        order.insert(d, s)
    return a.transpose(order)


def _distinct(axes, rank, name):
    axes = [axis_of(n, rank, name) for n in ((axes,) if hasattr(axes, "__index__") else axes)]
    if len(set(axes)) < len(axes):
        raise ValueError(f"repeated axis in `{name}` argument")
    return axes


def rollaxis(a, axis, start=0):
    """An axis moved backwards until it lies before another."""
    a = a if hasattr(a, "transpose") else asarray(a)
    axis, place = axis_of(axis, a.ndim), start + a.ndim if start < 0 else start
    if not 0 <= place <= a.ndim:
        from .exceptions import AxisError

        raise AxisError(f"'start' arg requires {-a.ndim} <= start < {a.ndim + 1}, but {place} was passed in")
    start = place
    return moveaxis(a, axis, start - 1 if axis < start else start)


def expand_dims(a, axis):
    """New axes of length 1, at these places of the result."""
    a = asanyarray(a)
    if type(a) is not ndarray:
        from .matrixlib import matrix

        if not isinstance(a, matrix):  # which has two axes and never more
            return a.reshape(expand_dims(asarray(a), axis).shape)
        a = asarray(a)
    if isinstance(axis, int):
        return wrap(_expand(a._j, axis))
    rank = a.ndim + len(axis)
    places = sorted(axis_of(n, rank) for n in axis)
    if len(set(places)) < len(places):
        raise ValueError("repeated axis")
    for place in places:
        a = wrap(_expand(a._j, place))
    return a


def squeeze(a, axis=None):
    """Without axes of length 1."""
    a = asanyarray(a)
    return a.squeeze() if axis is None else a.squeeze(axis=axis)


def flip(m, axis=None):
    """The elements backwards along axes, all by default."""
    m = asanyarray(m)
    if type(m) is not ndarray:
        along = range(m.ndim) if axis is None else [axis_of(n, m.ndim) for n in axes(axis)]
        return m[tuple(slice(None, None, -1) if n in along else slice(None) for n in range(m.ndim))]
    return m.view() if axis == () else wrap(_flip(m._j, *axes(axis)))


def fliplr(m):
    """Columns backwards."""
    if asarray(m).ndim < 2:
        raise ValueError("Input must be >= 2-d.")
    return flip(m, 1)


def flipud(m):
    """Rows backwards."""
    return flip(m, 0)


def rot90(m, k=1, axes=(0, 1)):
    """Turned by 90 degrees, k times, from the first towards the second axis."""
    m = asanyarray(m)
    if len(axes) != 2:
        raise ValueError("len(axes) must be 2.")
    if axes[0] == axes[1] or abs(axes[0] - axes[1]) == m.ndim:
        raise ValueError("Axes must be different.")
    k %= 4
    if k == 2:
        return flip(m, axes)
    if k == 1:
        return flip(m, axes[1]).swapaxes(*axes)
    return flip(m.swapaxes(*axes), axes[1]) if k else m[...]


complete(__name__)
