"""A small world for the services: one territory, two structures, their professionals, one person followed."""

import datetime as dt
from dataclasses import dataclass, field

import pytest

from spie_desktop.services.all import Services
from spie_desktop.services.directory import Kind
from spie_desktop.services.facilitator import FacilitatorDraft

THURSDAY = dt.date(2026, 3, 19)


@dataclass
class World:
    """Identifiers of what the tests share."""

    services: Services
    territory: str
    structures: list[str] = field(default_factory=list)
    members: list[str] = field(default_factory=list)

    def person(self, name: str = "Aubrelle", *, entered_on: dt.date = dt.date(2026, 1, 5), **values: object) -> str:
        """A case file of a new person in the territory."""
        told = {"territory_id": self.territory, "entered_on": entered_on, "referent_id": self.members[0]}
        person = {"last_name": name, "commune": "Nervaux", "born_on": dt.date(1990, 5, 1)}
        return self.services.people.register(person | values, told).case_file_id

    def meeting(self, on: dt.date = THURSDAY) -> str:
        return self.services.meetings.plan(self.territory, on, {})


@pytest.fixture
def world(services: Services) -> World:
    services.facilitator.introduce(FacilitatorDraft("Camille", "Exemple", mark="B"))
    territory = services.directory.add(
        Kind.TERRITORY, {"name": "Vallée", "meeting_time": "8h30", "meeting_place": "Salle des fêtes"}
    )
    made = World(services, territory)
    for name in ("Mission locale", "CAF"):
        structure = services.directory.add(Kind.ORGANISATION, {"name": name})
        member = services.directory.add(Kind.PROFESSIONAL, {"last_name": name.split()[0], "organisation_id": structure})
        made.structures.append(structure)
        made.members.append(member)
    return made
