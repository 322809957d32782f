"""One record of the directory, whole: its values as typed, as shown, and who uses it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import sqlalchemy as sa
from sqlalchemy.orm import Session

from spie_desktop.domain.typed_values import write_date, write_time
from spie_desktop.domain.vocabulary import Vocabulary, label
from spie_desktop.i18n import _
from spie_desktop.models.territory import ClosedPeriod
from spie_desktop.services.directory.kinds import FIELDS, Entry, FieldSpec, Kind
from spie_desktop.services.directory.lists import Filters, Row, State, count, page
from spie_desktop.services.directory.records import CLASSES, Listed, record_of, title_of
from spie_desktop.services.directory.references import as_words, uses
from spie_desktop.services.directory.values import Value

_PEOPLE_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Closure:
    """A period during which the committee of a territory does not meet."""

    id: str
    starts_on: dt.date
    ends_on: dt.date
    reason: str


@dataclass(frozen=True, slots=True)
class DirectoryCard:
    """A record with its values: `typed` fills a form, `texts` is read; both by name of field."""

    kind: Kind
    id: str
    title: str
    subtitle: str
    typed: Mapping[str, str | bool]
    texts: Mapping[str, str]
    is_archived: bool
    used_by: tuple[str, ...]
    people: tuple[Row, ...] = ()
    people_count: int = 0
    closures: tuple[Closure, ...] = ()


def card(session: Session, kind: Kind, record_id: str) -> DirectoryCard:
    record = record_of(session, kind, record_id)
    typed = {field.name: as_typed(field, getattr(record, field.name)) for field in FIELDS[kind]}
    texts = {field.name: as_text(session, field, getattr(record, field.name)) for field in FIELDS[kind]}
    people = Filters(State.ACTIVE, organisation_id=record_id)
    has_people = kind is Kind.ORGANISATION
    return DirectoryCard(
        kind=kind,
        id=record_id,
        title=title_of(record),
        subtitle=_subtitle(kind, texts),
        typed=MappingProxyType(typed),
        texts=MappingProxyType(texts),
        is_archived=record.is_archived,
        used_by=as_words(uses(session, kind, record_id)),
        people=_people(session, people) if has_people else (),
        people_count=count(session, Kind.PROFESSIONAL, search=(), filters=people) if has_people else 0,
        closures=_closures(session, record_id) if kind is Kind.TERRITORY else (),
    )


def as_typed(field: FieldSpec, value: Value) -> str | bool:
    """The value as the form of its field holds it."""
    if field.entry is Entry.YES_NO:
        return bool(value)
    match value:
        case None:
            return ""
        case dt.date():
            return write_date(value)
        case dt.time():
            return write_time(value)
    return str(value)


def as_text(session: Session, field: FieldSpec, value: Value) -> str:
    """The value as it is read: labels for codes, titles for references."""
    if isinstance(value, Vocabulary):
        return label(value)
    if field.entry is Entry.YES_NO:
        return _("Yes") if value else _("No")
    if field.target is not None and isinstance(value, str):
        target = session.get(CLASSES[field.target], value)
        return title_of(target) if target is not None else ""
    return str(as_typed(field, value))


def values_of(kind: Kind, record: Listed) -> dict[str, Value]:
    return {field.name: getattr(record, field.name) for field in FIELDS[kind]}


def _subtitle(kind: Kind, texts: Mapping[str, str]) -> str:
    names = {
        Kind.ORGANISATION: ("nature", "commune"),
        Kind.PROFESSIONAL: ("job_title", "organisation_id"),
        Kind.TERRITORY: ("meeting_place",),
        Kind.COHORT: ("public", "territory_id"),
    }[kind]
    return " · ".join(texts[name] for name in names if texts[name])


def _people(session: Session, filters: Filters) -> tuple[Row, ...]:
    return page(session, Kind.PROFESSIONAL, search=(), filters=filters, after=None, limit=_PEOPLE_SHOWN).rows


def _closures(session: Session, territory_id: str) -> tuple[Closure, ...]:
    found = session.execute(
        sa.select(ClosedPeriod.id, ClosedPeriod.starts_on, ClosedPeriod.ends_on, ClosedPeriod.reason)
        .where(ClosedPeriod.territory_id == territory_id, ClosedPeriod.is_deleted.is_(False))
        .order_by(ClosedPeriod.starts_on)
    )
    return tuple(Closure(*row) for row in found)
