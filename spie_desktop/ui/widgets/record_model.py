"""The lines of a list as Qt asks for them: looked up, never computed, and fetched page by page."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from spie_desktop.ui.widgets.columns import ListColumn

FIRST_PAGE, NEXT_PAGE, LARGE_PAGE = 100, 200, 2000
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)


class Line(Protocol):
    """Ligne: a record as a list shows it, its texts in the order of the columns."""

    @property
    def id(self) -> str: ...
    @property
    def cells(self) -> Sequence[str]: ...
    @property
    def is_archived(self) -> bool: ...


class LinesPage(Protocol):
    """Page: some lines, and what asks for the following ones (None at the end)."""

    @property
    def rows(self) -> Sequence[Line]: ...
    @property
    def after(self) -> Any: ...


Fetch = Callable[[Any, int], LinesPage]


class RecordModel(QAbstractTableModel):
    """Lines fetched so far; Qt asks for more as one scrolls."""

    def __init__(self, columns: Sequence[ListColumn], parent: QObject) -> None:
        super().__init__(parent)
        self.columns = columns
        self.lines: list[Line] = []
        self._fetch: Fetch | None = None
        self._after: Any = None

    def display(self, fetch: Fetch, at_least: int = FIRST_PAGE) -> None:
        """Forgets the lines, and fetches the first page by `fetch(None, count)`."""
        page = fetch(None, at_least)
        self.beginResetModel()
        self._fetch, self._after, self.lines = fetch, page.after, list(page.rows)
        self.endResetModel()

    def display_lines(self, lines: Sequence[Line]) -> None:
        """The same for a list that is short and whole."""
        self.beginResetModel()
        self._fetch, self._after, self.lines = None, None, list(lines)
        self.endResetModel()

    def fetch_all(self) -> None:
        """Goes to the end, by large pages."""
        while self.canFetchMore():
            self._grow(LARGE_PAGE)

    def row_of(self, identifier: str) -> int:
        """Where a record stands among the lines fetched so far, or -1."""
        return next((row for row, line in enumerate(self.lines) if line.id == identifier), -1)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY:
            return self.lines[index.row()].cells[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == _DISPLAY:
                return self.columns[section].title
            if role == _ALIGNMENT:
                return self.columns[section].alignment
        return None

    def canFetchMore(self, parent: _Index = _ROOT) -> bool:
        return self._after is not None and not parent.isValid()

    def fetchMore(self, parent: _Index = _ROOT) -> None:
        if not parent.isValid():
            self._grow(NEXT_PAGE)

    def _grow(self, count: int) -> None:
        if self._fetch is None or self._after is None:
            return
        page = self._fetch(self._after, count)
        self._after = page.after
        if page.rows:
            self.beginInsertRows(_ROOT, len(self.lines), len(self.lines) + len(page.rows) - 1)
            self.lines.extend(page.rows)
            self.endInsertRows()
