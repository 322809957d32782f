"""The recovery sheets of the vault: which ones open it, making a new one, retiring the others once it is kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spie_desktop.i18n import _, ngettext
from spie_desktop.services.vault import KeyKind, NewSheet, VaultService
from spie_desktop.ui.background import Background
from spie_desktop.ui.recovery_panel import RecoveryPanel
from spie_desktop.ui.settings.proof import PassphraseDialog
from spie_desktop.ui.settings.work import Work
from spie_desktop.ui.spoken import long_day
from spie_desktop.ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from spie_desktop.ui.widgets.cards import Card
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column, Flow


class SheetCard(Card):
    """A new sheet is proved before the former ones are retired, so that one always opens the vault."""

    changed = Signal()

    def __init__(self, vault: VaultService, background: Background) -> None:
        super().__init__(_("Recovery sheet"))
        self._vault = vault
        self._made: NewSheet | None = None
        self._present = PlainLabel()
        self._present.setObjectName("sheets")
        self.work = Work(background)
        self._make = PlainButton(_("Make a new recovery sheet…"), icon="document")
        self._make.setObjectName("make_sheet")
        self._make.clicked.connect(self._ask)
        line = Flow()
        line.addWidget(self._make)
        self.body.addWidget(self._present)
        self.body.addLayout(line)
        self.panel = RecoveryPanel(background)
        self.panel.proved.connect(self._on_proof)
        self.panel.submitted.connect(self._keep)
        self._new = QWidget()
        self._new.setObjectName("new_sheet")
        column = Column(self._new, gap="space_3")
        column.addWidget(PlainLabel(_("This key is shown once. The former sheet is still valid."), look="warn"))
        column.addWidget(self.panel)
        self._kept = PrimaryButton(_("I have it: retire the former sheets"), icon="check")
        self._kept.setObjectName("keep_sheet")
        self._kept.clicked.connect(self._keep)
        drop = LinkButton(_("Give this new sheet up"))
        drop.setObjectName("drop_sheet")
        drop.clicked.connect(self._drop)
        ends = Flow()
        for button in (self._kept, drop):
            ends.addWidget(button)
        column.addLayout(ends)
        self.body.addWidget(self._new)
        self.body.addWidget(self.work)
        self._new.hide()
        self.setFocusProxy(self._make)

    def arrive(self) -> None:
        """Which sheets open the vault."""
        made = self._made.slot if self._made else ""
        days = [key.made_on for key in self._vault.openers() if key.kind is KeyKind.RECOVERY and key.id != made]
        if not days:
            self._present.display(_("No sheet opens this vault: a forgotten passphrase would lose everything."))
            self._present.set_look("warn")
            return
        words = ngettext(
            "The recovery sheet of {days} opens this vault.",
            "{count} recovery sheets open this vault: {days}.",
            len(days),
        )
        self._present.display(words.format(count=len(days), days=" · ".join(long_day(day).lower() for day in days)))
        self._present.set_look("body")

    def _ask(self) -> None:
        dialog = PassphraseDialog(
            self,
            _("A new recovery sheet"),
            _("Have a printer or a stick ready: the key is shown once."),
            verb=_("Make the sheet"),
            asks=self._vault.knows_passphrase,
        )
        dialog.given.connect(self._begin)
        dialog.open()

    def _begin(self, passphrase: str) -> None:
        is_begun = self.work.do(
            lambda _task: self._vault.make_sheet(passphrase),
            doing=_("Making a recovery key…"),
            done=self._display,
            freed=lambda: self._make.setEnabled(True),
        )
        self._make.setEnabled(not is_begun)

    def _display(self, made: NewSheet) -> str:
        self._made = made
        self.panel.display(made.groups, self._vault.label, made.pdf)
        self._make.hide()
        self._kept.setEnabled(False)
        self._new.show()
        self.panel.setFocus()
        return ""

    def _on_proof(self) -> None:
        self._kept.setEnabled(True)

    def _keep(self) -> None:
        made = self._made
        if made is None or not self.panel.is_proved:
            return
        self.work.do(
            lambda _task: self._vault.retire_other_sheets(made.slot),
            doing=_("Retiring the former sheets…"),
            done=lambda _none: self._end(_("Only the new sheet opens the vault now: destroy the former ones.")),
            freed=bool,
        )

    def _drop(self) -> None:
        made = self._made
        if made is not None:
            self.work.do(
                lambda _task: self._vault.drop_sheet(made.slot),
                doing=_("Giving the new sheet up…"),
                done=lambda _none: self._end(_("The new sheet opens nothing: destroy it if it was printed.")),
                freed=bool,
            )

    def _end(self, said: str) -> str:
        self._made = None
        self.panel.forget()
        self._new.hide()
        self._make.show()
        self._make.setFocus()
        self.arrive()
        self.changed.emit()
        return said
