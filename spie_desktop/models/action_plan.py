"""The plan of a person and its actions, which live outside the minutes."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.domain.vocabulary.plans import ActionKind, ActionStatus, PlanAnswer, Uptake
from spie_desktop.domain.vocabulary.themes import Theme
from spie_desktop.models.base import Code, Record, refers_to
from spie_desktop.models.titles import found_by


class ActionPlan(Record):
    """plan d'action 360°: proposed to the person, who accepts, amends or refuses it; ends in her feuille de route."""

    __tablename__ = "action_plan"

    case_file_id: Mapped[str] = refers_to("case_file")
    version: Mapped[int] = mapped_column(default=1)
    drawn_up_on: Mapped[dt.date | None] = mapped_column(default=None)
    objectives: Mapped[str] = mapped_column(default="")
    answer: Mapped[PlanAnswer] = mapped_column(Code(PlanAnswer), default=PlanAnswer.PENDING)
    proposed_on: Mapped[dt.date | None] = mapped_column(default=None)
    answered_on: Mapped[dt.date | None] = mapped_column(default=None)
    person_words: Mapped[str] = mapped_column(default="")
    next_review_on: Mapped[dt.date | None] = mapped_column(default=None)
    roadmap_given_on: Mapped[dt.date | None] = mapped_column(default=None)

    def search_words(self) -> tuple[str, str] | None:
        return found_by(self.objectives, self.person_words)


class Action(Record):
    """action: who does what until when, in one thematic; reviewed at each committee until it is over."""

    __tablename__ = "action"
    __table_args__ = (
        sa.Index(None, "status", "due_on"),
        sa.Index(None, "started_on"),
        sa.Index(None, "theme"),
    )

    case_file_id: Mapped[str] = refers_to("case_file")
    what: Mapped[str]
    theme: Mapped[Theme | None] = mapped_column(Code(Theme), default=None)
    nature: Mapped[ActionKind] = mapped_column(Code(ActionKind), default=ActionKind.STEP)
    organisation_id: Mapped[str | None] = refers_to("organisation", default=None)
    professional_id: Mapped[str | None] = refers_to("professional", default=None)
    is_by_person: Mapped[bool] = mapped_column(default=False)
    is_by_facilitator: Mapped[bool] = mapped_column(default=False)
    due_on: Mapped[dt.date | None] = mapped_column(default=None)
    first_due_on: Mapped[dt.date | None] = mapped_column(default=None)
    postponed_count: Mapped[int] = mapped_column(default=0)
    status: Mapped[ActionStatus] = mapped_column(Code(ActionStatus), default=ActionStatus.TO_DO)
    status_on: Mapped[dt.date | None] = mapped_column(default=None)
    status_reason: Mapped[str] = mapped_column(default="")
    prescribed_on: Mapped[dt.date | None] = mapped_column(default=None)
    started_on: Mapped[dt.date | None] = mapped_column(default=None)
    ended_on: Mapped[dt.date | None] = mapped_column(default=None)
    uptake: Mapped[Uptake] = mapped_column(Code(Uptake), default=Uptake.UNKNOWN)
    uptake_reason: Mapped[str] = mapped_column(default="")
    result: Mapped[str] = mapped_column(default="")
    # What the feuille de route says of it, in the person's own words.
    plain_words: Mapped[str] = mapped_column(default="")
    fine_themes: Mapped[list[str]] = mapped_column(default_factory=list)
    plan_id: Mapped[str | None] = refers_to("action_plan", default=None)
    obstacle_id: Mapped[str | None] = refers_to("obstacle", default=None)
    offer_id: Mapped[str | None] = refers_to("offer", default=None)
    proposal_id: Mapped[str | None] = refers_to("proposal", default=None)
    agenda_item_id: Mapped[str | None] = refers_to("agenda_item", default=None)
    rank: Mapped[int] = mapped_column(default=0)

    def search_words(self) -> tuple[str, str] | None:
        return found_by(self.what, self.status_reason, self.result)


class ActionReview(Record):
    """revue d'action: what was said of an open action on a day, at the beginning of a committee or between two."""

    __tablename__ = "action_review"

    action_id: Mapped[str] = refers_to("action")
    meeting_id: Mapped[str | None] = refers_to("meeting", default=None)
    reviewed_at: Mapped[dt.datetime]
    status: Mapped[ActionStatus] = mapped_column(Code(ActionStatus), default=ActionStatus.IN_PROGRESS)
    reason: Mapped[str] = mapped_column(default="")
    due_before_on: Mapped[dt.date | None] = mapped_column(default=None)
    due_after_on: Mapped[dt.date | None] = mapped_column(default=None)
    is_overdue: Mapped[bool] = mapped_column(default=False)
    carried_organisation: Mapped[str] = mapped_column(default="")
