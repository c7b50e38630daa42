"""Between flat indices and one index per axis."""

import operator

from ._creation import asarray, dimensions
from ._java import complete
from ._ndarray import ndarray

_MODES = {"raise": "raise", "wrap": "wrap", "clip": "clip"}


def _sizes(shape):
    total = 1
    for n in shape:
        total *= n
    if total >= 1 << 63:
        raise ValueError("dimensions are too large; arrays and shapes with a total size greater than 'intp' are not supported.")
    return total


def _whole(index, empty):
    """An array of indices, of a type in which the products below stay right."""
    given = asarray(index)
    if given.size == 0 and not isinstance(index, ndarray):
        raise TypeError(empty)
    if given.dtype.kind not in "iu":
        raise TypeError("only int indices permitted")
    return given.astype("int64")


def unravel_index(indices, shape, order="C"):
    """Flat indices as one index per axis."""
    shape = dimensions(shape)
    scalar = not isinstance(indices, (ndarray, list, tuple))
    rest = _whole(indices, "indices must be integral: the provided empty sequence was inferred as float. Wrap it with"
                  " 'np.array(indices, dtype=np.intp)'")  # fmt: skip
    total = _sizes(shape)
    if rest.size and (rest.min() < 0 or rest.max() >= total):
        worst = rest.min() if rest.min() < 0 else rest.max()
        raise ValueError(f"index {worst} is out of bounds for array with size {total}")
    if not shape and not scalar:
        raise ValueError("multiple indices are not supported for 0d array")
    found = []
    for n in reversed(shape) if order == "C" else shape:
        found.append(rest % n)
        rest = rest // n
    if order == "C":
        found.reverse()
    return tuple(found) if not scalar else tuple(f[()] if isinstance(f, ndarray) else f for f in found)


def ravel_multi_index(multi_index, dims, mode="raise", order="C"):
    """One index per axis as flat indices; ``mode`` says for all axes, or for each, what becomes of those outside."""
    dims = dimensions(dims)
    indices = list(multi_index)
    if len(indices) != len(dims):
        raise ValueError(f"parameter multi_index must be a sequence of length {len(dims)}")
    modes = list(mode) if isinstance(mode, (tuple, list)) else [mode] * len(dims)
    _sizes(dims)
    axes = list(zip(indices, dims, modes))
    flat = 0
    for index, n, kind in axes if order == "C" else reversed(axes):
        if kind not in _MODES:
            raise ValueError(f"clipmode must be one of 'clip', 'raise', or 'wrap' (got {kind!r})")
        index = _whole(index, "indices must be integral: the provided empty sequence was inferred as float. Wrap it with"
                       " 'np.array(indices, dtype=np.intp)'")  # fmt: skip
        if n == 0 and index.size:
            raise ValueError("cannot unravel if shape has zero entries" if kind != "raise" else "invalid entry in coordinates array")
        if kind == "clip":
            index = index.clip(0, n - 1)
        elif kind == "wrap":
            index = index % max(n, 1)
        elif ((index < 0) | (index >= n)).any():
            raise ValueError("invalid entry in coordinates array")
        flat = flat * n + index
    return flat[()] if isinstance(flat, ndarray) and flat.ndim == 0 else flat


def place_of(a, index):
    """The place that ``a.item(*index)`` is about: a flat index, or one index per axis."""
    if len(index) == 1 and type(index[0]) is tuple:
        index = index[0]
    if len(index) == 1 and a.ndim != 1:
        i = operator.index(index[0])
        if not -a.size <= i < a.size:
            raise IndexError(f"index {i} is out of bounds for size {a.size}")
        return unravel_index(i % a.size, a.shape)
    if len(index) != a.ndim:
        raise ValueError("incorrect number of indices for array")
    return tuple(map(operator.index, index))


complete(__name__)
