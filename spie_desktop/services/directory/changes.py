"""Adding, editing, setting aside, deleting one record of the directory inside an open transaction."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy.orm import Session

from spie_desktop.domain.text import clean, without_bidi
from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.models.territory import ClosedPeriod
from spie_desktop.services.directory.cards import values_of
from spie_desktop.services.directory.kinds import FIELDS, Kind
from spie_desktop.services.directory.records import CLASSES, Listed, NoSuchRecord, record_of
from spie_desktop.services.directory.references import as_words, uses
from spie_desktop.services.directory.values import InvalidFields, Value, check_whole, checked_values


class StillUsed(UserError):
    """Other records use this one: deleting it would leave them without."""


def add(session: Session, kind: Kind, typed: Mapping[str, Value]) -> str:
    """A new record of checked values; returns its identifier."""
    values = {name: value for name, value in checked_values(kind, typed).items() if value is not None}
    check_whole(kind, values)
    _check_targets(session, kind, values)
    record: Listed = CLASSES[kind](**values)
    session.add(record)
    return record.id


def edit(session: Session, kind: Kind, record_id: str, typed: Mapping[str, Value]) -> None:
    """Sets the given fields, and only those that change."""
    record = record_of(session, kind, record_id)
    values = checked_values(kind, typed)
    check_whole(kind, values_of(kind, record) | values)
    _check_targets(session, kind, values)
    for name, value in values.items():
        if getattr(record, name) != value:
            setattr(record, name, value)


def faults(session: Session, kind: Kind, record_id: str, typed: Mapping[str, Value]) -> dict[str, str]:
    """Why these values could not be kept, field by field; empty when they can. No identifier: a record to come."""
    try:
        values = checked_values(kind, typed)
        before = values_of(kind, record_of(session, kind, record_id)) if record_id else {}
        check_whole(kind, before | values)
        _check_targets(session, kind, values)
    except InvalidFields as refusal:
        return refusal.errors
    return {}


def set_archived(session: Session, kind: Kind, record_id: str, *, is_archived: bool) -> None:
    record_of(session, kind, record_id).is_archived = is_archived


def delete(session: Session, kind: Kind, record_id: str) -> None:
    """A tombstone, unless something living still uses the record."""
    record = record_of(session, kind, record_id)
    used_by = uses(session, kind, record_id)
    if kind is Kind.TERRITORY:
        used_by.pop("closed_period", None)  # they mean nothing without their territory
    if used_by:
        raise StillUsed(
            _("This record is still used: {uses}.").format(uses=", ".join(as_words(used_by))),
            way_out=_("Deactivate it instead: it leaves the lists, and what refers to it keeps its name."),
        )
    record.is_deleted = True


def add_closure(session: Session, territory_id: str, starts_on: str, ends_on: str, reason: str) -> str:
    """A closed period, from dates as typed; one day when no end is given."""
    record_of(session, Kind.TERRITORY, territory_id)
    first, last = closure_dates(starts_on, ends_on)
    period = ClosedPeriod(
        territory_id=territory_id, starts_on=first, ends_on=last, reason=without_bidi(clean(reason))[:500]
    )
    session.add(period)
    return period.id


def closure_dates(starts_on: str, ends_on: str) -> tuple[dt.date, dt.date]:
    """The two days of a closed period as typed; raises `InvalidFields`."""
    dates = checked_values(Kind.COHORT, {"starts_on": starts_on, "ends_on": ends_on.strip() or starts_on})
    first, last = dates["starts_on"], dates["ends_on"]
    if not isinstance(first, dt.date) or not isinstance(last, dt.date):
        raise InvalidFields({"starts_on": _("This field cannot stay empty.")})
    if last < first:
        raise InvalidFields({"ends_on": _("The end comes before the beginning.")})
    return first, last


def delete_closure(session: Session, closure_id: str) -> None:
    period = session.get(ClosedPeriod, closure_id)
    if period is None or period.is_deleted:
        raise NoSuchRecord(_("This period was already removed."))
    period.is_deleted = True


def _check_targets(session: Session, kind: Kind, values: Mapping[str, Value]) -> None:
    """A reference leads to a living record of its kind."""
    for field in FIELDS[kind]:
        target = values.get(field.name)
        if field.target is None or not isinstance(target, str) or not target:
            continue
        found = session.get(CLASSES[field.target], target)
        if found is None or found.is_deleted:
            raise InvalidFields({field.name: _("Choose one of the list.")})
