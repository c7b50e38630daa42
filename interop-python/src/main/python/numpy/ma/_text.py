"""Masked arrays as text."""

from .. import _dtypes as D
from .._ndarray import ndarray
from ._filling import default_fill_value
from ._masks import getmaskarray, nomask


class _Word:
    """What ``--`` or an element's own text is to an array that prints it."""

    def __init__(self, text):
        self._text = text

    def __repr__(self):
        return self._text


def shown(a):
    """The elements as an array prints them, masked ones as ``--``."""
    mask = a._mask
    if mask is nomask:
        return a.data
    if a.dtype.names is not None:
        from .._conversions import from_values as made_of

        if not a.ndim:
            return str(a)
        return made_of([_Word(str(a.ravel()[i])) for i in range(a.size)], a.shape, D.OBJECT)
    from .._conversions import from_values, scalars

    words = [_Word("--" if m else repr(v.item() if hasattr(v, "item") else v))
             for v, m in zip(scalars(a.data), mask.ravel().tolist())]
    return from_values(words, a.shape, D.OBJECT)


def representation(a):
    """``repr``: data, mask, what stands in for masked elements, and the type where the others do not tell it."""
    from .._format import array2string
    parts = {"data": None, "mask": None, "fill_value": _filling(a)}
    mask = a._mask
    if not _implied(a.dtype) or a.size == 0 or getmaskarray(a).all():
        parts["dtype"] = repr(str(a.dtype)) if a.dtype.kind in "SUmM" else str(a.dtype)
    prefix = "masked_array("
    if all(n == 1 for n in a.shape[:-1]):
        indents = {key: " " * max(2, len(prefix) + 4 - len(key)) for key in parts}
        indents["data"] = prefix
        prefix = ""
    else:
        indents = dict.fromkeys(parts, "  ")
        prefix += "\n"
    for key, value in (("data", shown(a)), ("mask", mask)):
        room = indents[key] + key + "="
        parts[key] = "False" if value is nomask else array2string(value, separator=", ", prefix=room, suffix=",")
    return prefix + ",\n".join(f"{indents[key]}{key}={text}" for key, text in parts.items()) + ")"


def _implied(kind):
    return kind in (D.BOOL, D.INT64, D.FLOAT64, D.COMPLEX128)


def _filling(a):
    if a._fill_value is None and a.dtype.kind in "fiucO" and a.dtype is not D.UINT64 and not _implied(a.dtype):
        return repr(a.fill_value)  # of a wider type
    if a.dtype.kind in "SU" and a._fill_value is None:
        return repr(default_fill_value(a))  # whole, as wide as the elements may be
    value = a.fill_value
    if isinstance(value, ndarray):
        value = value[()] if value.ndim == 0 else value
    return repr(value.item()) if a.dtype.kind in "SU" else repr(value) if a.dtype.kind == "O" else str(value)
