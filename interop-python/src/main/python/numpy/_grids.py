"""Grids of coordinates and indices, and functions of them."""

from ._arange import arange
from ._broadcasting import broadcast_arrays
from ._creation import asarray, zeros
from ._java import complete
from ._ndarray import ndarray


def meshgrid(*xi, copy=True, sparse=False, indexing="xy"):
    """Coordinate arrays from coordinate vectors; with 'xy' the first runs along the columns."""
    if indexing not in ("xy", "ij"):
        raise ValueError("Valid values for `indexing` are 'xy' and 'ij'.")
    vectors = [asarray(x).ravel() for x in xi]
    rank = len(vectors)
    place = list(range(rank))
    if indexing == "xy" and rank > 1:
        place[0], place[1] = 1, 0
    grids = [v.reshape([-1 if i == place[k] else 1 for i in range(rank)]) for k, v in enumerate(vectors)]
    if sparse:
        return tuple(grids)
    return tuple(g.copy() if copy else g for g in broadcast_arrays(*grids)) if rank else ()


def indices(dimensions, dtype=int, sparse=False):
    """The index along every axis, for every element of an array of that shape."""
    dimensions = tuple(dimensions)
    rank = len(dimensions)
    rows = [
        arange(n, dtype=dtype).reshape([-1 if i == k else 1 for i in range(rank)]) for k, n in enumerate(dimensions)
    ]
    if sparse:
        return tuple(rows)
    grid = zeros((rank, *dimensions), dtype)
    for k, row in enumerate(rows):
        grid[k] = row
    return grid


def ix_(*args):
    """Index arrays that pick a grid of rows and columns."""
    rank = len(args)
    vectors = [asarray(a) for a in args]
    if any(v.ndim != 1 for v in vectors):
        raise ValueError("Cross index must be 1 dimensional")
    vectors = [v.nonzero()[0] if v.dtype.kind == "b" else v.astype(int) if v.size == 0 and not isinstance(a, ndarray) else v
               for a, v in zip(args, vectors)]
    return tuple(v.reshape([-1 if i == k else 1 for i in range(rank)]) for k, v in enumerate(vectors))


def fromfunction(function, shape, dtype=float, **kwargs):
    """What a function of index arrays returns."""
    return function(*indices(shape, dtype), **kwargs)


complete(__name__)
