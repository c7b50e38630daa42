"""The element-wise functions."""

from . import _dtypes as D
from ._java import ForeignException, of, translated
from ._methods import into
from ._ndarray import ndarray, operand
from ._scalars import generic, result

_NoNumbers = of("NoNumbersException")
_Binary = of("BinaryOp")
_Unary = of("UnaryOp")
_BinaryOps = of("BinaryOps")
_UnaryOps = of("UnaryOps")
_binary = _BinaryOps.compute
_binary_into = _BinaryOps.into
_unary = _UnaryOps.compute
_unary_into = _UnaryOps.into


def operand_or_array(value):
    """What Java takes, for an argument of a function."""
    o = operand(value)
    if o is None:
        from ._creation import array

        return array(value)._j
    return o


def as_java(value):
    """A Java array for an argument of a function."""
    if type(value) is ndarray:
        return value._j
    from ._creation import asarray

    return asarray(value)._j


def zeros_of(value):
    from ._creation import asarray, zeros

    return zeros((), asarray(value).dtype)


class ufunc:
    """An element-wise function; ``out`` takes the result, ``where`` selects the elements to work on."""

    __slots__ = ("__name__", "_op", "nin")
    nout = 1
    nargs = property(lambda self: self.nin + 1)

    def __init__(self, name, op, nin):
        self.__name__ = name
        self._op = op
        self.nin = nin

    def __repr__(self):
        return f"<ufunc '{self.__name__}'>"

    def _finish(self, value, args, out, where, dtype):
        """Less frequent options: a type, a target, a condition."""
        if dtype is not None:
            value = value.astype(dtype)
        if where is not True:
            from ._creation import asarray
            from ._selection import where as choose

            target = out[0] if type(out) is tuple else out
            value = choose(where, value, target if target is not None else zeros_of(value))
            value = asarray(value)
        if out is None:
            return value
        target = out[0] if type(out) is tuple else out
        if not D.same_kind(value.dtype, target.dtype):
            raise TypeError(
                f"Cannot cast ufunc '{self.__name__}' output from {value.dtype!r} to {target.dtype!r} with casting"
                " rule 'same_kind'"
            )
        return into(value, target)


_ANSWERS = frozenset(
    "equal not_equal less less_equal greater greater_equal logical_and logical_or logical_xor".split()
)


def _cast(x, dtype, casting):
    """An argument in the type to compute in."""
    from ._creation import asanyarray
    from ._types import can_cast

    a = asanyarray(x)
    kind = D.dtype(dtype)
    if a.dtype is kind or type(x) in (int, float, complex, bool):
        return a if a.dtype is kind else a.astype(kind)
    if not can_cast(a.dtype, kind, casting):
        raise TypeError(f"Cannot cast ufunc input from {a.dtype!r} to {kind!r} with casting rule '{casting}'")
    return a.astype(kind)


class Unary(ufunc):
    __slots__ = ()

    def __call__(self, x, /, out=None, *, where=True, dtype=None, casting="same_kind", order="K", subok=True, signature=None):
        if dtype is not None and self.__name__[:2] != "is":
            x = _cast(x, dtype, casting)
        try:
            value = result(_unary(self._op, x._j if type(x) is ndarray else as_java(x)))
        except ForeignException as error:
            if not isinstance(error, _NoNumbers):
                raise translated(error) from None
            from ._beyond import unary

            value = unary(self.__name__, x)
        if out is None and where is True and dtype is None:
            return value
        return self._finish(value, (x,), out, where, dtype)


class Binary(ufunc):
    __slots__ = ()

    def __call__(self, x1, x2, /, out=None, *, where=True, dtype=None, casting="same_kind", order="K", subok=True, signature=None):
        if dtype is not None and self.__name__ not in _ANSWERS:
            x1, x2 = _cast(x1, dtype, casting), _cast(x2, dtype, casting)
        try:
            value = result(_binary(self._op, operand_or_array(x1), operand_or_array(x2)))
        except ForeignException as error:
            if not isinstance(error, _NoNumbers):
                raise translated(error) from None
            from ._beyond import binary

            value = binary(self.__name__, x1, x2)
        if out is None and where is True and dtype is None:
            return value
        return self._finish(value, (x1, x2), out, where, dtype)

    def reduce(self, array, axis=0, dtype=None, out=None, keepdims=False, initial=None, where=None):
        """The function put between all elements along an axis."""
        from ._reductions import fold

        return into(fold(self, array, axis, dtype, keepdims, initial, where), out)

    def accumulate(self, array, axis=0, dtype=None, out=None):
        """As ``reduce``, with all intermediate results."""
        from ._reductions import scan

        return into(scan(self, array, axis, dtype), out)

    def outer(self, A, B, **kwargs):
        """The function of all pairs of elements."""
        from ._creation import asarray

        a, b = asarray(A), asarray(B)
        return self(a.reshape(a.shape + (1,) * b.ndim), b, **kwargs)

    def at(self, a, indices, b=None):
        """In place at the given indices, once for every mention of an element."""
        from ._reductions import at

        at(self, a, indices, b)


def _define():
    """One function for each constant of the two Java enums, under its NumPy name."""
    for op in _Unary.values():
        name = op.label()
        yield name, Unary(name, op, 1)
    for op in _Binary.values():
        name = op.label()
        yield name, Binary(name, op, 2)


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


def fabs(x, out=None):
    """The absolute value, in floating point."""
    return into(absolute(x) * 1.0, out)


def divmod(x1, x2):
    """Quotient and remainder."""
    return floor_divide(x1, x2), remainder(x1, x2)


def modf(x):
    """Fraction and whole part."""
    whole = trunc(x)
    return x - whole, whole


def fix(x, out=None):
    """Rounded towards zero."""
    return into(trunc(x), out)


def clip(a, a_min=None, a_max=None, out=None, *, min=None, max=None, dtype=None, where=True, casting="same_kind"):
    """The elements, none below ``a_min`` or above ``a_max``."""
    low = a_min if a_min is not None else min
    high = a_max if a_max is not None else max
    if (low is None or type(low) in _NUMBERS) and (high is None or type(high) in _NUMBERS) and where is True:
        kind = getattr(a, "dtype", None)
        if (kind is D.FLOAT64 or kind is D.FLOAT32) and isinstance(a, ndarray) and dtype is None:
            low = -_INF if low is None else float(low)
            high = _INF if high is None else float(high)
            return into(a._wrap(_clip(a._j, high if low > high else low, high)), out)
    if low is not None:
        a = maximum(a, low)
    if high is not None:
        a = minimum(a, high)
    value = positive(a) if low is None and high is None else a
    return into(value if dtype is None else value.astype(dtype), out)


_NUMBERS = frozenset((int, float))
_INF = float("inf")
_clip = of("Signals").clip


def round(a, decimals=0, out=None):
    """Rounded to so many decimals, halves to even."""
    from ._creation import asarray

    a = a if isinstance(a, (ndarray, generic)) else asarray(a)
    if a.dtype.kind not in "fc":
        if decimals >= 0:
            return into(a.copy(), out)
        unit = 10**-decimals
        return into((rint(a / unit) * unit).astype(a.dtype), out)
    if decimals == 0:
        return into(rint(a), out)
    if a.dtype.kind == "c":
        made = a * 1
        made = asarray(made)
        made.real, made.imag = round(made.real, decimals), round(made.imag, decimals)
        return into(made[()], out)
    scale = 10.0 ** (decimals if decimals > 0 else -decimals)
    return into(rint(a * scale) / scale if decimals > 0 else rint(a / scale) * scale, out)


around = round_ = round


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    """NaN and infinities replaced by numbers."""
    from ._creation import array
    from ._types import finfo

    made = array(x, copy=copy)
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
    return into(equal(x, float("-inf")), out)


def isposinf(x, out=None):
    """Which elements are positive infinity."""
    _no_complex(x, "isposinf")
    return into(equal(x, float("inf")), out)


def sinc(x):
    """sin(pi x) / (pi x)."""
    from math import pi

    y = pi * positive(x)
    return where(equal(y, 0), 1.0, sin(y) / y)


def where(*args):
    from ._selection import where

    return where(*args)


def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    """Which elements differ by at most ``atol + rtol*abs(b)``."""
    from ._creation import asarray

    a, b = asarray(a), asarray(b)
    close = less_equal(absolute(subtract(a * 1.0, b)), atol + rtol * absolute(b * 1.0)) & isfinite(b) | equal(a, b)
    return close | isnan(a) & isnan(b) if equal_nan else close
