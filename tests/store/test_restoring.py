"""Restoring: the backup comes back verified, what stood there is set aside whole, a power cut changes neither."""

import datetime as dt
import errno
import shutil
from pathlib import Path

import pytest

from spie_desktop.errors import UserError
from spie_desktop.models.organisation import Organisation
from spie_desktop.services.opening import OpenVault, create_vault, open_vault, with_passphrase, with_recovery_key
from spie_desktop.store import header as headers
from spie_desktop.store import restore_staging, restoring
from spie_desktop.store.backup import back_up
from spie_desktop.store.backup_package import BackupDamaged
from spie_desktop.store.durable import move
from spie_desktop.store.engine import connect
from spie_desktop.store.faults import StoreDamaged
from spie_desktop.store.folder import Condition, inspect
from spie_desktop.store.restoring import RestoreFailed, restore, restore_key_file
from spie_desktop.store.unlocking import WrongPassphrase, unlock_with_passphrase
from tests.faults import each_failure, failing, limited

PHRASE = "premier chat dort sous le grand escalier"
OTHER = "second chien court dans la petite prairie"
NOW = dt.datetime(2026, 11, 20, 10, 42, 33)  # noqa: DTZ001 - local, as in the names of the folders
BEFORE = ["Mission locale du Pays fictif"]
AFTER = ["Ajoutée ensuite", *BEFORE]


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, Path, str]:
    """A closed vault, a backup of it from before its last change, and its recovery key."""
    vault, recovery = create_vault(tmp_path / "coffre", PHRASE, label="Coffre fictif")
    _add(vault, BEFORE[0])
    file = back_up(vault.folder, vault.keys.key, tmp_path, now=NOW).path
    _add(vault, AFTER[0])
    vault.close()
    return vault.folder, file, recovery.text


def _add(vault: OpenVault, name: str) -> None:
    with vault.store.write("create_organisation") as session:
        session.add(Organisation(name=name))


def _listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _names(folder: Path, phrase: str = PHRASE) -> list[str]:
    keys = unlock_with_passphrase(folder, phrase)
    connection = connect(folder / "store.db", keys.key)
    try:
        return [row[0] for row in connection.execute("SELECT name FROM organisation ORDER BY name")]
    finally:
        connection.close()


def _content(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in ("store.db", "vault.json")}


# --- what it does


def test_a_backup_comes_back_on_a_new_computer(made: tuple[Path, Path, str], tmp_path: Path) -> None:
    """Into a folder that does not exist: the vault, and nothing beside it."""
    _folder, file, _recovery = made
    done = restore(file, tmp_path / "neuf" / "coffre", with_passphrase(PHRASE), now=NOW)
    assert (done.label, done.aside) == ("Coffre fictif", None)
    assert _listed(tmp_path / "neuf" / "coffre") == ["store.db", "vault.json"]
    assert _names(tmp_path / "neuf" / "coffre") == BEFORE


def test_the_vault_that_stood_there_is_set_aside_whole(made: tuple[Path, Path, str]) -> None:
    """It still opens, with its last change; the folder of backups stays where it is."""
    folder, file, recovery = made
    (folder / "backups").mkdir()
    former = _content(folder)
    done = restore(file, folder, with_recovery_key(recovery), now=NOW)
    assert done.aside == folder / "avant-restauration-2026-11-20-104233"
    assert _names(folder) == BEFORE
    assert _content(done.aside) == former
    assert _names(done.aside) == AFTER
    assert (folder / "backups").is_dir()


def test_restoring_twice_in_a_second_sets_both_aside(made: tuple[Path, Path, str]) -> None:
    """No set-aside vault is ever written over."""
    folder, file, _recovery = made
    first = restore(file, folder, with_passphrase(PHRASE), now=NOW).aside
    second = restore(file, folder, with_passphrase(PHRASE), now=NOW).aside
    assert first is not None
    assert second is not None
    assert first != second
    assert _names(first) == AFTER
    assert _names(second) == BEFORE


def test_a_restored_vault_takes_a_new_device_identity(made: tuple[Path, Path, str]) -> None:
    """Two continuations of one history never bear the same name."""
    folder, file, _recovery = made
    former = unlock_with_passphrase(folder, PHRASE).anchor
    restore(file, folder, with_passphrase(PHRASE))
    assert unlock_with_passphrase(folder, PHRASE).anchor is None
    vault = open_vault(folder, with_passphrase(PHRASE))
    _add(vault, "Après la restauration")
    assert former is not None
    assert vault.store.anchor.device != former.device
    vault.close()
    assert _names(folder) == ["Après la restauration", *BEFORE]


def test_the_passphrase_of_the_time_opens_the_backup(made: tuple[Path, Path, str]) -> None:
    """The slots travel with the data: a passphrase changed since is not the one."""
    folder, file, _recovery = made
    unlock_with_passphrase(folder, PHRASE).change_passphrase(OTHER)
    before = _content(folder)
    with pytest.raises(WrongPassphrase):
        restore(file, folder, with_passphrase(OTHER))
    assert _content(folder) == before
    restore(file, folder, with_passphrase(PHRASE))
    assert _names(folder) == BEFORE


def test_a_backup_made_during_a_change_of_key_comes_back(made: tuple[Path, Path, str], tmp_path: Path) -> None:
    """Its header holds two keys: the one the data answers to is kept."""
    folder, _file, _recovery = made
    vault = open_vault(folder, with_passphrase(PHRASE))
    vault.keys.prepare_new_key(OTHER)
    file = back_up(folder, vault.keys.key, tmp_path / "pendant.spiebackup").path
    vault.close()
    for phrase in (PHRASE, OTHER):
        target = tmp_path / phrase[:6]
        restore(file, target, with_passphrase(phrase))
        assert _names(target) == AFTER
        assert not unlock_with_passphrase(target, PHRASE).is_key_changing


def test_progress_rises_to_the_end(made: tuple[Path, Path, str]) -> None:
    """In French, never back; cancelling at any of these points changes nothing."""
    folder, file, _recovery = made
    before, names = _content(folder), _listed(folder)
    shares: list[float] = []

    class Cancelled(Exception):
        """The user pressed Cancel."""

    def cancel_at(limit: float) -> None:
        def tell(share: float, words: str) -> None:
            assert words
            shares.append(share)
            if share >= limit:
                raise Cancelled

        restore(file, folder, with_passphrase(PHRASE), tell=tell)

    for limit in (0.0, 0.3, 0.6, 0.95):
        shares.clear()
        with pytest.raises(Cancelled):
            cancel_at(limit)
        assert shares == sorted(shares)
        assert _content(folder) == before
        assert _listed(folder) == names
    cancel_at(2.0)
    assert _names(folder) == BEFORE


# --- what goes wrong


def test_a_damaged_backup_changes_nothing(made: tuple[Path, Path, str], tmp_path: Path) -> None:
    """Cut or altered anywhere in the data: refused with its sentence, the vault as it was, nothing left over."""
    folder, file, _recovery = made
    before, names, content = _content(folder), _listed(folder), file.read_bytes()
    bad = tmp_path / "bad.spiebackup"
    data = range(content.index(b"store.db") + 8, len(content) - 2000, len(content) // 25)
    for place in (0, *data):
        for spoilt in (content[:place], content[:place] + bytes([content[place] ^ 4]) + content[place + 1 :]):
            bad.write_bytes(spoilt)
            with pytest.raises(BackupDamaged, match="inutilisable"):
                restore(bad, folder, with_passphrase(PHRASE))
    assert _content(folder) == before
    assert _listed(folder) == names
    assert inspect(folder).condition is Condition.READY


def test_data_of_another_vault_in_the_container_is_noticed(made: tuple[Path, Path, str], tmp_path: Path) -> None:
    """A container put together by hand, right to its last checksum, but whose data the keys do not open."""
    import json
    import zipfile

    from spie_desktop.store import backup_package

    _folder, file, _recovery = made
    foreign = tmp_path / "foreign.spiebackup"
    data = b"\x01" * 8192
    with zipfile.ZipFile(file) as original, zipfile.ZipFile(foreign, "w") as container:
        (tmp_path / "data").write_bytes(data)
        manifest = json.loads(original.read("backup.json"))
        manifest |= {"data_bytes": len(data), "data_sha256": backup_package.digest(tmp_path / "data")}
        container.writestr("backup.json", json.dumps(manifest))
        container.writestr("vault.json", original.read("vault.json"))
        container.writestr("store.db", data)
    with pytest.raises(BackupDamaged):
        restore(foreign, tmp_path / "neuf", with_passphrase(PHRASE))
    assert _listed(tmp_path / "neuf") == []


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_whatever_write_fails_one_of_the_two_vaults_is_there(
    made: tuple[Path, Path, str], tmp_path: Path, error: int
) -> None:
    """For every k: a sentence, and after the interrupted restore was finished the old vault or the new one opens."""
    folder, file, _recovery = made
    saved = tmp_path / "saved"
    shutil.copytree(folder, saved)
    outcomes = []

    def prepare() -> None:
        shutil.rmtree(folder)
        shutil.copytree(saved, folder)

    def check(caught: BaseException) -> None:
        assert isinstance(caught, UserError)
        restoring.finish_interrupted(folder)
        state = inspect(folder)
        assert state.condition is Condition.READY
        names = _names(folder)
        outcomes.append(names)
        assert names in (BEFORE, AFTER)
        if names == BEFORE:
            assert _names(folder / "avant-restauration-2026-11-20-104233") == AFTER
        assert not [name for name in _listed(folder) if name.startswith(".")]

    count = each_failure(
        lambda: restore(file, folder, with_passphrase(PHRASE), now=NOW),
        check,
        error=error,
        is_lasting=error == errno.ENOSPC,
        prepare=prepare,
    )
    assert count >= 10
    assert BEFORE in outcomes
    assert AFTER in outcomes


def test_a_power_cut_at_any_rename_is_made_good(made: tuple[Path, Path, str], tmp_path: Path) -> None:
    """Stopped dead after each step of putting in place, without any clean-up: finishing it gives the restored vault."""
    folder, file, _recovery = made
    saved = tmp_path / "saved"
    shutil.copytree(folder, saved)

    class PowerCut(BaseException):
        """Nothing runs after it."""

    for at in range(1, 12):
        shutil.rmtree(folder)
        shutil.copytree(saved, folder)
        staging = restore_staging.begin(folder, "2026-11-20-104233")
        restore(file, tmp_path / f"verified{at}", with_passphrase(PHRASE))
        for name in ("store.db", "vault.json"):
            shutil.copy(tmp_path / f"verified{at}" / name, staging / name)
        steps = 0

        def counted(source: Path, target: Path, limit: int = at) -> None:
            nonlocal steps
            if steps == limit:
                raise PowerCut
            steps += 1
            move(source, target)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(restore_staging, "move", counted)
            try:
                restore_staging.put_in_place(staging)
            except PowerCut:
                if at >= 1:
                    assert inspect(folder).condition is Condition.RESTORING
        aside = restoring.finish_interrupted(folder)
        assert _names(folder) == BEFORE
        assert _names(folder / "avant-restauration-2026-11-20-104233") == AFTER
        assert restoring.finish_interrupted(folder) is None
        if steps < at:
            assert aside is None
            return
    raise AssertionError("putting in place never ended")


CHILD = """
import sys
from pathlib import Path
from spie_desktop import i18n
from spie_desktop.errors import UserError
from spie_desktop.store import restoring, unlocking
i18n.use_language("fr")
try:
    restoring.restore(Path(sys.argv[1]), Path(sys.argv[2]), lambda f: unlocking.unlock_with_passphrase(f, sys.argv[3]))
except UserError as error:
    print(type(error).__name__, error)
"""


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="limits of a process are a thing of POSIX")
def test_a_full_disk_changes_nothing(made: tuple[Path, Path, str]) -> None:
    """The data of the backup does not fit: the sentence says so, the vault is to the byte what it was."""
    folder, file, _recovery = made
    before, names = _content(folder), _listed(folder)
    result = limited(CHILD, str(file), str(folder), PHRASE, file_bytes=100 * 1024)
    assert result.stdout.startswith("RestoreFailed Le disque est plein"), result.stderr
    assert _content(folder) == before
    assert _listed(folder) == names


# --- the key file alone


@pytest.mark.parametrize("content", [None, b"", b"{", b"x" * 3000])
def test_a_damaged_key_file_comes_back_from_a_backup(made: tuple[Path, Path, str], content: bytes | None) -> None:
    """The data keeps its last change, and the damaged file is kept aside."""
    folder, file, _recovery = made
    if content is None:
        headers.path_of(folder).unlink()
    else:
        headers.path_of(folder).write_bytes(content)
    aside = restore_key_file(file, folder, with_passphrase(PHRASE), now=NOW)
    assert _names(folder) == AFTER
    if content is None:
        assert aside is None
    else:
        assert aside is not None
        assert aside.read_bytes() == content
    vault = open_vault(folder, with_passphrase(PHRASE))
    vault.close()


def test_a_key_file_that_does_not_open_the_data_is_refused(made: tuple[Path, Path, str], tmp_path: Path) -> None:
    """A backup of another vault, or from before a change of key: nothing is replaced."""
    folder, _file, _recovery = made
    other, _key = create_vault(tmp_path / "autre", PHRASE)
    foreign = back_up(other.folder, other.keys.key, tmp_path / "autre.spiebackup").path
    other.close()
    headers.path_of(folder).write_bytes(b"damaged")
    with pytest.raises(RestoreFailed, match="n’ouvre pas les données"):
        restore_key_file(foreign, folder, with_passphrase(PHRASE))
    assert headers.path_of(folder).read_bytes() == b"damaged"
    assert _listed(folder) == ["store.db", "vault.json", "vault.lock"]


# --- a change of key, with the real data


@pytest.mark.parametrize("moment", ["before", "after", "settled"])
def test_a_change_of_key_cut_short_at_any_moment_opens(made: tuple[Path, Path, str], moment: str) -> None:
    """Header prepared, data re-encrypted, header settled: cut after each, the vault opens with its data."""
    folder, _file, _recovery = made
    keys = unlock_with_passphrase(folder, PHRASE)
    new = keys.prepare_new_key(OTHER)
    if moment != "before":
        connection = connect(folder / "store.db", keys.key)
        connection.execute(f"PRAGMA rekey = \"x'{bytes(new.key).hex()}'\"")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
    if moment == "settled":
        keys.settle(new.key)
    for phrase in [PHRASE, OTHER] if moment == "before" else [OTHER]:
        vault = open_vault(folder, with_passphrase(phrase))
        assert not vault.keys.is_key_changing
        vault.close()
        if moment == "before":
            break
    assert _names(folder, PHRASE if moment == "before" else OTHER) == AFTER


def test_the_old_passphrase_does_not_open_data_that_took_the_new_key(made: tuple[Path, Path, str]) -> None:
    """After the re-encryption, whoever knows the former passphrase only is told that the data cannot be read."""
    folder, _file, _recovery = made
    keys = unlock_with_passphrase(folder, PHRASE)
    new = keys.prepare_new_key(OTHER)
    connection = connect(folder / "store.db", keys.key)
    connection.execute(f"PRAGMA rekey = \"x'{bytes(new.key).hex()}'\"")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    with pytest.raises(UserError):
        open_vault(folder, with_passphrase(PHRASE))
    vault = open_vault(folder, with_passphrase(OTHER))
    vault.close()


def test_a_store_read_with_a_failing_disk_is_a_sentence(made: tuple[Path, Path, str]) -> None:
    """The read-only check of a restore goes through the same words as everything else."""
    folder, file, _recovery = made
    with failing(1, errno.EROFS, is_lasting=True), pytest.raises(RestoreFailed, match="refuse l’écriture"):
        restore(file, folder / "sub", with_passphrase(PHRASE))
    with pytest.raises(StoreDamaged):
        connect(folder / "vault.json", bytes(32))
