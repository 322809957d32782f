"""Fields to type or choose in, painted by token and named for screen readers.

SearchField(_("Search the directory"))   `.typed(str)` after a short pause, Escape empties
ChoiceField(); .display_choices([(code, words), …]); .chosen(str)
CheckField(_("Active"))                  PassphraseField(_("Passphrase"))
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSizePolicy, QWidget

from spie_desktop.ui.theme import theme

SEARCH_PAUSE = 120  # milliseconds without a key before the search is asked


class SearchField(QLineEdit):
    """A field that filters what is beside it: `typed` comes after a short pause, `left` on the down arrow or Enter."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, hint: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setMaxLength(200)
        self._make_room()
        theme().changed.connect(self._make_room)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_PAUSE)
        self._pause.timeout.connect(lambda: self.typed.emit(self.text()))
        self.textChanged.connect(lambda _text: self._pause.start())

    def _make_room(self) -> None:
        self.setTextMargins(theme().px("icon") + theme().px("space_2"), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        corner = QPoint(theme().px("space_3"), (self.height() - theme().px("icon")) // 2)
        QPainter(self).drawPixmap(corner, theme().pixmap("search", "muted"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._pause.isActive():
                self._pause.stop()
                self.typed.emit(self.text())
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ChoiceField(QComboBox):
    """One choice of a list: rows of (code, words); `chosen` says the code when the user chooses."""

    chosen = Signal(str)

    def __init__(self, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(lambda _index: self.chosen.emit(self.code))

    def display_choices(self, choices: Sequence[tuple[str, str]], code: str = "") -> None:
        """Fills the list, silently."""
        self.blockSignals(True)
        self.clear()
        for value, words in choices:
            self.addItem(words, value)
        self.blockSignals(False)
        self.display(code)

    def display(self, code: str) -> None:
        """Marks one choice, silently; none when the code is not in the list."""
        self.blockSignals(True)
        self.setCurrentIndex(self.findData(code))
        self.blockSignals(False)
        self.update()

    @property
    def code(self) -> str:
        """The code chosen, or an empty text."""
        return str(self.currentData() or "")

    def sizeHint(self) -> QSize:
        words = max(
            (self.fontMetrics().horizontalAdvance(self.itemText(row)) for row in range(self.count())), default=0
        )
        room = theme().px("icon") + theme().px("space_6")
        return QSize(max(words + room, theme().px("label_column")), theme().px("control"))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px("control") * 2, theme().px("control"))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling a page must not change what is under the pointer

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(painter, self.rect(), self, radius="radius_control")
        icon = theme().px("icon")
        area = self.rect().adjusted(theme().px("space_2"), 0, -(icon + theme().px("space_3")), 0)
        painter.setPen(theme().colour("text" if self.isEnabled() else "muted"))
        words = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        corner = QPoint(self.width() - icon - theme().px("space_2"), (self.height() - icon) // 2)
        painter.drawPixmap(corner, theme().pixmap("chevron_down", "muted"))


class CheckField(QCheckBox):
    """Yes or no, with a box as large as the text asks; `answered` comes when the user changes it."""

    answered = Signal(bool)

    def __init__(self, words: str, *, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked: self.answered.emit(self.isChecked()))

    def display(self, is_checked: bool) -> None:
        """Ticks or not, silently."""
        self.setChecked(is_checked)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(self._left() + words + theme().px("space_2"), theme().px("control"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def _left(self) -> int:
        return theme().px("indicator") + theme().px("space_2") + theme().px("space_1")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme().px("indicator")
        box = QRect(theme().px("space_1"), (self.height() - side) // 2, side, side)
        if self.isChecked():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("primary" if self.isEnabled() else "muted"))
            painter.drawRoundedRect(box, theme().px("space_1"), theme().px("space_1"))
            mark = theme().pixmap("check", "on_primary", "icon_small")
            shift = (side - theme().px("icon_small")) // 2
            painter.drawPixmap(box.topLeft() + QPoint(shift, shift), mark)
        else:
            paint_box(painter, box, self, radius="space_1", with_focus=False)
        painter.setPen(theme().colour("text" if self.isEnabled() else "muted"))
        painter.drawText(self.rect().adjusted(self._left(), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            paint_ring(painter, self.rect(), radius="radius_control")


def paint_box(painter: QPainter, area: QRect, widget: QWidget, *, radius: str, with_focus: bool = True) -> None:
    """The frame of a field, as the stylesheet draws it for the others."""
    is_focused = with_focus and widget.hasFocus()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("surface" if widget.isEnabled() else "canvas"))
    painter.drawRoundedRect(area, theme().px(radius), theme().px(radius))
    line = "danger" if widget.property("invalid") else "control_line" if widget.isEnabled() else "line"
    if is_focused:
        paint_ring(painter, area, radius=radius)
    else:
        _outline(painter, area, line, theme().px("hairline"), radius)


def paint_ring(painter: QPainter, area: QRect, *, radius: str, role: str = "focus") -> None:
    """The ring of what has the keyboard."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _outline(painter, area, role, theme().px("ring"), radius)


def _outline(painter: QPainter, area: QRect, role: str, width: int, radius: str) -> None:
    pen = QPen(theme().colour(role))
    pen.setWidth(width)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    painter.drawRoundedRect(area.toRectF().adjusted(half, half, -half, -half), theme().px(radius), theme().px(radius))
