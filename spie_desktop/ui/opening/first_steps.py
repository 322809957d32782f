"""The pages of the assistant that hold no secret: welcome, who I am, my territory, ready."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from spie_desktop.domain import contact_rules
from spie_desktop.i18n import _, language
from spie_desktop.ui.opening.step import Step
from spie_desktop.ui.widgets.buttons import LinkButton, SegmentedChoice
from spie_desktop.ui.widgets.labels import IconLabel, PlainLabel
from spie_desktop.ui.widgets.layouts import Column, Flow, Row

LANGUAGES = (("fr", "Français"), ("en", "English"))


def _bullets(column: Column, lines: tuple[tuple[str, str], ...]) -> None:
    for icon, sentence in lines:
        row = Row(gap="space_3")
        row.addWidget(IconLabel(icon, "primary"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(sentence), 1)
        column.addLayout(row)


class WelcomeStep(Step):
    """What the program does with what it is told, and the other ways to begin."""

    demo_asked = Signal()
    other_vault_asked = Signal()
    restore_asked = Signal()
    language_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            _("Welcome"),
            _(
                "SPIE Desktop helps you prepare, lead and follow up the committees of your territory."
                " A few short steps."
            ),
        )
        self.languages = SegmentedChoice(LANGUAGES, name=_("Language"))
        self.languages.display(language())
        self.languages.chosen.connect(self.language_chosen)
        self.fields.addWidget(self.languages)
        _bullets(
            self.fields,
            (
                ("shield", _("What you write stays on this computer, encrypted. Nothing leaves it by itself.")),
                ("key", _("A passphrase, that you alone know, opens your vault.")),
                ("document", _("A recovery sheet, on paper, opens it if you forget your passphrase.")),
            ),
        )
        ways = Flow()
        for name, words, icon, signal in (
            ("demo", _("Try with fictional data"), "cohort", self.demo_asked),
            ("other_vault", _("I already have a vault…"), "folder", self.other_vault_asked),
            ("restore", _("Restore a backup…"), "restore", self.restore_asked),
        ):
            button = LinkButton(words, icon=icon)
            button.setObjectName(name)
            button.clicked.connect(signal)
            ways.addWidget(button)
        self.add_card(_("Another way to begin")).addLayout(ways)


class WhoStep(Step):
    """Who uses the program: her name signs what she writes in the journal."""

    def __init__(self) -> None:
        super().__init__(
            _("Who I am"),
            _("Your name signs what you write in the journal of this vault. You can change it later in the settings."),
        )
        self.first_name = self.add_line("first_name", _("First name"))
        self.last_name = self.add_line("last_name", _("Last name"))
        self.job_title = self.add_line(
            "job_title", _("Position"), hint=_("Optional. For instance: facilitator of the SPIE territory.")
        )
        self.email = self.add_line("email", _("Work e-mail"), hint=_("Optional. It stands on your invitations."))
        self.phone = self.add_line("phone", _("Work telephone"), hint=_("Optional."), most=40)
        self.setFocusProxy(self.first_name)

    def problem(self) -> str:
        if not self.last_name.text().strip():
            self.last_name.setFocus()
            return _("Your last name is missing.")
        for line, rule, way_out in (
            (self.email, contact_rules.email, _("Correct your e-mail, or leave it empty.")),
            (self.phone, contact_rules.phone, _("Correct your telephone, or leave it empty.")),
        ):
            if self._is_wrong(line, rule):
                line.setFocus()
                return way_out
        return ""

    def _is_wrong(self, line: QLineEdit, rule: Callable[[str], contact_rules.Checked]) -> bool:
        fault = rule(line.text()).fault
        self.show_fault(line, _(fault) if fault else "")
        return bool(fault)


class TerritoryStep(Step):
    """The territory that new meetings and case files belong to by default."""

    def __init__(self) -> None:
        super().__init__(
            _("My territory"),
            _(
                "New committees and case files belong to it by default. Its usual place and hours, and other"
                " territories, are added later in the directory."
            ),
        )
        self.territory = self.add_line(
            "territory",
            _("Name of the territory"),
            hint=_("As everybody calls it. You can leave it empty and come back to it in the settings."),
        )
        self.setFocusProxy(self.territory)


class ReadyStep(Step):
    """What was made, and what comes next."""

    def __init__(self) -> None:
        super().__init__(_("Ready"), _("Your vault can be opened. Everything you type is saved at once."))
        self._where = PlainLabel(look="strong")
        self._where.setObjectName("vault_place")
        self.fields.addWidget(PlainLabel(_("Your vault is in this folder:"), look="muted"))
        self.fields.addWidget(self._where)
        _bullets(
            self.fields,
            (
                ("lock", _("Ctrl+L locks at once; it locks by itself after five minutes without you.")),
                ("backup", _("A backup is made each day you work. Keep a copy on a stick, away from the computer.")),
                ("search", _("Ctrl+K finds a person, a structure or a command. F1 shows the keys.")),
                ("directory", _("Begin with the directory: structures and professionals of your territory.")),
            ),
        )

    def display(self, folder: str) -> None:
        """Says where the vault is."""
        self._where.display(folder)
