"""The files kept with the records; their bytes stand apart, by digest."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.domain.vocabulary.records import DocumentKind
from spie_desktop.models.base import Base, Code, Record, refers_to
from spie_desktop.models.titles import words

# Bytes by SHA-256: the journal and the packages carry the digest, the bytes travel beside them, once.
attachment = sa.Table(
    "attachment",
    Base.metadata,
    sa.Column("digest", sa.String(64), primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
)


class Document(Record):
    """document, pièce jointe: a file made or received, known by the digest of its bytes."""

    __tablename__ = "document"
    __table_args__ = (sa.Index(None, "digest"),)

    title: Mapped[str]
    nature: Mapped[DocumentKind] = mapped_column(Code(DocumentKind), default=DocumentKind.OTHER)
    file_name: Mapped[str] = mapped_column(default="")
    media_type: Mapped[str] = mapped_column(default="")
    size: Mapped[int] = mapped_column(default=0)
    digest: Mapped[str] = mapped_column(default="")
    sealed_digest: Mapped[str] = mapped_column(default="")
    made_at: Mapped[dt.datetime | None] = mapped_column(default=None)
    received_on: Mapped[dt.date | None] = mapped_column(default=None)
    person_id: Mapped[str | None] = refers_to("person", default=None)
    case_file_id: Mapped[str | None] = refers_to("case_file", default=None)
    meeting_id: Mapped[str | None] = refers_to("meeting", default=None)
    organisation_id: Mapped[str | None] = refers_to("organisation", default=None)
    notes: Mapped[str] = mapped_column(default="")

    def search_words(self) -> tuple[str, str]:
        return self.title, words(self.title, self.file_name, self.notes)
