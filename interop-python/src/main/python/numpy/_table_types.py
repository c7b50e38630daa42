"""Types of tables: the fields of records, flat and renamed."""

import math

from . import _dtypes as D


def has_nested_fields(ndtype):
    return any(ndtype.fields[name][0].names is not None for name in ndtype.names or ())


def flatten_dtype(ndtype, flatten_base=False):
    """The types of the fields, those within others in order; with ``flatten_base`` once for each element of a shape."""
    if ndtype.names is None:
        return [ndtype.base] * (math.prod(ndtype.shape) if flatten_base else 1)
    return [kind for name in ndtype.names for kind in _flat(ndtype.fields[name][0], flatten_base)]


def _flat(kind, flatten_base):
    if kind.base.names is None:
        return flatten_dtype(kind, flatten_base)
    return flatten_dtype(kind.base, flatten_base) * (math.prod(kind.shape) if flatten_base else 1)


def renamed(kind, names):
    """The same fields under other names."""
    own = [kind.fields[name] for name in kind.names]
    return D.dtype({"names": list(names), "formats": [f[0] for f in own], "offsets": [f[1] for f in own],
                    "itemsize": kind.itemsize})
