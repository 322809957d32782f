"""Who is called to a sitting, who is there and how, and who stays out of which situation."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.domain.vocabulary.attendance import AttendanceMode, InvitationAnswer
from spie_desktop.models.base import Code, Record, refers_to


class Invitation(Record):
    """convocation: a member called to a sitting, how she will come, who replaces her.

    A person concerned may be called too, for her own situation only (`agenda_item_id`).
    """

    __tablename__ = "invitation"

    meeting_id: Mapped[str] = refers_to("meeting")
    organisation_id: Mapped[str | None] = refers_to("organisation", default=None)
    professional_id: Mapped[str | None] = refers_to("professional", default=None)
    person_id: Mapped[str | None] = refers_to("person", default=None)
    agenda_item_id: Mapped[str | None] = refers_to("agenda_item", default=None)
    expected_mode: Mapped[AttendanceMode] = mapped_column(Code(AttendanceMode), default=AttendanceMode.ROOM)
    answer: Mapped[InvitationAnswer] = mapped_column(Code(InvitationAnswer), default=InvitationAnswer.NONE)
    answered_on: Mapped[dt.date | None] = mapped_column(default=None)
    replaced_by_id: Mapped[str | None] = refers_to("professional", default=None)
    sent_at: Mapped[dt.datetime | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")
    rank: Mapped[int] = mapped_column(default=0)
    # Copied in when the agenda is frozen, so that renaming a structure changes no past minutes.
    carried_name: Mapped[str] = mapped_column(default="")
    carried_organisation: Mapped[str] = mapped_column(default="")
    carried_job_title: Mapped[str] = mapped_column(default="")


class Attendance(Record):
    """présence: how a member is there from a moment on; who heard which situation follows from the series."""

    __tablename__ = "attendance"
    __table_args__ = (sa.Index(None, "meeting_id", "since_at"),)

    meeting_id: Mapped[str] = refers_to("meeting")
    since_at: Mapped[dt.datetime]
    mode: Mapped[AttendanceMode] = mapped_column(Code(AttendanceMode), default=AttendanceMode.ROOM)
    invitation_id: Mapped[str | None] = refers_to("invitation", default=None)
    organisation_id: Mapped[str | None] = refers_to("organisation", default=None)
    professional_id: Mapped[str | None] = refers_to("professional", default=None)
    person_id: Mapped[str | None] = refers_to("person", default=None)
    representative_id: Mapped[str | None] = refers_to("professional", default=None)
    carried_name: Mapped[str] = mapped_column(default="")
    carried_organisation: Mapped[str] = mapped_column(default="")
    carried_job_title: Mapped[str] = mapped_column(default="")
    carried_representative: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class Recusal(Record):
    """déport: a participant set aside for one situation, for a conflict of interest for instance."""

    __tablename__ = "recusal"

    meeting_id: Mapped[str] = refers_to("meeting")
    agenda_item_id: Mapped[str] = refers_to("agenda_item")
    professional_id: Mapped[str] = refers_to("professional")
    reason: Mapped[str] = mapped_column(default="")
    carried_name: Mapped[str] = mapped_column(default="")
