"""Working days in France, and the days on which a committee can be held."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spie_desktop.domain.meeting_calendar import is_closed, meeting_days
from spie_desktop.domain.working_days import (
    holiday_name,
    is_working_day,
    public_holidays,
    working_day_from,
    working_day_until,
    working_days_after,
    working_days_before,
    working_days_between,
)

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2060, 12, 31))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_a_year_has_its_eleven_holidays() -> None:
    """Metropolitan France: eleven holidays, Easter and Ascension where the calendar of 2026 puts them."""
    assert len(public_holidays(2026)) == 11
    assert holiday_name(day("2026-04-06")) == "Lundi de Pâques"
    assert holiday_name(day("2026-05-14")) == "Ascension"
    assert holiday_name(day("2026-05-15")) is None


@pytest.mark.parametrize(
    ("meeting", "count", "expected"),
    [
        ("2026-03-19", 3, "2026-03-16"),  # Thursday → Monday
        ("2026-03-19", 2, "2026-03-17"),
        ("2026-03-16", 3, "2026-03-11"),  # Monday: the week-end does not count
        ("2026-05-12", 3, "2026-05-06"),  # Tuesday after the 8th of May
        ("2026-04-09", 3, "2026-04-03"),  # Thursday after Easter Monday → Friday before
        ("2027-01-04", 2, "2026-12-30"),  # across New Year's Day
        ("2026-03-19", 0, "2026-03-19"),
    ],
)
def test_days_before_skip_week_ends_and_holidays(meeting: str, count: int, expected: str) -> None:
    """J-3 and J-2 count working days only."""
    assert working_days_before(day(meeting), count) == day(expected)


@given(DAYS, st.integers(0, 30))
def test_forwards_then_backwards_comes_home(start: dt.date, count: int) -> None:
    """From a working day, as many days after as before lead back to it; both ends are worked."""
    start = working_day_from(start)
    there = working_days_after(start, count)
    assert is_working_day(there)
    assert working_days_before(there, count) == start
    assert working_days_between(start, there) == count
    assert working_days_between(there, start) == -count


@given(DAYS)
def test_the_nearest_working_days_surround_a_day(some: dt.date) -> None:
    """A worked day is its own; else one stands on each side, with nothing worked between."""
    before, after = working_day_until(some), working_day_from(some)
    assert before <= some <= after
    assert is_working_day(before)
    assert is_working_day(after)
    assert (before == after) == is_working_day(some)
    assert working_days_between(before, after) == (0 if before == after else 1)


def test_counting_by_a_negative_number_is_our_mistake() -> None:
    """A direction is a function, never a sign."""
    with pytest.raises(ValueError, match="negative"):
        working_days_before(day("2026-03-19"), -1)


def test_meetings_come_every_other_week() -> None:
    """A fortnightly Thursday stays a Thursday of the same fortnights."""
    days = meeting_days(day("2026-01-08"), day("2026-03-31"))
    assert days == [day("2026-01-08") + dt.timedelta(weeks=2 * number) for number in range(6)]


def test_a_meeting_on_a_holiday_moves_to_the_nearest_open_day() -> None:
    """Ascension Thursday 2026: the meeting is held on the day beside it, and the next ones keep their Thursday."""
    days = meeting_days(day("2026-04-30"), day("2026-05-31"))
    assert days == [day("2026-04-30"), day("2026-05-15"), day("2026-05-28")]


def test_a_closed_fortnight_is_left_out() -> None:
    """A summer break takes its meetings away without shifting the rhythm."""
    summer = [(day("2026-08-01"), day("2026-08-16"))]
    days = meeting_days(day("2026-07-23"), day("2026-08-31"), closed=summer)
    assert days == [day("2026-07-23"), day("2026-08-20")]


@given(DAYS, st.integers(0, 200), st.integers(1, 8), st.lists(st.tuples(DAYS, DAYS), max_size=3))
def test_no_meeting_on_a_closed_day(
    first: dt.date, length: int, weeks: int, closed: list[tuple[dt.date, dt.date]]
) -> None:
    """Whatever the periods, meetings stand within the series, in order, on open days only."""
    last = first + dt.timedelta(days=length)
    days = meeting_days(first, last, weeks, closed)
    assert days == sorted(set(days))
    assert all(first <= held <= last and not is_closed(held, closed) for held in days)


def test_a_series_has_a_rhythm() -> None:
    """Less than a week between two meetings is refused rather than endless."""
    with pytest.raises(ValueError, match="week"):
        meeting_days(day("2026-01-08"), day("2026-02-08"), weeks_between=0)
