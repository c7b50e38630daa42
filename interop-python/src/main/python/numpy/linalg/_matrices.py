"""Matrices, and stacks of them, on their way through functions of one matrix."""

from .._creation import asarray, eye
from .._joining import stack
from .._ndarray import ndarray
from ._errors import LinAlgError, decompositions


def single(*arrays):
    """Whether results are to be of single precision."""
    return all(a.dtype.kind in "fc" and a.itemsize == (4 if a.dtype.kind == "f" else 8) for a in arrays)


def kept(function, place=0, parts=None):
    """The function with its result in the class of an argument; of several results, of those parts that are matrices."""
    from functools import wraps

    @wraps(function)
    def call(*args, **kwargs):
        made = function(*args, **kwargs)
        owner = args[place] if len(args) > place else None
        if type(owner) is ndarray or not isinstance(owner, ndarray):
            return made
        if not isinstance(made, tuple) and parts not in (None, (0, 1)):
            return made  # singular values alone
        if not isinstance(made, tuple):
            return owner.__array_wrap__(made, None)
        whole = [owner.__array_wrap__(m, None) if k in parts else m for k, m in enumerate(made)]
        return tuple(whole) if type(made) is tuple else type(made)(*whole)

    return call


def typed(made, *arrays):
    """Results in the precision of what they were made of."""
    if not single(*arrays):
        return made
    if isinstance(made, tuple):
        return tuple(typed(m, *arrays) for m in made)
    kind = getattr(getattr(made, "dtype", None), "kind", "")
    return made.astype("f4" if kind == "f" else "c8") if kind in "fc" else made


def matrices(a, square=True):
    a = asarray(a)
    if a.ndim < 2:
        raise LinAlgError(f"{a.ndim}-dimensional array given. Array must be at least two-dimensional")
    if square and a.shape[-1] != a.shape[-2]:
        raise LinAlgError("Last 2 dimensions of the array must be square")
    if a.dtype.kind not in "biufc" or a.dtype.kind == "f" and a.itemsize == 2:
        raise TypeError(f"array type {a.dtype.name} is unsupported in linalg")
    return a


def by_real_ones(a):
    """Whether there is nothing that decomposes such complex matrices as they are."""
    return a.dtype.kind == "c" and not decompositions.takesComplex()


def each(function, a, *args):
    """The function of one matrix, or of all matrices of a stack."""
    if a.ndim == 2:
        return function(a, *args)
    outer = a.shape[:-2]
    count = 1
    for n in outer:
        count *= n
    made = [function(m, *args) for m in a.reshape((count,) + a.shape[-2:])]
    if not made:
        sample = function(eye(max(a.shape[-2:]), dtype="c16" if a.dtype.kind == "c" else "f8")[: a.shape[-2], : a.shape[-1]] if a.shape[-1] and a.shape[-2] else a.reshape(-1)[:0].reshape(a.shape[-2:]), *args)
        from .._creation import zeros

        empty = tuple(zeros(outer + asarray(p).shape, asarray(p).dtype) for p in (sample if isinstance(sample, tuple) else (sample,)))
        return empty if isinstance(sample, tuple) else empty[0]
    if isinstance(made[0], tuple):
        return tuple(_stacked(parts, outer) for parts in zip(*made))
    return _stacked(made, outer)


def _stacked(parts, outer):
    parts = [asarray(p) for p in parts]
    return stack(parts).reshape(outer + parts[0].shape)
