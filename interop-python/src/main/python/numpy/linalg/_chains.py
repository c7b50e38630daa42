"""Products of several matrices, in the order that asks for the fewest multiplications of numbers."""

from .._creation import array, asanyarray, zeros
from .._products import dot
from ._errors import LinAlgError


def multi_dot(arrays, *, out=None):
    """The product of two or more matrices; the first and the last may be vectors.

    Raises
    ------
    ValueError : for fewer than two arrays
    LinAlgError : where one between the first and the last has other than two axes
    """
    arrays = [asanyarray(a) for a in arrays]
    if len(arrays) < 2:
        raise ValueError("Expecting at least two arrays.")
    if len(arrays) == 2:
        return dot(arrays[0], arrays[1], out)
    first, last = arrays[0].ndim, arrays[-1].ndim
    if first == 1:
        arrays[0] = arrays[0].reshape(1, -1)
    if last == 1:
        arrays[-1] = arrays[-1].reshape(-1, 1)
    for a in arrays:
        if a.ndim != 2:
            raise LinAlgError(f"{a.ndim}-dimensional array given. Array must be two-dimensional")
    made = _product(arrays, chain_order(arrays), 0, len(arrays) - 1)
    shape = (() if first == 1 else made.shape[:1]) + (() if last == 1 else made.shape[1:])
    made = made.reshape(shape)[()]
    if out is None:
        return made
    if out.shape != shape or out.dtype != made.dtype:
        raise ValueError(
            "output array is not acceptable (must have the right datatype, number of dimensions, and be a C-Array)"
        )
    out[...] = made
    return out


def chain_order(arrays, return_costs=False):
    """Where to split each part of the product; with ``return_costs`` also how many multiplications each part takes."""
    sizes = [a.shape[0] for a in arrays] + [arrays[-1].shape[1]]
    n = len(arrays)
    costs, splits = [[0.0] * n for _ in range(n)], [[0] * n for _ in range(n)]
    for length in range(1, n):
        for i in range(n - length):
            j = i + length
            costs[i][j] = float("inf")
            for k in range(i, j):
                cost = costs[i][k] + costs[k + 1][j] + sizes[i] * sizes[k + 1] * sizes[j + 1]
                if cost < costs[i][j]:
                    costs[i][j], splits[i][j] = cost, k
    splits = array(splits) if n else zeros((0, 0), int)
    return (splits, array(costs)) if return_costs else splits


def _product(arrays, splits, i, j):
    if i == j:
        return arrays[i]
    k = int(splits[i, j])
    return dot(_product(arrays, splits, i, k), _product(arrays, splits, k + 1, j))
