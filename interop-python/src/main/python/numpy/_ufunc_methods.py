"""``ufunc.reduce``, ``accumulate``, ``reduceat``, ``outer`` and ``at``."""

import math

from . import _dtypes as D
from ._creation import asanyarray, asarray, empty, full
from ._float_errors import isfound, named, settle
from ._globals import _NoValue
from ._indexing import axis_of
from ._java import ForeignException, guarded, of, translated
from ._ndarray import ndarray, wrap
from ._overrides import _wrap_one, overridden
from ._scalars import result
from ._ufunc_calls import IN_A_TUPLE, ONLY_NAMED, _condition, _stored

_Reduction = of("Reduction")
_reduce = of("Reductions").compute
_accumulate = guarded(of("AlongAxis").accumulate)
_NoNumbers = of("NoNumbersException")
_NOTHING = object()
_NAMED = {
    "add": _Reduction.SUM, "multiply": _Reduction.PROD, "maximum": _Reduction.MAX, "minimum": _Reduction.MIN,
    "fmax": _Reduction.FMAX, "fmin": _Reduction.FMIN, "logical_or": _Reduction.ANY, "logical_and": _Reduction.ALL,
    "bitwise_and": _Reduction.BITWISE_AND, "bitwise_or": _Reduction.BITWISE_OR,
}  # fmt: skip
_UNORDERED = frozenset(
    "add multiply maximum minimum fmax fmin logical_or logical_and logical_xor bitwise_and bitwise_or bitwise_xor hypot"
    " logaddexp logaddexp2 gcd lcm".split()
)


def _require(function, method):
    if function.nin != 2 or function.signature is not None:
        if function.signature is not None:
            raise RuntimeError("Reduction not defined on ufunc with signature")
        raise ValueError(f"{method} only supported for binary functions")
    if function.nout != 1:
        raise ValueError(f"{method} only supported for functions returning a single value")


def _objects():
    from . import _ufunc_objects

    return _ufunc_objects


def _target(out):
    if out is Ellipsis or type(out) is tuple and any(o is Ellipsis for o in out):
        raise TypeError(IN_A_TUPLE if type(out) is tuple else ONLY_NAMED)
    if type(out) is tuple:
        if len(out) != 1:
            raise ValueError("The 'out' tuple must have exactly one entry")
        out = out[0]
    if out is not None and not isinstance(out, ndarray):
        raise TypeError("return arrays must be of ArrayType")
    return out


def _dispatched(function, method, inputs, axis, dtype, out, options):
    options = {**options, "axis": axis}
    if dtype is not None:
        options["dtype"] = dtype
    if out is not None:
        options["out"] = out if type(out) is tuple else (out,)
    return overridden(function, method, inputs, options, options.get("out", ()))


def _several(axis, ndim):
    """The axes to reduce, counted from the front; None stands for all of them."""
    if axis is None:
        return tuple(range(ndim))
    if isinstance(axis, tuple):
        found = tuple(axis_of(n, ndim) for n in axis)
        if len(set(found)) != len(found):
            raise ValueError("duplicate value in 'axis'")
        return found
    if ndim == 0 and axis in (0, -1):
        return ()
    return (axis_of(axis, ndim),)


def reduce(function, array, axis, dtype, out, keepdims, options):
    """The function put between all elements along axes."""
    _require(function, "reduce")
    initial, where = options.pop("initial", _NOTHING), options.pop("where", True)
    initial = _NOTHING if initial is _NoValue else initial
    if out is Ellipsis:
        return asarray(reduce(function, array, axis, dtype, None, keepdims, {**options, "initial": initial, "where": where}))
    if options:
        raise TypeError(f"reduce() got an unexpected keyword argument '{next(iter(options))}'")
    if not (type(array) is ndarray and out is None):
        more = {"keepdims": keepdims} if keepdims else {}
        if initial is not _NOTHING:
            more["initial"] = initial
        if where is not True:
            more["where"] = where
        answered, value = _dispatched(function, "reduce", (array,), axis, dtype, out, more)
        if answered:
            return value
    a = asanyarray(array)
    axes = _several(axis, a.ndim)
    if len(axes) > 1 and function.__name__ not in _UNORDERED and function.identity is None:
        raise ValueError(f"reduction operation '{function.__name__}' is not reorderable, so at most one axis may be specified")
    out = _target(out)
    kind = None if dtype is None else D.dtype(dtype)
    made = _reduced(function, a, axes, kind, keepdims, initial, where)
    if out is not None:
        shape = getattr(made, "shape", ())
        if out.shape != shape:
            raise ValueError(
                f"output parameter for reduction operation {function.__name__} has the shape {out.shape}, the result has {shape}"
            )
        return _stored(function.__name__, made, out, True, "same_kind" if out.dtype.kind != "O" else "unsafe")
    return made if type(a) is ndarray else _wrap_one(a, made, None)


def _reduced(function, a, axes, kind, keepdims, initial, where):
    name = function.__name__
    plain = a if type(a) is ndarray else a.view(ndarray)
    identity = function.identity
    if name in ("logical_and", "logical_or", "logical_xor") and plain.dtype.kind != "O":
        plain = plain.astype(bool)
        kind = kind or D.BOOL
    if plain.dtype.kind == "O" and kind in (None, D.OBJECT) and _objects().handles(function):
        condition = where
        if where is not True:
            from ._broadcasting import broadcast_to

            condition = broadcast_to(_condition(where), plain.shape)
        first = [] if initial is _NOTHING or initial is None else [initial]
        return _objects().reduce(function, plain, axes, keepdims, None if where is True else condition, first)
    if where is not True:
        neutral = identity if identity is not None and plain.dtype.kind != "O" else None if initial is _NOTHING else initial
        if neutral is None:
            raise ValueError(
                f"reduction operation '{name}' does not have an identity, so to use a where mask one has to specify 'initial'"
            )
        from ._selection import where as choose

        condition = _condition(where)
        plain = asarray(choose(condition, plain, full((), neutral, plain.dtype)))
        if plain.ndim != a.ndim:
            raise ValueError("where mask does not broadcast to the operand")
    empty_ = any(plain.shape[n] == 0 for n in axes)
    if empty_ and identity is None and initial in (_NOTHING, None) or empty_ and initial is None:
        raise ValueError(f"zero-size array to reduction operation {name} which has no identity")
    if name.startswith("bitwise") and plain.dtype.kind in "fc":
        raise TypeError(f"ufunc '{name}' not supported for the input types, and the inputs could not be safely coerced to"
                        " any supported types according to the casting rule ''safe''")
    if name in _NAMED and plain.dtype.kind in "biufc" and axes and not (empty_ and identity is None):
        made = _in_java(function, plain, axes, kind, keepdims)
        return made if initial is _NOTHING or initial is None else function(made, _like(initial, made))
    return _by_rows(function, plain, axes, kind, keepdims, initial)


def _like(value, made):
    return value if isinstance(value, (int, float, complex)) else asarray(value)


def _in_java(function, a, axes, kind, keepdims):
    try:
        return result(_reduce(_NAMED[function.__name__], a._j, bool(keepdims), None if kind is None else kind._e, *axes))
    except ForeignException as error:
        if isfound(error):
            return result(settle(error, name="reduce"))
        if isinstance(error, _NoNumbers):
            return _by_rows(function, a, axes, kind, keepdims, _NOTHING)
        raise translated(error) from None


def _by_rows(function, a, axes, kind, keepdims, initial):
    """Row after row, for functions without a loop of their own in Java."""
    kept = [n for n in range(a.ndim) if n not in axes]
    rows = a.transpose(*axes, *kept) if a.ndim else a
    count = math.prod(a.shape[n] for n in axes)
    rows = rows.reshape(count, *[a.shape[n] for n in kept]) if axes or not a.ndim else rows[None]
    if kind is not None:
        rows = rows.astype(kind)
    elif function.__name__ in ("add", "multiply") and rows.dtype.kind in "biu" and rows.dtype.itemsize < 8:
        rows = rows.astype("u8" if rows.dtype.kind == "u" else "i8")
    value = None
    if initial is not _NOTHING and initial is not None:
        value = initial
    elif function.identity is not None and (len(rows) == 0 or rows.dtype.kind != "O" and not rows.shape[0]):
        value = full(rows.shape[1:], function.identity, rows.dtype)
    if value is not None and len(rows) == 0:
        value = full(rows.shape[1:], value, kind or rows.dtype if rows.dtype.kind != "O" else object)[()]
    for row in rows:
        value = row if value is None else named("reduce", function, value, row)
    if value is None:
        raise ValueError(f"zero-size array to reduction operation {function.__name__} which has no identity")
    if len(rows) == 1 and isinstance(value, ndarray):
        value = function._compute(value, full((), function.identity, rows.dtype)) if (
            function.identity is not None and rows.dtype.kind in "biufc") else value.copy()  # fmt: skip
    if keepdims:
        return asarray(value).reshape([1 if n in axes else m for n, m in enumerate(a.shape)])
    return value if not isinstance(value, ndarray) or value.ndim else value[()]


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
    if name in ("logical_and", "logical_or", "logical_xor") and a.dtype.kind != "O":
        a = a.astype(bool)
    if name in ("add", "multiply", "maximum", "minimum", "fmax", "fmin") and a.dtype.kind in "iuf":
        made = wrap(_accumulate(_NAMED[name], a._j, axis, D.java_type(dtype)))
    elif a.dtype.kind == "O" and dtype is None and _objects().handles(function):
        made = _objects().accumulate(function, a, axis)
    else:
        made = _running(function, a if dtype is None else a.astype(dtype), axis, dtype)
    return made if out is None else _stored(name, made, out, True, "same_kind")


def _running(function, a, axis, dtype):
    from ._joining import stack
    from ._axes import moveaxis

    if dtype is None and function.__name__ in ("add", "multiply") and a.dtype.kind in "biu" and a.dtype.itemsize < 8:
        a = a.astype("u8" if a.dtype.kind == "u" else "i8")
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
        return made if target is None else _stored(function.__name__, made, target, True, "same_kind")
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
    return made if target is None else _stored(function.__name__, made, target, True, "same_kind")


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
