"""Arrays stretched to a larger shape, without copies."""

from ._creation import asarray, dimensions, no_shape
from ._java import complete, guarded, of
from ._ndarray import wrap

_Broadcast = of("Broadcast")
_broadcast_to = guarded(_Broadcast.to)
_common = guarded(_Broadcast.common)
_together = guarded(_Broadcast.together)


def broadcast_to(array, shape, subok=False):
    """A read-only view of a larger shape."""
    a = asarray(array)
    try:
        return wrap(_broadcast_to(a._j, *dimensions(shape)))
    except TypeError:
        raise no_shape(shape, a.dtype) from None


def broadcast_shapes(*shapes):
    """The shape that all of them stretch to."""
    return tuple(_common(*(broadcast_to(0, shape)._j for shape in shapes)))


def broadcast_arrays(*args, subok=False):
    """All arrays as views of the shape they stretch to together, which can be written to where the arrays can."""
    arrays = [asarray(a) for a in args]
    try:
        views = _together(*(a._j for a in arrays))
    except ValueError:
        raise _mismatch([a.shape for a in arrays]) from None
    return tuple(a if view is None else wrap(view) for a, view in zip(arrays, views))


def _mismatch(shapes):
    """Which shapes are the first that cannot be stretched to one."""
    for k, shape in enumerate(shapes):
        for i, earlier in enumerate(shapes[:k]):
            if any(n != m and 1 not in (n, m) for n, m in zip(reversed(earlier), reversed(shape))):
                return ValueError(
                    "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between"
                    f" arg {i} with shape {earlier} and arg {k} with shape {shape}."
                )
    return ValueError("shape mismatch: objects cannot be broadcast to a single shape")


complete(__name__)
