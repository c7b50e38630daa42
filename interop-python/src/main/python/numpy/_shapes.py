"""Shapes and axes."""

from ._creation import asanyarray, asarray
from ._indexing import axis_of
from ._java import complete, guarded, of
from ._reducing import axes
from ._ndarray import ndarray, wrap

_Layout = of("Layout")
_reshape = guarded(_Layout.reshape)
_moveaxis = guarded(_Layout.moveaxis)
_expand = guarded(_Layout.expandDims)
_flip = guarded(_Layout.flip)


def reshape(a, /, shape=None, order="C", *, newshape=None, copy=None):
    """The elements in C order under another shape, which older scripts call ``newshape``; one length may be -1."""
    shape = newshape if shape is None else shape
    if shape is None:
        raise TypeError("reshape() missing 1 required positional argument: 'shape'")
    return asanyarray(a).reshape(shape, order=order, copy=copy)


def reshaped(a, shape, order, copy):
    """``a.reshape`` with lengths that are no plain numbers, or with a wish for a copy."""
    from operator import index

    for n in shape:
        if getattr(getattr(n, "dtype", None), "kind", "") == "b":
            raise TypeError("expected a sequence of integers or a single integer, got a truth value")
    shape = tuple(int(index(n)) for n in shape)
    if max(shape, default=0) >= 1 << 31:
        raise ValueError(f"cannot reshape array of size {a.size} into shape {shape}")
    if not shape:
        made = a._wrap(_reshape(a._j))
    else:
        made = (a.copy(order=order) if copy else a).reshape(*shape, order=order)
    if copy is False:
        if a.size and _Layout.place(made._j) != _Layout.place(a._j):
            raise ValueError("Unable to avoid creating a copy while reshaping.")
    return made.copy() if copy and not shape else made


def ravel(a, order="C"):
    """One axis with all elements; a view if possible."""
    return (asanyarray(a) if hasattr(a, "_mask") else asarray(a)).ravel(order)


def transpose(a, axes=None):
    """The axes in another order, reversed by default."""
    return asanyarray(a).transpose(axes)


permute_dims = transpose


def matrix_transpose(x):
    """The last two axes exchanged."""
    return asanyarray(x).swapaxes(-1, -2)


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
    return asarray(a).squeeze(axis)


def flip(m, axis=None):
    """The elements backwards along axes, all by default."""
    m = asarray(m)
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
    m = asarray(m)
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


def shape(a):
    """The lengths of the axes."""
    return asarray(a).shape


def ndim(a):
    """The number of axes."""
    return asarray(a).ndim


def size(a, axis=None):
    """The number of elements, or the length of an axis."""
    a = asarray(a)
    if isinstance(axis, tuple):
        from math import prod

        return prod(a.shape[n] for n in {axis_of(n, a.ndim) for n in axis})
    return a.size if axis is None else a.shape[axis]


def atleast_1d(*arrays):
    """With one axis at least."""
    return _each(arrays, lambda a: a.reshape(1) if a.ndim == 0 else a)


def atleast_2d(*arrays):
    """With two axes at least; new ones in front."""
    return _each(arrays, lambda a: a.reshape((1,) * (2 - a.ndim) + a.shape) if a.ndim < 2 else a)


def atleast_3d(*arrays):
    """With three axes at least."""

    def deepen(a):
        if a.ndim == 0:
            return a.reshape(1, 1, 1)
        return a[None, :, None] if a.ndim == 1 else a[:, :, None] if a.ndim == 2 else a

    return _each(arrays, deepen)


def _each(arrays, change):
    changed = tuple(change(asarray(a)) for a in arrays)
    return changed[0] if len(changed) == 1 else changed


complete(__name__)
