"""What happens between committees: appointments, follow-ups, contacts, information given to the person."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.domain.vocabulary.general import Direction, Medium, YesNo
from spie_desktop.domain.vocabulary.records import InformationSubject
from spie_desktop.domain.vocabulary.support import (
    AppointmentKind,
    AppointmentState,
    FollowUpKind,
    FollowUpState,
)
from spie_desktop.models.base import Code, Record, refers_to
from spie_desktop.models.titles import found_by


class Appointment(Record):
    """rendez-vous: a meeting with the person, promised within one month of entry and within 20 km."""

    __tablename__ = "appointment"
    __table_args__ = (sa.Index(None, "state", "starts_at"),)

    case_file_id: Mapped[str] = refers_to("case_file")
    nature: Mapped[AppointmentKind] = mapped_column(Code(AppointmentKind), default=AppointmentKind.DIAGNOSIS)
    state: Mapped[AppointmentState] = mapped_column(Code(AppointmentState), default=AppointmentState.PLANNED)
    starts_at: Mapped[dt.datetime]
    minutes: Mapped[int] = mapped_column(default=60)
    medium: Mapped[Medium] = mapped_column(Code(Medium), default=Medium.MEETING)
    place: Mapped[str] = mapped_column(default="")
    distance_km: Mapped[int | None] = mapped_column(default=None)
    professional_id: Mapped[str | None] = refers_to("professional", default=None)
    facilitator_id: Mapped[str | None] = refers_to("facilitator", default=None)
    diagnosis_id: Mapped[str | None] = refers_to("diagnosis", default=None)
    notes: Mapped[str] = mapped_column(default="")

    def search_words(self) -> tuple[str, str] | None:
        return found_by(self.notes)


class FollowUp(Record):
    """suivi: a moment of the six months, and of the six months after the return to work."""

    __tablename__ = "follow_up"
    __table_args__ = (sa.Index(None, "state", "due_on"),)

    case_file_id: Mapped[str] = refers_to("case_file")
    nature: Mapped[FollowUpKind] = mapped_column(Code(FollowUpKind), default=FollowUpKind.OTHER)
    state: Mapped[FollowUpState] = mapped_column(Code(FollowUpState), default=FollowUpState.DUE)
    due_on: Mapped[dt.date | None] = mapped_column(default=None)
    held_on: Mapped[dt.date | None] = mapped_column(default=None)
    medium: Mapped[Medium | None] = mapped_column(Code(Medium), default=None)
    professional_id: Mapped[str | None] = refers_to("professional", default=None)
    facilitator_id: Mapped[str | None] = refers_to("facilitator", default=None)
    is_working: Mapped[YesNo] = mapped_column(Code(YesNo), default=YesNo.UNKNOWN)
    person_words: Mapped[str] = mapped_column(default="")
    summary: Mapped[str] = mapped_column(default="")
    difficulties: Mapped[str] = mapped_column(default="")
    next_steps: Mapped[str] = mapped_column(default="")
    situation_id: Mapped[str | None] = refers_to("situation", default=None)

    def search_words(self) -> tuple[str, str] | None:
        return found_by(self.summary, self.person_words, self.difficulties, self.next_steps)


class Contact(Record):
    """contact: one line of the journal of contacts, with the person or about her."""

    __tablename__ = "contact"
    __table_args__ = (sa.Index(None, "case_file_id", "happened_at"),)

    case_file_id: Mapped[str] = refers_to("case_file")
    happened_at: Mapped[dt.datetime]
    medium: Mapped[Medium] = mapped_column(Code(Medium), default=Medium.PHONE)
    direction: Mapped[Direction] = mapped_column(Code(Direction), default=Direction.OUTGOING)
    is_with_person: Mapped[bool] = mapped_column(default=False)
    is_reached: Mapped[YesNo] = mapped_column(Code(YesNo), default=YesNo.YES)
    professional_id: Mapped[str | None] = refers_to("professional", default=None)
    organisation_id: Mapped[str | None] = refers_to("organisation", default=None)
    facilitator_id: Mapped[str | None] = refers_to("facilitator", default=None)
    summary: Mapped[str] = mapped_column(default="")

    def search_words(self) -> tuple[str, str] | None:
        return found_by(self.summary)


class InformationGiven(Record):
    """information donnée à la personne: planned or given; during all of it the person is kept informed."""

    __tablename__ = "information_given"
    __table_args__ = (sa.Index(None, "given_on", "planned_on"),)

    case_file_id: Mapped[str] = refers_to("case_file")
    subject: Mapped[InformationSubject] = mapped_column(Code(InformationSubject), default=InformationSubject.PROGRESS)
    planned_on: Mapped[dt.date | None] = mapped_column(default=None)
    given_on: Mapped[dt.date | None] = mapped_column(default=None)
    medium: Mapped[Medium | None] = mapped_column(Code(Medium), default=None)
    professional_id: Mapped[str | None] = refers_to("professional", default=None)
    facilitator_id: Mapped[str | None] = refers_to("facilitator", default=None)
    agenda_item_id: Mapped[str | None] = refers_to("agenda_item", default=None)
    content: Mapped[str] = mapped_column(default="")
    person_words: Mapped[str] = mapped_column(default="")
    document_id: Mapped[str | None] = refers_to("document", default=None)

    def search_words(self) -> tuple[str, str] | None:
        return found_by(self.content, self.person_words)
