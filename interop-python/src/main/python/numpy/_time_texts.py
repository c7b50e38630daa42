"""Times as texts, their units, and which of them are no times."""

from . import _dtype_specs as S
from . import _dtypes as D
from ._datetimes import counts
from ._iso import text_of
from ._units import NAT, canonical, rescale, unit_parts


def datetime_data(dtype):
    """Name and factor of the unit of a type of times."""
    kind = D.dtype(dtype)
    if kind.kind not in "mM":
        raise TypeError("cannot get datetime metadata from non-datetime type")
    return unit_parts(kind.unit) if kind.unit != "generic" else ("generic", 1)


def datetime_as_string(arr, unit=None, timezone="naive", casting="same_kind"):
    """Times in ISO 8601, to a unit; to the coarsest that says all of each time with ``unit='auto'``."""
    from ._conversions import from_values
    from ._creation import asarray
    from ._iso import coarsest, width

    arr = asarray(arr)
    if arr.dtype.kind != "M":
        raise TypeError("input must have type NumPy datetime")
    if unit is not None and unit != "auto":
        arr = arr.astype(S.time_type("M", canonical(unit if unit != "W" else "D")))  # weeks are written as days
    utc = timezone == "UTC" and unit_parts(arr.dtype.unit)[0] not in "YMWD"
    kinds = [arr.dtype if unit != "auto" else S.time_type("M", coarsest(arr.dtype.unit, n)) for n in counts(arr)]
    texts = [text_of(kind, rescale(n, arr.dtype.unit, kind.unit)) + ("Z" if utc and n != NAT else "")
             for kind, n in zip(kinds, counts(arr))]  # fmt: skip
    made = from_values(texts, arr.shape, S.text_type(width("as" if unit == "auto" else arr.dtype.unit, unit == "auto")))
    return made if made.ndim else made[()]


def isnat(x, out=None):
    """Which elements are not a time."""
    from ._creation import asarray
    from ._reducing import into
    from ._time_arithmetic import unary

    a = asarray(x)
    if a.dtype.kind not in "mM":
        raise TypeError("ufunc 'isnat' is only defined for np.datetime64 and np.timedelta64.")
    return into(unary("isnat", a), out)
