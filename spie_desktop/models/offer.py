"""The insertion offer of the territory."""

import datetime as dt
from typing import ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.domain.text import sort_key
from spie_desktop.models.address import PostalAddress
from spie_desktop.models.base import Record, refers_to
from spie_desktop.models.titles import words


class Offer(PostalAddress, Record):
    """offre d'insertion, service: what a structure can do for a person (the *service* of data·inclusion)."""

    __tablename__ = "offer"
    __table_args__ = (sa.Index(None, "sort_key", "id"), sa.Index(None, "data_inclusion_id"))
    unjournalled: ClassVar[frozenset[str]] = Record.unjournalled | {"sort_key"}

    name: Mapped[str]
    organisation_id: Mapped[str | None] = refers_to("organisation", default=None)
    territory_id: Mapped[str | None] = refers_to("territory", default=None)
    themes: Mapped[list[str]] = mapped_column(default_factory=list)
    fine_themes: Mapped[list[str]] = mapped_column(default_factory=list)
    modes: Mapped[list[str]] = mapped_column(default_factory=list)
    summary: Mapped[str] = mapped_column(default="")
    description: Mapped[str] = mapped_column(default="")
    publics: Mapped[str] = mapped_column(default="")
    criteria: Mapped[str] = mapped_column(default="")
    cost: Mapped[str] = mapped_column(default="")
    funding: Mapped[str] = mapped_column(default="")
    capacity: Mapped[int | None] = mapped_column(default=None)
    how_to_refer: Mapped[str] = mapped_column(default="")
    coverage: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    website: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[dt.date | None] = mapped_column(default=None)
    ends_on: Mapped[dt.date | None] = mapped_column(default=None)
    checked_on: Mapped[dt.date | None] = mapped_column(default=None)
    data_inclusion_id: Mapped[str] = mapped_column(default="")
    is_archived: Mapped[bool] = mapped_column(default=False)
    merged_into_id: Mapped[str | None] = refers_to("offer", default=None)
    sort_key: Mapped[str] = mapped_column(init=False, default="")

    def derive(self) -> None:
        self.sort_key = sort_key(self.name)

    def search_words(self) -> tuple[str, str]:
        return self.name, words(self.name, self.summary, self.description, self.publics, self.criteria, self.commune)
