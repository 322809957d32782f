"""The growing delay after wrong passphrases: a door-bell kept across restarts, not a wall."""

import contextlib
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from spie_desktop.store.durable import replace_content

FILE_NAME = "attempts.json"
FREE = 5
FIRST_DELAY = 60.0
LONGEST_DELAY = 15 * 60.0


class Attempts:
    """The failures in a row on one vault; the file is not secret, and whoever deletes it only silences the bell."""

    # What a folder that refuses to be written could not keep is kept for as long as the program runs.
    _unwritten: ClassVar[dict[Path, tuple[int, float]]] = {}

    def __init__(self, folder: Path, *, clock: Callable[[], float] = time.time) -> None:
        self._path = folder / FILE_NAME
        self._clock = clock

    def seconds_to_wait(self) -> float:
        """0 when an attempt may be made now."""
        count, last = self._read()
        delay = delay_after(count)
        if not delay:
            return 0.0
        now = self._clock()
        if now < last:  # the clock was moved back: the delay starts again from here, once, and no longer than itself
            self._write(count, now)
            return delay
        return max(0.0, last + delay - now)

    def failed(self) -> float:
        """Counts one failure; the seconds to wait before the next attempt."""
        count = self._read()[0] + 1
        self._write(count, self._clock())
        return delay_after(count)

    def succeeded(self) -> None:
        self._unwritten.pop(self._path, None)
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _read(self) -> tuple[int, float]:
        kept = self._unwritten.get(self._path, (0, 0.0))
        try:
            content = json.loads(self._path.read_bytes()[:1000])
            written = (min(max(int(content["count"]), 0), 1000), float(content["last"]))
        except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
            return kept
        return max(kept, written)

    def _write(self, count: int, moment: float) -> None:
        try:
            replace_content(self._path, json.dumps({"count": count, "last": moment}).encode())
            self._unwritten.pop(self._path, None)
        except OSError:
            self._unwritten[self._path] = (count, moment)


def delay_after(count: int) -> float:
    """Seconds to wait after `count` failures in a row: none for five, then one minute, doubling to fifteen."""
    if count < FREE:
        return 0.0
    return float(min(LONGEST_DELAY, FIRST_DELAY * 2.0 ** min(count - FREE, 20)))
