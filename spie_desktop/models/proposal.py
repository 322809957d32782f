"""What the committee proposes, and the needs that nothing covers."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.domain.vocabulary.plans import Blocking, NeedState, ProposalState
from spie_desktop.domain.vocabulary.themes import Theme
from spie_desktop.models.base import Code, Record, refers_to
from spie_desktop.models.titles import found_by


class Proposal(Record):
    """solution proposée: what the committee found; the person accepts, amends or refuses it."""

    __tablename__ = "proposal"
    __table_args__ = (sa.Index(None, "state"),)

    case_file_id: Mapped[str] = refers_to("case_file")
    agenda_item_id: Mapped[str | None] = refers_to("agenda_item", default=None)
    theme: Mapped[Theme | None] = mapped_column(Code(Theme), default=None)
    text: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[str | None] = refers_to("organisation", default=None)
    professional_id: Mapped[str | None] = refers_to("professional", default=None)
    offer_id: Mapped[str | None] = refers_to("offer", default=None)
    due_on: Mapped[dt.date | None] = mapped_column(default=None)
    is_reorientation: Mapped[bool] = mapped_column(default=False)
    state: Mapped[ProposalState] = mapped_column(Code(ProposalState), default=ProposalState.PROPOSED)
    proposed_on: Mapped[dt.date | None] = mapped_column(default=None)
    told_on: Mapped[dt.date | None] = mapped_column(default=None)
    answered_on: Mapped[dt.date | None] = mapped_column(default=None)
    amended_text: Mapped[str] = mapped_column(default="")
    answer_reason: Mapped[str] = mapped_column(default="")

    def search_words(self) -> tuple[str, str] | None:
        return found_by(self.text, self.amended_text, self.answer_reason)


class UncoveredNeed(Record):
    """besoin non couvert: no solution exists, and that is itself a result for the collective to build on."""

    __tablename__ = "uncovered_need"
    __table_args__ = (sa.Index(None, "state", "recorded_on"), sa.Index(None, "theme"))

    theme: Mapped[Theme | None] = mapped_column(Code(Theme), default=None)
    territory_id: Mapped[str | None] = refers_to("territory", default=None)
    case_file_id: Mapped[str | None] = refers_to("case_file", default=None)
    agenda_item_id: Mapped[str | None] = refers_to("agenda_item", default=None)
    text: Mapped[str] = mapped_column(default="")
    blocking: Mapped[Blocking | None] = mapped_column(Code(Blocking), default=None)
    blocking_detail: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[str | None] = refers_to("organisation", default=None)
    blocked_offer_id: Mapped[str | None] = refers_to("offer", default=None)
    commune: Mapped[str] = mapped_column(default="")
    people_concerned: Mapped[int | None] = mapped_column(default=None)
    recorded_on: Mapped[dt.date | None] = mapped_column(default=None)
    state: Mapped[NeedState] = mapped_column(Code(NeedState), default=NeedState.OPEN)
    carried_to: Mapped[str] = mapped_column(default="")
    answer: Mapped[str] = mapped_column(default="")
    answered_on: Mapped[dt.date | None] = mapped_column(default=None)
    covering_offer_id: Mapped[str | None] = refers_to("offer", default=None)

    def search_words(self) -> tuple[str, str] | None:
        return found_by(self.text, self.blocking_detail, self.answer, self.commune)
