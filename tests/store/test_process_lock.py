"""One process at a time on a vault; whoever comes second is told, and a crash leaves nothing locked."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from spie_desktop.errors import UserError
from spie_desktop.store.process_lock import ProcessLock, VaultInUse
from tests.faults import failing

HOLDER = """
import sys
from pathlib import Path
from spie_desktop.store.process_lock import ProcessLock
lock = ProcessLock(Path(sys.argv[1])).acquire()
print("held", flush=True)
sys.stdin.read()
lock.release()
"""


def _holder(folder: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_process_is_told_who_has_it(tmp_path: Path) -> None:
    """The sentence sends to the other window, and carries its process id; once that one ends, the vault is free."""
    with _holder(tmp_path) as holder:
        with pytest.raises(VaultInUse, match="autre fenêtre") as caught:
            ProcessLock(tmp_path).acquire()
        assert caught.value.pid == holder.pid
        holder.communicate("")
    with ProcessLock(tmp_path) as lock:
        assert lock.is_held


def test_a_killed_process_leaves_the_vault_free(tmp_path: Path) -> None:
    """No stale lock to be deleted by hand after a crash or a power cut."""
    with _holder(tmp_path) as holder:
        os.kill(holder.pid, signal.SIGKILL)
    assert (tmp_path / "vault.lock").exists()
    with ProcessLock(tmp_path) as lock:
        assert lock.is_held
        assert json.loads((tmp_path / "vault.lock").read_bytes())["pid"] == os.getpid()


def test_the_same_process_does_not_open_twice(tmp_path: Path) -> None:
    """A second window of this process is refused as well, with its own sentence."""
    with ProcessLock(tmp_path), pytest.raises(VaultInUse, match="cette fenêtre") as caught:
        ProcessLock(tmp_path).acquire()
    assert caught.value.pid == os.getpid()


def test_another_computer_is_named(tmp_path: Path) -> None:
    """On a shared disk, one learns where the vault is open."""
    with ProcessLock(tmp_path):
        (tmp_path / "vault.lock").write_text('{"pid": 12, "computer": "POSTE-FICTIF"}')
        with pytest.raises(VaultInUse, match="POSTE-FICTIF"):
            ProcessLock(tmp_path).acquire()


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"pid": "x", "computer": 3}', b"\xff\x00"])
def test_an_unreadable_name_is_no_obstacle(tmp_path: Path, content: bytes) -> None:
    """The lock is the system's; the text in the file is a courtesy."""
    with ProcessLock(tmp_path):
        (tmp_path / "vault.lock").write_bytes(content)
        with pytest.raises(VaultInUse) as caught:
            ProcessLock(tmp_path).acquire()
        assert caught.value.pid == 0


def test_acquiring_and_releasing_twice_is_harmless(tmp_path: Path) -> None:
    """Both may be called again; the file stays, empty."""
    lock = ProcessLock(tmp_path)
    assert lock.acquire() is lock.acquire()
    lock.release()
    lock.release()
    assert not lock.is_held
    assert (tmp_path / "vault.lock").read_bytes() == b""


def test_a_full_disk_does_not_forbid_to_open(tmp_path: Path) -> None:
    """The holder's name cannot be written; the lock holds all the same."""
    (tmp_path / "vault.lock").touch()
    with failing(3, 28, is_lasting=True) as plan:
        lock = ProcessLock(tmp_path).acquire()
    assert plan.has_failed
    with pytest.raises(VaultInUse):
        ProcessLock(tmp_path).acquire()
    lock.release()


def test_a_read_only_folder_is_a_sentence(tmp_path: Path) -> None:
    """Neither a traceback nor a vault opened without its lock."""
    with failing(1, 30, is_lasting=True), pytest.raises(UserError, match="écriture"):
        ProcessLock(tmp_path).acquire()
    (tmp_path / "file").touch()
    with pytest.raises(UserError):
        ProcessLock(tmp_path / "file" / "coffre").acquire()
