"""Whether records are equal, field by field."""

from . import _dtypes as D


def comparable(a, b):
    """Refuses to compare records with what they have nothing in common with, in NumPy's words."""
    if (a.dtype.kind == "V") != (b.dtype.kind == "V"):
        raise TypeError("Cannot compare structured or void to non-void arrays.")
    if (a.dtype.names is None) != (b.dtype.names is None):
        raise TypeError("Cannot compare structured with unstructured void arrays. (unreachable error, please report to NumPy devs.)")
    if a.dtype.names is None:
        if a.dtype.itemsize != b.dtype.itemsize:
            raise TypeError(
                "cannot compare unstructured voids of different length. Use byte views or `.view(...)` with a common dtype."
            )
    elif a.dtype.names != b.dtype.names or a.dtype.fields.keys() != b.dtype.fields.keys():  # titles are among them
        from .exceptions import DTypePromotionError

        error = DTypePromotionError(f"field names `{a.dtype.names}` and `{b.dtype.names}` mismatch.")
        raise TypeError("Cannot compare structured arrays unless they have a common dtype.  I.e. `np.result_type(arr1, arr2)`"
                        " must be defined.") from error


def equal(a, b, name):
    """``a == b`` or ``a != b`` of two arrays of records of one shape."""
    comparable(a, b)
    if not a.dtype.names:
        from ._conversions import from_values, values

        found = [(v == w) == (name == "equal") for v, w in zip(values(a), values(b))]
        return from_values(found, a.shape, D.BOOL)
    from ._creation import full

    made = full(a.shape, True, bool)
    for field in a.dtype.names:
        same = a[field] == b[field]
        if getattr(same, "ndim", 0) > a.ndim:
            same = same.all(tuple(range(a.ndim, same.ndim)))
        made = made & same
    return ~made if name == "not_equal" else made
