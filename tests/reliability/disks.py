"""Disks that fill up, refuse or vanish, underneath SQLite as well."""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

_ANSWERS_NOTHING = "/proc/self/mem"  # its first pages belong to nobody: each read and each write there is an I/O error


@contextlib.contextmanager
def file_limit(size: int) -> Iterator[None]:
    """No file of this process grows beyond so many bytes; for everybody, where a small disk is for root."""
    resource = pytest.importorskip("resource", reason="processes have no such limits on this system")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextlib.contextmanager
def unplugged(path: Path) -> Iterator[None]:
    """As when the stick was pulled out: its folder is gone, and whatever is asked of its open files is an I/O error.

    Behind the back of SQLite, the descriptors of its files lead to another device for a while.
    """
    if not Path("/proc/self/fd").exists():
        pytest.skip("the open files of a process are not listed on this system")
    kept: dict[int, int] = {}
    stand_in = os.open(_ANSWERS_NOTHING, os.O_RDWR)
    try:
        for entry in list(Path("/proc/self/fd").iterdir()):
            with contextlib.suppress(OSError):
                if str(entry.readlink()) in (str(path), f"{path}-wal", f"{path}-journal"):
                    kept[int(entry.name)] = os.dup(int(entry.name))
        assert kept, "no file of this database is open"
        for descriptor in kept:
            os.dup2(stand_in, descriptor)
        away = path.parent.rename(path.parent.with_name("débranché"))
        yield
    finally:
        away.rename(path.parent)
        for descriptor, copy in kept.items():
            os.dup2(copy, descriptor)
            os.close(copy)
        os.close(stand_in)


class SmallDisk:
    """A disk of a few hundred kibibytes, that can be filled and emptied."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._filler = path / "filler"

    def fill(self, leaving: int = 0) -> None:
        """Leaves so many bytes free, to the page."""
        with self._filler.open("ab") as file, contextlib.suppress(OSError):
            while True:
                os.write(file.fileno(), bytes(4096))
        with self._filler.open("rb+") as file:
            file.truncate(max(0, self._filler.stat().st_size - leaving))

    @contextlib.contextmanager
    def filled(self) -> Iterator[None]:
        self.fill()
        try:
            yield
        finally:
            self.empty()

    def empty(self) -> None:
        self._filler.unlink(missing_ok=True)


@contextlib.contextmanager
def mounted(path: Path, size: int) -> Iterator[SmallDisk]:
    """A disk of its own under `path`; only the superuser may make one."""
    if not shutil.which("mount"):
        pytest.skip("disks are not mounted by a command on this system")
    path.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size},mode=700", "tmpfs", str(path)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("no disk may be mounted here: only the superuser does")
    try:
        yield SmallDisk(path)
    finally:
        subprocess.run(["umount", "-l", str(path)], capture_output=True, check=True)


def remount(path: Path, mode: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{mode}", str(path)], capture_output=True, check=True)
