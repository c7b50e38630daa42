"""Views of arrays: their bytes as another type, or as an array of another class."""

from . import _dtypes as D
from ._ndarray import ndarray


def _places_of_objects(kind, start=0):
    """At which bytes of an element Python objects lie: there is no looking at them as anything else, nor at others as them."""
    if kind.kind == "O":
        return [start]
    return [p for f in (kind.fields or {}).values() for p in _places_of_objects(f[0], start + f[1])]


def view(a, dtype, type_=None):
    """The same elements, their bytes as another type; or an array of a subclass."""
    if isinstance(dtype, type) and issubclass(dtype, ndarray):
        dtype, type_ = None, dtype
    made = a
    if dtype is not None:
        kind = D.dtype(dtype)
        if kind is not a.dtype:
            if _places_of_objects(kind) != _places_of_objects(a.dtype):
                raise TypeError("Cannot change data-type for array of references.")
            from ._reinterpretation import view as reinterpreted

            made = reinterpreted(a, kind)
    j = made._j if made is not a else a._j.view()
    if type_ is None:
        return a._wrap(j)
    new = object.__new__(type_)
    new._j = j
    if type_ is not ndarray:
        new.__array_finalize__(a)
    return new
