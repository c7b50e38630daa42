"""Points and spans of time: whole numbers of a unit, counted from 1970; the smallest number is not a time (NaT)."""

import datetime as _python

from . import _dtype_specs as S
from . import _dtypes as D
from . import _scalars
from ._generic import generic, signedinteger
from ._iso import parse, text_of
from ._units import (
    NAT, canonical, date_of, days_of, factor, finer, in_attoseconds, is_calendar, months, rescale, unit_parts,
)  # fmt: skip


_NOT_CONVERTED = {"M": "Could not convert object to NumPy datetime", "m": "Could not convert object to NumPy timedelta"}


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
        try:
            return int(value), None
        except ValueError:
            raise ValueError(_NOT_CONVERTED[kind]) from None
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
    if isinstance(value, generic) and value.dtype.kind in "iu" or not isinstance(value, generic) and hasattr(value, "__index__"):
        found = int(value)
        if not isinstance(value, generic) and not -(1 << 63) <= found < 1 << 63:
            raise OverflowError("int too big to convert")
        return found, None
    raise ValueError(_NOT_CONVERTED[kind])


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
        if is_calendar(unit) or unit_parts(unit)[0] in ("ns", "ps", "fs", "as"):
            return n
        try:
            return _python.timedelta(microseconds=n * in_attoseconds(unit) // 10**12)
        except OverflowError:
            return n
    name = unit_parts(unit)[0]
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
    factor(own.unit, kind.unit)
    return _array([rescale(n, own.unit, kind.unit, own.kind == "m") for n in counts(a)], a.shape, kind)


def _array(found, shape, kind):
    from array import array as packed

    from ._conversions import from_raw

    wide = 1 << 64
    made = from_raw(packed("Q", [n % wide for n in found]).tobytes(), S.time_type(kind.kind, kind.unit), shape)
    return made if kind.isnative else made.astype(kind)


def scalar(kind, n):
    """One time or span of a count, which wraps around as 64 bits do."""
    n = (n + (1 << 63)) % (1 << 64) - (1 << 63)
    made = object.__new__(datetime64 if kind.kind == "M" else timedelta64)
    made._count, made._kind = n, kind if kind.isnative else kind.newbyteorder("=")
    return made


class _Time(generic):
    """What times and spans share."""

    _letter = ""

    def __new__(cls, value=None, unit=None):
        if isinstance(unit, tuple):
            name = unit[0].decode() if isinstance(unit[0], bytes) else unit[0]
            unit = f"{unit[1]}{name}"
        if isinstance(unit, bytes):
            unit = unit.decode()
        if isinstance(value, (list,)) or getattr(value, "ndim", 0):
            from ._creation import array

            return array(value, S.time_type(cls._letter, canonical(unit)))
        n, own = count_of(value, cls._letter)
        if cls._letter == "m" and isinstance(value, datetime64) or cls._letter == "M" and isinstance(value, timedelta64):
            raise ValueError(_NOT_CONVERTED[cls._letter])
        wanted = canonical(unit) if unit is not None else own or "generic"
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
        """Equal times have one hash, whatever their units; that of Python's own where Python has such a time."""
        n, unit = self._count, self._kind.unit
        if n == NAT:
            return object.__hash__(self)
        if unit == "generic":
            if self._letter == "m":
                raise ValueError("Can't hash generic timedelta64")
            return hash(n)
        if self._letter == "m":
            if is_calendar(unit):
                return hash((months(unit) * n, "M"))
            count = n * in_attoseconds(unit)
            day, whole = 86400 * 10**18, _python.timedelta
        else:
            day, whole = 86400 * 10**18, _python.datetime
            count = rescale(n, unit, "D") * day if is_calendar(unit) else n * in_attoseconds(unit)
        if count % 10**12 == 0:
            span = count // 10**12
            if self._letter == "m" and abs(span) < 86400 * 10**6 * 999999999:
                return hash(whole(microseconds=span))
            if self._letter == "M" and -62135596800 * 10**6 <= span < 253402300800 * 10**6:
                return hash(whole(1970, 1, 1) + _python.timedelta(microseconds=span))
        return hash(divmod(count, day))

    def __str__(self):
        return text_of(self._kind, self._count)

    def __format__(self, spec):
        return format(str(self), spec)

    def __reduce__(self):
        from ._core.multiarray import scalar

        return scalar, (self.dtype, self.tobytes())


def _package():
    """What stands before the name of a type: shorter since NumPy 2."""
    return "np" if _scalars.edition > 125 else "numpy"


class datetime64(_Time):
    """A point in time, such as ``datetime64('2001-02-03')`` or ``datetime64(5, 'D')``."""

    _letter = "M"

    def __repr__(self):
        unit = self._kind.unit
        # A text of hours is read as one of hours, but NumPy says so, and no text tells a multiple or of what NaT is one.
        said = self._count == NAT or unit == "h" or unit[0].isdigit()
        shown = f",'{unit}'" if said else ""
        return f"{_package()}.datetime64('{self}'{shown})"


class timedelta64(_Time, signedinteger):
    """A span of time, such as ``timedelta64(3, 'h')``."""

    _letter = "m"

    def __new__(cls, value=0, unit=None):
        return _Time.__new__(cls, value, unit)

    def __repr__(self):
        shown = "'NaT'" if self._count == NAT else str(self._count)
        unit = "" if self._kind.unit == "generic" else f",'{self._kind.unit}'"
        return f"{_package()}.timedelta64({shown}{unit})"

    def __str__(self):
        if self._count == NAT:
            return "NaT"
        names = {"Y": "years", "M": "months", "W": "weeks", "D": "days", "h": "hours", "m": "minutes", "s": "seconds",
                 "ms": "milliseconds", "us": "microseconds", "ns": "nanoseconds", "ps": "picoseconds",
                 "fs": "femtoseconds", "as": "attoseconds"}  # fmt: skip
        if self._kind.unit == "generic":
            return f"{self._count} generic time units"
        name, count = unit_parts(self._kind.unit)
        return f"{self._count * count} {names[name]}"

    def __float__(self):
        return float(self._count)

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self


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
