"""Business days: which days of the week count, and which holidays do not. Every answer comes from one function, the rank of a day."""

from bisect import bisect_left

from . import _dtype_specs as S
from . import _dtypes as D
from ._creation import array, asarray
from ._datetimes import _array, counts
from ._reducing import into
from ._broadcasting import broadcast_arrays
from ._units import NAT, date_of

_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_DAY = S.time_type("M", "D")


def _week(weekmask):
    """Seven truth values, Monday first."""
    if isinstance(weekmask, str):
        text = "".join(weekmask.split())
        if len(text) == 7 and set(text) <= {"0", "1"}:
            return tuple(c == "1" for c in text)
        named = [text[i : i + 3] for i in range(0, len(text), 3)]
        if not named or not set(named) <= set(_DAYS):
            raise ValueError(f'Invalid business day weekmask string "{weekmask}"')
        return tuple(day in named for day in _DAYS)
    values = asarray(weekmask)
    if values.shape != (7,):
        raise ValueError("A business day weekmask array must have length 7")
    if not ((values == 0) | (values == 1)).all():
        raise ValueError("A business day weekmask array must have all 1's and 0's")
    return tuple(bool(v) for v in values.tolist())


def _dates(values):
    """Days of whatever names them; times of day would be lost."""
    found = asarray(values)
    if found.dtype.kind == "M" and found.dtype.unit not in ("Y", "M", "W", "D", "generic"):
        raise TypeError(f"Cannot cast array data from {found.dtype!r} to {_DAY!r} according to the rule 'safe'")
    return found.astype(_DAY) if found.dtype.kind in "MO" else asarray(values, _DAY)


class busdaycalendar:
    """Which days are business days: a mask of the week, Monday first, and holidays."""

    def __init__(self, weekmask="1111100", holidays=()):
        self._week = _week(weekmask)
        if not any(self._week):
            raise ValueError("Cannot construct a numpy.busdaycal with a weekmask of all zeros")
        given = set(counts(_dates(holidays))) if len(asarray(holidays).shape) and asarray(holidays).size else set()
        self._holidays = sorted(d for d in given if d != NAT and self._week[(d + 3) % 7])
        # How many business days of a week lie before each of its days.
        self._before = [sum(self._week[:i]) for i in range(8)]

    @property
    def weekmask(self):
        return array(list(self._week), bool)

    @property
    def holidays(self):
        return _array(list(self._holidays), (len(self._holidays),), _DAY)

    def rank(self, day):
        """How many business days lie between the first Monday of the calendar and a day."""
        weeks, rest = divmod(day + 3, 7)
        return weeks * self._before[7] + self._before[rest] - bisect_left(self._holidays, day)

    def counts(self, day):
        return self.rank(day + 1) > self.rank(day)

    def of_rank(self, rank):
        """The business day before which so many lie."""
        low = (rank // self._before[7] - 1) * 7 - 3
        high = low + 7 * (3 + len(self._holidays))
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if self.rank(middle + 1) > rank else (middle + 1, high)
        return low

    def rolled(self, day, roll):
        """The day itself if it counts, the next or the last one that does otherwise."""
        if day == NAT or self.counts(day):
            return day
        if roll == "raise":
            raise ValueError("Non-business day date in busday_offset")
        if roll == "nat":
            return NAT
        forward = roll in ("forward", "following", "modifiedfollowing")
        found = self.of_rank(self.rank(day) - (not forward))
        if roll.startswith("modified") and date_of(found)[:2] != date_of(day)[:2]:
            found = self.of_rank(self.rank(day) - forward)
        return found


def _calendar(weekmask, holidays, given):
    if given is None:
        return busdaycalendar("1111100" if weekmask is None else weekmask, () if holidays is None else holidays)
    if weekmask is not None or holidays is not None:
        raise ValueError("Cannot supply both the weekmask/holidays and the busdaycal parameters to a business day function")
    return given


def _made(found, like, kind, out):
    made = _array(found, like.shape, kind) if kind is _DAY else array(found, kind).reshape(like.shape)
    return into(made if made.ndim or out is not None else made[()], out)


def is_busday(dates, weekmask=None, holidays=None, busdaycal=None, out=None):
    """Which days are business days."""
    calendar, days = _calendar(weekmask, holidays, busdaycal), _dates(dates)
    return _made([d != NAT and calendar.counts(d) for d in counts(days)], days, D.BOOL, out)


_ROLLS = "raise nat forward following backward preceding modifiedfollowing modifiedpreceding".split()


def busday_offset(dates, offsets, roll="raise", weekmask=None, holidays=None, busdaycal=None, out=None):
    """So many business days later; ``roll`` says what becomes of a day that is none."""
    if roll not in _ROLLS:
        raise ValueError(f"Invalid business day roll parameter \"{roll}\"")
    calendar = _calendar(weekmask, holidays, busdaycal)
    steps = asarray(offsets)
    if steps.dtype.kind not in "iub" and not (steps.dtype.kind == "m" and steps.dtype.unit in ("D", "generic")):
        raise TypeError(f"Cannot cast array data from {steps.dtype!r} to dtype('int64') according to the rule 'safe'")
    days, steps = broadcast_arrays(_dates(dates), steps.astype("i8"))
    found = []
    for day, step in zip(counts(days), steps.ravel().tolist()):
        if day == NAT and roll == "raise":
            raise ValueError("NaT input in busday_offset")
        day = calendar.rolled(day, roll)
        found.append(day if day == NAT else calendar.of_rank(calendar.rank(day) + step))
    return _made(found, days, _DAY, out)


def busday_count(begindates, enddates, weekmask=None, holidays=None, busdaycal=None, out=None):
    """How many business days lie from one day to before another; less than zero if that comes first."""
    calendar = _calendar(weekmask, holidays, busdaycal)
    first, last = broadcast_arrays(_dates(begindates), _dates(enddates))
    found = []
    for a, b in zip(counts(first), counts(last)):
        if NAT in (a, b):
            raise ValueError("Cannot compute a business day count with a NaT (not-a-time) date")
        found.append(calendar.rank(b + (a > b)) - calendar.rank(a + (a > b)))
    return _made(found, first, D.INT64, out)


busdaycalendar.__module__ = "numpy"
