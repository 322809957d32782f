"""A vault folder is described before it is unlocked, each state by its own sentence."""

from pathlib import Path

import pytest

from spie_desktop.store import folder as folders
from spie_desktop.store import header as headers
from spie_desktop.store.folder import Condition, inspect
from spie_desktop.store.header import Anchor
from spie_desktop.store.unlocking import create

PHRASE = "premier chat dort sous le grand escalier"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A complete vault, as far as names and sizes tell."""
    folder = tmp_path / "coffre"
    keys, _recovery = create(folder, PHRASE, label="Coffre fictif")
    keys.set_anchor(Anchor("device", 1, "aa"))
    (folder / "store.db").write_bytes(b"x" * 8192)
    return folder


def test_a_vault_in_order_shows_its_name(folder: Path) -> None:
    """No sentence is needed."""
    state = inspect(folder)
    assert (state.condition, state.label, state.sentence) == (Condition.READY, "Coffre fictif", "")
    assert not state.may_be_created


def test_nothing_there_is_no_fault(tmp_path: Path) -> None:
    """A folder that does not exist, is empty, or holds other files only: a vault may be made."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "notes.txt").touch()
    for name in ("gone", "empty", "others"):
        assert inspect(tmp_path / name).condition is Condition.ABSENT
        assert inspect(tmp_path / name).may_be_created


def test_an_empty_database_is_a_loss_not_a_new_vault(folder: Path) -> None:
    """A file of no bytes, or no file, beside keys that had served: data is missing, and nothing may be made here."""
    (folder / "store.db").write_bytes(b"")
    state = inspect(folder)
    assert state.condition is Condition.DATA_MISSING
    assert not state.may_be_created
    assert state.sentence
    assert state.way_out
    (folder / "store.db").unlink()
    assert inspect(folder) == state


def test_an_interrupted_creation_may_start_again(tmp_path: Path) -> None:
    """Keys that never served and no data: nothing was lost."""
    create(tmp_path / "coffre", PHRASE)
    state = inspect(tmp_path / "coffre")
    assert state.condition is Condition.UNFINISHED
    assert state.may_be_created
    assert "interrompue" in state.sentence
    (tmp_path / "coffre" / "store.db").write_bytes(b"x")
    assert inspect(tmp_path / "coffre").condition is Condition.READY


@pytest.mark.parametrize(
    ("spoil", "condition", "words"),
    [
        (lambda path: path.unlink(), Condition.KEYS_MISSING, "n’est plus dans son dossier"),
        (lambda path: path.write_bytes(b""), Condition.KEYS_DAMAGED, "abîmé"),
        (lambda path: path.write_bytes(path.read_bytes()[:-40]), Condition.KEYS_DAMAGED, "abîmé"),
        (lambda path: (path.unlink(), path.mkdir()), Condition.UNREACHABLE, ""),
    ],
)
def test_a_key_file_that_cannot_be_read(folder: Path, spoil: object, condition: Condition, words: str) -> None:
    """Lost, emptied, cut, or not a file at all: the data is still there, and a backup gives the keys back."""
    spoil(headers.path_of(folder))  # type: ignore[operator]
    state = inspect(folder)
    assert state.condition is condition
    assert words in state.sentence
    assert state.way_out
    assert not state.may_be_created


def test_a_newer_vault_asks_for_the_newer_program(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not called damaged."""
    header = headers.read(folder)
    monkeypatch.setattr(headers, "VERSION", 2)
    headers.write(folder, header)
    monkeypatch.undo()
    assert inspect(folder).condition is Condition.TOO_NEW


def test_a_restore_under_way_is_recognised(folder: Path) -> None:
    """Verified and not yet in place: it will be finished."""
    (folder / ".restauration-prete-2026-11-20-104200").mkdir()
    assert inspect(folder).condition is Condition.RESTORING


def test_a_folder_that_does_not_answer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stick is pulled out while it is looked at."""

    def gone(_path: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(folders.Path, "iterdir", gone)
    state = inspect(folder)
    assert state.condition is Condition.UNREACHABLE
    assert "répond" in state.sentence
