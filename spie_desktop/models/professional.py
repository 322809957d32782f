"""The professionals of the structures."""

from typing import ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.domain.text import sort_key
from spie_desktop.models.base import Record, refers_to
from spie_desktop.models.titles import full_name, words


class Professional(Record):
    """référent, professionnel: somebody of a structure who refers, accompanies or sits on the committee."""

    __tablename__ = "professional"
    __table_args__ = (sa.Index(None, "sort_key", "id"),)
    unjournalled: ClassVar[frozenset[str]] = Record.unjournalled | {"sort_key"}

    last_name: Mapped[str]
    first_name: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[str | None] = refers_to("organisation", default=None)
    territory_id: Mapped[str | None] = refers_to("territory", default=None)
    job_title: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    mobile: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    is_spie_referent: Mapped[bool] = mapped_column(default=False)
    is_archived: Mapped[bool] = mapped_column(default=False)
    merged_into_id: Mapped[str | None] = refers_to("professional", default=None)
    sort_key: Mapped[str] = mapped_column(init=False, default="")

    def derive(self) -> None:
        self.sort_key = sort_key(self.last_name, self.first_name)

    def search_words(self) -> tuple[str, str]:
        name = full_name(self.last_name, self.first_name)
        return name, words(self.last_name, self.first_name, self.job_title, self.email, self.phone, self.mobile)
