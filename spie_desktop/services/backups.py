"""The backups of the open vault: whether one is due, making one, what there is."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from spie_desktop.domain.backup_rotation import Freshness, freshness, is_due
from spie_desktop.store.backup import BEFORE_UPDATE, ON_DEMAND, BackupFile, back_up, backups_in, own_folder, thin_out
from spie_desktop.store.vault_keys import VaultKeys

__all__ = ["BackupState", "BackupView", "Backups", "Freshness"]

Tell = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class BackupView:
    """One backup, by what its name says."""

    path: Path
    made_at: dt.datetime
    bytes: int
    is_before_update: bool
    is_on_demand: bool = False


@dataclass(frozen=True, slots=True)
class BackupState:
    """How safe the vault is against the loss of its file; `moments` are local time."""

    last: BackupView | None
    freshness: Freshness
    is_due: bool
    folder: Path


def silent(_share: float, _sentence: str) -> None:
    """For a backup that nobody watches."""


class Backups:
    """One a day of use in the vault's own folder, more wherever its owner wants one."""

    def __init__(self, keys: VaultKeys, *, now: Callable[[], dt.datetime] | None = None) -> None:
        self._keys = keys
        self._now = now or _local_now

    @property
    def folder(self) -> Path:
        """Where the daily ones are kept."""
        return own_folder(self._keys.folder)

    def state(self) -> BackupState:
        """The last one, and whether another is due."""
        found = self.all()
        last, now = (found[0] if found else None), self._now()
        moment = last.made_at if last else None
        return BackupState(last, freshness(moment, now), is_due(moment, now), self.folder)

    def all(self) -> tuple[BackupView, ...]:
        """Those of the vault's own folder, the newest first."""
        return tuple(_view(found) for found in backups_in(self.folder))

    def make(self, tell: Tell = silent) -> BackupView:
        """One in the vault's own folder, verified; then those that the rotation no longer keeps go."""
        made = back_up(self._keys.folder, self._keys.key, now=self._now(), tell=tell)
        thin_out(self.folder, self._now())
        return _view(made)

    def make_kept(self, tell: Tell = silent) -> BackupView:
        """One that somebody asked for, in the vault's own folder: it takes the place of none of the daily ones."""
        made = back_up(self._keys.folder, self._keys.key, occasion=ON_DEMAND, now=self._now(), tell=tell)
        thin_out(self.folder, self._now())
        return _view(made)

    def make_in(self, place: Path, tell: Tell = silent) -> BackupView:
        """One more on a stick or in a folder, verified as the others; nothing there is deleted."""
        return _view(back_up(self._keys.folder, self._keys.key, place, now=self._now(), tell=tell))


def _view(found: BackupFile) -> BackupView:
    return BackupView(
        found.path, found.made_at, found.bytes, found.occasion == BEFORE_UPDATE, found.occasion == ON_DEMAND
    )


def _local_now() -> dt.datetime:
    return dt.datetime.now()  # noqa: DTZ005  # backups are named in the time of the wall
