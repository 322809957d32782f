"""The people concerned, with their case files: registered, edited, followed in a cohort."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from spie_desktop.domain import references
from spie_desktop.domain.parcours import advanced
from spie_desktop.domain.present import today
from spie_desktop.domain.vocabulary.parcours import Step
from spie_desktop.errors import UserError
from spie_desktop.i18n import _, ngettext
from spie_desktop.models.case_file import CaseFile
from spie_desktop.models.cohort import Cohort, CohortMembership
from spie_desktop.models.facilitator import Facilitator
from spie_desktop.models.person import Person
from spie_desktop.services.facilitator import DEFAULT_MARK
from spie_desktop.services.filling import Values, change, in_order, living, made, required
from spie_desktop.store.store import Store

Progress = Callable[[float, str], object]
CHUNK: Final = 1000
_NOTHING: Final[Values] = {}
_DATES: Final = ("entered_on", "closed_on")


@dataclass(frozen=True, slots=True)
class Registered:
    """What registering a person made."""

    person_id: str
    case_file_id: str
    reference: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person of a list to be registered at once, with her case file."""

    person: Values
    case_file: Values


class AlreadyFollowed(UserError):
    """A person has one open parcours at a time."""


class People:
    """Who is followed; each reference is given once, and stays the person's from one parcours to the next."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def register(self, person: Values, case_file: Values = _NOTHING) -> Registered:
        """A person with her first case file, entered today unless told."""
        with self._store.write("register_person") as session:
            return register(session, Minter(session, self._store.author), person, case_file)

    def register_many(self, rows: Iterable[PersonRow], *, count: int = 0, progress: Progress | None = None) -> int:
        """A list of people through the same door, by chunks: all of them, or none; returns how many.

        `count` lets the progress say a share; `progress` may raise to stop.
        """
        done = 0
        with self._store.write("register_people", bulk=True, is_undoable=False) as session:
            minter = Minter(session, self._store.author)
            for row in rows:
                register(session, minter, row.person, row.case_file)
                done += 1
                if done % CHUNK == 0:
                    session.flush()
                    session.expunge_all()
                    if progress is not None:
                        progress(done / count if count else -1, _counted(done))
        return done

    def edit(self, person_id: str, values: Values) -> None:
        with self._store.write("edit_person") as session:
            record = living(session, Person, person_id)
            if "last_name" in values:
                required(values, "last_name")
            change(record, {name: value for name, value in values.items() if name != "reference"})

    def open_case_file(self, person_id: str, values: Values = _NOTHING) -> str:
        """A new parcours of a known person; refused while another one is open."""
        with self._store.write("open_case_file") as session:
            person = living(session, Person, person_id)
            session.flush()
            if _is_followed(session, person.id):
                raise AlreadyFollowed(
                    _("This person already has an open parcours."), way_out=_("Go on with it, or end it first.")
                )
            return _open(session, self._store.author, person.id, values).id

    def edit_case_file(self, case_file_id: str, values: Values) -> None:
        with self._store.write("edit_case_file") as session:
            change(living(session, CaseFile, case_file_id), values)

    def join_cohort(self, case_file_id: str, cohort_id: str, *, entered_on: dt.date) -> str:
        with self._store.write("join_cohort") as session:
            return join_cohort(session, case_file_id, cohort_id, entered_on=entered_on)

    def leave_cohort(self, membership_id: str, *, left_on: dt.date, reason: str = "") -> None:
        with self._store.write("leave_cohort") as session:
            record = living(session, CohortMembership, membership_id)
            in_order({"entered_on": record.entered_on, "left_on": left_on}, "entered_on", "left_on")
            change(record, {"left_on": left_on, "reason": reason})


class Minter:
    """Gives the references of one transaction, each after the highest ever given, deleted people's among them."""

    def __init__(self, session: Session, author: str) -> None:
        self._session = session
        self._author = author
        facilitator = session.get(Facilitator, author) if author else None
        self._mark = (facilitator.mark if facilitator else "") or DEFAULT_MARK
        self._last: dict[int, int] = {}

    @property
    def author(self) -> str:
        return self._author

    def next(self, year: int) -> str:
        if year not in self._last:
            self._last[year] = self._highest(references.prefix(year, self._mark))
        self._last[year] += 1
        return references.reference(year, self._mark, self._last[year])

    def _highest(self, prefix: str) -> int:
        self._session.flush()
        query = "SELECT max(CAST(substr(reference, ?) AS INTEGER)) FROM person WHERE reference >= ? AND reference < ?"
        found = self._session.connection().exec_driver_sql(query, (len(prefix) + 1, f"{prefix}0", f"{prefix}:"))
        return found.scalar() or 0


def register(session: Session, minter: Minter, person: Values, case_file: Values = _NOTHING) -> Registered:
    """The person with her case file, inside an open transaction."""
    required(person, "last_name")
    entered_on = case_file.get("entered_on") or today()
    year = entered_on.year if isinstance(entered_on, dt.date) else today().year
    reference = minter.next(year)
    record = made(session, Person, {**person, "reference": reference})
    opened = _open(session, minter.author, record.id, case_file)
    return Registered(record.id, opened.id, reference)


def reach(session: Session, case_file_id: str, step: Step) -> CaseFile:
    """Takes a parcours to a step, unless it is already further."""
    record = living(session, CaseFile, case_file_id)
    if advanced(record.step, step) is not record.step:
        record.step = step
    return record


def join_cohort(session: Session, case_file_id: str, cohort_id: str, *, entered_on: dt.date) -> str:
    living(session, Cohort, cohort_id)
    session.flush()
    known = session.scalars(
        sa.select(CohortMembership).where(
            CohortMembership.case_file_id == case_file_id,
            CohortMembership.cohort_id == cohort_id,
            CohortMembership.left_on.is_(None),
            ~CohortMembership.is_deleted,
        )
    ).first()
    if known is not None:
        return known.id
    values = {"case_file_id": case_file_id, "cohort_id": cohort_id, "entered_on": entered_on}
    return made(session, CohortMembership, values).id


def _open(session: Session, author: str, person_id: str, values: Values) -> CaseFile:
    in_order(values, *_DATES)
    given = {"entered_on": today(), "facilitator_id": author, **values, "person_id": person_id}
    return made(session, CaseFile, given)


def _is_followed(session: Session, person_id: str) -> bool:
    query = sa.select(CaseFile.id).where(
        CaseFile.person_id == person_id, CaseFile.closed_on.is_(None), ~CaseFile.is_deleted
    )
    return session.execute(query).first() is not None


def _counted(count: int) -> str:
    return ngettext("{count} person registered", "{count} people registered", count).format(count=count)
