"""Arrays put together, taken apart, repeated and padded."""

from . import _dtypes as D
from ._creation import array, asanyarray, asarray, empty
from ._indexing import along, axis_of
from ._java import complete, guarded, of
from ._kept import like
from ._ndarray import ndarray, wrap
from ._shapes import atleast_1d, atleast_2d, atleast_3d

_Join = of("Join")
_concatenate = guarded(_Join.concatenate)
_stack = guarded(_Join.stack)


def _parts(arrays, dtype, casting, out):
    """The arrays, those of no numbers in their common type."""
    if hasattr(arrays, "dtype") and arrays.ndim == 0 or not hasattr(arrays, "__iter__"):
        raise TypeError("The first input argument needs to be a sequence")
    arrays = list(arrays)
    parts = [asanyarray(a) for a in arrays]
    weak = [k for k, a in enumerate(arrays) if type(a) in (int, float, complex)]
    if weak and len(weak) < len(arrays):
        from ._types import result_type

        wanted = result_type(*[a if k in weak else parts[k] for k, a in enumerate(arrays)])
        for k in weak:
            parts[k] = parts[k].astype(wanted)
    kind = dtype if dtype is not None else out.dtype if out is not None else None
    if kind is not None:
        from ._types import can_cast

        if out is not None and dtype is not None:
            raise TypeError("concatenate() only takes `out` or `dtype` as an argument, but both were provided.")
        for p in parts:
            if not can_cast(p.dtype, kind, casting):
                raise TypeError(
                    f"Cannot cast array data from {p.dtype!r} to {D.dtype(kind)!r} according to the rule '{casting}'"
                )
    if any(p.dtype.kind not in "biufc" for p in parts):
        from .lib._stacking import common_of

        common = common_of([p.dtype for p in parts]) if dtype is None else D.dtype(dtype)
        parts = [p if p.dtype == common else p.astype(common) for p in parts]
    return parts


def _put(made, parts, dtype, out):
    # A class has to ask for it by a priority above that of arrays.
    kept = max((p for p in parts if type(p) is not ndarray), key=lambda p: p.__array_priority__, default=None)
    made = wrap(made) if kept is None or kept.__array_priority__ <= 0 else kept._wrap(made)
    if dtype is not None:
        made = made.astype(dtype, copy=False)
    if out is not None:
        if out.shape != made.shape:
            raise ValueError("Output array is the wrong shape")
        out[...] = made
        return out
    return made


def concatenate(arrays, axis=0, out=None, *, dtype=None, casting="same_kind"):
    """The arrays one after the other along an axis; flattened for ``axis=None``."""
    parts = _parts(arrays, dtype, casting, out)
    if axis is None:
        parts, axis = [p.ravel() for p in parts], 0
    return _put(_concatenate(axis, *[p._j for p in parts]), parts, dtype, out)


concat = concatenate


def stack(arrays, axis=0, out=None, *, dtype=None, casting="same_kind"):
    """Arrays of the same shape along a new axis."""
    parts = _parts(arrays, dtype, casting, out)
    return _put(_stack(axis, *[p._j for p in parts]), parts, dtype, out)


def unstack(x, /, *, axis=0):
    """The parts of an array along an axis."""
    x = asanyarray(x)
    if x.ndim == 0:
        raise ValueError("Input array must be at least 1-d.")
    return tuple(x[along(x, axis, i)] for i in range(x.shape[axis_of(axis, x.ndim)]))


def _sequence(tup):
    if hasattr(tup, "__next__"):
        raise TypeError('arrays to stack must be passed as a "sequence" type such as list or tuple.')
    return tup


def vstack(tup, *, dtype=None, casting="same_kind"):
    """One below the other: along the first axis; vectors are rows."""
    return concatenate([atleast_2d(a) for a in _sequence(tup)], 0, dtype=dtype, casting=casting)


row_stack = vstack


def hstack(tup, *, dtype=None, casting="same_kind"):
    """Side by side: along the second axis, vectors along their only one."""
    parts = [atleast_1d(a) for a in _sequence(tup)]
    return concatenate(parts, 0 if parts and parts[0].ndim == 1 else 1, dtype=dtype, casting=casting)


def dstack(tup):
    """Behind each other: along the third axis."""
    return concatenate([atleast_3d(a) for a in _sequence(tup)], 2)


def column_stack(tup):
    """Side by side; vectors are columns."""
    parts = [asanyarray(a) for a in _sequence(tup)]
    return concatenate([p.reshape(-1, 1) if p.ndim < 2 else p for p in parts], 1)


def append(arr, values, axis=None):
    """With more elements at the end of an axis; flattened without one."""
    return concatenate((arr, values) if axis is not None else (asanyarray(arr).ravel(), asanyarray(values).ravel()), axis or 0)


def insert(arr, obj, values, axis=None):
    """With elements put in before the given indices."""
    whole = asanyarray(arr)
    a = asarray(whole)
    if axis is None:
        a, axis = a.ravel(), 0
    n = a.shape[axis_of(axis, a.ndim)]
    if not isinstance(obj, (int, slice)) and asarray(obj).dtype.kind == "b":
        obj = asarray(obj).nonzero()[0]
    index = array(range(n)[obj] if isinstance(obj, slice) else obj)
    index = _whole(index, obj)
    places = [p + n if p < 0 else p for p in index.ravel().tolist()]
    if any(not 0 <= p <= n for p in places):
        raise IndexError(f"index {obj} is out of bounds for axis {axis} with size {n}")
    if len(places) == 1:
        # All values go to the one place: along the axis, or, for an index that is no list, along their first axis.
        values = array(values, a.dtype, ndmin=a.ndim)
        values = values if index.ndim or not values.ndim else _moved(values, 0, axis)
        places = places * (values.shape[axis] if values.ndim else 1)
    else:
        values = asarray(values, a.dtype)
    ordered = sorted(range(len(places)), key=places.__getitem__)
    shape = list(a.shape)
    shape[axis] += len(places)
    made = empty(shape, a.dtype)
    old = [True] * shape[axis]
    slot = [0] * len(places)
    for shift, k in enumerate(ordered):
        slot[k] = places[k] + shift
        old[slot[k]] = False
    made[along(a, axis, array(old))] = a
    made[along(a, axis, array(slot, int))] = values
    return made if type(whole) is ndarray else whole._wrap(made._j)


def _whole(index, given):
    """Places as integers: nothing is no place, and only an array of fractions that was given as one is refused then."""
    if index.dtype.kind in "iu" or not index.size and not isinstance(given, ndarray):
        return index.astype(int)
    if index.dtype.kind == "f" and index.size == 1:
        raise TypeError("slice indices must be integers or None or have an __index__ method")
    raise IndexError("arrays used as indices must be of integer (or boolean) type")


def _moved(a, source, destination):
    from ._axes import moveaxis

    return moveaxis(a, source, destination)


def delete(arr, obj, axis=None):
    """Without the given indices of an axis."""
    a = asanyarray(arr)
    if axis is None:
        a, axis = a.ravel(), 0
    n = a.shape[axis_of(axis, a.ndim)]
    keep = [True] * n
    if isinstance(obj, slice):
        obj = range(n)[obj]
    index = asarray(obj)
    if index.dtype.kind == "b":
        if index.shape != (n,):
            raise ValueError(f"boolean array argument `obj` to delete must be one-dimensional and match the axis length of {n}")
        index = index.nonzero()[0]
    places = _whole(index, obj)
    for p in places.ravel().tolist():
        if not -n <= p < n:
            raise IndexError(f"index {p} is out of bounds for axis {axis} with size {n}")
        keep[int(p)] = False
    return a[along(a, axis, array(keep, bool))]


def tile(A, reps):
    """The array repeated along every axis."""
    a = asanyarray(A)
    if type(a) is not ndarray:
        if not hasattr(a, "_mask"):
            return like(a, tile(asarray(a), reps))
        from ._arange import arange

        return a.reshape(-1)[tile(arange(a.size).reshape(a.shape), reps)]
    reps = (reps,) if isinstance(reps, int) else tuple(int(r) for r in reps)
    rank = max(a.ndim, len(reps))
    reps = (1,) * (rank - len(reps)) + reps
    shape = (1,) * (rank - a.ndim) + a.shape
    made = empty([v for pair in zip(reps, shape) for v in pair], a.dtype)
    if made.size:
        made[...] = a.reshape([v for n in shape for v in (1, n)])
    return made.reshape([r * n for r, n in zip(reps, shape)])


def roll(a, shift, axis=None):
    """The elements shifted along axes; what falls out at the end comes in at the start."""
    a = asanyarray(a)
    if axis is None:
        return roll(a.ravel(), shift, 0).reshape(a.shape)
    shifts = shift if isinstance(shift, (tuple, list)) else (shift,)
    places = axis if isinstance(axis, (tuple, list)) else (axis,)
    if len(shifts) != len(places) and 1 not in (len(shifts), len(places)):
        raise ValueError("shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape"
                         f" ({len(shifts)},) and arg 1 with shape ({len(places)},).")  # fmt: skip
    count = min(len(shifts), len(places)) and max(len(shifts), len(places))
    made = a
    for by, n in zip(list(shifts) * (count if len(shifts) == 1 else 1), list(places) * (count if len(places) == 1 else 1)):
        n = axis_of(n, a.ndim)
        if a.shape[n]:
            made = _rolled(made, n, a.shape[n] - int(by) % a.shape[n])
    if made is a:
        return a.copy()
    return made if type(a) is not ndarray else made.astype(a.dtype, copy=False)  # parts put together lose the order of their bytes


def _rolled(a, n, cut):
    """What comes from a place of an axis on, before the rest; in subclasses put in its places, masks and all."""
    front, back = a[along(a, n, slice(cut, None))], a[along(a, n, slice(0, cut))]
    if type(a) is ndarray:
        return concatenate((front, back), n)
    made = a.copy()
    made[along(a, n, slice(0, a.shape[n] - cut))] = front
    made[along(a, n, slice(a.shape[n] - cut, None))] = back
    return made


complete(__name__)
