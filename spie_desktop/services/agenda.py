"""The agenda of a committee: at most ten situations, listed, studied, each with its outcome."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Session

from spie_desktop.domain.agenda import places_left
from spie_desktop.domain.digest import digest_of
from spie_desktop.domain.meeting_course import refusal
from spie_desktop.domain.parcours import age_band, consent_forbids
from spie_desktop.domain.present import now
from spie_desktop.domain.vocabulary.meetings import AmendmentKind, ItemState, MeetingState, Outcome
from spie_desktop.domain.vocabulary.parcours import Step
from spie_desktop.domain.vocabulary.themes import Theme
from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.models.agenda_item import AgendaAmendment, AgendaItem
from spie_desktop.models.attendance import Invitation
from spie_desktop.models.case_file import CaseFile
from spie_desktop.models.meeting import Meeting
from spie_desktop.models.organisation import Organisation
from spie_desktop.models.person import Person
from spie_desktop.models.professional import Professional
from spie_desktop.models.titles import full_name
from spie_desktop.services import consents
from spie_desktop.services.filling import Values, change, living, made, required
from spie_desktop.services.people import reach
from spie_desktop.store.store import Store

_NOTHING: Values = {}


class NotOnAgenda(UserError):
    """A rule of the committee keeps this situation off this agenda."""


class Agenda:
    """What the committee will study and what it came to; after the freeze, each change is named."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def list_situation(self, meeting_id: str, case_file_id: str, values: Values = _NOTHING) -> str:
        """Puts a situation at the end of the agenda; `late_reason` is wanted once it is frozen."""
        with self._store.write("list_situation") as session:
            return list_situation(session, meeting_id, case_file_id, values)

    def withdraw(self, item_id: str, *, reason: str = "") -> None:
        with self._store.write("withdraw_situation") as session:
            item = living(session, AgendaItem, item_id)
            meeting = _changeable(session, item)
            if meeting.state is not MeetingState.PREPARATION:
                required({"reason": reason}, "reason")
                _amend(session, meeting.id, item.id, AmendmentKind.WITHDRAWN, reason, now())
            item.state = ItemState.WITHDRAWN

    def order(self, meeting_id: str, item_ids: list[str]) -> None:
        """The given order, from the first to the last."""
        with self._store.write("order_agenda") as session:
            items = {item.id: item for item in listed(session, meeting_id)}
            if sorted(items) != sorted(item_ids):
                raise UserError(_("The agenda changed meanwhile."), way_out=_("Order it again as it is now."))
            for rank, item_id in enumerate(item_ids, start=1):
                change(items[item_id], {"rank": rank})

    def open_situation(self, item_id: str, *, at: dt.datetime | None = None) -> None:
        """Its clock starts."""
        with self._store.write("open_situation") as session:
            open_situation(session, item_id, at=at or now())

    def record_outcome(
        self, item_id: str, outcome: Outcome, values: Values = _NOTHING, *, at: dt.datetime | None = None
    ) -> None:
        """What the committee came to; its clock stops."""
        with self._store.write("record_outcome") as session:
            record_outcome(session, item_id, outcome, values, at=at or now())


def list_situation(
    session: Session,
    meeting_id: str,
    case_file_id: str,
    values: Values = _NOTHING,
    *,
    at: dt.datetime | None = None,
) -> str:
    meeting, case_file = living(session, Meeting, meeting_id), living(session, CaseFile, case_file_id)
    items = listed(session, meeting_id)
    late_reason = str(values.get("late_reason") or "").strip()
    why_not = refusal(
        state=meeting.state,
        places_left=places_left(len(items), meeting.ceiling),
        is_listed=any(item.case_file_id == case_file_id for item in items),
        is_closed=case_file.closed_on is not None,
        is_forbidden=consent_forbids(consents.participation(session, case_file)),
        late_reason=late_reason,
    )
    if why_not is not None:
        raise NotOnAgenda(_(why_not).format(ceiling=meeting.ceiling))
    is_late = meeting.state is not MeetingState.PREPARATION
    rank = max((item.rank for item in items), default=0) + 1
    place = {"meeting_id": meeting_id, "case_file_id": case_file_id, "rank": rank, "is_late": is_late}
    item = made(session, AgendaItem, {"presenter_id": case_file.referent_id, **values, **place})
    if is_late:
        _carry(session, item, meeting.held_on)
        _amend(session, meeting_id, item.id, AmendmentKind.ADDED, late_reason, at or now())
    reach(session, case_file_id, Step.COMMITTEE)
    return item.id


def listed(session: Session, meeting_id: str) -> list[AgendaItem]:
    """The points that take a place, in their order."""
    session.flush()
    query = (
        sa.select(AgendaItem)
        .where(AgendaItem.meeting_id == meeting_id, ~AgendaItem.is_deleted)
        .order_by(AgendaItem.rank, AgendaItem.id)
    )
    return [item for item in session.scalars(query) if item.state.is_on_agenda]


def open_situation(session: Session, item_id: str, *, at: dt.datetime) -> None:
    item = living(session, AgendaItem, item_id)
    meeting = living(session, Meeting, item.meeting_id)
    if meeting.state is not MeetingState.RUNNING:
        raise UserError(_("The committee is not in session."), way_out=_("Open or resume it first."))
    change(item, {"state": ItemState.OPEN, "started_at": item.started_at or at, "running_since_at": at})


def record_outcome(session: Session, item_id: str, outcome: Outcome, values: Values, *, at: dt.datetime) -> None:
    item = living(session, AgendaItem, item_id)
    _changeable(session, item)
    if outcome is Outcome.ADJOURNED:
        required(values, "adjournment_reason")
    since = item.running_since_at
    spent = item.spent_seconds + (max(0, int((at - since).total_seconds())) if since else 0)
    clock = {"running_since_at": None, "spent_seconds": spent, "ended_at": at if item.started_at else None}
    state = ItemState.LISTED if outcome is Outcome.NOT_REACHED else ItemState.DONE
    change(item, {**values, **clock, "outcome": outcome, "state": state})
    if outcome.is_studied:
        reach(session, item.case_file_id, Step.PROPOSAL)


def carry_in(session: Session, meeting: Meeting) -> tuple[dict[str, object], str]:
    """Copies in what the agenda says, names of members and references of situations; returns it with its digest."""
    items = listed(session, meeting.id)
    for item in items:
        _carry(session, item, meeting.held_on)
    invitations = sa.select(Invitation).where(Invitation.meeting_id == meeting.id, ~Invitation.is_deleted)
    for invitation in session.scalars(invitations):
        _carry_member(session, invitation)
    lines = [
        {"rank": item.rank, "reference": item.carried_reference, "summary": item.carried_summary, "themes": item.themes}
        for item in items
    ]
    snapshot: dict[str, object] = {"starts_at": meeting.starts_at.isoformat(), "place": meeting.place, "items": lines}
    return snapshot, digest_of(snapshot)


def carry_over(session: Session, from_meeting_id: str, to_meeting_id: str) -> None:
    """The agenda of a postponed meeting goes to the one that stands for it."""
    kept = ("origin", "presenter_id", "question", "context", "themes", "box_minutes", "rank", "case_file_id")
    for item in listed(session, from_meeting_id):
        made(session, AgendaItem, {name: getattr(item, name) for name in kept} | {"meeting_id": to_meeting_id})


def summary(person: Person, themes: list[str], on: dt.date) -> str:
    """What an agenda says of a person without naming her: age band, commune, thematics."""
    band = age_band(person.born_on, on)
    age = "" if band is None else _age_words(*band)
    names = ", ".join(Theme(code).short_label for code in themes)
    return " · ".join(filter(None, (age, person.commune, names)))


def _age_words(first: int, last: int | None) -> str:
    if last is None:
        return _("{age} or older").format(age=first)
    if first == 0:
        return _("under {age}").format(age=last + 1)
    return _("{first}–{last} years old").format(first=first, last=last)


def _carry(session: Session, item: AgendaItem, on: dt.date) -> None:
    person = living(session, Person, living(session, CaseFile, item.case_file_id).person_id)
    change(item, {"carried_reference": person.reference, "carried_summary": summary(person, item.themes, on)})


def _carry_member(session: Session, invitation: Invitation) -> None:
    member = session.get(Professional, invitation.professional_id) if invitation.professional_id else None
    structure = session.get(Organisation, invitation.organisation_id) if invitation.organisation_id else None
    carried = {
        "carried_name": full_name(member.last_name, member.first_name) if member else "",
        "carried_organisation": structure.name if structure else "",
        "carried_job_title": member.job_title if member else "",
    }
    change(invitation, carried)


def _changeable(session: Session, item: AgendaItem) -> Meeting:
    meeting = living(session, Meeting, item.meeting_id)
    if not meeting.state.may_be_written:
        raise UserError(
            _("These minutes are signed: they no longer change."), way_out=_("Write a rectification beside them.")
        )
    return meeting


def _amend(
    session: Session, meeting_id: str, item_id: str, nature: AmendmentKind, reason: str, at: dt.datetime
) -> None:
    values = {"meeting_id": meeting_id, "agenda_item_id": item_id, "nature": nature, "reason": reason}
    made(session, AgendaAmendment, {**values, "made_at": at})
