"""Casts of numbers that must come back the same: ``a.astype(kind, casting="same_value")``."""

from . import _dtypes as D

_NAMES = dict(zip("?bBhHiIlLqQefdgFDG", """bool byte ubyte short ushort int uint long ulong longlong ulonglong half float double
    longdouble cfloat cdouble clongdouble""".split()))  # fmt: skip
NUMBERS = "biufc"


def same_value(array, kind, order, subok):
    """The array in another type of numbers; a ValueError where a number is not the same there."""
    source = array.dtype
    if source.kind not in NUMBERS or kind.kind not in NUMBERS:
        raise TypeError(f"Cannot cast array data from {source!r} to {kind!r} according to the rule 'same_value'")
    from ._float_errors import errstate

    with errstate(all="ignore"):
        made = array.astype(kind, order, subok=subok)
        if kind.kind != "b" and not _is_same(array, made):
            lost = source.kind == "c" and kind.kind != "c" and bool((array.imag != 0).any())
            told = ": imag is not 0" if lost else ""
            raise ValueError(f"could not cast 'same_value' {_NAMES[source.char]} to {_NAMES[kind.char]}{told}")
    return made


def _is_same(array, made):
    """Whether all numbers are the same in both arrays; NaN is the same as NaN."""
    whole, real = (array, made) if array.dtype.kind in "iu" else (made, array)
    if whole.dtype.kind in "iu" and real.dtype.kind in "fc":
        # What is beyond the type of integers is cut off at its end, which then compares as the same.
        room = 2.0 ** (8 * whole.dtype.itemsize - (whole.dtype.kind == "i"))
        if not (abs(real.real.astype(D.FLOAT64)) <= room).all() or (real.real.astype(D.FLOAT64) == room).any():
            return False
    elif whole.dtype.kind in "iu" and real.dtype.kind in "iu" and ((array < 0) != (made < 0)).any():
        return False
    back = (made.real if made.dtype.kind == "c" != array.dtype.kind else made).astype(array.dtype)
    return bool(((back == array) | (back != back) & (array != array)).all())
