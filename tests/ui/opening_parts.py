"""What the tests of opening and locking share: a real vault, and the hands of its owner."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from spie_desktop.services.beginning import NewVault
from spie_desktop.services.facilitator import FacilitatorDraft

PASSPHRASE = "girafe parapluie comptoir vallée tambour noisette écluse"
WORKER = 20_000  # milliseconds; a loaded machine is slow, never wrong


def make_vault(folder: Path, *, label: str = "") -> str:
    """A closed vault with its facilitator; its recovery key."""
    beginning = NewVault(folder, PASSPHRASE, label=label)
    key = "-".join(beginning.recovery_groups)
    beginning.finish(FacilitatorDraft(first_name="Anne", last_name="Martin", territory_name="Aubel")).close()
    return key


def part(window: QWidget, name: str) -> QWidget:
    """The widget of this name that shows."""
    found = [widget for widget in window.findChildren(QWidget, name) if widget.isVisible()]
    assert found, f"{name} is not shown"
    return found[0]


def press(window: QWidget, name: str) -> None:
    """Clicks a button by its name."""
    button = part(window, name)
    assert isinstance(button, QPushButton)
    assert button.isEnabled()
    button.click()


def keys(widget: QWidget, text: str) -> None:
    """Types a text, accents too (Qt's own test keyboard has none)."""
    for character in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(widget, event)


def type_in(window: QWidget, name: str, text: str) -> QLineEdit:
    """Types in a line by its name, in the place of what it holds."""
    line = part(window, name)
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    keys(line, text)
    if not text:
        line.clear()
    return line


def words_of(window: QWidget) -> str:
    """Every word that can be seen."""
    return " ".join(
        str(widget.property("text"))
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.property("text")
    )


def soon(qtbot: object, is_so: Callable[[], bool]) -> None:
    """Waits for the worker."""
    qtbot.waitUntil(is_so, timeout=WORKER)  # type: ignore[attr-defined]
