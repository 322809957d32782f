"""Backups from the command line: made, put back, never over what is not one."""

from pathlib import Path

import pytest

from spie_desktop.services.directory import Kind
from spie_desktop.services.opening import open_vault, with_passphrase
from tests.cli.conftest import PASSPHRASE, Spie


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    file = tmp_path / "structures.csv"
    file.write_text("Nom;Commune\nMission locale Exemple;Aubel\n", "utf-8")
    return file


def test_a_backup_stands_in_the_vault_unless_told(on_vault: Spie, vault: Path, tmp_path: Path) -> None:
    """Without a name it goes to the vault's own backups; a folder or a file may be named."""
    own = Path(on_vault("backup", "--json").document["file"])
    assert own.parent == vault / "backups"
    folder = tmp_path / "stick"
    folder.mkdir()
    assert Path(on_vault("backup", folder, "--json").document["file"]).parent == folder
    named = on_vault("backup", tmp_path / "copie.spiebackup", "--json").document
    assert named["bytes"] == (tmp_path / "copie.spiebackup").stat().st_size


def test_a_backup_replaces_a_backup_and_nothing_else(on_vault: Spie, tmp_path: Path) -> None:
    """The backup of the day before may be overwritten; a letter of the same name is not."""
    file = tmp_path / "copie.spiebackup"
    assert on_vault("backup", file).code == 0
    assert on_vault("backup", file).code == 0
    letter = tmp_path / "lettre.txt"
    letter.write_text("Madame, Monsieur")
    answer = on_vault("backup", letter)
    assert answer.code == 1
    assert "pas une sauvegarde" in answer.err
    assert letter.read_text() == "Madame, Monsieur"


def test_what_was_backed_up_comes_back(on_vault: Spie, spie: Spie, phrase: Path, tmp_path: Path, listing: Path) -> None:
    """A vault restored elsewhere opens with its passphrase and holds what it held."""
    on_vault("directory", "import", listing)
    file = tmp_path / "copie.spiebackup"
    on_vault("backup", file)
    answer = spie("--passphrase-file", phrase, "restore", file, tmp_path / "retour", "--json")
    assert answer.code == 0, answer.err
    assert answer.document["set_aside"] is None
    vault = open_vault(tmp_path / "retour", with_passphrase(PASSPHRASE))
    assert vault.services.directory.count(Kind.ORGANISATION) == 1
    vault.close()


def test_a_vault_in_the_way_is_set_aside(on_vault: Spie, spie: Spie, vault: Path, phrase: Path, tmp_path: Path) -> None:
    """Restoring over a vault keeps it whole beside the restored one, and says where."""
    file = tmp_path / "copie.spiebackup"
    on_vault("backup", file)
    answer = spie("--passphrase-file", phrase, "restore", file, vault, "--json")
    aside = Path(answer.document["set_aside"])
    assert (aside / "store.db").exists()
    assert on_vault("check").code == 0
    assert "conservé" in spie("--passphrase-file", phrase, "restore", file, vault).out


def test_what_is_no_backup_restores_nothing(spie: Spie, phrase: Path, tmp_path: Path) -> None:
    """A damaged or absent backup is told, and the folder is not made."""
    file = tmp_path / "copie.spiebackup"
    file.write_bytes(b"not a backup")
    for name in (file, tmp_path / "absent"):
        answer = spie("--passphrase-file", phrase, "restore", name, tmp_path / "retour")
        assert answer.code == 1
        assert "Traceback" not in answer.err
    assert not (tmp_path / "retour").exists()
