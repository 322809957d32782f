"""The sittings of the committee, alone or in series."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.domain.vocabulary.meetings import MeetingState
from spie_desktop.models.base import Code, Record, refers_to
from spie_desktop.models.titles import words


class MeetingSeries(Record):
    """série de comités: the fortnightly calendar of a territory, from which its sittings are made."""

    __tablename__ = "meeting_series"

    territory_id: Mapped[str] = refers_to("territory")
    name: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[dt.date | None] = mapped_column(default=None)
    ends_on: Mapped[dt.date | None] = mapped_column(default=None)
    starts_time: Mapped[dt.time | None] = mapped_column(default=None)
    weeks_between: Mapped[int] = mapped_column(default=2)
    place: Mapped[str] = mapped_column(default="")
    remote_link: Mapped[str] = mapped_column(default="")


class Meeting(Record):
    """CTO: one sitting of the comité technique opérationnel of a territory."""

    __tablename__ = "meeting"
    __table_args__ = (
        sa.Index(None, "territory_id", "starts_at"),
        sa.Index(None, "starts_at"),
        sa.Index(None, "state", "starts_at"),
    )

    territory_id: Mapped[str] = refers_to("territory")
    series_id: Mapped[str | None] = refers_to("meeting_series", default=None)
    facilitator_id: Mapped[str | None] = refers_to("facilitator", default=None)
    title: Mapped[str] = mapped_column(default="")
    starts_at: Mapped[dt.datetime]
    planned_minutes: Mapped[int] = mapped_column(default=150)
    place: Mapped[str] = mapped_column(default="")
    place_detail: Mapped[str] = mapped_column(default="")
    remote_link: Mapped[str] = mapped_column(default="")
    ceiling: Mapped[int] = mapped_column(default=10)
    notes: Mapped[str] = mapped_column(default="")
    state: Mapped[MeetingState] = mapped_column(Code(MeetingState), default=MeetingState.PREPARATION)
    state_reason: Mapped[str] = mapped_column(default="")
    postponed_to_id: Mapped[str | None] = refers_to("meeting", default=None)

    # Requests are taken until the deadline; the agenda is frozen at J-3 and in every hand at J-2.
    deadline_at: Mapped[dt.datetime | None] = mapped_column(default=None)
    frozen_at: Mapped[dt.datetime | None] = mapped_column(default=None)
    agenda_snapshot: Mapped[dict[str, object]] = mapped_column(sa.JSON, default_factory=dict)
    agenda_digest: Mapped[str] = mapped_column(default="")
    dispatched_at: Mapped[dt.datetime | None] = mapped_column(default=None)

    # The real course: the clock of the sitting stops while it is suspended.
    opened_at: Mapped[dt.datetime | None] = mapped_column(default=None)
    running_since_at: Mapped[dt.datetime | None] = mapped_column(default=None)
    spent_seconds: Mapped[int] = mapped_column(default=0)
    ended_at: Mapped[dt.datetime | None] = mapped_column(default=None)

    @property
    def held_on(self) -> dt.date:
        """The day of the sitting where this computer is."""
        return self.starts_at.astimezone().date()

    def search_words(self) -> tuple[str, str]:
        day = self.held_on
        title = words(self.title or self.place, f"{day:%d/%m/%Y}")
        return title, words(title, self.place, self.place_detail, day.isoformat(), self.notes)
