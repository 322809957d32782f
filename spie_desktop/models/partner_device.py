"""The other computers one exchanges with, by the cards they gave."""

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.domain.vocabulary.records import PartnerState
from spie_desktop.models.base import Code, Record, refers_to
from spie_desktop.models.titles import words


class PartnerDevice(Record):
    """poste partenaire, carte d'échange: a colleague's laptop, its public keys, and whether they were verified."""

    __tablename__ = "partner_device"

    name: Mapped[str]
    device: Mapped[str] = mapped_column(default="")
    mark: Mapped[str] = mapped_column(default="")
    holder: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[str | None] = refers_to("organisation", default=None)
    signing_key: Mapped[str] = mapped_column(default="")
    age_recipient: Mapped[str] = mapped_column(default="")
    state: Mapped[PartnerState] = mapped_column(Code(PartnerState), default=PartnerState.UNVERIFIED)
    verified_on: Mapped[dt.date | None] = mapped_column(default=None)
    verified_how: Mapped[str] = mapped_column(default="")
    revoked_on: Mapped[dt.date | None] = mapped_column(default=None)
    revoked_from_sequence: Mapped[int | None] = mapped_column(default=None)
    card: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")

    def search_words(self) -> tuple[str, str]:
        return self.name, words(self.name, self.holder, self.mark)
