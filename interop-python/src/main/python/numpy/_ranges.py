"""Evenly spaced numbers, and grids written as slices."""

from ._creation import asarray, zeros
from ._arange import arange
from ._java import complete
from ._joining import concatenate


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0):
    """``num`` numbers from ``start`` to ``stop``, which is the last one unless ``endpoint`` is False."""
    if not hasattr(num, "__index__"):
        raise TypeError(f"'{type(num).__name__}' object cannot be interpreted as an integer")
    num = num.__index__()
    if num < 0:
        raise ValueError(f"Number of samples, {num}, must be non-negative.")
    gaps = num - 1 if endpoint else num
    # Python's own numbers take the other's type, as in any operation.
    start, stop = (v * 1.0 if type(v) in (int, float, complex) else asarray(v) * 1.0 for v in (start, stop))
    delta = asarray(stop - start)[()]
    rank = max(getattr(delta, "ndim", 0), 0)
    t = arange(num, dtype=float).reshape((-1,) + (1,) * rank)
    if delta.dtype.kind == "f" and delta.dtype.itemsize < 8:
        t = t.astype(delta.dtype)
    step = delta / gaps if gaps > 0 else float("nan")
    if gaps > 0 and not (asarray(step) == 0).any():
        made = t * step + start
    else:
        made = (t / gaps if gaps > 0 else t) * delta + start
    if endpoint and num > 1:
        made[-1] = stop
    if axis != 0:
        from ._axes import moveaxis

        made = moveaxis(made, 0, axis)
    if dtype is not None:
        from ._ufuncs import floor

        made = (floor(made) if asarray([], dtype).dtype.kind in "iu" else made).astype(dtype)
    return (made, step) if retstep else made


def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0):
    """``base`` to the power of evenly spaced numbers."""
    if getattr(base, "ndim", 0) or isinstance(base, (list, tuple)):
        from ._axes import expand_dims

        parts = [asarray(v) for v in (start, stop, base)]
        rank = max(v.ndim for v in parts)  # the axis counts among those of all three
        start, stop, base = (v.reshape((1,) * (rank - v.ndim) + v.shape) for v in parts)
        base = expand_dims(base, axis)
    made = base ** (linspace(start, stop, num, endpoint, axis=axis) if axis else linspace(start, stop, num, endpoint))
    return made if dtype is None else made.astype(dtype)


def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
    """``num`` numbers from ``start`` to ``stop`` with a constant ratio; complex ones go along a spiral."""
    if not (type(start) in (int, float) and type(stop) in (int, float) and start * stop > 0):
        return _along_spirals(start, stop, num, endpoint, dtype, axis)
    from math import log10

    sign = -1.0 if start < 0 else 1.0
    made = sign * logspace(log10(sign * start), log10(sign * stop), num, endpoint)
    if num > 0:
        made[0] = start
    if num > 1 and endpoint:
        made[-1] = stop
    return made if dtype is None else made.astype(dtype)


def _along_spirals(start, stop, num, endpoint, dtype, axis):
    """``geomspace`` of arrays, complex numbers and numbers of different signs."""
    from ._axes import moveaxis
    from ._types import result_type
    from ._ufuncs import log10, sign

    start, stop = asarray(start), asarray(stop)
    if (start == 0).any() or (stop == 0).any():
        raise ValueError("Geometric sequence cannot include zero")
    kind = result_type(start, stop, zeros((), dtype))
    start, stop = start.astype(kind), stop.astype(kind)
    turned = sign(start)  # the spiral starts on the positive axis, so that it takes the shorter way
    made = asarray(logspace(log10(start / turned), log10(stop / turned), num, endpoint))
    if num > 0:
        made[0] = start / turned
    if num > 1 and endpoint:
        made[-1] = stop / turned
    made = made * turned
    made = moveaxis(made, 0, axis) if axis else made
    return made if dtype is None else made.astype(dtype)


def _slice_range(key):
    start, stop, step = key.start or 0, key.stop, 1 if key.step is None else key.step
    if isinstance(step, complex):
        return linspace(start, stop, int(abs(step)))
    return arange(start, stop, step)


class _Grid:
    """``mgrid[0:3, 0:4]``: index arrays, dense or open."""

    def __init__(self, sparse):
        self.sparse = sparse

    def __getitem__(self, key):
        if isinstance(key, slice):
            return _slice_range(key)
        axes = [_slice_range(k) for k in key]
        rank = len(axes)
        rows = [v.reshape([-1 if i == k else 1 for i in range(rank)]) for k, v in enumerate(axes)]
        if self.sparse:
            return tuple(rows)
        kind = float if any(v.dtype.kind == "f" for v in axes) else int
        made = zeros((rank, *(len(v) for v in axes)), kind)
        for k, row in enumerate(rows):
            made[k] = row
        return made


mgrid = _Grid(False)
ogrid = _Grid(True)


class _Concatenator:
    """``r_[0:3, 7, [1, 2]]``: rows put together; ``c_`` does the same with columns."""

    def __init__(self, columns):
        self.columns = columns

    def __getitem__(self, key):
        items = key if isinstance(key, tuple) else (key,)
        if items and isinstance(items[0], str):
            return self._directed(items[0], items[1:])
        # Columns are what the directive '-1,2,0' makes.
        return _put_together(items, -1, 2, 0) if self.columns else _put_together(items, 0, 1, -1)

    def _directed(self, directive, items):
        """A text in front says along which axis, how many axes at least, and where those that were there come to lie."""
        if directive in ("r", "c"):
            from .matrixlib import matrix

            flat = all(isinstance(i, slice) or asarray(i).ndim < 2 for i in items)
            made = _put_together(items, -1, 1 if flat else 2, -1)
            return matrix(made.reshape(-1, 1) if flat and directive == "c" else made)
        try:
            numbers = [int(n) for n in directive.split(",")]
        except ValueError:
            raise ValueError(f"unknown special directive {directive!r}") from None
        if not 1 <= len(numbers) <= 3:
            raise ValueError(f"unknown special directive {directive!r}")
        return _put_together(items, *numbers, *(1, -1)[len(numbers) - 1 :])


def _put_together(items, axis, rank, start):
    parts = []
    for item in items:
        if isinstance(item, str):
            raise ValueError("special directives must be the first entry.")
        part = _slice_range(item) if isinstance(item, slice) else item
        plain = isinstance(part, (int, float, complex)) and not hasattr(part, "dtype")
        own = asarray(part)
        missing = rank - own.ndim
        if missing > 0:
            # The axes there are follow so many new ones; -1 puts them last.
            before = missing if own.ndim == 0 else start % (missing + 1)
            own = own.reshape((1,) * before + own.shape + (1,) * (missing - before))
        parts.append((own, plain))
    from ._types import result_type

    # Plain numbers do not widen the arrays beside them.
    typed = [own for own, plain in parts if not plain]
    if typed and len(typed) < len(parts) and all(own.dtype.kind in "biufc" for own in typed):
        kind = result_type(*(own.dtype for own in typed), *(item for item, (_, plain) in zip(items, parts) if plain))
        return concatenate([own.astype(kind) for own, _ in parts], axis)
    return concatenate([own for own, _ in parts], axis)


r_ = _Concatenator(False)
c_ = _Concatenator(True)


class _IndexExpression:
    """``s_[1:, ::2]``: the index itself."""

    def __init__(self, always_tuple):
        self.always_tuple = always_tuple

    def __getitem__(self, key):
        return (key,) if self.always_tuple and not isinstance(key, tuple) else key


s_ = _IndexExpression(False)
index_exp = _IndexExpression(True)


complete(__name__)
