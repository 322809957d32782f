"""The window: rail, band and places, one table of commands, what was saved and what went wrong.

window = MainWindow(); window.add_place(Place.DIRECTORY, lambda: DirectoryScreen(services)); window.navigate(Place.HOME)
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from spie_desktop.errors import UserError
from spie_desktop.i18n import N_, _
from spie_desktop.ui import icons, reports
from spie_desktop.ui.band import SEARCH_KEYS, Band
from spie_desktop.ui.coming.screen import ANNOUNCEMENTS, ComingScreen
from spie_desktop.ui.commands import Command, CommandTable, outcomes
from spie_desktop.ui.keys import KeysSheet
from spie_desktop.ui.palette import Palette, PaletteItem
from spie_desktop.ui.places import SIGNS, Place, title
from spie_desktop.ui.rail import LOCK_KEYS, Rail
from spie_desktop.ui.screen import Screen
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.toast import Toast

PROGRAM = "SPIE Desktop"
USUAL_TEXT_KEYS = "Ctrl+0 | Ctrl+À"  # the same key on QWERTY and on AZERTY, where digits need Shift


class MainWindow(QMainWindow):
    """Everything around the places; it knows no service.

    `lock_asked`, `undo_asked`, `redo_asked`, `text_size_asked(step)` go to whoever composed the window.
    """

    lock_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    text_size_asked = Signal(int)
    place_changed = Signal(object)
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(PROGRAM)  # never a name: titles show in task bars and screen shares
        self.setWindowIcon(icons.program_icon())
        self.place: Place | None = None
        self._factories: dict[Place, Callable[[], Screen]] = {}
        self._screens: dict[Place, Screen] = {}
        self._wants_fold: bool | None = None
        self._build()
        self.commands = CommandTable(self)
        self.commands.add(self._commands())
        self.display_undo("", "")
        self.band.follow(self.band.undo, self.commands.action("undo"))
        self.band.follow(self.band.redo, self.commands.action("redo"))
        self.palette_of_commands = Palette(self, self._palette_commands)
        self._toast = Toast(self._content)
        self._toast.acted.connect(self.undo_asked)
        self._connect()
        for place in ANNOUNCEMENTS:
            self.add_place(place, lambda place=place: ComingScreen(place))  # type: ignore[misc]
        self.resize(theme().px("window_width"), theme().px("window_height"))

    def _build(self) -> None:
        self.rail, self.band, self._places = Rail(), Band(), QStackedWidget()
        self._places.setObjectName("places")
        self._content = QWidget()
        self._content.setObjectName("content")
        right = QVBoxLayout(self._content)
        right.addWidget(self.band)
        right.addWidget(self._places, 1)
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.addWidget(self.rail)
        line.addWidget(self._content, 1)
        for layout in (right, line):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.navigate)
        self.rail.lock_asked.connect(self.lock_asked)
        self.rail.menu_asked.connect(self.open_menu)
        self.band.search_asked.connect(self.palette_of_commands.open)
        self.band.backups_asked.connect(lambda: self.navigate(Place.SETTINGS, "backups"))
        outcomes().saved.connect(self._on_saved)
        outcomes().told.connect(self.toast)
        outcomes().failed.connect(self._on_failed)
        outcomes().crashed.connect(self._on_crashed)
        theme().changed.connect(self._make_room)

    # --- commands

    def _commands(self) -> Iterable[Command]:
        for place, sign in SIGNS.items():
            yield Command(
                f"go_{place.value}",
                sign.title,
                lambda place=place: self.navigate(place),  # type: ignore[misc]
                sign.shortcut,
                sign.icon,
                group="places",
            )
        yield Command("search", N_("Search or command"), self.open_palette, SEARCH_KEYS, "search", group="edit")
        yield Command("undo", N_("Undo"), self.undo_asked.emit, "Ctrl+Z", "undo", group="edit")
        yield Command("redo", N_("Redo"), self.redo_asked.emit, "Ctrl+Y | Ctrl+Shift+Z", "redo", group="edit")
        yield Command("next_place", N_("Next place"), lambda: self._step(1), "Ctrl+PgDown", group="move")
        yield Command("previous_place", N_("Previous place"), lambda: self._step(-1), "Ctrl+PgUp", group="move")
        yield Command("next_pane", N_("Next part of the window"), lambda: self._step_pane(1), "F6", group="move")
        yield Command(
            "previous_pane", N_("Previous part of the window"), lambda: self._step_pane(-1), "Shift+F6", group="move"
        )
        yield Command("fold_rail", N_("Fold or unfold the rail"), self._turn_rail, "Ctrl+B", "fold", group="view")
        yield from self._text_size_commands()
        yield Command("menu", N_("Open the menu"), self.open_menu, N_("Alt+M"), "menu", group="view")
        yield Command("keys", N_("Keys of this place"), self.open_keys, "F1", "keyboard", group="end")
        yield Command("lock", N_("Lock"), self.lock_asked.emit, LOCK_KEYS, "lock", group="end")
        yield Command("quit", N_("Quit"), self.close, "Ctrl+Q", "quit", group="end")

    def _text_size_commands(self) -> Iterable[Command]:
        sizes = (
            ("larger_text", N_("Larger text"), 1, "Ctrl++ | Ctrl+=", "plus"),
            ("smaller_text", N_("Smaller text"), -1, "Ctrl+-", "minus"),
            ("usual_text", N_("Usual size of the text"), 0, USUAL_TEXT_KEYS, ""),
        )
        for name, words, step, keys, icon in sizes:
            yield Command(name, words, lambda step=step: self.text_size_asked.emit(step), keys, icon, group="view")  # type: ignore[misc]

    def _palette_commands(self) -> list[PaletteItem]:
        kind = _("Command")
        return [
            PaletteItem(self.commands.words(command), command.call, command.icon or "command", kind, keys=keys)
            for command in self.commands.here()
            if command.id not in ("search", "menu")
            for keys in [self.commands.keys(command)]
        ]

    def open_palette(self) -> None:
        """Ctrl+K."""
        self.palette_of_commands.open()

    def open_keys(self) -> None:
        """F1."""
        KeysSheet(self, self.commands, self.place or Place.HOME).open()

    def open_menu(self) -> None:
        """Every command of here, for the mouse."""
        menu = QMenu(self)
        menu.setObjectName("window_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = None
        for command in self.commands.here():
            if command.id == "menu":
                continue
            if group is not None and command.group != group:
                menu.addSeparator()
            group = command.group
            menu.addAction(self.commands.action(command.id))
        button = self.rail.menu
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    # --- places

    def add_place(self, place: Place, factory: Callable[[], Screen]) -> None:
        """Says how a place is built, on its first show; the last factory given counts."""
        self._factories[place] = factory

    def navigate(self, place: Place, argument: object = None) -> None:
        """Goes to a place, and tells its screen where to stand when `argument` is given."""
        if place not in self._factories:
            return
        screen = self._screens.get(place) or self._built(place)
        self.place = place
        self._places.setCurrentWidget(screen)
        self.rail.display(place)
        self.band.display(title(place))
        self.commands.enter(place)
        if argument is not None:
            screen.enter(argument)
        screen.setFocus(Qt.FocusReason.OtherFocusReason)
        self.place_changed.emit(place)

    def screen_of(self, place: Place) -> Screen | None:
        """The screen of a place, if it was shown already."""
        return self._screens.get(place)

    def _built(self, place: Place) -> Screen:
        screen = self._factories[place]()
        screen.navigate.connect(self.navigate)
        screen.titled.connect(lambda words, line: self.band.display(words, line) if self.place is place else None)
        self._screens[place] = screen
        self._places.addWidget(screen)
        self.commands.add(screen.commands())
        return screen

    def _step(self, step: int) -> None:
        places = [place for place in Place if place in self._factories]
        here = places.index(self.place) if self.place in places else 0
        self.navigate(places[(here + step) % len(places)])

    def _step_pane(self, step: int) -> None:
        panes = [self.rail, self.band, self._places]
        focused = QApplication.focusWidget()
        here = next((n for n, pane in enumerate(panes) if focused and pane.isAncestorOf(focused)), 2)
        pane = panes[(here + step) % len(panes)]
        first = self._first_in(pane)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _first_in(self, pane: QWidget) -> QWidget | None:
        if pane is self.rail and self.place is not None:
            return self.rail.findChild(QWidget, f"go_{self.place.value}")
        screen = self._places.currentWidget()
        if pane is self._places and screen is not None and screen.focusProxy() is not None:
            return screen.focusProxy()
        return next((w for w in pane.findChildren(QWidget) if _takes_tab(w)), None)

    # --- what the window says

    def display_saved(self, at: datetime) -> None:
        """« Enregistré à 10 h 42 »."""
        self.band.display_saved(at)

    def display_backup(self, words: str, tone: str = "neutral") -> None:
        """The state of the backups, as a chip that leads to them; an empty text hides it."""
        self.band.backup.display(words, tone, "backup" if tone != "danger" else "warning")
        self.band.backup.setVisible(bool(words))

    def display_undo(self, undo: str, redo: str) -> None:
        """What Ctrl+Z and Ctrl+Y would take back or do again, in translated words; empty when there is nothing."""
        self.commands.rename("undo", _("Undo: {what}").format(what=undo) if undo else _("Undo"), is_possible=bool(undo))
        self.commands.rename("redo", _("Redo: {what}").format(what=redo) if redo else _("Redo"), is_possible=bool(redo))

    def toast(self, sentence: str, action: str = "") -> None:
        """A small sentence at the bottom, with a button that undoes."""
        self._toast.display(sentence, action)

    def _on_saved(self, said: str) -> None:
        self.display_saved(datetime.now().astimezone())
        if said:
            self.toast(said, _("Undo"))

    def _on_failed(self, error: UserError) -> None:
        reports.show_error(self, error)

    def _on_crashed(self, detail: str) -> None:
        reports.show_crash(self, detail)

    # --- room

    @property
    def is_rail_folded(self) -> bool | None:
        """What the user chose for the rail; None when the window decides."""
        return self._wants_fold

    def fold_rail(self, wanted: bool | None) -> None:
        """Folds the rail, unfolds it, or lets the width decide (None)."""
        self._wants_fold = wanted
        self._make_room()

    def _turn_rail(self) -> None:
        self.fold_rail(not self.rail.is_folded)

    def _make_room(self) -> None:
        is_narrow = self.width() < theme().px("narrow")
        self.rail.fold(is_narrow if self._wants_fold is None else self._wants_fold)
        self.band.squeeze(is_narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._places.hide()  # what is being typed is kept while the vault is still open
        self.closing.emit()
        super().closeEvent(event)


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()
