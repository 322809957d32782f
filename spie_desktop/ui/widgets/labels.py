"""Words on the screen: always plain text, whatever was typed in the record.

PlainLabel(_("Territory"), look="muted")         wraps
PlainLabel(name, is_elided=True)                 one line, cut with « … », the whole in the tooltip
"""

import re

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from spie_desktop.domain.text import without_bidi
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.by_number import PLAIN_TEXT
from spie_desktop.ui.widgets.looks import restyle

_ENDLESS = re.compile(r"\S{21,}")
_SOME = re.compile(r"\S{8}(?=\S)")
LOOKS = ("body", "title", "section", "strong", "muted", "small", "ok", "warn", "danger", "key", "program")


class PlainLabel(QLabel):
    """Text shown as it is, with no markup read in it; wraps, or stands on one line cut with « … »."""

    def __init__(
        self, text: str = "", *, look: str = "body", is_elided: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._is_elided = is_elided
        self.setProperty("textFormat", PLAIN_TEXT)
        self.setProperty("look", look)
        self.setWordWrap(not is_elided)
        across = QSizePolicy.Policy.Ignored if is_elided else QSizePolicy.Policy.Preferred
        self.setSizePolicy(across, QSizePolicy.Policy.Preferred)
        self.display(text)

    def display(self, text: str) -> None:
        """Shows `text`, without the marks that would reorder what stands beside it."""
        self.setText(without_bidi(text))
        self._tell_what_is_cut()

    def set_look(self, look: str) -> None:
        """Changes the look: one of LOOKS."""
        if self.property("look") != look:
            self.setProperty("look", look)
            restyle(self)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(0, hint.height()) if self._is_elided else hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_what_is_cut()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_elided:
            super().paintEvent(event)
            return
        from PySide6.QtCore import Qt  # see by_number

        area = self.contentsRect()
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self._first_line(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, self.alignment() | Qt.TextFlag.TextSingleLine, shown)

    def _first_line(self) -> str:
        return self.text().replace("\n", " ")

    def _tell_what_is_cut(self) -> None:
        if self._is_elided:
            is_cut = self.fontMetrics().horizontalAdvance(self._first_line()) > self.contentsRect().width()
            self.setToolTip(plain_tooltip(self.text()) if is_cut else "")


class SectionTitle(PlainLabel):
    """The title of a card or of a part of a page."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, look="section", parent=parent)


class IconLabel(QLabel):
    """A drawing that goes with words and says nothing by itself."""

    def __init__(self, name: str, role: str = "muted", size: str = "icon", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._role, self._size = name, role, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._draw)
        self._draw()

    def display(self, name: str, role: str = "muted") -> None:
        """Shows another drawing."""
        self._name, self._role = name, role
        self._draw()

    def _draw(self) -> None:
        self.setPixmap(theme().pixmap(self._name, self._role, self._size))


def breakable(text: str) -> str:
    """The same text, whose endless words may be cut between two lines: they must not push what stands beside away."""
    return _ENDLESS.sub(lambda word: _SOME.sub("\\g<0>\u200b", word.group()), text)


def plain_tooltip(text: str) -> str:
    """Tooltips guess markup: what begins like some is shown as it was typed."""
    if "<" not in text and "&" not in text:
        return text
    return f"<qt>{text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</qt>"
