"""Public names, where NumPy defines them: ``numpy.lib._stride_tricks_impl``."""

from numpy._core import __getattr__  # noqa: F401  (every name is found where numpy has it)
from numpy.lib.stride_tricks import as_strided, broadcast_arrays, broadcast_shapes, broadcast_to, sliding_window_view  # noqa: F401


def _broadcast_shape(*args):
    """The shape that arrays broadcast to."""
    from numpy._creation import asarray

    return broadcast_shapes(*(asarray(a).shape for a in args))
