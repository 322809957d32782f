"""A disk that vanishes, refuses or fails under an open vault: a sentence, no crash, work goes on once it is back."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from spie_desktop.errors import UserError
from spie_desktop.models.person import Person
from spie_desktop.services.opening import OpenVault, create_vault, open_vault, with_passphrase
from spie_desktop.store.backup import back_up
from spie_desktop.store.faults import StoreMissing, StoreOutOfReach, StoreReadOnly, VaultLocked
from spie_desktop.store.folder import Condition, inspect
from spie_desktop.store.header import HeaderMissing
from spie_desktop.store.process_lock import VaultInUse
from tests.reliability.conftest import ROOT, Nursery
from tests.reliability.disks import mounted, remount, unplugged
from tests.reliability.victims import PHRASE, add_number, counted, opened
from tests.reliability.whole import leftovers, problems_in

GONE = "ne répond plus"


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[OpenVault]:
    """One transaction is in it."""
    vault, _recovery = create_vault(tmp_path / "coffre", PHRASE)
    add_number(vault.store, 1, people=3)
    yield vault
    vault.close()


def _check_saved(vault: OpenVault, number: int) -> None:
    assert counted(vault.store) == number
    assert problems_in(vault.store.path, bytes(vault.keys.key)) == []
    assert leftovers(vault.folder) == []


def test_a_stick_pulled_out_while_writing(vault: OpenVault) -> None:
    """Each change tried meanwhile says that the stick does not answer; the same window goes on once it is back."""
    with unplugged(vault.store.path):
        for _turn in range(2):
            with pytest.raises(StoreOutOfReach, match=GONE):
                add_number(vault.store, 2, people=30)
    add_number(vault.store, 2, people=30)
    _check_saved(vault, 2)


def test_a_stick_pulled_out_in_the_middle_of_a_change(vault: OpenVault) -> None:
    """Half of it had reached the log: none of it remains."""
    stick = contextlib.ExitStack()
    with stick, pytest.raises(StoreOutOfReach, match=GONE), vault.store.write("count") as session:
        session.add_all(Person(last_name=f"Personne {n}", reference="2") for n in range(50))
        session.flush()
        stick.enter_context(unplugged(vault.store.path))
        session.add_all(Person(last_name=f"Personne {n}", reference="2") for n in range(50))
    add_number(vault.store, 2, people=0)
    _check_saved(vault, 2)
    assert vault.store.rows("SELECT count(*) FROM person") == [(3,)]


def test_a_vault_locks_although_its_stick_is_out(vault: OpenVault) -> None:
    """Nothing is readable afterwards; with the stick back in, the passphrase opens it with all that was saved."""
    with unplugged(vault.store.path):
        vault.lock_up()
    assert not any(vault.keys.key)
    with pytest.raises(VaultLocked):
        counted(vault.store)
    vault.unlock(with_passphrase(PHRASE))
    _check_saved(vault, 1)


def test_a_folder_that_is_gone_is_told_and_never_made_anew(vault: OpenVault, tmp_path: Path) -> None:
    """Where the stick was, nothing is written that would stand in its way when it is back."""
    away = vault.folder.rename(tmp_path / "ailleurs")
    with pytest.raises(UserError, match=GONE):
        vault.keys.rename("Autre nom")
    with pytest.raises(UserError, match=GONE):
        back_up(vault.folder, vault.keys.key)
    vault.lock_up()
    with pytest.raises(UserError, match=GONE):
        vault.unlock(with_passphrase(PHRASE))
    with pytest.raises(StoreOutOfReach, match=GONE):
        open_vault(vault.folder, with_passphrase(PHRASE))
    assert inspect(vault.folder).condition is Condition.ABSENT
    assert not vault.folder.exists()
    away.rename(vault.folder)
    vault.unlock(with_passphrase(PHRASE))
    vault.keys.rename("Autre nom")
    add_number(vault.store, 2, people=1)
    _check_saved(vault, 2)


# --- what may only be read


def test_a_vault_on_a_disk_that_may_only_be_read(tmp_path: Path) -> None:
    """The sentence says to copy it; nothing is tried, nothing changes; writable again, it opens."""
    with mounted(tmp_path / "disque", 6 << 20) as disk:
        vault, _recovery = create_vault(disk.path / "coffre", PHRASE)
        add_number(vault.store, 1, people=3)
        file = back_up(vault.folder, vault.keys.key, tmp_path).path
        vault.close()
        before = {path.name: path.read_bytes() for path in vault.folder.rglob("*") if path.is_file()}
        remount(disk.path, "ro")
        with pytest.raises(StoreReadOnly, match="peut être lu"):
            open_vault(vault.folder, with_passphrase(PHRASE))
        with pytest.raises(StoreReadOnly):
            create_vault(disk.path / "autre", PHRASE)
        assert inspect(vault.folder).condition is Condition.READY
        assert {path.name: path.read_bytes() for path in vault.folder.rglob("*") if path.is_file()} == before
        remount(disk.path, "rw")
        with opened(vault.folder) as again:
            _check_saved(again, 1)
        assert file.exists()


def test_a_disk_that_turns_read_only_under_an_open_vault(vault: OpenVault) -> None:
    """A connection that may only read says so in the same words as a folder that may only be read."""
    with vault.store.plain() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(StoreReadOnly):
        add_number(vault.store, 2, people=1)
    with vault.store.plain() as connection:
        connection.exec_driver_sql("PRAGMA query_only = OFF")
    add_number(vault.store, 2, people=1)
    _check_saved(vault, 2)


# --- two at once


def test_a_vault_that_is_open_elsewhere_is_not_opened_twice(nursery: Nursery, vault: OpenVault) -> None:
    """The second process is told so, in a sentence, and the first goes on undisturbed."""
    code = (
        "import sys; from pathlib import Path\n"
        "from spie_desktop import i18n\n"
        "from spie_desktop.services.opening import open_vault, with_passphrase\n"
        "i18n.use_language('fr')\n"
        "try: open_vault(Path(sys.argv[1]), with_passphrase(sys.argv[2]))\n"
        "except Exception as error: print(type(error).__name__, error)\n"
    )
    second = subprocess.run(
        [sys.executable, "-c", code, str(vault.folder), PHRASE],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        timeout=60,
    )
    assert second.stdout.startswith("VaultInUse Ce coffre est déjà ouvert dans une autre fenêtre"), second.stderr
    with pytest.raises(VaultInUse, match="déjà ouvert"):
        open_vault(vault.folder, with_passphrase(PHRASE))
    add_number(vault.store, 2, people=1)
    _check_saved(vault, 2)


def test_the_lock_of_a_killed_process_is_no_obstacle(nursery: Nursery, vault: OpenVault) -> None:
    """Its file is still there and names it; the vault opens at once."""
    vault.close()
    nursery.killed("write", vault.folder, 1, after=2, seconds=0)
    assert b"pid" in (vault.folder / "vault.lock").read_bytes()
    with opened(vault.folder) as again:
        assert counted(again.store) >= 3


def test_a_vault_copied_whole_while_closed_opens_elsewhere(vault: OpenVault, tmp_path: Path) -> None:
    """Moved to another computer by hand: the lock file that came along locks nothing."""
    vault.close()
    copy = shutil.copytree(vault.folder, tmp_path / "copie")
    os.truncate(copy / "vault.lock", 0)
    with opened(copy) as again:
        _check_saved(again, 1)


@pytest.mark.parametrize(("name", "error"), [("store.db", StoreMissing), ("vault.json", HeaderMissing)])
def test_half_a_vault_is_told_by_its_missing_half(vault: OpenVault, name: str, error: type[UserError]) -> None:
    """A folder copied in part is no new vault."""
    vault.close()
    (vault.folder / name).rename(vault.folder.parent / name)
    with pytest.raises(error):
        open_vault(vault.folder, with_passphrase(PHRASE))
    (vault.folder.parent / name).rename(vault.folder / name)
    with opened(vault.folder) as again:
        _check_saved(again, 1)
