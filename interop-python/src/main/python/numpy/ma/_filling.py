"""What stands in the place of masked elements."""

from .._creation import asarray as _asarray


_FILL = {"b": True, "i": 999999, "u": 999999, "f": 1e20, "c": 1e20 + 0j, "S": b"N/A", "U": "N/A", "O": "?"}


def default_fill_value(obj):
    """What stands in the place of masked elements of a type."""
    kind = getattr(obj, "dtype", None)
    if kind is None or not hasattr(kind, "kind"):
        from .._dtypes import dtype

        kind = dtype(obj) if isinstance(obj, (type, str)) else _asarray(obj).dtype
    return _FILL.get(kind.kind, 0)


def wide_fill_value(kind):
    """That value as a scalar: of numbers, one of the widest type of their kind, which others may not hold."""
    wide = {"f": "f8", "i": "i8", "u": "u8", "c": "c16", "O": "U"}.get(kind.kind, kind)
    if kind.kind in "mM":
        return _asarray("NaT", kind)[()]
    return _asarray(_FILL.get(kind.kind, 0), wide if kind.kind not in "SU" else None)[()]


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


def minimum_fill_value(obj):
    from ._array import array

    return minimum_fill(array(obj), "min")


def maximum_fill_value(obj):
    from ._array import array

    return minimum_fill(array(obj), "max")
