"""Methods of Python's texts for every element of an array of texts."""

from .. import _dtypes as D
from .._broadcasting import broadcast_arrays
from .._conversions import from_values, values
from .._creation import asarray


def _vec_string(a, dtype, name, args=(), /):
    """What ``name(*args)`` answers for every element; the arguments stretch as those of element-wise functions do.

    Parameters
    ----------
    a : array_like of texts
    dtype : of the result; texts without a length have one letter
    name : a method of ``str`` or ``bytes``
    args : sequence of array_like
    """
    a, kind = asarray(a), D.dtype(dtype)
    if a.dtype.kind not in "SU":
        raise TypeError("string operation on non-string array")
    if not isinstance(name, str):
        raise TypeError(f"attribute name must be string, not '{type(name).__name__}'")
    method = getattr(str if a.dtype.kind == "U" else bytes, name)
    a, *others = broadcast_arrays(a, *(asarray(v, object) if v is None else asarray(v) for v in args))
    found = [method(*each) for each in zip(values(a), *map(values, others))]
    if kind.kind in "biufc" and any(isinstance(v, (str, bytes)) for v in found) and kind.kind != "b":
        raise TypeError(f"'{name}' answers texts, which are no elements of {kind.name}")
    if kind.kind in "SU" and not kind.itemsize:
        kind = D.dtype(f"{kind.kind}1")
    return from_values(found, a.shape, kind)
