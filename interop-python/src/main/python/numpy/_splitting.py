"""Arrays taken apart along an axis."""

from ._creation import asanyarray, asarray
from ._indexing import along, axis_of
from ._java import complete


def array_split(ary, indices_or_sections, axis=0):
    """Parts of an axis, between indices or as equal as possible."""
    a = asanyarray(ary)
    n = a.shape[axis_of(axis, a.ndim)]
    if isinstance(indices_or_sections, int):
        if indices_or_sections <= 0:
            raise ValueError("number sections must be larger than 0.")
        size, extra = divmod(n, indices_or_sections)
        ends = [0]
        for k in range(indices_or_sections):
            ends.append(ends[-1] + size + (k < extra))
    else:
        ends = [0, *(int(i) for i in indices_or_sections), n]
    return [a[along(a, axis, slice(start, stop))] for start, stop in zip(ends, ends[1:])]


def split(ary, indices_or_sections, axis=0):
    """As ``array_split``, but equal parts have to come out even."""
    if isinstance(indices_or_sections, int) and asarray(ary).shape[axis] % indices_or_sections:
        raise ValueError("array split does not result in an equal division")
    return array_split(ary, indices_or_sections, axis)


def _require_axes(a, least, name):
    if asarray(a).ndim < least:
        raise ValueError(f"{name} only works on arrays of {least} or more dimensions")


def hsplit(ary, indices_or_sections):
    """Split along the second axis, vectors along their only one."""
    _require_axes(ary, 1, "hsplit")
    return split(ary, indices_or_sections, 0 if asarray(ary).ndim == 1 else 1)


def vsplit(ary, indices_or_sections):
    """Split along the first axis."""
    _require_axes(ary, 2, "vsplit")
    return split(ary, indices_or_sections, 0)


def dsplit(ary, indices_or_sections):
    """Split along the third axis."""
    _require_axes(ary, 3, "dsplit")
    return split(ary, indices_or_sections, 2)


complete(__name__)
