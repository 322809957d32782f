"""The form that opens a vault: its passphrase, its recovery key, or the organisation's identity file."""

import math
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from spie_desktop.i18n import _, ngettext
from spie_desktop.ui.widgets.buttons import LinkButton, PrimaryButton
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column, Flow
from spie_desktop.ui.widgets.passphrase import PassphraseField

if TYPE_CHECKING:
    from spie_desktop.ui.opening.recovery_pane import RecoveryPane

_SECOND = 1000


class UnlockForm(QWidget):
    """What is typed goes out by signals; what became of it comes in by `display_…`.

    The passphrase is asked first; the rest is built when it is first needed: the window is painted the sooner.
    """

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
        self._by_recovery_key: RecoveryPane | None = None
        self._busy: QWidget | None = None
        self._column = Column(self, gap="space_3")
        self._column.addWidget(self._by_passphrase)
        self.setFocusProxy(self.field)

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

    def _recovery_pane(self) -> "RecoveryPane":
        from spie_desktop.ui.opening.recovery_pane import RecoveryPane  # seldom needed

        pane = RecoveryPane(self)
        pane.submitted.connect(self._on_recovery_key)
        pane.identity_asked.connect(self.identity_asked)
        pane.left.connect(self.ask_passphrase)
        self._column.insertWidget(1, pane)
        return pane

    def _busy_pane(self) -> QWidget:
        pane = QWidget(self)
        pane.setObjectName("busy")
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(_("Opening the vault…"))
        column = Column(pane, gap="space_1")
        column.addWidget(bar)
        column.addWidget(PlainLabel(_("Opening the vault…"), look="muted"))
        self._column.addWidget(pane)
        return pane

    # --- which of the two

    def ask_passphrase(self) -> None:
        """Shows the passphrase's field."""
        if self._by_recovery_key is not None:
            self._by_recovery_key.hide()
        self._by_passphrase.show()
        self.setFocusProxy(self.field)
        self.field.setFocus()

    def ask_recovery_key(self) -> None:
        """Shows the recovery key's field."""
        self._by_passphrase.hide()
        if self._by_recovery_key is None:
            self._by_recovery_key = self._recovery_pane()
        self._by_recovery_key.show()
        self.setFocusProxy(self._by_recovery_key)
        self._by_recovery_key.setFocus()

    @property
    def asks_for_recovery_key(self) -> bool:
        """Whether the recovery key is asked rather than the passphrase."""
        return self._by_recovery_key is not None and not self._by_recovery_key.isHidden()

    # --- intention out

    def _on_passphrase(self) -> None:
        if self._is_busy or self._clock.isActive():
            return
        if not self.field.passphrase():
            self.display_refusal(_("Type your passphrase."))
            return
        self.passphrase_given.emit(self.field.passphrase())

    def _on_recovery_key(self) -> None:
        if not self._is_busy and self._by_recovery_key is not None:
            self.recovery_key_given.emit(self._by_recovery_key.line.text())

    # --- what became of it

    def display_busy(self, is_busy: bool) -> None:
        """The key is being derived: nothing more can be sent, and nothing is taken away from the keyboard."""
        self._is_busy = is_busy
        if self._busy is None:
            self._busy = self._busy_pane()
        self._busy.setVisible(is_busy)
        self.field.line.setReadOnly(is_busy)
        if self._by_recovery_key is not None:
            self._by_recovery_key.line.setReadOnly(is_busy)
        self.open_button.setEnabled(not is_busy and not self._clock.isActive())

    def display_refusal(self, sentence: str) -> None:
        """Why what was typed opens nothing, beside where it was typed."""
        if self._by_recovery_key is not None and self.asks_for_recovery_key:
            self._by_recovery_key.display_refusal(sentence)
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
        if self._by_recovery_key is not None:
            self._by_recovery_key.forget()
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


def _next_attempt(seconds: int) -> str:
    if seconds < 60:
        return ngettext("Next try in {count} second.", "Next try in {count} seconds.", seconds).format(count=seconds)
    minutes, rest = divmod(seconds, 60)
    return _("Next try in {minutes} min {seconds:02d} s.").format(minutes=minutes, seconds=rest)
