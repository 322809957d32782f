"""Making a vault, looking at it, changing its passphrase."""

import stat
from pathlib import Path

import pytest

from spie_desktop.services.opening import open_vault, with_passphrase, with_recovery_key
from tests.cli.conftest import PASSPHRASE, Spie, write_phrase
from tests.faults import each_failure

NEW = "brume cactus levier pomme gravier signal tuile"


def test_init_makes_a_vault_and_gives_its_recovery_key_to_the_file_only(
    spie: Spie, phrase: Path, tmp_path: Path
) -> None:
    """The key is nowhere else than in the file, which its owner alone reads, and it opens the vault."""
    folder, file = tmp_path / "coffre", tmp_path / "secours.txt"
    answer = spie(
        "--vault", folder, "--passphrase-file", phrase, "--json", "init", "--recovery-file", file,
        "--first-name", "Ada", "--last-name", "Exemple", "--territory", "Nord", "--label", "Bureau",
    )  # fmt: skip
    key = file.read_text().strip()
    assert answer.document == {"vault": str(folder), "recovery_file": str(file)}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert key not in answer.out + answer.err
    vault = open_vault(folder, with_recovery_key(key))
    assert vault.services.facilitator.present().last_name == "Exemple"  # type: ignore[union-attr]
    assert vault.keys.label == "Bureau"
    vault.close()


def test_init_writes_the_sheet_to_print(spie: Spie, phrase: Path, tmp_path: Path) -> None:
    """A recovery file that ends in .pdf is the recovery sheet itself."""
    sheet = tmp_path / "secours.pdf"
    made = spie("--vault", tmp_path / "c", "--passphrase-file", phrase, "init", "--recovery-file", sheet)
    assert made.code == 0
    assert sheet.read_bytes().startswith(b"%PDF-")


def test_init_overwrites_nothing(spie: Spie, phrase: Path, tmp_path: Path) -> None:
    """An existing file is never taken for the recovery key, and no vault is made."""
    file = tmp_path / "precieux.txt"
    file.write_text("precious")
    answer = spie("--vault", tmp_path / "c", "--passphrase-file", phrase, "init", "--recovery-file", file)
    assert answer.code == 1
    assert "pas écrasé" in answer.err
    assert file.read_text() == "precious"
    assert not (tmp_path / "c").exists()


def test_init_refuses_a_weak_passphrase_with_the_reason(spie: Spie, tmp_path: Path) -> None:
    """A weak passphrase is refused in plain words; neither a vault nor a recovery file is left."""
    weak = write_phrase(tmp_path / "faible.txt", "azerty123")
    answer = spie("--vault", tmp_path / "c", "--passphrase-file", weak, "init", "--recovery-file", tmp_path / "r")
    assert answer.code == 1
    assert "trop faible" in answer.err
    assert "mots" in answer.err
    assert not (tmp_path / "c").exists()
    assert not (tmp_path / "r").exists()


def test_init_leaves_a_vault_alone(on_vault: Spie, vault: Path, tmp_path: Path) -> None:
    """Where a vault stands, none is made; the new recovery file does not appear."""
    before = (vault / "vault.json").read_bytes()
    answer = on_vault("init", "--recovery-file", tmp_path / "other.txt")
    assert answer.code == 1
    assert "déjà un coffre" in answer.err
    assert (vault / "vault.json").read_bytes() == before
    assert not (tmp_path / "other.txt").exists()


def test_a_disk_that_fails_leaves_a_whole_vault_or_none(
    spie: Spie, phrase: Path, tmp_path: Path, damaged: set[Path]
) -> None:
    """Whatever write fails during init: exit 1, and no recovery file for a vault that does not exist."""
    runs = 0

    def attempt() -> None:
        nonlocal runs
        runs += 1
        folder, file = tmp_path / f"c{runs}", tmp_path / f"r{runs}"
        damaged.add(folder / "store.db")
        answer = spie("--vault", folder, "--passphrase-file", phrase, "init", "--recovery-file", file)
        assert "Traceback" not in answer.err
        assert file.exists() == (answer.code == 0)
        if answer.code:
            raise OSError(answer.err)
        open_vault(folder, with_recovery_key(file.read_text())).close()

    assert each_failure(attempt, lambda error: None) > 5


def test_status_counts_and_names_nobody(on_vault: Spie) -> None:
    """The status gives counts, schema and last backup, as a document and as lines."""
    document = on_vault("status", "--json").document
    assert document["counts"]["people"] == 0
    assert document["counts"]["facilitators"] == 1
    assert document["schema"] >= 1
    assert document["last_backup"] is None
    on_vault("backup")
    assert on_vault("status", "--json").document["last_backup"]
    readable = on_vault("status")
    assert readable.code == 0
    assert "Dernière sauvegarde" in readable.out
    assert "jamais" not in readable.out


def test_a_wrong_passphrase_is_1_and_says_so(spie: Spie, vault: Path, tmp_path: Path) -> None:
    """A wrong passphrase opens nothing, destroys nothing, and shows no traceback."""
    wrong = write_phrase(tmp_path / "wrong.txt", NEW)
    answer = spie("--vault", vault, "--passphrase-file", wrong, "status", "--json")
    assert (answer.code, answer.out) == (1, "")
    assert "n’ouvre pas le coffre" in answer.err
    open_vault(vault, with_passphrase(PASSPHRASE)).close()


def test_a_vault_in_use_is_told(on_vault: Spie, vault: Path) -> None:
    """While a window holds the vault, a command says so and waits for nothing."""
    held = open_vault(vault, with_passphrase(PASSPHRASE))
    try:
        answer = on_vault("status")
    finally:
        held.close()
    assert answer.code == 1
    assert "déjà ouvert" in answer.err


def test_slots_list_the_keys(on_vault: Spie) -> None:
    """A new vault has a passphrase and a recovery key; no secret of either is shown."""
    assert [slot["kind"] for slot in on_vault("slots", "--json").document] == ["passphrase", "recovery"]
    readable = on_vault("slots").out
    assert "phrase de passe" in readable
    assert "clé de secours" in readable


def test_the_passphrase_changes(on_vault: Spie, vault: Path, tmp_path: Path) -> None:
    """After the change, the new passphrase opens the vault and the former one does not."""
    new = write_phrase(tmp_path / "new.txt", NEW)
    answer = on_vault("passphrase", "--new-passphrase-file", new)
    assert answer.code == 0, answer.err
    open_vault(vault, with_passphrase(NEW)).close()
    assert on_vault("status").code == 1


def test_a_weak_new_passphrase_changes_nothing(on_vault: Spie, tmp_path: Path) -> None:
    """The reason is said, and the present passphrase still opens the vault."""
    weak = write_phrase(tmp_path / "weak.txt", "bonjour")
    answer = on_vault("passphrase", "--new-passphrase-file", weak)
    assert answer.code == 1
    assert "trop faible" in answer.err
    assert on_vault("status").code == 0


def test_a_passphrase_typed_twice(on_vault: Spie, vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the new passphrase is asked twice; two that differ change nothing."""
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    typed = iter([NEW, "autre", NEW, NEW])
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(typed))
    refused = on_vault("passphrase")
    assert refused.code == 1
    assert "diffèrent" in refused.err
    assert on_vault("passphrase").code == 0
    open_vault(vault, with_passphrase(NEW)).close()
