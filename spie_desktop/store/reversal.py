"""Undoing one transaction: a new transaction that sets back what its operations set."""

from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy.orm import Session

from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.models import RECORDS
from spie_desktop.models.base import Record
from spie_desktop.store.journal import CREATION
from spie_desktop.store.shapes import encode, shape_of

_BATCH = (
    "SELECT device, sequence, kind, record_id, supersedes, payload FROM operation"
    " WHERE device = ? AND sequence BETWEEN ? AND ? ORDER BY sequence DESC"
)
_ONE = "SELECT payload FROM operation WHERE device = ? AND sequence = ?"


class ChangedSince(UserError):
    """The value to set back is no longer the one that was set."""

    @classmethod
    def found(cls) -> "ChangedSince":
        return cls(
            _("This can no longer be undone: the record was changed since."),
            way_out=_("Nothing was changed. The journal, in the settings, shows both values."),
        )


class ValueErased(UserError):
    """The former value was erased on purpose."""

    @classmethod
    def found(cls) -> "ValueErased":
        return cls(_("This can no longer be undone: the former value was erased at the person's request."))


@dataclass(frozen=True, slots=True)
class Batch:
    """One transaction of this device, by its first and last operation."""

    device: str
    first: int
    last: int


def reverse(session: Session, batch: Batch) -> None:
    """Sets back every field that the batch set, inside the open transaction of the door."""
    rows = session.connection().exec_driver_sql(_BATCH, (batch.device, batch.first, batch.last)).all()
    for device, sequence, kind, record_id, supersedes, payload in rows:
        record: Record = session.get_one(RECORDS[kind], record_id)
        if payload is None:
            raise ValueErased.found()
        fields, seen = orjson.loads(payload), orjson.loads(supersedes)
        own = [f"{device}:{sequence}"]
        if not seen:
            _check_untouched(record.heads, own)
            record.is_deleted = True
            continue
        shape = shape_of(type(record))
        for name, value in fields.items():
            _check_standing(record, name, value)
            setattr(record, name, shape.decode(name, _former(session, name, seen[name], shape.defaults[name])))


def _check_untouched(heads: dict[str, Any], own: list[str]) -> None:
    """Later changes were undone first, since undo goes backwards; a merge from elsewhere would show here."""
    if heads.get(CREATION) != own:
        raise ChangedSince.found()


def _check_standing(record: Record, name: str, value: Any) -> None:
    """By value: an earlier undo may have set it back to this one, under an operation of its own."""
    if encode(getattr(record, name)) != value or len(record.heads.get(name, ())) > 1:
        raise ChangedSince.found()


def _former(session: Session, name: str, superseded: list[str], default: Any) -> Any:
    """The value that the superseded operation had given; with several, the author had resolved a conflict: the last."""
    device, sequence = superseded[-1].rsplit(":", 1)
    payload = session.connection().exec_driver_sql(_ONE, (device, int(sequence))).scalar()
    if payload is None:
        raise ValueErased.found()
    return orjson.loads(payload).get(name, default)
