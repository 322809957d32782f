"""What can be said of an open vault in figures: its records, its schema, its journal, its last backup."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from spie_desktop import __version__
from spie_desktop.services.opening import OpenVault
from spie_desktop.store.backup import backups_in, own_folder

_SCHEMA = "PRAGMA user_version"
_OPERATIONS = "SELECT count(*) FROM operation"


@dataclass(frozen=True, slots=True)
class VaultStatus:
    """The figures of one moment; no name of a person, nor any text of a record."""

    vault: Path
    label: str
    program: str
    schema: int
    counts: dict[str, int]
    operations: int
    last_backup: dt.datetime | None


def status_of(vault: OpenVault) -> VaultStatus:
    """Counted now; the last backup is that of the vault's own folder, in local time."""
    backups = backups_in(own_folder(vault.folder))
    return VaultStatus(
        vault=vault.folder,
        label=vault.keys.label,
        program=__version__,
        schema=_number(vault, _SCHEMA),
        counts=vault.services.overview.counts(),
        operations=_number(vault, _OPERATIONS),
        last_backup=backups[0].made_at.astimezone() if backups else None,
    )


def _number(vault: OpenVault, query: str) -> int:
    return int(vault.store.rows(query)[0][0])
