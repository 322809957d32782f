"""What a person agrees to: asked for, given, refused, withdrawn, each with its day."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Session

from spie_desktop.domain.present import today
from spie_desktop.domain.vocabulary.parcours import ConsentKind, ConsentState
from spie_desktop.models.case_file import CaseFile
from spie_desktop.models.consent import Consent
from spie_desktop.models.person import Person
from spie_desktop.services.filling import Values, change, in_order, living, made
from spie_desktop.store.store import Store

_DAY_OF = {
    ConsentState.ASKED: "asked_on",
    ConsentState.GIVEN: "given_on",
    ConsentState.REFUSED: "refused_on",
    ConsentState.WITHDRAWN: "withdrawn_on",
}


class Consents:
    """The person is volunteer, and may change her mind: nothing is overwritten, a withdrawal is a date."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ask(self, person_id: str, values: Values) -> str:
        with self._store.write("ask_consent") as session:
            return record(session, person_id, ConsentState.ASKED, values)

    def give(self, person_id: str, values: Values) -> str:
        with self._store.write("give_consent") as session:
            return record(session, person_id, ConsentState.GIVEN, values)

    def refuse(self, person_id: str, values: Values) -> str:
        with self._store.write("refuse_consent") as session:
            return record(session, person_id, ConsentState.REFUSED, values)

    def withdraw(self, consent_id: str, *, on: dt.date | None = None, reason: str = "") -> None:
        with self._store.write("withdraw_consent") as session:
            withdraw(session, consent_id, on=on or today(), reason=reason)


def record(session: Session, person_id: str, state: ConsentState, values: Values) -> str:
    """One agreement in the state it was heard; its day is today unless told."""
    living(session, Person, person_id)
    given = {_DAY_OF[state]: today(), **values, "person_id": person_id, "state": state}
    in_order(given, "asked_on", "given_on")
    return made(session, Consent, given).id


def withdraw(session: Session, consent_id: str, *, on: dt.date, reason: str = "") -> None:
    consent = living(session, Consent, consent_id)
    in_order({"given_on": consent.given_on, "withdrawn_on": on}, "given_on", "withdrawn_on")
    change(consent, {"state": ConsentState.WITHDRAWN, "withdrawn_on": on, "withdrawal_reason": reason})


def participation(session: Session, case_file: CaseFile) -> ConsentState | None:
    """What the person last said of taking part, in this parcours or in general."""
    session.flush()
    query = (
        sa.select(Consent.state)
        .where(
            Consent.person_id == case_file.person_id,
            sa.or_(Consent.case_file_id == case_file.id, Consent.case_file_id.is_(None)),
            Consent.nature == ConsentKind.PARTICIPATION,
            ~Consent.is_deleted,
        )
        .order_by(Consent.id.desc())
    )
    return session.scalars(query).first()
