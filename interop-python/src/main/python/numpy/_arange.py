"""Ranges of numbers in steps."""

from . import _dtypes as D
from ._creation import array
from ._java import complete, guarded, of
from ._ndarray import wrap

_Create = of("Create")
_range = guarded(_Create.range)
_range_of_longs = guarded(_Create.rangeOfLongs)


def _of_steps(start, step, count, kind):
    """A range of what is no number of Java's: Python objects above all."""
    from ._conversions import from_values

    if kind.kind in "SUV":
        raise TypeError(f"arange() not supported for inputs with DType {kind!r}.")
    return from_values([start + k * step for k in range(count)], (count,), kind)


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
    from ._creation import _no_shape

    return ValueError("Maximum allowed size exceeded") if count >= 1 << 63 else _no_shape((count,), kind)


def arange(start=None, stop=None, step=1, dtype=None):
    """``start, start + step, ...`` up to but not including ``stop``."""
    if stop is None or start is None:
        start, stop = 0, start if stop is None else stop
        if stop is None:
            raise TypeError("arange() requires stop to be specified.")
    if _is_of_times(start, stop, step, dtype):
        from ._time_ranges import arange as times

        return times(start, stop, step, dtype)
    if step == 0:
        raise ZeroDivisionError("Maximum allowed size exceeded: the step of a range must not be zero")
    if dtype is not None and D.dtype(dtype).kind not in "biufc":
        from math import ceil

        return _of_steps(start, step, max(0, ceil((stop - start) / step)), D.dtype(dtype))
    if all(isinstance(v, int) for v in (start, stop, step)):
        count = max(0, -((start - stop) // step))
        if count > _MOST:
            raise _too_long(count, D.INT64)
        return wrap(_range_of_longs(D.dtype(int if dtype is None else dtype)._e, int(start), int(step), count))
    from math import ceil, copysign

    distance = (stop - start) / step
    if distance != distance:
        raise ValueError("arange: cannot compute length")
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
