"""Arrays put together from nested lists of blocks."""

from ._creation import asarray
from ._joining import concatenate


def _place(index):
    return "arrays" + "".join(f"[{i}]" for i in index)


def _depth(part, index=()):
    """How deeply lists are nested, the same everywhere."""
    if type(part) is tuple:
        raise TypeError(
            f"{_place(index)} is a tuple. Only lists can be used to arrange blocks, and np.block does not allow implicit"
            " conversion from tuple to ndarray."
        )
    if type(part) is not list:
        return len(index)
    if not part:
        return len(index) + 1
    depths = [_depth(p, (*index, i)) for i, p in enumerate(part)]
    for i, depth in enumerate(depths):
        if depth != depths[0]:
            raise ValueError(
                f"List depths are mismatched. First element was at depth {depths[0]}, but there is an element at depth"
                f" {depth} ({_place((*index, i))})"
            )
    return depths[0]


def _leaves(part, index=()):
    if type(part) is not list:
        yield part
        return
    if not part:
        raise ValueError(f"List at {_place(index)} cannot be empty")
    for i, p in enumerate(part):
        yield from _leaves(p, (*index, i))


def block(arrays):
    """Nested lists of blocks put together: the innermost lists side by side, outer ones along axes before.

    ``block([[A, B], [C, D]])`` is a matrix of four.
    """
    levels = _depth(arrays)
    rank = max(levels, *(asarray(a).ndim for a in _leaves(arrays)), 0)

    def join(part, level):
        if type(part) is list:
            return concatenate([join(p, level - 1) for p in part], -level)
        made = asarray(part)
        return made.reshape((1,) * (rank - made.ndim) + made.shape)

    made = join(arrays, levels)
    return made if levels else made.copy()
