"""What goes with a person on her way: her commitments, her skills, the sheet that hands her over."""

import datetime as dt

from sqlalchemy.orm import Session

from spie_desktop.domain.deadlines import months_after
from spie_desktop.domain.present import today
from spie_desktop.domain.vocabulary.general import YesNo
from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.models.case_file import CaseFile
from spie_desktop.models.commitment import Commitment
from spie_desktop.models.handover_sheet import HandoverSheet
from spie_desktop.models.person import Person
from spie_desktop.models.skill import Skill
from spie_desktop.services.filling import Values, change, in_order, living, made, required
from spie_desktop.store.store import Store


class Accompaniment:
    """Contracts, passport of skills, handover sheets."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def commit_to(self, case_file_id: str, values: Values) -> str:
        """A contract between the person and the structure that accompanies her."""
        with self._store.write("record_commitment") as session:
            return commit_to(session, case_file_id, values)

    def add_skill(self, person_id: str, values: Values) -> str:
        """One line of her passport, which is hers whatever becomes of the parcours."""
        with self._store.write("add_skill") as session:
            return add_skill(session, person_id, values)

    def hand_over(self, case_file_id: str, values: Values) -> str:
        """The sheet for the next référent, filled in with the person."""
        with self._store.write("write_handover") as session:
            return hand_over(session, case_file_id, values)

    def send_handover(self, sheet_id: str, *, on: dt.date | None = None) -> None:
        """Sends nothing without the person's agreement in principle."""
        with self._store.write("send_handover") as session:
            send_handover(session, sheet_id, on=on or today())


def commit_to(session: Session, case_file_id: str, values: Values) -> str:
    """Its end follows from its length when it is not told."""
    living(session, CaseFile, case_file_id)
    starts_on, months = values.get("starts_on"), values.get("months")
    given = {**values, "case_file_id": case_file_id}
    if isinstance(starts_on, dt.date) and isinstance(months, int):
        given.setdefault("ends_on", months_after(starts_on, months) - dt.timedelta(days=1))
    in_order(given, "starts_on", "ends_on")
    return made(session, Commitment, given).id


def add_skill(session: Session, person_id: str, values: Values) -> str:
    required(values, "name")
    in_order(values, "started_on", "ended_on")
    living(session, Person, person_id)
    return made(session, Skill, {**values, "person_id": person_id}).id


def hand_over(session: Session, case_file_id: str, values: Values) -> str:
    living(session, CaseFile, case_file_id)
    return made(session, HandoverSheet, {"written_on": today(), **values, "case_file_id": case_file_id}).id


def send_handover(session: Session, sheet_id: str, *, on: dt.date) -> None:
    sheet = living(session, HandoverSheet, sheet_id)
    if sheet.is_agreed is not YesNo.YES:
        raise UserError(
            _("The person has not yet agreed to this sheet being shared."), way_out=_("Record her agreement first.")
        )
    change(sheet, {"sent_on": on})
