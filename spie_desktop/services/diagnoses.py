"""The diagnosis 360 of a person, version after version, never overwritten."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Session

from spie_desktop.domain.vocabulary.parcours import Step
from spie_desktop.domain.vocabulary.support import DiagnosisPhase
from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.models.case_file import CaseFile
from spie_desktop.models.diagnosis import Diagnosis
from spie_desktop.services.filling import Values, change, living, made
from spie_desktop.services.people import reach
from spie_desktop.store.store import Store


class DiagnosisShared(UserError):
    """A diagnosis shared with the person no longer changes: the next one is a new version."""


class Diagnoses:
    """Three spheres, five phases; a new version keeps the one before it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def record(self, case_file_id: str, values: Values) -> str:
        """A new diagnosis, or the next version of the last one."""
        with self._store.write("record_diagnosis") as session:
            return record(session, case_file_id, values)

    def edit(self, diagnosis_id: str, values: Values) -> None:
        """Goes on writing a diagnosis until it is shared with the person."""
        with self._store.write("edit_diagnosis") as session:
            diagnosis = living(session, Diagnosis, diagnosis_id)
            if diagnosis.phase is DiagnosisPhase.DONE:
                raise DiagnosisShared(
                    _("This diagnosis was shared with the person: it stays as it is."),
                    way_out=_("Begin a new version, which can be compared with this one."),
                )
            change(diagnosis, values)
            _note_appointment(session, diagnosis)


def record(session: Session, case_file_id: str, values: Values) -> str:
    living(session, CaseFile, case_file_id)
    session.flush()
    last = session.execute(
        sa.select(Diagnosis.id, Diagnosis.version)
        .where(Diagnosis.case_file_id == case_file_id, ~Diagnosis.is_deleted)
        .order_by(Diagnosis.version.desc(), Diagnosis.id.desc())
    ).first()
    version = {"version": last.version + 1, "previous_id": last.id} if last else {"version": 1}
    diagnosis = made(session, Diagnosis, {**values, **version, "case_file_id": case_file_id})
    _note_appointment(session, diagnosis)
    return diagnosis.id


def _note_appointment(session: Session, diagnosis: Diagnosis) -> None:
    """The first diagnosis held is the first appointment of the parcours."""
    case_file = reach(session, diagnosis.case_file_id, Step.COMPOSITION)
    if diagnosis.conducted_on is not None and case_file.first_appointment_on is None:
        case_file.first_appointment_on = diagnosis.conducted_on
        case_file.last_contact_on = max(case_file.last_contact_on or dt.date.min, diagnosis.conducted_on)
