"""Seven days, four weeks, twelve months: nothing else is kept, and the newest always is."""

# ruff: noqa: DTZ001 - backups bear local time, as the person at the computer reads it
import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from spie_desktop.domain.backup_rotation import Freshness, freshness, is_due, kept

NOW = dt.datetime(2026, 11, 20, 18, 0)
MOMENTS = st.lists(st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2028, 1, 1)), max_size=60)


def _daily(days: int) -> list[dt.datetime]:
    return [NOW - dt.timedelta(days=day) for day in range(days)]


def test_two_years_of_daily_backups_become_a_score() -> None:
    """Seven last days, the ends of four weeks, the ends of twelve months."""
    staying = sorted(kept(_daily(730), NOW), reverse=True)
    assert staying[:7] == _daily(7)
    assert len(staying) == 7 + 2 + 11  # this week and this month end with one of the seven days, last week too
    assert staying[-1] == dt.datetime(2025, 12, 31, 18, 0)


def test_several_in_a_day_leave_the_last() -> None:
    """The evening's backup holds the morning's."""
    morning, noon, evening = (NOW.replace(hour=hour) for hour in (9, 12, 17))
    assert kept([morning, noon, evening], NOW) == {evening}


@settings(max_examples=200)
@given(MOMENTS, st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2028, 1, 1)))
def test_rotation_is_safe_whatever_the_clock(moments: list[dt.datetime], now: dt.datetime) -> None:
    """Never more than asked, never the newest lost, thinning twice is thinning once, the future never driven out."""
    staying = kept(moments, now)
    assert staying <= set(moments)
    assert kept(staying, now) == staying
    future = {moment for moment in moments if moment > now + dt.timedelta(days=1)}
    assert future <= staying
    assert len(staying - future) <= 7 + 4 + 12
    if moments:
        assert max(moments) in staying


@given(MOMENTS)
def test_growing_day_by_day_keeps_what_all_at_once_keeps_of_the_last_week(moments: list[dt.datetime]) -> None:
    """Thinning after each backup never loses the last of the seven most recent days."""
    held: set[dt.datetime] = set()
    for moment in sorted(moments):
        held = set(kept(held | {moment}, moment))
    last_days = sorted({moment.date() for moment in moments}, reverse=True)[:7]
    for day in last_days:
        assert max(moment for moment in moments if moment.date() == day) in held


def test_one_backup_a_day_of_use() -> None:
    """Due once the day has changed, due when there was none, due when the last is dated in the future."""
    assert is_due(None, NOW)
    assert not is_due(NOW.replace(hour=8), NOW)
    assert is_due(NOW - dt.timedelta(days=1), NOW)
    assert is_due(NOW + dt.timedelta(days=30), NOW)


def test_the_age_of_the_last_backup_has_a_name() -> None:
    """A long weekend is no reason to worry; ten days are."""
    assert freshness(None, NOW) is Freshness.NEVER
    assert freshness(NOW - dt.timedelta(days=2, hours=23), NOW) is Freshness.FRESH
    assert freshness(NOW - dt.timedelta(days=3), NOW) is Freshness.LATE
    assert freshness(NOW - dt.timedelta(days=10), NOW) is Freshness.OLD
