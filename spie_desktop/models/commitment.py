"""The contracts by which a person and those who accompany her commit themselves."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.domain.vocabulary.support import CommitmentKind, CommitmentState
from spie_desktop.models.base import Code, Record, refers_to
from spie_desktop.models.titles import found_by


class Commitment(Record):
    """contrat d'engagement: CER, PACEA, CEJ, PPAE, PLIE contract, with its dates and its position."""

    __tablename__ = "commitment"
    __table_args__ = (sa.Index(None, "ends_on"),)

    case_file_id: Mapped[str] = refers_to("case_file")
    nature: Mapped[CommitmentKind] = mapped_column(Code(CommitmentKind), default=CommitmentKind.CER)
    state: Mapped[CommitmentState] = mapped_column(Code(CommitmentState), default=CommitmentState.RUNNING)
    signed_on: Mapped[dt.date | None] = mapped_column(default=None)
    starts_on: Mapped[dt.date | None] = mapped_column(default=None)
    ends_on: Mapped[dt.date | None] = mapped_column(default=None)
    months: Mapped[int | None] = mapped_column(default=None)
    weekly_hours: Mapped[int | None] = mapped_column(default=None)
    organisation_id: Mapped[str | None] = refers_to("organisation", default=None)
    professional_id: Mapped[str | None] = refers_to("professional", default=None)
    objectives: Mapped[str] = mapped_column(default="")
    review: Mapped[str] = mapped_column(default="")
    document_id: Mapped[str | None] = refers_to("document", default=None)

    def search_words(self) -> tuple[str, str] | None:
        return found_by(self.objectives, self.review)
