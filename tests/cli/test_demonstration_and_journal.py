"""A vault of invented people, and the journal that making it wrote."""

from pathlib import Path

import pytest

from spie_desktop.services.demonstration import DEMO_PASSPHRASE
from tests.cli.conftest import PASSPHRASE, Spie, write_phrase

PEOPLE = 4


@pytest.fixture
def demo_vault(spie: Spie, tmp_path: Path) -> Path:
    folder = tmp_path / "essai"
    made = spie("demo", folder, "--people", PEOPLE, "--seed", 3, "--json")
    assert made.code == 0, made.err
    assert made.document["passphrase"] == DEMO_PASSPHRASE
    assert made.document["counts"]["people"] == PEOPLE
    write_phrase(tmp_path / "demo.txt", DEMO_PASSPHRASE)
    return folder


def test_a_demonstration_opens_with_its_published_passphrase(spie: Spie, demo_vault: Path, tmp_path: Path) -> None:
    """The vault has people, committees and structures, and is sound."""
    options = ("--vault", demo_vault, "--passphrase-file", tmp_path / "demo.txt")
    counts = spie(*options, "status", "--json").document["counts"]
    assert counts["people"] == PEOPLE
    assert counts["organisations"] > 5
    assert counts["meetings"] > 5
    assert spie(*options, "check", "--json").document["ok"] is True


def test_a_demonstration_takes_the_passphrase_that_is_given(spie: Spie, phrase: Path, tmp_path: Path) -> None:
    """With a passphrase file, the vault opens with that one, and none is printed."""
    made = spie("--passphrase-file", phrase, "demo", tmp_path / "essai", "--people", 1)
    assert made.code == 0
    assert "Phrase de passe" not in made.out
    assert PASSPHRASE not in made.out
    assert spie("--vault", tmp_path / "essai", "--passphrase-file", phrase, "status").code == 0


def test_a_demonstration_takes_nobodys_place(on_vault: Spie, vault: Path) -> None:
    """Where a vault stands, no demonstration is made."""
    before = (vault / "vault.json").read_bytes()
    answer = on_vault("demo", vault)
    assert answer.code == 1
    assert (vault / "vault.json").read_bytes() == before


def test_a_demonstration_that_is_stopped_leaves_nothing(
    spie: Spie, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damaged: set[Path]
) -> None:
    """Interrupted on its way, it takes its folder away, so that the same command works again."""
    folder = tmp_path / "essai"
    damaged.add(folder / "store.db")

    def stop(self: object, share: float, sentence: str = "") -> None:
        if share > 0.3:
            raise KeyboardInterrupt

    monkeypatch.setattr("spie_desktop.cli.output.Output.progress", stop)
    assert spie("demo", folder, "--people", PEOPLE).code == 130
    assert not folder.exists()


@pytest.mark.parametrize("arguments", [("--people", "0"), ("--people", "many"), ("--seed", "-1")])
def test_numbers_are_numbers(spie: Spie, tmp_path: Path, arguments: tuple[str, str]) -> None:
    """A size or a seed that is no whole number is wrong usage."""
    answer = spie("demo", tmp_path / "essai", *arguments)
    assert answer.code == 2
    assert not (tmp_path / "essai").exists()


def test_the_journal_is_a_list_newest_first(on_vault: Spie, tmp_path: Path) -> None:
    """Each operation says who, when, what, on which record, and the fields that it wrote."""
    listing = tmp_path / "liste.csv"
    listing.write_text("Nom\nStructure Exemple\n", "utf-8")
    on_vault("directory", "import", listing)
    operations = on_vault("journal", "--json").document
    newest, oldest = operations[0], operations[-1]
    assert (newest["action"], newest["kind"]) == ("import_directory", "organisation")
    assert newest["fields"]["name"] == "Structure Exemple"
    assert newest["at"] >= oldest["at"]
    assert oldest["action"] == "introduce_facilitator"
    assert newest["author"] == oldest["record"]
    assert len(on_vault("journal", "--limit", 1, "--json").document) == 1


def test_the_journal_of_one_record(on_vault: Spie, tmp_path: Path) -> None:
    """`--record` keeps the operations of that record; of an unknown one there are none."""
    listing = tmp_path / "liste.csv"
    listing.write_text("Nom;Commune\nStructure Exemple;Aubel\n", "utf-8")
    on_vault("directory", "import", listing)
    listing.write_text("Nom;Commune\nStructure Exemple;Rivenoire\n", "utf-8")
    on_vault("directory", "import", listing)
    record = on_vault("search", "exemple", "--json").document[0]["id"]
    operations = on_vault("journal", "--record", record, "--json").document
    assert [operation["fields"].get("commune") for operation in operations] == ["Rivenoire", "Aubel"]
    assert {operation["record"] for operation in operations} == {record}
    assert on_vault("journal", "--record", "unknown", "--json").document == []
    assert on_vault("journal", "--record", "unknown").out == "Le journal ne dit rien de cette fiche.\n"


def test_the_journal_reads_as_french(on_vault: Spie) -> None:
    """Without JSON: when, who, what, on what."""
    lines = on_vault("journal").out.splitlines()
    assert lines[0].split() == ["Quand", "Qui", "Quoi", "Sur", "quoi"]
    assert len(lines) == 2
