"""The order of elements which are no numbers, as whole numbers."""

from . import _dtypes as D


def codes(*arrays):
    """Whole numbers ordered as the elements of arrays are, equal ones the same."""
    from ._conversions import from_raw, values
    from array import array as packed

    lists = [values(a) if a.dtype.kind not in "mM" else _times(a) for a in arrays]
    order = {v: i for i, v in enumerate(sorted(set().union(*lists)))}
    made = [
        from_raw(packed("q", [order[v] for v in found]).tobytes(), D.INT64, a.shape)
        for a, found in zip(arrays, lists)
    ]
    return made[0] if len(made) == 1 else made


def _compared(value):
    """A record as tuples may be compared: fields with axes element by element."""
    if isinstance(value, tuple):
        return tuple(map(_compared, value))
    return value.tolist() if hasattr(value, "tolist") else value


def _times(a):
    from ._datetimes import counts
    from ._units import NAT

    # Not-a-time comes last.
    return [(n == NAT, n) for n in counts(a)]


def ranks(a):
    """As ``codes``, for whatever can be ordered at all: objects are compared with each other."""
    from ._conversions import from_raw, values
    from array import array as packed

    try:
        return codes(a)
    except TypeError:
        pass
    found = values(a)
    if a.dtype.names:
        found = [_compared(v) for v in found]
    order = sorted(range(len(found)), key=lambda i: found[i])
    rank, out = 0, [0] * len(found)
    for k, i in enumerate(order):
        if k and found[order[k - 1]] != found[i]:
            rank += 1
        out[i] = rank
    return from_raw(packed("q", out).tobytes(), D.INT64, a.shape)
