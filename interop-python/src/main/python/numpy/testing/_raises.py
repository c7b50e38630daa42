"""Assertions about exceptions, warnings and texts."""

import contextlib
import re
import unittest
import warnings

_case = unittest.TestCase()
_case.maxDiff = None


def assert_(val, msg=""):
    """Fails unless ``val`` is true, also under ``python -O``."""
    if not val:
        raise AssertionError(msg() if callable(msg) else msg)


def assert_raises(exception_class, *args, **kwargs):
    """Fails unless a function, or a ``with`` block, raises an exception."""
    return _case.assertRaises(exception_class, *args, **kwargs)


def assert_raises_regex(exception_class, expected_regexp, *args, **kwargs):
    """Fails unless an exception is raised whose text matches."""
    return _case.assertRaisesRegex(exception_class, expected_regexp, *args, **kwargs)


def assert_warns(warning_class, *args, **kwargs):
    """Fails unless a function, or a ``with`` block, warns."""
    if not args:
        return _warned(warning_class)
    function, *rest = args
    with _warned(warning_class, function.__name__):
        return function(*rest, **kwargs)


@contextlib.contextmanager
def _warned(warning_class, name=None):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield caught
    if not any(issubclass(w.category, warning_class) for w in caught):
        raise AssertionError("No warning raised" + (f" when calling {name}" if name else ""))


def assert_no_warnings(*args, **kwargs):
    """Fails if a function, or a ``with`` block, warns."""
    if not args:
        return _quiet()
    function, *rest = args
    with _quiet():
        return function(*rest, **kwargs)


@contextlib.contextmanager
def _quiet():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield
    if caught:
        raise AssertionError(f"Got warnings: {list(map(str, caught))}")


def assert_string_equal(actual, desired):
    """Fails unless two texts are equal."""
    if not isinstance(actual, str) or not isinstance(desired, str):
        raise AssertionError(repr(type(actual if not isinstance(actual, str) else desired)))
    if not re.fullmatch(re.escape(desired), actual):
        _case.assertEqual(actual, desired, "Differences in strings:")
