"""Ranges of points and spans of time."""

from . import _dtype_specs as S
from . import _dtypes as D
from ._creation import asarray
from ._datetimes import _array, count_of
from ._units import NAT, finer, rescale


def arange(start, stop, step, dtype):
    """From one time to another, which is left out; plain numbers count units, a plain ``stop`` from the start on."""
    kind = D.dtype(dtype) if dtype is not None else None
    found = [_described(v, kind) for v in (start, stop, step)]
    letter = kind.kind if kind is not None else "M" if "M" in (found[0][2], found[1][2]) else "m"
    if letter == "M" and found[0][2] != "M" and found[1][2] == "M" and start == 0:
        raise ValueError("arange needs a start and a stop of times")
    unit = kind.unit if kind is not None else "generic"
    if unit == "generic":
        for _, own, _ in found:
            unit = unit if own is None else finer(unit, own)
    first, last, gap = (n if own is None else rescale(n, own, unit, what == "m") for n, own, what in found)
    if NAT in (first, last, gap):
        raise ValueError("arange: cannot use NaT (not-a-time) datetime values")
    if not gap:
        raise ValueError("arange: step cannot be zero")
    # A stop without a unit, or a span after a point, is a distance.
    if letter == "M" and found[1][2] != "M":
        last += first
    return _array(list(range(first, last, gap)), (max(0, -((first - last) // gap)),), S.time_type(letter, unit))


def _described(value, kind):
    """Count, unit and letter of a limit: points and spans by their type, texts as points, plain numbers without."""
    if isinstance(value, str):
        return *count_of(value, kind.kind if kind is not None else "M"), kind.kind if kind is not None else "M"
    own = asarray(value).dtype
    if own.kind not in "mMO":
        return int(value), None, None
    letter = "m" if own.kind == "m" or hasattr(value, "total_seconds") else "M"
    return *count_of(value, letter), letter
