"""The case files: one parcours of a person, from entry to exit."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.domain.vocabulary.parcours import Step, StuckReason
from spie_desktop.models.base import Code, Record, refers_to
from spie_desktop.models.titles import found_by


class CaseFile(Record):
    """dossier, parcours SPIE: one way of a person through the five steps; a person may have several in time."""

    __tablename__ = "case_file"
    __table_args__ = (
        sa.Index(None, "territory_id", "step"),
        sa.Index(None, "entered_on"),
        sa.Index(None, "closed_on"),
        sa.Index(None, "review_on"),
    )

    person_id: Mapped[str] = refers_to("person")
    territory_id: Mapped[str | None] = refers_to("territory", default=None)
    # The référent is the person's one interlocutor from beginning to end (guide des territoires, 4.a).
    referent_id: Mapped[str | None] = refers_to("professional", default=None)
    prescriber_id: Mapped[str | None] = refers_to("professional", default=None)
    facilitator_id: Mapped[str | None] = refers_to("facilitator", default=None)
    step: Mapped[Step] = mapped_column(Code(Step), default=Step.QUESTIONNAIRE)
    entered_on: Mapped[dt.date | None] = mapped_column(default=None)
    oriented_on: Mapped[dt.date | None] = mapped_column(default=None)
    first_appointment_on: Mapped[dt.date | None] = mapped_column(default=None)
    support_started_on: Mapped[dt.date | None] = mapped_column(default=None)
    returned_to_work_on: Mapped[dt.date | None] = mapped_column(default=None)
    closed_on: Mapped[dt.date | None] = mapped_column(default=None)
    last_contact_on: Mapped[dt.date | None] = mapped_column(default=None)
    review_on: Mapped[dt.date | None] = mapped_column(default=None)
    welcome_booklet_on: Mapped[dt.date | None] = mapped_column(default=None)
    summary: Mapped[str] = mapped_column(default="")
    expectations: Mapped[str] = mapped_column(default="")
    stuck_reason: Mapped[StuckReason | None] = mapped_column(Code(StuckReason), default=None)
    stuck_since_on: Mapped[dt.date | None] = mapped_column(default=None)
    stuck_detail: Mapped[str] = mapped_column(default="")

    def search_words(self) -> tuple[str, str] | None:
        return found_by(self.summary, self.expectations, self.stuck_detail)
