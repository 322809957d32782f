"""The end of a parcours, with two judgements that are not the same."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.domain.vocabulary.general import YesNo
from spie_desktop.domain.vocabulary.parcours import ExitReason, SuccessCriterion
from spie_desktop.models.base import Code, Record, refers_to
from spie_desktop.models.titles import found_by


class Exit(Record):
    """sortie: positive is the person's own judgement (sortie positive), the criterion is policy's (sortie réussie)."""

    __tablename__ = "exit"
    __table_args__ = (sa.Index(None, "exited_on"),)

    case_file_id: Mapped[str] = refers_to("case_file")
    exited_on: Mapped[dt.date]
    reason: Mapped[ExitReason] = mapped_column(Code(ExitReason), default=ExitReason.OTHER)
    reason_detail: Mapped[str] = mapped_column(default="")
    is_positive_for_person: Mapped[YesNo] = mapped_column(Code(YesNo), default=YesNo.UNKNOWN)
    person_words: Mapped[str] = mapped_column(default="")
    criterion: Mapped[SuccessCriterion] = mapped_column(Code(SuccessCriterion), default=SuccessCriterion.NONE)
    criterion_detail: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[str | None] = refers_to("organisation", default=None)
    professional_id: Mapped[str | None] = refers_to("professional", default=None)
    situation_id: Mapped[str | None] = refers_to("situation", default=None)

    def search_words(self) -> tuple[str, str] | None:
        return found_by(self.reason_detail, self.person_words, self.criterion_detail)
