"""A CSV list of structures or of professionals, read as plain rows with what is doubtful beside each."""

import enum
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from spie_desktop.domain import contact_rules
from spie_desktop.domain.contact_rules import Checked
from spie_desktop.domain.text import clean, without_bidi
from spie_desktop.exchange.delimited import UnreadableFile, read_table
from spie_desktop.exchange.directory_columns import column_of, fields_of
from spie_desktop.i18n import _

MAX_CELL = 20_000
_FORMULA = re.compile(r"^[=@]|^[+-](?=.*[A-Za-z(!])")
_NUL = "\u2400"  # what `delimited` puts in the place of a NUL
_INVISIBLE = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2400]")
_MULTILINE = frozenset({"organisation.description", "organisation.address"})
_CHECKS: dict[str, Callable[[str], Checked]] = {
    "email": contact_rules.email,
    "phone": contact_rules.phone,
    "mobile": contact_rules.phone,
    "siret": contact_rules.siret,
    "postcode": contact_rules.postcode,
}


class Level(enum.StrEnum):
    """How serious a problem of a row is: an error leaves the row out, a warning only says what was changed."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is doubtful in one row: the column as the file names it, and a sentence."""

    level: Level
    column: str
    sentence: str


@dataclass(frozen=True, slots=True)
class OrganisationCells:
    """A structure as a row describes it; an empty text says nothing about the field."""

    name: str = ""
    short_name: str = ""
    description: str = ""
    kind: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    address: str = ""
    address_more: str = ""
    postcode: str = ""
    city: str = ""
    siret: str = ""
    territory: str = ""


@dataclass(frozen=True, slots=True)
class ProfessionalCells:
    """A professional as a row describes one; an empty text says nothing about the field."""

    last_name: str = ""
    first_name: str = ""
    email: str = ""
    phone: str = ""
    mobile: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class DirectoryRow:
    """One row of the file: a structure, a professional, or a professional with the structure."""

    line: int
    organisation: OrganisationCells | None
    professional: ProfessionalCells | None
    problems: tuple[Problem, ...] = ()

    @property
    def is_refused(self) -> bool:
        return any(problem.level is Level.ERROR for problem in self.problems)


@dataclass(frozen=True, slots=True)
class DirectoryFile:
    """All rows of the file, and the columns that were not understood."""

    rows: tuple[DirectoryRow, ...]
    unknown_columns: tuple[str, ...]
    encoding: str
    separator: str


def read_directory(path: Path) -> DirectoryFile:
    """Reads a list of structures or of professionals; raises `UnreadableFile` when it is none."""
    table = read_table(path, _known_headers)
    fields = fields_of(table.headers)
    if not {"organisation.name", "professional.last_name"} & set(fields):
        raise UnreadableFile(
            _("No column of this file gives a name."),
            way_out=_("Add a column “Nom” (and “Prénom” for a list of professionals), then choose the file again."),
        )
    unknown = tuple(
        clean(without_bidi(header))[:80]
        for header, known in zip(table.headers, fields, strict=True)
        if known is None and header.strip()
    )
    rows = tuple(_row(line, cells, table.headers, fields) for line, cells in table.rows)
    return DirectoryFile(rows, unknown, table.encoding, table.separator)


def _known_headers(cells: list[str]) -> int:
    return sum(column_of(cell) is not None for cell in cells if len(cell) < 80)


@dataclass(slots=True)
class _Reading:
    """One row while it is read."""

    values: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def warn(self, column: str, sentence: str) -> None:
        self.problems.append(Problem(Level.WARNING, column, sentence))

    def refuse(self, column: str, sentence: str) -> None:
        self.problems.append(Problem(Level.ERROR, column, sentence))


def _row(line: int, cells: tuple[str, ...], headers: tuple[str, ...], fields: list[str | None]) -> DirectoryRow:
    reading = _Reading()
    for header, name, cell in zip(headers, fields, cells, strict=False):
        if name is not None and cell.strip():
            _read_cell(reading, clean(header).rstrip("* "), name, cell)
    if any(cell.strip() for cell in cells[len(headers) :]):
        reading.warn("", _("This row has more cells than the file has columns; the last ones were left out."))
    organisation, professional = _organisation(reading.values), _professional(reading.values)
    _check_names(reading, organisation, professional)
    return DirectoryRow(line, organisation, professional, tuple(reading.problems))


def _read_cell(reading: _Reading, column: str, name: str, cell: str) -> None:
    what = name.partition(".")[2]
    text = without_bidi(cell).replace(_NUL, "")
    plain = clean(text, multiline=name in _MULTILINE)
    if len(plain) > MAX_CELL:
        plain = plain[:MAX_CELL]
        reading.warn(column, _("This cell is too long; its beginning was kept."))
    check = _CHECKS.get(what)
    if check is None:
        reading.values[name] = contact_rules.website(plain) if what == "website" else plain
        _note_oddities(reading, column, name, cell, plain)
        return
    checked = check(plain)
    reading.values[name] = checked.value
    if checked.fault:
        reading.warn(column, _("{fault} The cell is left out.").format(fault=_(checked.fault)))
    elif checked.note:
        reading.warn(column, _(checked.note))


def _note_oddities(reading: _Reading, column: str, name: str, cell: str, plain: str) -> None:
    if _FORMULA.match(plain):
        reading.warn(column, _("This cell looks like a formula; it is kept as plain text."))
    if "\ufffd" in plain:
        reading.warn(column, _("Some characters of this cell could not be read."))
    flat = cell.replace("\r\n", "\n").strip()
    if "\n" in flat and name not in _MULTILINE:
        reading.warn(column, _("This cell had several lines; they were joined."))
    if _INVISIBLE.search(flat):
        reading.warn(column, _("Invisible characters were removed from this cell."))


def _organisation(values: dict[str, str]) -> OrganisationCells | None:
    found = _part(values, "organisation")
    return OrganisationCells(**_with_mobile(found)) if found else None


def _professional(values: dict[str, str]) -> ProfessionalCells | None:
    found = _part(values, "professional")
    return ProfessionalCells(**found) if found else None


def _part(values: dict[str, str], which: str) -> dict[str, str]:
    return {
        name.removeprefix(f"{which}."): value
        for name, value in values.items()
        if name.startswith(f"{which}.") and value
    }


def _with_mobile(found: dict[str, str]) -> dict[str, str]:
    mobile = found.pop("mobile", "")
    if mobile and mobile not in found.get("phone", ""):
        found["phone"] = " / ".join(number for number in (found.get("phone", ""), mobile) if number)
    return found


def _check_names(
    reading: _Reading, organisation: OrganisationCells | None, professional: ProfessionalCells | None
) -> None:
    if professional and not professional.last_name:
        reading.refuse("", _("The name of the professional is missing."))
    if organisation and not organisation.name and not organisation.siret:
        if professional:
            reading.warn("", _("The name of the structure is missing; only the professional is taken."))
        else:
            reading.refuse("", _("The name of the structure is missing."))
    if not organisation and not professional:
        reading.refuse("", _("Nothing of this row could be read."))
