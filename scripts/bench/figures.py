"""A figure: what was measured, against which baseline, how many times it may cost."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

SIZES = (100, 1_000, 10_000, 100_000)


@dataclass(frozen=True, slots=True)
class Figure:
    """One measurement: medians in milliseconds, or any unit that both sides share."""

    name: str
    people: int
    ours: float
    baseline: float
    target: float
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        return self.ours / self.baseline if self.baseline else 0.0

    def as_row(self) -> dict[str, Any]:
        return {**asdict(self), "ratio": round(self.ratio, 2)}


def milliseconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def in_turn(ours: Callable[[], object], baseline: Callable[[], object], rounds: int) -> tuple[list[float], list[float]]:
    """Both timed A B A B, so that a machine that slows down slows both."""
    timed: tuple[list[float], list[float]] = ([], [])
    gc.collect()
    for _ in range(rounds):
        timed[0].append(milliseconds(ours))
        timed[1].append(milliseconds(baseline))
    return timed


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
