"""One process at a time on a vault, by a lock of the operating system that dies with its holder."""

import contextlib
import errno
import json
import os
import platform
import sys
from pathlib import Path
from typing import Self

from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.store.durable import PRIVATE_FILE, told

FILE_NAME = "vault.lock"
# Windows forbids reading what is locked: the locked byte stands far behind the text, past the end of the file.
_LOCKED_BYTE = 1 << 20


class VaultInUse(UserError):
    """Another window of the program holds this vault; `pid` and `computer` say which (0 and "" when unknown)."""

    pid: int = 0
    computer: str = ""


class ProcessLock:
    """Held from before the first look at the vault until after its last write; a crash releases it by itself."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self._descriptor: int | None = None

    @property
    def is_held(self) -> bool:
        return self._descriptor is not None

    def acquire(self) -> Self:
        """Takes the lock at once, or says who has it."""
        if self._descriptor is not None:
            return self
        with told():
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
            descriptor = os.open(self.path, flags, PRIVATE_FILE)
        try:
            with told():
                is_ours = _lock(descriptor)
            if not is_ours:
                raise self._in_use(descriptor)
            _say_who(descriptor)
        except BaseException:
            os.close(descriptor)
            raise
        self._descriptor = descriptor
        return self

    def release(self) -> None:
        """Gives the lock back; the file stays, since removing it could remove somebody else's lock."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is None:
            return
        with contextlib.suppress(OSError):
            os.ftruncate(descriptor, 0)
        with contextlib.suppress(OSError):  # closing releases the lock in any case
            _unlock(descriptor)
        os.close(descriptor)

    def __enter__(self) -> Self:
        return self.acquire()

    def __exit__(self, *_error: object) -> None:
        self.release()

    def _in_use(self, descriptor: int) -> VaultInUse:
        pid, computer = _who(descriptor)
        if computer and computer != platform.node():
            sentence = _("This vault is open on another computer ({name}).").format(name=computer)
            way_out = _("Close it there first: two computers must not write in it at the same time.")
        elif pid == os.getpid():
            sentence = _("This vault is already open in this window.")
            way_out = _("Lock it first.")
        else:
            sentence = _("This vault is already open in another window of SPIE Desktop.")
            way_out = _("Go to that window, or close it, then try again.")
        error = VaultInUse(sentence, way_out=way_out, detail=f"pid {pid}" if pid else "")
        error.pid, error.computer = pid, computer
        return error


def _say_who(descriptor: int) -> None:
    """The holder's name is a courtesy: a full disk does not forbid to open the vault."""
    with contextlib.suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, json.dumps({"pid": os.getpid(), "computer": platform.node()}).encode())


def _who(descriptor: int) -> tuple[int, str]:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        said = json.loads(os.read(descriptor, 1000))
        return int(said["pid"]), str(said["computer"])[:100]
    except (OSError, ValueError, KeyError, TypeError):
        return 0, ""


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    # flock and not lockf: a POSIX record lock is lost as soon as anything in the process closes the same file.
    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            # Some network disks know no locks at all: better a vault without one than a vault that never opens.
            if error.errno not in (errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS):
                raise
        return True

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
