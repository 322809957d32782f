"""The person who uses the program."""

from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.models.base import Record, refers_to


class Facilitator(Record):
    """chargée d'animation: prepares, leads and writes the committees of a territory, and follows up."""

    __tablename__ = "facilitator"

    first_name: Mapped[str] = mapped_column(default="")
    last_name: Mapped[str] = mapped_column(default="")
    job_title: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[str | None] = refers_to("organisation", default=None)
    territory_id: Mapped[str | None] = refers_to("territory", default=None)
    # The letter of her laptop in the references she mints (2026-A014), so that two laptops never mint the same.
    mark: Mapped[str] = mapped_column(default="")
