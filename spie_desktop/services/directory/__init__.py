"""The directory: structures, professionals, territories, cohorts."""

from spie_desktop.services.directory.directory import Directory
from spie_desktop.services.directory.kinds import FIELDS, Entry, FieldSpec, Kind
from spie_desktop.services.directory.lists import Cursor, Filters, Page, Row, State
from spie_desktop.services.directory.values import InvalidFields

__all__ = [
    "FIELDS",
    "Cursor",
    "Directory",
    "Entry",
    "FieldSpec",
    "Filters",
    "InvalidFields",
    "Kind",
    "Page",
    "Row",
    "State",
]
