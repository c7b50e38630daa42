"""Ranges of numbers in steps."""

from . import _dtypes as D
from ._creation import array, require_cpu
from ._java import complete, guarded, of
from ._ndarray import wrap

_Create = of("Create")
_range = guarded(_Create.range)
_range_of_longs = guarded(_Create.rangeOfLongs)


def _of_steps(start, step, count, kind):
    """A range of what is no number of Java's: Python objects above all."""
    from ._conversions import from_values

    return from_values([start + k * step for k in range(count)], (count,), kind)


def _unsupported(kind):
    return TypeError(f"arange() not supported for inputs with DType {type(kind if kind.subdtype is None else D.dtype('V'))!r}.")


def _is_of_times(*given):
    """Whether a limit, or the type asked for, is one of times; plain numbers, which most ranges have, are known by type."""
    for value in given:
        if type(value) in (int, float, type(None)):
            continue
        kind = value if isinstance(value, D.dtype) else getattr(value, "dtype", None)
        kind = D.dtype(value) if value is given[-1] and not isinstance(kind, D.dtype) else kind
        if isinstance(kind, D.dtype) and kind.kind in "mM":
            return True
    return False


_MOST = (1 << 31) - 1


def _too_long(count, kind):
    from ._creation import no_shape

    return ValueError("Maximum allowed size exceeded") if count >= 1 << 63 else no_shape((count,), kind)


_MISSING = object()


def _limits(first, start, stop):
    """Where a range starts and stops: one limit alone is where it stops, unless it is called ``start``."""
    if first is not _MISSING and start is not _MISSING:
        raise TypeError("argument for arange() given by name ('start') and position (position 0)")
    if first is _MISSING:
        if stop is None:
            raise TypeError("arange() requires stop to be specified.")
        return 0 if start is _MISSING else start, stop
    return (0, first) if stop is None else (first, stop)


def arange(first=_MISSING, /, stop=None, step=1, dtype=None, *, start=_MISSING, device=None):
    """``start, start + step, ...`` up to but not including ``stop``; ``arange(stop)`` starts at 0.

    Parameters
    ----------
    first : the start, or where the range stops if nothing else is given; the start can be given by its name
    step : the distance of neighbours, by default 1
    dtype : optional; by default what holds start, stop and step
    device : "cpu" or None
    """
    require_cpu(device)
    start, stop = _limits(first, start, stop)
    step = 1 if step is None else step
    if _is_of_times(start, stop, step, dtype):
        from ._time_ranges import arange as times

        return times(start, stop, step, dtype)
    for value in (start, stop, step):
        if isinstance(value, (str, bytes)):
            raise _unsupported(D.dtype(type(value)))
    if step == 0:
        raise ZeroDivisionError("division by zero")
    if dtype is not None and D.dtype(dtype).kind not in "biufc":
        from math import ceil

        if D.dtype(dtype).kind in "SUV" or D.dtype(dtype).subdtype is not None:
            raise _unsupported(D.dtype(dtype))
        return _of_steps(start, step, max(0, ceil((stop - start) / step)), D.dtype(dtype))
    if all(isinstance(v, int) for v in (start, stop, step)):
        count = max(0, -((start - stop) // step))
        if count > _MOST:
            raise _too_long(count, D.INT64)
        if dtype is not None and count > 2 and D.dtype(dtype) is D.BOOL:
            raise TypeError("arange() is only supported for booleans when the result has at most length 2.")
        return wrap(_range_of_longs(D.dtype(int if dtype is None else dtype)._e, int(start), int(step), count))
    from math import ceil, copysign

    distance = (stop - start) / step
    if distance != distance:
        raise ValueError("arange: cannot compute length")
    if distance == float("inf"):
        raise ValueError("Maximum allowed size exceeded")
    # An infinite step still yields the start.
    count = 1 if distance == 0 != stop - start and copysign(1, distance) > 0 else max(0, ceil(distance))
    if count > _MOST:
        raise _too_long(count, D.FLOAT64)
    if count == 1:
        return array([float(start)], float if dtype is None else dtype)
    # As NumPy, which adds the difference of the first two elements.
    first, second = float(start), float(start) + float(step)
    return wrap(_range(D.dtype(float if dtype is None else dtype)._e, first, second - first, count))


complete(__name__)
