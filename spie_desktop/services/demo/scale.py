"""How much of everything a demonstration of a given size holds."""

from dataclasses import dataclass
from typing import Self

MOST_STORIES = 2000  # beyond, people come with their case file only
_PER_TERRITORY = 500
_TERRITORIES = (2, 6)
_READY = 7  # of the ten situations of the next agenda
_READY_ELSEWHERE = 4


@dataclass(frozen=True, slots=True)
class Scale:
    """Sixty people make a vault that one can look through; every share follows their number."""

    people: int
    stories: int
    crowd: int
    territories: int
    ready: tuple[int, ...]
    entering: int
    stalled: int
    ended: int
    late_actions: int
    uninformed: int
    late_follow_ups: int
    six_months: int
    waiting_referrals: int
    late_referrals: int
    handovers: int

    @classmethod
    def of(cls, people: int) -> Self:
        stories = min(people, MOST_STORIES)
        territories = min(_TERRITORIES[1], max(_TERRITORIES[0], stories // _PER_TERRITORY + 1))
        wanted = [_READY] + [_READY_ELSEWHERE] * (territories - 1)
        ready = [min(count, stories // 5) for count in wanted]
        while sum(ready) > stories // 3:
            ready[-1 if ready[-1] else 0] -= 1
        return cls(
            people=people,
            stories=stories,
            crowd=people - stories,
            territories=territories,
            ready=tuple(ready),
            entering=stories // 12,
            stalled=stories // 24,
            ended=stories // 4,
            late_actions=stories // 15,
            uninformed=stories // 20,
            late_follow_ups=stories // 40,
            six_months=stories // 60,
            waiting_referrals=max(2, stories // 30),
            late_referrals=max(1, stories // 60),
            handovers=max(1, stories // 60),
        )
