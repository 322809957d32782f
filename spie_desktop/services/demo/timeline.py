"""When each fictional parcours begins, is studied and ends: settled before anything is written."""

import datetime as dt
import enum
import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from spie_desktop.domain.vocabulary.meetings import AdjournmentReason, Outcome
from spie_desktop.domain.working_days import working_day_from, working_day_until
from spie_desktop.services.demo.library import Profile, library
from spie_desktop.services.demo.names import Names
from spie_desktop.services.demo.scale import Scale

_MOST = 9  # situations of a past agenda: a place is left for what comes late
_CHOICE = 3
_DAY = dt.timedelta(days=1)
_OUTCOMES = (Outcome.SOLUTION, Outcome.NEED, Outcome.REORIENTATION, Outcome.ADJOURNED, Outcome.NOT_REACHED)
_WEIGHTS = (62, 13, 8, 12, 5)
_REVIEWED = 0.7  # share of the situations that come back to a committee
_FINAL, _FINAL_WEIGHTS = _OUTCOMES[:3], (75, 15, 10)


class Stage(enum.Enum):
    """Moment du parcours: how far a fictional person has come."""

    ENTERING = enum.auto()
    READY = enum.auto()  # on the next agenda
    STALLED = enum.auto()  # more than three months without an action
    FOLLOWED = enum.auto()
    ENDED = enum.auto()


@dataclass(slots=True)
class Passage:
    """One study of a situation by a past committee."""

    meeting: int
    outcome: Outcome
    adjournment: AdjournmentReason | None = None
    item_id: str = ""


@dataclass(slots=True)
class Story:
    """A person and her dates; the identifiers come as she is written."""

    stage: Stage
    territory: int
    profile: Profile
    is_woman: bool
    first_name: str
    last_name: str
    born_on: dt.date
    entered_on: dt.date
    diagnosed_on: dt.date | None = None
    passages: list[Passage] = field(default_factory=list)
    begun_on: dt.date | None = None  # the plan, once a committee came to something or the référent did alone
    accepted_on: dt.date | None = None
    exited_on: dt.date | None = None
    rank: int = 0
    is_late: bool = False
    is_uninformed: bool = False
    is_overdue: bool = False
    is_at_six_months: bool = False
    is_handed_over: bool = False
    person_id: str = ""
    case_file_id: str = ""
    referent_id: str = ""
    reference: str = ""
    consent_id: str = ""
    obstacle_ids: list[str] = field(default_factory=list)

    def told(self, text: str) -> str:
        return self.profile.told(text, is_woman=self.is_woman)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of the committees of one territory, past and to come; `skipped` was cancelled."""

    days: Sequence[dt.date]
    today: dt.date
    skipped: int | None = None

    @property
    def next(self) -> int:
        """The rank of the first meeting still to come."""
        return sum(day < self.today for day in self.days)

    def past(self) -> list[int]:
        return [rank for rank in range(self.next) if rank != self.skipped]


class Timeline:
    """Draws the stories of a demonstration, in the order of their entry."""

    def __init__(self, rng: random.Random, names: Names, scale: Scale, calendars: Sequence[Calendar]) -> None:
        self._rng = rng
        self._names = names
        self._scale = scale
        self._calendars = calendars
        self._today = calendars[0].today
        self._taken: dict[tuple[int, int], int] = {}

    def stories(self) -> list[Story]:
        stories = [self._story(stage, territory) for stage, territory in self._stages()]
        self._mark(stories)
        for story in stories:
            self._date(story)
        self._leave_undiagnosed(stories)
        for story in sorted(stories, key=lambda one: (one.entered_on, one.last_name, one.first_name)):
            if story.stage in (Stage.FOLLOWED, Stage.ENDED):
                self._pass_committees(story)
        stories.sort(key=lambda one: (one.entered_on, one.last_name, one.first_name))
        for rank, story in enumerate(stories):
            story.rank = rank
        self._mark_uninformed(stories)
        return stories

    def _stages(self) -> list[tuple[Stage, int]]:
        scale = self._scale
        ready = [(Stage.READY, territory) for territory, count in enumerate(scale.ready) for _ in range(count)]
        others = [Stage.ENTERING] * scale.entering + [Stage.STALLED] * scale.stalled + [Stage.ENDED] * scale.ended
        others += [Stage.FOLLOWED] * (scale.stories - len(ready) - len(others))
        # Two people of five in the first territory, the others shared.
        shares = [3] + [2] * (scale.territories - 1)
        places = [territory for territory, share in enumerate(shares) for _ in range(share)]
        spread = [(stage, places[rank % len(places)]) for rank, stage in enumerate(others)]
        return ready + spread

    def _story(self, stage: Stage, territory: int) -> Story:
        profile = self._rng.choice(library().profiles)
        is_woman = self._rng.randrange(100) < profile.women
        return Story(
            stage=stage,
            territory=territory,
            profile=profile,
            is_woman=is_woman,
            first_name=self._names.first_name(is_woman=is_woman),
            last_name=self._names.last_name(),
            born_on=self._today,
            entered_on=self._today,
        )

    def _mark(self, stories: list[Story]) -> None:
        """Chooses who shows what « Accueil » is for; nobody shows two things."""
        scale = self._scale
        followed = [story for story in stories if story.stage is Stage.FOLLOWED]
        self._rng.shuffle(followed)
        for name, count in (
            ("is_at_six_months", scale.six_months),
            ("is_late", scale.late_actions),
            ("is_overdue", scale.late_follow_ups),
        ):
            for story in followed[:count]:
                setattr(story, name, True)
            del followed[:count]
        for story in [one for one in stories if one.stage is Stage.ENDED][: scale.handovers]:
            story.is_handed_over = True

    def _mark_uninformed(self, stories: list[Story]) -> None:
        """Those whom the latest committees studied: nobody has told them yet."""
        known = [story for story in stories if story.passages and story.stage is Stage.FOLLOWED and not story.is_late]
        known.sort(key=self._last_studied_on, reverse=True)
        for story in known[: self._scale.uninformed]:
            story.is_uninformed = True

    def _last_studied_on(self, story: Story) -> dt.date:
        return self._calendars[story.territory].days[story.passages[-1].meeting]

    def _date(self, story: Story) -> None:
        days = {
            Stage.ENTERING: (1, 20),
            Stage.READY: (25, 70),
            Stage.STALLED: (105, 170),
            Stage.FOLLOWED: (60, 330),
            Stage.ENDED: (240, 430),
        }[story.stage]
        ago = 214 if story.is_at_six_months else self._rng.randint(*days)
        story.entered_on = working_day_until(self._today - ago * _DAY)
        story.born_on = self._names.birth(*story.profile.ages, story.entered_on)
        wait = self._rng.randint(7, 14 if story.is_at_six_months else 26)
        if story.stage is not Stage.ENTERING:
            story.diagnosed_on = working_day_until(min(story.entered_on + wait * _DAY, self._today - 2 * _DAY))

    def _leave_undiagnosed(self, stories: list[Story]) -> None:
        """Three situations of the first agenda, one of each other, still wait for their diagnosis."""
        for territory, count in enumerate(self._scale.ready):
            ready = [one for one in stories if one.stage is Stage.READY and one.territory == territory]
            for story in ready[: count * 3 // 7 if territory == 0 else min(1, count)]:
                story.diagnosed_on = None

    def _pass_committees(self, story: Story) -> None:
        assert story.diagnosed_on is not None
        last_day = self._today
        if story.stage is Stage.ENDED:
            story.exited_on = working_day_until(self._today - self._rng.randint(5, 80) * _DAY)
            last_day = story.exited_on
        outcome = self._rng.choices(_OUTCOMES, _WEIGHTS)[0]
        studied = self._place(story, story.diagnosed_on + 6 * _DAY, last_day, outcome)
        if studied is not None and not outcome.is_studied:
            outcome = self._rng.choices(_FINAL, _FINAL_WEIGHTS)[0]
            studied = self._place(story, studied + _DAY, last_day, outcome)
        begun = studied if studied is not None else working_day_from(story.diagnosed_on + 3 * _DAY)
        story.begun_on = begun
        accepted = working_day_from(begun + self._rng.randint(7, 12) * _DAY)
        story.accepted_on = accepted if accepted < min(self._today, last_day) else None
        reviewed: dt.date | None = begun
        while story.accepted_on is not None and reviewed is not None and self._rng.random() < _REVIEWED:
            outcome = self._rng.choices(_FINAL, _FINAL_WEIGHTS)[0]
            reviewed = self._place(story, reviewed + 40 * _DAY, last_day - 10 * _DAY, outcome)

    def _place(self, story: Story, after: dt.date, before: dt.date, outcome: Outcome) -> dt.date | None:
        """One of the next committees with a place left, the emptiest; None when there is none between the two days."""
        calendar = self._calendars[story.territory]
        last = story.passages[-1].meeting if story.passages else -1
        open_ranks = [
            rank
            for rank in calendar.past()
            if rank > last
            and after <= calendar.days[rank] < before
            and self._taken.get((story.territory, rank), 0) < _MOST
        ]
        if not open_ranks:
            return None
        rank = min(open_ranks[:_CHOICE], key=lambda one: self._taken.get((story.territory, one), 0))
        self._taken[story.territory, rank] = self._taken.get((story.territory, rank), 0) + 1
        reason = self._rng.choice(list(AdjournmentReason)[:5]) if outcome is Outcome.ADJOURNED else None
        story.passages.append(Passage(rank, outcome, reason))
        return calendar.days[rank]
