"""What can be done in the directory, with its keys."""

from collections.abc import Sequence
from typing import Protocol

from spie_desktop.i18n import N_
from spie_desktop.ui.commands import Command
from spie_desktop.ui.places import Place


class DirectoryVerbs(Protocol):
    """What the screen can be asked."""

    def begin_record(self) -> None: ...
    def edit_record(self) -> None: ...
    def delete_record(self) -> None: ...
    def turn_archived(self) -> None: ...
    def merge_record(self) -> None: ...
    def begin_search(self) -> None: ...
    def begin_import(self) -> None: ...
    def find_duplicates(self) -> None: ...
    def step_list(self, step: int) -> None: ...


def directory_commands(screen: DirectoryVerbs) -> Sequence[Command]:
    rows = (
        ("directory_add", N_("Add a record to the list"), screen.begin_record, "Ctrl+N", "plus", "record"),
        ("directory_edit", N_("Edit the record"), screen.edit_record, "F2", "edit", "record"),
        (
            "directory_archive",
            N_("Deactivate or reactivate the record"),
            screen.turn_archived,
            "Ctrl+E",
            "archive",
            "record",
        ),
        ("directory_merge", N_("Merge the record with another"), screen.merge_record, "Ctrl+M", "merge", "record"),
        ("directory_delete", N_("Delete the record"), screen.delete_record, "Del", "delete", "record"),
        ("directory_search", N_("Search in the list"), screen.begin_search, "Ctrl+F", "search", "list"),
        ("directory_next", N_("Next list"), lambda: screen.step_list(1), "Ctrl+Tab", "forward", "list"),
        ("directory_previous", N_("Previous list"), lambda: screen.step_list(-1), "Ctrl+Shift+Tab", "", "list"),
        ("directory_import", N_("Import a list…"), screen.begin_import, "Ctrl+I", "import", "list"),
        ("directory_duplicates", N_("Find duplicates…"), screen.find_duplicates, "Ctrl+D", "merge", "list"),
    )
    return [
        Command(identifier, label, call, keys, icon, Place.DIRECTORY, group)
        for identifier, label, call, keys, icon, group in rows
    ]
