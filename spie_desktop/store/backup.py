"""Backups of a vault: made while it is in use, verified once written, listed, and thinned out."""

import contextlib
import datetime as dt
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from spie_desktop import __version__
from spie_desktop.domain.backup_rotation import kept
from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.store import backup_package, slots
from spie_desktop.store import header as headers
from spie_desktop.store.backup_package import BackupDamaged, Manifest
from spie_desktop.store.durable import PRIVATE_FOLDER, TEMPORARY, move, temporary_beside
from spie_desktop.store.engine import connect, reworded
from spie_desktop.store.faults import (
    StoreDamaged,
    StoreFull,
    StoreOutOfReach,
    StoreReadOnly,
)
from spie_desktop.store.header import DATA_FILE_NAME

FOLDER = "backups"
SUFFIX = ".spiebackup"
_NAME = re.compile(rf"coffre-(\d{{4}}-\d\d-\d\d-\d{{4}})(?:-(\d+))?(?:-([a-z-]+))?{SUFFIX}")
_STAMP = "%Y-%m-%d-%H%M"
BEFORE_UPDATE = "avant-mise-a-jour"
ON_DEMAND = "a-la-demande"
_KEPT = {BEFORE_UPDATE: 3, ON_DEMAND: 20}
_PAGES_AT_A_TIME = 512
_SURELY_OVER = 6 * 3600

# Says how far the work is (0 to 1) and what it does; whatever it raises stops the work, which leaves nothing behind.
Tell = Callable[[float, str], None]


class BackupFailed(UserError):
    """No backup could be made; the vault and the earlier backups are as they were."""


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A backup as it is listed; `made_at` is local time, to the minute."""

    path: Path
    made_at: dt.datetime
    bytes: int
    occasion: str = ""


def silent(_share: float, _sentence: str) -> None:
    """For a backup that nobody watches."""


def own_folder(vault: Path) -> Path:
    return vault / FOLDER


def back_up(
    vault: Path,
    key: bytes | bytearray,
    destination: Path | None = None,
    *,
    occasion: str = "",
    now: dt.datetime | None = None,
    tell: Tell = silent,
) -> BackupFile:
    """A verified backup of the vault as it stands now, from any thread, while it is being used.

    `destination` is a folder, or the file to write; by default the vault's own folder of backups.
    """
    moment = now or dt.datetime.now()  # noqa: DTZ005 - the name is for the person at this computer
    with reworded(_of_a_backup):
        target = _target(vault, destination, moment, occasion)
        _sweep(target.parent)
        data, package = temporary_beside(target), temporary_beside(target)
        try:
            _make(vault, key, data, package, tell)
            move(package, target)
        finally:
            for leftover in (data, package):
                _delete(leftover)
        return BackupFile(target, moment.replace(second=0, microsecond=0), target.stat().st_size, occasion)


def backups_in(folder: Path) -> tuple[BackupFile, ...]:
    """The backups of a folder by their names, newest first; a folder that does not answer holds none."""
    found: list[tuple[int, BackupFile]] = []
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            name = _NAME.fullmatch(path.name)
            if name:
                with contextlib.suppress(OSError, ValueError):
                    made_at = dt.datetime.strptime(name[1], _STAMP)  # noqa: DTZ007 - local, as it was written
                    made = BackupFile(path, made_at, path.stat().st_size, name[3] or "")
                    found.append((int(name[2] or 1), made))
    found.sort(key=lambda one: (one[1].made_at, one[0]), reverse=True)
    return tuple(made for _number, made in found)


def thin_out(folder: Path, now: dt.datetime) -> tuple[Path, ...]:
    """Deletes the backups that the rotation no longer keeps; those it could not delete wait for the next time."""
    found = backups_in(folder)
    ordinary = [backup for backup in found if not backup.occasion]
    staying = kept((backup.made_at for backup in ordinary), now)
    newest_of_minute = {backup.made_at: backup.path for backup in reversed(ordinary)}
    too_many = [b.path for b in ordinary if b.made_at not in staying or newest_of_minute[b.made_at] != b.path]
    for occasion, count in _KEPT.items():
        too_many += [backup.path for backup in found if backup.occasion == occasion][count:]
    deleted = []
    for path in too_many:
        with contextlib.suppress(OSError):
            path.unlink()
            deleted.append(path)
    return tuple(deleted)


def journal_heads(connection: Any) -> tuple[tuple[str, int, bytes], ...]:
    """The end of each device's chain: two stores that agree on it hold the same history."""
    rows = connection.execute(
        "SELECT device, sequence, chain FROM operation AS last WHERE sequence ="
        " (SELECT max(sequence) FROM operation WHERE device = last.device) ORDER BY device"
    ).fetchall()
    return tuple((str(device), int(sequence), bytes(chain)) for device, sequence, chain in rows)


@contextlib.contextmanager
def opened_for_reading(path: Path, key: bytes | bytearray) -> Iterator[Any]:
    """A connection to a file that nobody writes: SQLite then needs no file beside it, even on a read-only stick."""
    connection = _connected(f"{path.absolute().as_uri()}?mode=ro&immutable=1", key)
    try:
        yield connection
    finally:
        connection.close()


def faults_of(connection: Any) -> list[str]:
    """What is wrong with the pages of an open store: first their authentication, then their structure."""
    faults = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    return faults or [str(row[0]) for row in connection.execute("PRAGMA quick_check") if row[0] != "ok"]


# --- the parts


def _make(vault: Path, key: bytes | bytearray, data: Path, package: Path, tell: Tell) -> None:
    if not any(key):
        raise RuntimeError("the vault is locked")
    tell(0.0, _("Copying the vault…"))
    # The key file first: whatever it opens also opens the data copied afterwards.
    header_bytes = headers.path_of(vault).read_bytes()
    header = headers.parse(header_bytes)
    if not slots.is_sealed(header, key):
        raise headers.HeaderDamaged.found("seal")
    heads, schema = _copy(vault / DATA_FILE_NAME, data, key, tell)
    tell(0.5, _("Verifying the backup…"))
    with opened_for_reading(data, key) as copy:
        if faults_of(copy) or journal_heads(copy) != heads:
            raise StoreDamaged.unreadable()
    tell(0.7, _("Writing the backup…"))
    made_at = headers.instant_now()
    manifest = Manifest(header.vault, made_at, schema, __version__, data.stat().st_size, backup_package.digest(data))
    backup_package.write(
        package, manifest, header_bytes, data, lambda share: tell(0.7 + 0.2 * share, _("Writing the backup…"))
    )
    _delete(data)
    written = backup_package.examine(package)
    backup_package.check(written, lambda share: tell(0.9 + 0.1 * share, _("Verifying the backup…")))
    tell(1.0, _("Backup made."))


def _copy(source_path: Path, target_path: Path, key: bytes | bytearray, tell: Tell) -> tuple[Any, int]:
    """One snapshot, whatever is written meanwhile; its heads are read in it."""
    source = connect(source_path, key)
    try:
        source.execute("BEGIN")
        heads = journal_heads(source)
        schema = int(source.execute("PRAGMA user_version").fetchone()[0])
        target = _connected(f"{target_path.absolute().as_uri()}?mode=rwc", key)
        try:
            # A copy that fails is thrown away: it needs no journal of its own, and is on the disk before it is used.
            target.execute("PRAGMA journal_mode = OFF")
            source.backup(
                target,
                pages=_PAGES_AT_A_TIME,
                progress=lambda _status, left, total: tell(0.5 * (1 - left / max(total, 1)), _("Copying the vault…")),
            )
        finally:
            target.close()
        source.execute("COMMIT")
    finally:
        source.close()
    target_path.chmod(0o600)
    return heads, schema


def _connected(uri: str, key: bytes | bytearray) -> Any:
    connection = sqlcipher.connect(uri, uri=True, isolation_level=None)
    try:
        if not connection.execute("PRAGMA cipher_version").fetchone():
            raise RuntimeError("this SQLite does not encrypt")
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{bytes(key).hex()}'\"")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _target(vault: Path, destination: Path | None, moment: dt.datetime, occasion: str) -> Path:
    if destination is None:
        destination = own_folder(vault)
        destination.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)  # in its vault, which is never made anew for it
    if not destination.is_dir():
        return destination
    ending = f"-{occasion}" if occasion else ""
    path = destination / f"coffre-{moment.strftime(_STAMP)}{ending}{SUFFIX}"
    count = 1
    while path.exists():
        count += 1
        path = destination / f"coffre-{moment.strftime(_STAMP)}-{count}{ending}{SUFFIX}"
    return path


def _sweep(folder: Path) -> None:
    """Removes what interrupted backups left, unless it is recent: another window may be writing it."""
    with contextlib.suppress(OSError):
        for leftover in folder.glob(f".*{SUFFIX}.*{TEMPORARY}*"):
            if time.time() - leftover.stat().st_mtime > _SURELY_OVER:
                leftover.unlink(missing_ok=True)


def _delete(path: Path) -> None:
    for name in (path, path.with_name(f"{path.name}-journal"), path.with_name(f"{path.name}-wal")):
        with contextlib.suppress(OSError):
            name.unlink(missing_ok=True)


def _of_a_backup(error: UserError) -> UserError:
    intact = _("Your vault and the earlier backups are intact.")
    if isinstance(error, StoreFull):
        sentence, way_out = (
            _("The disk is full: the backup could not be made."),
            _("Free some space, or choose another place."),
        )
    elif isinstance(error, StoreReadOnly):
        sentence, way_out = (
            _("The backup cannot be written in this folder."),
            _("Choose another folder or another stick."),
        )
    elif isinstance(error, StoreOutOfReach):
        sentence, way_out = (
            _("The disk or the stick of the backup no longer answers."),
            _("Plug it back in, or choose another place."),
        )
    elif isinstance(error, BackupDamaged):
        sentence, way_out = (
            _("The backup was written, but does not read back as it should: it was thrown away."),
            _("This disk or stick is perhaps worn out: choose another."),
        )
    else:
        return error
    return BackupFailed(sentence, way_out=f"{intact} {way_out}", detail=error.detail)
