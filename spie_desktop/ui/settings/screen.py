"""Réglages: the sections on the left, the one chosen on the right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QStackedWidget, QWidget

from spie_desktop.i18n import N_, _
from spie_desktop.services.all import Services
from spie_desktop.ui.commands import Command
from spie_desktop.ui.places import Place
from spie_desktop.ui.screen import Screen
from spie_desktop.ui.settings.about import AboutSection
from spie_desktop.ui.settings.access import AccessSection
from spie_desktop.ui.settings.backups import BackupsSection
from spie_desktop.ui.settings.display import DisplaySection
from spie_desktop.ui.settings.identity import IdentitySection
from spie_desktop.ui.settings.journal import JournalSection
from spie_desktop.ui.settings.lock import LockSection
from spie_desktop.ui.settings.section import Shell
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.layouts import Row


class Arriving(Protocol):
    """What every section can do."""

    def arrive(self) -> None: ...


@dataclass(frozen=True, slots=True)
class SectionSign:
    """rubrique des réglages: its code, its words, its drawing, what makes it."""

    code: str
    title: str
    icon: str
    factory: Callable[[Services, Shell], QWidget]


SECTIONS = (
    SectionSign("identity", N_("My details"), "identity", IdentitySection),
    SectionSign("passphrase", N_("Passphrase and recovery"), "key", AccessSection),
    SectionSign("lock", N_("Automatic lock"), "lock", LockSection),
    SectionSign("display", N_("Look and language"), "theme", DisplaySection),
    SectionSign("backups", N_("Backups"), "backup", BackupsSection),
    SectionSign("journal", N_("Journal"), "history", JournalSection),
    SectionSign("about", N_("About"), "info", AboutSection),
)
_AT_LANGUAGES = "display/languages"


def settings_screen(services: Services, shell: Shell) -> "SettingsScreen":
    """The factory that the window is given."""
    return SettingsScreen(services, shell)


class SettingsScreen(Screen):
    """`enter("backups")` shows a section; `restore_asked(file)` wants the vault closed and a backup put back."""

    restore_asked = Signal(object)
    backed_up = Signal()

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__()
        self.setObjectName("settings")
        self._services, self._shell = services, shell
        self._sections: dict[str, QWidget] = {}
        self.list = QListWidget()
        self.list.setObjectName("sections")
        self.list.setAccessibleName(_("Sections of the settings"))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        for sign in SECTIONS:
            item = QListWidgetItem(_(sign.title))
            item.setData(Qt.ItemDataRole.UserRole, sign.code)
            item.setToolTip(_(sign.title))
            self.list.addItem(item)
        self._pages = QStackedWidget()
        self._pages.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        line = Row(self, gap="gap", margins="space_5")
        line.addWidget(self.list)
        line.addWidget(self._pages, 1)
        self.list.currentRowChanged.connect(self._on_row)
        self.list.itemActivated.connect(lambda _item: self._enter_section())
        theme().changed.connect(self._on_theme)
        self._on_theme()
        self.setFocusProxy(self.list)
        self.list.setCurrentRow(0)

    @property
    def section(self) -> str:
        """The code of the section shown."""
        return SECTIONS[self.list.currentRow()].code

    def enter(self, argument: object) -> None:
        codes = [sign.code for sign in SECTIONS]
        code = "display" if argument == _AT_LANGUAGES else argument
        if code in codes:
            self.list.setCurrentRow(codes.index(str(code)))
            section, field = self._sections[self.section], self._first_field()
            if argument == _AT_LANGUAGES and isinstance(section, DisplaySection):
                field = section.language
            self.setFocusProxy(field)
            field.setFocus(Qt.FocusReason.TabFocusReason)

    def argument(self) -> object:
        """Where one stands; the languages are told apart, since choosing one builds this screen anew."""
        section, focused = self._sections[self.section], self.focusWidget()
        if isinstance(section, DisplaySection) and focused is not None and section.language.isAncestorOf(focused):
            return _AT_LANGUAGES
        return self.section

    def commands(self) -> Sequence[Command]:
        """Each section by its name, and the one verb that is wanted in a hurry."""
        sections = [
            Command(
                f"settings_{sign.code}",
                sign.title,
                lambda code=sign.code: self.enter(code),  # type: ignore[misc]
                icon=sign.icon,
                place=Place.SETTINGS,
                group="sections",
            )
            for sign in SECTIONS
        ]
        verb = Command(
            "back_up_now", N_("Back up now"), self._back_up, icon="backup", place=Place.SETTINGS, group="backup"
        )
        return [*sections, verb]

    def _back_up(self) -> None:
        self.enter("backups")
        section = self._sections["backups"]
        assert isinstance(section, BackupsSection)
        section.back_up()

    def _enter_section(self) -> None:
        self._first_field().setFocus(Qt.FocusReason.TabFocusReason)

    def _first_field(self) -> QWidget:
        section = self._sections[self.section]
        return section.focusProxy() or section

    def _on_row(self, row: int) -> None:
        self.setFocusProxy(self.list)
        sign = SECTIONS[row]
        if sign.code not in self._sections:
            self._add(sign)
        section = self._sections[sign.code]
        self._pages.setCurrentWidget(section)
        self._arrive(section)

    def _add(self, sign: SectionSign) -> None:
        section = sign.factory(self._services, self._shell)
        if isinstance(section, BackupsSection):
            section.restore_asked.connect(self.restore_asked)
            section.made.connect(self.backed_up)
        self._sections[sign.code] = section
        self._pages.addWidget(section)

    @staticmethod
    def _arrive(section: Arriving | QWidget) -> None:
        arrive = getattr(section, "arrive", None)
        if arrive is not None:
            arrive()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrive(self._sections[self.section])

    # --- room

    def _on_theme(self) -> None:
        size = theme().px("icon")
        self.list.setIconSize(QSize(size, size))
        for row, sign in enumerate(SECTIONS):
            item = self.list.item(row)
            icon = theme().icon(sign.icon)
            icon.addPixmap(theme().pixmap(sign.icon, "on_selection"), QIcon.Mode.Selected)
            item.setIcon(icon)
            item.setSizeHint(QSize(theme().px("row"), theme().px("row")))
        self._make_room()

    def _make_room(self) -> None:
        """The words go first when the window is narrow: the drawings stay, named by their tooltips."""
        is_narrow = self.width() < theme().px("narrow") * 4 // 5
        wide = theme().px("label_column") + 2 * theme().px("space_8")
        self.list.setFixedWidth(theme().px("rail_folded_width") if is_narrow else wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
