"""The directory's four lists: added, found, edited, set aside, deleted, undone."""

import datetime as dt

import pytest

from spie_desktop.domain.vocabulary.organisations import OrganisationKind
from spie_desktop.services.action_labels import ACTIONS
from spie_desktop.services.all import Services
from spie_desktop.services.directory import FIELDS, Filters, InvalidFields, Kind, State
from spie_desktop.services.directory.changes import StillUsed
from spie_desktop.services.directory.records import NoSuchRecord

HOSTILE = [
    "Nu\x00l Association",
    "\u202eAtelier\u200f",
    "👩🏽‍🌾 Ferme",
    "A" * 10_000,
    "'; DROP TABLE organisation",
    "<b>Gras</b>",
    "=cmd()",
]


def names(services: Services, kind: Kind, search: str = "", **filters: object) -> list[str]:
    page = services.directory.page(kind, search=search, filters=Filters(**filters))  # type: ignore[arg-type]
    return [row.cells[0] for row in page.rows]


@pytest.fixture
def aubel(services: Services) -> str:
    return services.directory.add(Kind.TERRITORY, {"name": "Aubel", "meeting_time": "8h30"})


@pytest.fixture
def tilleuls(services: Services, aubel: str) -> str:
    return services.directory.add(
        Kind.ORGANISATION, {"name": "Régie des Tilleuls", "nature": "aci", "commune": "Aubel", "territory_id": aubel}
    )


def test_record_comes_back_as_typed(services: Services, aubel: str, tilleuls: str) -> None:
    """What a form typed is read back whole: values to edit, texts to read, references by their title."""
    cohort = services.directory.add(
        Kind.COHORT,
        {"name": "Jeunes", "territory_id": aubel, "age_from": "18", "age_to": "30", "starts_on": "1/3/2026"},
    )
    card = services.directory.card(Kind.COHORT, cohort)
    assert card.typed["starts_on"] == "01/03/2026"
    assert card.texts["territory_id"] == "Aubel"
    assert services.directory.card(Kind.TERRITORY, aubel).texts["meeting_time"] == "8 h 30"
    organisation = services.directory.card(Kind.ORGANISATION, tilleuls)
    assert organisation.typed["nature"] == OrganisationKind.ACI
    assert organisation.typed["territory_id"] == aubel
    assert set(organisation.typed) == {field.name for field in FIELDS[Kind.ORGANISATION]}


def test_lists_stand_in_french_order_page_by_page(services: Services) -> None:
    """Accents and capitals do not part words; pages follow each other without a gap or a repeat."""
    for name in ["Zébulon", "école", "Eclair", "élan", "abbé", "Œuvre", "Orme"]:
        services.directory.add(Kind.ORGANISATION, {"name": name})
    found, after = [], None
    while True:
        page = services.directory.page(Kind.ORGANISATION, after=after, limit=3)
        found += [row.cells[0] for row in page.rows]
        after = page.after
        if after is None:
            break
    assert found == ["abbé", "Eclair", "école", "élan", "Œuvre", "Orme", "Zébulon"]
    assert services.directory.count(Kind.ORGANISATION) == 7


def test_search_finds_beginnings_of_words_without_accents(services: Services, tilleuls: str) -> None:
    """As one types, each word narrows; professionals are also found by the name of their structure."""
    services.directory.add(Kind.PROFESSIONAL, {"last_name": "Dupré", "first_name": "Léo", "organisation_id": tilleuls})
    services.directory.add(Kind.PROFESSIONAL, {"last_name": "Dupré", "first_name": "Zoé"})
    assert names(services, Kind.ORGANISATION, "till reg") == ["Régie des Tilleuls"]
    assert names(services, Kind.ORGANISATION, "till absent") == []
    assert names(services, Kind.PROFESSIONAL, "dupre") == ["DUPRÉ Léo", "DUPRÉ Zoé"]
    assert names(services, Kind.PROFESSIONAL, "dupre tilleuls") == ["DUPRÉ Léo"]
    assert names(services, Kind.ORGANISATION, '" OR *)(') == []
    assert services.directory.count(Kind.PROFESSIONAL, search="dup") == 2


@pytest.mark.parametrize("name", HOSTILE, ids=["nul", "rtl", "emoji", "long", "sql", "html", "formula"])
def test_hostile_names_are_text(services: Services, name: str) -> None:
    """Any name is stored, listed, searched as the plain text it is, in each of the four lists."""
    shown = name.replace("\x00", "").replace("\u202e", "").replace("\u200f", "")
    for kind in Kind:
        field = "last_name" if kind is Kind.PROFESSIONAL else "name"
        record_id = services.directory.add(kind, {field: name})
        expected = shown.upper() if kind is Kind.PROFESSIONAL else shown
        assert services.directory.card(kind, record_id).title == expected
        assert names(services, kind) == [expected]
        assert names(services, kind, shown[:40]) == [expected]


def test_filters_narrow(services: Services, aubel: str, tilleuls: str) -> None:
    """State, kind of structure and territory narrow the list and its count alike."""
    other = services.directory.add(Kind.ORGANISATION, {"name": "CCAS"})
    services.directory.archive(Kind.ORGANISATION, other)
    assert names(services, Kind.ORGANISATION) == ["Régie des Tilleuls"]
    assert names(services, Kind.ORGANISATION, state=State.ARCHIVED) == ["CCAS (fiche désactivée)"]
    assert names(services, Kind.ORGANISATION, state=State.ALL) == ["CCAS (fiche désactivée)", "Régie des Tilleuls"]
    assert names(services, Kind.ORGANISATION, nature="caf") == []
    assert names(services, Kind.ORGANISATION, territory_id=aubel, nature="aci") == ["Régie des Tilleuls"]
    assert services.directory.counts() == {
        Kind.ORGANISATION: 1, Kind.PROFESSIONAL: 0, Kind.TERRITORY: 1, Kind.COHORT: 0,
    }  # fmt: skip
    assert services.directory.choices(Kind.ORGANISATION) == [(tilleuls, "Régie des Tilleuls")]


def test_wrong_fields_are_told_together(services: Services, aubel: str) -> None:
    """Each field that cannot be kept gets its sentence, all at once, and nothing is written."""
    with pytest.raises(InvalidFields) as refusal:
        services.directory.add(
            Kind.ORGANISATION, {"name": "Alpha", "email": "x", "phone": "1 2 3 4 5", "siret": "1", "postcode": "A"}
        )
    assert set(refusal.value.errors) == {"email", "phone", "siret", "postcode"}
    with pytest.raises(InvalidFields) as refusal:
        services.directory.add(Kind.ORGANISATION, {"name": " \u200f "})
    assert set(refusal.value.errors) == {"name"}
    with pytest.raises(InvalidFields) as refusal:
        services.directory.edit(Kind.TERRITORY, aubel, {"ceiling": "0", "meeting_time": "25 h", "meeting_minutes": ""})
    assert set(refusal.value.errors) == {"ceiling", "meeting_time", "meeting_minutes"}
    with pytest.raises(InvalidFields) as refusal:
        services.directory.add(Kind.COHORT, {"name": "C", "starts_on": "2/3/2026", "ends_on": "1/3/2026"})
    assert set(refusal.value.errors) == {"ends_on"}
    with pytest.raises(InvalidFields):
        services.directory.add(Kind.PROFESSIONAL, {"last_name": "A", "organisation_id": aubel})
    assert names(services, Kind.ORGANISATION) == []
    assert names(services, Kind.COHORT) == []


def test_each_edit_is_one_action_to_undo(services: Services, tilleuls: str) -> None:
    """An edit sets its field alone; undo names it and gives the former value back; the same value writes nothing."""
    services.directory.edit(Kind.ORGANISATION, tilleuls, {"name": "Régie des Ormes"})
    assert services.history.undo_label == "structure modifiée"
    services.directory.edit(Kind.ORGANISATION, tilleuls, {"phone": "0323001122"})
    services.directory.edit(Kind.ORGANISATION, tilleuls, {"phone": "03 23 00 11 22"})
    services.history.undo()
    card = services.directory.card(Kind.ORGANISATION, tilleuls)
    assert (card.title, card.typed["phone"]) == ("Régie des Ormes", "")
    services.history.undo()
    assert services.directory.card(Kind.ORGANISATION, tilleuls).title == "Régie des Tilleuls"
    assert names(services, Kind.ORGANISATION, "tilleuls") == ["Régie des Tilleuls"]


def test_used_record_is_deactivated_not_deleted(services: Services, aubel: str, tilleuls: str) -> None:
    """What refers to a record is said; a used one cannot be deleted, an unused one can, and comes back by undo."""
    person = services.directory.add(Kind.PROFESSIONAL, {"last_name": "Dupré", "organisation_id": tilleuls})
    assert services.directory.used_by(Kind.ORGANISATION, tilleuls) == ("1 professionnel",)
    assert services.directory.card(Kind.TERRITORY, aubel).used_by == ("1 structure",)
    with pytest.raises(StillUsed):
        services.directory.delete(Kind.ORGANISATION, tilleuls)
    services.directory.delete(Kind.PROFESSIONAL, person)
    with pytest.raises(NoSuchRecord):
        services.directory.card(Kind.PROFESSIONAL, person)
    services.directory.delete(Kind.ORGANISATION, tilleuls)
    assert names(services, Kind.ORGANISATION, "tilleuls") == []
    services.history.undo()
    assert names(services, Kind.ORGANISATION, "tilleuls") == ["Régie des Tilleuls"]
    services.directory.archive(Kind.ORGANISATION, tilleuls)
    assert services.directory.card(Kind.ORGANISATION, tilleuls).is_archived
    services.directory.reactivate(Kind.ORGANISATION, tilleuls)
    assert not services.directory.card(Kind.ORGANISATION, tilleuls).is_archived


def test_closed_periods_of_a_territory(services: Services, aubel: str) -> None:
    """A territory says when its committee does not meet; a period ends after it begins."""
    period = services.directory.add_closure(aubel, "1/8/2026", "20/8/2026", "Congés d’été")
    services.directory.add_closure(aubel, "8/5/2026")
    closures = services.directory.card(Kind.TERRITORY, aubel).closures
    assert [(one.starts_on, one.ends_on, one.reason) for one in closures] == [
        (dt.date(2026, 5, 8), dt.date(2026, 5, 8), ""),
        (dt.date(2026, 8, 1), dt.date(2026, 8, 20), "Congés d’été"),
    ]
    for dates in (("", ""), ("2/8/2026", "1/8/2026"), ("31/2/2026", "")):
        with pytest.raises(InvalidFields):
            services.directory.add_closure(aubel, *dates)
    services.directory.delete_closure(period)
    assert len(services.directory.card(Kind.TERRITORY, aubel).closures) == 1


def test_structure_shows_its_professionals(services: Services, tilleuls: str) -> None:
    """The card of a structure lists the professionals who work there, in order, and counts them."""
    for name in ("Zola", "Aubert"):
        services.directory.add(Kind.PROFESSIONAL, {"last_name": name, "organisation_id": tilleuls})
    card = services.directory.card(Kind.ORGANISATION, tilleuls)
    assert [row.cells[0] for row in card.people] == ["AUBERT", "ZOLA"]
    assert card.people_count == 2


def test_every_action_has_a_name() -> None:
    """Each action that the directory writes is named for undo and for the audit trail."""
    verbs = [f"{verb}_{kind}" for verb in ("add", "edit", "archive", "reactivate", "delete", "merge") for kind in Kind]
    assert {*verbs, "add_closed_period", "delete_closed_period", "import_directory"} <= set(ACTIONS)
