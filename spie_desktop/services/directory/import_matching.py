"""Finding the record that an imported row speaks of: by SIRET, by e-mail, by name."""

from collections import defaultdict
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from spie_desktop.domain.contact_rules import same_email
from spie_desktop.domain.identifiers import new_id
from spie_desktop.domain.name_likeness import likeness_key
from spie_desktop.domain.text import fold
from spie_desktop.exchange.directory_csv import Level, Problem
from spie_desktop.i18n import _
from spie_desktop.services.directory.kinds import FIELDS, Kind
from spie_desktop.services.directory.records import CLASSES
from spie_desktop.services.directory.values import Value


class Ambiguous(Exception):
    """Several records answer to the row: the sentence says how to part them."""


@dataclass(slots=True)
class Entry:
    """A record of the directory as the import leaves it; `changed` are the fields that it sets."""

    id: str
    values: dict[str, Value]
    is_new: bool
    changed: set[str]


class Book:
    """Every record of a kind, found by what identifies it, the rows already read included."""

    def __init__(self, session: Session, kind: Kind) -> None:
        self._kind = kind
        self._entries: dict[str, Entry] = {}
        self._by: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        record = CLASSES[kind]
        names = [field.name for field in FIELDS[kind]]
        query = sa.select(record.id, *(getattr(record, name) for name in names)).where(record.is_deleted.is_(False))
        for record_id, *values in session.execute(query.order_by(record.id)):
            self._note(Entry(record_id, dict(zip(names, values, strict=True)), is_new=False, changed=set()))

    def find(self, values: dict[str, Value], problems: list[Problem]) -> Entry | None:
        """The one record that the values speak of; None for a new one; `Ambiguous` when several do."""
        siret = str(values.get("siret", ""))
        if siret and (found := self._by["siret", siret]):
            return found[0]
        named = [entry for entry in self._by["name", _name_key(self._kind, values)] if not _are_parted(entry, values)]
        email = same_email(str(values.get("email", "")))
        at_address = (
            [entry for entry in self._by["email", email] if not _differ(entry, values, "siret")] if email else []
        )
        both = [entry for entry in named if entry in at_address]
        if both:
            return both[0]
        if len(named) > 1:
            raise Ambiguous(_("Several records have this name: add a SIRET or an e-mail address to the row."))
        if named:
            return named[0]
        akin = [entry for entry in at_address if _are_akin(self._kind, entry, values)]
        if len(akin) == 1:
            return akin[0]
        if at_address:
            problems.append(
                Problem(Level.WARNING, "", _("This e-mail address is already that of another record of the directory."))
            )
        return None

    def add(self, values: dict[str, Value]) -> Entry:
        entry = Entry(new_id(), dict(values), is_new=True, changed=set(values))
        self._note(entry)
        return entry

    def change(self, entry: Entry, values: dict[str, Value]) -> None:
        changed = {name for name, value in values.items() if entry.values.get(name) != value}
        if changed:
            entry.values.update(values)
            entry.changed |= changed
            self._note(entry)

    def written(self) -> list[Entry]:
        return [entry for entry in self._entries.values() if entry.changed]

    def title(self, record_id: str) -> str:
        entry = self._entries.get(record_id)
        return str(entry.values.get("name", "")) if entry else ""

    def _note(self, entry: Entry) -> None:
        self._entries[entry.id] = entry
        keys = (
            ("siret", str(entry.values.get("siret") or "")),
            ("email", same_email(str(entry.values.get("email") or ""))),
            ("name", _name_key(self._kind, entry.values)),
        )
        for by, key in keys:
            if key and entry not in self._by[by, key]:
                self._by[by, key].append(entry)


def _name_key(kind: Kind, values: dict[str, Value]) -> str:
    if kind is Kind.PROFESSIONAL:
        return fold(f"{values.get('last_name', '')}|{values.get('first_name', '')}")
    return likeness_key(str(values.get("name", "")))


def _differ(entry: Entry, values: dict[str, Value], name: str) -> bool:
    """Both say something of this field, and not the same thing."""
    mine, theirs = entry.values.get(name), values.get(name)
    return bool(mine and theirs and mine != theirs)


def _are_parted(entry: Entry, values: dict[str, Value]) -> bool:
    """The same name, yet another establishment or another person: one field that identifies says so."""
    if "last_name" in entry.values:
        return _differ(entry, values, "organisation_id") and _differ(entry, values, "email")
    return _differ(entry, values, "siret") or (_differ(entry, values, "postcode") and _differ(entry, values, "commune"))


def _are_akin(kind: Kind, entry: Entry, values: dict[str, Value]) -> bool:
    """An address is shared in many offices: the name must answer for it, at least in part."""
    if kind is Kind.PROFESSIONAL:
        return any(
            fold(str(entry.values.get(name) or "")) == fold(str(values[name]))
            for name in ("last_name", "first_name")
            if values.get(name)
        )
    mine, theirs = set(_name_key(kind, entry.values).split()), set(_name_key(kind, values).split())
    return not theirs or len(mine & theirs) * 2 >= min(len(mine), len(theirs))
