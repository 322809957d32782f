"""The keys of the open vault: its passphrase, its recovery sheet, its organisation's key, and a new key for all."""

import datetime as dt
import enum
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from spie_desktop.domain.passphrase import judge
from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.services.recovery_sheets import sheet_of
from spie_desktop.store.header import SlotKind, SlotView
from spie_desktop.store.store import Store
from spie_desktop.store.vault_keys import NewKey, NewRecoveryKey, VaultKeys

Tell = Callable[[float, str], None]


class PassphraseRefused(UserError):
    """The present passphrase is wrong, or the new one too weak."""


class KeyKind(enum.Enum):
    """Sorte de clé: what opens the vault."""

    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class KeyView:
    """One key of the vault, as the settings list it; no secret in it."""

    id: str
    kind: KeyKind
    made_on: dt.date
    label: str


@dataclass(frozen=True, slots=True)
class NewSheet:
    """A recovery key just made: shown and printed now, or never."""

    slot: str
    groups: tuple[str, ...]
    pdf: Callable[[], bytes]


_KINDS = {
    SlotKind.PASSPHRASE: KeyKind.PASSPHRASE,
    SlotKind.RECOVERY: KeyKind.RECOVERY,
    SlotKind.ESCROW: KeyKind.ORGANISATION,
}


class VaultService:
    """What its owner can do with the keys, and what the settings show of them."""

    def __init__(self, store: Store, keys: VaultKeys) -> None:
        self._store, self._keys = store, keys

    # --- what is seen

    @property
    def folder(self) -> Path:
        """Where the vault is."""
        return self._keys.folder

    @property
    def label(self) -> str:
        """The name shown while it is locked."""
        return self._keys.label

    def openers(self) -> tuple[KeyView, ...]:
        """Everything that opens this vault."""
        return tuple(_view(slot) for slot in self._keys.slot_views())

    @property
    def knows_passphrase(self) -> bool:
        """False once opened by other means: a new passphrase is then chosen without giving the former."""
        opened_by = self._keys.opened_by
        return not any(s.id == opened_by and s.kind is not SlotKind.PASSPHRASE for s in self._keys.slot_views())

    # --- what is done

    def rename(self, label: str) -> None:
        """Changes the name shown while it is locked."""
        self._keys.rename(label)

    def change_passphrase(self, current: str, new: str) -> None:
        """A new passphrase in the place of every other; the present one is asked for, whoever sits there."""
        self._require(current)
        _require_strong(new)
        self._keys.opened_by = self._keys.change_passphrase(new)

    def make_sheet(self, current: str) -> NewSheet:
        """A new recovery key; the former ones still open the vault until `retire_other_sheets`."""
        self._require(current)
        return self._sheet(self._keys.add_recovery_key())

    def retire_other_sheets(self, slot: str) -> None:
        """The new sheet is printed and was tried: the former ones open nothing any more."""
        self._keys.retire_recovery_keys(keep=slot)

    def drop_sheet(self, slot: str) -> None:
        """The sheet just made is not wanted after all: it opens nothing any more."""
        self._keys.remove(slot)

    def entrust(self, current: str, recipient: str, label: str) -> None:
        """Lets an organisation open the vault with the private half of this public key."""
        self._require(current)
        self._keys.add_escrow(recipient, label=label)

    def remove_key(self, current: str, slot: str) -> None:
        """This key opens nothing any more; never the last passphrase."""
        self._require(current)
        self._keys.remove(slot)

    def replace_key(self, current: str, new: str, tell: Tell) -> NewSheet:
        """After a copy or a passphrase fell into other hands: everything is encrypted again under a new key."""
        self._require(current)
        _require_strong(new)
        tell(0.1, _("Preparing the new key…"))
        prepared: NewKey = self._keys.prepare_new_key(new)
        tell(0.3, _("Encrypting everything again…"))
        self._store.rekey(prepared.key)
        self._keys.settle(prepared.key)
        tell(1.0, _("Done."))
        return self._sheet(prepared.recovery)

    def _sheet(self, made: NewRecoveryKey) -> NewSheet:
        return NewSheet(made.slot, tuple(made.text.split("-")), lambda: sheet_of(self._keys, made))

    def _require(self, passphrase: str) -> None:
        if self.knows_passphrase and not self._keys.opens_with_passphrase(passphrase):
            raise PassphraseRefused(
                _("This is not the present passphrase."), way_out=_("Check the capital letters and the keyboard.")
            )


def _require_strong(passphrase: str) -> None:
    judgement = judge(passphrase)
    if not judgement.is_enough:
        raise PassphraseRefused(judgement.reason)


def _view(slot: SlotView) -> KeyView:
    made_on = dt.datetime.fromisoformat(slot.created_at).astimezone().date()
    return KeyView(slot.id, _KINDS[slot.kind], made_on, slot.label)
