"""The promises of time: 72 hours to answer, three months to act, six months to follow up."""

import calendar
import datetime as dt

from spie_desktop.domain.vocabulary.support import FollowUpKind

ANSWER_HOURS = 72
MONTHS_TO_FIRST_ACTION = 3  # first national indicator of the SPIE
MONTHS_TO_FIRST_APPOINTMENT = 1
DAYS_TO_START = 15
FOLLOW_UP_MONTHS = {FollowUpKind.MONTH_1: 1, FollowUpKind.MONTH_3: 3, FollowUpKind.MONTH_6: 6}
MONTHS_TO_ANSWER_RIGHTS = 1  # RGPD, article 12


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of a later month, or its last day when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))


def answer_due_at(received_at: dt.datetime) -> dt.datetime:
    """An answer is promised within 72 hours of reception, Sundays included."""
    return received_at + dt.timedelta(hours=ANSWER_HOURS)


def answer_time_left(received_at: dt.datetime, now: dt.datetime) -> dt.timedelta:
    """Negative once the promise is broken."""
    return answer_due_at(received_at) - now


def answer_was_late(received_at: dt.datetime, answered_at: dt.datetime | None, now: dt.datetime) -> bool:
    return (answered_at or now) > answer_due_at(received_at)


def is_overdue(due_on: dt.date | None, today: dt.date) -> bool:
    """The whole of the due day is still in time."""
    return due_on is not None and due_on < today


def first_action_due_on(entered_on: dt.date) -> dt.date:
    return months_after(entered_on, MONTHS_TO_FIRST_ACTION)


def lacks_action(entered_on: dt.date, first_prescribed_on: dt.date | None, today: dt.date) -> bool:
    """Counts in the national indicator: no insertion action was prescribed within three months of entry."""
    due = first_action_due_on(entered_on)
    return today > due if first_prescribed_on is None else first_prescribed_on > due


def last_entry_to_have_acted(today: dt.date) -> dt.date:
    """People who entered on this day or before should have been prescribed an action by now."""
    day = today - dt.timedelta(days=31 * MONTHS_TO_FIRST_ACTION)
    while first_action_due_on(day + dt.timedelta(days=1)) < today:
        day += dt.timedelta(days=1)
    return day


def first_appointment_due_on(entered_on: dt.date) -> dt.date:
    return months_after(entered_on, MONTHS_TO_FIRST_APPOINTMENT)


def support_due_on(oriented_on: dt.date) -> dt.date:
    return oriented_on + dt.timedelta(days=DAYS_TO_START)


def follow_up_days(from_on: dt.date) -> dict[FollowUpKind, dt.date]:
    """The moments of the six months, from the proposal to the person or from her return to work."""
    return {kind: months_after(from_on, months) for kind, months in FOLLOW_UP_MONTHS.items()}


def follow_up_ends_on(from_on: dt.date) -> dt.date:
    return months_after(from_on, FOLLOW_UP_MONTHS[FollowUpKind.MONTH_6])


def rights_answer_due_on(received_on: dt.date) -> dt.date:
    return months_after(received_on, MONTHS_TO_ANSWER_RIGHTS)
