"""Units of time and the calendar: counts of one unit as counts of another. Nothing of arrays is known here."""

import re
from math import gcd

#: The count that is not a time.
NAT = -(1 << 63)
_SECONDS = {"W": 604800, "D": 86400, "h": 3600, "m": 60, "s": 1}
FRACTIONS = {"ms": 3, "us": 6, "ns": 9, "ps": 12, "fs": 15, "as": 18}
_UNITS = ("Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns", "ps", "fs", "as")


def canonical(unit):
    """A unit of time as it is written: without a factor of one."""
    if not unit or unit == "generic":
        return "generic"
    name, count = unit_parts(unit)
    return name if count == 1 else f"{count}{name}"


def unit_parts(unit):
    """Name and factor of a unit of time."""
    matched = re.match(r"\[?(\d*)([A-Za-zμ]+)(?:/(\d+))?\]?$", unit)
    name = matched and {"μs": "us"}.get(matched.group(2), matched.group(2))
    if not matched or name not in _UNITS and name != "generic":
        raise TypeError(f'Invalid datetime unit "{unit}" in metadata' if not matched else
                        f'Invalid datetime unit in metadata string "[{unit}]"')  # fmt: skip
    count = int(matched.group(1) or 1)
    if matched.group(3):
        parts = int(matched.group(3))
        found = next((f for f in _divided(name) if count * f[1] % parts == 0), None) if count % parts else (name, 1)
        if found is None:
            raise ValueError(f"divisor ({parts}) is not a multiple of a lower-unit in datetime metadata \"[{unit}]\"")
        name, count = found[0], count * found[1] // parts
    return name, count


def _divided(name):
    """The next smaller units with how many of them make up one: a year is 12 months, 52 weeks or 365 days here."""
    parts = {"Y": (("M", 12), ("W", 52), ("D", 365)), "M": (("W", 4), ("D", 30), ("h", 720)),
             "W": (("D", 7), ("h", 168), ("m", 10080)), "D": (("h", 24), ("m", 1440), ("s", 86400)),
             "h": (("m", 60), ("s", 3600)), "m": (("s", 60), ("ms", 60000))}  # fmt: skip
    if name in parts:
        return parts[name]
    later = _UNITS[_UNITS.index(name) + 1 :][:2]
    return [(unit, 1000 ** (i + 1)) for i, unit in enumerate(later)]


def in_attoseconds(unit):
    """How many attoseconds a unit of fixed length takes."""
    name, count = unit_parts(unit)
    if name in _SECONDS:
        return count * _SECONDS[name] * 10**18
    return count * 10 ** (18 - FRACTIONS[name])


def is_calendar(unit):
    """Whether a unit is one of months or years, which take now more days and now fewer."""
    return unit != "generic" and unit_parts(unit)[0] in "YM"


def months(unit):
    """How many months a unit of the calendar takes."""
    name, count = unit_parts(unit)
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


def factor(a, b):
    """How many of one unit another takes, at least one; refused where 64 bits do not hold it, as NumPy does."""
    if "generic" in (a, b) or is_calendar(a) or is_calendar(b):
        return 1
    found = max(1, in_attoseconds(a) // in_attoseconds(b))
    if found >= 1 << 63:
        raise OverflowError(f"Integer overflow while computing the conversion factor between NumPy datetime units {a} and {b}")
    return found


_MONTH = 146097, 4800  # days of so many months, on average


def rescale(n, a, b, span=False):
    """A count of one unit as a count of another, rounded down; a span of months is one of average ones."""
    if n == NAT or a == b or "generic" in (a, b):
        return n
    if is_calendar(a):
        if is_calendar(b):
            return n * months(a) // months(b)
        if span:
            return n * months(a) * _MONTH[0] * in_attoseconds("D") // (_MONTH[1] * in_attoseconds(b))
        years, month = divmod(n * months(a), 12)
        return days_of(1970 + years, month + 1, 1) * in_attoseconds("D") // in_attoseconds(b)
    if is_calendar(b):
        if span:
            return n * in_attoseconds(a) * _MONTH[1] // (months(b) * _MONTH[0] * in_attoseconds("D"))
        year, month, _ = date_of(n * in_attoseconds(a) // in_attoseconds("D"))
        return ((year - 1970) * 12 + month - 1) // months(b)
    return n * in_attoseconds(a) // in_attoseconds(b)


def finer(a, b):
    """The unit that holds counts of both."""
    if a == "generic" or a == b:
        return b
    if b == "generic":
        return a
    if is_calendar(a) and is_calendar(b):
        step = gcd(months(a), months(b))
        both_years = unit_parts(a)[0] == unit_parts(b)[0] == "Y"
        return canonical(f"{step // 12}Y" if both_years else f"{step}M")
    if is_calendar(a) or is_calendar(b):
        return b if is_calendar(a) else a
    step = gcd(in_attoseconds(a), in_attoseconds(b))
    name = max((unit_parts(u)[0] for u in (a, b)), key=_UNITS.index)
    return canonical(f"{step // in_attoseconds(name)}{name}")


def common_unit(a, b):
    """The unit that holds spans of both: months have no number of days."""
    if is_calendar(a) != is_calendar(b) and "generic" not in (a, b):
        raise TypeError(f"Cannot get a common metadata divisor for Numpy datetime metadata [{a}] and [{b}] because they have incompatible"
                        " nonlinear base time units.")  # fmt: skip
    return finer(a, b)
