"""What stands in the place of masked elements."""

from .._creation import asarray as _asarray
from .._dtypes import dtype as _dtype


_FILL = {"b": True, "i": 999999, "u": 999999, "f": 1e20, "c": 1e20 + 0j, "S": b"N/A", "U": "N/A", "O": "?"}


def default_fill_value(obj):
    """What stands in the place of masked elements of a type."""
    kind = obj if isinstance(obj, _dtype) else getattr(obj, "dtype", None)
    if kind is None or not hasattr(kind, "kind"):
        kind = _dtype(obj) if isinstance(obj, (type, str)) else _asarray(obj).dtype
    return _FILL.get(kind.kind, 0) if kind.names is None else records_fill_value(kind)


def wide_fill_value(kind):
    """That value as a scalar: of numbers, one of the widest type of their kind, which others may not hold."""
    wide = {"f": "f8", "i": "i8", "u": "u8", "c": "c16", "O": "U"}.get(kind.kind, kind)
    if kind.kind in "mM":
        return _asarray("NaT", kind)[()]
    return _asarray(_FILL.get(kind.kind, 0), wide if kind.kind not in "SU" else None)[()]


def records_fill_value(kind, given=None):
    """A record of what stands for each field: one value for all, a record of them, or the default of each."""
    from .._creation import zeros

    made = zeros((), kind)
    parts = getattr(given, "tolist", lambda: given)()
    for i, name in enumerate(kind.names):
        own = kind.fields[name][0]
        value = parts[i] if isinstance(parts, (tuple, list)) else parts
        if own.names is not None:
            made[name] = records_fill_value(own, value)
        else:
            made[name] = _FILL.get(own.base.kind, 0) if value is None else value
    return made[()]


def minimum_fill(a, name):
    """What never is the largest (or smallest) element."""
    from .._types import iinfo

    kind = a.dtype.kind
    if kind == "f":
        return float("-inf") if name == "max" else float("inf")
    if kind == "c":
        end = float("-inf") if name == "max" else float("inf")
        return complex(end, end)
    if kind in "iu":
        limits = iinfo(a.dtype)
        return limits.min if name == "max" else limits.max
    return name != "max" if kind == "b" else a.data.ravel()[0] if a.size else 0


