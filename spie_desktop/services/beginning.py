"""A vault in the making: its keys exist while its owner prints the recovery sheet, its data comes last.

Until `finish`, the folder counts as unfinished: whatever stops the computer, one starts again and nothing is lost.
"""

import contextlib
import shutil
from pathlib import Path

from spie_desktop.errors import UserError
from spie_desktop.services.facilitator import FacilitatorDraft
from spie_desktop.services.opening import OpenVault
from spie_desktop.services.recovery_sheets import sheet_of
from spie_desktop.store import header as headers
from spie_desktop.store import unlocking
from spie_desktop.store.process_lock import ProcessLock
from spie_desktop.store.store import Store


class NewVault:
    """From the choice of a passphrase to the first page: one object on the way, that yields an open vault."""

    def __init__(self, folder: Path, passphrase: str, *, label: str = "", escrow: str = "") -> None:
        self._made_folder = not folder.exists()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder = folder
        self._lock = ProcessLock(folder).acquire()
        try:
            self._keys, self._recovery = unlocking.create(folder, passphrase, label=label, escrow=escrow)
        except BaseException:
            self._lock.release()
            raise

    @property
    def recovery_groups(self) -> tuple[str, ...]:
        """The recovery key as it is shown: groups to copy by hand, or to compare with the printed sheet."""
        return tuple(self._recovery.text.split("-"))

    def sheet(self) -> bytes:
        """The recovery sheet, as a PDF to print."""
        return sheet_of(self._keys, self._recovery)

    def change_passphrase(self, passphrase: str) -> None:
        """Its owner came back to choose another one; the recovery key stays the one she printed."""
        self._keys.change_passphrase(passphrase)

    def finish(self, facilitator: FacilitatorDraft) -> OpenVault:
        """The data, with its first person in it."""
        store = None
        try:
            store = Store.create(self.folder, self._keys.key)
            vault = OpenVault(self.folder, self._keys, store, self._lock)
            vault.services.facilitator.introduce(facilitator)
            self._keys.set_anchor(store.anchor)
        except BaseException:
            if store is not None:
                with contextlib.suppress(UserError):
                    store.close()
            self._discard(headers.DATA_FILE_NAME)
            raise
        return vault

    def abandon(self) -> None:
        """As if nothing had been begun."""
        self._keys.wipe()
        self._discard(headers.DATA_FILE_NAME, headers.FILE_NAME)
        self._lock.release()
        if self._made_folder:  # nothing in it is anybody else's
            shutil.rmtree(self.folder, ignore_errors=True)

    def _discard(self, *names: str) -> None:
        for name in names:
            for ending in ("", "-wal", "-shm", "-journal"):
                with contextlib.suppress(OSError):
                    (self.folder / f"{name}{ending}").unlink(missing_ok=True)
