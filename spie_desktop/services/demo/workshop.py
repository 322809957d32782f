"""What every room of the demonstration holds while it is written: session, chance, words, places."""

import datetime as dt
import random
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from spie_desktop.domain.agenda import local_instant
from spie_desktop.domain.working_days import working_day_from
from spie_desktop.services.demo.library import StructureText
from spie_desktop.services.demo.names import Names
from spie_desktop.services.demo.scale import Scale
from spie_desktop.services.people import Minter

_BREATH = 40
_REMEMBERED = ("pending_to_persistent", "loaded_as_persistent")
T = TypeVar("T")


@dataclass(slots=True)
class Staffed:
    """A structure with its professionals, once written."""

    id: str
    text: StructureText
    professional_ids: list[str]


@dataclass(slots=True)
class Place:
    """A territory with what stands in it, once written."""

    id: str
    name: str
    communes: list[tuple[str, str]]
    cohort_ids: list[str]
    structures: list[Staffed]
    meeting_ids: list[str] = field(default_factory=list)
    days: list[dt.date] = field(default_factory=list)
    skipped: int | None = None

    def staffed(self, short: str) -> Staffed:
        """The structure of that short name, or the first of the table when none has it here."""
        return next((one for one in self.structures if one.text.short == short), self.structures[0])


@dataclass(slots=True)
class Workshop:
    """One transaction, one sequence of chance, one present day."""

    session: Session
    minter: Minter
    rng: random.Random
    names: Names
    scale: Scale
    today: dt.date
    tell: Callable[[float, str], object]
    places: list[Place] = field(default_factory=list)
    held: list[object] = field(default_factory=list)
    offer_ids: dict[str, str] = field(default_factory=dict)

    @property
    def author(self) -> str:
        return self.minter.author

    def at(self, day: dt.date, hour: int = 10, minute: int = 0) -> dt.datetime:
        return local_instant(day, dt.time(hour, minute))

    def worked(self, day: dt.date) -> dt.date:
        """The day itself or the next one worked, never after today."""
        return min(working_day_from(day), self.today)

    def through(self, things: Iterable[T], count: int, part: tuple[float, float], sentence: str) -> Iterable[T]:
        """Goes through a list by breaths: memory stays flat, progress is told, and may stop it all."""
        first, last = part
        for rank, thing in enumerate(things):
            if rank % _BREATH == 0:
                self.session.flush()
                self.session.expunge_all()
                self.held.clear()
                self.tell(first + (last - first) * rank / max(count, 1), sentence)
            yield thing
            self.session.flush()

    @contextmanager
    def remembering(self) -> Iterator[None]:
        """A session only remembers the records that somebody holds: here, all of them until the next breath."""

        def hold(_session: Session, record: object) -> None:
            self.held.append(record)

        for event in _REMEMBERED:
            sa.event.listen(self.session, event, hold)
        try:
            yield
        finally:
            for event in _REMEMBERED:
                sa.event.remove(self.session, event, hold)
