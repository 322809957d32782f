"""The four lists of the directory, page by page, in French order, narrowed by what is typed."""

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from spie_desktop.domain.typed_values import write_date
from spie_desktop.domain.vocabulary import label
from spie_desktop.i18n import _
from spie_desktop.models.cohort import Cohort
from spie_desktop.models.journal import search_entry
from spie_desktop.models.organisation import Organisation
from spie_desktop.models.professional import Professional
from spie_desktop.models.territory import Territory
from spie_desktop.models.titles import full_name
from spie_desktop.services.directory.kinds import Kind
from spie_desktop.services.directory.records import CLASSES

_WORDS = sa.table("search_words", sa.column("rowid"), sa.column("words"))
Cursor = tuple[str, str]
Search = Sequence[str]  # one expression of the index for each word typed


class State(enum.StrEnum):
    """état de la fiche: those in use, those set aside, or both."""

    ACTIVE = "active"
    ARCHIVED = "archived"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a list, apart from the words typed; an empty text narrows nothing."""

    state: State = State.ACTIVE
    nature: str = ""
    territory_id: str = ""
    organisation_id: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list: its texts stand in the order of the columns of its kind."""

    id: str
    cells: tuple[str, ...]
    is_archived: bool
    cursor: Cursor


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines of a list; `after` asks for those that follow, None when there are none."""

    rows: tuple[Row, ...]
    after: Cursor | None


def page(session: Session, kind: Kind, *, search: Search, filters: Filters, after: Cursor | None, limit: int) -> Page:
    record = CLASSES[kind]
    query = _narrowed(_COLUMNS[kind](), kind, search, filters)
    if after is not None:
        query = query.where(sa.tuple_(record.sort_key, record.id) > sa.tuple_(*map(sa.literal, after)))
    found = session.execute(query.order_by(record.sort_key, record.id).limit(limit + 1)).all()
    rows = tuple(_row(kind, values) for values in found[:limit])
    return Page(rows, rows[-1].cursor if len(found) > limit else None)


def count(session: Session, kind: Kind, *, search: Search, filters: Filters) -> int:
    query = _narrowed(sa.select(sa.func.count()).select_from(CLASSES[kind]), kind, search, filters)
    return session.scalar(query) or 0


def is_any(session: Session, kind: Kind, *, search: Search, filters: Filters) -> bool:
    query = _narrowed(sa.select(CLASSES[kind].id), kind, search, filters).limit(1)
    return session.scalar(query) is not None


def is_in(session: Session, kind: Kind, record_id: str, *, search: Search, filters: Filters) -> bool:
    record = CLASSES[kind]
    query = _narrowed(sa.select(record.id).where(record.id == record_id), kind, search, filters)
    return session.scalar(query) is not None


def choices(session: Session, kind: Kind) -> list[tuple[str, str]]:
    """Every record in use, as (id, title): for the choice lists of forms."""
    record = CLASSES[kind]
    query = (
        sa.select(record.id, *_title_columns(kind))
        .where(record.is_deleted.is_(False), record.is_archived.is_(False))
        .order_by(record.sort_key, record.id)
    )
    return [(row[0], title_from(row[1:])) for row in session.execute(query)]


def title_from(names: Sequence[str]) -> str:
    return full_name(*names) if len(names) == 2 else names[0]


def _title_columns(kind: Kind) -> tuple[Any, ...]:
    if kind is Kind.PROFESSIONAL:
        return (Professional.last_name, Professional.first_name)
    return (CLASSES[kind].name,)


def _narrowed(query: Any, kind: Kind, search: Search, filters: Filters) -> Any:
    record = CLASSES[kind]
    query = query.where(record.is_deleted.is_(False))
    if filters.state is not State.ALL:
        query = query.where(record.is_archived.is_(filters.state is State.ARCHIVED))
    if filters.nature and kind is Kind.ORGANISATION:
        query = query.where(Organisation.nature == filters.nature)
    if filters.territory_id and kind is not Kind.TERRITORY:
        query = query.where(record.territory_id == filters.territory_id)
    if filters.organisation_id and kind is Kind.PROFESSIONAL:
        query = query.where(Professional.organisation_id == filters.organisation_id)
    for expression in search:
        matching: Any = record.id.in_(_matching(kind, expression))
        if kind is Kind.PROFESSIONAL:  # found by the name of their structure too
            matching |= Professional.organisation_id.in_(_matching(Kind.ORGANISATION, expression))
        query = query.where(matching)
    return query


def _matching(kind: Kind, expression: str) -> Any:
    found = sa.select(_WORDS.c.rowid).where(sa.literal_column("search_words").op("MATCH")(expression))
    return sa.select(search_entry.c.record_id).where(search_entry.c.id.in_(found), search_entry.c.kind == kind.value)


def _organisation_columns() -> Any:
    return (
        sa.select(
            Organisation.id, Organisation.sort_key, Organisation.is_archived,
            Organisation.name, Organisation.nature, Organisation.commune, Territory.name,
        )
        .outerjoin_from(Organisation, Territory, Organisation.territory_id == Territory.id)
    )  # fmt: skip


def _professional_columns() -> Any:
    return (
        sa.select(
            Professional.id, Professional.sort_key, Professional.is_archived,
            Professional.last_name, Professional.first_name, Organisation.name, Professional.job_title,
        )
        .outerjoin_from(Professional, Organisation, Professional.organisation_id == Organisation.id)
    )  # fmt: skip


def _territory_columns() -> Any:
    return sa.select(
        Territory.id, Territory.sort_key, Territory.is_archived,
        Territory.name, Territory.meeting_place, Territory.weeks_between,
    )  # fmt: skip


def _cohort_columns() -> Any:
    return (
        sa.select(
            Cohort.id, Cohort.sort_key, Cohort.is_archived,
            Cohort.name, Territory.name, Cohort.starts_on, Cohort.ends_on,
        )
        .outerjoin_from(Cohort, Territory, Cohort.territory_id == Territory.id)
    )  # fmt: skip


_COLUMNS: dict[Kind, Callable[[], Any]] = {
    Kind.ORGANISATION: _organisation_columns,
    Kind.PROFESSIONAL: _professional_columns,
    Kind.TERRITORY: _territory_columns,
    Kind.COHORT: _cohort_columns,
}


def _row(kind: Kind, values: Any) -> Row:
    record_id, key, is_archived, *rest = values
    cells: tuple[str, ...]
    match kind:
        case Kind.ORGANISATION:
            name, nature, commune, territory = rest
            cells = (name, label(nature), commune, territory or "")
        case Kind.PROFESSIONAL:
            last, first, organisation, job = rest
            cells = (full_name(last, first), organisation or "", job)
        case Kind.TERRITORY:
            name, place, weeks = rest
            cells = (name, place, rhythm(weeks))
        case Kind.COHORT:
            name, territory, starts, ends = rest
            cells = (name, territory or "", " – ".join(filter(None, (write_date(starts), write_date(ends)))))
    if is_archived:  # said, not only dimmed
        cells = (_("{title} (deactivated record)").format(title=cells[0]), *cells[1:])
    return Row(record_id, cells, is_archived, (key, record_id))


def rhythm(weeks: int) -> str:
    if weeks == 1:
        return _("every week")
    return _("every {count} weeks").format(count=weeks)
