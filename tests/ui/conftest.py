"""The application dressed for each test as for a first start: light, 100 %."""

from collections.abc import Callable, Iterator
from weakref import WeakSet

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from spie_desktop.ui import commands
from spie_desktop.ui.background import Background
from spie_desktop.ui.live_preferences import LivePreferences
from spie_desktop.ui.theme import Theme, wear
from tests.ui.desk_fixture import desk, vault

__all__ = ["desk", "vault"]  # fixtures


@pytest.fixture(autouse=True)
def worn(qapp: QApplication) -> Iterator[Theme]:
    """The theme; a test that changes it gives it back."""
    yield wear(qapp, "light", 100)
    wear(qapp, "light", 100)


@pytest.fixture(autouse=True)
def _own_outcomes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test's window heard, or silenced by locking, is not another's."""
    monkeypatch.setattr(commands, "_outcomes", None)


class _Flashes(QObject):
    """Sees a widget that was shown as a window of its own before it was put in its place."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._windows: WeakSet[QWidget] = WeakSet()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._windows.add(watched)
        elif event.type() == QEvent.Type.ParentChange and watched in self._windows and watched.parent() is not None:
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


@pytest.fixture(autouse=True)
def flashes(qapp: QApplication) -> Iterator[list[str]]:
    """No part of a screen flashes as a window, nor takes the keyboard away, while the screen is built."""
    watcher = _Flashes()
    qapp.installEventFilter(watcher)
    yield watcher.seen
    qapp.removeEventFilter(watcher)
    assert watcher.seen == []


@pytest.fixture
def shown(qtbot) -> Callable[[QWidget], QWidget]:
    """Shows a widget as the window that has the keyboard."""

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return show


@pytest.fixture
def background() -> Iterator[Background]:
    """The worker of the program, closed afterwards."""
    worker = Background()
    yield worker
    worker.close()


@pytest.fixture
def live_preferences(qapp: QApplication) -> LivePreferences:
    """The preferences of a first start."""
    return LivePreferences(qapp)
