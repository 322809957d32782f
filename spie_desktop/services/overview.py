"""What needs the facilitator today: the figures of « Accueil », one query each, no name of a person."""

import datetime as dt
import json
from dataclasses import dataclass

from spie_desktop.domain.agenda import agenda_moments
from spie_desktop.domain.deadlines import answer_due_at, last_entry_to_have_acted
from spie_desktop.domain.vocabulary.attendance import AttendanceMode, InvitationAnswer
from spie_desktop.domain.vocabulary.meetings import MeetingState
from spie_desktop.domain.vocabulary.records import InformationSubject
from spie_desktop.domain.working_days import working_days_between
from spie_desktop.models import RECORDS
from spie_desktop.models.base import instant_to_text
from spie_desktop.services import overview_queries as queries
from spie_desktop.store.store import Store

SHOWN = 3
_HOUR = dt.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Invited:
    """How the members called to a meeting are expected; the people concerned are counted apart."""

    total: int = 0
    room: int = 0
    remote: int = 0
    represented: int = 0
    excused: int = 0
    unanswered: int = 0
    missing_charters: int = 0


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The nearest meeting still to be held, or the one that is open."""

    id: str
    territory: str
    title: str
    place: str
    starts_at: dt.datetime
    planned_minutes: int
    state: MeetingState
    days_left: int
    working_days_left: int
    situations: int
    ceiling: int
    without_diagnosis: int
    invited: Invited
    deadline_at: dt.datetime
    freeze_at: dt.datetime
    dispatch_at: dt.datetime
    is_deadline_past: bool
    is_freeze_past: bool

    @property
    def places_left(self) -> int:
        return self.ceiling - self.situations


@dataclass(frozen=True, slots=True)
class ReferralLine:
    """A referral without an answer: `hours` are left, or gone by when it is late."""

    id: str
    reference: str
    title: str
    commune: str
    received_at: dt.datetime
    due_at: dt.datetime
    hours: int
    is_late: bool


@dataclass(frozen=True, slots=True)
class Referrals:
    """The most urgent referrals, with how many await an answer in time and how many are late."""

    lines: tuple[ReferralLine, ...]
    in_time: int
    late: int


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action whose day has gone by; `structure` is empty when the person or the facilitator does it herself."""

    id: str
    case_file_id: str
    label: str
    reference: str
    structure: str
    is_by_person: bool
    due_on: dt.date
    days_late: int


@dataclass(frozen=True, slots=True)
class LateActions:
    """The oldest late actions, and how many there are."""

    lines: tuple[ActionLine, ...]
    count: int


@dataclass(frozen=True, slots=True)
class InformationLine:
    """Something that a person has not been told yet."""

    id: str
    case_file_id: str
    reference: str
    commune: str
    subject: InformationSubject
    planned_on: dt.date
    is_late: bool


@dataclass(frozen=True, slots=True)
class PeopleToInform:
    """What is to be said by the end of this week, oldest first, and how many times."""

    lines: tuple[InformationLine, ...]
    count: int


@dataclass(frozen=True, slots=True)
class FollowUps:
    """Follow-ups to hold by the end of this week, those overdue and those at six months among them."""

    this_week: int
    late: int
    at_six_months: int


@dataclass(frozen=True, slots=True)
class OverviewView:
    """The whole of « Accueil » at a moment."""

    on: dt.date
    meeting: NextMeeting | None
    meetings_to_finish: int
    referrals: Referrals
    actions: LateActions
    people_to_inform: PeopleToInform
    follow_ups: FollowUps
    without_action: int
    partners: int


class Overview:
    """True figures, asked again each time; column rows only, so that nothing is slower with a full vault."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def at(self, now: dt.datetime | None = None) -> OverviewView:
        """What needs her at this moment (the present one unless told)."""
        now = (now or dt.datetime.now(dt.UTC)).astimezone()
        today = now.date()
        return OverviewView(
            on=today,
            meeting=self._meeting(now),
            meetings_to_finish=self._number(queries.TO_FINISH, today=_midnight(now)),
            referrals=self._referrals(now),
            actions=self._actions(today),
            people_to_inform=self._people_to_inform(today),
            follow_ups=self._follow_ups(today),
            without_action=self._number(queries.WITHOUT_ACTION, limit=last_entry_to_have_acted(today).isoformat()),
            partners=self._number(queries.PARTNERS),
        )

    def counts(self) -> dict[str, int]:
        """How many records of each kind stand in the vault, for the command line."""
        return {_PLURALS.get(kind, f"{kind}s"): count for kind, count in self._store.rows(queries.counts(RECORDS))}

    def is_demo(self) -> bool:
        """The vault holds invented people: screens say so."""
        found = self._store.rows(queries.MACHINE_STATE, {"key": IS_DEMO})
        return bool(found) and json.loads(found[0][0]) is True

    def _number(self, query: str, **values: object) -> int:
        return int(self._store.rows(query, values or None)[0][0] or 0)

    def _meeting(self, now: dt.datetime) -> NextMeeting | None:
        found = self._store.rows(queries.NEXT_MEETING, {"today": _midnight(now)})
        if not found:
            return None
        id, territory_id, territory, title, place, starts, minutes, state, ceiling, *calendar = found[0]
        starts_at = dt.datetime.fromisoformat(starts)
        held_on, today = starts_at.astimezone().date(), now.date()
        deadline, frozen, sent, days, hour = calendar
        moments = agenda_moments(held_on, days, dt.time.fromisoformat(hour) if hour else None)
        deadline_at, freeze_at = _instant(deadline) or moments.deadline_at, _instant(frozen) or moments.freeze_at
        situations, without_diagnosis = self._store.rows(queries.SITUATIONS, {"meeting": id})[0]
        return NextMeeting(
            id=id,
            territory=territory,
            title=title,
            place=place,
            starts_at=starts_at,
            planned_minutes=minutes,
            state=MeetingState(state),
            days_left=(held_on - today).days,
            working_days_left=working_days_between(today, held_on),
            situations=situations,
            ceiling=ceiling,
            without_diagnosis=without_diagnosis or 0,
            invited=self._invited(id, territory_id, held_on),
            deadline_at=deadline_at,
            freeze_at=freeze_at,
            dispatch_at=_instant(sent) or moments.dispatch_at,
            is_deadline_past=deadline_at <= now,
            is_freeze_past=freeze_at <= now,
        )

    def _invited(self, meeting_id: str, territory_id: str, held_on: dt.date) -> Invited:
        values = {"held_on": held_on.isoformat(), "territory": territory_id, "meeting": meeting_id}
        by_mode = dict.fromkeys(AttendanceMode, 0)
        unanswered = missing = 0
        for mode, answer, count, unsigned in self._store.rows(queries.INVITED, values):
            if answer == InvitationAnswer.DECLINED:
                by_mode[AttendanceMode.EXCUSED] += count
                continue
            replaced = answer == InvitationAnswer.REPLACED
            by_mode[AttendanceMode.REPRESENTED if replaced else AttendanceMode(mode)] += count
            unanswered += count if answer == InvitationAnswer.NONE else 0
            missing += unsigned if replaced or AttendanceMode(mode).hears else 0
        return Invited(
            total=sum(by_mode.values()),
            room=by_mode[AttendanceMode.ROOM],
            remote=by_mode[AttendanceMode.REMOTE],
            represented=by_mode[AttendanceMode.REPRESENTED],
            excused=by_mode[AttendanceMode.EXCUSED] + by_mode[AttendanceMode.ABSENT] + by_mode[AttendanceMode.OUT],
            unanswered=unanswered,
            missing_charters=missing,
        )

    def _referrals(self, now: dt.datetime) -> Referrals:
        since = instant_to_text(now - (answer_due_at(now) - now))
        rows = self._store.rows(queries.REFERRALS, {"since": since, "shown": SHOWN})
        lines = tuple(_referral(row, now) for row in rows)
        total, late = (rows[0][-2], rows[0][-1]) if rows else (0, 0)
        return Referrals(lines, in_time=total - late, late=late)

    def _actions(self, today: dt.date) -> LateActions:
        rows = self._store.rows(queries.LATE_ACTIONS, {"today": today.isoformat(), "shown": SHOWN})
        lines = []
        for id, case_file_id, what, reference, structure, is_by_person, due, _count in rows:
            due_on = dt.date.fromisoformat(due)
            days = (today - due_on).days
            lines.append(
                ActionLine(id, case_file_id, what, reference, structure or "", bool(is_by_person), due_on, days)
            )
        return LateActions(tuple(lines), rows[0][-1] if rows else 0)

    def _people_to_inform(self, today: dt.date) -> PeopleToInform:
        values = {"sunday": _sunday(today).isoformat(), "shown": SHOWN}
        rows = self._store.rows(queries.TO_INFORM, values)
        lines = []
        for id, case_file_id, reference, commune, subject, planned, _count in rows:
            day = dt.date.fromisoformat(planned)
            subject = InformationSubject(subject)
            lines.append(InformationLine(id, case_file_id, reference, commune, subject, day, day < today))
        return PeopleToInform(tuple(lines), rows[0][-1] if rows else 0)

    def _follow_ups(self, today: dt.date) -> FollowUps:
        values = {"today": today.isoformat(), "sunday": _sunday(today).isoformat()}
        this_week, late, six_months = self._store.rows(queries.FOLLOW_UPS, values)[0]
        return FollowUps(this_week, late or 0, six_months or 0)


IS_DEMO = "is_demo"
_PLURALS = {
    "person": "people",
    "diagnosis": "diagnoses",
    "action_plan": "plans",
    "facilitator": "facilitators",
    "information_given": "information_given",
    "meeting_series": "meeting_series",
    "minutes": "minutes",
    "territory": "territories",
    "attendance": "attendances",
    "commitment": "commitments",
}


def _referral(row: tuple[object, ...], now: dt.datetime) -> ReferralLine:
    id, reference, title, commune, received, _total, _late = (str(value or "") for value in row)
    received_at = dt.datetime.fromisoformat(received)
    due_at = answer_due_at(received_at)
    hours = int(abs(due_at - now) / _HOUR)
    return ReferralLine(id, reference, title, commune, received_at, due_at, hours, due_at < now)


def _instant(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None


def _midnight(now: dt.datetime) -> str:
    return instant_to_text(dt.datetime.combine(now.date(), dt.time()).astimezone())


def _sunday(today: dt.date) -> dt.date:
    """The end of the week that begins on Monday."""
    return today + dt.timedelta(days=6 - today.weekday())
