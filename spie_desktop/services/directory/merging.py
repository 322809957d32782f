"""Two records that were one: a choice for each field, and all that referred to the other moved to the kept one."""

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.models.base import Record
from spie_desktop.services.directory.cards import as_text
from spie_desktop.services.directory.kinds import FIELDS, FieldSpec, Kind
from spie_desktop.services.directory.records import CLASSES, Listed, record_of, title_of
from spie_desktop.services.directory.references import as_words, referring, uses
from spie_desktop.services.directory.values import Value, is_blank

_SAME_PLACE = {
    "committee_seat": ("territory_id", "organisation_id", "professional_id"),
    "cohort_membership": ("case_file_id", "cohort_id", "entered_on"),
}


class MergeRefused(UserError):
    """These two records cannot become one."""


@dataclass(frozen=True, slots=True)
class MergeField:
    """One field on both sides; `takes_other` is the choice proposed."""

    name: str
    label: str
    kept: str
    other: str
    takes_other: bool


@dataclass(frozen=True, slots=True)
class MergeView:
    """What a merge would do: the fields that differ, and what would move."""

    kind: Kind
    kept_id: str
    other_id: str
    kept_title: str
    other_title: str
    fields: tuple[MergeField, ...]
    moved: tuple[str, ...]


def merge_view(session: Session, kept_id: str, other_id: str) -> MergeView:
    kind, kept, other = _both(session, kept_id, other_id)
    fields = tuple(
        MergeField(
            field.name,
            field.label,
            as_text(session, field, getattr(kept, field.name)),
            as_text(session, field, getattr(other, field.name)),
            _prefers_other(field, getattr(kept, field.name), getattr(other, field.name)),
        )
        for field in FIELDS[kind]
        if getattr(kept, field.name) != getattr(other, field.name)
    )
    moved = as_words(uses(session, kind, other_id))
    return MergeView(kind, kept_id, other_id, title_of(kept), title_of(other), fields, moved)


def merge(session: Session, kept_id: str, other_id: str, take_from_other: Collection[str] | None) -> Kind:
    """Merges in the open transaction; with no choice, empty fields of the kept record are filled from the other."""
    kind, kept, other = _both(session, kept_id, other_id)
    for field in FIELDS[kind]:
        mine, theirs = getattr(kept, field.name), getattr(other, field.name)
        taken = _prefers_other(field, mine, theirs) if take_from_other is None else field.name in take_from_other
        if taken and mine != theirs:
            setattr(kept, field.name, theirs)
    for reference, records in referring(session, kind, other_id):
        for record in records:
            _repoint(record, reference.column, kept)
            _withdraw_twin(session, record)
    other.merged_into_id = kept.id
    other.is_deleted = True
    kept.is_archived = kept.is_archived and other.is_archived
    return kind


def _repoint(record: Record, column: str, kept: Listed) -> None:
    """A record that is the kept one itself (its own branch, say) must not end by pointing at itself."""
    if record is not kept:
        setattr(record, column, kept.id)
    elif record.__table__.columns[column].nullable:
        setattr(record, column, None)


def _withdraw_twin(session: Session, moved: Record) -> None:
    """A structure has one seat at a table, a file one place in a cohort: the one that was moved gives way."""
    names = _SAME_PLACE.get(moved.kind())
    if names is None or moved.is_deleted:
        return
    record = type(moved)
    same = (getattr(record, name).is_(getattr(moved, name)) for name in names)
    twin = session.scalars(sa.select(record).where(record.id != moved.id, record.is_deleted.is_(False), *same)).first()
    moved.is_deleted = twin is not None


def _prefers_other(field: FieldSpec, kept: Value, other: Value) -> bool:
    if field.choices is not None:
        return str(kept) == "autre" and not is_blank(other)
    return is_blank(kept) and not is_blank(other)


def _both(session: Session, kept_id: str, other_id: str) -> tuple[Kind, Listed, Listed]:
    kept_kind, other_kind = _kind_of(session, kept_id), _kind_of(session, other_id)
    if kept_kind is not other_kind:
        raise MergeRefused(
            _("These two records are not of the same kind."),
            way_out=_("Only two structures, two professionals, two territories or two cohorts can be merged."),
        )
    if kept_id == other_id:
        raise MergeRefused(_("This is one and the same record."), way_out=_("Choose another one to merge it with."))
    return kept_kind, record_of(session, kept_kind, kept_id), record_of(session, kept_kind, other_id)


def _kind_of(session: Session, record_id: str) -> Kind:
    for kind, record in CLASSES.items():
        found = session.get(record, record_id)
        if found is not None and not found.is_deleted:
            return kind
    raise MergeRefused(_("One of these records is no longer in the directory."), way_out=_("Refresh the list."))
