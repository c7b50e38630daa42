"""The fields of types of records: by name and number, some of them, under other names; what goes with a type."""

from types import MappingProxyType

from . import _dtypes as D
from ._dtype_sized import record


def field(kind, key):
    """``kind['name']``, ``kind[0]`` and ``kind[['name', ...]]``: the type of a field, or of records with some of them."""
    if kind.names is None:
        raise KeyError(f"There are no fields in dtype {kind!r}.")
    if isinstance(key, int):
        return kind.fields[kind.names[key]][0]
    if isinstance(key, list):
        return selected(kind, key)
    if not isinstance(key, str):
        raise TypeError("Field key must be an integer field offset, single field name, or list of field names.")
    if key not in kind.fields:
        raise KeyError(f"Field named {key!r} not found.")
    return kind.fields[key][0]


def selected(kind, names):
    """The records with only some of the fields, where they were."""
    for name in names:
        if not isinstance(name, str):
            raise TypeError(f"item list must contain only field names, not {name!r}")
        if name not in kind.names:
            raise KeyError(name)
    if len(set(names)) < len(names):
        raise ValueError(f"duplicate field of name {next(n for n in names if names.count(n) > 1)!r}")
    return record(
        list(names), [kind.fields[n][0] for n in names], [kind.fields[n][1] for n in names], kind.itemsize,
        kind.isalignedstruct, _titles(kind, names),
    )  # fmt: skip


def _titles(kind, names):
    titles = [(*kind.fields[n], None)[2] for n in names]
    return titles if any(t is not None for t in titles) else None


def rename(kind, names):
    """Gives all fields new names: in the array that the type was asked of, and in the type itself.

    Raises
    ------
    ValueError : where the type has no fields, and for names that are too few, too many, repeated or no texts
    """
    if kind.names is None:
        raise ValueError("there are no fields defined")
    if not hasattr(names, "__len__") or isinstance(names, str) or len(names) != len(kind.names):
        raise ValueError(f"must replace all names at once with a sequence of length {len(kind.names)}")
    for i, name in enumerate(names):
        if not isinstance(name, str):
            raise ValueError(f"item #{i} of names is of type {type(name).__name__} and not string")
    if len(set(names)) != len(names):
        raise ValueError("Duplicate field names given.")
    kinds, offsets = [kind.fields[n][0] for n in kind.names], [kind.fields[n][1] for n in kind.names]
    made = record(list(names), kinds, offsets, kind.itemsize, kind.isalignedstruct, _titles(kind, kind.names))
    array = kind._array and kind._array()
    if array is not None:
        array.dtype = made
    D.take(kind, made if kind._scalar is None else D.with_scalar(made, kind._scalar))


def alignment(kind):
    """What the offsets of such elements are a multiple of in aligned records."""
    if kind.names is not None:
        return max([f[0].alignment for f in kind.fields.values()], default=1) if kind.isalignedstruct else 1
    return 1 if kind.subdtype is None else kind.subdtype[0].alignment


def with_metadata(kind, *, metadata):
    """The type together with what somebody wants to keep with it."""
    if not isinstance(metadata, dict):
        raise TypeError(f"argument 4 must be dict, not {type(metadata).__name__}")
    made = D._copied(kind)
    made.metadata = MappingProxyType({**(kind.metadata or {}), **metadata})
    return made
