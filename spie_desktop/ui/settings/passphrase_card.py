"""Changing the passphrase: the present one, the new one twice."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent

from spie_desktop.i18n import _
from spie_desktop.services.vault import KeyKind, VaultService
from spie_desktop.ui.background import Background
from spie_desktop.ui.new_passphrase import NewPassphrase
from spie_desktop.ui.settings.work import Work
from spie_desktop.ui.spoken import long_day
from spie_desktop.ui.widgets.buttons import PrimaryButton
from spie_desktop.ui.widgets.cards import Card
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Flow
from spie_desktop.ui.widgets.passphrase import PassphraseField


class PassphraseCard(Card):
    """`changed` once the new one opens the vault; the present one is not asked of who lost it."""

    changed = Signal()

    def __init__(self, vault: VaultService, background: Background) -> None:
        super().__init__(_("Change my passphrase"))
        self._vault = vault
        self._lost = PlainLabel(
            _("You opened the vault without its passphrase: choose a new one now. The recovery sheet stays valid."),
            look="warn",
        )
        self._lost.setObjectName("passphrase_lost")
        self._present_words = PlainLabel(_("Present passphrase"), look="strong")
        self.present = PassphraseField(_("Present passphrase"))
        self.choice = NewPassphrase()
        self.present.submitted.connect(self.choice.setFocus)
        self.choice.submitted.connect(self._on_change)
        self.work = Work(background)
        self.present.edited.connect(self._on_edited)
        self.choice.changed.connect(self._on_edited)
        self._button = PrimaryButton(_("Change the passphrase"), icon="key")
        self._button.setObjectName("change_passphrase")
        self._button.clicked.connect(self._on_change)
        self._since = PlainLabel(look="muted")
        self._since.setObjectName("passphrase_since")
        note = PlainLabel(_("Backups made before still open with the former one."), look="small")
        line = Flow()
        line.addWidget(self._button)
        for part in (self._since, self._lost, self._present_words, self.present, self.choice, self.work):
            self.body.addWidget(part)
        self.body.addLayout(line)
        self.body.addWidget(note)
        self.setFocusProxy(self.present)
        self.arrive()

    def arrive(self) -> None:
        """Asks for the present passphrase, unless the vault was opened without it."""
        knows = self._vault.knows_passphrase
        chosen = [key.made_on for key in self._vault.openers() if key.kind is KeyKind.PASSPHRASE]
        self._since.display(_("Chosen on {day}.").format(day=long_day(max(chosen)).lower()) if chosen else "")
        self._lost.setVisible(not knows)
        self._present_words.setVisible(knows)
        self.present.setVisible(knows)
        self.setFocusProxy(self.present if knows else self.choice)

    def _on_change(self) -> None:
        if self._vault.knows_passphrase and not self.present.passphrase():
            self.present.display_judgement(_("Type your present passphrase."), "danger")
            self.present.setFocus()
            return
        problem = self.choice.problem()
        if problem:
            self.work.refuse(problem)
            return
        current, new = self.present.passphrase(), self.choice.passphrase()
        is_begun = self.work.do(
            lambda _task: self._vault.change_passphrase(current, new),
            doing=_("Changing the passphrase…"),
            done=self._on_changed,
            freed=lambda: self._button.setEnabled(True),
            refused=self._ask_again,
        )
        self._button.setEnabled(not is_begun)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever leaves the section, or locks, leaves no passphrase in its fields."""
        if not event.spontaneous() and not self.work.is_busy:
            self.forget()
        super().hideEvent(event)

    def forget(self) -> None:
        """Nothing typed stays."""
        self.present.forget()
        self.choice.forget()
        self.work.clear()

    def _on_edited(self) -> None:
        """What was complained of may be mended."""
        self.present.display_judgement("")
        if not self.work.is_busy:
            self.work.clear()

    def _ask_again(self) -> None:
        field = self.present.line if self.present.isVisible() else self.choice.first.line
        field.setFocus()
        field.selectAll()

    def _on_changed(self, _none: object) -> str:
        self.present.forget()
        self.choice.forget()
        self.arrive()
        self.changed.emit()
        return _("Passphrase changed: the new one opens the vault from now on.")
