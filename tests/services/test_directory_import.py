"""An imported list: announced row by row, written once, taken back whole."""

from pathlib import Path

import pytest

from spie_desktop.services.all import Services
from spie_desktop.services.directory import Kind
from spie_desktop.services.directory.import_plan import Outcome
from spie_desktop.services.directory.importing import ImportPreview

STRUCTURES = (
    "Nom;Type;Courriel;Siret;Code postal;Ville;Territoire\n"
    "Mission locale d’Aubel;;ml@aubel.example;73282932000074;02000;Aubel;AUBEL\n"
    "Régie des Tilleuls;Chantier d’insertion;;;02300;Rivenoire;Nulle part\n"
    ";;;;;;\n"
    ";;sans@nom.example;;;;\n"
)
PROFESSIONALS = (
    "Prénom;Nom;Courriel;Structure;Portable\n"
    "Léo;Dupré;leo@ml.example;Mission locale d’Aubel;0612345678\n"
    "Zoé;Aubert;zoe@ml.example;mission locale Aubel;\n"
    "Anaïs;Martel;;Atelier du Nord;\n"
)


def preview(services: Services, tmp_path: Path, content: str) -> ImportPreview:
    path = tmp_path / "liste.csv"
    path.write_text(content, encoding="utf-8")
    return services.directory.preview_import(path)


def outcomes(seen: ImportPreview) -> list[tuple[int, str, Outcome]]:
    return [(line.line, line.title, line.outcome) for line in seen.lines]


def test_preview_announces_and_writes_nothing(services: Services, tmp_path: Path) -> None:
    """Each row says what becomes of it, what is doubtful stands beside it, and the directory is untouched."""
    seen = preview(services, tmp_path, STRUCTURES)
    assert outcomes(seen) == [
        (2, "Mission locale d’Aubel", Outcome.NEW),
        (3, "Régie des Tilleuls", Outcome.NEW),
        (5, "", Outcome.REFUSED),
    ]
    assert [len(line.problems) for line in seen.lines] == [1, 1, 1]
    assert services.directory.count(Kind.ORGANISATION) == 0


def test_import_is_one_action_and_idempotent(services: Services, tmp_path: Path) -> None:
    """Applied once it creates, applied again it changes nothing; one undo takes the whole list back."""
    services.directory.add(Kind.TERRITORY, {"name": "Aubel"})
    seen = preview(services, tmp_path, STRUCTURES)
    assert services.directory.apply_import(seen).created == 2
    again = services.directory.apply_import(seen)
    assert (again.created, again.updated, again.identical, again.refused) == (0, 0, 2, 1)
    (row, _tilleuls) = services.directory.page(Kind.ORGANISATION).rows
    assert row.cells[1:] == ("Mission locale", "Aubel", "Aubel")
    assert services.history.undo() == "liste importée dans l’annuaire"
    assert services.directory.count(Kind.ORGANISATION) == 0


def test_professionals_come_with_their_structure(services: Services, tmp_path: Path) -> None:
    """A structure known by its name is found again whatever its small words; an unknown one is added once."""
    known = services.directory.add(Kind.ORGANISATION, {"name": "Mission Locale d’Aubel"})
    seen = preview(services, tmp_path, PROFESSIONALS)
    result = services.directory.apply_import(seen)
    assert result.created == 4
    assert services.directory.count(Kind.ORGANISATION) == 2
    assert [row.cells[0] for row in services.directory.card(Kind.ORGANISATION, known).people] == [
        "AUBERT Zoé",
        "DUPRÉ Léo",
    ]
    assert [row.cells[:2] for row in services.directory.page(Kind.PROFESSIONAL, search="martel").rows] == [
        ("MARTEL Anaïs", "Atelier du Nord")
    ]


def test_known_records_are_completed_and_the_change_is_shown(services: Services, tmp_path: Path) -> None:
    """An update shows each value before and after; an empty cell erases nothing; updates may be left out."""
    record = services.directory.add(
        Kind.PROFESSIONAL, {"last_name": "DUPRE", "first_name": "léo", "phone": "0323001122", "email": "leo@ml.example"}
    )
    content = "Courriel;Prénom;Nom;Téléphone;Fonction\nLEO@ml.example;Léo;Dupré;0323009988;\n"
    seen = preview(services, tmp_path, content)
    assert outcomes(seen) == [(2, "DUPRÉ Léo", Outcome.UPDATE)]
    assert "Téléphone\u00a0: 03 23 00 11 22 → 03 23 00 99 88" in seen.lines[0].changes
    assert services.directory.apply_import(seen, with_updates=False).updated == 0
    assert services.directory.card(Kind.PROFESSIONAL, record).typed["phone"] == "03 23 00 11 22"
    services.directory.apply_import(seen)
    card = services.directory.card(Kind.PROFESSIONAL, record)
    assert (card.title, card.typed["phone"]) == ("DUPRÉ Léo", "03 23 00 99 88")


def test_shared_address_does_not_melt_two_people(services: Services, tmp_path: Path) -> None:
    """Colleagues who share the address of their office stay two, and the row says so."""
    content = "Courriel;Prénom;Nom\naccueil@ccas.example;Léo;Dupré\naccueil@ccas.example;Zoé;Aubert\n"
    seen = preview(services, tmp_path, content)
    assert [line.outcome for line in seen.lines] == [Outcome.NEW, Outcome.NEW]
    assert len(seen.lines[1].problems) == 1
    assert services.directory.apply_import(seen).created == 2


def test_same_row_twice_is_one_record(services: Services, tmp_path: Path) -> None:
    """A structure repeated in the file is added once."""
    seen = preview(services, tmp_path, "Nom;Ville\nAlpha;Aubel\nALPHA;Aubel\n")
    assert [line.outcome for line in seen.lines] == [Outcome.NEW, Outcome.UPDATE]
    assert services.directory.apply_import(seen).created == 1
    seen = preview(services, tmp_path, "Nom;Ville\nALPHA;Aubel\nALPHA;Rivenoire\n")
    assert [line.outcome for line in seen.lines] == [Outcome.IDENTICAL, Outcome.UPDATE]


def test_homonyms_are_refused_not_guessed(services: Services, tmp_path: Path) -> None:
    """When two records bear the name of the row, the import asks for a SIRET instead of choosing."""
    for siret in ("73282932000074", "35600000000048"):
        services.directory.add(Kind.ORGANISATION, {"name": "Croix-Verte", "siret": siret})
    seen = preview(services, tmp_path, "Nom;Siret;Ville\nCroix Verte;;Aubel\nCroix Verte;35600000000048;Aubel\n")
    assert [line.outcome for line in seen.lines] == [Outcome.REFUSED, Outcome.UPDATE]
    assert services.directory.apply_import(seen).updated == 1


@pytest.mark.parametrize("count", [3, 700])
def test_list_of_any_length_is_found_afterwards(services: Services, tmp_path: Path, count: int) -> None:
    """A long list goes the bulk way, and its records are found by search like any other."""
    content = "Nom;Ville\n" + "".join(f"Atelier {n} des Peupliers;Aubel\n" for n in range(count))
    assert services.directory.apply_import(preview(services, tmp_path, content)).created == count
    assert services.directory.count(Kind.ORGANISATION, search="peupl aubel") == count
    services.history.undo()
    assert services.directory.count(Kind.ORGANISATION, search="peupl") == 0
