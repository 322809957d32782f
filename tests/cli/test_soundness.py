"""`check`: sound vaults pass, each kind of damage is named."""

import stat
from pathlib import Path

import pytest

from spie_desktop.services.opening import open_vault, with_passphrase
from spie_desktop.store.engine import connect
from tests.cli.conftest import PASSPHRASE, Spie

ASPECTS = ["opening", "encryption", "structure", "references", "journal", "replay", "search"]


def test_a_sound_vault_passes(on_vault: Spie) -> None:
    """Every aspect is looked at and found sound: exit 0."""
    answer = on_vault("check", "--json")
    assert (answer.code, answer.err) == (0, "")
    assert answer.document["ok"] is True
    assert [check["name"] for check in answer.document["checks"]] == ASPECTS
    assert on_vault("check").out.count("✓") == len(ASPECTS)


@pytest.mark.parametrize(
    ("aspect", "statement"),
    [
        ("journal", "UPDATE operation SET author = 'somebody else' WHERE sequence = 1"),
        ("journal", "UPDATE operation SET payload = '{}' WHERE sequence = 1"),
        ("replay", "UPDATE facilitator SET last_name = 'Intrus'"),
        ("replay", "DELETE FROM facilitator"),
        ("references", "UPDATE facilitator SET territory_id = 'nowhere'"),
        ("search", "INSERT INTO search_entry (record_id, kind, title, words) VALUES ('x', 'person', 'x', 'x')"),
    ],
)
def test_what_was_altered_behind_the_door_is_found(
    on_vault: Spie, vault: Path, damaged: set[Path], aspect: str, statement: str
) -> None:
    """A change made around the one door is named under its aspect: exit 1, a sentence on stderr."""
    _alter(vault, damaged, statement)
    answer = on_vault("check", "--json")
    faulty = [check["name"] for check in answer.document["checks"] if not check["ok"]]
    assert answer.code == 1
    assert answer.document["ok"] is False
    assert aspect in faulty
    assert "endommagé" in answer.err
    assert "✗" in on_vault("check").out


@pytest.mark.parametrize("page", [1, 3, 20])
def test_a_flipped_bit_is_found(on_vault: Spie, vault: Path, damaged: set[Path], page: int) -> None:
    """One bit of one page: the check says so, in JSON too, whether the vault still opens or not."""
    store = vault / "store.db"
    damaged.add(store)
    content = bytearray(store.read_bytes())
    content[(page - 1) * 4096 + 2000] ^= 1
    store.write_bytes(content)
    answer = on_vault("check", "--json")
    assert answer.code == 1
    assert answer.document["ok"] is False
    assert "Traceback" not in answer.err


@pytest.mark.parametrize("name", ["store.db", "vault.json"])
def test_a_file_that_is_gone_is_found(on_vault: Spie, vault: Path, damaged: set[Path], name: str) -> None:
    """Data or keys that disappeared are told as such."""
    damaged.add(vault / "store.db")
    (vault / name).unlink()
    answer = on_vault("check")
    assert answer.code == 1
    assert answer.err
    assert "Traceback" not in answer.err


def test_a_vault_gone_back_in_time_is_found(on_vault: Spie, vault: Path, tmp_path: Path, damaged: set[Path]) -> None:
    """A store older than its key file fails the check of its opening."""
    damaged.add(vault / "store.db")
    before = (vault / "store.db").read_bytes()
    listing = tmp_path / "liste.csv"
    listing.write_text("Nom\nStructure Exemple\n", "utf-8")
    assert on_vault("directory", "import", listing).code == 0
    (vault / "store.db").write_bytes(before)
    answer = on_vault("check", "--json")
    assert answer.code == 1
    assert [check["name"] for check in answer.document["checks"] if not check["ok"]] == ["opening"]


def test_a_wrong_passphrase_is_no_verdict(spie: Spie, vault: Path, tmp_path: Path) -> None:
    """What could not be opened for want of its passphrase is neither sound nor damaged: no document."""
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("une tout autre phrase de passe que la bonne\n", "utf-8")
    wrong.chmod(stat.S_IRUSR)
    answer = spie("--vault", vault, "--passphrase-file", wrong, "check", "--json")
    assert (answer.code, answer.out) == (1, "")


def _alter(vault: Path, damaged: set[Path], statement: str) -> None:
    damaged.add(vault / "store.db")
    opened = open_vault(vault, with_passphrase(PASSPHRASE))
    key = bytes(opened.keys.key)
    opened.close()
    connection = connect(vault / "store.db", key)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(statement)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
