"""How a parcours goes through its five steps, and what keeps a situation off an agenda."""

import datetime as dt

from spie_desktop.domain.vocabulary.parcours import ConsentState, Step

_AGE_BANDS = (18, 26, 36, 46, 56)


def advanced(step: Step, reached: Step) -> Step:
    """The further of the two: a step once reached is not taken back, whatever is written later of an earlier one."""
    return reached if reached.number > step.number else step


def consent_forbids(state: ConsentState | None) -> bool:
    """A refused or withdrawn consent keeps the person off every agenda; one not yet asked for does not."""
    return state in {ConsentState.REFUSED, ConsentState.WITHDRAWN}


def age_on(born_on: dt.date, day: dt.date) -> int:
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def age_band(born_on: dt.date | None, day: dt.date) -> tuple[int, int | None] | None:
    """What an agenda says of an age: first and last year of a band of ten, no last one for the oldest."""
    if born_on is None:
        return None
    age = age_on(born_on, day)
    firsts = [0, *_AGE_BANDS]
    first = max(start for start in firsts if start <= max(age, 0))
    following = next((start for start in firsts if start > first), None)
    return first, None if following is None else following - 1
