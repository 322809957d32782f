"""The people concerned: who they are and how they are reached, never what they live through."""

import datetime as dt
from typing import ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.domain.text import sort_key
from spie_desktop.domain.vocabulary.general import Medium, Sex, YesNo
from spie_desktop.models.address import PostalAddress
from spie_desktop.models.base import Code, Record, refers_to
from spie_desktop.models.titles import full_name, words


class Person(PostalAddress, Record):
    """usager, personne concernée: the one for whom all of this is done.

    `reference` (2026-A014) stands for her name in agendas; it stays hers from one case file to the next, so that
    the committee recognises a situation it has already studied.
    """

    __tablename__ = "person"
    __table_args__ = (
        sa.Index(None, "sort_key", "id"),
        sa.Index(None, "reference"),
        sa.Index(None, "born_on"),
    )
    unjournalled: ClassVar[frozenset[str]] = Record.unjournalled | {"sort_key"}

    last_name: Mapped[str]
    first_name: Mapped[str] = mapped_column(default="")
    reference: Mapped[str] = mapped_column(default="")
    birth_name: Mapped[str] = mapped_column(default="")
    preferred_name: Mapped[str] = mapped_column(default="")
    sex: Mapped[Sex] = mapped_column(Code(Sex), default=Sex.UNSTATED)
    born_on: Mapped[dt.date | None] = mapped_column(default=None)
    birth_place: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    other_phone: Mapped[str] = mapped_column(default="")
    contact_medium: Mapped[Medium | None] = mapped_column(Code(Medium), default=None)
    contact_advice: Mapped[str] = mapped_column(default="")
    spoken_languages: Mapped[str] = mapped_column(default="")
    needs_interpreter: Mapped[YesNo] = mapped_column(Code(YesNo), default=YesNo.UNKNOWN)
    # The number by which the previous structure knows her (fiche relais, « référence »).
    outside_reference: Mapped[str] = mapped_column(default="")
    anonymised_on: Mapped[dt.date | None] = mapped_column(default=None)
    merged_into_id: Mapped[str | None] = refers_to("person", default=None)
    sort_key: Mapped[str] = mapped_column(init=False, default="")

    def derive(self) -> None:
        self.sort_key = sort_key(self.last_name, self.first_name)

    def search_words(self) -> tuple[str, str]:
        found = words(
            self.last_name,
            self.first_name,
            self.birth_name,
            self.preferred_name,
            self.reference,
            self.phone,
            self.other_phone,
            self.email,
            self.commune,
            self.outside_reference,
        )
        return " · ".join(filter(None, (full_name(self.last_name, self.first_name), self.reference))), found
