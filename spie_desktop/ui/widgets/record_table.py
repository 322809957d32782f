"""A list of records, as quick with a hundred thousand lines as with a hundred.

table = RecordTable((ListColumn(_("Name"), 3, key="name"), ListColumn(_("State"), is_chip=True)), name=_("Structures"))
table.display(lambda after, count: services.directory.page(kind, after=after, limit=count))
table.opened(id) on Enter or a double click, .selected(id), .sorted_by(key, is_descending), .typed(text)
The lines have `id`, `cells`, `is_archived`; a page has `rows` and `after` (None at the end). SQL sorts, never the view.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.chips import chip_width
from spie_desktop.ui.widgets.columns import CellPainter, ListColumn
from spie_desktop.ui.widgets.labels import plain_tooltip
from spie_desktop.ui.widgets.record_model import FIRST_PAGE, Fetch, Line, RecordModel


class RecordTable(QTableView):
    """The list itself; what stands in it when it is empty is its `ListArea`'s affair."""

    opened = Signal(str)
    selected = Signal(str)
    sorted_by = Signal(str, bool)
    typed = Signal(str)

    def __init__(
        self,
        columns: Sequence[ListColumn],
        *,
        name: str,
        has_many: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("records")
        self.setAccessibleName(name)
        self._columns = tuple(columns)
        self._sort = ("", False)
        self._fetch: Fetch | None = None
        self.hovered_row = -1
        self.lines = RecordModel(self._columns, self)
        self.setModel(self.lines)
        self.setItemDelegate(CellPainter(self, self._columns))
        self._settle(has_many=has_many)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.horizontalHeader().sectionClicked.connect(self._on_header)
        theme().changed.connect(self._on_theme)
        self._on_theme()

    def _settle(self, *, has_many: bool) -> None:
        several = QAbstractItemView.SelectionMode.ExtendedSelection
        one = QAbstractItemView.SelectionMode.SingleSelection
        self.setSelectionMode(several if has_many else one)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(any(column.key for column in self._columns))
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    # --- data in

    def display(self, fetch: Fetch) -> None:
        """Shows the list that `fetch(after, count)` gives, from its beginning."""
        self._fetch = fetch
        self.lines.display(fetch)
        self.scrollToTop()

    def display_lines(self, lines: Sequence[Line]) -> None:
        """Shows a short list that is whole."""
        self._fetch = None
        self.lines.display_lines(lines)

    def reload(self) -> None:
        """Asks for the same list again, and stays where one was: on the same record, or on what took its place."""
        if self._fetch is None:
            return
        chosen, row, place = self.current_id, self.currentIndex().row(), self.verticalScrollBar().value()
        self.lines.display(self._fetch, max(len(self.lines.lines), FIRST_PAGE))
        if chosen and not self.select(chosen) and self.lines.lines:
            self.select(self.lines.lines[min(row, len(self.lines.lines) - 1)].id)
        self.verticalScrollBar().setValue(place)

    def display_sort(self, key: str, *, is_descending: bool) -> None:
        """Marks the column that the list is sorted by."""
        self._sort = (key, is_descending)
        header = self.horizontalHeader()
        section = next((n for n, column in enumerate(self._columns) if column.key == key), -1)
        order = Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicatorShown(section >= 0)
        if section >= 0:
            header.setSortIndicator(section, order)

    # --- what is chosen

    @property
    def current_id(self) -> str:
        """The record that has the keyboard, or an empty text."""
        row = self.currentIndex().row()
        return self.lines.lines[row].id if 0 <= row < len(self.lines.lines) else ""

    def selected_ids(self) -> list[str]:
        """The records selected, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.lines.lines[row].id for row in rows]

    def select(self, identifier: str) -> bool:
        """Puts the keyboard on a record, if it is among the lines fetched."""
        row = self.lines.row_of(identifier)
        if row < 0:
            return False
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self.lines.index(row, 0), flags)
        return True

    def select_first(self) -> None:
        """Puts the keyboard on the first line when it is on none."""
        if not self.currentIndex().isValid() and self.lines.lines:
            self.select(self.lines.lines[0].id)

    # --- intention out

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.selected.emit(self.lines.lines[current.row()].id if current.isValid() else "")
        self.viewport().update()

    def _on_header(self, section: int) -> None:
        key = self._columns[section].key
        if key:
            self.sorted_by.emit(key, self._sort == (key, False))

    def _open(self, row: int) -> None:
        if 0 <= row < len(self.lines.lines):
            self.opened.emit(self.lines.lines[row].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, has_modifier = event.key(), bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        text = event.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not has_modifier:
            self._open(self.currentIndex().row())
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not self.currentIndex().isValid():
            self.select_first()
        elif key == Qt.Key.Key_End:
            self.lines.fetch_all()
            if self.lines.lines:
                self.select(self.lines.lines[-1].id)
        elif key == Qt.Key.Key_Home and self.lines.lines:
            self.select(self.lines.lines[0].id)
        elif text.isprintable() and text.strip() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _text: str) -> None:
        """Letters go to the search field beside the list (`typed`), which looks in all of it."""

    def focusInEvent(self, event: "QEvent") -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.select_first()
        self.viewport().update()

    # --- looks

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self._tell_what_is_cut(event)
        elif event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(round(event.position().y())))
        super().mouseMoveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()

    def _tell_what_is_cut(self, event: QEvent) -> None:
        index = self.indexAt(event.pos())  # type: ignore[attr-defined]
        words = str(index.data() or "") if index.isValid() else ""
        room = self.visualRect(index).width() - 2 * theme().px("space_2")
        self.viewport().setToolTip(plain_tooltip(words) if self.fontMetrics().horizontalAdvance(words) > room else "")

    def _on_theme(self) -> None:
        self.verticalHeader().setMinimumSectionSize(theme().px("row"))
        self.verticalHeader().setDefaultSectionSize(theme().px("row"))
        self.verticalScrollBar().setSingleStep(theme().px("row"))
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Each column gets what its title or its chips need, then its share; the last ones go when there is no room."""
        left = self.viewport().width()
        shown: list[tuple[int, int]] = []
        for section, column in enumerate(self._columns):
            needed = self._needed(column)
            is_shown = not shown or left >= needed
            self.setColumnHidden(section, not is_shown)
            if is_shown:
                shown.append((section, needed))
                left -= needed
        share_of = [0 if _is_tight(column) else column.share for column in self._columns]
        shares = sum(share_of[section] for section, _needed in shown) or 1
        spare = rest = max(left, 0)
        for section, needed in shown[1:]:
            own = spare * share_of[section] // shares
            rest -= own
            self.horizontalHeader().resizeSection(section, needed + own)
        section, needed = shown[0]
        self.horizontalHeader().resizeSection(section, needed + rest + min(left, 0))

    def _needed(self, column: ListColumn) -> int:
        title = QFontMetrics(theme().font("small", is_bold=True)).horizontalAdvance(column.title)
        chips = max((chip_width(word) for word in column.tones), default=0)
        arrow = theme().px("icon") if column.key else 0
        words = 0 if _is_tight(column) else theme().px("row") * 2
        return max(title + arrow, chips, words) + 2 * theme().px("space_2")


def _is_tight(column: ListColumn) -> bool:
    """Numbers and states take what they need, names and sentences what is left."""
    return column.is_number or column.is_chip or bool(column.tones)
