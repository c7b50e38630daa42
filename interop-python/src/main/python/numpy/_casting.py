"""Arrays as those of another type, where one of the two is no number."""

from . import _dtype_specs as S
from . import _dtypes as D
from ._conversions import from_raw, from_values, raw, scalars, values
from ._java import guarded, of
from ._ndarray import wrap

_zeros = guarded(of("NDArray").zeros)


def cast(a, kind):
    """The elements as those of another type, where one of the two is no number."""
    own = a.dtype
    if kind.kind == "V" and own.kind == "V" and kind.names is not None and own.names is not None:
        made = wrap(_zeros(kind._e, *a.shape))
        for to, origin in zip(kind.names, own.names):
            made[to] = a[origin]
        return made
    if kind.kind == "V" and kind.names is not None and own.kind == "O":
        return from_values(values(a), a.shape, kind)
    if kind.kind == "V" and kind.names is not None and own.kind != "V":
        made = wrap(_zeros(kind._e, *a.shape))
        for to in kind.names:
            made[to] = a.reshape(a.shape + (1,) * (made[to].ndim - a.ndim))  # to all elements of a field that has some
        return made
    if kind.kind in "SU" and kind.itemsize == 0 and own.kind in "biufcmMSU":
        from ._dtype_text import printed_length

        size = printed_length(own)
        kind = S.text_type(size) if kind.kind == "U" else S.bytes_type(size)
    if own.kind in "mM" and kind.kind in "mM" and own.kind == kind.kind:
        from ._datetimes import rescaled

        return rescaled(a, kind)
    if own.kind in "mM" and kind.kind in "iufc" or own.kind in "iubfc" and kind.kind in "mM":
        return wrap(a._j.astype(D.INT64._e).astype(kind._e))
    if own.kind in "mM" and kind.kind == "b":
        return wrap(a._j.astype(D.INT64._e)) != 0
    if own.kind == "V" and own.names is not None and len(own.names) == 1 and kind.kind != "O":
        return a[own.names[0]].astype(kind)
    if kind.kind == "V" and kind.names is None and kind.subdtype is None and own.kind not in "OT":
        return _as_bytes(a, kind)
    if own.kind == "T" and kind.kind == "b":
        return from_values([bool(v) for v in values(a)], a.shape, kind)
    found = values(a)
    if own.kind == "M" and kind.kind in "SU":
        longest = max(map(len, map(str, scalars(a))), default=0)
        room = kind.itemsize // (4 if kind.kind == "U" else 1)
        if longest > room:
            raise RuntimeError(f"The string provided for NumPy ISO datetime formatting was too short, with length {room}")
    if kind.kind in "SUT" and own.kind in "bfcmM":
        found = [str(v) for v in (scalars(a))]
    if kind.kind == "b" and own.kind == "V":
        found = [any(v) for v in found]
    if kind.kind in "iu" and own.kind in "SUT":
        found = [int(v) for v in found]
    if kind.kind == "O" and own.kind in "biufc":
        found = values(a)
    return from_values(found, a.shape, kind)


def _as_bytes(a, kind):
    """The elements as bytes without a meaning: their own, and zeros behind them."""
    own = a.dtype.itemsize
    if a.dtype.names is not None and not kind.itemsize:
        return a.copy()
    size = kind.itemsize or own
    from ._creation import zeros

    made = zeros((a.size, size), "u1")
    bytewise = from_raw(raw(a), D.dtype("u1"), (a.size, own))
    made[:, : min(size, own)] = bytewise[:, : min(size, own)]
    return made.reshape(-1).view(S.void_type(size)).reshape(a.shape)
