"""Elements by lists of indices, one list for each line along an axis: what ``argsort`` and its kin return."""

from ._arange import arange
from ._creation import asanyarray, asarray
from ._indexing import axis_of
from ._java import complete


def take_along_axis(arr, indices, axis=-1):
    """The elements at the given indices, one list of indices for each line along the axis."""
    arr = asanyarray(arr)
    if axis is None:
        if asarray(indices).ndim != 1:
            raise ValueError("when axis=None, `indices` must have a single dimension.")
        return arr.ravel()[indices]
    return arr[_lines(arr, asarray(indices), axis)]


def put_along_axis(arr, indices, values, axis):
    """Sets the elements that ``take_along_axis`` would take."""
    if axis is None:
        if asarray(indices).ndim != 1:
            raise ValueError("when axis=None, `indices` must have a single dimension.")
        arr.flat[indices] = values
    else:
        arr[_lines(arr, asarray(indices), axis)] = values


def _lines(arr, indices, axis):
    axis = axis_of(axis, arr.ndim)
    if indices.dtype.kind not in "iu":
        raise IndexError("`indices` must be an integer array")
    if indices.ndim != arr.ndim:
        raise ValueError("`indices` and `arr` must have the same number of dimensions")
    grid = [arange(n).reshape([-1 if i == k else 1 for i in range(arr.ndim)]) for k, n in enumerate(arr.shape)]
    grid[axis] = indices
    return tuple(grid)


complete(__name__)
