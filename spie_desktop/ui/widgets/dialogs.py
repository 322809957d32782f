"""Dialogs that wait without stopping the program: `open()` them, never `exec()`.

Confirmation(self, _("Delete this key?"), _("…"), verb=_("Delete the key")).confirmed.connect(…)
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from spie_desktop.domain.text import fold
from spie_desktop.i18n import _
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.buttons import Button, DangerButton, PlainButton, PrimaryButton
from spie_desktop.ui.widgets.labels import PlainLabel, SectionTitle
from spie_desktop.ui.widgets.layouts import Column, Row


class Dialog(QDialog):
    """A question or a sheet over the window: a title, a `body`, its buttons; Escape leaves it, the focus goes back."""

    def __init__(self, parent: QWidget | None, title: str, *, width: str = "field") -> None:
        super().__init__(parent)
        self._width = width
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = Column(self, gap="space_3", margins="space_5")
        heading = SectionTitle(title)
        column.addWidget(heading)
        self.body = Column(gap="space_2")
        column.addLayout(self.body, 1)
        column.addSpacing(theme().px("space_1"))
        self._buttons = Row()
        self._buttons.addStretch()
        column.addLayout(self._buttons)
        self.setMinimumWidth(theme().px(width))

    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.LayoutRequest:
            return super().event(event)
        is_done = super().event(event)
        self._grow()
        return is_done

    def _grow(self) -> None:
        """Makes room for what has unfolded, or for a larger text."""
        line = self.layout()
        if line is not None:
            has_words = line.hasHeightForWidth()
            needed = line.totalHeightForWidth(self.width()) if has_words else line.totalSizeHint().height()
            if needed > self.height():
                self.resize(self.width(), needed)

    def say(self, sentence: str, look: str = "body") -> PlainLabel:
        """Adds a sentence to the body."""
        label = PlainLabel(sentence, look=look)
        self.body.addWidget(label)
        return label

    def add_button(self, button: Button, name: str) -> Button:
        """Adds a button at the right of the others; the caller connects it."""
        button.setObjectName(name)
        self._buttons.addWidget(button)
        return button

    def add_close(self, words: str) -> Button:
        """Adds the button that leaves the dialog."""
        button = self.add_button(PlainButton(words), "close")
        button.clicked.connect(self.reject)
        return button


class Confirmation(Dialog):
    """Asks before something that endangers: the button says what it does, and a word may have to be typed."""

    confirmed = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        sentence: str,
        *,
        verb: str,
        word: str = "",
        is_dangerous: bool = True,
    ) -> None:
        super().__init__(parent, title)
        self._word = word
        self.say(sentence)
        self._typed = QLineEdit()
        self._typed.setObjectName("confirmation_word")
        if word:
            asked = _("To confirm, type: {word}").format(word=word)
            self.say(asked, "muted")
            self._typed.setAccessibleName(asked)
            self.body.addWidget(self._typed)
            self._typed.textChanged.connect(lambda _text: self._judge())
            self._typed.returnPressed.connect(self._on_confirmed)
        away = self.add_close(_("Cancel"))
        made: Button = DangerButton(verb) if is_dangerous else PrimaryButton(verb)
        self._confirm = self.add_button(made, "confirm")
        self._confirm.clicked.connect(self._on_confirmed)
        self._judge()
        (self._typed if word else away if is_dangerous else self._confirm).setFocus()

    def _judge(self) -> None:
        self._confirm.setEnabled(fold(self._typed.text()) == fold(self._word))

    def _on_confirmed(self) -> None:
        if self._confirm.isEnabled():
            self.accept()
            self.confirmed.emit()
