"""Choosing what to merge: the suspected pairs of a list, or another record for the one chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from spie_desktop.i18n import _
from spie_desktop.services.directory import Kind, SuspectPair
from spie_desktop.services.directory.duplicates import ALIKE, REASONS
from spie_desktop.ui.directory.list_pane import Fetch
from spie_desktop.ui.directory.over_pane import OverPane, PlainLine
from spie_desktop.ui.directory.signs import columns
from spie_desktop.ui.widgets.cards import EmptyState
from spie_desktop.ui.widgets.columns import ListColumn
from spie_desktop.ui.widgets.fields import SearchField
from spie_desktop.ui.widgets.list_area import ListArea
from spie_desktop.ui.widgets.record_table import RecordTable


class PairsPane(OverPane):
    """The pairs that may be duplicates; `chosen(kept, other)` on Enter or a double click."""

    chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(
            _("Possible duplicates"), _("Open a pair to compare its two records; nothing changes before you say so.")
        )
        self.setObjectName("pairs_pane")
        self.table = RecordTable(
            (ListColumn(_("Record"), 4), ListColumn(_("Resembles"), 4), ListColumn(_("Reason"), tones=_tones())),
            name=_("Possible duplicates"),
        )
        self.table.setObjectName("pairs")
        self._empty = EmptyState(
            "done", _("No two records of this list resemble each other."), title=_("No duplicate found")
        )
        self._area = ListArea(self.table, self._empty)
        self.body.addWidget(self._area, 1)
        self.table.opened.connect(lambda pair: self.chosen.emit(*pair.split("|")))
        self.setFocusProxy(self.table)

    def show_loading(self) -> None:
        self._area.show_loading()

    def display(self, pairs: Sequence[SuspectPair]) -> None:
        lines = [
            PlainLine(
                f"{pair.left.id}|{pair.right.id}",
                (_side(pair.left.title, pair.left.detail), _side(pair.right.title, pair.right.detail), pair.reason),
            )
            for pair in pairs
        ]
        self.table.display_lines(lines)
        if lines:
            self._area.show_list()
            self.table.select_first()
        else:
            self._area.show_empty()


class OtherPane(OverPane):
    """The list of the same kind, searched for the record to merge with; `chosen(id)`."""

    chosen = Signal(str)
    searched = Signal(str)

    def __init__(self, kind: Kind) -> None:
        super().__init__(
            "", _("Find the other record, then press Enter. You will compare the two before anything changes.")
        )
        self.setObjectName("other_pane")
        self.search = SearchField(_("Search the other record"))
        self.search.setObjectName("other_search")
        self.table = RecordTable(columns(kind), name=_("Other records"))
        self.table.setObjectName("others")
        self._area = ListArea(
            self.table, EmptyState("search", _("Try fewer letters, or another word."), title=_("Nothing found"))
        )
        self.body.addWidget(self.search)
        self.body.addWidget(self._area, 1)
        self.search.typed.connect(self.searched)
        self.search.left.connect(self.table.setFocus)
        self.table.opened.connect(self.chosen)
        self.setFocusProxy(self.search)

    def display(self, title: str, fetch: Fetch) -> None:
        """The lines among which to choose; the title names the record to be merged."""
        self.title.display(_("Merge “{title}” with which record?").format(title=title[:80]))
        self.table.display(fetch)
        if self.table.lines.lines:
            self._area.show_list()
        else:
            self._area.show_empty()


def _tones() -> dict[str, str]:
    return {_(reason): "neutral" if reason == ALIKE else "warn" for reason in REASONS}


def _side(title: str, detail: str) -> str:
    return f"{title} · {detail}" if detail else title
