"""When a backup is due, and which ones are kept: seven days, four weeks, twelve months."""

import datetime as dt
import enum
from collections.abc import Callable, Iterable

DAYS = 7
WEEKS = 4
MONTHS = 12
_LATE_AFTER = dt.timedelta(days=3)
_OLD_AFTER = dt.timedelta(days=10)


class Freshness(enum.StrEnum):
    """Fraîcheur de la sauvegarde: how old the last one is."""

    NEVER = "never"
    FRESH = "fresh"
    LATE = "late"
    OLD = "old"


def is_due(last: dt.datetime | None, now: dt.datetime) -> bool:
    """One a day of use; a backup dated after now (the clock was moved back) does not count."""
    return last is None or last > now + dt.timedelta(minutes=5) or last.date() < now.date()


def freshness(last: dt.datetime | None, now: dt.datetime) -> Freshness:
    if last is None:
        return Freshness.NEVER
    age = now - last
    if age >= _OLD_AFTER:
        return Freshness.OLD
    return Freshness.LATE if age >= _LATE_AFTER else Freshness.FRESH


def kept(moments: Iterable[dt.datetime], now: dt.datetime) -> frozenset[dt.datetime]:
    """Of the backups made at these moments, those to keep: the last of each recent day, week and month.

    What is dated after now is kept and takes nobody's place: a clock that was wrong once must not drive out the rest.
    """
    every = sorted(set(moments), reverse=True)
    ahead = {moment for moment in every if moment > now + dt.timedelta(days=1)}
    past = [moment for moment in every if moment not in ahead]
    return frozenset(
        ahead
        | _last_of_each(past, lambda moment: moment.date(), DAYS)
        | _last_of_each(past, lambda moment: moment.isocalendar()[:2], WEEKS)
        | _last_of_each(past, lambda moment: (moment.year, moment.month), MONTHS)
    )


def _last_of_each(
    newest_first: list[dt.datetime], period: Callable[[dt.datetime], object], count: int
) -> set[dt.datetime]:
    found: dict[object, dt.datetime] = {}
    for moment in newest_first:
        if period(moment) not in found:
            if len(found) == count:
                break
            found[period(moment)] = moment
    return set(found.values())
