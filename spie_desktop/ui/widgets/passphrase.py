"""The field for a passphrase: hidden or shown at will, with a warning for the caps lock and room for a judgement.

field = PassphraseField(_("Passphrase")); field.submitted.connect(…); field.passphrase(); field.forget()
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from spie_desktop.i18n import _
from spie_desktop.ui.widgets.buttons import IconButton, with_shortcut
from spie_desktop.ui.widgets.by_number import HERE_AND_INSIDE
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column, Row

SHOW_KEYS = "Ctrl+M"
LONGEST = 1000


class _SecretLine(QLineEdit):
    """The line itself: tells when the caps lock seems on, and keeps what is typed out of dictionaries."""

    capitals_seen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(LONGEST)
        self.show_text(False)

    def show_text(self, is_shown: bool) -> None:
        """Shows or hides what is typed; dictionaries and predictions are kept out of it either way."""
        if not is_shown:
            self.setEchoMode(QLineEdit.EchoMode.Password)
            return
        from PySide6.QtCore import Qt  # see by_number

        self.setEchoMode(QLineEdit.EchoMode.Normal)  # which forgets the hints that the other one gives
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """No menu: it would offer to copy."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt  # see by_number

        typed = event.text()
        if len(typed) == 1 and typed.isalpha() and typed.lower() != typed.upper():
            has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.capitals_seen.emit(typed.isupper() != has_shift)
        elif event.key() == Qt.Key.Key_CapsLock:
            self.capitals_seen.emit(False)  # it has just been changed: silent until the next letter tells
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.capitals_seen.emit(False)
        super().focusOutEvent(event)


class PassphraseField(QWidget):
    """A passphrase: `edited` at each key, `submitted` on Enter; the text is asked for, never sent."""

    edited = Signal()
    submitted = Signal()

    def __init__(self, name: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = _SecretLine()
        self.line.setObjectName("passphrase")
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(hint)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.line.returnPressed.connect(self.submitted)
        self.line.capitals_seen.connect(self._on_capitals)
        self._show = IconButton("show", _("Show the passphrase"))
        self._show.setObjectName("show_passphrase")
        self._show.clicked.connect(self._turn)
        keys = QShortcut(QKeySequence(SHOW_KEYS), self)
        keys.setProperty("context", HERE_AND_INSIDE)  # two fields may stand in one form
        keys.activated.connect(self._turn)
        self._capitals = PlainLabel(_("The caps lock seems to be on."), look="warn")
        self._capitals.setObjectName("capitals")
        self._judgement = PlainLabel(look="muted")
        self._judgement.setObjectName("judgement")
        column = Column(self, gap="space_1")
        row = Row(gap="space_1")
        row.addWidget(self.line, 1)
        row.addWidget(self._show)
        column.addLayout(row)
        column.addWidget(self._capitals)
        column.addWidget(self._judgement)
        self._capitals.hide()
        self._judgement.hide()
        self.setFocusProxy(self.line)
        self.show_text(False)

    def passphrase(self) -> str:
        """What was typed."""
        return self.line.text()

    def forget(self) -> None:
        """Empties the field, hides its text, drops what could be undone."""
        self.line.clear()
        self.show_text(False)
        self.display_judgement("")

    def display_judgement(self, sentence: str, look: str = "muted") -> None:
        """A sentence under the field: its strength, or why it is refused (look: muted, ok, warn, danger)."""
        self._judgement.display(sentence)
        self._judgement.set_look(look)
        self._judgement.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence)

    def show_text(self, is_shown: bool) -> None:
        """Shows or hides what is typed."""
        self.line.show_text(is_shown)
        self._show.display_icon("hide" if is_shown else "show")
        name = _("Hide the passphrase") if is_shown else _("Show the passphrase")
        self._show.rename(name)
        self._show.setToolTip(with_shortcut(name, SHOW_KEYS))

    def _turn(self) -> None:
        self.show_text(self.line.echoMode() == QLineEdit.EchoMode.Password)

    def _on_capitals(self, is_on: bool) -> None:
        self._capitals.setVisible(is_on)
