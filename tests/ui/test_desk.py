"""The whole window on a real vault: palette, undo, language, lock, by keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from spie_desktop.services.directory import Kind
from spie_desktop.ui.desk import Desk
from spie_desktop.ui.places import Place
from tests.ui.desk_fixture import PASSPHRASE


def _press(desk: Desk, keys: str) -> None:
    QTest.keySequence(QApplication.focusWidget() or desk.window, QKeySequence(keys))


def test_the_palette_leads_to_what_it_finds(desk: Desk, qtbot: QtBot) -> None:
    """Ctrl+K, a slip of typing and no accent: the structure is found, Enter opens its card."""
    record = desk.services.directory.add(Kind.ORGANISATION, {"name": "Épicerie solidaire du Vallon"})
    _press(desk, "Ctrl+K")
    palette = desk.window.palette_of_commands
    qtbot.waitUntil(palette.isVisible)
    QTest.keyClicks(palette.line, "epiceri solidare")
    qtbot.waitUntil(lambda: any("Vallon" in item.title for item in palette.items()))
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.window.place is Place.DIRECTORY)
    qtbot.waitUntil(lambda: "Épicerie solidaire du Vallon" in _visible_text(desk))
    assert desk.services.directory.card(Kind.ORGANISATION, record).id == record


def _visible_text(desk: Desk) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in desk.window.findChildren(QLabel) if label.isVisible())


def test_undo_and_redo_say_what_they_do(desk: Desk, qtbot: QtBot) -> None:
    """Ctrl+Z across screens, with the name of what is undone, in the tooltip and in a sentence that passes."""
    desk.services.directory.add(Kind.TERRITORY, {"name": "Hautes-Collines"})
    action = desk.window.commands.action("undo")
    qtbot.waitUntil(action.isEnabled)
    assert action.text().startswith("Annuler\u00a0: ")
    desk.window.navigate(Place.HOME)
    _press(desk, "Ctrl+Z")
    names = [row.cells[0] for row in desk.services.directory.page(Kind.TERRITORY).rows]
    assert names == ["Valbois"]
    qtbot.waitUntil(desk.window.commands.action("redo").isEnabled)
    _press(desk, "Ctrl+Y")
    assert len(desk.services.directory.page(Kind.TERRITORY).rows) == 2


def test_another_language_keeps_the_place(desk: Desk, qtbot: QtBot) -> None:
    """The window speaks English at once, where one was."""
    desk.window.navigate(Place.DIRECTORY)
    desk.preferences.change(language="en")
    qtbot.waitUntil(lambda: "Directory" in _visible_text(desk))
    assert desk.window.place is Place.DIRECTORY
    assert desk.window.isVisible()
    desk.preferences.change(language="fr")


def test_lock_and_unlock_by_keyboard(desk: Desk, qtbot: QtBot) -> None:
    """Ctrl+L covers everything at once; the passphrase gives the same place back."""
    desk.window.navigate(Place.DIRECTORY)
    _press(desk, "Ctrl+L")
    qtbot.waitUntil(lambda: not desk.vault.is_open)
    assert "Valbois" not in _visible_text(desk)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, PASSPHRASE)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.vault.is_open and not desk.locking.is_locked)
    assert desk.window.place is Place.DIRECTORY
    assert desk.services.directory.page(Kind.TERRITORY).rows[0].cells[0] == "Valbois"
