"""What the array API standard asks a library: which types, devices and abilities it has."""

from . import _dtypes as D
from ._creation import require_cpu

_KINDS = {
    "bool": ("bool",), "signed integer": ("int8", "int16", "int32", "int64"),
    "unsigned integer": ("uint8", "uint16", "uint32", "uint64"), "real floating": ("float32", "float64"),
    "complex floating": ("complex64", "complex128"),
}  # fmt: skip
_GROUPS = {
    "integral": ("signed integer", "unsigned integer"),
    "numeric": ("integral", "real floating", "complex floating"),
}


class __array_namespace_info__:
    """``numpy.__array_namespace_info__()``: an object with the answers."""

    __module__ = "numpy"

    def capabilities(self):
        """What depends on values: both are possible."""
        return {"boolean indexing": True, "data-dependent shapes": True}

    def default_device(self):
        return "cpu"

    def devices(self):
        return ["cpu"]

    def default_dtypes(self, *, device=None):
        """The types of what is made without a type."""
        require_cpu(device)
        return {"real floating": D.FLOAT64, "complex floating": D.COMPLEX128, "integral": D.INT64, "indexing": D.INT64}

    def dtypes(self, *, device=None, kind=None):
        """The types of a kind, or of several, by name; all without a kind."""
        require_cpu(device)
        wanted = tuple(_KINDS) if kind is None else kind if isinstance(kind, tuple) else (kind,)
        found = {}
        for name in wanted:
            if name in _GROUPS:
                found.update(self.dtypes(kind=_GROUPS[name]))
            elif name in _KINDS:
                found.update({n: D.dtype(n) for n in _KINDS[name]})
            else:
                raise ValueError(f"unsupported kind: {name!r}")
        return found
