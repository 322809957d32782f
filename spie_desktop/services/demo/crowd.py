"""The people beyond the stories, when a large vault is wanted: a person and her case file each."""

import datetime as dt
import random
from collections.abc import Iterator

from spie_desktop.domain.vocabulary.general import Sex
from spie_desktop.domain.vocabulary.parcours import Step
from spie_desktop.services.demo.names import Names, email
from spie_desktop.services.demo.workshop import Place
from spie_desktop.services.people import PersonRow

_DAY = dt.timedelta(days=1)
_YEARS = 5
_LONG = 0.03  # share of the parcours that last more than a season


def crowd(rng: random.Random, names: Names, places: list[Place], count: int, today: dt.date) -> Iterator[PersonRow]:
    """Entered over the last five years, in the order of their entry; most of them have ended."""
    span = _YEARS * 365
    for rank in range(count):
        place = places[rank % len(places)]
        entered = today - (span - rank * (span - 1) // count) * _DAY
        yield PersonRow(_person(rng, names, place, today), _case_file(rng, place, entered, today))


def _person(rng: random.Random, names: Names, place: Place, today: dt.date) -> dict[str, object]:
    is_woman = rng.random() < 0.52
    first, last = names.first_name(is_woman=is_woman), names.last_name()
    commune, postcode = rng.choice(place.communes)
    return {
        "last_name": last,
        "first_name": first,
        "sex": Sex.FEMALE if is_woman else Sex.MALE,
        "born_on": names.birth(18, 62, today),
        "address_line": names.street(),
        "postcode": postcode,
        "commune": commune,
        "phone": names.mobile(),
        "email": email(first, last),
    }


def _case_file(rng: random.Random, place: Place, entered: dt.date, today: dt.date) -> dict[str, object]:
    """Nearly all have ended within three months; the latest still wait for their first appointment."""
    longest = 400 if rng.random() < _LONG else 85
    ended = entered + rng.randint(40, longest) * _DAY
    values: dict[str, object] = {
        "territory_id": place.id,
        "entered_on": entered,
        "oriented_on": entered,
        "referent_id": rng.choice(rng.choice(place.structures).professional_ids),
    }
    if ended < today:
        return values | {"closed_on": ended, "step": Step.CLOSED, "first_appointment_on": entered + 20 * _DAY}
    return values | {"step": Step.COMPOSITION}
