"""The limits that ``clip`` is given, under either pair of their names."""

from . import _dtypes as D

_RULES = ("no", "equiv", "safe", "same_kind", "unsafe")


def limits(low, high, least, most, casting, absent):
    """Both limits, None where there is none.

    Parameters
    ----------
    low, high : ``a_min`` and ``a_max``, which come together
    least, most : ``min`` and ``max``, each of which may be missing, but not beside the others
    casting : a rule of casts
    absent : what stands for an argument that is not given
    """
    if not isinstance(casting, str):
        raise TypeError(f"casting must be str, not {type(casting).__name__}")
    if casting not in _RULES:
        raise ValueError(f"casting must be one of {', '.join(map(repr, _RULES))} (got {casting!r})")
    if low is absent and high is absent:
        return (None if least is absent else least), (None if most is absent else most)
    for value, name in ((low, "a_min"), (high, "a_max")):
        if value is absent:
            raise TypeError(f"clip() missing 1 required positional argument: {name!r}")
    if least is not absent or most is not absent:
        raise ValueError("Passing `min` or `max` keyword argument when `a_min` and `a_max` are provided is forbidden.")
    return low, high


def fitting(a, low, high, dtype, casting):
    """What is clipped and the limits in the type to compute in, which they have to fit."""
    from ._creation import array, asarray
    from ._types import can_cast
    from ._ufunc_errors import UFuncTypeError

    kind, found = D.dtype(dtype), []
    for value in (a, low, high):
        number = type(value) in (int, bool) or type(value) is float and kind.kind in "fc"
        found.append(array(value, kind)[()] if number else value)
    for place, value in enumerate(found):
        if value is not None and type(value) is not float and not can_cast(asarray(value).dtype, kind, casting):
            raise UFuncTypeError(f"Cannot cast ufunc 'clip' input {place} from {asarray(value).dtype!r} to {kind!r} with casting rule '{casting}'")
    return found
