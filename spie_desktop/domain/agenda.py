"""The rules of an agenda: its ceiling, its dates before the meeting, the time that each situation has."""

import datetime as dt
import enum
from dataclasses import dataclass

from spie_desktop.domain.working_days import working_days_before

# Guide des territoires, 3.b: ten situations at most, agenda settled at J-3, in every hand at J-2.
CEILING = 10
FREEZE_DAYS = 3
DISPATCH_DAYS = 2
DEADLINE_DAYS = 3
DEADLINE_TIME = dt.time(14)

_AMBER = 0.75


@dataclass(frozen=True, slots=True)
class AgendaDates:
    """What must happen when, before a meeting."""

    deadline_on: dt.date
    freeze_on: dt.date
    dispatch_on: dt.date


def agenda_dates(meeting_on: dt.date, deadline_days: int = DEADLINE_DAYS) -> AgendaDates:
    """The last day for requests, then J-3 and J-2 in working days."""
    return AgendaDates(
        deadline_on=working_days_before(meeting_on, deadline_days),
        freeze_on=freeze_on(meeting_on),
        dispatch_on=dispatch_on(meeting_on),
    )


@dataclass(frozen=True, slots=True)
class AgendaMoments:
    """The same, as instants where this computer is."""

    deadline_at: dt.datetime
    freeze_at: dt.datetime
    dispatch_at: dt.datetime


def agenda_moments(
    meeting_on: dt.date, deadline_days: int = DEADLINE_DAYS, hour: dt.time | None = None
) -> AgendaMoments:
    """The agenda is settled and sent at the hour at which requests end, 14 h unless the territory chose another."""
    dates, hour = agenda_dates(meeting_on, deadline_days), hour or DEADLINE_TIME
    return AgendaMoments(
        deadline_at=local_instant(dates.deadline_on, hour),
        freeze_at=local_instant(dates.freeze_on, hour),
        dispatch_at=local_instant(dates.dispatch_on, hour),
    )


def local_instant(day: dt.date, hour: dt.time) -> dt.datetime:
    """An hour of the wall clock where this computer is, with its time zone."""
    return dt.datetime.combine(day, hour).astimezone()


def freeze_on(meeting_on: dt.date) -> dt.date:
    """The day on which the agenda is settled: later changes are named amendments."""
    return working_days_before(meeting_on, FREEZE_DAYS)


def dispatch_on(meeting_on: dt.date) -> dt.date:
    """On this day at the latest, every member holds the agenda."""
    return working_days_before(meeting_on, DISPATCH_DAYS)


def places_left(situations: int, ceiling: int = CEILING) -> int:
    """Negative when the ceiling is exceeded, which a merge of two laptops' work may bring about."""
    return ceiling - situations


def time_box(seconds_left: int, situations_left: int) -> int:
    """The budget of a situation, in seconds: the time left shared among those left."""
    return max(seconds_left, 0) // situations_left if situations_left > 0 else max(seconds_left, 0)


class Pace(enum.StrEnum):
    """allure: how a situation stands against its budget; it colours the clock and never moves on by itself."""

    ON_TIME = "on_time"
    NEARLY = "nearly"
    OVER = "over"


def pace(spent_seconds: int, box_seconds: int) -> Pace:
    """Amber at three quarters of the budget, red when it is used up."""
    if spent_seconds >= box_seconds:
        return Pace.OVER
    return Pace.NEARLY if spent_seconds >= _AMBER * box_seconds else Pace.ON_TIME
