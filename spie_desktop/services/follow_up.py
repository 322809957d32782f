"""What happens between committees: contacts, appointments, follow-ups, information given to the person."""

import datetime as dt

from sqlalchemy.orm import Session

from spie_desktop.domain.deadlines import follow_up_days
from spie_desktop.domain.present import now, today
from spie_desktop.domain.vocabulary.support import FollowUpKind, FollowUpState
from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.models.case_file import CaseFile
from spie_desktop.models.follow_up import Appointment, Contact, FollowUp, InformationGiven
from spie_desktop.services.filling import Values, change, living, made, required
from spie_desktop.store.store import Store


class FollowUpService:
    """During all of it the person is kept informed, and asked how she is."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def record_contact(self, case_file_id: str, values: Values) -> str:
        """One line of the journal of contacts, now unless told."""
        with self._store.write("record_contact") as session:
            return record_contact(session, case_file_id, values)

    def plan_appointment(self, case_file_id: str, values: Values) -> str:
        with self._store.write("plan_appointment") as session:
            return plan_appointment(session, case_file_id, values)

    def plan(self, case_file_id: str, nature: FollowUpKind, *, due_on: dt.date, values: Values = {}) -> str:  # noqa: B006 - read only
        with self._store.write("plan_follow_up") as session:
            return plan(session, case_file_id, nature, due_on=due_on, values=values)

    def plan_six_months(self, case_file_id: str, *, from_on: dt.date) -> tuple[str, ...]:
        """The moments of the six months, from the day on which the plan was accepted."""
        with self._store.write("plan_follow_up") as session:
            days = follow_up_days(from_on)
            return tuple(plan(session, case_file_id, nature, due_on=day, values={}) for nature, day in days.items())

    def hold(self, follow_up_id: str, values: Values) -> None:
        """What was said on that day."""
        with self._store.write("hold_follow_up") as session:
            hold(session, follow_up_id, values)

    def plan_information(self, case_file_id: str, *, planned_on: dt.date, values: Values) -> str:
        """Something the person is to be told, by that day."""
        with self._store.write("plan_information") as session:
            return plan_information(session, case_file_id, planned_on=planned_on, values=values)

    def give_information(self, information_id: str, values: Values) -> None:
        """When, by whom, how, what: the person was told."""
        with self._store.write("give_information") as session:
            give_information(session, information_id, values)


def record_contact(session: Session, case_file_id: str, values: Values) -> str:
    case_file = living(session, CaseFile, case_file_id)
    contact = made(session, Contact, {"happened_at": now(), **values, "case_file_id": case_file_id})
    day = contact.happened_at.astimezone().date()
    if contact.is_with_person and (case_file.last_contact_on is None or case_file.last_contact_on < day):
        case_file.last_contact_on = day
    return contact.id


def plan_appointment(session: Session, case_file_id: str, values: Values) -> str:
    required(values, "starts_at")
    living(session, CaseFile, case_file_id)
    return made(session, Appointment, {**values, "case_file_id": case_file_id}).id


def plan(session: Session, case_file_id: str, nature: FollowUpKind, *, due_on: dt.date, values: Values) -> str:
    living(session, CaseFile, case_file_id)
    return made(session, FollowUp, {**values, "case_file_id": case_file_id, "nature": nature, "due_on": due_on}).id


def hold(session: Session, follow_up_id: str, values: Values) -> None:
    follow_up = living(session, FollowUp, follow_up_id)
    if follow_up.state is FollowUpState.HELD:
        raise UserError(_("This follow-up has already been held."), way_out=_("Undo it to write it again."))
    change(follow_up, {"state": FollowUpState.HELD, "held_on": today(), **values})


def plan_information(session: Session, case_file_id: str, *, planned_on: dt.date, values: Values) -> str:
    living(session, CaseFile, case_file_id)
    return made(session, InformationGiven, {**values, "case_file_id": case_file_id, "planned_on": planned_on}).id


def give_information(session: Session, information_id: str, values: Values) -> None:
    change(living(session, InformationGiven, information_id), {"given_on": today(), **values})
