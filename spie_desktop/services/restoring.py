"""Backups seen from outside a vault: what a file holds, and putting it back."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from spie_desktop.services.opening import Unlock
from spie_desktop.store import backup_package, restoring
from spie_desktop.store.backup import SUFFIX
from spie_desktop.store.durable import make_private_folder, told
from spie_desktop.store.process_lock import ProcessLock

Tell = Callable[[float, str], None]
PATTERN = f"*{SUFFIX}"


@dataclass(frozen=True, slots=True)
class BackupPreview:
    """What a backup says of itself before anything is changed; its data was read from one end to the other."""

    file: Path
    label: str
    made_at: dt.datetime
    bytes: int
    program: str


def preview(file: Path, tell: Tell) -> BackupPreview:
    """Reads and compares the whole file; a damaged one is told here, before anything moves."""
    package = backup_package.examine(file)
    backup_package.check(package, lambda share: tell(share, ""))
    made_at = dt.datetime.fromisoformat(package.manifest.made_at).astimezone()
    return BackupPreview(file, package.header.label, made_at, package.manifest.data_bytes, package.manifest.program)


def restore(file: Path, folder: Path, unlock: Unlock, tell: Tell) -> Path | None:
    """Puts the backup in the folder; where the vault that stood there was set aside, None if there was none."""
    with told():
        make_private_folder(folder)
    with ProcessLock(folder):
        return restoring.restore(file, folder, unlock, tell=tell).aside


def restore_key_file(file: Path, folder: Path, unlock: Unlock) -> Path | None:
    """Takes back the key file alone; where the damaged one is now."""
    with ProcessLock(folder):
        return restoring.restore_key_file(file, folder, unlock)
