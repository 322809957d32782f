"""The points of an agenda, one situation each, with what was changed after its freeze."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.domain.vocabulary.meetings import (
    AdjournmentReason,
    AmendmentKind,
    ItemOrigin,
    ItemState,
    Outcome,
)
from spie_desktop.models.base import Code, Record, refers_to
from spie_desktop.models.titles import found_by


class AgendaItem(Record):
    """point de l'ordre du jour: one situation studied by one sitting; ten at most."""

    __tablename__ = "agenda_item"
    __table_args__ = (sa.Index(None, "outcome"),)

    meeting_id: Mapped[str] = refers_to("meeting")
    case_file_id: Mapped[str] = refers_to("case_file")
    rank: Mapped[int] = mapped_column(default=0)
    origin: Mapped[ItemOrigin] = mapped_column(Code(ItemOrigin), default=ItemOrigin.REFERRAL)
    state: Mapped[ItemState] = mapped_column(Code(ItemState), default=ItemState.LISTED)
    presenter_id: Mapped[str | None] = refers_to("professional", default=None)
    question: Mapped[str] = mapped_column(default="")
    context: Mapped[str] = mapped_column(default="")
    themes: Mapped[list[str]] = mapped_column(default_factory=list)
    box_minutes: Mapped[int | None] = mapped_column(default=None)
    is_late: Mapped[bool] = mapped_column(default=False)
    late_reason: Mapped[str] = mapped_column(default="")

    # Real durations are kept; the clock of a situation stops when it is suspended.
    started_at: Mapped[dt.datetime | None] = mapped_column(default=None)
    running_since_at: Mapped[dt.datetime | None] = mapped_column(default=None)
    spent_seconds: Mapped[int] = mapped_column(default=0)
    ended_at: Mapped[dt.datetime | None] = mapped_column(default=None)

    outcome: Mapped[Outcome | None] = mapped_column(Code(Outcome), default=None)
    outcome_detail: Mapped[str] = mapped_column(default="")
    adjournment_reason: Mapped[AdjournmentReason | None] = mapped_column(Code(AdjournmentReason), default=None)
    adjournment_detail: Mapped[str] = mapped_column(default="")
    next_meeting_id: Mapped[str | None] = refers_to("meeting", default=None)
    review_on: Mapped[dt.date | None] = mapped_column(default=None)
    inform_by_on: Mapped[dt.date | None] = mapped_column(default=None)
    informant_id: Mapped[str | None] = refers_to("professional", default=None)

    # Copied in at the freeze: the reference, and what the agenda says of a person without naming her.
    carried_reference: Mapped[str] = mapped_column(default="")
    carried_summary: Mapped[str] = mapped_column(default="")

    def search_words(self) -> tuple[str, str] | None:
        return found_by(self.question, self.context, self.outcome_detail)


class AgendaAmendment(Record):
    """modification de l'ordre du jour: a change after the freeze, with its reason; the minutes show it."""

    __tablename__ = "agenda_amendment"

    meeting_id: Mapped[str] = refers_to("meeting")
    agenda_item_id: Mapped[str | None] = refers_to("agenda_item", default=None)
    nature: Mapped[AmendmentKind] = mapped_column(Code(AmendmentKind), default=AmendmentKind.ADDED)
    made_at: Mapped[dt.datetime]
    reason: Mapped[str] = mapped_column(default="")
    before: Mapped[str] = mapped_column(default="")
    after: Mapped[str] = mapped_column(default="")
    requested_by_id: Mapped[str | None] = refers_to("professional", default=None)
    carried_requester: Mapped[str] = mapped_column(default="")
