"""The end of a parcours: its day, its reason, what the person and what the policy say of it."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from spie_desktop.domain.vocabulary.parcours import ExitReason, Step
from spie_desktop.domain.vocabulary.support import FollowUpKind, FollowUpState
from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.models.case_file import CaseFile
from spie_desktop.models.exit import Exit
from spie_desktop.models.follow_up import FollowUp
from spie_desktop.services.filling import Values, change, in_order, living, made, required
from spie_desktop.store.store import Store

_WORK = frozenset({ExitReason.LASTING_JOB, ExitReason.SHORT_JOB, ExitReason.OWN_BUSINESS, ExitReason.ASSISTED_JOB})


class Exits:
    """A parcours ends once; the six months that follow a return to work are still followed."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def record(self, case_file_id: str, values: Values) -> str:
        with self._store.write("record_exit") as session:
            return record(session, case_file_id, values)


def record(session: Session, case_file_id: str, values: Values) -> str:
    """Closes the case file, and drops the follow-ups that no longer make sense."""
    required(values, "exited_on", "reason")
    case_file = living(session, CaseFile, case_file_id)
    if case_file.closed_on is not None:
        raise UserError(_("This parcours has already ended."), way_out=_("Open a new one if the person comes back."))
    ended = made(session, Exit, {**values, "case_file_id": case_file_id})
    in_order({"entered_on": case_file.entered_on, "exited_on": ended.exited_on}, "entered_on", "exited_on")
    returned = {"returned_to_work_on": ended.exited_on} if ended.reason in _WORK else {}
    change(case_file, {"closed_on": ended.exited_on, "step": Step.CLOSED} | returned)
    session.flush()
    awaited = sa.select(FollowUp).where(
        FollowUp.case_file_id == case_file_id, FollowUp.state == FollowUpState.DUE, ~FollowUp.is_deleted
    )
    for follow_up in session.scalars(awaited):
        if follow_up.nature is not FollowUpKind.WORK:
            follow_up.state = FollowUpState.DROPPED
    return ended.id
