"""What the tests of reliability share: processes to kill, and everything that can be asked of a vault's files."""

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass
class Death:
    """What a process had said before it was killed."""

    said: list[str]

    def last(self, word: str) -> int:
        """The number of the last line that begins so; 0 when there is none."""
        return max((int(line.split()[1]) for line in self.said if line.startswith(f"{word} ")), default=0)


class Nursery:
    """A warmed process that forks the victims."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.reliability.victims"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
        )
        self._rest = b""
        assert self._line() == "ready"

    def killed(self, work: str, folder: Path, seed: int, *, after: int, seconds: float) -> Death:
        """Begins the work, waits for so many lines of it, then for so many seconds, and kills."""
        assert self._process.stdin is not None
        demand = {"work": work, "folder": str(folder), "seed": seed}
        self._process.stdin.write(json.dumps(demand).encode() + b"\n")
        self._process.stdin.flush()
        said: list[str] = []
        pid = 0
        while not pid or (len(said) < after and not any(line.startswith("failed ") for line in said)):
            line = self._line()
            if line.startswith("pid "):
                pid = int(line.split()[1])
            else:
                said.append(line)
        select.select([], [], [], seconds)
        with contextlib.suppress(ProcessLookupError):  # it failed by itself, and has said how
            os.kill(pid, signal.SIGKILL)
        while (line := self._line()) != "dead":
            said.append(line)
        failures = [json.loads(line.removeprefix("failed ")) for line in said if line.startswith("failed ")]
        assert not failures, failures[0]
        return Death(said)

    def end(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=30)
        self._process.stdout.close()

    def _line(self) -> str:
        assert self._process.stdout is not None
        while b"\n" not in self._rest:
            ready, _, _ = select.select([self._process.stdout], [], [], 60)
            assert ready, "the process says nothing"
            piece = os.read(self._process.stdout.fileno(), 65536)
            assert piece, "the process ended"
            self._rest += piece
        line, self._rest = self._rest.split(b"\n", 1)
        return line.decode()


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    if not hasattr(os, "fork"):
        pytest.skip("processes are not forked on this system")
    nursery = Nursery()
    yield nursery
    nursery.end()
