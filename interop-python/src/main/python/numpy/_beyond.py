"""Operations on what is no number: Java refuses such elements, and what it refuses comes here."""

import math
import operator

from . import _dtypes as D
from ._java import guarded, of
from ._ranks import codes
from ._ufunc_errors import NOT_OF_OBJECTS, UFuncTypeError, no_chain, no_common_loop, no_loop, not_supported

_TESTS = ("equal", "not_equal", "less", "less_equal", "greater", "greater_equal")


_BINARY = {
    "add": operator.add, "subtract": operator.sub, "multiply": operator.mul, "divide": operator.truediv,
    "floor_divide": operator.floordiv, "remainder": operator.mod, "power": operator.pow, "fmod": operator.mod,
    "bitwise_and": operator.and_, "bitwise_or": operator.or_, "bitwise_xor": operator.xor,
    "left_shift": operator.lshift, "right_shift": operator.rshift, "float_power": operator.pow,
    "equal": operator.eq, "not_equal": operator.ne, "less": operator.lt, "less_equal": operator.le,
    "greater": operator.gt, "greater_equal": operator.ge,
    "maximum": lambda a, b: a if a >= b else b, "minimum": lambda a, b: a if a <= b else b,
    "fmax": lambda a, b: a if a >= b else b, "fmin": lambda a, b: a if a <= b else b,
    "logical_and": lambda a, b: a and b, "logical_or": lambda a, b: a or b,
    "logical_xor": lambda a, b: a.logical_xor(b),
}  # fmt: skip


def _gcd(a, b):
    if isinstance(a, float) or isinstance(b, float):
        if not (math.isfinite(a) and math.isfinite(b)):
            raise ValueError(f'Can only find greatest common divisor of finite arguments, found "{a}" and "{b}"')
    while b:
        a, b = b, a % b
    return abs(a)


def _sign(a):
    if a > 0 or a < 0 or a == 0:
        return (a > 0) - (a < 0)
    raise TypeError("unorderable types for comparison")


_BINARY["gcd"] = _gcd
_BINARY["lcm"] = lambda a, b: abs(a // _gcd(a, b) * b) if a and b else 0

_UNARY = {
    "negative": operator.neg, "positive": operator.pos, "absolute": abs, "invert": operator.invert,
    "logical_not": operator.not_, "square": lambda a: a * a, "reciprocal": lambda a: 1 / a,
    "sign": _sign, "floor": math.floor, "ceil": math.ceil, "trunc": math.trunc,
}  # fmt: skip


def _arrays(*values):
    from ._creation import asarray
    from ._broadcasting import broadcast_arrays

    arrays = [asarray(v) for v in values]
    return arrays, arrays if len(arrays) == 1 else broadcast_arrays(*arrays)


def _finished(made):
    return made if made.ndim else made[()]


def binary(name, x1, x2, asked=False, kind=None):
    """An operation of two arrays, of which one holds no numbers, or that is to be of Python objects (``kind``).

    What cannot be compared is unequal for ``==``, but an error where the function was ``asked`` by its name.
    """
    from ._conversions import from_values, values

    (a, b), (p, q) = _arrays(x1, x2)
    kinds = a.dtype.kind + b.dtype.kind + ("" if kind is None else kind.kind)
    if "T" in kinds and "O" not in kinds:
        from ._string_operations import binary as texts

        return _finished(texts(name, _BINARY.get(name), a, b, p, q))
    if name.startswith("logical_") and "O" not in kinds:
        from . import _ufuncs

        return getattr(_ufuncs, name)(*(v if v.dtype.kind in "biufc" else v.astype(bool) for v in (a, b)))
    if "O" not in kinds and ("m" in kinds or "M" in kinds):
        from ._time_arithmetic import binary as timed
        from ._creation import asarray

        if name in ("equal", "not_equal"):
            try:
                return _finished(asarray(timed(name, a, b)))
            except UFuncTypeError:
                return _finished(_all(p.shape, name == "not_equal"))
        return _finished(asarray(timed(name, a, b)))
    if "O" in kinds and ("m" in kinds or "M" in kinds) and name in ("add", "subtract", "multiply", "divide", "floor_divide"):
        from ._ufunc_errors import of_times

        if any(v.dtype.kind == "O" and not v.ndim and isinstance(v[()], int) for v in (a, b)):
            raise OverflowError("int too big to convert")
        raise of_times(name, a, b)
    if "O" in kinds:
        f = _BINARY.get(name)
        if f is None:
            raise TypeError(f"loop of ufunc does not support argument 0 of type {_first_kind(p)} which has no callable {name} method")
        tests = name in _TESTS and kind is not D.OBJECT
        found = [bool(f(v, w)) if tests else f(v, w) for v, w in zip(values(p), values(q))]
        return _finished(from_values(found, p.shape, kind or (D.BOOL if tests else D.OBJECT)))
    if a.dtype.kind in "SU" and b.dtype.kind in "SU":
        if name in _TESTS and a.dtype.kind == b.dtype.kind:
            left, right = codes(p, q)
            from . import _ufuncs

            return getattr(_ufuncs, name)(left, right)
        if name == "add" and a.dtype.kind == b.dtype.kind:
            from . import _dtype_specs as S

            width = a.dtype.itemsize + b.dtype.itemsize
            kind = S.text_type(width // 4) if a.dtype.kind == "U" else S.bytes_type(width)
            return _finished(from_values([v + w for v, w in zip(values(p), values(q))], p.shape, kind))
    if "V" in kinds and name in ("equal", "not_equal"):
        from ._comparing_records import equal

        return _finished(equal(p, q, name))
    if name in ("equal", "not_equal") and not asked:
        return _finished(_all(p.shape, name == "not_equal"))
    raise no_common_loop(name, a, b) if name in _TESTS else no_loop(name, a, b)


def _first_kind(a):
    from ._conversions import values

    return type(next(iter(values(a)), None)).__name__


def _all(shape, truth):
    from ._creation import full

    return full(shape, truth, bool)


def unary(name, x):
    """A function of an array which holds no numbers."""
    from ._conversions import from_values, values

    (a,), _ = _arrays(x)
    kind = a.dtype.kind
    if kind in "mM":
        from ._time_arithmetic import unary as timed

        return _finished(timed(name, a))
    if kind == "O":
        if name in NOT_OF_OBJECTS:
            raise not_supported(name)
        f = _UNARY.get(name)
        if f is None:
            method = {"conjugate": "conjugate"}.get(name, name)

            def f(v):
                found = getattr(v, method, None)
                if found is None:
                    if name == "conjugate" and isinstance(v, (int, float)):
                        return v
                    raise TypeError(
                        f"loop of ufunc does not support argument 0 of type {type(v).__name__} which has no callable"
                        f" {method} method"
                    )
                return found()

        found = [f(v) for v in values(a)]
        return _finished(from_values(found, a.shape, D.BOOL if name == "logical_not" else D.OBJECT))
    raise no_loop(name, a)


def reduce(name, a, axis, keepdims, initial=None):
    """sum, prod, max, min, any or all of an array which holds no numbers."""
    from ._creation import asarray

    kind = a.dtype.kind
    if name in ("any", "all") and kind != "O":
        return getattr(a.astype(bool), name)(axis, keepdims=keepdims)
    if kind in "mM" and name == "sum":
        if kind == "M":
            raise UFuncTypeError(f"ufunc 'add' cannot use operands with types {a.dtype!r} and {a.dtype!r}")
        from ._ndarray import wrap

        made = asarray(wrap(a._j.astype(D.INT64._e)).sum(axis, keepdims=keepdims)).view(a.dtype)
        return _finished(made)
    if kind in "mM" and name in ("max", "min"):
        from ._units import NAT
        from ._ndarray import wrap

        counts = wrap(a._j.astype(D.INT64._e))
        nat = (counts == NAT).any(axis, keepdims=keepdims)
        made = getattr(counts, name)(axis, keepdims=keepdims)
        from ._selection import where

        return _finished(asarray(where(nat, NAT, made)).astype("i8").view(a.dtype))
    if kind == "T" and name in ("sum", "max", "min"):
        made = fold_objects({"sum": operator.add, "max": max, "min": min}[name], a.astype(object), axis, keepdims, "" if name == "sum" else None)
        return made.astype(a.dtype) if hasattr(made, "dtype") else made
    if kind in "SU" and name == "sum" and a.dtype.itemsize:
        raise no_chain("add", "reduce", a)
    if kind in "SUV" and name in ("max", "min"):
        raise no_loop({"max": "maximum", "min": "minimum"}[name], a, a)
    if kind != "O":
        raise no_loop({"sum": "add", "prod": "multiply"}.get(name, name), a, a)
    f = {"sum": operator.add, "prod": operator.mul, "max": lambda x, y: x if x >= y else y,
         "min": lambda x, y: x if x <= y else y, "any": lambda x, y: x or y, "all": lambda x, y: x and y}[name]  # fmt: skip
    made = fold_objects(f, a, axis, keepdims, {"sum": 0, "prod": 1, "any": False, "all": True}.get(name))
    if name not in ("any", "all"):
        return made
    return _finished(asarray(made, object).astype(bool))


def fold_objects(f, a, axis, keepdims, start=None):
    """A Python function put between the elements along axes."""
    from functools import reduce as fold

    from ._conversions import from_values, values
    from ._indexing import axis_of

    axes = range(a.ndim) if axis is None else [axis_of(i, a.ndim) for i in (axis if isinstance(axis, tuple) else (axis,))]
    kept = [i for i in range(a.ndim) if i not in axes]
    lines = a.transpose(*kept, *axes) if a.ndim else a
    shape = [a.shape[i] for i in kept]
    count = 1
    for n in shape:
        count *= n
    found = values(lines)
    n = len(found) // count if count else 0
    if n == 0 and start is None and count:
        raise ValueError("zero-size array to reduction operation which has no identity")
    rows = [found[i * n : (i + 1) * n] for i in range(count)]
    out = [fold(f, row) if row else start for row in rows]
    full = [1 if i in axes else m for i, m in enumerate(a.shape)] if keepdims else shape
    made = from_values(out, full, D.OBJECT)
    return made if full else out[0]
