"""Records as text: each field's elements as wide as one another, as in an array of them alone."""

from itertools import product

from . import _format as F


def words(array, formatters=None):
    """A function from a place in the storage of an array of records, which lie side by side, to a record's text."""
    shown = _corners(array.shape, array.size)
    flat = array.reshape(-1)
    made = _records(flat if shown is None else flat[shown], formatters)
    numbers = range(array.size) if shown is None else shown
    texts = dict(zip(numbers, made))
    start, size = array._j.offset(), max(array.dtype.itemsize, 1)
    return lambda place: texts[(place - start) // size]


def _corners(shape, size):
    """The numbers of those elements that are printed of a large array; None for all of them."""
    if size <= F.option("threshold"):
        return None
    edge = F.option("edgeitems")
    found = [0]
    for n in shape:
        near = range(n) if n <= 2 * edge else [*range(edge), *range(n - edge, n)]
        found = [i * n + k for i, k in product(found, near)]
    return found


def _records(flat, formatters):
    columns = [_field(flat[name], formatters) for name in flat.dtype.names]
    return [in_brackets(parts) for parts in zip(*columns)] if columns else ["()"] * flat.size


def in_brackets(parts):
    """The fields of a record."""
    return "(" + ", ".join(parts) + ("," if len(parts) == 1 else "") + ")"


def _field(field, formatters):
    """The texts of a field, one for each record."""
    single = _elements(field.reshape(-1), formatters)
    shape = field.shape[1:]
    starts = _steps(len(single), shape)
    cut = starts and len(single) // len(starts) > F.option("threshold")
    return [_nested(single, i, shape, F.option("edgeitems") if cut else None) for i in starts]


def _steps(total, shape):
    step = 1
    for n in shape:
        step *= n
    return range(0, total, step) if step else [0] * 0


def _nested(single, start, shape, edge=None):
    """The elements from a place on in brackets; so many at each end of an axis only, if that is said."""
    if not shape:
        return single[start]
    step = 1
    for n in shape[1:]:
        step *= n
    count = shape[0]
    shown = range(count) if edge is None or count <= 2 * edge else [*range(edge), *range(count - edge, count)]
    parts = [_nested(single, start + i * step, shape[1:], edge) for i in shown]
    if len(shown) < count:
        parts.insert(edge, "...")
    return "[" + ", ".join(parts) + "]"


def _elements(flat, formatters):
    if flat.dtype.names:
        return _records(flat, formatters)
    if not flat.size:
        return []
    text = F.array2string(flat, 1 << 30, separator="\0", threshold=1 << 30, formatter=formatters)
    found = text[1:-1].split("\0")
    return [word.lstrip("\n ").rjust(5) if flat.dtype.kind == "b" else _unwrapped(word) for word in found]


def _unwrapped(word):
    return word[2:] if word.startswith("\n ") else word


def scalar(view):
    """The text of one record, a 0-d array: numbers as numbers alone are written."""
    return in_brackets([_value(view[name]) for name in view.dtype.names])


def _value(field):
    kind = field.dtype.kind
    if field.dtype.names and not field.ndim:
        return scalar(field)
    if kind == "f" or field.dtype.names:
        write = scalar if field.dtype.names else lambda v: str(v[()])
        flat = field.reshape(-1)
        return _nested([write(flat[i : i + 1].reshape(())) for i in range(flat.size)], 0, field.shape)
    single = _elements(field.reshape(-1), None)
    return single[0].strip() if not field.ndim else _nested(single, 0, field.shape)
