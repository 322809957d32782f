"""The diagnosis of the socle commun: three spheres, five phases, versions that are never overwritten."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.domain.vocabulary.general import YesNo
from spie_desktop.domain.vocabulary.support import DiagnosisPhase
from spie_desktop.models.base import Code, Record, refers_to
from spie_desktop.models.titles import found_by

PERSONAL_SPHERE = (
    "family_and_social",
    "financial",
    "administrative",
    "housing",
    "health",
    "childcare",
    "mobility",
    "language",
    "interests",
    "personal_expectations",
)
PROFESSIONAL_SPHERE = (
    "experience",
    "skills_and_training",
    "digital_skills",
    "strengths",
    "difficulties",
    "professional_expectations",
)
PROJECTION_SPHERE = ("aspirations", "projection")


class Diagnosis(Record):
    """diagnostic 360: what the person, the référent and the facilitator see together, on a day."""

    __tablename__ = "diagnosis"
    __table_args__ = (sa.Index(None, "conducted_on"),)

    case_file_id: Mapped[str] = refers_to("case_file")
    version: Mapped[int] = mapped_column(default=1)
    previous_id: Mapped[str | None] = refers_to("diagnosis", default=None)
    phase: Mapped[DiagnosisPhase] = mapped_column(Code(DiagnosisPhase), default=DiagnosisPhase.PREPARE)
    conducted_on: Mapped[dt.date | None] = mapped_column(default=None)
    place: Mapped[str] = mapped_column(default="")
    referent_id: Mapped[str | None] = refers_to("professional", default=None)
    facilitator_id: Mapped[str | None] = refers_to("facilitator", default=None)
    participants: Mapped[str] = mapped_column(default="")

    family_and_social: Mapped[str] = mapped_column(default="")
    financial: Mapped[str] = mapped_column(default="")
    administrative: Mapped[str] = mapped_column(default="")
    housing: Mapped[str] = mapped_column(default="")
    health: Mapped[str] = mapped_column(default="")
    childcare: Mapped[str] = mapped_column(default="")
    mobility: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    interests: Mapped[str] = mapped_column(default="")
    personal_expectations: Mapped[str] = mapped_column(default="")

    experience: Mapped[str] = mapped_column(default="")
    skills_and_training: Mapped[str] = mapped_column(default="")
    digital_skills: Mapped[str] = mapped_column(default="")
    strengths: Mapped[str] = mapped_column(default="")
    difficulties: Mapped[str] = mapped_column(default="")
    professional_expectations: Mapped[str] = mapped_column(default="")

    aspirations: Mapped[str] = mapped_column(default="")
    projection: Mapped[str] = mapped_column(default="")

    synthesis: Mapped[str] = mapped_column(default="")
    decided_together: Mapped[str] = mapped_column(default="")
    global_approach: Mapped[str] = mapped_column(default="")
    is_agreed: Mapped[YesNo] = mapped_column(Code(YesNo), default=YesNo.UNKNOWN)
    booklet_given_on: Mapped[dt.date | None] = mapped_column(default=None)
    roadmap_given_on: Mapped[dt.date | None] = mapped_column(default=None)
    next_appointment_at: Mapped[dt.datetime | None] = mapped_column(default=None)

    def search_words(self) -> tuple[str, str] | None:
        spheres = (*PERSONAL_SPHERE, *PROFESSIONAL_SPHERE, *PROJECTION_SPHERE)
        written = (str(getattr(self, name)) for name in spheres)
        return found_by(self.synthesis, self.decided_together, self.global_approach, *written)
