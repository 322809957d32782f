"""The cohorts, with who belonged to them and when."""

import datetime as dt
from typing import ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.domain.text import sort_key
from spie_desktop.models.base import Record, refers_to


class Cohort(Record):
    """cohorte: the public that a territory follows together, « jeunes de 18 à 30 ans » for instance."""

    __tablename__ = "cohort"
    __table_args__ = (sa.Index(None, "sort_key", "id"),)
    unjournalled: ClassVar[frozenset[str]] = Record.unjournalled | {"sort_key"}

    name: Mapped[str]
    code: Mapped[str] = mapped_column(default="")
    territory_id: Mapped[str | None] = refers_to("territory", default=None)
    public: Mapped[str] = mapped_column(default="")
    criteria: Mapped[str] = mapped_column(default="")
    age_from: Mapped[int | None] = mapped_column(default=None)
    age_to: Mapped[int | None] = mapped_column(default=None)
    target_size: Mapped[int | None] = mapped_column(default=None)
    starts_on: Mapped[dt.date | None] = mapped_column(default=None)
    ends_on: Mapped[dt.date | None] = mapped_column(default=None)
    notes: Mapped[str] = mapped_column(default="")
    is_archived: Mapped[bool] = mapped_column(default=False)
    merged_into_id: Mapped[str | None] = refers_to("cohort", default=None)
    sort_key: Mapped[str] = mapped_column(init=False, default="")

    def derive(self) -> None:
        self.sort_key = sort_key(self.name)

    def search_words(self) -> tuple[str, str]:
        return self.name, f"{self.name} {self.code} {self.public} {self.criteria}"


class CohortMembership(Record):
    """appartenance à une cohorte: a case file followed in a cohort, from a day to another."""

    __tablename__ = "cohort_membership"

    case_file_id: Mapped[str] = refers_to("case_file")
    cohort_id: Mapped[str] = refers_to("cohort")
    entered_on: Mapped[dt.date | None] = mapped_column(default=None)
    left_on: Mapped[dt.date | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")
