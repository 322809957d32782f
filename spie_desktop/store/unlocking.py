"""From a folder and what its owner types to unlocked keys, or to the sentence that says why not."""

import math
import secrets
from collections.abc import Callable
from pathlib import Path

from spie_desktop.domain import recovery_key
from spie_desktop.domain.text import clean
from spie_desktop.errors import UserError
from spie_desktop.i18n import _, ngettext
from spie_desktop.store import header as headers
from spie_desktop.store import slots
from spie_desktop.store.attempts import Attempts
from spie_desktop.store.durable import make_private_folder, told
from spie_desktop.store.header import Header, HeaderDamaged, Slot, SlotKind
from spie_desktop.store.vault_keys import NewRecoveryKey, VaultKeys, sealed


class VaultExists(UserError):
    """A vault stands in the folder already."""


class WrongKey(UserError):
    """What was given opens no slot; `wait` is the number of seconds before the next attempt."""

    wait: float = 0.0


class WrongPassphrase(WrongKey):
    """No slot opens with this passphrase."""


class TooManyAttempts(WrongKey):
    """An attempt before the delay was over: it was not tried."""


class WrongRecoveryKey(WrongKey):
    """A well-formed recovery key, of another vault or replaced since."""


class WrongIdentity(WrongKey):
    """The organisation's identity opens no slot of this vault."""


def create(folder: Path, passphrase: str, *, label: str = "", escrow: str = "") -> tuple[VaultKeys, NewRecoveryKey]:
    """The key file of a new vault, and its recovery key to print; `escrow` is an organisation's age public key.

    The header is not complete before `set_anchor`: an interrupted creation is told from a vault that lost its data.
    """
    with told():
        make_private_folder(folder)
        if _holds_a_vault(folder):
            raise VaultExists(
                _("There is already a vault in this folder."), way_out=_("Open it, or choose another folder.")
            )
    vault, key, secret = secrets.token_hex(16), slots.new_key(), secrets.token_bytes(recovery_key.BYTES)
    recovery = slots.recovery_slot(vault, key, secret)
    held = [slots.passphrase_slot(vault, key, passphrase), recovery]
    if escrow:
        held.append(slots.escrow_slot(vault, key, escrow))
    header = Header(vault=vault, label=clean(label), created_at=headers.instant_now(), slots=tuple(held))
    headers.write(folder, sealed(header, key))
    written = headers.read(folder)
    if slots.opened_by_passphrase(vault, written.slots[0], passphrase) != key or not slots.is_sealed(written, key):
        raise HeaderDamaged.found("verify")
    Attempts(folder).succeeded()
    keys = VaultKeys(folder, written, key, opened_by=held[0].id)
    return keys, NewRecoveryKey(recovery.id, recovery_key.written(secret))


def unlock_with_passphrase(folder: Path, passphrase: str) -> VaultKeys:
    """Takes half a second by design; the delay after failures is applied here, so that no door forgets it."""
    header = headers.read(folder)
    attempts = Attempts(folder)
    wait = attempts.seconds_to_wait()
    if wait:
        raise _too_many(wait)
    keys = _unlock(folder, header, SlotKind.PASSPHRASE, lambda v, s: slots.opened_by_passphrase(v, s, passphrase))
    if keys is None:
        raise _wrong_passphrase(attempts.failed())
    attempts.succeeded()
    return keys


def unlock_with_recovery_key(folder: Path, text: str) -> VaultKeys:
    """A typing error is told as such (`RecoveryKeyMistyped`), before the key is tried."""
    header = headers.read(folder)
    secret = recovery_key.read(text)
    keys = _unlock(folder, header, SlotKind.RECOVERY, lambda v, s: slots.opened_by_recovery_key(v, s, secret))
    if keys is None:
        raise WrongRecoveryKey(
            _("This recovery key is well typed, but it is not the one of this vault."),
            way_out=_("Look for a more recent sheet: a new one replaces the former."),
        )
    Attempts(folder).succeeded()
    return keys


def unlock_with_identity(folder: Path, identity: str) -> VaultKeys:
    """`identity` is the text of the organisation's age identity file."""
    header = headers.read(folder)
    keys = _unlock(folder, header, SlotKind.ESCROW, lambda v, s: slots.opened_by_identity(v, s, identity))
    if keys is None:
        raise WrongIdentity(
            _("This identity does not open this vault."),
            way_out=_("The vault was perhaps made for another organisation, or without recovery by an organisation."),
        )
    Attempts(folder).succeeded()
    return keys


def read_identity(file: Path) -> str:
    """The text of an identity file, within reason."""
    with told(), file.open("rb") as opened:
        return opened.read(64 * 1024).decode("utf-8", "replace")


def _holds_a_vault(folder: Path) -> bool:
    data = folder / headers.DATA_FILE_NAME
    if data.exists() and data.stat().st_size:
        return True
    return headers.path_of(folder).exists() and headers.read(folder).is_complete


def _unlock(
    folder: Path, header: Header, kind: SlotKind, opened: Callable[[str, Slot], bytearray | None]
) -> VaultKeys | None:
    replacement = header.replacement
    if replacement is not None:  # a change of key was interrupted: whoever has the new secret has both keys
        for slot in replacement.slots:
            key = opened(header.vault, slot) if slot.kind is kind else None
            if key is not None:
                former = slots.unwrap_former(header.vault, key, replacement)
                if former is None or not slots.is_sealed(header, former):
                    raise _tampered()
                return VaultKeys(folder, header, key, opened_by=slot.id, former=former)
    for slot in header.slots:
        key = opened(header.vault, slot) if slot.kind is kind else None
        if key is not None:
            if not slots.is_sealed(header, key):
                raise _tampered()
            return VaultKeys(folder, header, key, opened_by=slot.id)
    return None


def _tampered() -> HeaderDamaged:
    return HeaderDamaged(
        _("The key file of this vault (vault.json) was altered by something other than this program."),
        way_out=_("Your data is still there. Put the key file back from the most recent backup."),
        detail="seal",
    )


def _wrong_passphrase(wait: float) -> WrongPassphrase:
    way_out = _("Check the capital letters and the keyboard, or use the recovery sheet.")
    if wait:
        way_out = _next_attempt(wait)
    error = WrongPassphrase(_("This passphrase does not open the vault."), way_out=way_out)
    error.wait = wait
    return error


def _too_many(wait: float) -> TooManyAttempts:
    error = TooManyAttempts(_("Too many wrong passphrases in a row."), way_out=_next_attempt(wait))
    error.wait = wait
    return error


def _next_attempt(wait: float) -> str:
    if wait <= 90:
        count = math.ceil(wait)
        when = ngettext("Try again in {count} second.", "Try again in {count} seconds.", count)
    else:
        count = math.ceil(wait / 60)
        when = ngettext("Try again in {count} minute.", "Try again in {count} minutes.", count)
    sheet = _("The recovery sheet opens the vault without waiting.")
    return f"{when.format(count=count)} {sheet}"
