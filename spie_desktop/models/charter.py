"""The confidentiality charter: its successive texts, and who signed which."""

import datetime as dt

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.domain.vocabulary.attendance import SignatureKind
from spie_desktop.models.base import Code, Record, refers_to


class CharterText(Record):
    """texte de la charte de confidentialité: one version, in force from a day on."""

    __tablename__ = "charter_text"

    version: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    body: Mapped[str] = mapped_column(default="")
    digest: Mapped[str] = mapped_column(default="")
    in_force_on: Mapped[dt.date | None] = mapped_column(default=None)
    territory_id: Mapped[str | None] = refers_to("territory", default=None)


class CharterSignature(Record):
    """charte de confidentialité signée: nobody hears a situation without it.

    Strokes are kept as vectors, without timing or pressure.
    """

    __tablename__ = "charter_signature"

    charter_id: Mapped[str] = refers_to("charter_text")
    professional_id: Mapped[str | None] = refers_to("professional", default=None)
    facilitator_id: Mapped[str | None] = refers_to("facilitator", default=None)
    person_id: Mapped[str | None] = refers_to("person", default=None)
    meeting_id: Mapped[str | None] = refers_to("meeting", default=None)
    signed_at: Mapped[dt.datetime]
    nature: Mapped[SignatureKind] = mapped_column(Code(SignatureKind), default=SignatureKind.PAD)
    carried_name: Mapped[str] = mapped_column(default="")
    carried_organisation: Mapped[str] = mapped_column(default="")
    strokes: Mapped[dict[str, object]] = mapped_column(JSON, default_factory=dict)
    document_id: Mapped[str | None] = refers_to("document", default=None)
    revoked_on: Mapped[dt.date | None] = mapped_column(default=None)
