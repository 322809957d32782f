"""Importing a list, then finding what it brought."""

from pathlib import Path

import pytest

from tests.cli.conftest import Spie


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    file = tmp_path / "structures.csv"
    file.write_text("Nom;Commune;Humeur\nMission locale Exemple;Aubel;bonne\n;Grandval;\n", "utf-8")
    return file


def test_a_rehearsal_writes_nothing(on_vault: Spie, listing: Path) -> None:
    """`--dry-run` says what each line would do, and the directory stays as it was."""
    answer = on_vault("directory", "import", listing, "--dry-run", "--json").document
    assert (answer["dry_run"], answer["created"], answer["refused"]) == (True, 1, 1)
    assert answer["unknown_columns"] == ["Humeur"]
    assert [line["outcome"] for line in answer["lines"]] == ["new", "refused"]
    assert answer["lines"][1]["problems"]
    assert on_vault("status", "--json").document["counts"]["organisations"] == 0


def test_an_import_writes_once(on_vault: Spie, listing: Path) -> None:
    """The same list taken twice adds nothing the second time."""
    assert on_vault("directory", "import", listing, "--json").document["created"] == 1
    again = on_vault("directory", "import", listing, "--json").document
    assert (again["created"], again["updated"], again["identical"]) == (0, 0, 1)
    assert on_vault("status", "--json").document["counts"]["organisations"] == 1


def test_an_import_may_leave_what_exists(on_vault: Spie, listing: Path) -> None:
    """`--keep` adds the new records and changes none."""
    on_vault("directory", "import", listing)
    listing.write_text("Nom;Commune\nMission locale Exemple;Rivenoire\nRelais Exemple;Aubel\n", "utf-8")
    answer = on_vault("directory", "import", listing, "--keep", "--json").document
    assert (answer["created"], answer["updated"]) == (1, 0)


def test_an_import_is_readable(on_vault: Spie, listing: Path) -> None:
    """Without JSON, lines say what is doubtful and what was done, in French."""
    answer = on_vault("directory", "import", listing)
    assert answer.code == 0
    assert "1 fiche ajoutée" in answer.out
    assert "Humeur" in answer.out
    assert "ligne 3" in answer.out


def test_a_file_that_is_no_list_is_told(on_vault: Spie, tmp_path: Path) -> None:
    """A list without names, or no file at all, is a sentence and exit 1."""
    (tmp_path / "x.csv").write_text("a;b\n1;2\n")
    for file in (tmp_path / "x.csv", tmp_path / "absent.csv"):
        answer = on_vault("directory", "import", file, "--json")
        assert (answer.code, answer.out) == (1, "")
        assert answer.err


def test_search_is_a_list(on_vault: Spie, listing: Path) -> None:
    """What is found is a JSON list, empty when nothing is; accents, beginnings and slips are forgiven."""
    on_vault("directory", "import", listing)
    for text in ("mission", "MISSIÓN exemp", "misssion"):
        assert [hit["title"] for hit in on_vault("search", text, "--json").document] == ["Mission locale Exemple"]
    assert on_vault("search", "introuvable", "--json").document == []
    assert on_vault("search", "introuvable").out == "Rien n’a été trouvé.\n"
    assert "Mission locale Exemple" in on_vault("search", "aubel mission").out or on_vault("search", "mission").out


def test_nothing_typed_is_taken_for_a_query_language(on_vault: Spie) -> None:
    """Quotes, stars and operators are words like others."""
    for text in ('"', "*", "a OR b", "'; DROP TABLE person; --", ""):
        assert on_vault("search", text, "--json").code == 0
