"""What numpy.testing says."""

import numpy as np
from numpy.testing import (
    assert_allclose,
    assert_almost_equal,
    assert_approx_equal,
    assert_array_almost_equal,
    assert_array_equal,
    assert_array_less,
    assert_array_max_ulp,
    assert_equal,
    assert_raises,
    assert_string_equal,
)

nan, inf = np.nan, np.inf
for attempt in (
    lambda: assert_allclose([1, 2, 3.0], [1, 2, 4.0]),
    lambda: assert_allclose([1, nan, 3.0], [1, 2, 4.0], rtol=1e-8, err_msg="a remark"),
    lambda: assert_allclose(np.zeros((2, 3)), np.zeros((3, 2))),
    lambda: assert_allclose([inf, 3.0], [1, 4.0]),
    lambda: assert_allclose([inf], [-inf]),
    lambda: assert_allclose(1.0, 2.0),
    lambda: assert_allclose([1.0, 2.0], 1.5, verbose=False),
    lambda: assert_allclose(np.arange(2000.0), np.arange(2000.0) + 1),
    lambda: assert_allclose([[1.0, nan], [inf, 2]], [[1.0, nan], [inf, 3]]),
    lambda: assert_array_equal([1, 2], [1, 3]),
    lambda: assert_array_equal([1.0, 2.0], [0.0, 0.0]),
    lambda: assert_array_equal([True, False], [True, True]),
    lambda: assert_array_equal(np.array([1, 2], np.uint8), np.array([2, 1], np.uint8)),
    lambda: assert_array_equal(np.zeros(2), np.zeros(2, int), strict=True),
    lambda: assert_array_less([1, 2], [1, 3]),
    lambda: assert_array_almost_equal([1.0, 2.0], [1.0, 2.1]),
    lambda: assert_almost_equal(1.0, 2.0),
    lambda: assert_approx_equal(1.0, 1.1),
    lambda: assert_equal({"a": 1}, {"a": 2}),
    lambda: assert_equal([1, 2], [1, 3]),
    lambda: assert_equal(1, 2),
    lambda: assert_raises(ValueError, int, "3"),
    lambda: assert_allclose([1, nan, inf], [1, nan, inf]),
    lambda: assert_almost_equal(nan, nan),
    lambda: assert_equal([nan, (1, "a")], [nan, (1, "a")]),
    lambda: assert_array_equal(np.zeros((0, 3)), np.zeros((0, 3))),
    lambda: assert_array_max_ulp(1.0, 1.0 + 2**-52),
    lambda: assert_string_equal("a", "a"),
    lambda: assert_equal(np.datetime64("NaT", "D"), np.datetime64("NaT")),
    lambda: assert_equal(np.timedelta64("NaT", "D"), np.datetime64("NaT", "D")),
    lambda: assert_raises(ValueError, int, "x"),
):
    try:
        attempt()
        print("holds")
    except AssertionError as error:
        print(f"---{error}")
