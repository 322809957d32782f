"""What the disk does to a store, as sentences for the person who uses it."""

import errno
from pathlib import Path
from typing import Self

from spie_desktop.errors import UserError
from spie_desktop.i18n import _


class StoreDamaged(UserError):
    """The store cannot be read as it stands; a backup is the way out."""

    @classmethod
    def unreadable(cls, error: BaseException | None = None) -> Self:
        return cls(
            _("The encrypted data of this vault is damaged and cannot be read."),
            way_out=_("Nothing was changed. Restore the most recent backup (Restore a backup, on the opening window)."),
            detail=type(error).__name__ if error else "",
        )


class StoreMissing(StoreDamaged):
    """The keys of the vault are there, its data is not: never taken for a new vault."""

    @classmethod
    def at(cls, path: Path) -> Self:
        return cls(
            _("The keys of this vault are here, but its data has disappeared or is empty."),
            way_out=_("Plug the stick or the disk back in, or restore the most recent backup."),
            detail=path.name,
        )


class StoreFull(UserError):
    """No room is left where the vault is."""


class StoreReadOnly(UserError):
    """The vault may be read but not written."""


class StoreOutOfReach(UserError):
    """The disk or the stick stopped answering."""


class KeyUnchanged(UserError):
    """Encrypting everything again under another key did not succeed."""

    @classmethod
    def found(cls) -> Self:
        return cls(
            _("The key of this vault could not be changed: it is as before, and nothing is lost."),
            way_out=_("Make sure that as much room is left on the disk as the vault takes, then try again."),
        )


class StoreBusy(UserError):
    """Another program holds the file."""


class VaultLocked(UserError):
    """The vault was locked: nothing is read or written before its passphrase is given again."""

    @classmethod
    def found(cls) -> Self:
        return cls(_("The vault is locked."), way_out=_("Give your passphrase to go on."))


class StoreRolledBack(UserError):
    """The store is older than what this computer had last written into it."""

    @classmethod
    def found(cls, lost: int) -> Self:
        return cls(
            _("This vault has gone back in time: its last changes are missing ({count}).").format(count=lost),
            way_out=_("Restore the most recent backup, or continue with what is there."),
        )


class StoreTooNew(UserError):
    """A more recent version of the program wrote this vault."""

    @classmethod
    def found(cls, schema: int) -> Self:
        return cls(
            _("This vault was written by a more recent version of the program."),
            way_out=_("Install the new version on this computer. Nothing was changed."),
            detail=f"schema {schema}",
        )


# An error of the backup interface comes with SQLite's words and no code.
_WORDS: dict[str, type[UserError]] = {
    "database or disk is full": StoreFull,
    "disk I/O error": StoreOutOfReach,
    "attempt to write a readonly database": StoreReadOnly,
    "unable to open database file": StoreOutOfReach,
    "database disk image is malformed": StoreDamaged,
    "file is not a database": StoreDamaged,
}
# What SQLite (primary result code) and the system (errno) call each of them.
_SQLITE = {5: StoreBusy, 6: StoreBusy, 8: StoreReadOnly, 10: StoreOutOfReach, 11: StoreDamaged, 13: StoreFull}
_SQLITE |= {14: StoreOutOfReach, 26: StoreDamaged}
_SYSTEM = {
    errno.ENOSPC: StoreFull,
    errno.EDQUOT: StoreFull,
    errno.EFBIG: StoreFull,
    errno.EROFS: StoreReadOnly,
}
_SYSTEM |= {errno.EACCES: StoreReadOnly, errno.EPERM: StoreReadOnly, errno.EIO: StoreOutOfReach}
_SYSTEM |= {errno.ENOENT: StoreOutOfReach, errno.ENODEV: StoreOutOfReach, errno.ENXIO: StoreOutOfReach}
_SYSTEM |= {errno.ENOTDIR: StoreOutOfReach, errno.EISDIR: StoreOutOfReach, errno.ENAMETOOLONG: StoreOutOfReach}
_SYSTEM |= {errno.ESTALE: StoreOutOfReach, errno.ETIMEDOUT: StoreOutOfReach, errno.ENOTCONN: StoreOutOfReach}


def as_user_error(error: BaseException) -> UserError | None:
    """The sentence for an error of the database or of the disk; None where it is a fault of ours."""
    original = getattr(error, "orig", None) or error
    if isinstance(original, OSError):
        kind = _SYSTEM.get(original.errno or 0)
    else:
        kind = _SQLITE.get(getattr(original, "sqlite_errorcode", 0) & 0xFF) or _WORDS.get(str(original))
    if kind is None:
        return None
    if kind is StoreDamaged:
        return StoreDamaged.unreadable(original)
    return of_the_disk(kind, detail=type(original).__name__)


def of_the_disk(kind: type[UserError], *, detail: str = "") -> UserError:
    """What a disk does, in its usual words."""
    sentence, way_out = _sentence(kind)
    return kind(sentence, way_out=way_out, detail=detail)


def _sentence(kind: type[UserError]) -> tuple[str, str]:
    if kind is StoreFull:
        return (
            _("The disk is full: the last change could not be saved."),
            _("Everything saved before is intact. Free some space, then try again."),
        )
    if kind is StoreReadOnly:
        return (
            _("This folder can be read but not written."),
            _("Copy the vault to a folder of your own, or ask for the right to write here."),
        )
    if kind is StoreBusy:
        return (
            _("Another program is using the vault."),
            _("Close the other program (a copy or a synchronisation tool, perhaps), then try again."),
        )
    return (
        _("The disk or the stick that holds the vault no longer answers."),
        _("Everything saved before is intact. Plug it back in, then try again."),
    )
