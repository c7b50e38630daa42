"""Views with other strides."""

from .._creation import asanyarray, asarray
from .._indexing import axis_of
from .._java import guarded, of
from .._broadcasting import broadcast_arrays, broadcast_shapes, broadcast_to

__all__ = ["as_strided", "broadcast_arrays", "broadcast_shapes", "broadcast_to", "sliding_window_view"]

_strided = guarded(of("Layout").strided)


def as_strided(x, shape=None, strides=None, subok=False, writeable=True):
    """A view with this shape and these strides in bytes; unlike NumPy's it cannot leave the array."""
    x = asanyarray(x) if subok else asarray(x)
    shape = x.shape if shape is None else tuple(shape)
    strides = x.strides if strides is None else tuple(strides)
    unit = x._unit()
    # Along an axis of one element nobody walks.
    strides = [s if n > 1 else x.itemsize for n, s in zip(shape, strides)]
    if any(s % unit for s in strides):
        raise ValueError(f"strides must be multiples of the element size, {unit} bytes")
    made = x._wrap(_strided(x._j, *shape, *(s // unit for s in strides)))
    if not writeable:
        made.setflags(write=False)
    return made


def set_strides(a, strides):
    """``a.strides = ...``: the array walks its elements otherwise from now on, within the memory it has."""
    import warnings

    warnings.warn(
        "Setting the strides on a NumPy array has been deprecated in NumPy 2.4.\nAs an alternative, you can create a new view"
        " using np.lib.stride_tricks.as_strided.", DeprecationWarning, stacklevel=3,
    )  # fmt: skip
    strides = (strides,) if hasattr(strides, "__index__") else tuple(strides)
    if len(strides) != a.ndim:
        raise ValueError(f"strides must be  same length as shape ({a.ndim})")
    try:
        a._j = as_strided(a, a.shape, strides)._j
    except (IndexError, ValueError):
        raise ValueError("strides is not compatible with available memory") from None


def sliding_window_view(x, window_shape, axis=None, *, subok=False, writeable=False):
    """All windows of a shape, as further axes of a read-only view."""
    x = asanyarray(x) if subok else asarray(x)
    window = (window_shape,) if isinstance(window_shape, int) else tuple(window_shape)
    along = range(x.ndim) if axis is None else (axis,) if isinstance(axis, int) else axis
    along = [axis_of(n, x.ndim) for n in along]
    if len(window) != len(along):
        raise ValueError("Since axis is None, must provide window_shape for all dimensions of `x`")
    shape = list(x.shape)
    for n, w in zip(along, window):
        shape[n] -= w - 1
        if shape[n] < 1:
            raise ValueError("window shape cannot be larger than input array shape")
    return as_strided(x, (*shape, *window), x.strides + tuple(x.strides[n] for n in along), subok, writeable)
