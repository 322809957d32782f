"""Asks for the present passphrase before something sensitive: whoever sits at an open window has to know it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spie_desktop.i18n import _
from spie_desktop.ui.widgets.buttons import DangerButton, PrimaryButton
from spie_desktop.ui.widgets.dialogs import Dialog
from spie_desktop.ui.widgets.passphrase import PassphraseField


class PassphraseDialog(Dialog):
    """`given(passphrase)`; whether it is right is found out by the verb that follows."""

    given = Signal(str)

    def __init__(
        self, parent: QWidget, title: str, sentence: str, *, verb: str, is_dangerous: bool = False, asks: bool = True
    ) -> None:
        super().__init__(parent, title)
        self.setObjectName("passphrase_dialog")
        self.say(sentence)
        self._field = PassphraseField(_("Present passphrase"))
        self._asks = asks
        if asks:
            self.say(_("Present passphrase"), "strong")
            self.body.addWidget(self._field)
            self._field.submitted.connect(self._on_confirmed)
        self.add_close(_("Cancel"))
        confirm = self.add_button(DangerButton(verb) if is_dangerous else PrimaryButton(verb), "confirm")
        confirm.clicked.connect(self._on_confirmed)
        (self._field if asks else confirm).setFocus()

    def _on_confirmed(self) -> None:
        passphrase = self._field.passphrase()
        if self._asks and not passphrase:
            self._field.display_judgement(_("Type your passphrase."), "danger")
            self._field.setFocus()
            return
        self._field.forget()
        self.accept()
        self.given.emit(passphrase)
