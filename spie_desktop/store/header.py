"""The key file of a vault as it stands on the disk, readable without any key."""

import datetime as dt
import enum
import hashlib
import json
import re
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Self

from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.store.durable import replace_content, sweep, told
from spie_desktop.store.first_sight import DATA_FILE_NAME as DATA_FILE_NAME
from spie_desktop.store.first_sight import KEY_FILE_NAME, MAX_KEY_BYTES

# Nothing here imports cryptography: the unlock window shows which vault stands there before it is loaded.

FILE_NAME = KEY_FILE_NAME
FORMAT = "spie-vault"
VERSION = 1
_MAX_SLOTS = 16
_IDENTIFIER = re.compile(r"[0-9a-f]{8,32}")


class HeaderMissing(UserError):
    """There is no key file in the folder."""

    @classmethod
    def found(cls) -> Self:
        return cls(
            _("The key file of this vault (vault.json) is not in its folder."),
            way_out=_("Put it back from a backup: without it, the data cannot be read."),
        )


class HeaderDamaged(UserError):
    """The key file was altered or cut short."""

    @classmethod
    def found(cls, detail: str = "") -> Self:
        return cls(
            _("The key file of this vault (vault.json) is damaged."),
            way_out=_("Your data is still there. Put the key file back from the most recent backup."),
            detail=detail,
        )


class HeaderTooNew(UserError):
    """A more recent version of the program wrote the key file."""

    @classmethod
    def found(cls, version: int) -> Self:
        return cls(
            _("This vault was written by a more recent version of the program."),
            way_out=_("Install the new version on this computer. Nothing was changed."),
            detail=f"version {version}",
        )


class SlotKind(enum.StrEnum):
    """Sorte de clé: what opens a slot."""

    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"
    ESCROW = "escrow"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one attempt at a passphrase costs (Argon2id)."""

    memory_kib: int
    iterations: int
    lanes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One way to open the vault: its key, wrapped by something its holder has."""

    id: str
    kind: SlotKind
    created_at: str
    label: str
    wrapped: str
    salt: str = ""
    cost: Cost | None = None
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The last own operation, remembered outside the database to notice one that went back in time."""

    device: str
    sequence: int
    chain: str


@dataclass(frozen=True, slots=True)
class Replacement:
    """A change of key under way: the slots of the new key, and the old key wrapped by the new one."""

    slots: tuple[Slot, ...]
    former: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Everything the key file says; `seal` is the HMAC, under the vault's key, of all the rest."""

    vault: str
    label: str
    created_at: str
    slots: tuple[Slot, ...]
    is_complete: bool = False
    anchor: Anchor | None = None
    replacement: Replacement | None = None
    seal: str = ""

    def sealed_bytes(self) -> bytes:
        """What the seal covers: all but itself, in the one form that does not depend on layout."""
        content = _content(self)
        del content["seal"]
        return _canonical(content)


@dataclass(frozen=True, slots=True)
class SlotView:
    """A slot as it is listed: no secret in it."""

    id: str
    kind: SlotKind
    created_at: str
    label: str


def slot_views(header: Header) -> tuple[SlotView, ...]:
    return tuple(SlotView(slot.id, slot.kind, slot.created_at, slot.label) for slot in header.slots)


def path_of(folder: Path) -> Path:
    return folder / FILE_NAME


def instant_now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


# --- the disk


def read(folder: Path) -> Header:
    """The header of the vault in `folder`, or the sentence that says what is wrong with it."""
    try:
        with told(), path_of(folder).open("rb") as file:
            content = file.read(MAX_KEY_BYTES + 1)
    except UserError as error:
        if isinstance(error.__cause__, FileNotFoundError | NotADirectoryError) and folder.is_dir():
            raise HeaderMissing.found() from error
        raise
    return parse(content)


def write(folder: Path, header: Header) -> None:
    """Replaces the key file as a whole; the folder is there, or its stick was pulled out: it is never made anew."""
    with told():
        sweep(path_of(folder))
        replace_content(path_of(folder), to_bytes(header))


def to_bytes(header: Header) -> bytes:
    content = _content(header)
    content["checksum"] = _checksum(content)
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def parse(content: bytes) -> Header:
    """The checksum tells accidental damage before any passphrase is asked; the seal is for whoever holds the key."""
    if len(content) > MAX_KEY_BYTES:
        raise HeaderDamaged.found("size")
    try:
        raw = json.loads(content.decode("utf-8"), object_pairs_hook=_without_repeats)
        if not isinstance(raw, dict) or raw.get("format") != FORMAT:
            raise HeaderDamaged.found("format")
        checksum = raw.pop("checksum", None)
        if checksum != _checksum(raw):
            raise HeaderDamaged.found("checksum")
        version = raw["version"]
        if type(version) is not int or version < 1:
            raise HeaderDamaged.found("version")
        if version > VERSION:
            raise HeaderTooNew.found(version)
        return _header(raw)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise HeaderDamaged.found(type(error).__name__) from None


# --- plain values


def _content(header: Header) -> dict[str, Any]:
    return {"format": FORMAT, "version": VERSION, **asdict(header)}


def _canonical(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _checksum(content: dict[str, Any]) -> str:
    return hashlib.sha256(_canonical(content)).hexdigest()


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    named = dict(pairs)
    if len(named) != len(pairs):
        raise ValueError("a name twice")
    return named


def _header(raw: dict[str, Any]) -> Header:
    if set(raw) != {"format", "version", *(field.name for field in fields(Header))}:
        raise ValueError("fields")
    if type(raw["is_complete"]) is not bool:
        raise ValueError("type")
    replacement = raw["replacement"]
    if replacement is not None:
        _only(replacement, Replacement)
        replacement = Replacement(_slots(replacement["slots"]), _text(replacement["former"]))
    anchor = raw["anchor"]
    if anchor is not None:
        _only(anchor, Anchor)
        anchor = Anchor(_text(anchor["device"]), _number(anchor["sequence"]), _text(anchor["chain"]))
    if not _IDENTIFIER.fullmatch(_text(raw["vault"])):
        raise ValueError("vault")
    return Header(
        vault=raw["vault"],
        label=_text(raw["label"]),
        created_at=_text(raw["created_at"]),
        slots=_slots(raw["slots"]),
        is_complete=raw["is_complete"],
        anchor=anchor,
        replacement=replacement,
        seal=_text(raw["seal"]),
    )


def _slots(raw: Any) -> tuple[Slot, ...]:
    if type(raw) is not list or not 1 <= len(raw) <= _MAX_SLOTS:
        raise ValueError("slots")
    slots = tuple(_slot(one) for one in raw)
    if len({slot.id for slot in slots}) != len(slots):
        raise ValueError("slots")
    return slots


def _slot(raw: dict[str, Any]) -> Slot:
    _only(raw, Slot)
    cost = raw["cost"]
    if cost is not None:
        _only(cost, Cost)
        cost = Cost(_number(cost["memory_kib"]), _number(cost["iterations"]), _number(cost["lanes"]))
    if not _IDENTIFIER.fullmatch(_text(raw["id"])):
        raise ValueError("id")
    texts = {name: _text(raw[name]) for name in ("id", "created_at", "label", "wrapped", "salt", "recipient")}
    return Slot(kind=SlotKind(raw["kind"]), cost=cost, **texts)


def _only(raw: Any, shape: type) -> None:
    if type(raw) is not dict or set(raw) != {field.name for field in fields(shape)}:
        raise ValueError("fields")


def _text(raw: Any) -> str:
    if type(raw) is not str:
        raise ValueError("type")
    return raw


def _number(raw: Any) -> int:
    if type(raw) is not int or raw < 0:
        raise ValueError("type")
    return raw
