"""The palette of Ctrl+K: finds people, meetings, structures and commands as one types.

palette = Palette(window, table.here); palette.set_search(lambda text: [PaletteItem(…), …]); palette.open()
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from spie_desktop.domain.text import fold, without_bidi
from spie_desktop.i18n import _
from spie_desktop.ui.commands import ask
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.labels import IconLabel, PlainLabel
from spie_desktop.ui.widgets.layouts import Column, Row, rule

PAUSE = 90  # milliseconds without a key before the search is asked
MOST = 40
_ITEM = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PaletteItem:
    """Résultat: something found, with what it is, and what choosing it does."""

    title: str
    call: Callable[[], object]
    icon: str = "forward"
    kind: str = ""  # « Structure », « Commande »: already translated
    detail: str = ""
    keys: str = ""


class _Results(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: Sequence[PaletteItem] = ()

    def display(self, items: Sequence[PaletteItem]) -> None:
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (item.title, item.detail, item.kind, item.keys) if part)
        return item if role == _ITEM else None


class _Painter(QStyledItemDelegate):
    """One line: the icon, the title and its detail, then what it is or its keys."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(theme().px("palette") // 2, theme().px("row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        item = index.data(_ITEM)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        area: QRect = option.rect
        words = "on_selection" if is_chosen else "text"
        aside = "on_selection" if is_chosen else "muted"
        if is_chosen:
            painter.fillRect(area, theme().colour("selection"))
        size, gap = theme().px("icon"), theme().px("space_3")
        painter.drawPixmap(
            area.left() + gap, area.top() + (area.height() - size) // 2, theme().pixmap(item.icon, aside)
        )
        line = area.adjusted(size + 2 * gap, 0, -gap, 0)
        end = item.keys or item.kind
        painter.setFont(theme().font("small"))
        width = painter.fontMetrics().horizontalAdvance(end)
        painter.setPen(theme().colour(aside))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, end)
        line.setRight(line.right() - width - gap)
        painter.setFont(theme().font())
        painter.setPen(theme().colour(words))
        title = painter.fontMetrics().elidedText(without_bidi(item.title), Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        line.setLeft(line.left() + painter.fontMetrics().horizontalAdvance(title) + gap)
        painter.setFont(theme().font("small"))
        painter.setPen(theme().colour(aside))
        detail = painter.fontMetrics().elidedText(without_bidi(item.detail), Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, detail)


class Palette(QFrame):
    """The line to type in, and under it what was found; Enter does, Escape leaves, the focus goes back."""

    def __init__(self, window: QWidget, commands: Callable[[], Sequence[PaletteItem]]) -> None:
        super().__init__(window)
        self.setObjectName("floating")
        self._window = window
        self._commands = commands
        self._search: Callable[[str], Sequence[PaletteItem]] = lambda _text: ()
        self._came_from: QWidget | None = None
        self.line = QLineEdit()
        self.line.setObjectName("palette_line")
        self.line.setMaxLength(200)
        self.line.setPlaceholderText(_("Search for a person, a committee, a command…"))
        self.line.setAccessibleName(_("Search or command"))
        self._results = _Results(self)
        self._list = QListView()
        self._list.setObjectName("palette_results")
        self._list.setAccessibleName(_("What was found"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setUniformItemSizes(True)
        self._list.setModel(self._results)
        self._list.setItemDelegate(_Painter(self._list))
        self._nothing = PlainLabel(look="muted")
        self._nothing.setObjectName("palette_nothing")
        self._build()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._find)
        self.line.textChanged.connect(self._on_typed)
        self._list.clicked.connect(self._do)
        self.line.installEventFilter(self)
        window.installEventFilter(self)
        theme().changed.connect(self._place)
        self.hide()

    def _build(self) -> None:
        column = Column(self, gap="", margins="")
        line = Row(gap="space_2", margins=("space_2", "space_3"))
        line.addWidget(IconLabel("search"))
        line.addWidget(self.line, 1)
        column.addLayout(line)
        column.addWidget(rule())
        column.addWidget(self._list, 1)
        below = Row(margins=("space_2", "space_3"))
        self._hint = PlainLabel(_("Arrows to choose · Enter to open · Escape to leave"), look="small", is_elided=True)
        below.addWidget(self._nothing, 1)
        below.addWidget(self._hint, 1)
        column.addLayout(below)

    def set_search(self, search: Callable[[str], Sequence[PaletteItem]]) -> None:
        """What finds people, meetings and structures for a text; accents and typing errors are its affair."""
        self._search = search

    def open(self) -> None:
        """Shows the palette, empty, with every command."""
        self._came_from = QApplication.focusWidget()
        self.line.clear()
        self._show(self._commands())
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus()

    def leave(self) -> None:
        """Hides it; the keyboard goes back where it was."""
        if self.isVisible():
            came_from, self._came_from = self._came_from, None
            self.hide()
            if came_from is not None and came_from.isVisible():
                came_from.setFocus()

    def items(self) -> Sequence[PaletteItem]:
        """What is shown now."""
        return self._results.items

    def _on_typed(self, text: str) -> None:
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self._show(self._commands())

    def _find(self) -> None:
        text = self.line.text().strip()
        words = fold(text).split()
        commands = [item for item in self._commands() if _has_words(fold(f"{item.title} {item.detail}"), words)]
        found: list[PaletteItem] = []
        ask(lambda: self._search(text), done=found.extend)
        self._show((found + commands if len(commands) > 3 else commands + found)[:MOST])

    def _show(self, items: Sequence[PaletteItem]) -> None:
        self._results.display(items)
        self._nothing.display(_("Nothing found for “{text}”.").format(text=self.line.text().strip()))
        self._nothing.setVisible(not items)
        self._hint.setVisible(bool(items))
        if items:
            self._list.setCurrentIndex(self._results.index(0))
        self._place()

    def _do(self, index: _Index) -> None:
        if index.isValid():
            item = self._results.items[index.row()]
            self.leave()
            item.call()

    def _place(self) -> None:
        window = self._window
        width = min(theme().px("palette"), window.width() - 2 * theme().px("space_4"))
        top = theme().px("band") // 4
        lines = min(max(len(self._results.items), 1), 10)
        height = theme().px("row") * (lines + 2) + theme().px("space_4")
        self.setGeometry((window.width() - width) // 2, top, width, min(height, window.height() - 2 * top))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        if (
            watched is self.line
            and event.type() == QEvent.Type.FocusOut
            and QApplication.focusWidget() is not self.line
        ):
            self.hide()
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key, row = event.key(), self._list.currentIndex().row()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._pause.isActive():
                self._pause.stop()
                self._find()
            self._do(self._list.currentIndex())
        elif key in steps and self._results.items:
            wanted = min(max(row + steps[Qt.Key(key)], 0), len(self._results.items) - 1)
            self._list.setCurrentIndex(self._results.index(wanted))
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return True


def _has_words(text: str, words: Sequence[str]) -> bool:
    parts = text.split()
    return all(any(part.startswith(word) for part in parts) for word in words)
