"""Who is called to a committee and who is there: seats, invitations, presences, members set aside."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Session

from spie_desktop.domain.present import now, today
from spie_desktop.domain.vocabulary.attendance import AttendanceMode, InvitationAnswer
from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.models.attendance import Attendance, Invitation, Recusal
from spie_desktop.models.meeting import Meeting
from spie_desktop.models.organisation import CommitteeSeat, Organisation
from spie_desktop.models.professional import Professional
from spie_desktop.models.titles import full_name
from spie_desktop.services.filling import Values, change, living, made, required
from spie_desktop.store.store import Store

_NOTHING: Values = {}


class AttendanceService:
    """Presence is a series in time: each change of mode is a new line."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def seat(self, territory_id: str, organisation_id: str, values: Values = _NOTHING) -> str:
        """The place of a structure at the table of a territory."""
        with self._store.write("seat_structure") as session:
            return seat(session, territory_id, organisation_id, values)

    def invite_seated(self, meeting_id: str) -> tuple[str, ...]:
        """Calls whoever has a seat and is not called yet."""
        with self._store.write("invite_members") as session:
            return invite_seated(session, meeting_id)

    def answer(self, invitation_id: str, answer: InvitationAnswer, values: Values = _NOTHING) -> None:
        """What a member said beforehand: will come and how, will not, sends somebody else."""
        with self._store.write("answer_invitation") as session:
            answer_invitation(session, invitation_id, answer, values)

    def note(self, invitation_id: str, mode: AttendanceMode, *, at: dt.datetime | None = None) -> str:
        """How a member is there from now on."""
        with self._store.write("note_attendance") as session:
            return note(session, invitation_id, mode, at=at or now())

    def set_aside(self, meeting_id: str, item_id: str, professional_id: str, *, reason: str) -> str:
        """A member stays out of one situation."""
        with self._store.write("set_aside") as session:
            required({"reason": reason}, "reason")
            member = living(session, Professional, professional_id)
            name = full_name(member.last_name, member.first_name)
            links = {"meeting_id": meeting_id, "agenda_item_id": item_id, "professional_id": professional_id}
            return made(session, Recusal, {**links, "reason": reason, "carried_name": name}).id


def seat(session: Session, territory_id: str, organisation_id: str, values: Values = _NOTHING) -> str:
    session.flush()
    known = sa.select(CommitteeSeat.id).where(
        CommitteeSeat.territory_id == territory_id,
        CommitteeSeat.organisation_id == organisation_id,
        ~CommitteeSeat.is_archived,
        ~CommitteeSeat.is_deleted,
    )
    if session.execute(known).first() is not None:
        raise UserError(_("This structure already has a seat on this committee."))
    links = {"territory_id": territory_id, "organisation_id": organisation_id}
    return made(session, CommitteeSeat, {**values, **links}).id


def invite_seated(session: Session, meeting_id: str) -> tuple[str, ...]:
    meeting = living(session, Meeting, meeting_id)
    called = {invitation.organisation_id for invitation in invited(session, meeting_id)}
    seats = session.scalars(
        sa.select(CommitteeSeat)
        .where(
            CommitteeSeat.territory_id == meeting.territory_id, ~CommitteeSeat.is_archived, ~CommitteeSeat.is_deleted
        )
        .order_by(CommitteeSeat.rank, CommitteeSeat.id)
    ).all()
    made_now = []
    for taken in seats:
        if taken.organisation_id in called:
            continue
        values = {
            "meeting_id": meeting_id,
            "organisation_id": taken.organisation_id,
            "professional_id": taken.professional_id,
            "expected_mode": taken.usual_mode,
            "rank": taken.rank,
        }
        made_now.append(made(session, Invitation, values).id)
    return tuple(made_now)


def invited(session: Session, meeting_id: str) -> list[Invitation]:
    session.flush()
    query = sa.select(Invitation).where(Invitation.meeting_id == meeting_id, ~Invitation.is_deleted)
    return list(session.scalars(query.order_by(Invitation.rank, Invitation.id)))


def answer_invitation(session: Session, invitation_id: str, answer: InvitationAnswer, values: Values) -> None:
    invitation = living(session, Invitation, invitation_id)
    if answer is InvitationAnswer.REPLACED:
        required(values, "replaced_by_id")
    change(invitation, {"answered_on": today(), **values, "answer": answer})


def note(session: Session, invitation_id: str, mode: AttendanceMode, *, at: dt.datetime) -> str:
    """Names are copied in at once: the line will be read long after people and structures have changed."""
    invitation = living(session, Invitation, invitation_id)
    meeting = living(session, Meeting, invitation.meeting_id)
    if not meeting.state.may_be_written:
        raise UserError(_("These minutes are signed: they no longer change."))
    if mode is AttendanceMode.REPRESENTED and not invitation.replaced_by_id:
        raise UserError(_("Say who represents this member."), way_out=_("Choose a colleague of the same structure."))
    member = session.get(Professional, invitation.professional_id) if invitation.professional_id else None
    structure = session.get(Organisation, invitation.organisation_id) if invitation.organisation_id else None
    stand_in = session.get(Professional, invitation.replaced_by_id) if invitation.replaced_by_id else None
    is_replaced = mode is AttendanceMode.REPRESENTED and stand_in is not None
    values = {
        "meeting_id": invitation.meeting_id,
        "invitation_id": invitation.id,
        "organisation_id": invitation.organisation_id,
        "professional_id": invitation.professional_id,
        "person_id": invitation.person_id,
        "representative_id": stand_in.id if is_replaced and stand_in else None,
        "mode": mode,
        "since_at": at,
        "carried_name": full_name(member.last_name, member.first_name) if member else "",
        "carried_organisation": structure.name if structure else "",
        "carried_job_title": member.job_title if member else "",
        "carried_representative": full_name(stand_in.last_name, stand_in.first_name)
        if is_replaced and stand_in
        else "",
    }
    return made(session, Attendance, values).id
