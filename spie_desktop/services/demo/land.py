"""The fictional département: territories, structures, professionals, seats, charter, offers, calendar."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from spie_desktop.domain.vocabulary.attendance import AttendanceMode
from spie_desktop.domain.working_days import working_day_from
from spie_desktop.models.meeting import Meeting
from spie_desktop.services import attendance, charters, offers
from spie_desktop.services.demo.library import StructureText, library
from spie_desktop.services.demo.names import email, host_of
from spie_desktop.services.demo.workshop import Place, Staffed, Workshop
from spie_desktop.services.directory import Kind
from spie_desktop.services.directory.changes import add, add_closure
from spie_desktop.services.directory.values import Value
from spie_desktop.services.filling import living
from spie_desktop.services.meetings import plan_series

_HOURS = (dt.time(8, 30), dt.time(9), dt.time(14), dt.time(14), dt.time(10), dt.time(10))
_THURSDAY = 3
_PAST, _AHEAD = dt.timedelta(weeks=52), dt.timedelta(weeks=14)
_SHARING = 2  # territories that share the first structures
_COHORTS = (
    ("Jeunes de 18 à 30 ans", "18", "30", "Jeunes sans emploi ni formation"),
    ("Parents seuls", "18", "60", "Parents seuls allocataires du RSA"),
    ("Retour durable à l’emploi", "30", "62", "Demandeurs d’emploi de longue durée"),
)


def settle(workshop: Workshop) -> None:
    """Writes the places, and everybody who works there."""
    texts = library()
    found = texts.places["territory"][: workshop.scale.territories]
    workshop.places.extend(_territory(workshop, rank, one) for rank, one in enumerate(found))
    shared = [_structure(workshop, text, *_stands(workshop, text)) for text in texts.structures]
    _offers(workshop, shared)
    for rank, place in enumerate(workshop.places):
        own = [] if rank < _SHARING else [_local(workshop, place, text) for text in texts.further]
        place.structures = [*own, *shared]
        _seats(workshop, place, rank)
    _charter(workshop)


def plan_calendar(workshop: Workshop) -> None:
    """A year of fortnightly committees behind, a quarter ahead; the next one is at least six days away."""
    wait = (_THURSDAY - (workshop.today.weekday() + 6)) % 7 + 6
    thursday = workshop.today + dt.timedelta(days=wait)
    for rank, place in enumerate(workshop.places):
        first = thursday + dt.timedelta(days=rank % 2)
        values = {"name": f"Comité {place.name}", "starts_on": first - _PAST, "ends_on": first + _AHEAD}
        planned = plan_series(workshop.session, workshop.author, place.id, values)
        place.meeting_ids = list(planned.meeting_ids)
        place.days = [living(workshop.session, Meeting, one).held_on for one in planned.meeting_ids]
        place.skipped = 8 if rank == 1 else None


def _territory(workshop: Workshop, rank: int, found: Mapping[str, Any]) -> Place:
    places = library().places
    communes = [(one["name"], one["postcode"]) for one in found["communes"]]
    chief = communes[0][0]
    values: dict[str, Any] = {
        "name": found["name"],
        "code": f"T{rank + 1}",
        "department_code": places["department_code"],
        "communes": ", ".join(name for name, _postcode in communes),
        "email": f"spie@{host_of(chief)}",
        "phone": workshop.names.desk_phone(),
        "meeting_place": f"Salle des associations, {chief}",
        "remote_link": f"https://visio.{host_of(places['department'])}/comite-{rank + 1}",
        "meeting_time": _HOURS[rank],
    }
    territory_id = _add(workshop, Kind.TERRITORY, values)
    year = workshop.today.year
    for start, end, reason in (
        (f"01/08/{year - 1}", f"15/08/{year - 1}", "Congés d’été"),
        (f"24/12/{year - 1}", f"02/01/{year}", "Fêtes de fin d’année"),
        (f"01/08/{year}", f"15/08/{year}", "Congés d’été"),
        (f"24/12/{year}", f"02/01/{year + 1}", "Fêtes de fin d’année"),
    ):
        add_closure(workshop.session, territory_id, start, end, reason)
    cohorts = [_cohort(workshop, territory_id, index) for index in range(len(_COHORTS))]
    return Place(territory_id, values["name"], communes, cohorts, [])


def _cohort(workshop: Workshop, territory_id: str, index: int) -> str:
    name, youngest, oldest, public = _COHORTS[index]
    values: dict[str, Any] = {
        "name": f"{name} {workshop.today.year}",
        "territory_id": territory_id,
        "public": public,
        "age_from": youngest,
        "age_to": oldest,
        "target_size": str(max(10, workshop.scale.people // (3 * workshop.scale.territories))),
        "starts_on": workshop.today - _PAST,
    }
    return _add(workshop, Kind.COHORT, values)


def _stands(workshop: Workshop, text: StructureText) -> tuple[tuple[str, str], str | None]:
    """Where a structure is; one that sits at a single table belongs to that territory."""
    place = workshop.places[text.seats[0]]
    return place.communes[text.town], place.id if len(text.seats) == 1 else None


def _local(workshop: Workshop, place: Place, text: StructureText) -> Staffed:
    town = place.communes[0]
    told = StructureText(text.name.format(place=town[0]), f"{text.short} {town[0]}", text.nature, text.jobs)
    return _structure(workshop, told, town, place.id)


def _structure(workshop: Workshop, text: StructureText, town: tuple[str, str], territory_id: str | None) -> Staffed:
    commune, postcode = town
    host = host_of(text.short)
    values = {
        "name": text.name,
        "short_name": text.short,
        "nature": text.nature,
        "description": text.description,
        "territory_id": territory_id,
        "email": f"contact@{host}",
        "phone": workshop.names.desk_phone(),
        "address_line": workshop.names.street(),
        "postcode": postcode,
        "commune": commune,
    }
    organisation_id = _add(workshop, Kind.ORGANISATION, values)
    people = [_professional(workshop, job, host, organisation_id, territory_id) for job in text.jobs]
    return Staffed(organisation_id, text, people)


def _professional(workshop: Workshop, job: str, host: str, organisation_id: str, territory_id: str | None) -> str:
    first = workshop.names.first_name(is_woman=job.split()[0].endswith("e"))
    last = workshop.names.last_name()
    values = {
        "last_name": last,
        "first_name": first,
        "organisation_id": organisation_id,
        "territory_id": territory_id,
        "job_title": job,
        "email": email(first, last, host),
        "phone": workshop.names.desk_phone(),
        "is_spie_referent": True,
    }
    return _add(workshop, Kind.PROFESSIONAL, values)


def _seats(workshop: Workshop, place: Place, rank: int) -> None:
    """Nine or ten seats; the last structure to come has not sat yet when the year begins."""
    table = [one for one in place.structures if rank in one.text.seats] if rank < _SHARING else place.structures[:10]
    for seat, structure in enumerate(table, start=1):
        mode = AttendanceMode.REMOTE if structure.text.is_remote else AttendanceMode.ROOM
        member = structure.professional_ids[rank % len(structure.professional_ids)]
        values = {"professional_id": member, "usual_mode": mode, "rank": seat}
        attendance.seat(workshop.session, place.id, structure.id, values)


def _charter(workshop: Workshop) -> None:
    text = library().charter
    in_force_on = workshop.today - _PAST - dt.timedelta(weeks=6)
    values = {"version": text["version"], "title": text["title"], "body": text["body"], "in_force_on": in_force_on}
    charters.publish(workshop.session, values)


def _offers(workshop: Workshop, shared: list[Staffed]) -> None:
    by_short = {one.text.short: one for one in shared}
    for text in library().offers:
        structure = by_short[text["structure"]]
        values = {
            "name": text["name"],
            "organisation_id": structure.id,
            "themes": list(text["themes"]),
            "summary": text["summary"],
            "publics": text["publics"],
            "criteria": text.get("criteria", ""),
            "capacity": text.get("capacity"),
            "how_to_refer": "Fiche de liaison au référent, réponse sous huit jours.",
            "checked_on": working_day_from(workshop.today - dt.timedelta(days=90)),
        }
        workshop.offer_ids.setdefault(structure.text.short, offers.add(workshop.session, values))


def _add(workshop: Workshop, kind: Kind, values: Mapping[str, Value]) -> str:
    """Written at once: what follows refers to it."""
    record_id = add(workshop.session, kind, values)
    workshop.session.flush()
    return record_id
