"""What is typed while people talk, line by line."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.domain.vocabulary.meetings import GapKind, LineNature
from spie_desktop.domain.vocabulary.themes import Theme
from spie_desktop.models.base import Code, Record, refers_to
from spie_desktop.models.titles import found_by


class MeetingLine(Record):
    """ligne de séance: a time-stamped sentence with its nature; a solution or an action also makes its own record."""

    __tablename__ = "meeting_line"
    __table_args__ = (sa.Index(None, "meeting_id", "written_at"),)

    meeting_id: Mapped[str] = refers_to("meeting")
    agenda_item_id: Mapped[str | None] = refers_to("agenda_item", default=None)
    written_at: Mapped[dt.datetime]
    rank: Mapped[int] = mapped_column(default=0)
    nature: Mapped[LineNature] = mapped_column(Code(LineNature), default=LineNature.NOTE)
    text: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[str | None] = refers_to("organisation", default=None)
    professional_id: Mapped[str | None] = refers_to("professional", default=None)
    theme: Mapped[Theme | None] = mapped_column(Code(Theme), default=None)
    due_on: Mapped[dt.date | None] = mapped_column(default=None)
    is_unclear: Mapped[bool] = mapped_column(default=False)
    clarified_at: Mapped[dt.datetime | None] = mapped_column(default=None)
    # Only these words reach the shared view, once checked against what would identify the person.
    published_text: Mapped[str] = mapped_column(default="")
    published_at: Mapped[dt.datetime | None] = mapped_column(default=None)
    proposal_id: Mapped[str | None] = refers_to("proposal", default=None)
    action_id: Mapped[str | None] = refers_to("action", default=None)
    need_id: Mapped[str | None] = refers_to("uncovered_need", default=None)
    carried_who: Mapped[str] = mapped_column(default="")

    def search_words(self) -> tuple[str, str] | None:
        return found_by(self.text)


class StockPhrase(Record):
    """phrase type: a sentence written once and called by its abbreviation (`;abc`)."""

    __tablename__ = "stock_phrase"

    abbreviation: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    nature: Mapped[LineNature | None] = mapped_column(Code(LineNature), default=None)
    theme: Mapped[Theme | None] = mapped_column(Code(Theme), default=None)


class AcceptedGap(Record):
    """manque accepté: something missing at the closing, let through with its reason."""

    __tablename__ = "accepted_gap"

    meeting_id: Mapped[str] = refers_to("meeting")
    agenda_item_id: Mapped[str | None] = refers_to("agenda_item", default=None)
    nature: Mapped[GapKind] = mapped_column(Code(GapKind), default=GapKind.OUTCOME)
    subject: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    accepted_at: Mapped[dt.datetime | None] = mapped_column(default=None)
