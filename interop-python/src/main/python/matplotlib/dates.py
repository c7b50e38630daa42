"""Dates on axes: numbers of days since 1970, what writes them (``DateFormatter``), and where ticks stand (locators)."""

import datetime

import numpy as np

from ._datelocators import (AutoDateLocator, DateLocator, DayLocator, HourLocator, MicrosecondLocator, MinuteLocator, MonthLocator,
                            RRuleLocator, SecondLocator, WeekdayLocator, YearLocator)
from .ticker import Formatter

__all__ = ["AutoDateFormatter", "AutoDateLocator", "ConciseDateFormatter", "DateFormatter", "DateLocator", "DayLocator", "HourLocator",
           "MicrosecondLocator", "MinuteLocator", "MonthLocator", "RRuleLocator", "SecondLocator", "WeekdayLocator", "YearLocator",
           "date2num", "datestr2num", "drange", "num2date", "num2timedelta", "MO", "TU", "WE", "TH", "FR", "SA", "SU", "DAILY",
           "HOURLY", "MINUTELY", "MONTHLY", "SECONDLY", "WEEKLY", "YEARLY", "UTC"]

UTC = datetime.timezone.utc
MO, TU, WE, TH, FR, SA, SU = range(7)
YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY, MINUTELY, SECONDLY, MICROSECONDLY = range(8)
HOURS_PER_DAY, MINUTES_PER_DAY, SECONDS_PER_DAY, DAYS_PER_YEAR = 24.0, 1440.0, 86400.0, 365.25
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=UTC)


def get_epoch():
    """The day that is number 0."""
    return "1970-01-01T00:00:00"


def date2num(d):
    """Days since 1970 of a date, or of many: ``datetime``, ``date`` and ``datetime64``, with NaN for NaT."""
    if hasattr(d, "to_numpy"):
        d = d.to_numpy()
    single = not np.iterable(d)
    array = np.asarray([d] if single else d)
    if array.dtype.kind == "O":
        days = np.array([_days(one) for one in array.ravel().tolist()], dtype=float).reshape(array.shape)
    elif array.dtype.kind == "M":
        exact = array.astype("datetime64[us]")
        days = exact.astype(np.int64).astype(float) / 86400e6
        days[np.isnat(array)] = np.nan
    else:
        days = array.astype(float)
    return float(days[0]) if single else days


def _days(one):
    if one is None:
        return np.nan
    if isinstance(one, np.datetime64):
        return date2num(np.array([one]))[0]
    if isinstance(one, datetime.datetime):
        one = one if one.tzinfo is not None else one.replace(tzinfo=UTC)
        gone = one - _EPOCH
        return gone.days + (gone.seconds + gone.microseconds / 1e6) / 86400
    if isinstance(one, datetime.date):
        return float(one.toordinal() - _EPOCH.toordinal())
    return float(one)


def num2date(x, tz=None):
    """The ``datetime`` of a number of days since 1970, or those of many as a list."""
    if np.iterable(x):
        return [num2date(one, tz) for one in np.asarray(x, dtype=float).ravel().tolist()]
    days = int(np.floor(x))
    micro = round((float(x) - days) * 86400e6)
    if abs(x) < 70 * 365:  # where floats are finer than microseconds, they are taken as they are
        pass
    elif micro % 20:
        micro = round(micro / 20) * 20
    found = _EPOCH + datetime.timedelta(days=days, microseconds=micro)
    return found.astimezone(_zone(tz))


def num2timedelta(x):
    """The ``timedelta`` of a number of days."""
    return [num2timedelta(one) for one in x] if np.iterable(x) else datetime.timedelta(days=x)


def datestr2num(d, default=None):
    """Days since 1970 of dates as text, written as ISO 8601 has them."""
    if isinstance(d, str):
        return date2num(datetime.datetime.fromisoformat(d))
    return np.array([datestr2num(one) for one in d])


def drange(dstart, dend, delta):
    """Numbers of days from a date to another one, which is left out, in steps of a ``timedelta``."""
    step = delta.total_seconds() / 86400
    first, last = date2num(dstart), date2num(dend)
    count = int(np.ceil((last - first) / step - 1e-12))
    return first + np.arange(count) * step


def set_epoch(epoch):
    """Days are counted from 1970 here."""
    if str(epoch)[:19] != get_epoch():
        raise RuntimeError("dates count from 1970-01-01 here; subtract the difference from the numbers")


def _zone(tz):
    if isinstance(tz, str):
        from zoneinfo import ZoneInfo

        return ZoneInfo(tz)
    return UTC if tz is None else tz


class DateFormatter(Formatter):
    """A format of ``strftime``."""

    def __init__(self, fmt, tz=None, *, usetex=None):
        self.fmt, self.tz = fmt, tz

    def __call__(self, x, pos=0):
        return num2date(x, self.tz).strftime(self.fmt)


class AutoDateFormatter(Formatter):
    """A format that suits the distance of ticks; ``scaled`` holds them by days."""

    def __init__(self, locator, tz=None, defaultfmt="%Y-%m-%d", *, usetex=None):
        self._locator, self._tz, self.defaultfmt = locator, tz, defaultfmt
        self.scaled = {365.0: "%Y", 30.0: "%Y-%m", 1.0: "%Y-%m-%d", 1 / 24: "%m-%d %H", 1 / 1440: "%d %H:%M", 1 / 86400: "%H:%M:%S",
                       1e-6 / 86400: "%M:%S.%f"}

    def __call__(self, x, pos=None):
        unit = getattr(self._locator, "unit", lambda: 1.0)()
        form = next((form for days, form in sorted(self.scaled.items()) if days >= unit * (1 - 1e-9)), self.defaultfmt)
        return form(x, pos) if callable(form) else num2date(x, self._tz).strftime(form)


class ConciseDateFormatter(Formatter):
    """Of every date what is new in it; what all have in common stands at the axis' end."""

    def __init__(self, locator, tz=None, formats=None, offset_formats=None, zero_formats=None, show_offset=True, *, usetex=None):
        self._tz, self.show_offset, self._offset = tz, show_offset, ""
        self.formats = formats or ["%Y", "%b", "%d", "%H:%M", "%H:%M", "%S.%f"]
        self.zero_formats = zero_formats or ["", *self.formats[:5]]
        if zero_formats is None:
            self.zero_formats[3] = "%b-%d"
        self.offset_formats = offset_formats or ["", "%Y", "%Y-%b", "%Y-%b-%d", "%Y-%b-%d", "%Y-%b-%d %H:%M"]
        self._texts = {}

    def set_locs(self, locs, limits=None):
        dates = [num2date(x, self._tz) for x in locs]
        parts = [(d.year, d.month, d.day, d.hour, d.minute, d.second + d.microsecond / 1e6) for d in dates]
        level = next((k for k in range(5, -1, -1) if len({p[k] for p in parts}) > 1), 5) if len(parts) > 1 else 5
        zero, show = (0, 1, 1, 0, 0, 0), self.show_offset
        self._texts = {}
        for x, date, part in zip(locs, dates, parts):
            if level < 5:
                fresh = part[level] == zero[level]
                form = self.zero_formats[level] if fresh else self.formats[level]
                show = show and not (level < 2 and fresh and level > 0)
            else:
                form = self.zero_formats[5] if part[5] == 0 else self.formats[5]
            text = date.strftime(form)
            self._texts[float(x)] = text.rstrip("0").rstrip(".") if form.endswith("%f") else text
        if show and dates:
            self._offset = dates[-1].strftime(self.offset_formats[level])
        else:
            self._offset = ""

    def __call__(self, x, pos=None):
        known = self._texts.get(float(x))
        return known if known is not None else num2date(x, self._tz).isoformat()

    def get_offset(self):
        return self._offset
