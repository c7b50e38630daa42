"""Points and spans of time: whole numbers of a unit, counted from 1970; the smallest number is not a time (NaT)."""

import datetime as _python
import re
from math import gcd, lcm

from . import _dtype_specs as S
from . import _dtypes as D
from ._generic import generic, signedinteger

NAT = -(1 << 63)
_SECONDS = {"W": 604800, "D": 86400, "h": 3600, "m": 60, "s": 1}
_FRACTIONS = {"ms": 3, "us": 6, "ns": 9, "ps": 12, "fs": 15, "as": 18}
_ORDER = S._UNITS
_ISO = re.compile(
    r"([+-]?\d{4,})(?:-?(\d\d)(?:-?(\d\d)(?:[T ](\d\d)(?::?(\d\d)(?::?(\d\d)(?:\.(\d{1,18}))?)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?$"
)


def _in_attoseconds(unit):
    """How many attoseconds a unit of fixed length takes."""
    name, count = S.unit_parts(unit)
    if name in _SECONDS:
        return count * _SECONDS[name] * 10**18
    return count * 10 ** (18 - _FRACTIONS[name])


def _is_calendar(unit):
    return unit != "generic" and S.unit_parts(unit)[0] in "YM"


def _months(unit):
    name, count = S.unit_parts(unit)
    return count * (12 if name == "Y" else 1)


def days_of(year, month, day):
    """Days since 1970 in the Gregorian calendar."""
    y, m = (year - 1, month + 9) if month <= 2 else (year, month - 3)
    era, rest = divmod(y, 400)
    return era * 146097 + rest * 365 + rest // 4 - rest // 100 + (153 * m + 2) // 5 + day - 1 - 719468


def date_of(days):
    """Year, month and day."""
    era, doe = divmod(days + 719468, 146097)
    yoe = (doe - doe // 1460 + doe // 36524 - doe // 146096) // 365
    doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
    mp = (5 * doy + 2) // 153
    month = mp + 3 if mp < 10 else mp - 9
    return yoe + era * 400 + (month <= 2), month, doy - (153 * mp + 2) // 5 + 1


def rescale(n, a, b, span=False):
    """A count of one unit as a count of another, rounded down."""
    if n == NAT or a == b or "generic" in (a, b):
        return n
    if _is_calendar(a):
        if _is_calendar(b):
            return n * _months(a) // _months(b)
        if span:
            raise TypeError(f"Cannot cast NumPy timedelta64 scalar from metadata [{a}] to [{b}] according to the rule 'same_kind'")
        years, month = divmod(n * _months(a), 12)
        return days_of(1970 + years, month + 1, 1) * _in_attoseconds("D") // _in_attoseconds(b)
    if _is_calendar(b):
        if span:
            raise TypeError(f"Cannot cast NumPy timedelta64 scalar from metadata [{a}] to [{b}] according to the rule 'same_kind'")
        year, month, _ = date_of(n * _in_attoseconds(a) // _in_attoseconds("D"))
        return ((year - 1970) * 12 + month - 1) // _months(b)
    return n * _in_attoseconds(a) // _in_attoseconds(b)


def finer(a, b):
    """The unit that holds counts of both."""
    if a == "generic" or a == b:
        return b
    if b == "generic":
        return a
    if _is_calendar(a) and _is_calendar(b):
        months = gcd(_months(a), _months(b))
        both_years = S.unit_parts(a)[0] == S.unit_parts(b)[0] == "Y"
        return S.canonical(f"{months // 12}Y" if both_years else f"{months}M")
    if _is_calendar(a) or _is_calendar(b):
        return b if _is_calendar(a) else a
    step = gcd(_in_attoseconds(a), _in_attoseconds(b))
    name = max((S.unit_parts(u)[0] for u in (a, b)), key=_ORDER.index)
    return S.canonical(f"{step // _in_attoseconds(name)}{name}")


def parse(text):
    """Count and unit of a date as ISO 8601 writes it."""
    text = text.strip()
    if text.lower() in ("", "nat"):
        return NAT, "generic"
    if text.lower() in ("today", "now"):
        now = _python.datetime.now(_python.timezone.utc)
        if text.lower() == "today":
            return days_of(now.year, now.month, now.day), "D"
        return int(now.timestamp()), "s"
    found = _ISO.match(text)
    if not found:
        raise ValueError(f'Error parsing datetime string "{text}" at position 0')
    year, month, day, hour, minute, second, fraction, zone = found.groups()
    if month is None:
        return int(year) - 1970, "Y"
    if not 1 <= int(month) <= 12:
        raise ValueError(f'Month out of range in datetime string "{text}"')
    if day is None:
        return (int(year) - 1970) * 12 + int(month) - 1, "M"
    days = days_of(int(year), int(month), int(day))
    if date_of(days)[1] != int(month) or int(day) < 1:
        raise ValueError(f'Day out of range in datetime string "{text}"')
    if hour is None:
        return days, "D"
    if int(hour) > 23 or int(minute or 0) > 59 or int(second or 0) > 59:
        raise ValueError(f'Hours, minutes or seconds out of range in datetime string "{text}"')
    seconds = days * 86400 + int(hour) * 3600 + int(minute or 0) * 60 + int(second or 0)
    if zone:
        import warnings

        warnings.warn("no explicit representation of timezones available for np.datetime64", UserWarning, stacklevel=4)
        if zone != "Z":
            digits = zone.replace(":", "")
            seconds -= (1 if digits[0] == "+" else -1) * (int(digits[1:3]) * 3600 + int(digits[3:5]) * 60)
    if minute is None:
        return seconds // 3600, "h"
    if second is None:
        return seconds // 60, "m"
    if fraction is None:
        return seconds, "s"
    digits = -(-len(fraction) // 3) * 3
    return seconds * 10**digits + int(fraction.ljust(digits, "0")), next(u for u, d in _FRACTIONS.items() if d == digits)


def count_of(value, kind):
    """Count and unit of whatever names a time or a span; the unit is None for plain numbers."""
    if value is None:
        return NAT, None
    if isinstance(value, (datetime64, timedelta64)):
        return value._count, value.dtype.unit
    if isinstance(value, bytes):
        value = value.decode()
    if isinstance(value, str):
        if kind == "M":
            return parse(value)
        if value.strip().lower() == "nat":
            return NAT, None
        return int(value), None
    if isinstance(value, _python.datetime):
        if value.tzinfo is not None:
            value = value.astimezone(_python.timezone.utc).replace(tzinfo=None)
        seconds = days_of(value.year, value.month, value.day) * 86400 + value.hour * 3600 + value.minute * 60
        return (seconds + value.second) * 10**6 + value.microsecond, "us"
    if isinstance(value, _python.date):
        return days_of(value.year, value.month, value.day), "D"
    if isinstance(value, _python.timedelta):
        return (value.days * 86400 + value.seconds) * 10**6 + value.microseconds, "us"
    if isinstance(value, float) and value != value:
        return NAT, None
    if hasattr(value, "dtype") and getattr(value, "ndim", 1) == 0 and value.dtype.kind in "mM":
        return count_of(value[()], kind)
    if isinstance(value, (int, float, generic)) or hasattr(value, "__index__"):
        return int(value), None
    raise ValueError(f"Could not convert object to NumPy {'datetime' if kind == 'M' else 'timedelta'}")


def from_python(found, shape, kind):
    """An array of times or spans of a list of values."""
    from array import array as packed

    from ._conversions import from_raw

    pairs = [count_of(v, kind.kind) for v in found]
    unit = kind.unit
    if unit == "generic":
        for _, own in pairs:
            unit = unit if own is None else finer(unit, own)
        kind = S.time_type(kind.kind, unit)
    counts = [n if own is None else rescale(n, own, unit, kind.kind == "m") for n, own in pairs]
    made = from_raw(packed("q", counts).tobytes(), S.time_type(kind.kind, unit), shape)
    return made if kind.isnative else made.astype(kind)


def python_value(kind, n):
    """What ``item()`` gives: a date, a datetime, a timedelta or a plain count."""
    if n == NAT:
        return None
    unit = kind.unit
    if unit == "generic":
        return n
    if kind.kind == "m":
        if _is_calendar(unit) or S.unit_parts(unit)[0] in ("ns", "ps", "fs", "as"):
            return n
        try:
            return _python.timedelta(microseconds=n * _in_attoseconds(unit) // 10**12)
        except OverflowError:
            return n
    name = S.unit_parts(unit)[0]
    if name in ("ns", "ps", "fs", "as"):
        return n
    days = rescale(n, unit, "D")
    year, month, day = date_of(days)
    if not 1 <= year <= 9999:
        return n
    if name in "YMWD":
        return _python.date(year, month, day)
    return _python.datetime(year, month, day) + _python.timedelta(microseconds=rescale(n, unit, "us") - days * 86400 * 10**6)


def to_python(a):
    return [python_value(a.dtype, n) for n in counts(a)]


def counts(a):
    """The whole numbers behind the elements."""
    from ._conversions import values
    from ._ndarray import wrap

    return values(wrap(a._j.astype(D.INT64._e)))


def rescaled(a, kind):
    """The elements counted in another unit."""
    from ._ndarray import wrap

    own = a.dtype
    if own.unit == kind.unit:
        return wrap(a._j.astype(kind._e))
    return _array([rescale(n, own.unit, kind.unit, own.kind == "m") for n in counts(a)], a.shape, kind)


def _array(found, shape, kind):
    from array import array as packed

    from ._conversions import from_raw

    wide = 1 << 64
    made = from_raw(packed("Q", [n % wide for n in found]).tobytes(), S.time_type(kind.kind, kind.unit), shape)
    return made if kind.isnative else made.astype(kind)


def text_of(kind, n):
    """A time in ISO 8601, to its unit; a span as a number."""
    if n == NAT:
        return "NaT"
    unit = kind.unit
    if kind.kind == "m":
        return str(n)
    if unit == "generic":
        return str(n)
    name = S.unit_parts(unit)[0]
    if name in "YM":
        year, month = divmod(n * _months(unit), 12)
        return _year(1970 + year) if name == "Y" else f"{_year(1970 + year)}-{month + 1:02d}"
    whole = n * _in_attoseconds(unit)
    days, rest = divmod(whole, 86400 * 10**18)
    year, month, day = date_of(days)
    text = f"{_year(year)}-{month:02d}-{day:02d}"
    if name in "WD":
        return text
    seconds, rest = divmod(rest, 10**18)
    text += f"T{seconds // 3600:02d}"
    if name == "h":
        return text
    text += f":{seconds // 60 % 60:02d}"
    if name == "m":
        return text
    text += f":{seconds % 60:02d}"
    return text if name == "s" else f"{text}.{rest:018d}"[: len(text) + 1 + _FRACTIONS[name]]


def _year(year):
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def scalar(kind, n):
    """One time or span of a count."""
    made = object.__new__(datetime64 if kind.kind == "M" else timedelta64)
    made._count, made._kind = n, kind if kind.isnative else kind.newbyteorder("=")
    return made


class _Time(generic):
    """What times and spans share."""

    _letter = ""

    def __new__(cls, value=None, unit=None):
        if isinstance(unit, tuple):
            unit = f"{unit[1]}{unit[0]}"
        if isinstance(unit, bytes):
            unit = unit.decode()
        if isinstance(value, (list,)) or getattr(value, "ndim", 0):
            from ._creation import array

            return array(value, S.time_type(cls._letter, S.canonical(unit)))
        n, own = count_of(value, cls._letter)
        if cls._letter == "m" and isinstance(value, datetime64) or cls._letter == "M" and isinstance(value, timedelta64):
            raise ValueError(f"Could not convert object to NumPy {'datetime' if cls._letter == 'M' else 'timedelta'}")
        wanted = S.canonical(unit) if unit is not None else own or "generic"
        if cls._letter == "M" and wanted == "generic" and n != NAT:
            raise ValueError("Converting an integer to a NumPy datetime requires a specified unit")
        if own is not None and wanted != "generic":
            n = rescale(n, own, wanted, cls._letter == "m")
        return scalar(S.time_type(cls._letter, wanted), n)

    dtype = property(lambda self: self._kind)

    @property
    def _j(self):
        return _array([self._count], (), self._kind)._j

    def item(self, *args):
        return python_value(self._kind, self._count)

    def astype(self, dtype, *args, **kwargs):
        return self._array().astype(dtype)[()]

    def __int__(self):
        return self._count

    def __bool__(self):
        return self._count != 0

    def __hash__(self):
        return hash((self._count, self._letter))

    def __str__(self):
        return text_of(self._kind, self._count)

    def __format__(self, spec):
        return format(str(self), spec)

    def __reduce__(self):
        from ._core.multiarray import scalar

        return scalar, (self.dtype, self.tobytes())


class datetime64(_Time):
    """A point in time, such as ``datetime64('2001-02-03')`` or ``datetime64(5, 'D')``."""

    _letter = "M"

    def __repr__(self):
        shown = "" if self._count != NAT or self._kind.unit == "generic" else f",'{self._kind.unit}'"
        return f"np.datetime64('{self}'{shown})"


class timedelta64(_Time, signedinteger):
    """A span of time, such as ``timedelta64(3, 'h')``."""

    _letter = "m"

    def __new__(cls, value=0, unit=None):
        return _Time.__new__(cls, value, unit)

    def __repr__(self):
        shown = "'NaT'" if self._count == NAT else str(self._count)
        return f"np.timedelta64({shown})" if self._kind.unit == "generic" else f"np.timedelta64({shown},'{self._kind.unit}')"

    def __str__(self):
        if self._count == NAT:
            return "NaT"
        names = {"Y": "years", "M": "months", "W": "weeks", "D": "days", "h": "hours", "m": "minutes", "s": "seconds",
                 "ms": "milliseconds", "us": "microseconds", "ns": "nanoseconds", "ps": "picoseconds",
                 "fs": "femtoseconds", "as": "attoseconds"}  # fmt: skip
        if self._kind.unit == "generic":
            return f"{self._count} generic time units"
        name, count = S.unit_parts(self._kind.unit)
        return f"{self._count * count} {names[name]}"

    def __float__(self):
        return float(self._count)


def _install(kind):
    import operator

    from . import _operators
    from ._beyond import binary, unary

    def plain(name):
        return lambda self, other: binary(name, self, other)

    def back(name):
        return lambda self, other: binary(name, other, self)

    for python, ours in _operators.BINARY.items():
        setattr(kind, f"__{python}__", plain(ours.lower()))
        setattr(kind, f"__r{python}__", back(ours.lower()))
    for python, ours in _operators.COMPARISON.items():
        setattr(kind, f"__{python}__", plain(ours.lower()))
    for python, ours in _operators.UNARY.items():
        setattr(kind, f"__{python}__", (lambda name: lambda self: unary(name, self))(ours.lower()))
    kind.__module__ = "numpy"


_install(datetime64)
_install(timedelta64)
D._scalar_types["datetime64"] = datetime64
D._scalar_types["timedelta64"] = timedelta64
D._by_spec.update({datetime64: S.time_type("M", "generic"), timedelta64: S.time_type("m", "generic")})


# ---- arithmetic of arrays


def binary(name, a, b):
    """An operation of two arrays of which one holds times or spans; the result as an array."""
    from . import _ufuncs as U
    from ._ndarray import wrap

    def no_loop():
        from ._beyond import no_loop

        return no_loop(name, a, b)

    ka, kb = a.dtype, b.dtype
    kinds = ka.kind + kb.kind
    tests = ("equal", "not_equal", "less", "less_equal", "greater", "greater_equal")
    if "O" in kinds:
        from ._beyond import binary as general

        return general(name, a.astype(object), b.astype(object))
    if ka.kind in "SU" and kb.kind in "M":
        return binary(name, a.astype(S.time_type("M", "generic")), b)
    if kb.kind in "SU" and ka.kind in "M":
        return binary(name, a, b.astype(S.time_type("M", "generic")))
    if ka.kind in "mM" and kb.kind in "iub" and name in ("add", "subtract", *tests, "maximum", "minimum"):
        if ka.kind == "M" and name in tests:
            raise no_loop()
        b, kb = b.astype("i8").view(S.time_type("m", ka.unit)), S.time_type("m", ka.unit)
    elif kb.kind in "mM" and ka.kind in "iub" and name in ("add", "subtract", *tests, "maximum", "minimum"):
        if kb.kind == "M" and name in (*tests, "subtract"):
            raise no_loop()
        a, ka = a.astype("i8").view(S.time_type("m", kb.unit)), S.time_type("m", kb.unit)
    kinds = ka.kind + kb.kind

    def whole(x):
        return wrap(x._j.astype(D.INT64._e))

    def with_nat(made, *sources):
        for x in sources:
            if x.dtype.kind in "mM":
                made = U.where(U.equal(whole(x), NAT), NAT, made)
        return made

    def timed(made, letter, unit):
        from ._creation import asarray

        return asarray(made).astype("i8").view(S.time_type(letter, unit))

    if kinds in ("mm", "MM", "mM", "Mm"):
        if kinds in ("mM", "Mm") and (name not in ("add", "subtract") or name == "subtract" and kinds == "mM"):
            raise no_loop()
        unit = finer(ka.unit, kb.unit)
        a, b = (x if x.dtype.unit == unit else x.astype(S.time_type(x.dtype.kind, unit)) for x in (a, b))
        x, y = whole(a), whole(b)
        if name in tests:
            made = getattr(U, name)(x, y)
            nat = U.equal(x, NAT) | U.equal(y, NAT)
            from ._creation import asarray

            return asarray(U.where(nat, name == "not_equal", made)).astype(bool)
        if name in ("maximum", "minimum", "fmax", "fmin"):
            made = getattr(U, name)(x, y)
            if name[0] == "f":
                made = U.where(U.equal(x, NAT), y, U.where(U.equal(y, NAT), x, made))
                return timed(made, ka.kind, unit)
            return timed(with_nat(made, a, b), ka.kind, unit)
        if name == "subtract" and kinds in ("MM", "mm", "Mm"):
            return timed(with_nat(U.subtract(x, y), a, b), "M" if kinds == "Mm" else "m", unit)
        if name == "add" and kinds != "MM":
            return timed(with_nat(U.add(x, y), a, b), "M" if "M" in kinds else "m", unit)
        if kinds == "mm":
            if name == "divide":
                nat = U.equal(x, NAT) | U.equal(y, NAT)
                return U.where(nat, float("nan"), U.divide(x, y))
            if name == "floor_divide":
                return U.where(U.equal(x, NAT) | U.equal(y, NAT), 0, U.floor_divide(x, y))
            if name in ("remainder", "fmod"):
                made = U.where(U.equal(y, 0), NAT, getattr(U, name)(x, y))
                return timed(with_nat(made, a, b), "m", unit)
        raise no_loop()
    if ka.kind == "m" and kb.kind in "biuf" and name in ("multiply", "divide", "floor_divide"):
        made = getattr(U, name)(whole(a), b)
        return timed(with_nat(made, a), "m", ka.unit)
    if kb.kind == "m" and ka.kind in "biuf" and name == "multiply":
        return timed(with_nat(U.multiply(a, whole(b)), b), "m", kb.unit)
    raise no_loop()


def unary(name, a):
    """A function of an array of times or spans."""
    from . import _ufuncs as U
    from ._beyond import no_loop
    from ._ndarray import wrap

    x = wrap(a._j.astype(D.INT64._e))
    nat = U.equal(x, NAT)
    if name == "isfinite":
        return ~nat
    if name == "isinf":
        return nat & False
    if name in ("isnat", "isnan"):
        return nat
    if a.dtype.kind == "m" and name in ("negative", "positive", "absolute", "sign"):
        made = getattr(U, name)(x)
        if name == "sign":
            return U.where(nat, float("nan"), made)
        return U.where(nat, NAT, made).astype("i8").view(a.dtype)
    raise no_loop(name, a)


def datetime_data(dtype):
    """Name and factor of the unit of a type of times."""
    kind = D.dtype(dtype)
    if kind.kind not in "mM":
        raise TypeError("cannot get datetime metadata from non-datetime type")
    return S.unit_parts(kind.unit) if kind.unit != "generic" else ("generic", 1)


def datetime_as_string(arr, unit=None, timezone="naive", casting="same_kind"):
    """Times in ISO 8601."""
    from ._creation import array, asarray

    arr = asarray(arr)
    if arr.dtype.kind != "M":
        raise TypeError("input must have type NumPy datetime")
    if unit == "auto":
        unit = None
    if unit is not None:
        arr = arr.astype(S.time_type("M", S.canonical(unit)))
    end = "Z" if timezone == "UTC" else ""
    found = [text_of(arr.dtype, n) + (end if n != NAT else "") for n in counts(arr)]
    made = array(found).reshape(arr.shape) if found else array([], "U28")
    return made if made.ndim else made[()]


def isnat(x, out=None):
    """Which elements are not a time."""
    from ._creation import asarray
    from ._methods import into

    a = asarray(x)
    if a.dtype.kind not in "mM":
        raise TypeError("ufunc 'isnat' is only defined for np.datetime64 and np.timedelta64.")
    return into(unary("isnat", a), out)
