"""``ufunc.reduce``."""

import math

from . import _dtypes as D
from ._creation import asanyarray, asarray, full
from ._float_errors import isfound, named, settle
from ._globals import _NoValue
from ._indexing import axis_of
from ._java import ForeignException, of, translated
from ._ndarray import ndarray
from ._overrides import _wrap_one, overridden
from ._scalars import result
from ._targets import condition_of, stored
from ._ufunc_calls import IN_A_TUPLE, ONLY_NAMED

_Reduction = of("Reduction")
_reduce = of("Reductions").compute
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

# Functions whose results are of another type than whole numbers they are put between.
_WIDENING = frozenset("hypot logaddexp logaddexp2".split())


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
    kind = _working(function, a, dtype, out)
    if out is not None:
        _fit(function, a, axes, keepdims, out)
    made = _reduced(function, a, axes, kind, keepdims, initial, where)
    if out is not None:
        return stored(function.__name__, made, out, True, "unsafe")
    return made if type(a) is ndarray else _wrap_one(a, made, None)


def _working(function, a, dtype, out=None):
    """The type to put elements together in: the one asked for, or what holds those of a target, too; None for the usual one."""
    from ._ufunc_loops import reducing

    if dtype is not None:
        return reducing(function, a, dtype)
    numbers = out is not None and a.dtype.kind in "biufc" and out.dtype.kind in "biufc"
    return D.promoted(a.dtype, out.dtype) if numbers and not function.__name__.startswith("logical") else None


def _fit(function, a, axes, keepdims, out):
    """Refuses a target of another shape than the result."""
    wanted = [1 if n in axes else m for n, m in enumerate(a.shape) if keepdims or n not in axes]
    if out.ndim != len(wanted):
        more = " (must match the operand's when keepdims=True)" if keepdims else ""
        raise ValueError(f"output parameter for reduction operation {function.__name__} has the wrong number of dimensions:"
                         f" Found {out.ndim} but expected {len(wanted)}{more}")  # fmt: skip
    if list(out.shape) != wanted:
        raise ValueError(f"non-broadcastable output operand with shape {out.shape} doesn't match the broadcast shape {tuple(wanted)}")


def _start(initial, kind):
    """A start value as an element of a type, which it has to fit as if it were put there."""
    from ._creation import zeros

    made = zeros((), kind)
    made[...] = initial if isinstance(initial, (int, float, complex)) else asarray(initial)
    return made


def _reduced(function, a, axes, kind, keepdims, initial, where):
    name = function.__name__
    plain = a if type(a) is ndarray else a.view(ndarray)
    identity = function.identity
    if name in ("logical_and", "logical_or", "logical_xor") and plain.dtype.kind != "O":
        plain = plain.astype(bool)
        kind = D.BOOL
    if plain.dtype.kind == "T" and name in ("add", "maximum", "minimum") and where is True and initial in (_NOTHING, None):
        from ._beyond import reduce as of_texts

        return of_texts({"add": "sum", "maximum": "max", "minimum": "min"}[name], plain, axes, keepdims)
    if plain.dtype.kind in "SU" and plain.dtype.itemsize and initial in (_NOTHING, None):
        from ._ufunc_errors import no_chain, no_loop

        raise no_chain(name, "reduce", plain) if name == "add" else no_loop(name, plain, plain)
    if plain.dtype.kind == "O" and kind in (None, D.OBJECT) and _objects().handles(function):
        condition = where
        if where is not True:
            from ._broadcasting import broadcast_to

            condition = broadcast_to(condition_of(where), plain.shape)
        first = [] if initial is _NOTHING or initial is None else [initial]
        return _objects().reduce(function, plain, axes, keepdims, None if where is True else condition, first)
    numbers = plain.dtype.kind in "biufc"
    if numbers and kind is not None and kind.kind in "biufc":
        plain = plain.astype(kind, copy=False)
    elif numbers and name in _WIDENING:
        plain = plain.astype(loop_type(function, plain), copy=False)
    elif numbers and name in ("add", "multiply") and plain.dtype.kind in "biu":
        kind = D.UINT64 if plain.dtype.kind == "u" else D.INT64
        plain = plain.astype(kind, copy=False) if where is not True else plain
    if numbers and initial is not _NOTHING and initial is not None:
        initial = _start(initial, kind or plain.dtype)
    if where is not True:
        neutral = identity if identity is not None and plain.dtype.kind != "O" else None if initial is _NOTHING else initial
        if neutral is None:
            raise ValueError(
                f"reduction operation '{name}' does not have an identity, so to use a where mask one has to specify 'initial'"
            )
        from ._selection import where as choose

        condition = condition_of(where)
        plain = asarray(choose(condition, plain, asarray(neutral).astype(plain.dtype)))
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
        return made if initial is _NOTHING or initial is None else function(made, initial[()])
    return _by_rows(function, plain, axes, kind, keepdims, initial)


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
    elif rows.dtype.kind in "biuf" and function.identity is None or function.__name__ in _WIDENING:
        rows = rows.astype(loop_type(function, rows))
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


def loop_type(function, a):
    """The type that a function of two such elements is computed in, where that is one of numbers."""
    from ._creation import ones

    kind = function._compute(*[ones(1, a.dtype)] * 2).dtype
    return a.dtype if kind.kind == "b" else kind
