"""What can be said of an open vault in figures: its records, its schema, its journal, its last backup."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from spie_desktop import __version__
from spie_desktop.services.opening import OpenVault

_SCHEMA = "PRAGMA user_version"


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
    last = vault.services.backups.state().last
    return VaultStatus(
        vault=vault.folder,
        label=vault.keys.label,
        program=__version__,
        schema=_number(vault, _SCHEMA),
        counts=vault.services.overview.counts(),
        operations=vault.services.journal.count(),
        last_backup=last.made_at.astimezone() if last else None,
    )


def _number(vault: OpenVault, query: str) -> int:
    return int(vault.store.rows(query)[0][0])
