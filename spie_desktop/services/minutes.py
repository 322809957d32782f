"""The minutes of a committee: their text frozen with every name copied in, then signed."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Session

from spie_desktop.domain.digest import digest_of, short_code
from spie_desktop.domain.present import now
from spie_desktop.domain.vocabulary.attendance import SignatureKind, SignatureState
from spie_desktop.domain.vocabulary.meetings import ClosingStep, MeetingState
from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.models.attendance import Attendance
from spie_desktop.models.meeting import Meeting
from spie_desktop.models.minutes import Minutes, MinutesSignature
from spie_desktop.models.proposal import Proposal
from spie_desktop.models.territory import Territory
from spie_desktop.services import agenda
from spie_desktop.services.filling import change, living, made
from spie_desktop.services.meetings import move
from spie_desktop.store.store import Store


class MinutesService:
    """What is signed is a snapshot: renaming a structure changes no past minutes."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def freeze(self, meeting_id: str, *, at: dt.datetime | None = None) -> str:
        """Freezes the text of a meeting that was read back; returns its minutes."""
        with self._store.write("freeze_minutes") as session:
            return freeze(session, meeting_id, at=at or now())

    def sign(self, signature_id: str, *, at: dt.datetime | None = None, nature: SignatureKind) -> None:
        """One participant has signed this very text."""
        with self._store.write("sign_minutes") as session:
            sign(session, signature_id, at=at or now(), nature=nature)

    def close(self, minutes_id: str, *, at: dt.datetime | None = None) -> None:
        """The minutes are done: signatures still awaited may come later, the text no longer changes."""
        with self._store.write("close_minutes") as session:
            close(session, minutes_id, at=at or now())


def freeze(session: Session, meeting_id: str, *, at: dt.datetime) -> str:
    meeting = living(session, Meeting, meeting_id)
    if meeting.state is not MeetingState.READING:
        raise UserError(_("The text of this committee cannot be frozen now."), way_out=_("End the session first."))
    items = agenda.listed(session, meeting_id)
    if any(item.outcome is None for item in items):
        raise UserError(_("A situation has no outcome yet."), way_out=_("Give each situation its outcome."))
    snapshot = _snapshot(session, meeting)
    digest = digest_of(snapshot)
    values = {"meeting_id": meeting_id, "closing_step": ClosingStep.SIGNATURES, "snapshot": snapshot}
    text = made(session, Minutes, {**values, "digest": digest, "short_code": short_code(digest), "frozen_at": at})
    for rank, presence in enumerate(_last_presences(session, meeting_id), start=1):
        if presence.mode.hears:
            signer = presence.representative_id or presence.professional_id
            name = presence.carried_representative or presence.carried_name
            carried = {"carried_name": name, "carried_organisation": presence.carried_organisation}
            made(session, MinutesSignature, {"minutes_id": text.id, "professional_id": signer, "rank": rank, **carried})
    return text.id


def awaited(session: Session, minutes_id: str) -> list[MinutesSignature]:
    """Those who have not signed yet, in the order of the attendance."""
    session.flush()
    query = sa.select(MinutesSignature).where(
        MinutesSignature.minutes_id == minutes_id,
        MinutesSignature.state == SignatureState.AWAITED,
        ~MinutesSignature.is_deleted,
    )
    return list(session.scalars(query.order_by(MinutesSignature.rank)))


def sign(session: Session, signature_id: str, *, at: dt.datetime, nature: SignatureKind) -> None:
    signature = living(session, MinutesSignature, signature_id)
    text = living(session, Minutes, signature.minutes_id)
    signed = {"state": SignatureState.SIGNED, "nature": nature, "signed_at": at, "signed_digest": text.digest}
    change(signature, signed)


def close(session: Session, minutes_id: str, *, at: dt.datetime) -> None:
    text = living(session, Minutes, minutes_id)
    session.flush()
    signed = sa.select(MinutesSignature.id).where(
        MinutesSignature.minutes_id == minutes_id, MinutesSignature.state == SignatureState.SIGNED
    )
    if session.execute(signed).first() is None:
        raise UserError(_("Nobody has signed these minutes yet."), way_out=_("One signature at least is needed."))
    change(text, {"closing_step": ClosingStep.DONE, "signed_at": at})
    move(session, text.meeting_id, MeetingState.SIGNED, {})


def _last_presences(session: Session, meeting_id: str) -> list[Attendance]:
    """How each member was there at the end."""
    session.flush()
    query = (
        sa.select(Attendance)
        .where(Attendance.meeting_id == meeting_id, ~Attendance.is_deleted)
        .order_by(Attendance.since_at, Attendance.id)
    )
    last: dict[str, Attendance] = {}
    for presence in session.scalars(query):
        last[presence.invitation_id or presence.id] = presence
    return list(last.values())


def _snapshot(session: Session, meeting: Meeting) -> dict[str, object]:
    """The text that is signed; no identifier in it, so that the same facts give the same digest."""
    found: dict[str, list[str]] = {}
    proposals = (
        sa.select(Proposal.agenda_item_id, Proposal.text)
        .where(Proposal.agenda_item_id.is_not(None), ~Proposal.is_deleted)
        .where(Proposal.agenda_item_id.in_([item.id for item in agenda.listed(session, meeting.id)]))
        .order_by(Proposal.id)
    )
    for item_id, text in session.execute(proposals):
        found.setdefault(str(item_id), []).append(text)
    items = [
        {
            "rank": item.rank,
            "reference": item.carried_reference,
            "summary": item.carried_summary,
            "outcome": str(item.outcome),
            "detail": item.outcome_detail,
            "proposals": found.get(item.id, []),
        }
        for item in agenda.listed(session, meeting.id)
    ]
    presences = [
        {"name": one.carried_name, "structure": one.carried_organisation, "mode": str(one.mode)}
        for one in _last_presences(session, meeting.id)
    ]
    territory = living(session, Territory, meeting.territory_id)
    return {
        "territory": territory.name,
        "place": meeting.place,
        "starts_at": meeting.starts_at.astimezone(dt.UTC).isoformat(),
        "presences": presences,
        "items": items,
    }
