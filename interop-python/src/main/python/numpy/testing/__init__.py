"""Assertions about arrays, with NumPy's messages."""

from ._compare import (
    assert_allclose,
    assert_almost_equal,
    assert_approx_equal,
    assert_array_almost_equal,
    assert_array_compare,
    assert_array_equal,
    assert_array_less,
    assert_equal,
    build_err_msg,
)
from ._ulps import assert_array_almost_equal_nulp, assert_array_max_ulp
from ._raises import (
    assert_,
    assert_no_warnings,
    assert_raises,
    assert_raises_regex,
    assert_string_equal,
    assert_warns,
)

__all__ = [
    "assert_", "assert_allclose", "assert_almost_equal", "assert_approx_equal", "assert_array_almost_equal",
    "assert_array_almost_equal_nulp", "assert_array_compare", "assert_array_equal", "assert_array_less", "assert_array_max_ulp", "assert_equal",
    "assert_no_warnings", "assert_raises", "assert_raises_regex", "assert_string_equal", "assert_warns", "build_err_msg",
]  # fmt: skip


def __getattr__(name):
    if name in ("overrides", "_private"):
        return __import__(f"numpy.testing.{name}", fromlist=["*"])
    if name.startswith("_environment"):  # the import machinery asks for submodules this way, too
        raise AttributeError(f"module 'numpy.testing' has no attribute '{name}'")
    from . import _environment

    try:
        return getattr(_environment, name)
    except AttributeError:
        raise AttributeError(f"module 'numpy.testing' has no attribute '{name}'") from None
