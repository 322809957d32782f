"""Who refers to a record of the directory, whatever the table: read from the foreign keys themselves."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from spie_desktop.i18n import ngettext
from spie_desktop.models import RECORDS
from spie_desktop.models.base import Record
from spie_desktop.services.directory.kinds import Kind, counted

_MERGED = "merged_into_id"  # the trace of an old merge, not a use


@dataclass(frozen=True, slots=True)
class Reference:
    """A column of a record class that points at a kind of the directory."""

    record: type[Record]
    column: str


@cache
def references_to(kind: Kind) -> tuple[Reference, ...]:
    """Every foreign key of every record class that leads to `kind`."""
    return tuple(
        Reference(record, column.name)
        for record in RECORDS.values()
        for column in record.__table__.columns
        if any(key.column.table.name == kind.value for key in column.foreign_keys)
    )


def referring(session: Session, kind: Kind, record_id: str) -> Iterator[tuple[Reference, list[Record]]]:
    """The records that point at this one, tombstones too."""
    for reference in references_to(kind):
        column = getattr(reference.record, reference.column)
        found = list(session.scalars(sa.select(reference.record).where(column == record_id)))
        if found:
            yield reference, found


def uses(session: Session, kind: Kind, record_id: str) -> dict[str, int]:
    """How many living records of each kind use this one."""
    return {name: number for name, number in session.execute(_counting(kind), {"id": record_id}) if number}


@cache
def _counting(kind: Kind) -> Any:
    """One statement for every table: a card is shown at each step through a list."""
    by_record: dict[type[Record], list[Any]] = {}
    for reference in references_to(kind):
        if reference.column != _MERGED:
            by_record.setdefault(reference.record, []).append(getattr(reference.record, reference.column))
    target = sa.bindparam("id", type_=sa.String)
    return sa.union_all(
        *(
            sa.select(sa.literal_column(f"'{record.kind()}'"), sa.func.count()).where(
                sa.or_(*(column == target for column in columns)), record.is_deleted.is_(False)
            )
            for record, columns in by_record.items()
        )
    )


_LISTED = frozenset(kind.value for kind in Kind)
_COUNTED: dict[str, Callable[[int], str]] = {
    "closed_period": lambda n: ngettext("{count} closed period", "{count} closed periods", n),
    "cohort_membership": lambda n: ngettext("{count} person of a cohort", "{count} people of a cohort", n),
    "committee_seat": lambda n: ngettext("{count} seat on a committee", "{count} seats on a committee", n),
    "case_file": lambda n: ngettext("{count} file", "{count} files", n),
    "facilitator": lambda n: ngettext("{count} facilitator", "{count} facilitators", n),
    "referral": lambda n: ngettext("{count} referral", "{count} referrals", n),
    "meeting": lambda n: ngettext("{count} committee meeting", "{count} committee meetings", n),
    "meeting_series": lambda n: ngettext("{count} series of meetings", "{count} series of meetings", n),
    "attendance": lambda n: ngettext("{count} attendance", "{count} attendances", n),
    "charter_signature": lambda n: ngettext("{count} signed charter", "{count} signed charters", n),
    "action": lambda n: ngettext("{count} action", "{count} actions", n),
    "invitation": lambda n: ngettext("{count} invitation", "{count} invitations", n),
    "proposal": lambda n: ngettext("{count} proposed solution", "{count} proposed solutions", n),
    "appointment": lambda n: ngettext("{count} appointment", "{count} appointments", n),
    "contact": lambda n: ngettext("{count} contact", "{count} contacts", n),
    "offer": lambda n: ngettext("{count} offer", "{count} offers", n),
}


def as_words(uses: dict[str, int]) -> tuple[str, ...]:
    """« 3 professionals », « 12 files », and the rest together."""
    words, others = [], 0
    for kind, number in uses.items():
        if kind in _LISTED:
            words.append(counted(Kind(kind), number))
        elif kind in _COUNTED:
            words.append(_COUNTED[kind](number).format(count=number))
        else:
            others += number
    if others:
        words.append(ngettext("{count} other record", "{count} other records", others).format(count=others))
    return tuple(words)
