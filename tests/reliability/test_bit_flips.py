"""Files altered by one bit, cut short or half lost: told at the opening or by the check, never read as if whole."""

import io
import os
from pathlib import Path

import pytest

from spie_desktop.errors import UserError
from spie_desktop.services.opening import create_vault, open_vault, with_passphrase
from spie_desktop.store.backup import faults_of, opened_for_reading
from spie_desktop.store.faults import StoreDamaged, StoreMissing, StoreRolledBack
from spie_desktop.store.store import Store
from tests.conftest import KEY
from tests.reliability.victims import PHRASE, add_number, counted
from tests.reliability.whole import problems_in

SOAK = bool(os.environ.get("SPIE_SOAK"))
PAGE = 4096


@pytest.fixture
def closed(store: Store, damaged: set[Path]) -> Store:
    """A closed store with some records, about to be damaged."""
    for number in range(1, 6):
        add_number(store, number, people=10)
    store.close()
    damaged.add(store.path)
    return store


def _is_noticed(path: Path) -> bool:
    """What `check` looks at, on a file that nobody writes."""
    try:
        with opened_for_reading(path, KEY) as connection:
            return faults_of(connection) != []
    except Exception:  # noqa: BLE001 - it does not open at all: noticed
        return True


def test_each_page_with_one_bit_flipped_is_noticed(closed: Store) -> None:
    """Whatever page, whatever place in it: its authentication fails (in the long run, eight places of each page)."""
    whole = closed.path.read_bytes()
    assert not _is_noticed(closed.path)
    assert len(whole) > 100 * PAGE
    unnoticed = []
    with closed.path.open("r+b", buffering=0) as file:
        for page in range(len(whole) // PAGE):
            for turn in range(8 if SOAK else 1):
                place = page * PAGE + (page * 997 + turn * 511) % PAGE
                _flip(file, place)
                if not _is_noticed(closed.path):
                    unnoticed.append(place)
                _flip(file, place)
    assert unnoticed == []
    assert closed.path.read_bytes() == whole


def test_each_kind_of_byte_of_a_page_is_guarded(closed: Store) -> None:
    """Content, initialisation vector, authentication code: the first page and another, at every 64th byte."""
    size = closed.path.stat().st_size
    with closed.path.open("r+b", buffering=0) as file:
        for start in (0, size // PAGE // 2 * PAGE):
            for place in range(start, start + PAGE, 8 if SOAK else 64):
                _flip(file, place)
                assert _is_noticed(closed.path), place
                _flip(file, place)


def _flip(file: io.FileIO, place: int) -> None:
    file.seek(place)
    byte = file.read(1)[0]
    file.seek(place)
    file.write(bytes([byte ^ 1 << place % 8]))


def test_a_flipped_page_is_never_read_as_if_it_were_whole(closed: Store) -> None:
    """A query that meets the page fails with the sentence; none returns something else than what was saved."""
    whole = closed.path.read_bytes()
    expected = None
    answers = 0
    for page in range(0, len(whole) // PAGE, 1 if SOAK else 5):
        closed.path.write_bytes(whole)
        with closed.path.open("r+b", buffering=0) as file:
            _flip(file, page * PAGE + 100)
        try:
            store = Store.open(closed.folder, KEY, anchor=closed.anchor)
        except StoreDamaged:
            continue
        try:
            found = store.rows("SELECT id, last_name, reference, heads FROM person ORDER BY id")
        except StoreDamaged:
            found = None
        store._forget()  # not `close`: what is damaged is not to be written to
        answers += found is not None
        expected = expected or found
        assert found in (None, expected)
    assert answers


@pytest.mark.parametrize("missing", [1, 100, PAGE, 10 * PAGE])
def test_a_truncated_store_is_noticed(closed: Store, missing: int) -> None:
    """Cut in a page or between two."""
    os.truncate(closed.path, closed.path.stat().st_size - missing)
    assert _is_noticed(closed.path)
    connection_problems = _problems(closed.path)
    assert connection_problems


def _problems(path: Path) -> list[str]:
    try:
        return problems_in(path, KEY)
    except Exception as error:  # noqa: BLE001 - to open or to read it is refused
        return [type(error).__name__]


@pytest.mark.parametrize("size", [0, 1, 15, 100, PAGE - 1])
def test_a_store_cut_within_its_first_page_is_a_sentence(closed: Store, size: int) -> None:
    """Also when nothing at all is left: it is never taken for a new vault."""
    os.truncate(closed.path, size)
    with pytest.raises(StoreDamaged) as caught:
        Store.open(closed.folder, KEY, anchor=closed.anchor)
    assert isinstance(caught.value, StoreMissing) == (size == 0)
    assert "auvegarde" in caught.value.way_out


def test_a_store_copied_without_its_log_is_noticed(tmp_path: Path, damaged: set[Path]) -> None:
    """No check of SQLite sees it: the key file remembers how far the vault had come, and the opening says it."""
    vault, _recovery = create_vault(tmp_path / "coffre", PHRASE)
    add_number(vault.store, 1, people=1)
    vault.store.checkpoint("TRUNCATE")
    add_number(vault.store, 2, people=1)
    vault.keys.set_anchor(vault.store.anchor)  # as each closing does
    for name in ("vault.json", "store.db"):
        target = tmp_path / "copie" / name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes((vault.folder / name).read_bytes())
    vault.close()
    with pytest.raises(StoreRolledBack, match="revenu en arrière"):
        open_vault(tmp_path / "copie", with_passphrase(PHRASE))
    again = open_vault(tmp_path / "copie", with_passphrase(PHRASE), accept_rollback=True)
    assert counted(again.store) == 1
    add_number(again.store, 2, people=1)
    again.close()


@pytest.mark.parametrize("way", ["cut", "flipped", "garbage"])
def test_a_log_torn_by_a_power_cut_keeps_a_whole_beginning(store: Store, way: str, damaged: set[Path]) -> None:
    """Wherever its tail is lost, what opens is the state after some transaction, never half of one."""
    for number in range(1, 9):
        add_number(store, number, people=3)
    log = store.path.with_name("store.db-wal")
    whole_log, whole = log.read_bytes(), store.path.read_bytes()
    seen = set()
    for place in range(len(whole_log) - 1, 0, -len(whole_log) // (120 if SOAK else 24)):
        folder = store.folder.parent / f"copie {place}"
        folder.mkdir()
        (folder / "store.db").write_bytes(whole)
        (folder / "store.db-wal").write_bytes(_torn(whole_log, place, way))
        copy = Store.open(folder, KEY, anchor=None)
        number = counted(copy)
        seen.add(number)
        names = copy.rows("SELECT count(*) FROM organisation WHERE name LIKE 'Structure %'")
        people = copy.rows("SELECT count(*) FROM person")
        assert (names, people) == ([(number,)], [(3 * number,)])
        copy.close()
        assert problems_in(copy.path, KEY) == []
    assert len(seen) > 4


def _torn(content: bytes, place: int, way: str) -> bytes:
    if way == "cut":
        return content[:place]
    if way == "flipped":
        return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
    return content[:place] + os.urandom(len(content) - place)


@pytest.mark.parametrize("name", ["vault.json", "store.db"])
@pytest.mark.parametrize("change", ["empty", "half", "flipped"])
def test_a_vault_with_a_damaged_file_does_not_open(tmp_path: Path, name: str, change: str, damaged: set[Path]) -> None:
    """Each is a sentence with a way out; put back, the file opens as before."""
    vault, _recovery = create_vault(tmp_path / "coffre", PHRASE)
    add_number(vault.store, 1, people=1)
    vault.close()
    path = vault.folder / name
    whole = path.read_bytes()
    flipped = whole[:40] + bytes([whole[40] ^ 4]) + whole[41:]
    path.write_bytes({"empty": b"", "half": whole[: len(whole) // 2 + 7], "flipped": flipped}[change])
    if (name, change) == ("store.db", "half"):  # its first page is whole: the check tells, as it does of any page
        assert _problems_under(vault.folder)
    else:
        with pytest.raises(UserError) as caught:
            open_vault(vault.folder, with_passphrase(PHRASE))
        assert caught.value.way_out
    path.write_bytes(whole)
    assert _problems_under(vault.folder) == []


def _problems_under(folder: Path) -> list[str]:
    try:
        vault = open_vault(folder, with_passphrase(PHRASE))
    except UserError as error:
        return [error.sentence]
    key = bytes(vault.keys.key)
    vault.store._forget()
    vault.lock.release()
    try:
        return problems_in(folder / "store.db", key)
    except Exception as error:  # noqa: BLE001 - to read it is refused
        return [type(error).__name__]
