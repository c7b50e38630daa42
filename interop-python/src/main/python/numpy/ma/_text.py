"""Masked arrays as text."""

import numpy as np

from .._format import type_text
from ._masks import getmaskarray, nomask


class PrintOption:
    """What is shown for masked elements."""

    def __init__(self, display):
        self._display, self._enabled = display, True

    def display(self):
        return self._display

    def set_display(self, s):
        self._display = s

    def enabled(self):
        return self._enabled

    def enable(self, shrink=1):
        self._enabled = shrink

    def __str__(self):
        return str(self._display)

    __repr__ = __str__


masked_print_option = PrintOption("--")
#: Vectors longer than this are shown without their middle, and rows of tables longer than that.
PRINTED, PRINTED_ROWS = 1500, 100


def shown(a):
    """The elements as an array prints them, masked ones as ``--``."""
    if not masked_print_option.enabled():
        return a.filled(a.fill_value)
    data, mask = a._data, a._mask
    if mask is nomask:
        return data
    if not a.ndim and a.dtype.names is None:
        return masked_print_option if mask else data
    width = PRINTED if a.ndim == 1 else PRINTED_ROWS
    for axis in range(a.ndim):
        if data.shape[axis] > width:
            half = width // 2
            data, mask = (np.concatenate((x.take(range(half), axis), x.take(range(x.shape[axis] - half, x.shape[axis]), axis)), axis)
                          for x in (data, mask))  # fmt: skip
    made = data.astype(_objects(data.dtype))
    _cover(made, mask)
    return made


def _objects(kind):
    if kind.names is not None:
        return np.dtype([(name, _objects(kind.fields[name][0])) for name in kind.names])
    if kind.subdtype is not None:
        return np.dtype((_objects(kind.base), kind.shape))
    return np.dtype(object)


def _cover(made, mask):
    names = made.dtype.names
    if names is None:
        np.copyto(made, masked_print_option, where=mask)
        return
    for name in names:
        _cover(made[name], mask[name])


def record(a):
    """A single record as text."""
    if a._mask is nomask or not _any(a._mask.tolist()):
        return str(a._data)
    made = np.array(a._data).astype(_objects(a.dtype))
    _cover(made, np.asarray(a._mask))
    return str(made[()])


def _any(value):
    return any(map(_any, value)) if isinstance(value, (tuple, list)) else bool(value)


def representation(a):
    """``repr``: data, mask, what stands in for masked elements, and the type where the others do not tell it."""
    cls = type(a)
    name = "array" if a._baseclass is np.ndarray and cls.__name__ == "MaskedArray" else getattr(a._baseclass, "__name__", "array")
    name = f"masked_{'array' if name == 'ndarray' else name}" if cls.__name__ == "MaskedArray" else cls.__name__
    legacy = np.get_printoptions().get("legacy")
    if legacy == "1.13":
        return _old(a, name)
    parts = {"data": None, "mask": None, "fill_value": None}
    if not _implied(a.dtype) or a.size == 0 or np.all(_truths(getmaskarray(a))):
        parts["dtype"] = type_text(a.dtype)
    prefix = f"{name}("
    if all(n == 1 for n in a.shape[:-1]):
        indents = {key: " " * max(2, len(prefix) + 4 - len(key)) for key in parts}
        indents["data"] = prefix
        prefix = ""
    else:
        indents = dict.fromkeys(parts, "  ")
        prefix += "\n"
    for key, value in (("data", shown(a)), ("mask", a._mask)):
        room = indents[key] + key + "="
        if key == "mask" and value is nomask:
            parts[key] = "False"
        elif not isinstance(value, np.ndarray):
            parts[key] = str(value)
        else:
            parts[key] = np.array2string(value, separator=", ", prefix=room, suffix=",")
    parts["fill_value"] = _filling(a)
    return prefix + ",\n".join(f"{indents[key]}{key}={text}" for key, text in parts.items()) + ")"


def _implied(kind):
    return kind in (np.dtype(bool), np.dtype(int), np.dtype(float), np.dtype(complex))


def _filling(a):
    value = a.fill_value
    kind = a._fill_value.dtype
    if kind.kind in "SU" and kind.kind == a.dtype.kind:
        return repr(value.item())
    return str(value) if kind == a.dtype and kind.kind != "O" else repr(value)


def _old(a, name):
    """As NumPy 1.13 wrote it."""
    flexible = a.dtype.names is not None
    lines = [("data", str(a)), ("mask", str(a._mask)), ("fill_value", str(a.fill_value))]
    if flexible:
        lines.append(("dtype", str(a.dtype)))
    indent = " " * (len(name) + 1)
    if a.ndim <= 1:
        head, rest = f"{name}(data = {lines[0][1]},\n", lines[1:]
        pad = {"mask": "mask", "fill_value": "fill_value", "dtype": "dtype"}
        width = len(name) + 5
        return head + ",\n".join(f"{pad[k].rjust(width)} = {v}" for k, v in rest) + ")\n"
    width = len(name) + 5
    return f"{name}(data =\n {lines[0][1]},\n" + ",\n".join(
        f"{k.rjust(width)} =\n {v}" if k == "mask" else f"{k.rjust(width)} = {v}" for k, v in lines[1:]
    ) + ")\n" if indent else ""


def _truths(mask):
    return mask if mask.dtype.names is None else np.array([_any(v) for v in mask.ravel().tolist()])
