"""Assertions about masked arrays."""

import numpy as np
from numpy.testing import assert_, assert_raises  # noqa: F401
from numpy.testing import assert_array_compare as _compare
from numpy.testing import assert_equal as _plain_equal
from numpy.testing import build_err_msg

from . import MaskedArray, getmask, mask_or, masked, masked_array, nomask


def approx(a, b, fill_value=True, rtol=1e-5, atol=1e-8):
    """Which elements are close; masked ones are ``fill_value``."""
    mask = mask_or(getmask(a), getmask(b))
    x, y = np.asarray(_data(a), float), np.asarray(_data(b), float)
    close = abs(x - y) <= atol + rtol * abs(y)
    return _filled(close, mask, fill_value)


def almost(a, b, decimal=6, fill_value=True):
    """Which elements agree to so many decimals; masked ones are ``fill_value``."""
    mask = mask_or(getmask(a), getmask(b))
    return _filled(abs(np.asarray(_data(a)) - np.asarray(_data(b))) <= 10.0**-decimal, mask, fill_value)


def _data(a):
    return a.data if isinstance(a, MaskedArray) else a


def _filled(close, mask, value):
    close = np.asarray(close)
    return (close if mask is nomask else np.where(mask, value, close)).ravel()


def assert_equal(actual, desired, err_msg=""):
    """Fails unless two objects are equal; what is masked in one is not looked at."""
    if isinstance(desired, dict):
        _plain_equal(len(actual), len(desired), err_msg)
        for key in desired:
            if key not in actual:
                raise AssertionError(f"{key} not in {actual}")
            assert_equal(actual[key], desired[key], f"key={key!r}\n{err_msg}")
        return
    if isinstance(desired, (list, tuple)) and isinstance(actual, (list, tuple)):
        _plain_equal(len(actual), len(desired), err_msg)
        for k, (a, d) in enumerate(zip(actual, desired)):
            assert_equal(a, d, f"item={k!r}\n{err_msg}")
        return
    if not isinstance(actual, np.ndarray) and not isinstance(desired, np.ndarray):
        if not (actual == desired or actual != actual and desired != desired):
            raise AssertionError(build_err_msg([actual, desired], err_msg))
        return
    if (actual is masked) != (desired is masked):
        raise ValueError(build_err_msg([actual, desired], err_msg, header="", names=("x", "y")))
    if actual is masked:
        return
    assert_array_equal(actual, desired, err_msg)


def assert_array_compare(comparison, x, y, err_msg="", verbose=True, header="", fill_value=True):
    """Fails unless a comparison holds for all elements that neither array masks."""
    mask = mask_or(getmask(x), getmask(y))
    x, y = (masked_array(v, copy=False, mask=mask, keep_mask=False, subok=False) for v in (x, y))
    if (x is masked) != (y is masked):
        raise ValueError(build_err_msg([x, y], err_msg, verbose=verbose, header=header, names=("x", "y")))
    _compare(comparison, x.filled(fill_value), y.filled(fill_value), err_msg, verbose, header)


def assert_array_equal(x, y, err_msg="", verbose=True):
    """Fails unless all elements that neither array masks are equal."""
    assert_array_compare(np.equal, x, y, err_msg, verbose, "Arrays are not equal")


def assert_array_almost_equal(x, y, decimal=6, err_msg="", verbose=True):
    """Fails unless all elements that neither array masks agree to so many decimals."""

    def close(a, b):
        return almost(a, b, decimal).reshape(np.shape(a))

    assert_array_compare(close, x, y, err_msg, verbose, "Arrays are not almost equal")


def assert_almost_equal(actual, desired, decimal=7, err_msg="", verbose=True):
    """As ``assert_array_almost_equal``, also for single numbers."""
    if isinstance(actual, np.ndarray) or isinstance(desired, np.ndarray):
        return assert_array_almost_equal(actual, desired, decimal, err_msg)
    if not round(abs(desired - actual), decimal) == 0:
        raise AssertionError(build_err_msg([actual, desired], err_msg, verbose=verbose))


assert_close = assert_almost_equal


def assert_array_approx_equal(x, y, decimal=6, err_msg="", verbose=True):
    """Fails unless all elements that neither array masks are close."""

    def close(a, b):
        return approx(a, b, rtol=10.0**-decimal).reshape(np.shape(a))

    assert_array_compare(close, x, y, err_msg, verbose, "Arrays are not almost equal")


def assert_array_less(x, y, err_msg="", verbose=True):
    """Fails unless every element of ``x`` is less than that of ``y``."""
    assert_array_compare(np.less, x, y, err_msg, verbose, "Arrays are not less-ordered")


def assert_mask_equal(m1, m2, err_msg=""):
    """Fails unless two masks are equal."""
    if m1 is nomask:
        assert_(m2 is nomask)
    if m2 is nomask:
        assert_(m1 is nomask)
    _plain_equal(m1, m2, err_msg)


def assert_equal_records(a, b):
    """Fails unless records are equal, field by field."""
    _plain_equal(a.dtype, b.dtype)
    for name in a.dtype.names:
        x, y = a[name], b[name]
        if not (x is masked and y is masked):
            _plain_equal(x, y)


def fail_if_equal(actual, desired, err_msg=""):
    """Fails if two objects are equal."""
    try:
        assert_equal(actual, desired)
    except (AssertionError, ValueError):
        return
    raise AssertionError(build_err_msg([actual, desired], err_msg))


assert_not_equal = fail_if_equal
