"""The element-wise functions."""

from . import _dtypes as D
from ._java import complete, of
from ._reducing import into
from ._ndarray import ndarray, operand, wrap
from ._scalars import generic
from ._ufunc import Binary, Unary, ufunc

_IDENTITY = {
    "add": 0, "multiply": 1, "logical_and": True, "logical_or": False, "logical_xor": False, "bitwise_and": -1,
    "bitwise_or": 0, "bitwise_xor": 0, "hypot": 0, "logaddexp": -float("inf"), "logaddexp2": -float("inf"), "gcd": 0,
}  # fmt: skip


def as_java(value):
    """A Java array for an argument of a function."""
    if type(value) is ndarray:
        return value._j
    from ._creation import asarray

    return asarray(value)._j


def _define():
    """One function for each constant of the two Java enums, under its NumPy name."""
    for op in of("UnaryOp").values():
        name = str(op.label())
        yield name, Unary(name, 1, op=op)
    for op in of("BinaryOp").values():
        name = str(op.label())
        yield name, Binary(name, 2, op=op, identity=_IDENTITY.get(name))


globals().update(_define())
abs = absolute
mod = remainder
true_divide = divide
conj = conjugate
bitwise_not = bitwise_invert = invert
degrees = rad2deg
radians = deg2rad
bitwise_left_shift, bitwise_right_shift = left_shift, right_shift
acos, asin, atan, atan2 = arccos, arcsin, arctan, arctan2
acosh, asinh, atanh, pow = arccosh, arcsinh, arctanh, power


def _fabs(x):
    from ._creation import asarray

    x = asarray(x)
    if x.dtype.kind == "c":
        raise TypeError("ufunc 'fabs' not supported for the input types, and the inputs could not be safely coerced to any"
                        " supported types according to the casting rule ''safe''")
    return copysign(absolute(x) if x.dtype.kind != "b" else x, 1.0 if x.dtype.kind in "iub" and x.dtype.itemsize > 2 else x.dtype.type(1))


def _of_functions(kind):
    """The type of real numbers that functions of small whole numbers are computed in."""
    return kind.newbyteorder("=") if kind.kind not in "biu" else {1: "f2", 2: "f4"}.get(kind.itemsize, "f8")


def _modf(x):
    from ._creation import asarray

    x = asarray(x)
    x = x.astype(_of_functions(x.dtype), copy=False)
    whole = trunc(x)
    return copysign(where(isinf(x), 0.0, x - where(isinf(x), 0.0, whole)).astype(asarray(x).dtype), x), whole


def _frexp(x):
    from math import frexp as one

    from ._creation import array, asarray

    a = asarray(x)
    kind = _of_functions(a.dtype)
    pairs = [one(v) if v - v == 0 else (v, 0) for v in a.astype(float).ravel().tolist()]
    mantissa = array([p[0] for p in pairs], kind).reshape(a.shape)[()]
    return mantissa, array([p[1] for p in pairs], "i4").reshape(a.shape)[()]


def _bitwise_count(x):
    from ._creation import array, asarray

    a = asarray(x)
    if a.dtype.kind not in "biu":
        raise TypeError("ufunc 'bitwise_count' not supported for the input types, and the inputs could not be safely"
                        " coerced to any supported types according to the casting rule ''safe''")
    return array([bin(abs(v)).count("1") for v in map(int, a.ravel().tolist())], "u1").reshape(a.shape)[()]


def _divmod(x1, x2):
    from ._float_errors import named

    return named("divmod", lambda: (floor_divide(x1, x2), remainder(x1, x2)))


fabs = ufunc("fabs", 1, function=_fabs)
modf = ufunc("modf", 1, 2, function=_modf)
frexp = ufunc("frexp", 1, 2, function=_frexp)
divmod = ufunc("divmod", 2, 2, function=_divmod)
bitwise_count = ufunc("bitwise_count", 1, function=_bitwise_count)


def fix(x, out=None):
    """Rounded towards zero."""
    return into(trunc(x), out, True)


_GIVEN = object()


def clip(a, a_min=_GIVEN, a_max=_GIVEN, out=None, *, min=_GIVEN, max=_GIVEN, dtype=None, where=True, casting="same_kind"):
    """The elements, none below ``a_min`` or above ``a_max``; ``min`` and ``max`` stand for both of them."""
    if a_min is _GIVEN or a_max is _GIVEN or min is not _GIVEN or max is not _GIVEN or casting != "same_kind":
        from ._limits import limits

        a_min, a_max = limits(a_min, a_max, min, max, casting, _GIVEN)
    low, high = a_min, a_max
    if dtype is not None:
        from ._limits import fitting

        a, low, high = fitting(a, low, high, dtype, casting)
    if type(a) is not ndarray and hasattr(a, "_mask"):
        return a.clip(low, high, out)
    if (low is None or type(low) in _NUMBERS) and (high is None or type(high) in _NUMBERS) and where is True:
        kind = getattr(a, "dtype", None)
        if (kind is D.FLOAT64 or kind is D.FLOAT32) and isinstance(a, ndarray) and dtype is None and out is None:
            low = -_INF if low is None else float(low)
            high = _INF if high is None else float(high)
            made = a._wrap(_clip(a._j, high if low > high else low, high))
            return made if a.ndim else made[()]
    kind = getattr(a, "dtype", None)
    if kind is not None and kind.kind in "iu":
        # Limits beyond the type's own limit nothing.
        bits = 8 * kind.itemsize
        least, most = (-1 << (bits - 1), (1 << (bits - 1)) - 1) if kind.kind == "i" else (0, (1 << bits) - 1)
        low = None if type(low) is int and low <= least else low
        high = None if type(high) is int and high >= most else high
    if kind is not None and all(hasattr(limit, "dtype") or type(limit) in _NUMBERS for limit in (low, high)):
        from ._types import result_type

        # The three meet in one type: a plain number counts little beside an array, be it the other limit.
        a = a.astype(result_type(a, low, high))
    if low is not None:
        a = maximum(a, low)
    if high is not None:
        a = minimum(a, high)
    value = positive(a) if low is None and high is None else a
    if out is None:
        return value if dtype is None else value.astype(dtype)
    from ._targets import stored

    return stored("clip", value if dtype is None else value.astype(dtype), out, True, casting)


_NUMBERS = frozenset((int, float))
_INF = float("inf")
_clip = of("Signals").clip
_decimals = of("Signals").decimals


def round(a, decimals=0, out=None):
    """Rounded to so many decimals, halves to even."""
    from ._creation import asarray

    if type(a) is not ndarray and hasattr(a, "_mask"):
        return a.round(decimals, out)
    a = a if isinstance(a, (ndarray, generic)) else asarray(a)
    if not a.dtype.isnative and (decimals or a.dtype.kind not in "fc"):
        return into(round(a.astype(a.dtype.newbyteorder("=")), decimals).astype(a.dtype), out)
    if a.dtype.kind in "SU":
        from ._ufunc_errors import no_loop, not_supported

        raise no_loop("multiply", a, asarray(1.0)) if decimals else not_supported("rint")
    if a.dtype.kind == "b":
        if decimals:
            raise TypeError("only whole decimals can be kept of truth values; convert them to numbers first")
        return into(rint(a), out, True)
    if a.dtype.kind not in "fc":
        if decimals >= 0:
            return into(a.copy() if a.ndim else a[()], out)
        unit = 10**-decimals
        return into((rint(a / unit) * unit).astype(a.dtype), out, True)
    if decimals == 0:
        return into(rint(a), out, True)
    if a.dtype.kind == "c":
        made = asarray(a).copy()
        made.real, made.imag = round(made.real, decimals), round(made.imag, decimals)
        return into(made[()], out, True)
    scale = 10.0 ** (decimals if decimals > 0 else -decimals)
    if type(a) is ndarray and out is None and decimals > 0:
        made = _decimals(a._j, scale)
        if made is not None:
            return wrap(made)
    return into(rint(a * scale) / scale if decimals > 0 else rint(a / scale) * scale, out, True)


around = round_ = round


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    """NaN and infinities replaced by numbers."""
    from ._creation import array
    from ._types import finfo

    made = array(x, copy=copy, subok=True)
    if made.dtype.kind == "c":
        made = made if copy else array(made)
        for part in (made.real, made.imag):
            part[...] = nan_to_num(part, True, nan, posinf, neginf)
    elif made.dtype.kind == "f":
        largest = finfo(made.dtype).max
        missing, above, below = isnan(made), equal(made, float("inf")), equal(made, float("-inf"))
        made[missing] = nan
        made[above] = largest if posinf is None else posinf
        made[below] = -largest if neginf is None else neginf
    return made if made.ndim else made[()]


def _no_complex(x, name):
    from ._creation import asarray

    if asarray(x).dtype.kind not in "biuf":
        raise TypeError(f"This operation is not supported for {asarray(x).dtype} values because it would be ambiguous.")


def isneginf(x, out=None):
    """Which elements are negative infinity."""
    _no_complex(x, "isneginf")
    return into(equal(x, float("-inf")), out, True)


def isposinf(x, out=None):
    """Which elements are positive infinity."""
    _no_complex(x, "isposinf")
    return into(equal(x, float("inf")), out, True)


def sinc(x):
    """sin(pi x) / (pi x)."""
    from math import pi

    from ._creation import asarray

    y = asarray(pi * asarray(x))
    zero = equal(y, 0)
    y = asarray(where(zero, y.dtype.type(1), y))[()]
    return where(zero, y.dtype.type(1), sin(y) / y)[()] if asarray(zero).any() else sin(y) / y


def where(*args):
    from ._selection import where

    return where(*args)


complete(__name__)
