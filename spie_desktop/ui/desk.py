"""The open vault on the screen: its window, its places, undo, the palette."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QObject, QTimer, Signal

from spie_desktop.i18n import _
from spie_desktop.services.opening import OpenVault
from spie_desktop.services.search import Hit
from spie_desktop.ui.background import Background
from spie_desktop.ui.backup_rhythm import BackupRhythm
from spie_desktop.ui.changes import Changes
from spie_desktop.ui.commands import run
from spie_desktop.ui.directory.screen import directory_screen
from spie_desktop.ui.found import sign_of
from spie_desktop.ui.home.screen import HomeScreen
from spie_desktop.ui.live_preferences import LivePreferences
from spie_desktop.ui.opening.lock import Locking
from spie_desktop.ui.palette import PaletteItem
from spie_desktop.ui.places import Place
from spie_desktop.ui.screen import Screen
from spie_desktop.ui.window import MainWindow

CALM = 3_000  # milliseconds without a change before the write-ahead log is moved into the file


class Desk(QObject):
    """What the places are lent (`changes`, `background`, `preferences`), and the window they stand in."""

    closed = Signal()
    restore_asked = Signal(object)  # a backup is to take the place of this vault, which must be closed first

    def __init__(self, vault: OpenVault, background: Background, preferences: LivePreferences) -> None:
        super().__init__()
        self.vault = vault
        self.services = vault.services
        self.background = background
        self.preferences = preferences
        self.changes = Changes(self)
        self.services.on_change(self.changes.report)
        self.changes.changed.connect(self._on_changed)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM)
        self._calm.timeout.connect(self._when_calm)
        preferences.language_changed.connect(self._speak_again)
        self.window = self._furnished()
        self._restore_geometry()
        self.backups = BackupRhythm(self.services.backups, background, lambda: vault.is_open, self)
        self.backups.speak_through(lambda words, tone: self.window.display_backup(words, tone))
        self.locking = Locking(vault, background, preferences, lambda: self.window, self)
        self.locking.unlocked.connect(self._on_unlocked)
        self.window.navigate(Place.HOME)

    def show(self, *, is_recovered: bool = False) -> None:
        """On the screen; opened without its passphrase, the vault asks for a new one."""
        self.window.show()
        if is_recovered:
            self.window.navigate(Place.SETTINGS, "passphrase")

    # --- the window

    def _furnished(self) -> MainWindow:
        window = MainWindow()
        window.add_place(Place.HOME, lambda: HomeScreen(self.services.overview, self.changes))
        window.add_place(Place.DIRECTORY, lambda: directory_screen(self.services, self))
        window.add_place(Place.SETTINGS, self._settings)
        window.palette_of_commands.set_search(self._find)
        window.undo_asked.connect(self._undo)
        window.redo_asked.connect(self._redo)
        window.lock_asked.connect(lambda: self.locking.lock())
        window.text_size_asked.connect(self.preferences.step_text_size)
        window.closing.connect(self._on_closing)
        if self.services.overview.is_demo():
            window.band.display_notice(_("Fictional data"))
        window.fold_rail(self.preferences.now.is_rail_folded)
        self._say_undo(window)
        return window

    def _settings(self) -> Screen:
        from spie_desktop.ui.settings.screen import settings_screen  # seldom asked for, and the largest place

        screen = settings_screen(self.services, self)
        screen.restore_asked.connect(self.restore_asked)
        screen.backed_up.connect(self.backups.tell)
        return screen

    def _speak_again(self) -> None:
        """Another language: the same place, built anew in it."""
        former, place = self.window, self.window.place or Place.HOME
        former.closing.disconnect(self._on_closing)
        self.window = self._furnished()
        self.window.restoreGeometry(former.saveGeometry())
        screen = former.screen_of(place)
        self.window.navigate(place, screen.argument() if screen else None)
        self.backups.tell()
        self.window.show()
        former.close()
        former.deleteLater()

    def _restore_geometry(self) -> None:
        if self.preferences.now.geometry:
            self.window.restoreGeometry(QByteArray.fromHex(self.preferences.now.geometry.encode()))

    def _on_closing(self) -> None:
        geometry = bytes(self.window.saveGeometry().toHex().data()).decode()
        self.preferences.change(geometry=geometry, is_rail_folded=self.window.is_rail_folded)
        self.closed.emit()

    def _on_unlocked(self, is_recovered: bool) -> None:
        self._say_undo(self.window)
        if is_recovered:
            self.window.navigate(Place.SETTINGS, "passphrase")

    # --- undo

    def _undo(self) -> None:
        run(self.services.history.undo, done=lambda what: self.window.toast(_("Undone: {what}").format(what=what)))

    def _redo(self) -> None:
        run(self.services.history.redo, done=lambda what: self.window.toast(_("Done again: {what}").format(what=what)))

    def _on_changed(self, _touched: object) -> None:
        self._say_undo(self.window)
        self._calm.start()

    def _say_undo(self, window: MainWindow) -> None:
        history = self.services.history
        window.display_undo(history.undo_label or "", history.redo_label or "")

    def _when_calm(self) -> None:
        if self.vault.is_open:
            self.background.submit(lambda _task: self.services.tidy(), owner=self)

    # --- the palette

    def _find(self, text: str) -> Sequence[PaletteItem]:
        return [self._item(hit) for hit in self.services.search.find(text)]

    def _item(self, hit: Hit) -> PaletteItem:
        sign = sign_of(hit.kind)
        return PaletteItem(hit.title, lambda: self.window.navigate(sign.place, hit.record_id), sign.icon, _(sign.name))
