"""What the evaluation annex asks of a person's life, at entry, on the way and at the end."""

from sqlalchemy.orm import Session

from spie_desktop.i18n import _
from spie_desktop.models.case_file import CaseFile
from spie_desktop.models.situation import Situation
from spie_desktop.services.directory.values import InvalidFields
from spie_desktop.services.filling import Values, living, made, required
from spie_desktop.store.store import Store


class Situations:
    """Each is dated: an earlier one stays, to be compared."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def record(self, case_file_id: str, values: Values) -> str:
        with self._store.write("record_situation") as session:
            return record(session, case_file_id, values)


def record(session: Session, case_file_id: str, values: Values) -> str:
    required(values, "observed_on")
    living(session, CaseFile, case_file_id)
    children, youngest = values.get("children_count"), values.get("children_under_three")
    if isinstance(children, int) and isinstance(youngest, int) and youngest > children:
        raise InvalidFields({"children_under_three": _("There are more children under three than children.")})
    return made(session, Situation, {**values, "case_file_id": case_file_id}).id
