"""The directory: structures, professionals, territories, cohorts."""

from spie_desktop.exchange.directory_csv import Level
from spie_desktop.services.directory.cards import Closure, DirectoryCard
from spie_desktop.services.directory.directory import Directory
from spie_desktop.services.directory.duplicates import Suspect, SuspectPair
from spie_desktop.services.directory.import_plan import ImportLine, Outcome
from spie_desktop.services.directory.importing import ImportPreview, ImportResult
from spie_desktop.services.directory.kinds import FIELDS, Entry, FieldSpec, Kind, counted
from spie_desktop.services.directory.lists import Cursor, Filters, Page, Row, State
from spie_desktop.services.directory.merging import MergeField, MergeView
from spie_desktop.services.directory.values import InvalidFields

__all__ = [
    "FIELDS",
    "Closure",
    "Cursor",
    "Directory",
    "DirectoryCard",
    "Entry",
    "FieldSpec",
    "Filters",
    "ImportLine",
    "ImportPreview",
    "ImportResult",
    "InvalidFields",
    "Kind",
    "Level",
    "MergeField",
    "MergeView",
    "Outcome",
    "Page",
    "Row",
    "State",
    "Suspect",
    "SuspectPair",
    "counted",
]
