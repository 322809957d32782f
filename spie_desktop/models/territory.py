"""The territories, with the habits of their committee and the periods when it does not meet."""

import datetime as dt
from typing import ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.domain.text import sort_key
from spie_desktop.models.base import Record, refers_to


class Territory(Record):
    """territoire: where a committee meets, and the rhythm and rules it has chosen."""

    __tablename__ = "territory"
    __table_args__ = (sa.Index(None, "sort_key", "id"),)
    unjournalled: ClassVar[frozenset[str]] = Record.unjournalled | {"sort_key"}

    name: Mapped[str]
    code: Mapped[str] = mapped_column(default="")
    department_code: Mapped[str] = mapped_column(default="")
    communes: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    meeting_place: Mapped[str] = mapped_column(default="")
    remote_link: Mapped[str] = mapped_column(default="")
    meeting_time: Mapped[dt.time | None] = mapped_column(default=None)
    meeting_minutes: Mapped[int] = mapped_column(default=150)
    weeks_between: Mapped[int] = mapped_column(default=2)
    deadline_days: Mapped[int] = mapped_column(default=3)
    deadline_time: Mapped[dt.time | None] = mapped_column(default=None)
    ceiling: Mapped[int] = mapped_column(default=10)
    is_archived: Mapped[bool] = mapped_column(default=False)
    merged_into_id: Mapped[str | None] = refers_to("territory", default=None)
    sort_key: Mapped[str] = mapped_column(init=False, default="")

    def derive(self) -> None:
        self.sort_key = sort_key(self.name)

    def search_words(self) -> tuple[str, str]:
        return self.name, f"{self.name} {self.code} {self.communes} {self.meeting_place} {self.email}"


class ClosedPeriod(Record):
    """période de fermeture: days on which no committee is held, for one territory or for all."""

    __tablename__ = "closed_period"
    __table_args__ = (sa.Index(None, "starts_on"),)

    territory_id: Mapped[str | None] = refers_to("territory", default=None)
    starts_on: Mapped[dt.date]
    ends_on: Mapped[dt.date]
    reason: Mapped[str] = mapped_column(default="")
