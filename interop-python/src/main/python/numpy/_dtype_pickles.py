"""Element types in pickles, which hold what NumPy's hold."""

from types import MappingProxyType

from ._dtype_sized import _sub, record, swapped, time_type
from ._dtypes import dtype, take, with_scalar
from ._units import unit_parts


def reduced(kind):
    """``dtype.__reduce__``: what makes the type, and what it is told then."""
    if kind.kind == "T":
        from ._string_type import string_type

        return string_type, kind.unit
    order = "|" if kind.kind in "SVO" else kind.str[0]
    if kind.names is not None or kind.subdtype is not None:
        state = _with_metadata(kind, (3, "|", kind.subdtype, kind.names, kind.fields, kind.itemsize, kind.alignment, 0))
        return dtype, (kind._scalar or f"V{kind.itemsize}", False, True), state
    spec = kind.str[1:] if kind.kind not in "mM" else kind.kind + "8"
    size = kind.itemsize if kind.kind in "SUV" else -1
    state = (3, order, None, None, None, size, 4 if kind.kind == "U" else 1 if size >= 0 else -1, 0)
    if kind.kind in "mM":
        name, count = unit_parts(kind.unit)
        state = (4, order, None, None, None, -1, -1, 0, (dict(kind.metadata or {}), (name.encode(), count, 1, 1)))
    else:
        state = _with_metadata(kind, state)
    return dtype, (spec, False, True), state


def _with_metadata(kind, state):
    return state if kind.metadata is None else (4, *state[1:], dict(kind.metadata))


def restored(kind, state):
    """Sets what a pickle says about a copied dtype."""
    state = (0, *state) if len(state) == 5 else state  # of the first pickles
    order, sub, names, fields, size = state[1:6]
    made = None
    if names is not None:
        titles = [(*fields[n], None)[2] for n in names]
        kinds, offsets = [fields[n][0] for n in names], [fields[n][1] for n in names]
        made = record(list(names), kinds, offsets, size, titles=titles if any(titles) else None)
    elif sub is not None:
        made = _sub(sub[0], sub[1] if isinstance(sub[1], tuple) else (sub[1],))
    elif kind.kind in "mM" and len(state) > 8:
        name, count = state[8][1][:2]
        name = name.decode() if isinstance(name, bytes) else name
        made = time_type(kind.kind, name if count == 1 else f"{count}{name}", ">" if order == ">" else "=")
    elif order == ">" and kind.itemsize > 1:
        made = swapped(kind, ">")
    if made is not None:
        made = made if kind._scalar is None else with_scalar(made, kind._scalar)
        take(kind, made)
    if len(state) > 8 and isinstance(state[8], dict) and state[8]:
        kind.metadata = MappingProxyType(state[8])
