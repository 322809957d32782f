"""Backups: whole and verified or not there at all, whatever the disk does; the vault is never concerned."""

import datetime as dt
import errno
import os
import sqlite3
import stat
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from spie_desktop.errors import UserError
from spie_desktop.models.organisation import Organisation
from spie_desktop.services.opening import OpenVault, create_vault
from spie_desktop.store import backup, backup_package
from spie_desktop.store import header as headers
from spie_desktop.store.backup import BackupFailed, back_up, backups_in, opened_for_reading, thin_out
from spie_desktop.store.backup_package import BackupDamaged, BackupTooNew
from tests.faults import each_failure, limited

PHRASE = "premier chat dort sous le grand escalier"
NOW = dt.datetime(2026, 11, 20, 10, 42, 33)  # noqa: DTZ001 - local, as in the names of the files


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[OpenVault]:
    vault, _recovery = create_vault(tmp_path / "coffre", PHRASE, label="Coffre fictif")
    _add(vault, "Mission locale du Pays fictif")
    yield vault
    vault.close()


def _add(vault: OpenVault, name: str) -> None:
    with vault.store.write("create_organisation") as session:
        session.add(Organisation(name=name))


def _listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _names(connection: object) -> list[str]:
    return [row[0] for row in connection.execute("SELECT name FROM organisation ORDER BY name")]  # type: ignore[attr-defined]


def _unpacked(file: Path, folder: Path) -> Path:
    target = folder / "unpacked.db"
    backup_package.unpack_data(backup_package.examine(file), target, lambda _share: None)
    return target


# --- what is made


def test_a_backup_is_one_private_file_named_by_its_date(vault: OpenVault) -> None:
    """In the vault's own folder unless told otherwise, with nothing beside it."""
    made = back_up(vault.folder, vault.keys.key, now=NOW)
    assert made.path == vault.folder / "backups" / "coffre-2026-11-20-1042.spiebackup"
    assert _listed(made.path.parent) == [made.path.name]
    assert made.bytes == made.path.stat().st_size
    assert backups_in(made.path.parent) == (made,)
    if os.name != "nt":
        assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(made.path.parent.stat().st_mode) == 0o700


def test_it_holds_everything_saved_and_its_keys(vault: OpenVault, tmp_path: Path) -> None:
    """What is still in the write-ahead log as well; the key file is the vault's to the byte."""
    made = back_up(vault.folder, vault.keys.key)
    package = backup_package.examine(made.path)
    assert package.header_bytes == headers.path_of(vault.folder).read_bytes()
    assert package.manifest.vault == vault.keys.header.vault
    with opened_for_reading(_unpacked(made.path, tmp_path), vault.keys.key) as connection:
        assert _names(connection) == ["Mission locale du Pays fictif"]
        assert backup.faults_of(connection) == []
        assert backup.journal_heads(connection)[0][1] == vault.store.head.sequence


def test_nothing_in_it_is_in_clear(vault: OpenVault, tmp_path: Path) -> None:
    """Neither a name, nor the beginning of a SQLite file; another key opens nothing."""
    made = back_up(vault.folder, vault.keys.key)
    content = made.path.read_bytes()
    assert b"Mission locale" not in content
    assert b"SQLite format 3" not in content
    data = _unpacked(made.path, tmp_path)
    with pytest.raises(sqlcipher.DatabaseError), opened_for_reading(data, bytes(32)):
        pass
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(data).execute("SELECT * FROM organisation")


def test_two_backups_of_one_minute_both_stay(vault: OpenVault) -> None:
    """The second gets a number; a backup never writes over another."""
    first = back_up(vault.folder, vault.keys.key, now=NOW)
    second = back_up(vault.folder, vault.keys.key, now=NOW)
    assert second.path.name == "coffre-2026-11-20-1042-2.spiebackup"
    assert len(backups_in(first.path.parent)) == 2


def test_a_place_and_a_name_may_be_chosen(vault: OpenVault, tmp_path: Path) -> None:
    """A folder (a stick), or the file itself; an occasion stands in the name."""
    stick = tmp_path / "stick"
    stick.mkdir()
    assert back_up(vault.folder, vault.keys.key, stick, now=NOW).path.parent == stick
    assert back_up(vault.folder, vault.keys.key, stick / "Le mien.spiebackup").path.name == "Le mien.spiebackup"
    marked = back_up(vault.folder, vault.keys.key, stick, now=NOW, occasion=backup.BEFORE_UPDATE)
    assert marked.path.name == "coffre-2026-11-20-1042-avant-mise-a-jour.spiebackup"
    assert sorted(made.occasion for made in backups_in(stick)) == ["", "avant-mise-a-jour"]


def test_writing_goes_on_during_a_backup(vault: OpenVault, tmp_path: Path) -> None:
    """The backup is one moment of the vault, on another thread, and what is saved meanwhile is not refused."""
    failures: list[BaseException] = []
    made: list[Path] = []

    def run() -> None:
        try:
            made.extend(back_up(vault.folder, vault.keys.key, tmp_path).path for _ in range(3))
        except BaseException as error:  # noqa: BLE001 - shown by the test
            failures.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    count = 0
    while thread.is_alive():
        _add(vault, f"Structure {count:04}")
        count += 1
    thread.join()
    assert failures == []
    for place, path in enumerate(made):
        folder = tmp_path / str(place)
        folder.mkdir()
        with opened_for_reading(_unpacked(path, folder), vault.keys.key) as connection:
            names = [name for name in _names(connection) if name.startswith("Structure")]
            assert names == [f"Structure {number:04}" for number in range(len(names))]


def test_progress_rises_to_the_end_and_says_what_it_does(vault: OpenVault) -> None:
    """From 0 to 1, never back, in French."""
    said: list[tuple[float, str]] = []
    back_up(vault.folder, vault.keys.key, tell=lambda share, words: said.append((share, words)))
    shares = [share for share, _words in said]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert said[0][1] == "Copie du coffre…"


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.7, 0.9])
def test_cancelling_leaves_nothing(vault: OpenVault, share: float) -> None:
    """At any step: no backup, no temporary file, the vault goes on."""

    class Cancelled(Exception):
        """The user pressed Cancel."""

    def tell(reached: float, _words: str) -> None:
        if reached >= share:
            raise Cancelled

    with pytest.raises(Cancelled):
        back_up(vault.folder, vault.keys.key, tell=tell)
    assert _listed(vault.folder / "backups") == []
    _add(vault, "Après l’annulation")


# --- what goes wrong


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EROFS, errno.EIO, errno.ENODEV])
def test_whatever_write_fails_the_other_backups_stay(vault: OpenVault, error: int) -> None:
    """For every k: a sentence about the backup, the earlier one to the byte, nothing left over."""
    earlier = back_up(vault.folder, vault.keys.key, now=NOW)
    content = earlier.path.read_bytes()
    later = NOW + dt.timedelta(days=1)

    def check(caught: BaseException) -> None:
        assert isinstance(caught, BackupFailed)
        assert "sauvegardes précédentes sont intacts" in caught.way_out
        assert earlier.path.read_bytes() == content
        whole = [made for made in backups_in(earlier.path.parent) if made.path != earlier.path]
        assert len(_listed(earlier.path.parent)) == 1 + len(whole)
        for made in whole:  # only what failed after the rename: then it is a good backup
            backup_package.check(backup_package.examine(made.path), lambda _share: None)
            made.path.unlink()

    def prepare() -> None:
        for made in backups_in(earlier.path.parent):
            if made.path != earlier.path:
                made.path.unlink()

    count = each_failure(
        lambda: back_up(vault.folder, vault.keys.key, now=later),
        check,
        error=error,
        is_lasting=error == errno.ENOSPC,
        prepare=prepare,
    )
    assert count >= 6
    assert backup.faults_of(vault.store._engine.raw_connection()) == []


CHILD = """
import sys
from pathlib import Path
from spie_desktop import i18n
from spie_desktop.errors import UserError
from spie_desktop.store import backup, unlocking
i18n.use_language("fr")
keys = unlocking.unlock_with_passphrase(Path(sys.argv[1]), sys.argv[2])
try:
    backup.back_up(Path(sys.argv[1]), keys.key, Path(sys.argv[3]))
except UserError as error:
    print(type(error).__name__, error)
else:
    print("made")
"""


@pytest.mark.skipif(os.name == "nt", reason="limits of a process are a thing of POSIX")
@pytest.mark.parametrize("kib", [4, 64, 400])
def test_a_disk_that_fills_up_under_sqlite(vault: OpenVault, tmp_path: Path, kib: int) -> None:
    """Where SQLite itself can write no more: the same sentence, nothing left over, the vault is whole."""
    vault.close()
    stick = tmp_path / "stick"
    stick.mkdir()
    result = limited(CHILD, str(vault.folder), PHRASE, str(stick), file_bytes=kib * 1024)
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("BackupFailed")
    assert "Votre coffre et les sauvegardes précédentes sont intacts." in result.stdout
    assert _listed(stick) == []
    assert "made" in limited(CHILD, str(vault.folder), PHRASE, str(stick), file_bytes=1 << 30).stdout


def test_a_damaged_vault_makes_no_backup(vault: OpenVault, damaged: set[Path]) -> None:
    """A page that cannot be read is not copied over good backups in silence."""
    key = bytes(vault.keys.key)
    good = back_up(vault.folder, key, now=NOW)
    vault.close()
    damaged.add(vault.store.path)
    content = bytearray(vault.store.path.read_bytes())
    content[len(content) // 2] ^= 1
    vault.store.path.write_bytes(content)
    with pytest.raises(UserError):
        back_up(vault.folder, key, now=NOW + dt.timedelta(days=1))
    assert [made.path for made in backups_in(good.path.parent)] == [good.path]
    assert _listed(good.path.parent) == [good.path.name]


def test_the_wrong_key_makes_no_backup(vault: OpenVault) -> None:
    """A key that does not seal the header is refused before anything is copied."""
    with pytest.raises(UserError):
        back_up(vault.folder, bytes(range(32)))
    assert backups_in(vault.folder / "backups") == ()


def test_what_a_power_cut_left_is_swept_later(vault: OpenVault) -> None:
    """Old leftovers go with the next backup; recent ones, perhaps another window's, stay."""
    folder = vault.folder / "backups"
    folder.mkdir()
    old, recent = (folder / f".coffre-x.spiebackup.{name}.temporaire" for name in ("00", "11"))
    old.touch()
    recent.touch()
    os.utime(old, (0, 0))
    back_up(vault.folder, vault.keys.key, now=NOW)
    assert not old.exists()
    assert recent.exists()


# --- reading one back


def test_each_cut_backup_is_refused(vault: OpenVault, tmp_path: Path) -> None:
    """Cut anywhere, even by its last bytes, a backup is « damaged or incomplete »."""
    content = back_up(vault.folder, vault.keys.key).path.read_bytes()
    cut = tmp_path / "cut.spiebackup"
    for length in [*range(0, len(content), len(content) // 40), len(content) - 1, len(content) - 22]:
        cut.write_bytes(content[:length])
        with pytest.raises(BackupDamaged):
            backup_package.check(backup_package.examine(cut), lambda _share: None)


def test_each_flipped_bit_is_noticed_or_harmless(vault: OpenVault, tmp_path: Path) -> None:
    """All over the file, and at every byte of its two ends: refused, or the same data and keys come out."""
    made = back_up(vault.folder, vault.keys.key)
    content = made.path.read_bytes()
    original = backup_package.examine(made.path)
    flipped = tmp_path / "flipped.spiebackup"
    harmless = 0
    ends = 120
    for place in [
        *range(ends),
        *range(ends, len(content) - ends, len(content) // 60),
        *range(len(content) - ends, len(content)),
    ]:
        changed = bytearray(content)
        changed[place] ^= 1 << (place % 8)
        flipped.write_bytes(changed)
        try:
            package = backup_package.examine(flipped)
            backup_package.check(package, lambda _share: None)
        except (BackupDamaged, BackupTooNew):
            continue
        harmless += 1
        assert package.header_bytes == original.header_bytes
        assert package.manifest.data_sha256 == original.manifest.data_sha256
    assert harmless < 120  # dates and system marks of the container, which nothing reads


def test_hostile_containers_are_refused(tmp_path: Path) -> None:
    """Other members, paths, compression, huge headers: not a backup, and nothing is unpacked."""
    file = tmp_path / "hostile.spiebackup"
    for members in (
        {"../evil": b""},
        {"backup.json": b"{}", "vault.json": b"{}", "store.db": b"", "more": b""},
        {"backup.json": b"[" * 100_000, "vault.json": b"{}", "store.db": b""},
        {"backup.json": b" " * 300_000, "vault.json": b"{}", "store.db": b""},
        {"backup.json": b'{"format": "spie-backup", "version": 1}', "vault.json": b"{}", "store.db": b""},
    ):
        with zipfile.ZipFile(file, "w") as container:
            for name, content in members.items():
                container.writestr(name, content)
        with pytest.raises(BackupDamaged):
            backup_package.examine(file)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as container:
        for name in ("backup.json", "vault.json", "store.db"):
            container.writestr(name, b"{}" * 100)
    with pytest.raises(BackupDamaged):
        backup_package.examine(file)


def test_a_backup_of_a_newer_program_is_kept_for_it(tmp_path: Path) -> None:
    """Not « damaged »: update the program."""
    file = tmp_path / "new.spiebackup"
    with zipfile.ZipFile(file, "w") as container:
        container.writestr("backup.json", '{"format": "spie-backup", "version": 2, "anything": 1}')
        container.writestr("vault.json", "{}")
        container.writestr("store.db", "")
    with pytest.raises(BackupTooNew, match="plus récente"):
        backup_package.examine(file)


def test_a_missing_backup_and_a_folder_are_sentences(tmp_path: Path) -> None:
    """The stick is not plugged in; a folder was chosen instead of a file."""
    with pytest.raises(BackupDamaged, match="pas de sauvegarde"):
        backup_package.examine(tmp_path / "gone.spiebackup")
    with pytest.raises(UserError):
        backup_package.examine(tmp_path)


# --- thinning out


def test_the_rotation_deletes_what_it_no_longer_keeps(tmp_path: Path) -> None:
    """Old days go, foreign files stay, three backups of updates stay, one a minute."""
    for day in range(60):
        moment = NOW - dt.timedelta(days=day)
        (tmp_path / f"coffre-{moment:%Y-%m-%d-%H%M}.spiebackup").touch()
        if day % 12 == 0:
            (tmp_path / f"coffre-{moment:%Y-%m-%d-%H%M}-avant-mise-a-jour.spiebackup").touch()
    (tmp_path / "coffre-2026-11-20-1042-2.spiebackup").touch()
    (tmp_path / "Copie de Camille.spiebackup").touch()
    (tmp_path / "coffre-2026-99-99-9999.spiebackup").touch()
    deleted = thin_out(tmp_path, NOW)
    left = sorted(path.name for path in tmp_path.iterdir())
    assert "Copie de Camille.spiebackup" in left
    assert "coffre-2026-99-99-9999.spiebackup" in left
    assert sum("avant-mise-a-jour" in name for name in left) == 3
    ordinary = [made for made in backups_in(tmp_path) if not made.occasion]
    assert [made.made_at.day for made in ordinary[:7]] == [20, 19, 18, 17, 16, 15, 14]
    assert len(ordinary) == 7 + 2 + 2
    assert "coffre-2026-11-20-1042-2.spiebackup" in left
    assert len(deleted) + len(left) == 60 + 5 + 3
    assert thin_out(tmp_path, NOW) == ()


def test_the_last_twenty_that_were_asked_for_stay(tmp_path: Path) -> None:
    """They are counted apart from those of the updates; whatever another version marks otherwise stays."""
    for minute in range(25):
        (tmp_path / f"coffre-2026-03-01-10{minute:02}-a-la-demande.spiebackup").touch()
    (tmp_path / "coffre-2026-02-01-1000-avant-mise-a-jour.spiebackup").touch()
    (tmp_path / "coffre-2026-02-01-1000-autrement.spiebackup").touch()
    gone = sorted(path.name for path in thin_out(tmp_path, NOW))
    assert gone == [f"coffre-2026-03-01-10{minute:02}-a-la-demande.spiebackup" for minute in range(5)]
    assert len(backups_in(tmp_path)) == 20 + 2


def test_a_folder_that_does_not_answer_holds_no_backup(tmp_path: Path) -> None:
    """The list is empty rather than an error: the stick comes back later."""
    assert backups_in(tmp_path / "gone") == ()
    assert thin_out(tmp_path / "gone", NOW) == ()
