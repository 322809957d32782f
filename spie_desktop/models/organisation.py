"""The structures around the table, with their seats on the committees."""

from typing import ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.domain.text import sort_key
from spie_desktop.domain.vocabulary.attendance import AttendanceMode
from spie_desktop.domain.vocabulary.organisations import OrganisationKind
from spie_desktop.models.address import PostalAddress
from spie_desktop.models.base import Code, Record, refers_to
from spie_desktop.models.titles import words


class Organisation(PostalAddress, Record):
    """structure, partenaire: who employs professionals and carries offers."""

    __tablename__ = "organisation"
    __table_args__ = (sa.Index(None, "sort_key", "id"),)
    unjournalled: ClassVar[frozenset[str]] = Record.unjournalled | {"sort_key"}

    name: Mapped[str]
    short_name: Mapped[str] = mapped_column(default="")
    nature: Mapped[OrganisationKind] = mapped_column(Code(OrganisationKind), default=OrganisationKind.OTHER)
    territory_id: Mapped[str | None] = refers_to("territory", default=None)
    description: Mapped[str] = mapped_column(default="")
    siret: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    website: Mapped[str] = mapped_column(default="")
    opening_hours: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    data_inclusion_id: Mapped[str] = mapped_column(default="")
    is_archived: Mapped[bool] = mapped_column(default=False)
    merged_into_id: Mapped[str | None] = refers_to("organisation", default=None)
    sort_key: Mapped[str] = mapped_column(init=False, default="")

    def derive(self) -> None:
        self.sort_key = sort_key(self.name)

    def search_words(self) -> tuple[str, str]:
        found = words(self.name, self.short_name, self.commune, self.postcode, self.siret, self.email, self.phone)
        return self.name, words(found, self.description)


class CommitteeSeat(Record):
    """siège au comité: the place of a structure at a territory's table, and who usually takes it."""

    __tablename__ = "committee_seat"

    territory_id: Mapped[str] = refers_to("territory")
    organisation_id: Mapped[str] = refers_to("organisation")
    professional_id: Mapped[str | None] = refers_to("professional", default=None)
    substitute_id: Mapped[str | None] = refers_to("professional", default=None)
    usual_mode: Mapped[AttendanceMode] = mapped_column(Code(AttendanceMode), default=AttendanceMode.ROOM)
    rank: Mapped[int] = mapped_column(default=0)
    is_archived: Mapped[bool] = mapped_column(default=False)
