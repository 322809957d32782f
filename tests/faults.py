"""A disk that fails on purpose, at the first thing asked of it, at the second, at the third."""

import builtins
import contextlib
import errno
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_CALLS = ("mkdir", "fsync", "replace", "rename", "ftruncate", "truncate", "link", "symlink")


@dataclass
class Plan:
    """What fails, and whether it was reached."""

    at: int
    error: int
    is_lasting: bool
    count: int = 0
    has_failed: bool = False
    said: list[str] = field(default_factory=list)

    def step(self, name: str) -> None:
        """Counts one call that changes the disk; raises when its turn to fail has come."""
        self.count += 1
        self.said.append(name)
        if self.count == self.at or (self.is_lasting and self.has_failed):
            self.has_failed = True
            raise OSError(self.error, os.strerror(self.error))


class _Watched:
    """A file opened for writing, whose writes are counted too, and torn when they fail."""

    def __init__(self, file: Any, plan: Plan) -> None:
        self._file, self._plan = file, plan

    def write(self, content: Any) -> Any:
        try:
            self._plan.step("file.write")
        except OSError:
            with contextlib.suppress(OSError):
                self._file.write(content[: len(content) // 2])
            raise
        return self._file.write(content)

    def flush(self) -> None:
        self._plan.step("file.flush")
        self._file.flush()

    def __enter__(self) -> "_Watched":
        return self

    def __exit__(self, *_error: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


@contextlib.contextmanager
def failing(at: int, error: int = errno.EIO, *, is_lasting: bool = False) -> Iterator[Plan]:
    """Inside the block, the `at`-th call that would change the disk fails (with all that follow, if it lasts).

    It sees what Python asks: opening to write, writing, flushing, renaming, making folders. What SQLite writes itself
    does not pass here: `limited` is for that. Deleting always works, as it does on a full disk.
    """
    plan = Plan(at, error, is_lasting)
    kept = {name: getattr(os, name) for name in (*_CALLS, "open", "write", "fdopen")}
    kept_open = builtins.open

    def counted(name: str) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            plan.step(name)
            return kept[name](*arguments, **options)

        return call

    def os_open(path: Any, flags: int, *arguments: Any, **options: Any) -> int:
        if flags & _WRITING:
            plan.step("open")
        return int(kept["open"](path, flags, *arguments, **options))

    def os_write(descriptor: int, content: Any) -> int:
        try:
            plan.step("write")
        except OSError:
            with contextlib.suppress(OSError):
                kept["write"](descriptor, bytes(content)[: len(content) // 2])
            raise
        return int(kept["write"](descriptor, content))

    def fdopen(descriptor: int, mode: str = "r", *arguments: Any, **options: Any) -> Any:
        file = kept["fdopen"](descriptor, mode, *arguments, **options)
        return file if mode.startswith("r") and "+" not in mode else _Watched(file, plan)

    def file_open(path: Any, mode: str = "r", *arguments: Any, **options: Any) -> Any:
        if not set(mode) & set("wax+"):
            return kept_open(path, mode, *arguments, **options)
        plan.step("open")
        return _Watched(kept_open(path, mode, *arguments, **options), plan)

    for name in _CALLS:
        setattr(os, name, counted(name))
    os.open, os.write, os.fdopen = os_open, os_write, fdopen  # type: ignore[assignment]
    builtins.open = io.open = file_open  # type: ignore[assignment]
    try:
        yield plan
    finally:
        for name, call in kept.items():
            setattr(os, name, call)
        builtins.open = io.open = kept_open


def each_failure(
    action: Callable[[], object],
    check: Callable[[BaseException], None],
    *,
    error: int = errno.EIO,
    is_lasting: bool = False,
    prepare: Callable[[], object] = lambda: None,
) -> int:
    """Runs `action` with its first call failing, then its second, and so on until none is left to fail.

    `check` judges each failed run, with the error that came out; the number of runs that failed is returned.
    """
    for at in range(1, 500):
        prepare()
        caught: BaseException | None = None
        with failing(at, error, is_lasting=is_lasting) as plan:
            try:
                action()
            except Exception as problem:  # noqa: BLE001 - the check says which ones are right
                caught = problem
        if not plan.has_failed:
            assert caught is None, caught
            return at - 1
        if caught is not None:
            check(caught)
    raise AssertionError("this never ends")


def limited(code: str, *arguments: str, file_bytes: int, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs Python `code` in a child that may write no file longer than `file_bytes`: SQLite's writes fail as well."""
    start = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({file_bytes}, {file_bytes}))\n"
    return subprocess.run(
        [sys.executable, "-c", start + code, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        cwd=Path(__file__).resolve().parent.parent,
        env={**os.environ, **environment},
    )
