"""Chips: a state in one word, on its colour, with an icon where the word is not enough.

Chip(_("late"), "danger", icon="clock")      paint_chip(painter, area, word, tone) for a list
"""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from spie_desktop.domain.text import without_bidi
from spie_desktop.ui.theme import theme

TONES = ("neutral", "ok", "warn", "danger")
_WORDS = {"neutral": "text", "ok": "ok", "warn": "warn", "danger": "danger"}
_GROUNDS = {"neutral": "soft", "ok": "ok_soft", "warn": "warn_soft", "danger": "danger_soft"}


class Chip(QLabel):
    """A state: its word *and* its colour."""

    def __init__(self, word: str = "", tone: str = "neutral", *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone, self._icon = tone, icon
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)
        self.display(word, tone, icon=icon)

    def display(self, word: str, tone: str = "neutral", *, icon: str = "") -> None:
        """Shows `word` in `tone` (one of TONES)."""
        self._tone, self._icon = tone, icon
        self.setText(without_bidi(word))
        self.updateGeometry()
        self.update()

    @property
    def tone(self) -> str:
        """One of TONES."""
        return self._tone

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self.text(), self._icon), theme().px("chip"))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme().px("chip") * 3), theme().px("chip"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_chip(QPainter(self), self.rect(), self.text(), self._tone, self._icon)


def chip_width(word: str, icon: str = "") -> int:
    """How wide a chip stands with its word whole."""
    words = QFontMetrics(theme().font("small")).horizontalAdvance(word)
    drawing = theme().px("icon_small") + theme().px("space_1") if icon else 0
    return words + drawing + 2 * (theme().px("space_2") + theme().px("space_1") // 2) + 1


def paint_chip(painter: QPainter, area: QRect, word: str, tone: str, icon: str = "") -> None:
    """Paints a chip that fills `area`."""
    colour, line = theme().colour(_WORDS[tone]), theme().px("chip_line")
    pen = QPen(colour)
    pen.setWidth(line)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen if line else Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour(_GROUNDS[tone]))
    half = line / 2
    radius = area.height() / 2
    painter.drawRoundedRect(area.toRectF().adjusted(half, half, -half, -half), radius, radius)
    side = theme().px("space_2") + theme().px("space_1") // 2
    words = area.adjusted(side, 0, -side, 0)
    if icon:
        size = theme().px("icon_small")
        painter.drawPixmap(
            QPointF(words.left(), area.top() + (area.height() - size) / 2),
            theme().pixmap(icon, _WORDS[tone], "icon_small"),
        )
        words.setLeft(words.left() + size + theme().px("space_1"))
    painter.setFont(theme().font("small"))
    painter.setPen(colour)
    shown = painter.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, words.width() + 1)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()
