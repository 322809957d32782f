"""The questionnaires that professionals send: received, then answered within 72 hours."""

import datetime as dt

from sqlalchemy.orm import Session

from spie_desktop.domain.present import now
from spie_desktop.domain.vocabulary.parcours import ReferralAnswer
from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.models.base import Record
from spie_desktop.models.case_file import CaseFile
from spie_desktop.models.person import Person
from spie_desktop.models.referral import Referral
from spie_desktop.services.filling import Values, change, living, made
from spie_desktop.store.store import Store


class AlreadyAnswered(UserError):
    """A final answer stands: it is corrected by undoing it, not by a second one."""


class Referrals:
    """What was received stays as received; the answer and the links are ours."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def record(self, values: Values) -> str:
        """A questionnaire, received now unless told; it awaits its answer."""
        with self._store.write("record_referral") as session:
            return record(session, values)

    def answer(
        self,
        referral_id: str,
        answer: ReferralAnswer,
        *,
        text: str = "",
        case_file_id: str | None = None,
        at: dt.datetime | None = None,
    ) -> None:
        with self._store.write("answer_referral") as session:
            author = self._store.author
            answer_referral(session, author, referral_id, answer, text=text, case_file_id=case_file_id, at=at)


def record(session: Session, values: Values) -> str:
    given = {"received_at": now(), **values}
    if not any(str(given.get(name) or "").strip() for name in ("last_name", "first_name", "reason", "person_id")):
        raise UserError(
            _("This referral names nobody and gives no reason."), way_out=_("Write at least one of the two.")
        )
    return made(session, Referral, given).id


def answer_referral(
    session: Session,
    author: str,
    referral_id: str,
    answer: ReferralAnswer,
    *,
    text: str = "",
    case_file_id: str | None = None,
    at: dt.datetime | None = None,
) -> None:
    """Says what was answered, and when; a parcours it led to is linked with its person."""
    referral = living(session, Referral, referral_id)
    if referral.answer.is_final:
        raise AlreadyAnswered(
            _("This referral has already been answered."), way_out=_("Undo the first answer to change it.")
        )
    links: dict[str, Record | str] = {}
    if case_file_id:
        case_file = living(session, CaseFile, case_file_id)
        links = {"case_file_id": case_file.id, "person_id": living(session, Person, case_file.person_id).id}
    moment = at or now()
    if moment < referral.received_at:
        raise UserError(_("The answer would come before the referral."), way_out=_("Check its date and hour."))
    said = {"answer": answer, "answered_at": moment, "answer_text": text, "answered_by_id": author}
    change(referral, said | links)
