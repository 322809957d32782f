"""The committees of a territory: planned alone or in series, led through their states to the minutes."""

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from spie_desktop.domain.agenda import agenda_moments, local_instant
from spie_desktop.domain.meeting_calendar import is_closed, meeting_days
from spie_desktop.domain.meeting_course import may_follow
from spie_desktop.domain.present import now
from spie_desktop.domain.vocabulary import label
from spie_desktop.domain.vocabulary.meetings import MeetingState
from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.models.meeting import Meeting, MeetingSeries
from spie_desktop.models.territory import ClosedPeriod, Territory
from spie_desktop.services import agenda
from spie_desktop.services.filling import Values, change, in_order, living, made, required
from spie_desktop.store.store import Store

_USUAL_HOUR = dt.time(9)
_S = MeetingState


@dataclass(frozen=True, slots=True)
class PlannedSeries:
    """A series and its meetings, in the order of their dates."""

    series_id: str
    meeting_ids: tuple[str, ...]


class WrongState(UserError):
    """The meeting is not where this step begins."""


class Meetings:
    """Each step is one verb, permitted by the course that every committee follows."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def plan(self, territory_id: str, on: dt.date, values: Values) -> str:
        """One meeting, with the habits of its territory for what is not told."""
        with self._store.write("plan_meeting") as session:
            return plan(session, self._store.author, territory_id, on, values)

    def plan_series(self, territory_id: str, values: Values) -> PlannedSeries:
        """A fortnightly series: closed days are moved within their week, closed weeks left out."""
        with self._store.write("plan_meeting_series") as session:
            return plan_series(session, self._store.author, territory_id, values)

    def freeze(self, meeting_id: str, *, at: dt.datetime | None = None) -> None:
        """Settles the agenda: later changes are named, with their reason."""
        with self._store.write("freeze_agenda") as session:
            freeze(session, meeting_id, at=at or now())

    def dispatch(self, meeting_id: str, *, at: dt.datetime | None = None) -> None:
        """The agenda is in every member's hands."""
        with self._store.write("dispatch_agenda") as session:
            move(session, meeting_id, _S.SENT, {"dispatched_at": at or now()})

    def open(self, meeting_id: str, *, at: dt.datetime | None = None) -> None:
        with self._store.write("open_meeting") as session:
            open_meeting(session, meeting_id, at=at or now())

    def suspend(self, meeting_id: str, *, at: dt.datetime | None = None) -> None:
        """Stops the clock."""
        with self._store.write("suspend_meeting") as session:
            meeting = living(session, Meeting, meeting_id)
            spent = _spent(meeting, at or now())
            move(session, meeting_id, _S.SUSPENDED, {"running_since_at": None, "spent_seconds": spent})

    def resume(self, meeting_id: str, *, at: dt.datetime | None = None) -> None:
        with self._store.write("resume_meeting") as session:
            move(session, meeting_id, _S.RUNNING, {"running_since_at": at or now()})

    def end(self, meeting_id: str, *, at: dt.datetime | None = None) -> None:
        """Nobody talks any more: what was written is to be read back."""
        with self._store.write("end_meeting") as session:
            end(session, meeting_id, at=at or now())

    def cancel(self, meeting_id: str, *, reason: str) -> None:
        with self._store.write("cancel_meeting") as session:
            required({"reason": reason}, "reason")
            move(session, meeting_id, _S.CANCELLED, {"state_reason": reason})

    def postpone(self, meeting_id: str, *, to: dt.date, reason: str) -> str:
        """A new meeting stands for this one, with its agenda; returns it."""
        with self._store.write("postpone_meeting") as session:
            required({"reason": reason}, "reason")
            return _postpone(session, self._store.author, meeting_id, to, reason)


def plan(session: Session, author: str, territory_id: str, on: dt.date, values: Values) -> str:
    territory = living(session, Territory, territory_id)
    if is_closed(on):
        raise UserError(
            _("No committee can be held on that day: it is a week-end or a public holiday."),
            way_out=_("Choose another day."),
        )
    return _meeting(session, author, territory, on, values).id


def plan_series(session: Session, author: str, territory_id: str, values: Values) -> PlannedSeries:
    required(values, "starts_on", "ends_on")
    in_order(values, "starts_on", "ends_on")
    territory = living(session, Territory, territory_id)
    habits = {
        "weeks_between": territory.weeks_between,
        "starts_time": territory.meeting_time or _USUAL_HOUR,
        "place": territory.meeting_place,
        "remote_link": territory.remote_link,
    }
    series = made(session, MeetingSeries, {**habits, **values, "territory_id": territory_id})
    if series.starts_on is None or series.ends_on is None:
        raise UserError(_("This series has no beginning or no end."))
    days = meeting_days(series.starts_on, series.ends_on, series.weeks_between, _closures(session, territory_id))
    told = {"series_id": series.id, "place": series.place, "remote_link": series.remote_link}
    hour = series.starts_time
    meetings = [_meeting(session, author, territory, day, told, hour=hour) for day in days]
    return PlannedSeries(series.id, tuple(meeting.id for meeting in meetings))


def freeze(session: Session, meeting_id: str, *, at: dt.datetime) -> None:
    meeting = living(session, Meeting, meeting_id)
    snapshot, digest = agenda.carry_in(session, meeting)
    move(session, meeting_id, _S.FROZEN, {"frozen_at": at, "agenda_snapshot": snapshot, "agenda_digest": digest})


def open_meeting(session: Session, meeting_id: str, *, at: dt.datetime) -> None:
    move(session, meeting_id, _S.RUNNING, {"opened_at": at, "running_since_at": at})


def end(session: Session, meeting_id: str, *, at: dt.datetime) -> None:
    meeting = living(session, Meeting, meeting_id)
    spent = _spent(meeting, at)
    move(session, meeting_id, _S.READING, {"ended_at": at, "running_since_at": None, "spent_seconds": spent})


def move(session: Session, meeting_id: str, state: MeetingState, values: Values) -> Meeting:
    """Takes a meeting to a state that may follow its own; says where it stands otherwise."""
    meeting = living(session, Meeting, meeting_id)
    if not may_follow(meeting.state, state):
        raise WrongState(
            _("This step is not possible: the committee is at « {state} ».").format(state=label(meeting.state))
        )
    change(meeting, {**values, "state": state})
    return meeting


def _meeting(
    session: Session, author: str, territory: Territory, on: dt.date, values: Values, *, hour: dt.time | None = None
) -> Meeting:
    starts = hour or territory.meeting_time or _USUAL_HOUR
    moments = agenda_moments(on, territory.deadline_days, territory.deadline_time)
    habits = {
        "starts_at": local_instant(on, starts),
        "planned_minutes": territory.meeting_minutes,
        "place": territory.meeting_place,
        "remote_link": territory.remote_link,
        "ceiling": territory.ceiling,
        "deadline_at": moments.deadline_at,
        "facilitator_id": author,
    }
    return made(session, Meeting, {**habits, **values, "territory_id": territory.id})


def _postpone(session: Session, author: str, meeting_id: str, to: dt.date, reason: str) -> str:
    meeting = living(session, Meeting, meeting_id)
    kept = {"series_id": meeting.series_id, "place": meeting.place, "remote_link": meeting.remote_link}
    new_id = plan(session, author, meeting.territory_id, to, kept)
    move(session, meeting_id, _S.POSTPONED, {"state_reason": reason, "postponed_to_id": new_id})
    agenda.carry_over(session, meeting_id, new_id)
    return new_id


def _closures(session: Session, territory_id: str) -> list[tuple[dt.date, dt.date]]:
    session.flush()
    query = sa.select(ClosedPeriod.starts_on, ClosedPeriod.ends_on).where(
        sa.or_(ClosedPeriod.territory_id == territory_id, ClosedPeriod.territory_id.is_(None)),
        ~ClosedPeriod.is_deleted,
    )
    return [(first, last) for first, last in session.execute(query)]


def _spent(meeting: Meeting, at: dt.datetime) -> int:
    since = meeting.running_since_at
    return meeting.spent_seconds + (max(0, int((at - since).total_seconds())) if since else 0)
