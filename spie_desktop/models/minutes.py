"""The minutes of a sitting: their frozen content, their signatures, their rectifications."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.domain.vocabulary.attendance import SignatureKind, SignatureState
from spie_desktop.domain.vocabulary.meetings import ClosingStep
from spie_desktop.models.base import Code, Record, refers_to
from spie_desktop.models.titles import found_by


class Minutes(Record):
    """procès-verbal, relevé de décisions: the snapshot of a sitting, with every name copied in, and its digest."""

    __tablename__ = "minutes"

    meeting_id: Mapped[str] = refers_to("meeting")
    closing_step: Mapped[ClosingStep] = mapped_column(Code(ClosingStep), default=ClosingStep.CHECK)
    snapshot: Mapped[dict[str, object]] = mapped_column(sa.JSON, default_factory=dict)
    digest: Mapped[str] = mapped_column(default="")
    short_code: Mapped[str] = mapped_column(default="")
    frozen_at: Mapped[dt.datetime | None] = mapped_column(default=None)
    signed_at: Mapped[dt.datetime | None] = mapped_column(default=None)


class MinutesSignature(Record):
    """signature du procès-verbal: awaited, given or refused, of the minutes or of one of their rectifications."""

    __tablename__ = "minutes_signature"

    minutes_id: Mapped[str] = refers_to("minutes")
    rectification_id: Mapped[str | None] = refers_to("rectification", default=None)
    professional_id: Mapped[str | None] = refers_to("professional", default=None)
    facilitator_id: Mapped[str | None] = refers_to("facilitator", default=None)
    state: Mapped[SignatureState] = mapped_column(Code(SignatureState), default=SignatureState.AWAITED)
    nature: Mapped[SignatureKind | None] = mapped_column(Code(SignatureKind), default=None)
    signed_at: Mapped[dt.datetime | None] = mapped_column(default=None)
    # What was signed: a signature given to another text does not count.
    signed_digest: Mapped[str] = mapped_column(default="")
    strokes: Mapped[dict[str, object]] = mapped_column(sa.JSON, default_factory=dict)
    reason: Mapped[str] = mapped_column(default="")
    document_id: Mapped[str | None] = refers_to("document", default=None)
    rank: Mapped[int] = mapped_column(default=0)
    carried_name: Mapped[str] = mapped_column(default="")
    carried_organisation: Mapped[str] = mapped_column(default="")
    carried_job_title: Mapped[str] = mapped_column(default="")


class Rectification(Record):
    """rectificatif: a correction of signed minutes, beside them; the original stays whole and prevails."""

    __tablename__ = "rectification"

    minutes_id: Mapped[str] = refers_to("minutes")
    number: Mapped[int] = mapped_column(default=1)
    line_id: Mapped[str | None] = refers_to("meeting_line", default=None)
    subject: Mapped[str] = mapped_column(default="")
    before: Mapped[str] = mapped_column(default="")
    after: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    requested_by: Mapped[str] = mapped_column(default="")
    approved_by: Mapped[str] = mapped_column(default="")
    made_at: Mapped[dt.datetime | None] = mapped_column(default=None)
    signed_at: Mapped[dt.datetime | None] = mapped_column(default=None)
    digest: Mapped[str] = mapped_column(default="")
    short_code: Mapped[str] = mapped_column(default="")
    document_id: Mapped[str | None] = refers_to("document", default=None)

    def search_words(self) -> tuple[str, str] | None:
        return found_by(self.subject, self.before, self.after, self.reason)
