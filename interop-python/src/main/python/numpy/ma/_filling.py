"""What stands in the place of masked elements."""

import numpy as np

_FILL = {
    "b": True, "c": 1e20 + 0j, "f": 1e20, "i": 999999, "O": "?", "S": b"N/A", "u": 999999, "V": b"???", "U": "N/A", "T": "N/A",
}  # fmt: skip


def _kind(obj):
    """The type of an object, or of which it is the name."""
    if isinstance(obj, np.dtype):
        return obj
    kind = getattr(obj, "dtype", None)
    if isinstance(kind, np.dtype):
        return kind
    if isinstance(obj, type):
        return np.dtype(obj)
    return np.asanyarray(obj).dtype


def _each(kind, function):
    """A value for every field, and the fields' fields, in one record; or one for what has none."""
    if kind.names is not None:
        return np.array(_tuple(kind, function), kind)[()]
    if kind.subdtype is not None:
        return np.full(kind.shape, function(kind.base))
    return function(kind)


def _tuple(kind, function):
    made = []
    for name in kind.names:
        own = kind.fields[name][0]
        value = _tuple(own.base, function) if own.base.names else np.array(function(own.base)).astype(own.base).tolist()
        made.append(np.full(own.shape, value, own.base).tolist() if own.subdtype is not None else value)
    return tuple(made)


def default_fill_value(obj):
    """What stands in the place of masked elements of a type."""
    return _each(_kind(obj), _default)


def _default(kind):
    if kind.kind in "mM":
        return np.array("NaT", kind)[()]
    return _FILL.get(kind.kind, "?")


def minimum_fill_value(obj):
    """The largest value of a type: what never is the smallest element."""
    return _each(_kind(obj), lambda kind: _end(kind, True))


def maximum_fill_value(obj):
    """The smallest value of a type: what never is the largest element."""
    return _each(_kind(obj), lambda kind: _end(kind, False))


def _end(kind, largest):
    code = kind.kind
    if code == "b":
        return largest
    if code in "iu":
        limits = np.iinfo(kind)
        return limits.max if largest else limits.min
    end = float("inf") if largest else float("-inf")
    if code == "f":
        return end
    if code == "c":
        return complex(end, end)
    if code in "mM":
        return (np.iinfo(np.int64).max if largest else np.iinfo(np.int64).min + 1)
    raise TypeError(f"Unsuitable type {kind} for calculating {'minimum' if largest else 'maximum'}.")


def check_fill_value(fill_value, ndtype):
    """That value as a 0-d array of the type; the type's own if it is None."""
    kind = np.dtype(ndtype)
    if fill_value is None:
        fill_value = default_fill_value(kind)
    elif kind.names is not None:
        if isinstance(fill_value, (np.ndarray, np.void)):
            fill_value = np.asarray(fill_value)
            try:
                fill_value = np.array(fill_value.tolist(), kind) if fill_value.dtype.kind == "O" else fill_value.astype(kind)
            except ValueError:
                raise ValueError(f"Unable to transform {fill_value} to dtype {kind}") from None
        else:
            fill_value = np.array(_shaped(fill_value, kind), kind)
    elif isinstance(fill_value, str) and kind.char not in "OSVUT":
        raise TypeError(f"Cannot set fill value of string with array of dtype {kind}")
    else:
        try:
            if kind.kind in "iufc":
                single = not isinstance(fill_value, (np.generic, np.ndarray))
                fill_value = np.array(fill_value, kind) if single else np.asarray(fill_value).astype(kind)
            else:
                fill_value = np.asarray(fill_value).astype(kind) if kind.kind != "O" else fill_value
        except (OverflowError, ValueError):
            raise TypeError(f"Cannot convert fill_value {fill_value} to dtype {kind}") from None
    if kind.kind == "O" and kind.names is None and not isinstance(fill_value, str):
        made = np.empty((), object)
        made[()] = fill_value
        return made
    if kind.names is None and isinstance(fill_value, (str, bytes)):
        return np.array(fill_value)  # whole, as wide as the elements may be
    if kind.kind == "V" and kind.names is None and isinstance(fill_value, bytes):
        return np.array(fill_value)
    return np.array(fill_value, _wide(kind) if kind.names is None and not hasattr(fill_value, "dtype") else None)


def _wide(kind):
    """The widest type of a kind: default values are not rounded to the type itself."""
    return {"f": np.dtype("f8"), "i": np.dtype("i8"), "u": np.dtype("u8"), "c": np.dtype("c16"), "b": np.dtype("?")}.get(kind.kind)


def _shaped(value, kind):
    """One value for all fields, or one for each, as the fields nest."""
    given = list(value) if isinstance(value, (list, tuple)) else [value]
    return tuple(_single(given[i % len(given)], kind.fields[name][0].base) for i, name in enumerate(kind.names))


def _single(value, kind):
    return _shaped(value, kind) if kind.names is not None else np.array(value, kind).item()


def common_fill_value(a, b):
    """The fill value of both, or None."""
    first, second = a.fill_value, b.fill_value
    return first if first == second else None
