"""When a passphrase, a sheet or a copy of the vault fell into other hands: everything under a new key."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spie_desktop.i18n import _
from spie_desktop.services.vault import NewSheet, VaultService
from spie_desktop.ui.background import Background, Task
from spie_desktop.ui.new_passphrase import NewPassphrase
from spie_desktop.ui.recovery_panel import RecoveryPanel
from spie_desktop.ui.settings.work import Work
from spie_desktop.ui.widgets.buttons import DangerButton, LinkButton, PrimaryButton
from spie_desktop.ui.widgets.cards import Card
from spie_desktop.ui.widgets.dialogs import Confirmation
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column, Flow
from spie_desktop.ui.widgets.passphrase import PassphraseField


class CompromiseCard(Card):
    """Folded until it is needed; `changed` once the vault answers to the new key alone."""

    changed = Signal()

    def __init__(self, vault: VaultService, background: Background) -> None:
        super().__init__(_("If somebody else may have my key"))
        self._vault = vault
        self.body.addWidget(
            PlainLabel(
                _(
                    "Changing the passphrase is not enough when somebody has seen it or has a copy of the vault: the"
                    " old copies still open with it. Here everything is encrypted again under a new key, with a new"
                    " passphrase and a new recovery sheet. Former sheets and passphrases then open nothing here."
                ),
                look="muted",
            )
        )
        self._begin = DangerButton(_("Change every key…"))
        self._begin.setObjectName("change_keys")
        self._begin.clicked.connect(self._unfold)
        first = Flow()
        first.addWidget(self._begin)
        self.body.addLayout(first)
        self._form = self._made_form()
        self._form.hide()
        self.body.addWidget(self._form)
        self.work = Work(background)
        self.body.addWidget(self.work)
        self.panel = RecoveryPanel(background)
        self.panel.submitted.connect(self._on_kept)
        self._kept = PrimaryButton(_("I have the new sheet"), icon="check")
        self._kept.setObjectName("keep_new_sheet")
        self._kept.clicked.connect(self._on_kept)
        self._after = QWidget()
        after = Column(self._after, gap="space_3")
        after.addWidget(self.panel)
        last = Flow()
        last.addWidget(self._kept)
        after.addLayout(last)
        self._after.hide()
        self.body.addWidget(self._after)

    def _made_form(self) -> QWidget:
        form = QWidget()
        form.setObjectName("change_keys_form")
        column = Column(form, gap="space_2")
        self.present_words = PlainLabel(_("Present passphrase"), look="strong")
        self.present = PassphraseField(_("Present passphrase"))
        self.choice = NewPassphrase()
        self.choice.submitted.connect(self._ask)
        column.addWidget(self.present_words)
        column.addWidget(self.present)
        column.addWidget(self.choice)
        self._change = DangerButton(_("Encrypt everything under a new key…"))
        self._change.setObjectName("encrypt_again")
        self._change.clicked.connect(self._ask)
        away = LinkButton(_("Not now"))
        away.setObjectName("change_keys_away")
        away.clicked.connect(self._fold)
        line = Flow()
        for button in (self._change, away):
            line.addWidget(button)
        column.addLayout(line)
        return form

    def _unfold(self) -> None:
        knows = self._vault.knows_passphrase
        self.present.setVisible(knows)
        self.present_words.setVisible(knows)
        self._form.show()
        self._begin.hide()
        self.work.clear()
        (self.present if knows else self.choice).setFocus()

    def _fold(self) -> None:
        self.present.forget()
        self.choice.forget()
        self._form.hide()
        self._begin.show()
        self._begin.setFocus()

    def _ask(self) -> None:
        problem = self.choice.problem()
        if problem:
            self.work.refuse(problem)
            return
        question = Confirmation(
            self,
            _("Encrypt everything under a new key?"),
            _(
                "Every recovery sheet printed so far will open nothing. The key of your organisation stays. It takes a"
                " few seconds; a power cut in the middle loses nothing."
            ),
            verb=_("Encrypt everything"),
        )
        question.confirmed.connect(self._encrypt)
        question.open()

    def _encrypt(self) -> None:
        current, new = self.present.passphrase(), self.choice.passphrase()

        def work(task: Task) -> NewSheet:
            return self._vault.replace_key(current, new, task.tell)

        is_begun = self.work.do(
            work,
            doing=_("Encrypting everything again…"),
            done=self._on_encrypted,
            freed=lambda: self._change.setEnabled(True),
        )
        self._change.setEnabled(not is_begun)

    def _on_encrypted(self, made: NewSheet) -> str:
        self.present.forget()
        self.choice.forget()
        self._form.hide()
        self.panel.display(made.groups, self._vault.label, made.pdf)
        self._after.show()
        self.panel.setFocus()
        self.changed.emit()
        return _("Done: only the new passphrase and the sheet below open the vault. Save the sheet now.")

    def _on_kept(self) -> None:
        if not self.panel.is_proved:
            self.work.refuse(
                _("Type the first and the last group of the new sheet."), _("It shows that it was really kept.")
            )
            self.panel.setFocus()
            return
        self.panel.forget()
        self._after.hide()
        self._begin.show()
        self.work.clear()
        self.work.say(
            _("Make a new backup now, and delete the former ones if they may be in other hands: they open as before.")
        )
