"""Shapes."""

from ._creation import asanyarray, asarray
from ._indexing import axis_of
from ._java import complete, guarded, of

_Layout = of("Layout")
_reshape = guarded(_Layout.reshape)


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
    changed = tuple(change(asanyarray(a)) for a in arrays)
    return changed[0] if len(changed) == 1 else changed


complete(__name__)
