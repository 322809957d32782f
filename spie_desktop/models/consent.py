"""What a person agreed to, and the requests she made about her data."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.domain.vocabulary.attendance import SignatureKind
from spie_desktop.domain.vocabulary.parcours import ConsentKind, ConsentState
from spie_desktop.domain.vocabulary.records import RightsRequestKind, RightsRequestState
from spie_desktop.models.base import Code, Record, refers_to


class Consent(Record):
    """consentement: one agreement of the person; a withdrawal dates it, and keeps her off the agenda."""

    __tablename__ = "consent"

    person_id: Mapped[str] = refers_to("person")
    case_file_id: Mapped[str | None] = refers_to("case_file", default=None)
    nature: Mapped[ConsentKind] = mapped_column(Code(ConsentKind), default=ConsentKind.PARTICIPATION)
    state: Mapped[ConsentState] = mapped_column(Code(ConsentState), default=ConsentState.ASKED)
    asked_on: Mapped[dt.date | None] = mapped_column(default=None)
    given_on: Mapped[dt.date | None] = mapped_column(default=None)
    refused_on: Mapped[dt.date | None] = mapped_column(default=None)
    withdrawn_on: Mapped[dt.date | None] = mapped_column(default=None)
    withdrawal_reason: Mapped[str] = mapped_column(default="")
    # The words she agreed to, carried in: a later wording changes nothing to this one.
    wording: Mapped[str] = mapped_column(default="")
    scope: Mapped[str] = mapped_column(default="")
    signature_kind: Mapped[SignatureKind | None] = mapped_column(Code(SignatureKind), default=None)
    strokes: Mapped[dict[str, object]] = mapped_column(sa.JSON, default_factory=dict)
    professional_id: Mapped[str | None] = refers_to("professional", default=None)
    document_id: Mapped[str | None] = refers_to("document", default=None)


class RightsRequest(Record):
    """demande d'exercice de droits: access, correction or erasure asked for by a person, answered within a month."""

    __tablename__ = "rights_request"
    __table_args__ = (sa.Index(None, "state", "due_on"),)

    person_id: Mapped[str | None] = refers_to("person", default=None)
    nature: Mapped[RightsRequestKind] = mapped_column(Code(RightsRequestKind), default=RightsRequestKind.ACCESS)
    state: Mapped[RightsRequestState] = mapped_column(Code(RightsRequestState), default=RightsRequestState.RECEIVED)
    received_on: Mapped[dt.date | None] = mapped_column(default=None)
    due_on: Mapped[dt.date | None] = mapped_column(default=None)
    answered_on: Mapped[dt.date | None] = mapped_column(default=None)
    request: Mapped[str] = mapped_column(default="")
    answer: Mapped[str] = mapped_column(default="")
    document_id: Mapped[str | None] = refers_to("document", default=None)
