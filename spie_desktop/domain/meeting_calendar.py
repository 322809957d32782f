"""The days on which a territory's committee meets, every other week, moved when the day is closed."""

import datetime as dt
from collections.abc import Iterable, Sequence

from spie_desktop.domain.working_days import is_working_day

Period = tuple[dt.date, dt.date]
_DAY = dt.timedelta(days=1)


def is_closed(day: dt.date, closed: Iterable[Period] = ()) -> bool:
    """No committee can be held on this day: week-end, public holiday, or a period of closing."""
    return not is_working_day(day) or any(first <= day <= last for first, last in closed)


def meeting_days(first: dt.date, last: dt.date, weeks_between: int = 2, closed: Sequence[Period] = ()) -> list[dt.date]:
    """One day a fortnight from `first` to `last`; a closed day moves to the nearest open day of its week.

    A fortnight whose week is wholly closed is left out: the rhythm of the next ones does not shift.
    """
    if weeks_between < 1:
        raise ValueError("a series needs at least a week between two meetings")
    days: list[dt.date] = []
    day = first
    while day <= last:
        held = _nearest_open(day, closed)
        if held is not None and first <= held <= last:
            days.append(held)
        day += dt.timedelta(weeks=weeks_between)
    return days


def _nearest_open(day: dt.date, closed: Sequence[Period]) -> dt.date | None:
    monday = day - dt.timedelta(days=day.weekday())
    week = [monday + offset * _DAY for offset in range(5)]
    near = sorted(week, key=lambda other: (abs((other - day).days), other < day))
    return next((other for other in near if not is_closed(other, closed)), None)
