"""The pages of the assistant about secrets: my passphrase, my recovery sheet."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from spie_desktop import paths
from spie_desktop.i18n import _
from spie_desktop.ui.background import Background
from spie_desktop.ui.file_choices import choose_folder
from spie_desktop.ui.new_passphrase import NewPassphrase
from spie_desktop.ui.opening.step import Step
from spie_desktop.ui.recovery_panel import RecoveryPanel
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.buttons import LinkButton, PlainButton
from spie_desktop.ui.widgets.fields import CheckField
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column


class PassphraseStep(Step):
    """The passphrase, and what few people need: another folder, the organisation's key."""

    def __init__(self) -> None:
        super().__init__(
            _("My passphrase"),
            _(
                "It opens the vault, each time you begin. Several words in a row are easy to remember,"
                " and hard to guess."
            ),
        )
        self.choice = NewPassphrase()
        self.choice.submitted.connect(self.advanced)
        self.choice.changed.connect(self.edited)
        self.fields.addWidget(self.choice)
        self._fold = LinkButton(_("Advanced options"), icon="chevron_right")
        self._fold.setObjectName("advanced")
        self._fold.clicked.connect(self._turn)
        self.fields.addWidget(self._fold)
        self._build_options()
        self.setFocusProxy(self.choice)

    def _build_options(self) -> None:
        self._options = QWidget()
        self._options.setObjectName("options")
        outside, self.fields = self.fields, Column(self._options, gap="space_3")
        self.label = self.add_line(
            "label", _("Name of the vault"), hint=_("Shown when it is locked: no person’s name.")
        )
        self.folder = self.add_line("folder", _("Folder"), value=str(paths.default_vault()), most=1000)
        browse = PlainButton(_("Choose a folder…"), icon="folder")
        browse.setObjectName("choose_folder")
        browse.clicked.connect(self._choose)
        self.fields.addWidget(browse)
        self.escrow = self.add_line(
            "escrow",
            _("Recovery key of your organisation"),
            hint=_("Optional: a public key that begins with age1. Your organisation could then open this vault."),
        )
        self.mark = self.add_line(
            "mark",
            _("Letter of this computer"),
            value="A",
            hint=_("If you work on several computers, give each its own: it parts their case numbers."),
            most=2,
        )
        self.fields = outside
        self.fields.addWidget(self._options)
        self._options.hide()

    def problem(self) -> str:
        wrong = self.choice.problem()
        if wrong:
            return wrong
        if not self.folder.text().strip():
            self._unfold(True)
            self.folder.setFocus()
            return _("Choose the folder of the vault.")
        mark = self.mark.text().strip()
        if mark and not (mark.isascii() and mark.isalpha()):
            self._unfold(True)
            self.mark.setFocus()
            return _("The mark of this computer is one or two letters.")
        return ""

    def is_unfolded(self) -> bool:
        """Whether the advanced options show."""
        return not self._options.isHidden()

    def _turn(self) -> None:
        self._unfold(self._options.isHidden())

    def _unfold(self, is_open: bool) -> None:
        self._options.setVisible(is_open)
        theme().decorate(self._fold, "chevron_down" if is_open else "chevron_right", "primary")

    def _choose(self) -> None:
        choose_folder(
            self,
            _("The folder of the new vault"),
            Path(self.folder.text()).parent,
            lambda folder: self.folder.setText(str(folder)),
        )


class SheetStep(Step):
    """The recovery key, kept on paper, and the proof that it was."""

    def __init__(self, background: Background) -> None:
        super().__init__(
            _("My recovery sheet"),
            _(
                "If you forget your passphrase, this key alone opens your vault: nobody else can help,"
                " not even the makers of the program. It is shown once."
            ),
        )
        self.panel = RecoveryPanel(background)
        self.panel.submitted.connect(self.advanced)
        self.panel.edited.connect(self.edited)
        self.without = CheckField(_("I go on without a sheet"))
        self.without.setObjectName("without_sheet")
        self.without.clicked.connect(self.edited)
        self.fields.addWidget(self.panel)
        self.fields.addWidget(self.without)
        self.fields.addWidget(
            PlainLabel(
                _(
                    "Without it, a forgotten passphrase means that everything is lost."
                    " You can make one in the settings."
                ),
                look="small",
            )
        )
        self.setFocusProxy(self.panel)

    def problem(self) -> str:
        if self.panel.is_proved or self.without.isChecked():
            return ""
        self.panel.setFocus()
        return _("Type the first and the last group of your sheet, or tick that you go on without it.")
