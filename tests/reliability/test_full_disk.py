"""A disk that fills up: a sentence, nothing that was saved is lost, work goes on once there is room."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from spie_desktop.errors import UserError
from spie_desktop.services.opening import OpenVault, create_vault, open_vault, with_passphrase
from spie_desktop.store import header as headers
from spie_desktop.store.backup import BackupFailed, back_up, backups_in, own_folder
from spie_desktop.store.faults import KeyUnchanged, StoreFull, StoreOutOfReach
from spie_desktop.store.folder import inspect
from spie_desktop.store.restoring import RestoreFailed, restore
from tests.faults import each_failure
from tests.reliability.disks import SmallDisk, file_limit, mounted
from tests.reliability.victims import OTHER, PHRASE, add_number, counted, opened
from tests.reliability.whole import leftovers, problems_in

FULL = "Le disque est plein"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with mounted(tmp_path / "disque", 6 << 20) as disk:
        yield disk


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[OpenVault]:
    """One transaction is in it."""
    vault, _recovery = create_vault(tmp_path / "coffre", PHRASE)
    add_number(vault.store, 1, people=3)
    yield vault
    vault.close()


ROOM_TO_OPEN = 65_536  # for the file that connections share
Full = Callable[[], AbstractContextManager[object]]


@pytest.fixture(params=["limit", "disk"])
def tight(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[OpenVault, Full]]:
    """A vault with one transaction, and a block in which there is no room for another."""
    disk: SmallDisk | None = request.getfixturevalue("disk") if request.param == "disk" else None
    vault, _recovery = create_vault((disk.path if disk else tmp_path) / "coffre", PHRASE)
    add_number(vault.store, 1, people=3)
    yield vault, disk.filled if disk else lambda: file_limit(ROOM_TO_OPEN)
    vault.close()


def _check_saved(vault: OpenVault, number: int) -> None:
    assert counted(vault.store) == number
    assert problems_in(vault.store.path, bytes(vault.keys.key)) == []
    assert leftovers(vault.folder) == []


@pytest.mark.parametrize("people", [1, 40])
@pytest.mark.parametrize("is_bulk", [False, True])
def test_a_change_that_does_not_fit_is_told_and_the_store_goes_on(
    tight: tuple[OpenVault, Full], people: int, is_bulk: bool
) -> None:
    """The same open store saves again as soon as there is room; readers saw nothing of the failed change."""
    vault, full = tight
    with full():
        for _turn in range(2):
            with pytest.raises(StoreFull, match=FULL):
                add_number(vault.store, 2, people=people, is_bulk=is_bulk)
        assert counted(vault.store) == 1
    assert vault.store.head.sequence == 5
    add_number(vault.store, 2, people=people, is_bulk=is_bulk)
    _check_saved(vault, 2)


@pytest.mark.parametrize("room", range(0, 200_000, 25_000))
def test_wherever_a_file_may_grow_no_more_the_change_is_whole_or_absent(vault: OpenVault, room: int) -> None:
    """The limit falls anywhere in the write of a long transaction."""
    grown = vault.store.path.with_name("store.db-wal").stat().st_size
    with file_limit(grown + room), pytest.raises((StoreFull, StoreOutOfReach)):
        for _turn in range(20):
            add_number(vault.store, counted(vault.store) + 1, people=40)
    number = counted(vault.store)
    add_number(vault.store, number + 1, people=40)
    _check_saved(vault, number + 1)


def test_undo_on_a_full_disk_may_be_asked_again(tight: tuple[OpenVault, Full]) -> None:
    """The step that could not be saved is still the next to undo."""
    vault, full = tight
    with full(), pytest.raises(StoreFull, match=FULL):
        vault.services.history.undo()
    vault.services.history.undo()
    _check_saved(vault, 1)
    rows = vault.store.rows("SELECT count(*) FROM organisation WHERE NOT is_deleted")
    assert rows == [(0,)]


def test_a_vault_closes_on_a_full_disk(tight: tuple[OpenVault, Full]) -> None:
    """What was saved is in the log beside the file: nothing to complain of, everything is back at the next opening."""
    vault, full = tight
    with full():
        vault.services.tidy()
        vault.lock_up()
    vault.unlock(with_passphrase(PHRASE))
    _check_saved(vault, 1)


def test_a_change_of_key_on_a_full_disk_keeps_the_present_one(
    tight: tuple[OpenVault, Full], damaged: set[Path]
) -> None:
    """Encrypting everything again needs room; without it, the vault answers as before, and tries again later."""
    vault, full = tight
    damaged.add(vault.store.path)  # checked here under its new key
    new = bytearray(b"n" * 32)
    with full(), pytest.raises((KeyUnchanged, StoreFull, StoreOutOfReach)):
        vault.store.rekey(new)
    _check_saved(vault, 1)
    add_number(vault.store, 2, people=3)
    vault.services.vault.replace_key(PHRASE, OTHER, lambda _share, _sentence: None)
    _check_saved(vault, 2)


# --- a real disk, to the last byte


def test_a_disk_that_fills_up_to_the_last_byte(disk: SmallDisk) -> None:
    """Changes, the key file, a backup, the end of the session: each says so, and none loses anything."""
    vault, _recovery = create_vault(disk.path / "coffre", PHRASE)
    number = 0
    for leaving in (0, 4096, 20_480, 102_400):
        disk.fill(leaving)
        with pytest.raises(StoreFull, match=FULL):
            while True:
                add_number(vault.store, number + 1, people=5)
                number += 1
        disk.empty()
        disk.fill()
        with pytest.raises(StoreFull, match=FULL):
            vault.keys.rename("Autre nom")
        with pytest.raises(BackupFailed, match=FULL):
            back_up(vault.folder, vault.keys.key)
        vault.lock_up()
        vault.unlock(with_passphrase(PHRASE))
        assert leftovers(disk.path) == []
        disk.empty()
        _check_saved(vault, number)
    vault.keys.rename("Autre nom")
    assert back_up(vault.folder, vault.keys.key).path.exists()
    vault.close()


def test_a_vault_on_a_full_disk_opens(disk: SmallDisk) -> None:
    """As long as the few kibibytes are left that each opening takes; the sentence says so where they are not."""
    vault, _recovery = create_vault(disk.path / "coffre", PHRASE)
    add_number(vault.store, 1, people=3)
    vault.close()
    disk.fill()
    with pytest.raises(StoreFull, match=FULL):
        open_vault(vault.folder, with_passphrase(PHRASE))
    disk.empty()
    disk.fill(leaving=65_536)
    with opened(vault.folder) as again:
        assert counted(again.store) == 1
        with pytest.raises(StoreFull, match=FULL):
            add_number(again.store, 2, people=300)
    disk.empty()
    with opened(vault.folder) as again:
        _check_saved(again, 1)


@pytest.mark.parametrize("leaving", [0, 4096, 12_288, 65_536, 262_144, 524_288])
def test_a_vault_that_does_not_fit_is_not_begun(disk: SmallDisk, leaving: int) -> None:
    """Wherever its creation stops, the folder is free for the next attempt, which succeeds once there is room."""
    folder = disk.path / "coffre"
    disk.fill(leaving)
    with pytest.raises(StoreFull, match=FULL):
        create_vault(folder, PHRASE)
    assert inspect(folder).may_be_created
    assert [path.name for path in folder.rglob("*") if path.name != "vault.lock"] == []
    disk.empty()
    vault, _recovery = create_vault(folder, PHRASE)
    vault.close()


@pytest.mark.parametrize("leaving", [0, 65_536, 262_144])
def test_a_restore_that_does_not_fit_changes_nothing(disk: SmallDisk, tmp_path: Path, leaving: int) -> None:
    """The vault that stood there stands there still, to the byte."""
    vault, _recovery = create_vault(disk.path / "coffre", PHRASE)
    add_number(vault.store, 1, people=3)
    file = back_up(vault.folder, vault.keys.key, tmp_path).path
    add_number(vault.store, 2, people=3)
    vault.close()
    before = _content(vault.folder)
    disk.fill(leaving)
    with pytest.raises(RestoreFailed, match=FULL):
        restore(file, vault.folder, with_passphrase(PHRASE))
    assert _content(vault.folder) == before
    disk.empty()
    restore(file, vault.folder, with_passphrase(PHRASE))
    with opened(vault.folder) as again:
        assert counted(again.store) == 1


def _content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- whatever Python itself writes, failing at its first call, its second…


@pytest.mark.parametrize("is_lasting", [False, True])
def test_a_creation_fails_whole_at_each_of_its_writes(tmp_path: Path, is_lasting: bool) -> None:
    """Key file, folder, renaming of the data: whichever fails, one starts again in the same folder."""
    folder = tmp_path / "coffre"

    def check(error: BaseException) -> None:
        assert isinstance(error, UserError)
        assert inspect(folder).may_be_created
        vault, _recovery = create_vault(folder, PHRASE)
        vault.close()

    assert each_failure(_creating(folder), check, is_lasting=is_lasting, prepare=lambda: _remove(folder)) > 5


def _creating(folder: Path) -> Callable[[], None]:
    def create() -> None:
        create_vault(folder, PHRASE)[0].close()

    return create


def _remove(folder: Path) -> None:
    for path in folder.glob("*") if folder.exists() else ():
        path.unlink()


def test_a_session_ends_whole_at_each_of_its_writes(vault: OpenVault) -> None:
    """Opening, a change, closing, with each write failing in turn: a sentence or nothing, and no change lost."""
    vault.close()
    number = 1

    def session() -> None:
        nonlocal number
        with opened(vault.folder) as again:
            add_number(again.store, number + 1, people=1)
            number += 1

    def check(error: BaseException) -> None:
        assert isinstance(error, UserError)

    assert each_failure(session, check) > 3
    with opened(vault.folder) as again:
        _check_saved(again, number)
        assert [made.path for made in backups_in(own_folder(again.folder))] == []
        assert headers.path_of(again.folder).exists()
