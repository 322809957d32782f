"""The organisation's keys: a public key that lets it open the vault when its owner no longer can."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from spie_desktop.i18n import _
from spie_desktop.services.vault import KeyKind, KeyView, VaultService
from spie_desktop.ui.background import Background
from spie_desktop.ui.settings.proof import PassphraseDialog
from spie_desktop.ui.settings.work import Work
from spie_desktop.ui.spoken import long_day
from spie_desktop.ui.widgets.buttons import DangerButton, PlainButton
from spie_desktop.ui.widgets.cards import Card
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column, Flow, Row


class OrganisationCard(Card):
    """What each organisation key is called, since when, and a way to take it back."""

    changed = Signal()

    def __init__(self, vault: VaultService, background: Background) -> None:
        super().__init__(_("Key of my organisation"))
        self._vault = vault
        self.body.addWidget(
            PlainLabel(
                _("Optional. Whoever holds the private half of the key can open this vault without you."),
                look="muted",
            )
        )
        self._lines = Column(gap="space_1")
        self.body.addLayout(self._lines)
        self._name = self._line("organisation_name", _("Name of the organisation"))
        self._key = self._line("organisation_key", _("Its public key, which begins with age1"))
        self._add = PlainButton(_("Add this key…"), icon="plus")
        self._add.setObjectName("add_organisation_key")
        self._add.clicked.connect(self._ask_to_add)
        buttons = Flow()
        buttons.addWidget(self._add)
        self.body.addLayout(buttons)
        self.work = Work(background)
        self.body.addWidget(self.work)

    def _line(self, name: str, words: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setAccessibleName(words)
        line.setPlaceholderText(words)
        line.setMaxLength(200)
        line.returnPressed.connect(self._ask_to_add)
        self.body.addWidget(line)
        return line

    def arrive(self) -> None:
        """Lists the keys there are."""
        while (item := self._lines.takeAt(0)) is not None:
            if (former := item.widget()) is not None:
                former.hide()
                former.deleteLater()
        for key in self._vault.openers():
            if key.kind is KeyKind.ORGANISATION:
                self._lines.addWidget(self._row(key))

    def _row(self, key: KeyView) -> QWidget:
        row = QWidget(self)
        line = Row(row)
        name = key.label or _("Organisation")
        words = _("{name}, since {day}").format(name=name, day=long_day(key.made_on).lower())
        line.addWidget(PlainLabel(words), 1)
        remove = DangerButton(_("Remove…"))
        remove.setObjectName(f"remove_{key.id}")
        remove.setAccessibleName(_("Remove the key: {name}").format(name=name))
        remove.clicked.connect(partial(self._ask_to_remove, key, name))
        line.addWidget(remove)
        return row

    def _ask_to_add(self) -> None:
        if not self._key.text().strip():
            self._key.setFocus()
            self.work.refuse(_("Type the public key that your organisation gave you."))
            return
        dialog = PassphraseDialog(
            self,
            _("Add the key of an organisation?"),
            _("It could open this vault from now on. Make sure that the key is really hers."),
            verb=_("Add the key"),
            asks=self._vault.knows_passphrase,
        )
        dialog.given.connect(self._begin_adding)
        dialog.open()

    def _begin_adding(self, passphrase: str) -> None:
        key, name = self._key.text().strip(), self._name.text()
        self.work.do(
            lambda _task: self._vault.entrust(passphrase, key, name),
            doing=_("Adding the key…"),
            done=lambda _none: self._on_added(),
            freed=bool,
        )

    def _on_added(self) -> str:
        self._key.clear()
        self._name.clear()
        self.arrive()
        self.changed.emit()
        return _("Key added. Tell your organisation that it can now open this vault.")

    def _ask_to_remove(self, key: KeyView, name: str) -> None:
        dialog = PassphraseDialog(
            self,
            _("Remove this key?"),
            _("{name} could no longer open this vault. Backups made before still open with it.").format(name=name),
            verb=_("Remove the key"),
            is_dangerous=True,
            asks=self._vault.knows_passphrase,
        )
        dialog.given.connect(partial(self._begin_removing, key))
        dialog.open()

    def _begin_removing(self, key: KeyView, passphrase: str) -> None:
        self.work.do(
            lambda _task: self._vault.remove_key(passphrase, key.id),
            doing=_("Removing the key…"),
            done=lambda _none: self._on_removed(),
            freed=bool,
        )

    def _on_removed(self) -> str:
        self.arrive()
        self.changed.emit()
        return _("Key removed.")
