"""``ufunc.accumulate``, ``reduceat`` and ``outer``."""

from . import _dtypes as D
from ._creation import asanyarray, asarray, empty
from ._indexing import axis_of
from ._java import guarded, of
from ._ndarray import wrap
from ._overrides import overridden
from ._targets import stored
from ._ufunc_methods import _NAMED, _WIDENING, _dispatched, _objects, _require, _target, _working, loop_type, reduce

_accumulate = guarded(of("AlongAxis").accumulate)


def accumulate(function, array, axis, dtype, out):
    """All intermediate results of ``reduce``."""
    _require(function, "accumulate")
    answered, value = _dispatched(function, "accumulate", (array,), axis, dtype, out, {})
    if answered:
        return value
    a = asarray(array)
    if a.ndim == 0:
        raise TypeError("cannot accumulate on a scalar")
    axis = 0 if axis is None and a.ndim == 1 else axis
    if axis is None or isinstance(axis, tuple) and len(axis) != 1:
        raise ValueError("accumulate does not allow multiple axes")
    axis = axis_of(axis[0] if isinstance(axis, tuple) else axis, a.ndim)
    out = _target(out)
    name = function.__name__
    if a.dtype.kind in "SU" and a.dtype.itemsize:
        from ._ufunc_errors import no_chain, no_loop

        raise no_chain(name, "accumulate", a) if name == "add" else no_loop(name, a, a)
    kind = _working(function, a, dtype, out)
    if name in ("logical_and", "logical_or", "logical_xor") and a.dtype.kind != "O":
        a = a.astype(bool)
    elif kind is not None and kind.kind in "biufc" and a.dtype.kind in "biufc":
        a, dtype = a.astype(kind, copy=False), kind
    if name in ("add", "multiply", "maximum", "minimum", "fmax", "fmin") and a.dtype.kind in "iuf":
        made = wrap(_accumulate(_NAMED[name], a._j, axis, D.java_type(dtype)))
    elif a.dtype.kind == "O" and dtype is None and _objects().handles(function):
        made = _objects().accumulate(function, a, axis)
    else:
        made = _running(function, a if dtype is None else a.astype(dtype), axis, dtype)
    return made if out is None else stored(name, made, out, True, "unsafe")


def _running(function, a, axis, dtype):
    from ._joining import stack
    from ._axes import moveaxis

    if dtype is None and function.__name__ in ("add", "multiply") and a.dtype.kind in "biu" and a.dtype.itemsize < 8:
        a = a.astype("u8" if a.dtype.kind == "u" else "i8")
    elif a.dtype.kind in "biuf" and function.identity is None or function.__name__ in _WIDENING:
        a = a.astype(loop_type(function, a))
    done = []
    for row in moveaxis(a, axis, 0):
        done.append(function(done[-1], row) if done else row)
    if not done:
        return a.copy()
    kind = asarray(done[-1]).dtype
    return moveaxis(stack([asarray(d, kind) for d in done], 0), 0, axis)


def reduceat(function, array, indices, axis, dtype, out):
    """``reduce`` of the slices between indices; one element where the next index is not larger."""
    from ._axes import moveaxis

    _require(function, "reduceat")
    answered, value = _dispatched(function, "reduceat", (array, indices), axis, dtype, out, {})
    if answered:
        return value
    a = asarray(array)
    places = asarray(indices)
    if places.dtype.kind not in "iu" and places.size:
        raise TypeError(f"Cannot cast array data from {places.dtype!r} to dtype('int64') according to the rule 'safe'")
    if places.ndim != 1:
        raise ValueError("object of too small depth for desired array" if not places.ndim else "object too deep for desired array")
    axis = axis_of(axis[0] if isinstance(axis, tuple) else axis, a.ndim)
    lines = moveaxis(a, axis, 0)
    n = len(lines)
    starts = places.tolist()
    for i in starts:
        if not 0 <= i < n:
            raise IndexError(f"index {i} out-of-bounds in {function.__name__}.reduceat [0, {n})")
    target = _target(out)
    if a.dtype.kind == "O" and dtype is None and starts and _objects().handles(function):
        made = _objects().reduceat(function, a, starts, axis)
        return made if target is None else stored(function.__name__, made, target, True, "same_kind")
    parts = []
    for i, end in zip(starts, [*starts[1:], n]):
        part = lines[i:end] if i < end else lines[i : i + 1]
        parts.append(asarray(reduce(function, part, 0, dtype, None, False, {})))
    if parts:
        made = empty((len(parts), *lines.shape[1:]), parts[0].dtype)
        for k, part in enumerate(parts):
            made[k] = part
    else:
        made = empty((0, *lines.shape[1:]), a.dtype)
    made = moveaxis(made, 0, axis)
    return made if target is None else stored(function.__name__, made, target, True, "same_kind")


def outer(function, a, b, options):
    """The function of all pairs of elements."""
    if function.signature is not None:
        raise TypeError("method outer is not allowed in ufunc with non-trivial signature")
    if function.nin != 2:
        raise ValueError("outer product only supported for binary functions")
    answered, value = overridden(function, "outer", (a, b), options, ())
    if answered:
        return value
    a, b = asanyarray(a), asanyarray(b)
    if a.ndim + b.ndim > 64:
        raise ValueError(
            f"maximum supported dimension for an ndarray is 64, but `{function.__name__}.outer()` result would have"
            f" {a.ndim + b.ndim}."
        )
    return function(a.reshape(a.shape + (1,) * b.ndim), b, **options)
