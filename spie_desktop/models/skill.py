"""What a person has acquired, line by line of her passport."""

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.domain.vocabulary.support import SkillKind
from spie_desktop.models.base import Code, Record, refers_to
from spie_desktop.models.titles import found_by


class Skill(Record):
    """acquis du passeport de compétences: a skill, an immersion (PMSMP), an open badge; it belongs to the person."""

    __tablename__ = "skill"

    person_id: Mapped[str] = refers_to("person")
    nature: Mapped[SkillKind] = mapped_column(Code(SkillKind), default=SkillKind.SKILL)
    name: Mapped[str]
    detail: Mapped[str] = mapped_column(default="")
    rome_code: Mapped[str] = mapped_column(default="")
    issuer: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[str | None] = refers_to("organisation", default=None)
    started_on: Mapped[dt.date | None] = mapped_column(default=None)
    ended_on: Mapped[dt.date | None] = mapped_column(default=None)
    acquired_on: Mapped[dt.date | None] = mapped_column(default=None)
    url: Mapped[str] = mapped_column(default="")
    document_id: Mapped[str | None] = refers_to("document", default=None)

    def search_words(self) -> tuple[str, str] | None:
        return found_by(self.name, self.detail, self.issuer)
