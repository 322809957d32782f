"""The plan d'action 360° of a person and its actions, proposed to her, reviewed until they are over."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Session

from spie_desktop.domain.deadlines import is_overdue
from spie_desktop.domain.present import now, today
from spie_desktop.domain.vocabulary.parcours import Step
from spie_desktop.domain.vocabulary.plans import ActionStatus, PlanAnswer
from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.models.action_plan import Action, ActionPlan, ActionReview
from spie_desktop.models.case_file import CaseFile
from spie_desktop.models.organisation import Organisation
from spie_desktop.services.filling import Values, change, in_order, living, made, required
from spie_desktop.services.people import reach
from spie_desktop.store.store import Store

_WITH_REASON = frozenset({ActionStatus.POSTPONED, ActionStatus.DROPPED})
_KEPT = frozenset({PlanAnswer.ACCEPTED, PlanAnswer.AMENDED})


class Plans:
    """Nothing is decided without the person: the plan waits for what she says of it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def draw_up(self, case_file_id: str, values: Values) -> str:
        """A first plan, or the next version of it."""
        with self._store.write("draw_up_plan") as session:
            return draw_up(session, case_file_id, values)

    def answer(self, plan_id: str, answer: PlanAnswer, *, on: dt.date | None = None, person_words: str = "") -> None:
        """What the person says of the plan proposed to her."""
        with self._store.write("answer_plan") as session:
            answer_plan(session, plan_id, answer, on=on or today(), person_words=person_words)

    def add_action(self, case_file_id: str, values: Values) -> str:
        """Who does what until when."""
        with self._store.write("add_action") as session:
            return add_action(session, case_file_id, values)

    def review_action(
        self,
        action_id: str,
        status: ActionStatus,
        *,
        at: dt.datetime | None = None,
        reason: str = "",
        due_on: dt.date | None = None,
        meeting_id: str | None = None,
    ) -> str:
        """What is said of an open action today; putting it off or dropping it needs a reason."""
        with self._store.write("review_action") as session:
            moment = at or now()
            return review(session, action_id, status, at=moment, reason=reason, due_on=due_on, meeting_id=meeting_id)


def draw_up(session: Session, case_file_id: str, values: Values) -> str:
    living(session, CaseFile, case_file_id)
    session.flush()
    highest = session.scalar(
        sa.select(sa.func.max(ActionPlan.version)).where(
            ActionPlan.case_file_id == case_file_id, ~ActionPlan.is_deleted
        )
    )
    given = {"drawn_up_on": today(), **values, "version": (highest or 0) + 1, "case_file_id": case_file_id}
    return made(session, ActionPlan, given).id


def answer_plan(session: Session, plan_id: str, answer: PlanAnswer, *, on: dt.date, person_words: str = "") -> None:
    plan = living(session, ActionPlan, plan_id)
    day = "proposed_on" if answer is PlanAnswer.PROPOSED else "answered_on"
    in_order({"drawn_up_on": plan.drawn_up_on, day: on}, "drawn_up_on", day)
    change(plan, {"answer": answer, day: on} | ({"person_words": person_words} if person_words else {}))
    if answer in _KEPT:
        case_file = reach(session, plan.case_file_id, Step.FOLLOW_UP)
        if case_file.support_started_on is None:
            case_file.support_started_on = on
    elif answer is PlanAnswer.PROPOSED:
        reach(session, plan.case_file_id, Step.PROPOSAL)


def add_action(session: Session, case_file_id: str, values: Values) -> str:
    required(values, "what")
    living(session, CaseFile, case_file_id)
    in_order(values, "prescribed_on", "due_on")
    in_order(values, "started_on", "ended_on")
    return made(session, Action, {"first_due_on": values.get("due_on"), **values, "case_file_id": case_file_id}).id


def review(
    session: Session,
    action_id: str,
    status: ActionStatus,
    *,
    at: dt.datetime,
    reason: str = "",
    due_on: dt.date | None = None,
    meeting_id: str | None = None,
) -> str:
    """Writes the review beside the action, and what it changes into the action itself."""
    action = living(session, Action, action_id)
    day = at.astimezone().date()
    if status in _WITH_REASON and not reason.strip():
        raise UserError(_("Say why this action is put off or dropped."), way_out=_("One word is enough."))
    if due_on is not None and due_on < day:
        raise UserError(_("The new date has already gone by."), way_out=_("Choose today or a later day."))
    structure = session.get(Organisation, action.organisation_id) if action.organisation_id else None
    said = {
        "action_id": action.id,
        "meeting_id": meeting_id,
        "reviewed_at": at,
        "status": status,
        "reason": reason,
        "due_before_on": action.due_on,
        "due_after_on": due_on or action.due_on,
        "is_overdue": is_overdue(action.due_on, day),
        "carried_organisation": structure.name if structure else "",
    }
    changes: dict[str, object] = {"status": status, "status_on": day, "status_reason": reason}
    if status is ActionStatus.POSTPONED:
        changes["postponed_count"] = action.postponed_count + 1
    if status is ActionStatus.DONE:
        changes["ended_on"] = day
    if due_on is not None:
        changes["due_on"] = due_on
    change(action, changes)
    return made(session, ActionReview, said).id
