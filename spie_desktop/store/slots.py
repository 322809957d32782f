"""How the vault's key is wrapped in a slot: by a passphrase, by a recovery key, for an organisation."""

import base64
import hmac
import os
import secrets
import sys
from dataclasses import replace

import pyrage
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from spie_desktop.domain.passphrase import normalised
from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.store.header import (
    FORMAT,
    VERSION,
    Cost,
    Header,
    HeaderDamaged,
    Replacement,
    Slot,
    SlotKind,
    instant_now,
)

KEY_BYTES = 32
_NONCE_BYTES = 12
_SALT_BYTES = 16
USUAL_COST = Cost(memory_kib=256 * 1024, iterations=4, lanes=2)
# Below, a key file that was tampered with would make guessing cheap; above, it would freeze the computer.
_LEAST = Cost(64 * 1024, 2, 1)
_MOST = Cost(1024 * 1024, 16, 8)
# The suite opens hundreds of vaults. An installed program is frozen and never looks at this variable.
CHEAP_VARIABLE = "SPIE_CHEAP_KEYS_FOR_TESTS"
_CHEAP = Cost(64, 1, 1)


class EscrowUnusable(UserError):
    """The organisation's key, public or private, cannot be used as it was given."""


def cost_of_new_slots() -> Cost:
    return _CHEAP if _is_cheap() else USUAL_COST


def new_key() -> bytearray:
    """A vault's key; a bytearray, so that locking can zero it."""
    return bytearray(secrets.token_bytes(KEY_BYTES))


def wipe(secret: bytearray | None) -> None:
    """Zeroes a key in place."""
    if secret is not None:
        secret[:] = bytes(len(secret))


# --- the seal of the whole header


def seal(header: Header, key: bytes | bytearray) -> str:
    """The HMAC that only a holder of the key can make: a slot removed or an anchor rewritten by another is noticed."""
    sealing_key = _derived(key, b"spie-vault header seal 1")
    return hmac.digest(sealing_key, header.sealed_bytes(), "sha256").hex()


def is_sealed(header: Header, key: bytes | bytearray) -> bool:
    return hmac.compare_digest(header.seal.encode(), seal(header, key).encode())


# --- passphrase


def passphrase_slot(vault: str, key: bytearray, passphrase: str, *, label: str = "") -> Slot:
    salt = secrets.token_bytes(_SALT_BYTES)
    slot = _new_slot(SlotKind.PASSPHRASE, label, salt=_text(salt), cost=cost_of_new_slots())
    return _wrapped(vault, slot, _from_passphrase(slot, passphrase), key)


def opened_by_passphrase(vault: str, slot: Slot, passphrase: str) -> bytearray | None:
    return _unwrapped(vault, slot, _from_passphrase(slot, passphrase))


# --- recovery key


def recovery_slot(vault: str, key: bytearray, secret: bytes, *, label: str = "") -> Slot:
    slot = _new_slot(SlotKind.RECOVERY, label, salt=_text(secrets.token_bytes(_SALT_BYTES)))
    return _wrapped(vault, slot, _from_recovery(slot, secret), key)


def opened_by_recovery_key(vault: str, slot: Slot, secret: bytes) -> bytearray | None:
    return _unwrapped(vault, slot, _from_recovery(slot, secret))


# --- escrow


def escrow_slot(vault: str, key: bytearray, recipient: str, *, label: str = "") -> Slot:
    """A slot that only the organisation's age identity opens; `recipient` is its public half."""
    slot = _new_slot(SlotKind.ESCROW, label, recipient=recipient.strip())
    try:
        to_whom = pyrage.x25519.Recipient.from_str(slot.recipient)
    except pyrage.RecipientError as error:
        raise EscrowUnusable(
            _("This is not a public key for recovery by the organisation."),
            way_out=_("It begins with “age1” and holds 62 characters: copy it whole, as the organisation gave it."),
        ) from error
    return _with(slot, pyrage.encrypt(_bound(vault, slot) + bytes(key), [to_whom]))


def opened_by_identity(vault: str, slot: Slot, identity: str) -> bytearray | None:
    """`identity` is the text of an age identity file: comments, and one or more secret keys."""
    held = [_identity(line) for line in identity.split() if line.upper().startswith("AGE-SECRET-KEY-")]
    if not held:
        raise EscrowUnusable(
            _("This file holds no recovery identity of an organisation."),
            way_out=_(
                "Choose the file whose text holds a line that begins with AGE-SECRET-KEY-, decrypted if need be."
            ),
        )
    try:
        content = pyrage.decrypt(_bytes(slot.wrapped), held)
    except pyrage.DecryptError:
        return None
    binding = _bound(vault, slot)
    if not content.startswith(binding) or len(content) != len(binding) + KEY_BYTES:
        return None
    return bytearray(content[len(binding) :])


# --- a change of key under way


def wrap_former(vault: str, key: bytearray, former: bytearray) -> str:
    """The old key under the new one: whichever the database answers to after a power cut, its owner has it."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return _text(
        nonce + AESGCM(_derived(key, b"spie-vault former key 1")).encrypt(nonce, bytes(former), vault.encode())
    )


def unwrap_former(vault: str, key: bytearray, replacement: Replacement) -> bytearray | None:
    content = _bytes(replacement.former)
    try:
        opening = AESGCM(_derived(key, b"spie-vault former key 1"))
        return bytearray(opening.decrypt(content[:_NONCE_BYTES], content[_NONCE_BYTES:], vault.encode()))
    except (InvalidTag, ValueError):
        return None


# --- the parts


def _new_slot(kind: SlotKind, label: str, *, salt: str = "", cost: Cost | None = None, recipient: str = "") -> Slot:
    return Slot(
        id=secrets.token_hex(4),
        kind=kind,
        created_at=instant_now(),
        label=label,
        wrapped="",
        salt=salt,
        cost=cost,
        recipient=recipient,
    )


def _wrapped(vault: str, slot: Slot, wrapping_key: bytes, key: bytearray) -> Slot:
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return _with(slot, nonce + AESGCM(wrapping_key).encrypt(nonce, bytes(key), _bound(vault, slot)))


def _unwrapped(vault: str, slot: Slot, wrapping_key: bytes) -> bytearray | None:
    content = _bytes(slot.wrapped)
    try:
        opened = AESGCM(wrapping_key).decrypt(content[:_NONCE_BYTES], content[_NONCE_BYTES:], _bound(vault, slot))
    except (InvalidTag, ValueError):
        return None
    return bytearray(opened) if len(opened) == KEY_BYTES else None


def _bound(vault: str, slot: Slot) -> bytes:
    """What a slot is tied to: it opens nothing once carried to another vault, or given other parameters."""
    cost = slot.cost
    parameters = f"{cost.memory_kib}/{cost.iterations}/{cost.lanes}" if cost else "-"
    return f"{FORMAT} {VERSION}\n{vault}\n{slot.id} {slot.kind}\n{parameters}\n{slot.salt}\n".encode()


def _from_passphrase(slot: Slot, passphrase: str) -> bytes:
    cost = slot.cost
    if cost is None or not (_is_cheap() or _is_reasonable(cost)):
        raise HeaderDamaged.found("cost")
    derivation = Argon2id(
        salt=_bytes(slot.salt),
        length=KEY_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    try:
        return derivation.derive(normalised(passphrase).encode("utf-8", "surrogatepass"))
    except MemoryError as error:
        raise UserError(
            _("The computer has too little free memory to open the vault."),
            way_out=_("Close other programs, then try again."),
        ) from error


def _is_reasonable(cost: Cost) -> bool:
    return (
        _LEAST.memory_kib <= cost.memory_kib <= _MOST.memory_kib
        and _LEAST.iterations <= cost.iterations <= _MOST.iterations
        and _LEAST.lanes <= cost.lanes <= _MOST.lanes
    )


def _is_cheap() -> bool:
    return bool(os.environ.get(CHEAP_VARIABLE)) and not getattr(sys, "frozen", False)


def _from_recovery(slot: Slot, secret: bytes) -> bytes:
    # 160 random bits need no slow derivation.
    return HKDF(hashes.SHA256(), KEY_BYTES, _bytes(slot.salt), b"spie-vault recovery key 1").derive(secret)


def _derived(key: bytes | bytearray, purpose: bytes) -> bytes:
    return HKDF(hashes.SHA256(), KEY_BYTES, None, purpose).derive(bytes(key))


def _identity(line: str) -> pyrage.x25519.Identity:
    try:
        return pyrage.x25519.Identity.from_str(line.upper())
    except pyrage.IdentityError as error:
        raise EscrowUnusable(
            _("The recovery identity of the organisation is incomplete or mistyped."),
            way_out=_("Use the original file, unchanged."),
        ) from error


def _with(slot: Slot, content: bytes) -> Slot:
    return replace(slot, wrapped=_text(content))


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError as error:
        raise HeaderDamaged.found("encoding") from error
