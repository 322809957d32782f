"""The agenda: its dates before the meeting, its ceiling, the time of each situation."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spie_desktop.domain.agenda import (
    CEILING,
    Pace,
    agenda_dates,
    dispatch_on,
    freeze_on,
    pace,
    places_left,
    time_box,
)
from spie_desktop.domain.working_days import is_working_day


def test_the_agenda_of_a_thursday() -> None:
    """Requests until Monday, settled on Monday (J-3), in every hand on Tuesday (J-2)."""
    dates = agenda_dates(dt.date(2026, 3, 19))
    assert dates.deadline_on == dt.date(2026, 3, 16)
    assert dates.freeze_on == freeze_on(dt.date(2026, 3, 19)) == dt.date(2026, 3, 16)
    assert dates.dispatch_on == dispatch_on(dt.date(2026, 3, 19)) == dt.date(2026, 3, 17)


def test_a_territory_may_ask_for_an_earlier_deadline() -> None:
    """The deadline for requests is the territory's own; J-3 and J-2 are not."""
    dates = agenda_dates(dt.date(2026, 3, 19), deadline_days=5)
    assert dates.deadline_on == dt.date(2026, 3, 12)
    assert dates.freeze_on == dt.date(2026, 3, 16)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2060, 12, 31)))
def test_what_precedes_a_meeting_falls_on_working_days(meeting_on: dt.date) -> None:
    """Whatever the day: the freeze comes before the dispatch, which comes before the meeting."""
    dates = agenda_dates(meeting_on)
    assert dates.freeze_on < dates.dispatch_on < meeting_on
    assert is_working_day(dates.freeze_on)
    assert is_working_day(dates.dispatch_on)


def test_ten_is_the_ceiling() -> None:
    """Ten situations leave no place; an eleventh, come by a merge, shows as one too many."""
    assert CEILING == 10
    assert [places_left(count) for count in (0, 7, 10, 11)] == [10, 3, 0, -1]
    assert places_left(7, ceiling=8) == 1


def test_the_time_left_is_shared_among_the_situations_left() -> None:
    """63 minutes for 5 situations make 12 min 36 s each; overtime leaves nothing, the last one has all."""
    assert time_box(63 * 60, 5) == 12 * 60 + 36
    assert time_box(-30, 5) == 0
    assert time_box(600, 1) == 600
    assert time_box(600, 0) == 600


@given(st.integers(0, 20_000), st.integers(1, 12))
def test_shared_time_never_exceeds_what_is_left(seconds: int, situations: int) -> None:
    """All boxes together fit in the time left, and waste less than a second a situation."""
    box = time_box(seconds, situations)
    assert 0 <= seconds - box * situations < situations


@pytest.mark.parametrize(
    ("spent", "expected"),
    [
        (0, Pace.ON_TIME),
        (449, Pace.ON_TIME),
        (450, Pace.NEARLY),
        (599, Pace.NEARLY),
        (600, Pace.OVER),
        (900, Pace.OVER),
    ],
)
def test_a_clock_turns_amber_then_red(spent: int, expected: Pace) -> None:
    """Amber at 75 % of the budget, red at 100 %."""
    assert pace(spent, 600) is expected
