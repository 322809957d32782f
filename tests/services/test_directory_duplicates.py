"""Duplicates are suspected with a reason, and merging leaves nothing behind."""

import pytest

from spie_desktop.services.all import Services
from spie_desktop.services.directory import Kind
from spie_desktop.services.directory.merging import MergeRefused


def add(services: Services, name: str, **values: str) -> str:
    return services.directory.add(Kind.ORGANISATION, {"name": name, **values})


def pairs(services: Services, kind: Kind) -> set[tuple[str, str, str]]:
    return {(*sorted((p.left.title, p.right.title)), p.reason) for p in services.directory.suspect_pairs(kind)}  # type: ignore[misc]


def test_suspects_are_found_with_their_reason(services: Services) -> None:
    """Same SIRET, same words of the name, same address, a slip of the hand: each pair once, with the surest reason."""
    add(services, "Mission locale d’Aubel", siret="73282932000074", email="a@b.example")
    add(services, "ML Aubel", siret="732 829 320 00074", email="a@b.example")
    add(services, "Aubel, mission locale")
    add(services, "Mission locale de Grandval")
    add(services, "Régie des Tilleuls")
    add(services, "Régie des Tileuls")
    add(services, "Chantier 2")
    add(services, "Chantier 3")
    assert pairs(services, Kind.ORGANISATION) == {
        ("ML Aubel", "Mission locale d’Aubel", "même SIRET"),
        ("Aubel, mission locale", "Mission locale d’Aubel", "même nom"),
        ("Régie des Tileuls", "Régie des Tilleuls", "nom ressemblant"),
    }


def test_two_establishments_are_two(services: Services) -> None:
    """The same name under two SIRET is no duplicate."""
    add(services, "Croix-Verte", siret="73282932000074")
    add(services, "Croix-Verte", siret="35600000000048")
    assert pairs(services, Kind.ORGANISATION) == set()


def test_professionals_are_compared_too(services: Services) -> None:
    """The same name the other way round, the same address: suspected."""
    for last, first, email in [
        ("Martel", "Anaïs", "x@y.example"),
        ("Anais", "MARTEL", ""),
        ("Petit", "Jo", "X@y.example"),
    ]:
        services.directory.add(Kind.PROFESSIONAL, {"last_name": last, "first_name": first, "email": email})
    assert {reason for *_names, reason in pairs(services, Kind.PROFESSIONAL)} == {
        "même nom",
        "même adresse électronique",
    }


def test_resemblance_is_told_while_typing(services: Services) -> None:
    """Before a structure is added twice, those that resemble it are shown."""
    add(services, "Mission locale d’Aubel", commune="Aubel")
    (suspect,) = services.directory.resembling(Kind.ORGANISATION, "mission local Aubel")
    assert (suspect.title, suspect.detail) == ("Mission locale d’Aubel", "Aubel")
    assert services.directory.resembling(Kind.ORGANISATION, "") == ()


def test_merge_moves_all_that_referred(services: Services) -> None:
    """Professionals and seats follow to the kept structure, chosen fields too; one undo takes all of it back."""
    kept = add(services, "Mission locale d’Aubel", phone="0323001122")
    other = add(services, "ML Aubel", phone="0323003344", email="ml@aubel.example", nature="mission_locale")
    person = services.directory.add(Kind.PROFESSIONAL, {"last_name": "Dupré", "organisation_id": other})
    view = services.directory.merge_view(kept, other)
    assert view.moved == ("1 professionnel",)
    assert {field.name: field.takes_other for field in view.fields} == {
        "name": False, "phone": False, "email": True, "nature": True,
    }  # fmt: skip

    services.directory.merge(kept, other, {"phone", "email"})
    card = services.directory.card(Kind.ORGANISATION, kept)
    assert (card.title, card.typed["phone"], card.typed["email"], card.typed["nature"]) == (
        "Mission locale d’Aubel", "03 23 00 33 44", "ml@aubel.example", "autre",
    )  # fmt: skip
    assert services.directory.card(Kind.PROFESSIONAL, person).typed["organisation_id"] == kept
    assert services.directory.count(Kind.ORGANISATION) == 1

    assert services.history.undo() == "deux structures fusionnées"
    assert services.directory.card(Kind.ORGANISATION, kept).typed["email"] == ""
    assert services.directory.card(Kind.PROFESSIONAL, person).typed["organisation_id"] == other
    assert services.directory.count(Kind.ORGANISATION) == 2
    services.history.redo()
    assert services.directory.count(Kind.ORGANISATION) == 1


def test_merge_in_chain_leaves_no_trail_to_a_removed_record(services: Services) -> None:
    """What was merged into a record that is merged in turn follows to the last one."""
    first, second, third = (add(services, name) for name in ("A1", "B2", "C3"))
    person = services.directory.add(Kind.PROFESSIONAL, {"last_name": "Dupré", "organisation_id": first})
    services.directory.merge(second, first)
    services.directory.merge(third, second)
    assert services.directory.card(Kind.PROFESSIONAL, person).typed["organisation_id"] == third


def test_territories_merge_with_structures_cohorts_and_periods(services: Services) -> None:
    """Merging two territories carries all that stood on the other."""
    kept, other = (services.directory.add(Kind.TERRITORY, {"name": name}) for name in ("Aubel", "Aubelois"))
    cohort = services.directory.add(Kind.COHORT, {"name": "Jeunes", "territory_id": other})
    services.directory.add_closure(other, "1/8/2026")
    add(services, "Alpha", territory_id=other)
    services.directory.merge(kept, other)
    assert services.directory.card(Kind.COHORT, cohort).texts["territory_id"] == "Aubel"
    assert len(services.directory.card(Kind.TERRITORY, kept).closures) == 1
    assert services.directory.used_by(Kind.TERRITORY, kept) == (
        "1 période de fermeture", "1 cohorte", "1 structure",
    )  # fmt: skip


def test_unlike_records_are_not_merged(services: Services) -> None:
    """A professional is no structure, a record is not its own duplicate, a removed one is gone."""
    structure, gone = add(services, "Alpha"), add(services, "Beta")
    person = services.directory.add(Kind.PROFESSIONAL, {"last_name": "Alpha"})
    services.directory.delete(Kind.ORGANISATION, gone)
    for one, two in [(structure, person), (structure, structure), (structure, gone), (gone, structure)]:
        with pytest.raises(MergeRefused):
            services.directory.merge(one, two)
    assert services.directory.count(Kind.ORGANISATION) == 1
