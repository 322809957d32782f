"""The columns of a list, and how one cell of them is painted."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from spie_desktop.domain.text import without_bidi
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.chips import chip_width, paint_chip
from spie_desktop.ui.widgets.fields import paint_ring

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ListColumn:
    """Colonne: its (translated) title, its share of the width, and its key when one may sort by it.

    `tones` makes chips of its words: {"en retard": "danger"}; a word that is not there is a neutral chip when
    `is_chip`, plain text otherwise.
    """

    title: str
    share: int = 1
    key: str = ""
    is_muted: bool = False
    is_number: bool = False
    is_chip: bool = False
    tones: Mapping[str, str] = field(default_factory=dict)

    @property
    def alignment(self) -> int:
        """Numbers stand at the right."""
        across = Qt.AlignmentFlag.AlignRight if self.is_number else Qt.AlignmentFlag.AlignLeft
        return int(across | Qt.AlignmentFlag.AlignVCenter)


class CellPainter(QStyledItemDelegate):
    """Paints texts and chips on the ground of their line, with the ring of the line that has the keyboard."""

    def __init__(self, view: QTableView, columns: tuple[ListColumn, ...]) -> None:
        super().__init__(view)
        self._view, self._columns = view, columns
        theme().changed.connect(self._read_theme)
        self._read_theme()

    def _read_theme(self) -> None:
        self._font = theme().font()
        self._pad = theme().px("space_2")
        self._colours = {
            role: theme().colour(role) for role in ("text", "muted", "selection", "on_selection", "hover", "line")
        }

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(theme().px("row"), theme().px("row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        area: QRect = option.rect
        row, column = index.row(), self._columns[index.column()]
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, area, row, is_selected=is_selected)
        words = without_bidi(index.data() or "")
        inside = area.adjusted(self._pad, 0, -self._pad, 0)
        if column.is_chip or words in column.tones:
            self._paint_chip(painter, inside, words, column)
            return
        is_dimmed = column.is_muted or index.model().lines[row].is_archived  # type: ignore[attr-defined]
        painter.setPen(self._colours["on_selection" if is_selected else "muted" if is_dimmed else "text"])
        painter.setFont(self._font)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, column.alignment | int(Qt.TextFlag.TextSingleLine), shown)

    def _paint_ground(self, painter: QPainter, area: QRect, row: int, *, is_selected: bool) -> None:
        if is_selected:
            painter.fillRect(area, self._colours["selection"])
        elif row == getattr(self._view, "hovered_row", -1):
            painter.fillRect(area, self._colours["hover"])
        line = theme().px("hairline")
        painter.fillRect(QRect(area.left(), area.bottom() + 1 - line, area.width(), line), self._colours["line"])
        if self._view.hasFocus() and row == self._view.currentIndex().row():
            whole = QRect(0, area.top(), self._view.viewport().width(), area.height())
            painter.save()
            painter.setClipRect(area)
            paint_ring(painter, whole, radius="space_1", role="selection_focus" if is_selected else "focus")
            painter.restore()

    def _paint_chip(self, painter: QPainter, inside: QRect, words: str, column: ListColumn) -> None:
        if words:
            height = theme().px("chip")
            width = min(chip_width(words), inside.width())
            top = inside.top() + (inside.height() - height) // 2
            paint_chip(painter, QRect(inside.left(), top, width, height), words, column.tones.get(words, "neutral"))
