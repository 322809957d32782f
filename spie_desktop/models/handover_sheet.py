"""The sheet that passes a person on from one référent d'étape to the next, filled in with her."""

import datetime as dt

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.domain.vocabulary.attendance import SignatureKind
from spie_desktop.domain.vocabulary.general import YesNo
from spie_desktop.models.base import Code, Record, refers_to
from spie_desktop.models.titles import found_by


class HandoverSheet(Record):
    """fiche relais: what the next référent must know, so that the person need not tell it again.

    Its parts and their order are those of the common sheet; the person agrees to the sharing by signing.
    """

    __tablename__ = "handover_sheet"

    case_file_id: Mapped[str] = refers_to("case_file")
    written_on: Mapped[dt.date | None] = mapped_column(default=None)
    sent_on: Mapped[dt.date | None] = mapped_column(default=None)
    from_professional_id: Mapped[str | None] = refers_to("professional", default=None)
    to_professional_id: Mapped[str | None] = refers_to("professional", default=None)
    to_organisation_id: Mapped[str | None] = refers_to("organisation", default=None)
    from_contact: Mapped[str] = mapped_column(default="")
    to_contact: Mapped[str] = mapped_column(default="")

    main_steps: Mapped[str] = mapped_column(default="")
    fine_analysis: Mapped[str] = mapped_column(default="")
    diagnosis: Mapped[str] = mapped_column(default="")
    obstacles: Mapped[str] = mapped_column(default="")
    professional_support: Mapped[str] = mapped_column(default="")
    recommendation: Mapped[str] = mapped_column(default="")

    referred_by: Mapped[str] = mapped_column(default="")
    referred_how: Mapped[str] = mapped_column(default="")
    referred_why: Mapped[str] = mapped_column(default="")

    obstacles_worked_on: Mapped[str] = mapped_column(default="")
    personal_analysis: Mapped[str] = mapped_column(default="")

    project: Mapped[str] = mapped_column(default="")
    job_actions: Mapped[str] = mapped_column(default="")
    trainings: Mapped[str] = mapped_column(default="")
    professional_analysis: Mapped[str] = mapped_column(default="")

    next_what: Mapped[str] = mapped_column(default="")
    next_why: Mapped[str] = mapped_column(default="")
    next_when: Mapped[str] = mapped_column(default="")
    next_steps: Mapped[str] = mapped_column(default="")

    is_agreed: Mapped[YesNo] = mapped_column(Code(YesNo), default=YesNo.UNKNOWN)
    agreed_on: Mapped[dt.date | None] = mapped_column(default=None)
    signature_kind: Mapped[SignatureKind | None] = mapped_column(Code(SignatureKind), default=None)
    strokes: Mapped[dict[str, object]] = mapped_column(JSON, default_factory=dict)
    document_id: Mapped[str | None] = refers_to("document", default=None)

    def search_words(self) -> tuple[str, str] | None:
        return found_by(
            self.recommendation,
            self.main_steps,
            self.fine_analysis,
            self.diagnosis,
            self.obstacles,
            self.personal_analysis,
            self.project,
            self.professional_analysis,
            self.next_what,
        )
