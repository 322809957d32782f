"""The promises of time, to the hour or to the day."""

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spie_desktop.domain.deadlines import (
    answer_due_at,
    answer_time_left,
    answer_was_late,
    first_action_due_on,
    first_appointment_due_on,
    follow_up_days,
    follow_up_ends_on,
    is_overdue,
    lacks_action,
    months_after,
    rights_answer_due_on,
    support_due_on,
)
from spie_desktop.domain.vocabulary.support import FollowUpKind

RECEIVED = dt.datetime(2026, 3, 27, 16, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_an_answer_is_due_within_72_hours() -> None:
    """From a Friday afternoon to the Monday: Sundays count, and so does the change of clocks."""
    due = answer_due_at(RECEIVED)
    assert due - RECEIVED == 72 * HOUR
    assert answer_time_left(RECEIVED, due - HOUR) == HOUR
    assert answer_time_left(RECEIVED, due + HOUR) == -HOUR


def test_an_answer_is_late_by_its_own_hour_not_by_today_s() -> None:
    """Answered in time stays in time; unanswered becomes late when the clock runs out."""
    long_after = RECEIVED + 1000 * HOUR
    assert not answer_was_late(RECEIVED, RECEIVED + 72 * HOUR, long_after)
    assert answer_was_late(RECEIVED, RECEIVED + 73 * HOUR, long_after)
    assert not answer_was_late(RECEIVED, None, RECEIVED + 72 * HOUR)
    assert answer_was_late(RECEIVED, None, RECEIVED + 73 * HOUR)


def test_the_due_day_is_still_in_time() -> None:
    """An action due today is not overdue; one without a deadline never is."""
    today = day("2026-03-19")
    assert not is_overdue(today, today)
    assert is_overdue(day("2026-03-18"), today)
    assert not is_overdue(None, today)


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-03-19", 0, "2026-03-19"),
    ],
)
def test_months_end_where_the_month_ends(start: str, months: int, expected: str) -> None:
    """The same day of another month, or its last day."""
    assert months_after(day(start), months) == day(expected)


@given(st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 31)), st.integers(-240, 240))
def test_months_are_counted_on_the_calendar(start: dt.date, months: int) -> None:
    """Exactly that many months away, never past the day asked for, clamped only at a month's end."""
    there = months_after(start, months)
    assert (there.year - start.year) * 12 + there.month - start.month == months
    assert there.day == min(start.day, calendar.monthrange(there.year, there.month)[1])


def test_three_months_without_an_action() -> None:
    """The national indicator counts who had no prescribed action by the due day, and still counts a late one."""
    entered = day("2026-01-10")
    due = first_action_due_on(entered)
    assert due == day("2026-04-10")
    assert not lacks_action(entered, None, due)
    assert lacks_action(entered, None, due + dt.timedelta(days=1))
    assert not lacks_action(entered, due, day("2026-12-31"))
    assert lacks_action(entered, due + dt.timedelta(days=1), day("2026-12-31"))


def test_the_promises_of_the_beginning() -> None:
    """First appointment within one month of entry, accompaniment within 15 days of orientation."""
    assert first_appointment_due_on(day("2026-01-31")) == day("2026-02-28")
    assert support_due_on(day("2026-03-19")) == day("2026-04-03")
    assert rights_answer_due_on(day("2026-03-19")) == day("2026-04-19")


def test_follow_up_lasts_six_months() -> None:
    """One, three and six months after the proposal, or after the return to work."""
    days = follow_up_days(day("2026-08-31"))
    assert days == {
        FollowUpKind.MONTH_1: day("2026-09-30"),
        FollowUpKind.MONTH_3: day("2026-11-30"),
        FollowUpKind.MONTH_6: day("2027-02-28"),
    }
    assert follow_up_ends_on(day("2026-08-31")) == day("2027-02-28")
