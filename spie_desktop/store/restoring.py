"""From a backup to a vault in its place, verified before anything that stood there moves."""

import contextlib
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.store import backup_package, restore_staging
from spie_desktop.store import header as headers
from spie_desktop.store.backup import Tell, faults_of, opened_for_reading, silent
from spie_desktop.store.backup_package import BackupDamaged, Package
from spie_desktop.store.durable import make_private_folder, replace_content
from spie_desktop.store.engine import connect, reworded
from spie_desktop.store.faults import StoreDamaged, StoreFull, StoreOutOfReach, StoreReadOnly
from spie_desktop.store.header import DATA_FILE_NAME
from spie_desktop.store.vault_keys import VaultKeys

Unlock = Callable[[Path], VaultKeys]
_STAMP = "%Y-%m-%d-%H%M%S"


class RestoreFailed(UserError):
    """The vault is as it was before."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: the moment it went back to, and where the former vault was put (None: there was none)."""

    made_at: str
    label: str
    aside: Path | None


def restore(
    file: Path, folder: Path, unlock: Unlock, *, now: dt.datetime | None = None, tell: Tell = silent
) -> Restored:
    """Puts the backup in `folder`; a vault that stands there is set aside whole, never overwritten.

    `unlock` opens the key file of the backup, as it would a vault's. Whoever calls holds the folder's process lock,
    and closed its store. The restored vault has no anchor: opened next, it takes a new device identity.
    """
    moment = now or dt.datetime.now()  # noqa: DTZ005 - a name for the person at this computer
    with reworded(_of_a_restore):
        tell(0.0, _("Reading the backup…"))
        package = backup_package.examine(file)
        make_private_folder(folder)
        restore_staging.finish(folder)
        staging = restore_staging.begin(folder, moment.strftime(_STAMP))
        try:
            _prepare(package, staging, unlock, tell)
            tell(0.95, _("Putting the vault in place…"))
            aside = restore_staging.put_in_place(staging)
        except BaseException:
            restore_staging.abandon(staging)
            raise
    return Restored(package.manifest.made_at, package.header.label, aside)


def finish_interrupted(folder: Path) -> Path | None:
    """Ends a restore that a power cut stopped after its verification; to be called before the vault is unlocked."""
    with reworded(_of_a_restore):
        return restore_staging.finish(folder)


def restore_key_file(file: Path, folder: Path, unlock: Unlock, *, now: dt.datetime | None = None) -> Path | None:
    """Takes the key file alone from a backup, for a vault whose own is damaged or lost; where the damaged one went.

    The data stays as it is, and must answer to the key that the backup's key file holds.
    """
    moment = now or dt.datetime.now()  # noqa: DTZ005 - a name for the person at this computer
    with reworded(_of_a_restore):
        package = backup_package.examine(file)
        staging = restore_staging.begin(folder, moment.strftime(_STAMP))
        try:
            replace_content(headers.path_of(staging), package.header_bytes)
            keys = unlock(staging)
            try:
                _require_same_key(folder / DATA_FILE_NAME, keys)
            finally:
                keys.wipe()
            aside = None
            present = headers.path_of(folder)
            if present.exists():
                aside = present.with_name(f"vault-{moment.strftime(_STAMP)}-abime.json")
                replace_content(aside, present.read_bytes())
            replace_content(present, package.header_bytes)
        finally:
            restore_staging.abandon(staging)
    return aside


def _prepare(package: Package, staging: Path, unlock: Unlock, tell: Tell) -> None:
    replace_content(headers.path_of(staging), package.header_bytes)
    keys = unlock(staging)  # before the long part: a wrong passphrase is told at once
    try:
        data = staging / DATA_FILE_NAME
        backup_package.unpack_data(package, data, lambda share: tell(0.1 + 0.5 * share, _("Reading the backup…")))
        tell(0.6, _("Verifying the backup…"))
        key = _answering(data, keys)
        keys.settle(key)
        keys.forget_anchor()
    finally:
        keys.wipe()


def _answering(data: Path, keys: VaultKeys) -> bytearray:
    for key in keys.candidates:
        try:
            with opened_for_reading(data, key) as connection:
                if faults_of(connection):
                    raise BackupDamaged.found("pages")
                return key
        except sqlcipher.DatabaseError:
            continue
    raise BackupDamaged.found("key")


def _require_same_key(data: Path, keys: VaultKeys) -> None:
    for key in keys.candidates:
        with contextlib.suppress(StoreDamaged):
            connect(data, key).close()
            return
    raise RestoreFailed(
        _("The key file of this backup does not open the data of this vault."),
        way_out=_("Choose a more recent backup of the same vault, or restore a whole backup. Nothing was changed."),
    )


def _of_a_restore(error: UserError) -> UserError:
    if isinstance(error, StoreFull):
        sentence, way_out = (
            _("The disk is full: the backup could not be restored."),
            _("Nothing was changed. Free some space, then try again."),
        )
    elif isinstance(error, StoreReadOnly):
        sentence, way_out = (
            _("The backup cannot be restored in this folder: it cannot be written to."),
            _("Nothing was changed. Choose a folder of your own."),
        )
    elif isinstance(error, StoreOutOfReach):
        sentence, way_out = (
            _("The backup, or the folder to restore it in, no longer answers."),
            _("What was in the folder is intact. Plug the disk or the stick back in, then try again."),
        )
    else:
        return error
    return RestoreFailed(sentence, way_out=way_out, detail=error.detail)
