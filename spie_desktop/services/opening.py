"""An open vault as a whole: keys, lock of the process, store, services; made, opened and closed here."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.services.all import Services
from spie_desktop.services.facilitator import FacilitatorDraft
from spie_desktop.store import unlocking
from spie_desktop.store.durable import told
from spie_desktop.store.engine import connect
from spie_desktop.store.faults import StoreDamaged, StoreMissing
from spie_desktop.store.header import DATA_FILE_NAME, FILE_NAME
from spie_desktop.store.process_lock import ProcessLock
from spie_desktop.store.restoring import finish_interrupted
from spie_desktop.store.store import Store
from spie_desktop.store.vault_keys import NewRecoveryKey, VaultKeys

Unlock = Callable[[Path], VaultKeys]
Opened = TypeVar("Opened")


class FormerKey(unlocking.WrongKey):
    """What was given opened the vault before a change of key that was cut short after the data took the new key."""


@dataclass(slots=True)
class OpenVault:
    """What unlocking yields; `close` forgets it all and leaves the disk in order."""

    folder: Path
    keys: VaultKeys
    store: Store
    lock: ProcessLock
    services: Services = field(init=False)
    is_open: bool = field(default=True, init=False)

    def __post_init__(self) -> None:
        self.services = Services(self.store, self.keys)

    def lock_up(self) -> None:
        """Everything in one file, the keys zeroed, nothing to be read; the folder stays ours until `close`."""
        if not self.is_open:
            return
        self.is_open = False
        self.services.history.forget()
        self.services.search.forget()
        try:
            anchor = self.store.close()
            with contextlib.suppress(UserError):  # an older anchor is still true: nothing that was saved depends on it
                self.keys.set_anchor(anchor)
        finally:
            self.keys.wipe()

    def unlock(self, unlock: Unlock, *, accept_rollback: bool = False) -> None:
        """After `lock_up`: the same store and services go on, for whoever holds them."""
        if self.is_open:
            return
        keys = unlock(self.folder)
        _open_data(keys, lambda key: self.store.reopen(key, anchor=keys.anchor, accept_rollback=accept_rollback))
        self.keys.take(keys)
        self.is_open = True

    def close(self) -> None:
        """What `lock_up` does, and the folder given back; also from a locked vault."""
        try:
            self.lock_up()
        finally:
            self.lock.release()


def with_passphrase(passphrase: str) -> Unlock:
    return lambda folder: unlocking.unlock_with_passphrase(folder, passphrase)


def with_recovery_key(text: str) -> Unlock:
    return lambda folder: unlocking.unlock_with_recovery_key(folder, text)


def with_identity(file: Path) -> Unlock:
    return lambda folder: unlocking.unlock_with_identity(folder, unlocking.read_identity(file))


def open_vault(folder: Path, unlock: Unlock, *, accept_rollback: bool = False) -> OpenVault:
    """Takes the folder for this process, unlocks, opens the data; gives the folder back when any of it fails."""
    lock = ProcessLock(folder)
    lock.acquire()
    try:
        finish_interrupted(folder)
        keys = unlock(folder)
        store = _open_data(
            keys, lambda key: Store.open(folder, key, anchor=keys.anchor, accept_rollback=accept_rollback)
        )
        return OpenVault(folder, keys, store, lock)
    except BaseException:
        lock.release()
        raise


def create_vault(
    folder: Path, passphrase: str, *, label: str = "", escrow: str = "", facilitator: FacilitatorDraft | None = None
) -> tuple[OpenVault, NewRecoveryKey]:
    """A new vault with its first person: who uses the program. The recovery key is returned to be printed, once."""
    with told():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = ProcessLock(folder)
    lock.acquire()
    try:
        keys, recovery = unlocking.create(folder, passphrase, label=label, escrow=escrow)
        try:
            vault = _first_opened(folder, keys, lock, facilitator)
        except BaseException:
            _discard(folder, keys)
            raise
    except BaseException:
        lock.release()
        raise
    return vault, recovery


def _first_opened(folder: Path, keys: VaultKeys, lock: ProcessLock, facilitator: FacilitatorDraft | None) -> OpenVault:
    store = Store.create(folder, keys.key)
    try:
        vault = OpenVault(folder, keys, store, lock)
        if facilitator is not None:
            vault.services.facilitator.introduce(facilitator)
        keys.set_anchor(store.anchor)
    except BaseException:
        with contextlib.suppress(UserError):
            store.close()
        raise
    return vault


def _discard(folder: Path, keys: VaultKeys) -> None:
    """A vault that could not be made to the end leaves nothing: its recovery key was never shown to anybody."""
    keys.wipe()
    for name in (DATA_FILE_NAME, FILE_NAME):
        for path in folder.glob(f"{name}*"):
            with contextlib.suppress(OSError):
                path.unlink()


def _open_data(keys: VaultKeys, opened: Callable[[bytearray], Opened]) -> Opened:
    try:
        keys.settle(_answering(keys))
        return opened(keys.key)
    except BaseException:
        keys.wipe()
        raise


def _answering(keys: VaultKeys) -> bytearray:
    """After an interrupted change of key, the data answers to one of two keys: the header then keeps that one."""
    if not keys.is_key_changing:
        return keys.key
    for key in keys.candidates:
        try:
            connect(keys.folder / DATA_FILE_NAME, key).close()
        except StoreMissing:
            raise
        except StoreDamaged:
            continue
        return key
    raise FormerKey(
        _("The key of this vault was being changed when the computer stopped: its data already has the new one."),
        way_out=_("Give the new passphrase, the one that was chosen for this change."),
    )
