"""Where ticks stand on axes of dates."""

import datetime
import math

from .ticker import Locator

_DAY = datetime.timedelta(days=1)


class DateLocator(Locator):
    """Chooses among dates; works on numbers of days since 1970."""

    def __init__(self, tz=None):
        self.tz = tz

    def tick_values(self, vmin, vmax):
        """The numbers of the dates from vmin to vmax, which may be dates."""
        from .dates import date2num, num2date

        low, high = (num2date(v, self.tz) if isinstance(v, (int, float)) else v for v in (float(vmin) if not isinstance(
            vmin, datetime.date) else vmin, float(vmax) if not isinstance(vmax, datetime.date) else vmax))
        return [date2num(d) for d in self.dates(low, high)]

    def dates(self, low, high):
        """The dates from one to another."""
        raise NotImplementedError("Derived must override")

    def unit(self):
        """About how many days lie between ticks."""
        return 1.0


class YearLocator(DateLocator):
    """A day of every so many years, those that ``base`` divides."""

    def __init__(self, base=1, month=1, day=1, tz=None):
        super().__init__(tz)
        self._base, self._month, self._day = base, month, day

    def dates(self, low, high):
        first = low.year // self._base * self._base
        found = [datetime.datetime(y, self._month, self._day, tzinfo=low.tzinfo) for y in range(max(1, first), high.year + self._base + 1, self._base)
                 if y <= 9999]
        return [d for d in found if low <= d <= high]

    def unit(self):
        return 365.0 * self._base


def _chosen(given, usual):
    return sorted(usual if given is None else [given] if isinstance(given, int) else given)


class MonthLocator(DateLocator):
    """A day of months, of all or of given ones, of every so many of these."""

    def __init__(self, bymonth=None, bymonthday=1, interval=1, tz=None):
        super().__init__(tz)
        self._months, self._days, self._interval = _chosen(bymonth, range(1, 13)), _chosen(bymonthday, [1]), interval

    def dates(self, low, high):
        found, count = [], 0
        year, month = low.year, 1 if self._interval > 1 else low.month
        while (year, month) <= (high.year, high.month):
            if month in self._months:
                if count % self._interval == 0:
                    for day in self._days:
                        try:
                            found.append(datetime.datetime(year, month, day, tzinfo=low.tzinfo))
                        except ValueError:  # a day that the month does not have
                            continue
                count += 1
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        return [d for d in found if low <= d <= high]

    def unit(self):
        return 30.0 * self._interval


class DayLocator(DateLocator):
    """Days of months, of all or of given ones, of every so many of these."""

    def __init__(self, bymonthday=None, interval=1, tz=None):
        super().__init__(tz)
        self._days, self._interval = _chosen(bymonthday, range(1, 32)), interval

    def dates(self, low, high):
        day = low.replace(hour=0, minute=0, second=0, microsecond=0)
        day += _DAY if day < low else day - day
        found = []
        while day <= high:
            if day.day in self._days:
                found.append(day)
            day += _DAY
        return found[::self._interval]

    def unit(self):
        return float(self._interval) if len(self._days) > 25 else 1.0


class WeekdayLocator(DateLocator):
    """Days of weeks, Mondays being 0, of every so many weeks."""

    def __init__(self, byweekday=1, interval=1, tz=None):
        super().__init__(tz)
        given = [byweekday] if isinstance(byweekday, int) or not hasattr(byweekday, "__iter__") else byweekday
        self._days, self._interval = [getattr(d, "weekday", d) for d in given], interval

    def dates(self, low, high):
        day = low.replace(hour=0, minute=0, second=0, microsecond=0)
        day += _DAY if day < low else day - day
        found, weeks = [], {}
        while day <= high:
            if day.weekday() in self._days:
                week = weeks.setdefault((day - datetime.timedelta(days=day.weekday())).toordinal(), len(weeks))
                if week % self._interval == 0:
                    found.append(day)
            day += _DAY
        return found

    def unit(self):
        return 7.0 * self._interval


class _ClockLocator(DateLocator):
    """Times at which one part of the clock has given values and the finer ones are zero."""

    _part, _count, _seconds = "", 0, 1.0

    def __init__(self, given=None, interval=1, tz=None):
        super().__init__(tz)
        self._values, self._interval = _chosen(given, range(self._count)), interval

    def dates(self, low, high):
        step = datetime.timedelta(seconds=self._seconds)
        start = low.replace(hour=0, minute=0, second=0, microsecond=0)
        start += step * math.ceil((low - start) / step)
        if (high - start) / step > 200000:
            raise ValueError(f"{type(self).__name__} has {(high - start) / step:.0f} ticks from {low} to {high}; choose a coarser one")
        found = []
        while start <= high:
            if getattr(start, self._part) in self._values:
                found.append(start)
            start += step
        return found[::self._interval]

    def unit(self):
        return self._seconds / 86400 * self._interval


class HourLocator(_ClockLocator):
    """Hours."""

    _part, _count, _seconds = "hour", 24, 3600.0

    def __init__(self, byhour=None, interval=1, tz=None):
        super().__init__(byhour, interval, tz)


class MinuteLocator(_ClockLocator):
    """Minutes."""

    _part, _count, _seconds = "minute", 60, 60.0

    def __init__(self, byminute=None, interval=1, tz=None):
        super().__init__(byminute, interval, tz)


class SecondLocator(_ClockLocator):
    """Seconds."""

    _part, _count, _seconds = "second", 60, 1.0

    def __init__(self, bysecond=None, interval=1, tz=None):
        super().__init__(bysecond, interval, tz)


class MicrosecondLocator(DateLocator):
    """Multiples of microseconds."""

    def __init__(self, interval=1, tz=None):
        super().__init__(tz)
        self._interval = interval

    def dates(self, low, high):
        step = datetime.timedelta(microseconds=self._interval)
        start = low.replace(microsecond=0)
        start += step * math.ceil((low - start) / step)
        return [start + step * k for k in range(int((high - start) / step) + 1)] if start <= high else []

    def unit(self):
        return self._interval * 1e-6 / 86400


class RRuleLocator(DateLocator):
    """Dates that a rule of ``dateutil`` gives: ``rule.between(low, high)``."""

    def __init__(self, o, tz=None):
        super().__init__(tz)
        self._rule = o

    def dates(self, low, high):
        return self._rule.between(low, high, True)


class AutoDateLocator(DateLocator):
    """Years, months, days, hours, minutes or seconds: the first that give five ticks or more, in steps that suit them."""

    def __init__(self, tz=None, minticks=5, maxticks=None, interval_multiples=True):
        super().__init__(tz)
        self.minticks, self._most, self._last = minticks, maxticks, YearLocator()

    def get_locator(self, dmin, dmax):
        """The locator for limits."""
        span = dmax - dmin
        days = span.total_seconds() / 86400
        months = (dmax.year - dmin.year) * 12 + dmax.month - dmin.month - (dmax.day < dmin.day)
        kinds = (("year", months // 12, (1, 2, 4, 5, 10, 20, 40, 50, 100, 200, 400, 500, 1000), 11),
                 ("month", months, (1, 2, 3, 4, 6), 12), ("day", int(days), (1, 2, 3, 7, 14, 21), 11),
                 ("hour", int(days * 24), (1, 2, 3, 4, 6, 12), 12), ("minute", int(days * 1440), (1, 5, 10, 15, 30), 11),
                 ("second", int(days * 86400), (1, 5, 10, 15, 30), 11))
        for kind, count, steps, most in kinds:
            if count < self.minticks:
                continue
            most = most if self._most is None else self._most if isinstance(self._most, int) else self._most.get(kind, most)
            step = next((s for s in steps if count <= s * (most - 1)), steps[-1])
            return self._made(kind, step, days)
        from ._ticks import nice_places

        micro = nice_places(0.0, max(span.total_seconds() * 1e6, 1.0), 7)
        return MicrosecondLocator(max(1, int(micro[1] - micro[0])), self.tz)

    def _made(self, kind, step, days):
        tz = self.tz
        if kind == "year":
            return YearLocator(step, tz=tz)
        if kind == "month":
            return MonthLocator(range(1, 13, step), tz=tz)
        if kind == "day":
            starts = {1: range(1, 32), 2: range(1, 32, 2), 3: range(1, 32, 3), 7: (1, 8, 15, 22), 14: (1, 15)}.get(step, (1,))
            return DayLocator(starts, tz=tz)
        made, count = {"hour": (HourLocator, 24), "minute": (MinuteLocator, 60), "second": (SecondLocator, 60)}[kind]
        return made(range(0, count, step), tz=tz)

    def dates(self, low, high):
        self._last = self.get_locator(low, high)
        return self._last.dates(low, high)

    def unit(self):
        return self._last.unit()
