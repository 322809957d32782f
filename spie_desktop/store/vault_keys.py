"""The keys of one vault: made, unlocked, added, changed and removed without touching the data."""

import contextlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from spie_desktop.domain import recovery_key
from spie_desktop.domain.text import clean
from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.store import header as headers
from spie_desktop.store import slots
from spie_desktop.store.header import Anchor, Header, HeaderDamaged, Replacement, Slot, SlotKind, SlotView


class LastPassphrase(UserError):
    """Removing this slot would leave no passphrase."""


class SlotUnknown(UserError):
    """No slot bears this identifier."""


@dataclass(frozen=True, slots=True)
class NewRecoveryKey:
    """A recovery key to be printed: the only moment at which its text exists."""

    slot: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewKey:
    """A change of key prepared: the new key for the database, and the recovery key that goes with it."""

    key: bytearray = field(repr=False)
    recovery: NewRecoveryKey


class VaultKeys:
    """An unlocked key file. `key` opens the data; `candidates` are all the keys it may answer to."""

    def __init__(
        self, folder: Path, header: Header, key: bytearray, *, opened_by: str = "", former: bytearray | None = None
    ) -> None:
        self.folder = folder
        self.header = header
        self.key = key
        self.opened_by = opened_by
        self._former = former

    # --- reading

    @property
    def label(self) -> str:
        return self.header.label

    @property
    def anchor(self) -> Anchor | None:
        return self.header.anchor

    @property
    def candidates(self) -> tuple[bytearray, ...]:
        """The keys to try on the data, likeliest first: two after an interrupted change of key, otherwise one."""
        return (self.key,) if self._former is None else (self.key, self._former)

    @property
    def is_key_changing(self) -> bool:
        """A change of key was begun and neither finished nor given up."""
        return self.header.replacement is not None

    def slot_views(self) -> tuple[SlotView, ...]:
        return headers.slot_views(self.header)

    def opens_with_passphrase(self, passphrase: str) -> bool:
        """Whether this is one of the vault's passphrases: asked before sensitive changes."""
        return self._opens(SlotKind.PASSPHRASE, lambda v, s: slots.opened_by_passphrase(v, s, passphrase))

    def opens_with_recovery_key(self, text: str) -> bool:
        """Whether the printed key opens the vault: tried once, when it was just printed."""
        secret = recovery_key.read(text)
        return self._opens(SlotKind.RECOVERY, lambda v, s: slots.opened_by_recovery_key(v, s, secret))

    # --- what the store asks to remember

    def set_anchor(self, anchor: Anchor) -> None:
        """Remembers the last own operation; the first one says that the vault was made to the end."""
        if anchor != self.anchor or not self.header.is_complete:
            self._write(replace(self.header, anchor=anchor, is_complete=True))

    def forget_anchor(self) -> None:
        """A restored vault continues under a new device identity, and owes nothing to what came after its backup."""
        self._write(replace(self.header, anchor=None, is_complete=True))

    def rename(self, label: str) -> None:
        self._write(replace(self.header, label=clean(label)))

    # --- slots: add the new one, verify it on the disk, then only remove the old one

    def add_passphrase(self, passphrase: str, *, label: str = "") -> str:
        """One more passphrase; the identifier of its slot."""
        slot = slots.passphrase_slot(self.header.vault, self.key, passphrase, label=clean(label))
        return self._add(slot, lambda v, s: slots.opened_by_passphrase(v, s, passphrase))

    def change_passphrase(self, passphrase: str, *, replaces: str | None = None) -> str:
        """A new passphrase in the place of one slot, or of every passphrase when none is named."""
        self._of_kind(replaces, SlotKind.PASSPHRASE)
        added = self.add_passphrase(passphrase, label=self._label_of(replaces, SlotKind.PASSPHRASE))
        self._retire(SlotKind.PASSPHRASE, keep=added, only=replaces)
        return added

    def add_recovery_key(self, *, label: str = "") -> NewRecoveryKey:
        """One more recovery key, to be printed; the former ones still open the vault."""
        secret = secrets.token_bytes(recovery_key.BYTES)
        slot = slots.recovery_slot(self.header.vault, self.key, secret, label=clean(label))
        added = self._add(slot, lambda v, s: slots.opened_by_recovery_key(v, s, secret))
        return NewRecoveryKey(added, recovery_key.written(secret))

    def retire_recovery_keys(self, *, keep: str) -> None:
        """Once the new sheet is printed and tried: the former recovery keys open nothing any more."""
        self._of_kind(keep, SlotKind.RECOVERY)
        self._retire(SlotKind.RECOVERY, keep=keep, only=None)

    def add_escrow(self, recipient: str, *, label: str = "") -> str:
        """Lets an organisation open the vault with the private half of `recipient`, an age public key."""
        slot = slots.escrow_slot(self.header.vault, self.key, recipient, label=clean(label))
        return self._add(slot, None)

    def remove(self, slot_id: str) -> None:
        """Removes one slot; never the last passphrase."""
        slot = self._of_kind(slot_id, None)
        remaining = tuple(other for other in self.header.slots if other.id != slot_id)
        if slot is not None and not any(other.kind is SlotKind.PASSPHRASE for other in remaining):
            raise LastPassphrase(
                _("This is the only passphrase of the vault."),
                way_out=_("Change it, or add another one before removing it."),
            )
        self._write(replace(self.header, slots=remaining))

    # --- a new key for the data, after a passphrase or a copy fell into other hands

    def prepare_new_key(self, passphrase: str) -> NewKey:
        """First half of a change of key: the header holds both keys until `settle` says which one the data took.

        The database is then re-encrypted with the returned key. A power cut in between loses nothing: the old
        passphrase still yields the old key, the new one yields both (`candidates`).
        """
        vault, key = self.header.vault, slots.new_key()
        secret = secrets.token_bytes(recovery_key.BYTES)
        recovery = slots.recovery_slot(vault, key, secret)
        passphrase_slot = slots.passphrase_slot(vault, key, passphrase)
        escrows = tuple(
            slots.escrow_slot(vault, key, slot.recipient, label=slot.label)
            for slot in self.header.slots
            if slot.kind is SlotKind.ESCROW
        )
        prepared = Replacement((passphrase_slot, recovery, *escrows), slots.wrap_former(vault, key, self.key))
        self._write(replace(self.header, replacement=prepared))
        if slots.opened_by_passphrase(vault, self._on_disk(passphrase_slot.id), passphrase) != key:
            raise HeaderDamaged.found("verify")
        return NewKey(key, NewRecoveryKey(recovery.id, recovery_key.written(secret)))

    def settle(self, key: bytearray) -> None:
        """Second half: the data answers to `key`, so that the header keeps this key alone."""
        prepared = self.header.replacement
        if prepared is None:
            return
        former = slots.unwrap_former(self.header.vault, key, prepared)
        if former is not None:
            slots.wipe(former)
            self._write(replace(self.header, slots=prepared.slots, replacement=None), key=key)
        elif slots.is_sealed(self.header, key):
            self._write(replace(self.header, replacement=None), key=key)
        else:
            raise ValueError("this key belongs to another vault")
        for other in (self.key, self._former):
            if other is not None and other is not key:
                slots.wipe(other)
        self.key, self._former = key, None

    def take(self, other: "VaultKeys") -> None:
        """Goes on as `other`, which a later unlocking yielded: whoever holds this object has the keys again."""
        self.header, self.key, self.opened_by, self._former = other.header, other.key, other.opened_by, other._former

    def wipe(self) -> None:
        """Zeroes the keys in memory; this object opens nothing any more."""
        slots.wipe(self.key)
        slots.wipe(self._former)

    # --- the parts

    def _opens(self, kind: SlotKind, opened: Callable[[str, Slot], bytearray | None]) -> bool:
        held = (opened(self.header.vault, slot) for slot in self.header.slots if slot.kind is kind)
        return any(key == self.key for key in held)

    def _add(self, slot: Slot, opened: Callable[[str, Slot], bytearray | None] | None) -> str:
        self._write(replace(self.header, slots=(*self.header.slots, slot)))
        if opened is not None and opened(self.header.vault, self._on_disk(slot.id)) != self.key:
            raise HeaderDamaged.found("verify")
        return slot.id

    def _retire(self, kind: SlotKind, *, keep: str, only: str | None) -> None:
        kept = tuple(
            slot
            for slot in self.header.slots
            if slot.kind is not kind or slot.id == keep or (only is not None and slot.id != only)
        )
        try:
            self._write(replace(self.header, slots=kept))
        except UserError as error:
            if self.header.slots == kept:  # written, although the disk complained afterwards
                raise
            raise UserError(
                _("The new key opens the vault, but the old one could not be removed: it still opens it too."),
                way_out=_("{reason} Then try again.").format(reason=str(error)),
                detail=error.detail,
            ) from error

    def _label_of(self, slot_id: str | None, kind: SlotKind) -> str:
        return next((s.label for s in self.header.slots if s.kind is kind and slot_id in (None, s.id)), "")

    def _of_kind(self, slot_id: str | None, kind: SlotKind | None) -> Slot | None:
        if slot_id is None:
            return None
        for slot in self.header.slots:
            if slot.id == slot_id and kind in (None, slot.kind):
                return slot
        raise SlotUnknown(_("This key is no longer in the list."), way_out=_("Open the list again."))

    def _on_disk(self, slot_id: str) -> Slot:
        """The slot as it was written, not as it was meant."""
        written = headers.read(self.folder)
        held = written.slots + (written.replacement.slots if written.replacement else ())
        return next(slot for slot in held if slot.id == slot_id)

    def _write(self, header: Header, *, key: bytearray | None = None) -> None:
        key = self.key if key is None else key
        if not any(key):
            raise RuntimeError("the vault is locked")
        header = sealed(header, key)
        try:
            headers.write(self.folder, header)
        except BaseException:
            # The rename may have happened before what failed: stay in step with the disk.
            with contextlib.suppress(UserError):
                found = headers.read(self.folder)
                if slots.is_sealed(found, key):
                    self.header = found
            raise
        self.header = header


def sealed(header: Header, key: bytearray) -> Header:
    return replace(header, seal=slots.seal(header, key))
