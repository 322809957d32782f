"""The form that opens a vault: its passphrase, its recovery key, or the organisation's identity file."""

import math
import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from spie_desktop.domain import recovery_key
from spie_desktop.i18n import _, ngettext
from spie_desktop.ui.widgets.buttons import LinkButton, PrimaryButton
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column, Flow, Row
from spie_desktop.ui.widgets.passphrase import PassphraseField

_SECOND = 1000
_LONGEST_KEY = 200


class UnlockForm(QWidget):
    """What is typed goes out by signals; what became of it comes in by `display_…`."""

    passphrase_given = Signal(str)
    recovery_key_given = Signal(str)
    identity_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_busy = False
        self._free_at = 0.0
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND)
        self._clock.timeout.connect(self._count_down)
        self._by_passphrase = self._passphrase_pane()
        self._by_recovery_key = self._recovery_pane()
        self._busy_words = PlainLabel(_("Opening the vault…"), look="muted")
        self._busy_bar = QProgressBar()
        self._busy_bar.setRange(0, 0)
        self._busy_bar.setTextVisible(False)
        self._busy_bar.setAccessibleName(_("Opening the vault…"))
        self._busy = QWidget()
        self._busy.setObjectName("busy")
        busy = Column(self._busy, gap="space_1")
        busy.addWidget(self._busy_bar)
        busy.addWidget(self._busy_words)
        column = Column(self, gap="space_3")
        for part in (self._by_passphrase, self._by_recovery_key, self._busy):
            column.addWidget(part)
        self._busy.hide()
        self.ask_passphrase()

    def _passphrase_pane(self) -> QWidget:
        pane = QWidget()
        self.field = PassphraseField(_("Passphrase"))
        self.field.submitted.connect(self._on_passphrase)
        self.field.edited.connect(lambda: self.field.display_judgement(""))
        self._wait = PlainLabel(look="warn")
        self._wait.setObjectName("wait")
        self._wait.hide()
        self.open_button = PrimaryButton(_("Open"), icon="key")
        self.open_button.setObjectName("open")
        self.open_button.clicked.connect(self._on_passphrase)
        forgotten = LinkButton(_("I have forgotten my passphrase"))
        forgotten.setObjectName("forgotten")
        forgotten.clicked.connect(self.ask_recovery_key)
        buttons = Flow()
        for button in (self.open_button, forgotten):
            buttons.addWidget(button)
        column = Column(pane, gap="space_2")
        column.addWidget(PlainLabel(_("Passphrase"), look="strong"))
        column.addWidget(self.field)
        column.addWidget(self._wait)
        column.addLayout(buttons)
        return pane

    def _recovery_pane(self) -> QWidget:
        pane = QWidget()
        self.key_line = QLineEdit()
        self.key_line.setObjectName("recovery_key")
        self.key_line.setMaxLength(_LONGEST_KEY)
        self.key_line.setAccessibleName(_("Recovery key"))
        self.key_line.setPlaceholderText(_("Eight groups of five characters"))
        self.key_line.textEdited.connect(self._on_key_edited)
        self.key_line.returnPressed.connect(self._on_recovery_key)
        self.key_line.installEventFilter(self)
        self._key_state = PlainLabel(look="muted")
        self._key_state.setObjectName("key_state")
        opening = PrimaryButton(_("Open with the recovery key"), icon="key")
        opening.setObjectName("open_with_key")
        opening.clicked.connect(self._on_recovery_key)
        identity = LinkButton(_("Open with the organisation’s key…"))
        identity.setObjectName("open_with_identity")
        identity.clicked.connect(self.identity_asked)
        back = LinkButton(_("Back to the passphrase"), icon="undo")
        back.setObjectName("back_to_passphrase")
        back.clicked.connect(self.ask_passphrase)
        column = Column(pane, gap="space_2")
        column.addWidget(PlainLabel(_("Recovery key"), look="strong"))
        column.addWidget(
            PlainLabel(
                _("It is printed on your recovery sheet. Capital letters, spaces and dashes do not matter."),
                look="muted",
            )
        )
        column.addWidget(self.key_line)
        column.addWidget(self._key_state)
        first, others = Row(), Flow()
        first.addWidget(opening)
        first.addStretch()
        for button in (identity, back):
            others.addWidget(button)
        column.addLayout(first)
        column.addLayout(others)
        return pane

    # --- which of the two

    def ask_passphrase(self) -> None:
        """Shows the passphrase's field."""
        self._show(self._by_passphrase)
        self.setFocusProxy(self.field)
        self.field.setFocus()

    def ask_recovery_key(self) -> None:
        """Shows the recovery key's field."""
        self._show(self._by_recovery_key)
        self._on_key_edited(self.key_line.text())
        self.setFocusProxy(self.key_line)
        self.key_line.setFocus()

    def _show(self, pane: QWidget) -> None:
        for other in (self._by_passphrase, self._by_recovery_key):
            other.setVisible(other is pane)

    @property
    def asks_for_recovery_key(self) -> bool:
        """Whether the recovery key is asked rather than the passphrase."""
        return not self._by_recovery_key.isHidden()

    # --- intention out

    def _on_passphrase(self) -> None:
        if self._is_busy or self._clock.isActive():
            return
        if not self.field.passphrase():
            self.display_refusal(_("Type your passphrase."))
            return
        self.passphrase_given.emit(self.field.passphrase())

    def _on_recovery_key(self) -> None:
        if not self._is_busy:
            self.recovery_key_given.emit(self.key_line.text())

    def _on_key_edited(self, text: str) -> None:
        wrong = recovery_key.wrong_groups(text)
        if wrong:
            numbers = ", ".join(str(number) for number in wrong)
            sentence = ngettext(
                "Compare group {numbers} with the sheet: there is a typing error in it.",
                "Compare groups {numbers} with the sheet: there is a typing error in each.",
                len(wrong),
            )
            self._say_key(sentence.format(numbers=numbers), "danger")
        elif recovery_key.is_complete(text):
            self._say_key(_("The key is complete and well typed."), "ok")
        else:
            count = min(len(recovery_key.tidy(text)) // recovery_key.GROUP_LENGTH, recovery_key.GROUPS)
            words = ngettext("{count} group typed out of {all}", "{count} groups typed out of {all}", count)
            self._say_key(words.format(count=count, all=recovery_key.GROUPS), "muted")

    def _say_key(self, sentence: str, look: str) -> None:
        self._key_state.display(sentence)
        self._key_state.set_look(look)
        self.key_line.setAccessibleDescription(sentence)

    # --- what became of it

    def display_busy(self, is_busy: bool) -> None:
        """The key is being derived: nothing more can be sent, and nothing is taken away from the keyboard."""
        self._is_busy = is_busy
        self._busy.setVisible(is_busy)
        self.field.line.setReadOnly(is_busy)
        self.key_line.setReadOnly(is_busy)
        self.open_button.setEnabled(not is_busy and not self._clock.isActive())

    def display_refusal(self, sentence: str) -> None:
        """Why what was typed opens nothing, beside where it was typed."""
        if self.asks_for_recovery_key:
            self._say_key(sentence, "danger")
            self.key_line.setFocus()
        else:
            self.field.display_judgement(sentence, "danger")
            self.field.line.selectAll()
            self.field.setFocus()

    def display_wait(self, seconds: float) -> None:
        """The delay before the next passphrase, counted down; the recovery key waits for nothing."""
        self._free_at = time.monotonic() + seconds
        if seconds > 0:
            self._clock.start()
        self._count_down()

    def forget(self) -> None:
        """Nothing of what was typed stays."""
        self.field.forget()
        self.key_line.clear()
        self.ask_passphrase()

    def _count_down(self) -> None:
        left = math.ceil(self._free_at - time.monotonic())
        if left <= 0:
            self._clock.stop()
        self._wait.setVisible(left > 0)
        self.open_button.setEnabled(left <= 0 and not self._is_busy)
        if left > 0:
            sheet = _("The recovery key opens without waiting.")
            self._wait.display(f"{_next_attempt(left)} {sheet}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = watched is self.key_line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_key and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            self.ask_passphrase()
            return True
        return super().eventFilter(watched, event)


def _next_attempt(seconds: int) -> str:
    if seconds < 60:
        return ngettext("Next try in {count} second.", "Next try in {count} seconds.", seconds).format(count=seconds)
    minutes, rest = divmod(seconds, 60)
    return _("Next try in {minutes} min {seconds:02d} s.").format(minutes=minutes, seconds=rest)
