"""The record class of each kind of the directory, and the title under which a record is shown."""

from typing import Any, Final

from sqlalchemy.orm import Session

from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.models.cohort import Cohort
from spie_desktop.models.organisation import Organisation
from spie_desktop.models.professional import Professional
from spie_desktop.models.territory import Territory
from spie_desktop.models.titles import full_name
from spie_desktop.services.directory.kinds import Kind

Listed = Organisation | Professional | Territory | Cohort
# Any: each class has columns of its own, and the kind says which.
CLASSES: Final[dict[Kind, Any]] = {
    Kind.ORGANISATION: Organisation,
    Kind.PROFESSIONAL: Professional,
    Kind.TERRITORY: Territory,
    Kind.COHORT: Cohort,
}


class NoSuchRecord(UserError):
    """The record was removed meanwhile, here or on another computer."""


def record_of(session: Session, kind: Kind, record_id: str) -> Listed:
    record: Listed | None = session.get(CLASSES[kind], record_id)
    if record is None or record.is_deleted:
        raise NoSuchRecord(
            _("This record is no longer in the directory."), way_out=_("It may have been deleted or merged.")
        )
    return record


def is_listed(session: Session, kind: Kind, record_id: str) -> bool:
    record = session.get(CLASSES[kind], record_id)
    return record is not None and not record.is_deleted


def title_of(record: Listed) -> str:
    if isinstance(record, Professional):
        return full_name(record.last_name, record.first_name)
    return record.name
