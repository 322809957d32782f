"""The hybrid clock that orders what several computers wrote, even where their own clocks are wrong."""

import time
from collections.abc import Callable
from typing import NamedTuple


class Stamp(NamedTuple):
    """Milliseconds since 1970, then a counter that parts what falls into one of them."""

    milliseconds: int
    counter: int


def system_milliseconds() -> int:
    return time.time_ns() // 1_000_000


def tick(last: Stamp, now: Callable[[], int] = system_milliseconds) -> Stamp:
    """The next stamp: the present, unless the computer's clock went back; then one step after the last."""
    present = now()
    return Stamp(present, 0) if present > last.milliseconds else Stamp(last.milliseconds, last.counter + 1)
