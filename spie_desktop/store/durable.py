"""Small files that reach the disk whole or not at all."""

import contextlib
import os
import secrets
import time
from collections.abc import Iterator
from pathlib import Path

from spie_desktop.store.faults import as_user_error

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
TEMPORARY = ".temporaire"
_TRIAL_BYTES = 128 * 1024
_WINDOWS_PATIENCE = (0.02, 0.1, 0.4, 1.0)


@contextlib.contextmanager
def told() -> Iterator[None]:
    """What the disk refuses inside the block becomes a sentence for the user."""
    try:
        yield
    except OSError as error:
        sentence = as_user_error(error)
        if sentence is None:
            raise
        raise sentence from error


def make_private_folder(folder: Path) -> None:
    """The folder, its owner's alone; an existing one keeps the rights it has."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)


def temporary_beside(path: Path) -> Path:
    """A name nobody uses, on the same disk as `path`, that `sweep` recognises after a power cut."""
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}{TEMPORARY}")


def sweep(path: Path) -> None:
    """Removes what an interrupted writing of `path` left behind; never a reason to fail."""
    with contextlib.suppress(OSError):
        for leftover in path.parent.glob(f".{path.name}.*{TEMPORARY}*"):
            leftover.unlink(missing_ok=True)


def replace_content(path: Path, content: bytes) -> None:
    """`path` holds `content` once this returns; whatever fails, it holds the old content or the new, never a part."""
    temporary = temporary_beside(path)
    try:
        descriptor = os.open(temporary, NEW_FILE, PRIVATE_FILE)
        try:
            _write_all(descriptor, content)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        move(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def try_to_write(path: Path) -> None:
    """Writes something beside `path` and removes it: what keeps from writing there comes out as the system says it."""
    trial = temporary_beside(path)
    try:
        descriptor = os.open(trial, NEW_FILE, PRIVATE_FILE)
        try:
            _write_all(descriptor, bytes(_TRIAL_BYTES))
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    finally:
        with contextlib.suppress(OSError):
            trial.unlink(missing_ok=True)


def move(source: Path, target: Path) -> None:
    """A rename that is on the disk when it returns."""
    _rename(source, target)
    sync_folder(target.parent)
    if source.parent != target.parent:
        sync_folder(source.parent)


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder durable; Windows does it by itself and offers no call."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _rename(source: Path, target: Path) -> None:
    # An antivirus or an indexer holds a new file open for a moment on Windows, where that forbids renaming it.
    for pause in _WINDOWS_PATIENCE if os.name == "nt" else ():
        try:
            source.replace(target)
            return
        except PermissionError:
            time.sleep(pause)
    source.replace(target)
