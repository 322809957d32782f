"""Names made to break something are text like any other: kept, journalled, found, shown and backed up as such."""

import json

import pytest

from spie_desktop.models.person import Person
from spie_desktop.services.all import Services
from spie_desktop.services.directory.kinds import Kind
from spie_desktop.services.people import People
from spie_desktop.store.engine import connect
from spie_desktop.store.store import Store
from tests.conftest import KEY
from tests.reliability.whole import problems_in

FAMILY = "👩\u200d👩\u200d👧"
# What is typed, what is kept of it, and words by which it is found.
NAMES = {
    "nothing special": ("Élodie Œuvrard-L’Hôte", "Élodie Œuvrard-L’Hôte", "oeuvrard l hote"),
    "nul": ("Ate\x00lier du\x00 Nord", "Atelier du Nord", "atelier nord"),
    "controls": ("Ate\x1blier\x07 du\tNord\r\n", "Atelier du Nord", "atelier"),
    "right to left": ("\u202eDupré\u202c\u2066 Léo\u200f", "Dupré Léo", "dupre leo"),
    "arabic": ("مركز العمل", "مركز العمل", "مركز"),
    "emoji": (f"Régie {FAMILY} 🙂", f"Régie {FAMILY} 🙂", "regie"),
    "decomposed": ("Re\u0301gie", "Régie", "régie"),
    "long": ("a" * 10_000, "a" * 10_000, "a" * 10_000),
    "sql": ("'; DROP TABLE organisation; --", "'; DROP TABLE organisation; --", "drop table"),
    "html": ("<b>Gras</b> &amp; <script>alert(1)</script>",) * 2 + ("gras script",),
    "formula": ("=cmd()|'/C calc'!A0",) * 2 + ("cmd calc",),
    "half a pair": ("Lo\ud800gis \udfffneuf", "Logis neuf", "logis neuf"),
    "query language": ('NEAR("alpha" OR NOT beta*) AND ^{gamma}:%_\\',) * 2 + ("alpha beta gamma",),
    "format": ("{name} %s %(x)s ${HOME} {0.__class__}",) * 2 + ("home class",),
    "path": ("../../etc/passwd",) * 2 + ("etc passwd",),
    "null": ("NULL",) * 2 + ("null",),
}


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_hostile_name_goes_through_a_service_and_back(services: Services, store: Store, name: str) -> None:
    """Into the record, the journal, the search, the list, through undo and a new opening: the same plain text."""
    typed, kept, words = NAMES[name]
    identifier = services.directory.add(Kind.ORGANISATION, {"name": typed, "notes": typed})
    services.directory.add(Kind.ORGANISATION, {"name": "Sans rapport"})
    person = People(store).register({"last_name": typed, "first_name": "Zoé"}).person_id

    def check() -> None:
        card = services.directory.card(Kind.ORGANISATION, identifier)
        assert (card.title, card.typed["name"]) == (kept, kept)
        assert (identifier, kept) in {(hit.record_id, hit.title) for hit in services.search.find(words)}
        assert identifier in {row.id for row in services.directory.page(Kind.ORGANISATION, search=words).rows}
        with store.read() as session:
            assert session.get_one(Person, person).last_name == kept

    check()
    services.directory.edit(Kind.ORGANISATION, identifier, {"name": "Autre nom"})
    services.history.undo()
    check()
    payloads = store.rows("SELECT payload FROM operation WHERE record_id = :id ORDER BY id", {"id": identifier})
    assert json.loads(payloads[0][0])["name"] == kept
    anchor = store.close()
    store.reopen(KEY, anchor=anchor)
    check()
    store.close()
    assert problems_in(store.path, KEY) == []


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_hostile_text_may_be_searched(services: Services, name: str) -> None:
    """Typed into the search or above a list, it finds or does not find, and never breaks."""
    typed, kept, _words = NAMES[name]
    identifier = services.directory.add(Kind.ORGANISATION, {"name": kept})
    for text in (typed, kept, kept[:3], f'{kept}"', f"{kept}*"):
        services.search.find(text)
        services.directory.page(Kind.ORGANISATION, search=text)
    assert [hit.record_id for hit in services.search.find(kept)] == [identifier]


def test_tables_are_what_they_were(services: Services, store: Store) -> None:
    """No name was ever executed."""

    def shape() -> list[tuple[str, ...]]:
        connection = connect(store.path, KEY)
        try:
            return list(connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name"))
        finally:
            connection.close()

    before = shape()
    for typed, _kept, _words in NAMES.values():
        services.directory.add(Kind.ORGANISATION, {"name": typed})
    assert shape() == before
    assert services.directory.count(Kind.ORGANISATION) == len(NAMES)
