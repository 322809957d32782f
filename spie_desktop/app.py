"""The program as a whole: preferences, the window that opens a vault, then the desk, and an orderly end."""

import gc
import sys
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from spie_desktop.ui import binding  # noqa: F401  # before anything of PySide

# isort: split
from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication, QMainWindow

from spie_desktop import __version__, paths
from spie_desktop.i18n import language
from spie_desktop.ui.background import Background
from spie_desktop.ui.first_paint import AfterFirstPaint
from spie_desktop.ui.first_window import FirstWindow, bring_forward, call_first, channel_of
from spie_desktop.ui.live_preferences import LivePreferences
from spie_desktop.ui.opening.window import OpeningWindow
from spie_desktop.ui.theme import application, theme

if TYPE_CHECKING:
    from spie_desktop.ui.desk import Desk


class Program(QObject):
    """`opened(Desk)` once a vault is on the screen."""

    opened = Signal(object)

    def __init__(self, vault: Path | None = None) -> None:
        super().__init__()
        self.app = _application()
        self.preferences = LivePreferences(self.app)
        self.background = Background(self)
        self.folder = vault or Path(self.preferences.now.last_vault or paths.default_vault())
        self.entrance = OpeningWindow(self.background, self.preferences, self.folder)
        self.entrance.opened.connect(self._on_opened)
        self.entrance.closing.connect(self._on_entrance_closing)
        self.desk: Desk | None = None
        self.first: FirstWindow | None = None
        self.is_ready = False
        self._translator = QTranslator(self)

    def show(self) -> QMainWindow:
        """Paints the first window; everything that can wait, waits for that."""
        AfterFirstPaint(self.entrance, self._once_painted)
        self.entrance.show()
        return self.entrance

    def exec(self) -> int:
        """Until the last window is closed."""
        return self.app.exec()

    # --- behind the first window

    def _once_painted(self) -> None:
        theme().settle()
        gc.freeze()
        gc.enable()
        _keep_a_log()
        sys.excepthook = _on_unexpected
        self._speak()
        self.preferences.language_changed.connect(self._speak)
        self.first = FirstWindow(channel_of(self.folder), self)
        self.first.called.connect(self._come_forward)
        self.background.submit(lambda _task: _make_ready(), owner=self)
        self.background.submit(lambda _task: import_module("spie_desktop.ui.desk"), done=self._on_ready, owner=self)

    def _on_ready(self, _module: object) -> None:
        self.is_ready = True

    def _speak(self) -> None:
        """Qt's own buttons, in the user's language."""
        self.app.removeTranslator(self._translator)
        found = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(QLocale(language()), "qtbase", "_", found):
            self.app.installTranslator(self._translator)

    def _come_forward(self) -> None:
        bring_forward(self.desk.window if self.desk else self.entrance)

    # --- from one window to the other

    def _on_opened(self, vault: Any, is_recovered: bool) -> None:
        from spie_desktop.ui.desk import Desk

        self.desk = Desk(vault, self.background, self.preferences)
        self.desk.closed.connect(self._on_desk_closed)
        self.desk.restore_asked.connect(self._on_restore_asked)
        if not vault.services.overview.is_demo():
            self.preferences.change(last_vault=str(vault.folder))
        if not self.preferences.now.geometry:
            self._take_place(self.desk.window)
        self.desk.show(is_recovered=is_recovered)
        self.entrance.hide()
        self.opened.emit(self.desk)

    def _take_place(self, window: QMainWindow) -> None:
        """The window that comes stands where the one that goes stood, rather than jumping elsewhere."""
        size = self.entrance.normalGeometry()
        window.setGeometry(size if size.isValid() else self.entrance.geometry())
        window.setWindowState(self.entrance.windowState())

    def _on_entrance_closing(self) -> None:
        if self.desk is None:
            self._end()

    def _on_desk_closed(self) -> None:
        assert self.desk is not None
        self.background.close()
        self._close_vault(self.desk)
        self._end()

    def _on_restore_asked(self, file: Path) -> None:
        """The vault is closed, and what opens vaults puts the backup in its place."""
        desk, self.desk = self.desk, None
        assert desk is not None
        desk.closed.disconnect(self._on_desk_closed)
        desk.window.close()
        self._close_vault(desk)
        desk.deleteLater()
        self.entrance.open_folder(desk.vault.folder)
        self.entrance.show_restore(file)
        self.entrance.show()

    def _close_vault(self, desk: "Desk") -> None:
        try:
            desk.vault.close()
        except Exception as error:  # noqa: BLE001 - the end goes on; what was saved is saved
            _on_unexpected(type(error), error, None)

    def _end(self) -> None:
        self.background.close()
        if self.first is not None:
            self.first.close()
        self.app.quit()


def run(vault: Path | None = None, *, smoke: bool = False) -> int:
    """Opens the program; a second start brings the first window forward. `smoke` paints, and ends."""
    program = Program(vault)
    if call_first(channel_of(program.folder)):
        return 0
    program.show()
    if smoke:
        AfterFirstPaint(program.entrance, program.entrance.close)
    return program.exec()


def _application() -> QApplication:
    app = QApplication.instance() or application(sys.argv[0])
    assert isinstance(app, QApplication)
    app.setApplicationName("SPIE Desktop")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("spie-desktop")
    app.setQuitOnLastWindowClosed(False)
    return app


def _keep_a_log() -> None:
    """Loads logging only now that the window is painted."""
    from spie_desktop import faults_log

    faults_log.begin()


def _make_ready() -> None:
    from spie_desktop.services.threshold import make_ready

    make_ready()


def _on_unexpected(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    from spie_desktop.ui.commands import report

    report(error)
