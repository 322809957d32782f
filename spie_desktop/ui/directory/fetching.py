"""The pages of a list as its table asks for them, an error told instead of raised inside Qt."""

from typing import Any

from spie_desktop.services.directory import Directory, Filters, Kind, Page
from spie_desktop.ui.commands import ask
from spie_desktop.ui.directory.list_pane import Fetch


def fetching(directory: Directory, kind: Kind, search: str, filters: Filters, *, leave_out: str = "") -> Fetch:
    """What `RecordTable.display` takes; the record `leave_out` is never listed."""

    def fetch(after: Any, count: int) -> Page:
        found: list[Page] = []
        ask(
            lambda: directory.page(kind, search=search, filters=filters, after=after, limit=count),
            done=found.append,
        )
        page = found[0] if found else Page((), None)
        if leave_out:
            return Page(tuple(row for row in page.rows if row.id != leave_out), page.after)
        return page

    return fetch


def is_listed(directory: Directory, kind: Kind, record_id: str, search: str, filters: Filters) -> bool:
    """Whether the list so narrowed holds the record, on any of its pages."""
    found: list[bool] = []
    ask(lambda: directory.is_in_list(kind, record_id, search=search, filters=filters), done=found.append)
    return bool(found and found[0])
