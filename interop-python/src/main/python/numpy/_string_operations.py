"""Texts of any length compared and put together."""

from . import _dtypes as D
from ._conversions import from_values, values
from ._string_type import from_texts
from ._ufunc_errors import no_loop

_TESTS = ("equal", "not_equal", "less", "less_equal", "greater", "greater_equal")


def binary(name, operation, a, b, p, q):
    """An operation of two arrays, one of such texts; ``p`` and ``q`` are the same in one shape."""
    if name == "multiply" and {a.dtype.kind, b.dtype.kind} <= set("Tiub"):
        kind = a.dtype if a.dtype.kind == "T" else b.dtype
        return from_texts([v * w for v, w in zip(values(p), values(q))], p.shape, kind)
    kind = D.promoted(a.dtype, b.dtype) if {a.dtype.kind, b.dtype.kind} <= set("TU") else None
    if kind is None or name not in _TESTS and name not in ("add", "maximum", "minimum"):
        raise no_loop(name, a, b)
    missing = kind.unit[1]
    found = [_one(name, operation, missing, v, w) for v, w in zip(values(p), values(q))]
    return from_values(found, p.shape, D.BOOL) if name in _TESTS else from_texts(found, p.shape, kind)


def _one(name, operation, missing, v, w):
    if isinstance(v, str) and isinstance(w, str):
        return operation(v, w)
    if not isinstance(missing, float):
        raise ValueError(f"Cannot {name} null that is not a nan-like value")
    return name == "not_equal" if name not in ("add", "maximum", "minimum") else missing
