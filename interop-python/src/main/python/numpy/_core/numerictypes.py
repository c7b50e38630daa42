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
