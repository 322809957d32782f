"""French working days: neither week-ends nor public holidays count."""

import datetime as dt
from functools import cache

_DAY = dt.timedelta(days=1)
_SATURDAY = 5


@cache
def public_holidays(year: int) -> dict[dt.date, str]:
    """The public holidays of metropolitan France in a year, with their French names."""
    import holidays  # loaded at the first date asked for: a start of the program must not pay for it

    return dict(holidays.country_holidays("FR", years=year, language="fr").items())


def holiday_name(day: dt.date) -> str | None:
    """« Fête du Travail » on the first of May; none on an ordinary day."""
    return public_holidays(day.year).get(day)


def is_working_day(day: dt.date) -> bool:
    return day.weekday() < _SATURDAY and holiday_name(day) is None


def working_day_from(day: dt.date) -> dt.date:
    """The day itself when it is worked, else the next one that is."""
    while not is_working_day(day):
        day += _DAY
    return day


def working_day_until(day: dt.date) -> dt.date:
    """The day itself when it is worked, else the last one before it that is."""
    while not is_working_day(day):
        day -= _DAY
    return day


def working_days_before(day: dt.date, count: int) -> dt.date:
    """J-`count`: the working day that stands `count` working days before `day`."""
    return _moved(day, -_DAY, count)


def working_days_after(day: dt.date, count: int) -> dt.date:
    """J+`count`: the working day that stands `count` working days after `day`."""
    return _moved(day, _DAY, count)


def working_days_between(first: dt.date, last: dt.date) -> int:
    """How many working days to wait from `first` to `last`; negative when `last` is past."""
    if last < first:
        return -working_days_between(last, first)
    span = (last - first).days
    return sum(is_working_day(first + dt.timedelta(days=offset)) for offset in range(1, span + 1))


def _moved(day: dt.date, step: dt.timedelta, count: int) -> dt.date:
    if count < 0:
        raise ValueError("count working days forwards or backwards, not by a negative number")
    for _ in range(count):
        day += step
        while not is_working_day(day):
            day += step
    return day
