"""The scalar types by name and kind."""

from . import __getattr__  # noqa: F401
from .._dtypes import dtype as _dtype
from .._names import find as _find



def obj2sctype(rep, default=None):
    """The scalar type of whatever names one."""
    try:
        return _dtype(rep).type
    except TypeError:
        return default


def maximum_sctype(t):
    """The widest scalar type of the kind of another."""
    found = obj2sctype(t)
    kind = None if found is None else _dtype(found).kind
    names = {"i": "int", "u": "uint", "f": "float", "c": "complex"}
    return sctypes[names[kind]][-1] if kind in names else t if found is None else found


def sctype2char(sctype):
    """The letter of a scalar type."""
    found = getattr(sctype, "dtype", None)
    if not isinstance(sctype, type) and not hasattr(sctype, "dtype"):
        raise ValueError("unrecognized type")
    if isinstance(sctype, type) and issubclass(sctype, _find("generic")) and not isinstance(found, _dtype) and sctype.__name__ in (
        "generic", "number", "integer", "signedinteger", "unsignedinteger", "inexact", "floating", "complexfloating", "flexible",
        "character",
    ):  # fmt: skip
        raise KeyError(sctype)
    return _dtype(found if isinstance(found, _dtype) else sctype).char


def issctype(rep):
    """Whether it stands for a scalar type."""
    if not isinstance(rep, (type, _dtype)):
        return False
    found = obj2sctype(rep)
    return found is not None and found is not _find("object_")


sctypeDict = {
    **{k.name if k.name != "bool" else "bool": k.type for k in map(_dtype, "?bhilBHILefdFDOMm")},
    **{c: _dtype(c).type for c in "?bhilqBHILQefdgFDGOSUVMm"},
}  # fmt: skip
sctypes = {
    "int": [_find(n) for n in ("int8", "int16", "int32", "int64")],
    "uint": [_find(n) for n in ("uint8", "uint16", "uint32", "uint64")],
    "float": [_find(n) for n in ("float16", "float32", "float64")],
    "complex": [_find(n) for n in ("complex64", "complex128")],
    "others": [_find("bool_"), object, bytes, str, _find("void")],
}
