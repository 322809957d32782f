"""What stands over the lists for a while: a title, a way back, a body."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from spie_desktop.i18n import _
from spie_desktop.ui.widgets.buttons import IconButton, with_shortcut
from spie_desktop.ui.widgets.labels import PlainLabel, SectionTitle
from spie_desktop.ui.widgets.layouts import Column, Row


@dataclass(frozen=True, slots=True)
class PlainLine:
    """Ligne: of a short list that is whole."""

    id: str
    cells: tuple[str, ...]
    is_archived: bool = False


class OverPane(QWidget):
    """`left` by its button or by Escape."""

    left = Signal()

    def __init__(self, title: str, sentence: str = "") -> None:
        super().__init__()
        column = Column(self, gap="space_3")
        head = Row(gap="space_3")
        self.back = IconButton("chevron_left", _("Back to the lists"))
        self.back.setToolTip(with_shortcut(_("Back to the lists"), "Esc"))
        self.back.setObjectName("over_back")
        self.back.clicked.connect(self.left)
        self.title = SectionTitle(title)
        self.sentence = PlainLabel(sentence, look="muted")
        if not sentence:
            self.sentence.hide()
        words = Column(gap="space_1")
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        column.addLayout(head)
        self.body = Column(gap="space_3")
        column.addLayout(self.body, 1)

    def say(self, title: str, sentence: str = "") -> None:
        """Changes the title and the sentence under it."""
        self.title.display(title)
        self.sentence.display(sentence)
        self.sentence.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
