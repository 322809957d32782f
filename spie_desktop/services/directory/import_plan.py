"""What an imported list would do to the directory: each row matched, compared, explained; nothing is written."""

import enum
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from spie_desktop.domain.organisation_guess import guess_from, kind_named
from spie_desktop.domain.text import fold
from spie_desktop.exchange.directory_csv import (
    DirectoryFile,
    DirectoryRow,
    Level,
    OrganisationCells,
    Problem,
    ProfessionalCells,
)
from spie_desktop.i18n import _
from spie_desktop.models.titles import full_name
from spie_desktop.services.directory.cards import as_text
from spie_desktop.services.directory.import_matching import Ambiguous, Book, Entry
from spie_desktop.services.directory.kinds import FIELDS, Kind
from spie_desktop.services.directory.lists import choices
from spie_desktop.services.directory.values import Value, is_blank

Tell = Callable[[float], object]
_TELL_EVERY = 200


def silent(_share: float) -> None:
    """For those who do not ask how far it is."""


class Outcome(enum.StrEnum):
    """sort d'une ligne importée: what becomes of it."""

    NEW = "new"
    UPDATE = "update"
    IDENTICAL = "identical"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One record that a row of the file speaks of, what becomes of it, and what is doubtful in the row."""

    line: int
    kind: Kind
    title: str
    outcome: Outcome
    changes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class ImportPlan:
    """The lines to show and the records to write."""

    lines: list[ImportLine] = field(default_factory=list)
    entries: dict[Kind, list[Entry]] = field(default_factory=dict)


class Planner:
    """Reads the directory once, then settles the rows one after the other, each seeing those before."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._books = {kind: Book(session, kind) for kind in (Kind.ORGANISATION, Kind.PROFESSIONAL)}
        self._territories = {fold(title): record_id for record_id, title in choices(session, Kind.TERRITORY)}
        self._titles = dict(choices(session, Kind.TERRITORY))

    def plan(self, file: DirectoryFile, tell: Tell = silent) -> ImportPlan:
        """Settles each row; `tell` hears which share is done, and may raise to stop."""
        plan = ImportPlan()
        for number, row in enumerate(file.rows):
            if number % _TELL_EVERY == 0:
                tell(number / len(file.rows))
            plan.lines += self._settle(row)
        tell(1)
        plan.entries = {kind: book.written() for kind, book in self._books.items()}
        return plan

    def _settle(self, row: DirectoryRow) -> list[ImportLine]:
        if row.is_refused:
            return [_refused(row, row.problems)]
        problems = list(row.problems)
        lines, organisation_id = [], ""
        try:
            if row.organisation and (row.organisation.name or row.organisation.siret):
                entry, line = self._organisation(row.line, row.organisation, problems)
                organisation_id = entry.id if entry else ""
                if line and (line.outcome is not Outcome.IDENTICAL or not row.professional):
                    lines.append(line)
            if row.professional:
                lines.append(self._professional(row.line, row.professional, organisation_id, problems))
        except Ambiguous as doubt:
            return [*lines, _refused(row, (*problems, Problem(Level.ERROR, "", str(doubt))))]
        if not lines:
            return [_refused(row, tuple(problems))]
        last = lines[-1]
        return [*lines[:-1], ImportLine(last.line, last.kind, last.title, last.outcome, last.changes, tuple(problems))]

    def _organisation(
        self, line: int, cells: OrganisationCells, problems: list[Problem]
    ) -> tuple[Entry | None, ImportLine | None]:
        values = self._organisation_values(cells, problems)
        entry = self._books[Kind.ORGANISATION].find(values, problems)
        if entry is None and not cells.name:
            problems.append(
                Problem(Level.WARNING, "", _("No structure of the directory has this SIRET, and its name is missing."))
            )
            return None, None
        if entry is None and "nature" not in values and (guessed := guess_from(cells.name)):
            values["nature"] = guessed
        return self._write(line, Kind.ORGANISATION, entry, values)

    def _organisation_values(self, cells: OrganisationCells, problems: list[Problem]) -> dict[str, Value]:
        values: dict[str, Value] = {
            "name": cells.name,
            "short_name": cells.short_name,
            "description": cells.description,
            "phone": cells.phone,
            "email": cells.email,
            "website": cells.website,
            "address_line": " ".join(cells.address.split()),
            "address_more": cells.address_more,
            "postcode": cells.postcode,
            "commune": cells.city,
            "siret": cells.siret,
        }
        if cells.kind:
            values["nature"] = kind_named(cells.kind)
            if values["nature"] is None:
                problems.append(
                    Problem(Level.WARNING, "", _("This kind of structure is not known; choose it on the record."))
                )
        if cells.territory:
            values["territory_id"] = self._territories.get(fold(cells.territory))
            if values["territory_id"] is None:
                problems.append(
                    Problem(Level.WARNING, "", _("This territory is not in the directory; it is left out."))
                )
        return {name: value for name, value in values.items() if not is_blank(value)}

    def _professional(
        self, line: int, cells: ProfessionalCells, organisation_id: str, problems: list[Problem]
    ) -> ImportLine:
        values: dict[str, Value] = {
            "last_name": cells.last_name,
            "first_name": cells.first_name,
            "email": cells.email,
            "phone": cells.phone,
            "mobile": cells.mobile,
            "job_title": cells.role,
            "organisation_id": organisation_id,
        }
        values = {name: value for name, value in values.items() if not is_blank(value)}
        entry = self._books[Kind.PROFESSIONAL].find(values, problems)
        return self._write(line, Kind.PROFESSIONAL, entry, values)[1]

    def _write(self, line: int, kind: Kind, entry: Entry | None, values: dict[str, Value]) -> tuple[Entry, ImportLine]:
        book = self._books[kind]
        title = _title(kind, entry.values | values if entry else values)
        if entry is None:
            return book.add(values), ImportLine(line, kind, title, Outcome.NEW)
        changes = tuple(self._change(kind, name, entry, value) for name, value in _differing(entry, values))
        book.change(entry, values)
        outcome = Outcome.UPDATE if changes else Outcome.IDENTICAL
        return entry, ImportLine(line, kind, title, outcome, changes)

    def _change(self, kind: Kind, name: str, entry: Entry, value: Value) -> str:
        spec = next(spec for spec in FIELDS[kind] if spec.name == name)
        before, after = self._text(spec.name, kind, entry.values.get(name)), self._text(spec.name, kind, value)
        if not before:
            return _("{field}: {after}").format(field=_(spec.label), after=after)
        return _("{field}: {before} → {after}").format(field=_(spec.label), before=before, after=after)

    def _text(self, name: str, kind: Kind, value: Value) -> str:
        if name == "organisation_id":
            return self._books[Kind.ORGANISATION].title(str(value)) if value else ""
        if name == "territory_id":
            return self._titles.get(str(value), "")
        return as_text(self._session, next(spec for spec in FIELDS[kind] if spec.name == name), value)


def _differing(entry: Entry, values: dict[str, Value]) -> list[tuple[str, Value]]:
    return [(name, value) for name, value in values.items() if entry.values.get(name) != value]


def _title(kind: Kind, values: dict[str, Value]) -> str:
    if kind is Kind.PROFESSIONAL:
        return full_name(str(values["last_name"]), str(values.get("first_name", "")))
    return str(values.get("name", ""))


def _refused(row: DirectoryRow, problems: tuple[Problem, ...]) -> ImportLine:
    if row.professional:
        return ImportLine(
            row.line,
            Kind.PROFESSIONAL,
            full_name(row.professional.last_name, row.professional.first_name),
            Outcome.REFUSED,
            problems=problems,
        )
    name = row.organisation.name if row.organisation else ""
    return ImportLine(row.line, Kind.ORGANISATION, name, Outcome.REFUSED, problems=problems)
