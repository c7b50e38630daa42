"""Distances in representable numbers (units in the last place)."""

import numpy as np


def nulp_diff(x, y, dtype=None):
    """How many representable numbers lie between the elements of two arrays of floating point numbers."""
    if dtype is not None:
        x, y = np.asarray(x, dtype), np.asarray(y, dtype)
    else:
        x, y = np.asarray(x), np.asarray(y)
    kind = np.promote_types(x.dtype, y.dtype)
    if kind.kind == "c":
        raise NotImplementedError("_nulp not implemented for complex array")
    if kind.kind != "f":
        kind = np.dtype(float)
    x, y = np.array([x], kind), np.array([y], kind)
    x[np.isnan(x)] = y[np.isnan(y)] = np.nan
    if x.shape != y.shape:
        raise ValueError(f"Arrays do not have the same shape: {x.shape} - {y.shape}")
    a, b = _places(x), _places(y)
    return np.absolute(np.asarray(a - b, dtype=float))


def _places(x):
    """Whole numbers in the order of floating point numbers."""
    whole = f"i{x.itemsize}"
    places = x.view(whole)
    least = np.array(np.iinfo(whole).min, whole)
    return np.where(places < 0, least - places, places).astype("i8")


def integer_repr(x):
    """The elements counted in representable numbers from zero."""
    return _places(np.asarray(x))


def assert_array_max_ulp(a, b, maxulp=1, dtype=None):
    """Fails if elements are more than ``maxulp`` representable numbers apart; returns how many they are."""
    apart = nulp_diff(a, b, dtype)
    if not np.all(apart <= maxulp):
        raise AssertionError(
            f"Arrays are not almost equal up to {maxulp:g} ULP (max difference is {float(np.max(apart)):g} ULP)"
        )
    return apart


def assert_array_almost_equal_nulp(x, y, nulp=1):
    """Fails if elements are further apart than ``nulp`` times their spacing."""
    ax, ay = np.abs(x), np.abs(y)
    unit = nulp * np.spacing(np.where(ax > ay, ax, ay))
    if np.all(np.abs(x - y) <= unit):
        return
    if np.iscomplexobj(x) or np.iscomplexobj(y):
        raise AssertionError(f"Arrays are not equal to {nulp} ULP")
    raise AssertionError(f"Arrays are not equal to {nulp} ULP (max is {float(np.max(nulp_diff(x, y))):g})")
