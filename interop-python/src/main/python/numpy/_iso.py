"""Times as text, as ISO 8601 has it."""

import re
from datetime import datetime, timezone

from ._units import FRACTIONS, NAT, date_of, days_of, in_attoseconds, months, unit_parts

_ISO = re.compile(
    r"([+-]?\d{4,}|-?\d{1,4}(?=-|$))(?:-?(\d\d)(?:-?(\d\d)(?:[T ](\d\d)(?::?(\d\d)(?::?(\d\d)(?:\.(\d{1,18}))?)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?)?)?$"
)


def parse(text):
    """Count and unit of a date as ISO 8601 writes it."""
    text = text.strip()
    if text.lower() in ("", "nat"):
        return NAT, "generic"
    if text.lower() in ("today", "now"):
        now = datetime.now(timezone.utc)
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
            digits = zone.replace(":", "").ljust(5, "0")
            if int(digits[1:3]) > 23 or int(digits[3:5]) > 59:
                raise ValueError(f'Timezone offset out of range in datetime string "{text}"')
            seconds -= (1 if digits[0] == "+" else -1) * (int(digits[1:3]) * 3600 + int(digits[3:5]) * 60)
    if minute is None:
        return seconds // 3600, "h"
    if second is None:
        return seconds // 60, "m"
    if fraction is None:
        return seconds, "s"
    digits = -(-len(fraction) // 3) * 3
    return seconds * 10**digits + int(fraction.ljust(digits, "0")), next(u for u, d in FRACTIONS.items() if d == digits)


def text_of(kind, n):
    """A time in ISO 8601, to its unit; a span as a number."""
    if n == NAT:
        return "NaT"
    unit = kind.unit
    if kind.kind == "m":
        return str(n)
    if unit == "generic":
        return str(n)
    name = unit_parts(unit)[0]
    if name in "YM":
        year, month = divmod(n * months(unit), 12)
        return _year(1970 + year) if name == "Y" else f"{_year(1970 + year)}-{month + 1:02d}"
    whole = n * in_attoseconds(unit)
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
    return text if name == "s" else f"{text}.{rest:018d}"[: len(text) + 1 + FRACTIONS[name]]


_UNITS = ("Y", "M", "D", "h", "m", "s", "ms", "us", "ns", "ps", "fs", "as")
_PLACES = (22, 3, 3, 4, 3, 3, 4, 3, 3, 3, 3, 3)


def width(unit, zone=False):
    """How many characters NumPy leaves for a time of a unit: for years of 64 bits, and for a zone or the letter Z."""
    name = unit_parts(unit)[0].replace("W", "D")
    return sum(_PLACES[: _UNITS.index(name) + 1]) + (4 if zone else 0)


def coarsest(unit, n):
    """The coarsest unit, from days on, that says all of a time; hours go with minutes."""
    if n == NAT or unit_parts(unit)[0] in "YMWD":
        return "D"
    rest = n * in_attoseconds(unit) % (86400 * 10**18)
    if not rest:
        return "D"
    if rest % (60 * 10**18) == 0:
        return "m"
    return next(u for u, digits in (("s", 0), *FRACTIONS.items()) if rest % 10 ** (18 - digits) == 0)


def _year(year):
    return f"{year:04d}"
