"""Importing a list into the directory: read, preview, then write all of it as one action."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from spie_desktop.exchange.directory_csv import DirectoryFile, read_directory
from spie_desktop.services.directory.import_matching import Entry
from spie_desktop.services.directory.import_plan import ImportLine, ImportPlan, Outcome, Planner, Tell
from spie_desktop.services.directory.kinds import Kind
from spie_desktop.services.directory.records import CLASSES, record_of

BULK = 500


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What an import would do, line by line; it holds the rows, so that it can be applied later."""

    file: DirectoryFile
    lines: tuple[ImportLine, ...]

    def count(self, outcome: Outcome) -> int:
        return sum(line.outcome is outcome for line in self.lines)

    @property
    def unknown_columns(self) -> tuple[str, ...]:
        return self.file.unknown_columns


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did, in records."""

    created: int
    updated: int
    identical: int
    refused: int


def read_file(path: Path) -> DirectoryFile:
    return read_directory(path)


def preview(session: Session, file: DirectoryFile, tell: Tell) -> ImportPreview:
    return ImportPreview(file, tuple(Planner(session).plan(file, tell).lines))


def apply(session: Session, plan: ImportPlan, *, with_updates: bool) -> ImportResult:
    """Writes the plan in the open transaction; structures first, for the professionals refer to them."""
    written = Counter[bool]()
    for kind in (Kind.ORGANISATION, Kind.PROFESSIONAL):
        for entry in plan.entries[kind]:
            if entry.is_new:
                session.add(CLASSES[kind](id=entry.id, **_changed(entry)))
            elif with_updates:
                record = record_of(session, kind, entry.id)
                for name, value in _changed(entry).items():
                    setattr(record, name, value)
            else:
                continue
            written[entry.is_new] += 1
    outcomes = Counter(line.outcome for line in plan.lines)
    return ImportResult(written[True], written[False], outcomes[Outcome.IDENTICAL], outcomes[Outcome.REFUSED])


def is_large(seen: ImportPreview) -> bool:
    """Beyond this, the words of the search are indexed once at the end."""
    return seen.count(Outcome.NEW) + seen.count(Outcome.UPDATE) > BULK


def _changed(entry: Entry) -> dict[str, object]:
    return {name: entry.values[name] for name in entry.changed}
