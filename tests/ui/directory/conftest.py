"""The directory in its window, on a real store, with the worker it needs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from spie_desktop.services.all import Services
from spie_desktop.services.directory import Kind
from spie_desktop.ui.background import Background
from spie_desktop.ui.changes import Changes
from spie_desktop.ui.commands import outcomes
from spie_desktop.ui.directory.screen import DirectoryScreen, directory_screen
from spie_desktop.ui.places import Place
from spie_desktop.ui.window import MainWindow


@dataclass
class Shell:
    """What the desk lends to a place, and what was told meanwhile."""

    changes: Changes
    background: Background
    said: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


@pytest.fixture
def shell(services: Services, qapp: QApplication) -> Iterator[Shell]:
    shell = Shell(Changes(), Background())
    services.on_change(shell.changes.report)
    said, failed = shell.said.append, lambda error: shell.failures.append(error.sentence)
    outcomes().saved.connect(said)
    outcomes().failed.connect(failed)
    outcomes().crashed.connect(shell.failures.append)
    yield shell
    outcomes().saved.disconnect(said)
    outcomes().failed.disconnect(failed)
    outcomes().crashed.disconnect(shell.failures.append)
    shell.background.close()


@pytest.fixture
def window(services: Services, shell: Shell, shown: Callable[[QWidget], QWidget]) -> MainWindow:
    window = MainWindow()
    window.add_place(Place.DIRECTORY, lambda: directory_screen(services, shell))
    window.undo_asked.connect(services.history.undo)
    window.resize(1366, 768)
    shown(window)
    return window


@pytest.fixture
def screen(window: MainWindow, qtbot) -> DirectoryScreen:
    """The place, entered once the test has put its records in the vault."""
    window.display_undo("x", "x")
    window.navigate(Place.DIRECTORY)
    screen = window.screen_of(Place.DIRECTORY)
    assert isinstance(screen, DirectoryScreen)
    return screen


class Hands:
    """Somebody at the keyboard: keys go to what has the focus, as they would."""

    def __init__(self, qtbot, window: MainWindow) -> None:
        self._qtbot, self._window = qtbot, window

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self._qtbot.keyClick(self.focus, key, modifier)

    def control(self, key: Qt.Key) -> None:
        self.press(key, modifier=Qt.KeyboardModifier.ControlModifier)

    def type(self, text: str) -> None:
        self._qtbot.keyClicks(self.focus, text)

    @property
    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self._window


@pytest.fixture
def hands(qtbot, window: MainWindow) -> Hands:
    return Hands(qtbot, window)


@pytest.fixture
def add(services: Services) -> Callable[..., str]:
    """Adds a structure by its name."""

    def added(name: str, **values: str) -> str:
        return services.directory.add(Kind.ORGANISATION, {"name": name, **values})

    return added


def shown_names(screen: DirectoryScreen) -> list[str]:
    """The first column of the list shown."""
    return [line.cells[0] for line in screen.pane.table.lines.lines]
