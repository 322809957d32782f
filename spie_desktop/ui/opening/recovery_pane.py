"""The pane that asks for the recovery key, checked group by group while it is typed from the sheet."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from spie_desktop.domain import recovery_key
from spie_desktop.i18n import _, ngettext
from spie_desktop.ui.widgets.buttons import LinkButton, PrimaryButton
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column, Flow, Row

_LONGEST_KEY = 200


class RecoveryPane(QWidget):
    """`submitted` with a key typed, `identity_asked` for the organisation's file, `left` for the passphrase."""

    submitted = Signal()
    identity_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setObjectName("recovery_key")
        self.line.setMaxLength(_LONGEST_KEY)
        self.line.setAccessibleName(_("Recovery key"))
        self.line.setPlaceholderText(_("Eight groups of five characters"))
        self.line.textEdited.connect(self._on_edited)
        self.line.returnPressed.connect(self.submitted)
        self.line.installEventFilter(self)
        self._state = PlainLabel(look="muted")
        self._state.setObjectName("key_state")
        column = Column(self, gap="space_2")
        column.addWidget(PlainLabel(_("Recovery key"), look="strong"))
        column.addWidget(
            PlainLabel(
                _("It is printed on your recovery sheet. Capital letters, spaces and dashes do not matter."),
                look="muted",
            )
        )
        column.addWidget(self.line)
        column.addWidget(self._state)
        self._add_buttons(column)
        self.setFocusProxy(self.line)
        self._on_edited("")

    def _add_buttons(self, column: Column) -> None:
        opening = PrimaryButton(_("Open with the recovery key"), icon="key")
        opening.setObjectName("open_with_key")
        opening.clicked.connect(self.submitted)
        identity = LinkButton(_("Open with the organisation’s key…"))
        identity.setObjectName("open_with_identity")
        identity.clicked.connect(self.identity_asked)
        back = LinkButton(_("Back to the passphrase"), icon="undo")
        back.setObjectName("back_to_passphrase")
        back.clicked.connect(self.left)
        first, others = Row(), Flow()
        first.addWidget(opening)
        first.addStretch()
        for button in (identity, back):
            others.addWidget(button)
        column.addLayout(first)
        column.addLayout(others)

    def display_refusal(self, sentence: str) -> None:
        """Why what was typed opens nothing."""
        self._say(sentence, "danger")
        self.line.setFocus()

    def forget(self) -> None:
        """Nothing of what was typed stays."""
        self.line.clear()
        self._on_edited("")

    def _on_edited(self, text: str) -> None:
        wrong = recovery_key.wrong_groups(text)
        if wrong:
            numbers = ", ".join(str(number) for number in wrong)
            sentence = ngettext(
                "Compare group {numbers} with the sheet: there is a typing error in it.",
                "Compare groups {numbers} with the sheet: there is a typing error in each.",
                len(wrong),
            )
            self._say(sentence.format(numbers=numbers), "danger")
        elif recovery_key.is_complete(text):
            self._say(_("The key is complete and well typed."), "ok")
        else:
            count = min(len(recovery_key.tidy(text)) // recovery_key.GROUP_LENGTH, recovery_key.GROUPS)
            words = ngettext("{count} group typed out of {all}", "{count} groups typed out of {all}", count)
            self._say(words.format(count=count, all=recovery_key.GROUPS), "muted")

    def _say(self, sentence: str, look: str) -> None:
        self._state.display(sentence)
        self._state.set_look(look)
        self.line.setAccessibleDescription(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_key and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            self.left.emit()
            return True
        return super().eventFilter(watched, event)
