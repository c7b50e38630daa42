"""Comparing arrays: all that differs is counted, located and measured before the assertion fails."""

import numpy as np

_NAMES = ("ACTUAL", "DESIRED")
_MOST_LINES = 3
_MOST_PLACES = 5


def assert_allclose(
    actual, desired, rtol=1e-7, atol=0, equal_nan=True, err_msg="", verbose=True, *, strict=False
):
    """Fails unless ``|actual - desired| <= atol + rtol * |desired|`` everywhere; NaN equals NaN if ``equal_nan``."""

    def close(x, y):
        return np.isclose(x, y, rtol=rtol, atol=atol, equal_nan=equal_nan)

    header = f"Not equal to tolerance rtol={rtol:g}, atol={atol:g}"
    assert_array_compare(close, actual, desired, err_msg, verbose, header, equal_nan=equal_nan, strict=strict)


def assert_array_equal(actual, desired, err_msg="", verbose=True, *, strict=False):
    """Fails unless all elements are equal; NaN equals NaN."""
    assert_array_compare(np.equal, actual, desired, err_msg, verbose, "Arrays are not equal", strict=strict)


def assert_array_less(x, y, err_msg="", verbose=True, *, strict=False):
    """Fails unless every element of ``x`` is less than that of ``y``."""
    assert_array_compare(
        np.less,
        x,
        y,
        err_msg,
        verbose,
        "Arrays are not strictly ordered `x < y`",
        equal_inf=False,
        strict=strict,
        names=("x", "y"),
    )


def assert_array_almost_equal(actual, desired, decimal=6, err_msg="", verbose=True):
    """Fails unless ``|actual - desired| < 1.5 * 10**-decimal`` everywhere."""

    def close(x, y):
        return abs(x - y) < np.float64(1.5 * 10.0 ** -decimal)

    header = f"Arrays are not almost equal to {decimal} decimals"
    assert_array_compare(close, actual, desired, err_msg, verbose, header, precision=decimal)


def assert_almost_equal(actual, desired, decimal=7, err_msg="", verbose=True):
    """As ``assert_array_almost_equal``, also for single numbers."""
    if any(isinstance(v, (np.ndarray, tuple, list)) for v in (actual, desired)):
        return assert_array_almost_equal(actual, desired, decimal, err_msg)
    if any(isinstance(v, (complex, np.complexfloating)) for v in (actual, desired)):
        for part in (np.real, np.imag):
            assert_almost_equal(part(actual), part(desired), decimal, err_msg, verbose)
        return
    same = _both_odd(actual, desired) if not (_is_finite(actual) and _is_finite(desired)) else None
    if same is None:
        same = abs(desired - actual) < np.float64(1.5 * 10.0 ** -decimal)
    if not same:
        header = f"Arrays are not almost equal to {decimal} decimals"
        raise AssertionError(_message((actual, desired), err_msg, verbose, header, _NAMES, 8))


def assert_approx_equal(actual, desired, significant=7, err_msg="", verbose=True):
    """Fails unless two numbers agree in their significant digits."""
    actual, desired = float(actual), float(desired)
    if desired == actual or _both_odd(actual, desired):
        return
    scale = 10.0 ** np.floor(np.log10(0.5 * (abs(desired) + abs(actual))))
    if not abs(desired / scale - actual / scale) < 10.0 ** -(significant - 1):
        header = f"Items are not equal to {significant} significant digits:"
        raise AssertionError(_message((actual, desired), err_msg, verbose, header, _NAMES, 8))


def assert_equal(actual, desired, err_msg="", verbose=True, *, strict=False):
    """Fails unless two objects are equal, item by item in dicts, lists and arrays; NaN equals NaN."""
    if isinstance(desired, dict):
        if not isinstance(actual, dict):
            raise AssertionError(repr(type(actual)))
        assert_equal(len(actual), len(desired), err_msg, verbose)
        for key in desired:
            if key not in actual:
                raise AssertionError(repr(key))
            assert_equal(actual[key], desired[key], f"key={key!r}\n{err_msg}", verbose)
        return
    if isinstance(desired, (list, tuple)) and isinstance(actual, (list, tuple)):
        assert_equal(len(actual), len(desired), err_msg, verbose)
        for i, item in enumerate(desired):
            assert_equal(actual[i], item, f"item={i!r}\n{err_msg}", verbose)
        return
    if isinstance(actual, np.ndarray) or isinstance(desired, np.ndarray):
        return assert_array_equal(actual, desired, err_msg, verbose, strict=strict)
    if isinstance(actual, complex) and isinstance(desired, (complex, float, int)) or (
        isinstance(desired, complex) and isinstance(actual, (float, int))
    ):
        same = all(_both_odd(a, d) or a == d for a, d in ((actual.real, desired.real), (actual.imag, desired.imag)))
    else:
        same = _both_odd(actual, desired) or actual == desired and not _opposite_zeros(actual, desired)
    if not same:
        raise AssertionError(_message((actual, desired), err_msg, verbose, "Items are not equal:", _NAMES, 8))


def _opposite_zeros(actual, desired):
    """Whether both are zero, of which one is negative."""
    return isinstance(actual, float) and isinstance(desired, float) and actual == 0 and np.signbit(actual) != np.signbit(desired)


def _is_finite(value):
    return not isinstance(value, float) or value - value == 0


def _both_odd(actual, desired):
    """Whether both are NaN, or the same infinity, or no time of the same kind."""
    kinds = [getattr(getattr(v, "dtype", None), "kind", "") for v in (actual, desired)]
    if kinds in (["M", "M"], ["m", "m"]):
        return bool(np.isnat(actual) and np.isnat(desired))
    if not isinstance(actual, float) or not isinstance(desired, float):
        return False
    return actual == desired and not _is_finite(actual) or actual != actual and desired != desired


def assert_array_compare(
    comparison,
    x,
    y,
    err_msg="",
    verbose=True,
    header="",
    precision=6,
    equal_nan=True,
    equal_inf=True,
    *,
    strict=False,
    names=_NAMES,
):
    """Fails unless a comparison holds for all elements, those aside that are NaN or infinite in both arrays."""
    hidden = _hidden(x) | _hidden(y)  # what is masked is equal to anything
    x, y = np.asarray(x), np.asarray(y)

    def fail(remark):
        raise AssertionError(_message((x, y), f"{err_msg}\n{remark}", verbose, header, names, precision))

    if x.shape != y.shape and (strict or x.ndim and y.ndim):
        fail(f"(shapes {x.shape}, {y.shape} mismatch)")
    if strict and x.dtype != y.dtype:
        fail(f"(dtypes {x.dtype}, {y.dtype} mismatch)")
    done = np.zeros(np.broadcast_shapes(x.shape, y.shape), bool) | hidden
    if equal_nan:
        done = done | _same_places(np.isnan, x, y, "nan", fail, hidden)
    if equal_inf:
        infinite = _same_places(np.isinf, x, y, "inf", fail, hidden)
        if not ((x == y) | ~np.asarray(infinite) | done).all():
            fail("inf values mismatch:")
        done = done | infinite
    holds = np.asarray(comparison(x, y)).astype(bool) | done
    if not holds.all():
        with np.errstate(all="ignore"):
            remarks = "\n".join(_remarks(x, y, ~holds, names))
        fail(remarks)


def _hidden(value):
    """Where a masked array has nothing."""
    mask = getattr(value, "_mask", None)
    return np.False_ if mask is None or mask.dtype.names else np.asarray(mask)


def _same_places(test, x, y, what, fail, hidden):
    try:
        at_x, at_y = np.asarray(test(x)), np.asarray(test(y))
    except TypeError:  # texts and objects are neither NaN nor infinite
        return np.False_
    if not ((at_x == at_y) | hidden).all():
        fail(f"{what} location mismatch:")
    return at_y if at_y.ndim else at_x


def _remarks(x, y, wrong, names):
    """How many elements differ, where, and by how much."""
    count = int(wrong.sum())
    yield f"Mismatched elements: {count} / {wrong.size} ({100 * count / wrong.size:.3g}%)"
    if wrong.ndim:
        yield _located(x, y, np.argwhere(wrong).tolist(), names)
    if x.dtype == bool and y.dtype == bool:
        return
    try:
        apart, size = abs(x - y), abs(y)
    except (TypeError, ValueError):  # texts and objects have no distance
        return
    if x.dtype.kind == "u":
        apart = np.minimum(apart, abs(y - x))
    wrong = np.broadcast_to(wrong, np.shape(apart))
    apart = np.asarray(apart)
    yield "Max absolute difference among violations: " + np.array2string(np.asarray(apart[wrong].max()))
    scale = np.broadcast_to(size, apart.shape)
    measured = wrong & (scale != 0)
    relative = (apart[measured] / scale[measured]).max() if measured.any() else np.inf
    yield "Max relative difference among violations: " + np.array2string(np.asarray(relative))


def _located(x, y, places, names):
    lines = [
        f" {place}: {x if x.ndim == 0 else x[tuple(place)]} ({names[0]}),"
        f" {y if y.ndim == 0 else y[tuple(place)]} ({names[1]})"
        for place in places[:_MOST_PLACES]
    ]
    if len(places) > _MOST_PLACES:
        title = f"First {_MOST_PLACES} mismatches are at indices:"
    else:
        title = "Mismatch at index:" if len(places) == 1 else "Mismatch at indices:"
    return "\n".join([title, *lines])


def build_err_msg(arrays, err_msg, header="Items are not equal:", verbose=True, names=_NAMES, precision=8):
    """The text of a failed comparison."""
    return _message(arrays, err_msg, verbose, header, names, precision)


def _message(pair, err_msg, verbose, header, names, precision):
    text = "\n" + header
    err_msg = str(err_msg)
    if err_msg:
        short = "\n" not in err_msg and len(err_msg) < 79 - len(header)
        text += (" " if short else "\n") + err_msg
    if verbose:
        for name, value in zip(names, pair):
            is_array = isinstance(value, np.ndarray)
            shown = np.array_repr(value, precision=precision) if is_array else repr(value)
            lines = shown.split("\n")
            if len(lines) > _MOST_LINES + 1:
                shown = "\n".join(lines[:_MOST_LINES]) + "..."
            text += f"\n {name}: {shown}"
    return text
