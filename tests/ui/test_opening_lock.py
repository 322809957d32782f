"""Locking: nothing readable is left in sight nor in memory, and nothing typed is lost."""

import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction, QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPlainTextEdit, QVBoxLayout, QWidget

from spie_desktop.services.opening import OpenVault, open_vault, with_passphrase
from spie_desktop.services.threshold import VaultLocked
from spie_desktop.store.process_lock import ProcessLock, VaultInUse
from spie_desktop.ui.background import Background
from spie_desktop.ui.commands import ask
from spie_desktop.ui.live_preferences import LivePreferences
from spie_desktop.ui.opening.lock import Locking
from spie_desktop.ui.widgets.dialogs import Confirmation
from tests.ui.opening_parts import PASSPHRASE, keys, make_vault, part, press, soon, type_in, words_of

SECRET = "Berthe Lefebvre"


class Window(QMainWindow):
    """A window with two fields, one command and a menu key, as the real one has."""

    def __init__(self) -> None:
        super().__init__()
        inside = QWidget()
        column = QVBoxLayout(inside)
        self.line, self.text = QLineEdit(), QPlainTextEdit()
        self.line.setObjectName("line")
        self.text.setObjectName("text")
        column.addWidget(self.line)
        column.addWidget(self.text)
        self.setCentralWidget(inside)
        self.done = 0
        self.action = QAction("Agir", self)
        self.action.setShortcut("Ctrl+J")
        self.action.triggered.connect(self._on_action)
        self.addAction(self.action)

    def _on_action(self) -> None:
        self.done += 1


@pytest.fixture
def vault(tmp_path: Path):
    folder = tmp_path / "coffre"
    make_vault(folder, label="Coffre d’Aubel")
    opened = open_vault(folder, with_passphrase(PASSPHRASE))
    yield opened
    opened.close()


@pytest.fixture
def window(shown: Any) -> Window:
    made = Window()
    made.resize(800, 600)
    shown(made)
    return made


@pytest.fixture
def locking(vault: OpenVault, window: Window, background: Background, live_preferences: LivePreferences) -> Locking:
    return Locking(vault, background, live_preferences, lambda: window, window)


def locked(locking: Locking, vault: OpenVault, qtbot: Any) -> None:
    locking.lock()
    soon(qtbot, lambda: not vault.is_open and not any(vault.keys.key))


def unlocked(window: Window, locking: Locking, qtbot: Any) -> None:
    type_in(window, "passphrase", PASSPHRASE)
    press(window, "open")
    soon(qtbot, lambda: not locking.is_locked)


def accessible_words(found: QAccessibleInterface) -> str:
    texts = [found.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)]
    below = [found.child(number) for number in range(found.childCount())]
    return " ".join([*texts, *(accessible_words(child) for child in below if child is not None)])


def test_what_was_typed_comes_back_with_the_caret_where_it_was(
    window: Window, locking: Locking, vault: OpenVault, qtbot: Any
) -> None:
    """The text not yet saved, the field, the caret in the middle of a word."""
    keys(window.line, SECRET)
    window.line.setFocus()
    window.line.setCursorPosition(3)
    locked(locking, vault, qtbot)
    unlocked(window, locking, qtbot)
    assert window.line.text() == SECRET
    assert window.focusWidget() is window.line
    assert window.line.cursorPosition() == 3
    assert not window.line.selectedText()


def test_a_selection_and_a_long_text_come_back_as_they_were(
    window: Window, locking: Locking, vault: OpenVault, qtbot: Any
) -> None:
    """The selection of a line, then the place in a text of many lines and what can be undone in it."""
    window.line.setText(SECRET)
    window.line.setFocus()
    window.line.setSelection(10, -4)
    locked(locking, vault, qtbot)
    unlocked(window, locking, qtbot)
    assert (window.line.selectedText(), window.line.cursorPosition()) == (SECRET[6:10], 6)
    keys(window.text, "mot")
    window.text.appendPlainText("\n".join(str(number) for number in range(200)))
    window.text.setFocus()
    cursor = window.text.textCursor()
    cursor.setPosition(150)
    window.text.setTextCursor(cursor)
    scroll = window.text.verticalScrollBar().value()
    locked(locking, vault, qtbot)
    unlocked(window, locking, qtbot)
    assert window.text.textCursor().position() == 150
    assert window.text.verticalScrollBar().value() == scroll
    assert window.text.document().isUndoAvailable()


def test_the_data_is_closed_and_the_key_zeroed(locking: Locking, vault: OpenVault, qtbot: Any) -> None:
    """No write-ahead log is left, the key is zeroes, and any question is answered « verrouillé »."""
    key = vault.keys.key
    assert any(key)
    locked(locking, vault, qtbot)
    assert not any(key)
    assert not list(vault.folder.glob("store.db-*"))
    with pytest.raises(VaultLocked, match="verrouillé"):
        vault.services.facilitator.present()
    with pytest.raises(VaultLocked), vault.store.write("anything"):
        pass


def test_nothing_can_be_read_in_the_window(window: Window, locking: Locking, vault: OpenVault, qtbot: Any) -> None:
    """Neither in what a screen reader is told, nor in what can be seen, nor in the title."""
    keys(window.line, SECRET)
    window.text.setPlainText(SECRET)
    locked(locking, vault, qtbot)
    found = QAccessible.queryAccessibleInterface(window)
    assert SECRET not in accessible_words(found)
    assert "Phrase de passe" in accessible_words(found)
    assert SECRET not in words_of(window)
    assert SECRET not in window.windowTitle()
    before = window.grab().toImage()
    assert locking._content is not None
    for field in locking._content.findChildren(QLineEdit):
        field.setText("tout autre chose")
    assert window.grab().toImage() == before


def test_a_dialog_is_hidden_and_comes_back(window: Window, locking: Locking, vault: OpenVault, qtbot: Any) -> None:
    """A question that was on the screen leaves it, its words too, and is asked again afterwards."""
    dialog = Confirmation(window, "Supprimer ?", SECRET, verb="Supprimer", word="oui")
    dialog.open()
    typed = part(dialog, "confirmation_word")
    keys(typed, "ou")
    locked(locking, vault, qtbot)
    assert not dialog.isVisible()
    assert dialog.windowHandle() is None, "no native window that could still be read"
    unlocked(window, locking, qtbot)
    assert dialog.isVisible()
    assert typed.property("text") == "ou"
    dialog.reject()


def test_keys_of_the_window_sleep(window: Window, locking: Locking, vault: OpenVault, qtbot: Any) -> None:
    """No shortcut does anything behind the cover; they wake with the window."""
    locked(locking, vault, qtbot)
    QTest.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert window.done == 0
    unlocked(window, locking, qtbot)
    QTest.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert window.done == 1


@pytest.mark.parametrize("is_ours", [True, False])
def test_what_was_copied_here_and_what_could_be_undone_are_dropped(
    locking: Locking, vault: OpenVault, qtbot: Any, monkeypatch: pytest.MonkeyPatch, is_ours: bool
) -> None:
    """A name copied from the program leaves the clipboard, what another program copied stays; undo begins again."""
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: is_ours)
    vault.services.facilitator.edit(_draft(), territory_id=None)
    assert vault.services.history.undo_label
    QGuiApplication.clipboard().setText(SECRET)
    locked(locking, vault, qtbot)
    assert QGuiApplication.clipboard().text() == ("" if is_ours else SECRET)
    assert vault.services.history.undo_label is None


def test_the_same_services_go_on_after_unlocking(
    window: Window, locking: Locking, vault: OpenVault, qtbot: Any
) -> None:
    """Whoever held a service holds it still: it reads and writes as before."""
    services = vault.services
    locked(locking, vault, qtbot)
    unlocked(window, locking, qtbot)
    assert vault.services is services
    services.facilitator.edit(_draft(), territory_id=None)
    assert services.facilitator.present().last_name == "Dupont"


def test_the_folder_stays_ours_while_locked(locking: Locking, vault: OpenVault, qtbot: Any) -> None:
    """Another window cannot open the vault behind the cover; closing a locked vault gives the folder back."""
    locked(locking, vault, qtbot)
    with pytest.raises(VaultInUse):
        ProcessLock(vault.folder).acquire()
    vault.close()
    ProcessLock(vault.folder).acquire().release()


def test_a_wrong_passphrase_leaves_the_cover(window: Window, locking: Locking, vault: OpenVault, qtbot: Any) -> None:
    """The sentence stands under the field, and what waits behind still waits."""
    locked(locking, vault, qtbot)
    type_in(window, "passphrase", "ce n'est pas elle")
    press(window, "open")
    soon(qtbot, lambda: "n’ouvre pas le coffre" in words_of(window))
    assert locking.is_locked
    unlocked(window, locking, qtbot)


def test_the_recovery_key_unlocks_and_says_so(
    window: Window, background: Background, live_preferences: LivePreferences, tmp_path: Path, qtbot: Any
) -> None:
    """Unlocked without the passphrase, the owner is led to choose a new one, and needs no former one for it."""
    key = make_vault(tmp_path / "autre")
    vault = open_vault(tmp_path / "autre", with_passphrase(PASSPHRASE))
    locking = Locking(vault, background, live_preferences, lambda: window, window)
    locked(locking, vault, qtbot)
    press(window, "forgotten")
    type_in(window, "recovery_key", key)
    with qtbot.waitSignal(locking.unlocked, timeout=20_000) as said:
        press(window, "open_with_key")
    assert said.args == [True]
    assert not vault.services.vault.knows_passphrase
    vault.close()


def test_a_question_asked_behind_the_cover_raises_no_dialog(
    window: Window, locking: Locking, vault: OpenVault, qtbot: Any
) -> None:
    """A screen that refreshes by itself meanwhile is refused in silence."""
    locked(locking, vault, qtbot)
    assert not ask(vault.services.facilitator.present)
    assert QApplication.activeModalWidget() is None


def test_idleness_locks_after_the_minutes_chosen(
    window: Window, locking: Locking, live_preferences: LivePreferences, vault: OpenVault, qtbot: Any
) -> None:
    """Two minutes without a key lock; a key at any moment before counts again from there."""
    now = [time.time()]
    locking.idle._clock = lambda: now[0]
    live_preferences.change(lock_minutes=2)
    locking.idle.begin()
    for _tick in range(23):
        now[0] += 5
        locking.idle.look()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    for _tick in range(23):
        now[0] += 5
        locking.idle.look()
    assert not locking.is_locked
    now[0] += 5
    locking.idle.look()
    assert locking.is_locked
    soon(qtbot, lambda: not vault.is_open)


def test_a_computer_that_slept_is_locked_when_it_wakes(locking: Locking, vault: OpenVault, qtbot: Any) -> None:
    """A tick that comes an hour late tells of a sleep, also where the system announced nothing."""
    now = [time.time()]
    locking.idle._clock = lambda: now[0]
    locking.idle.begin()
    now[0] += 3600
    locking.idle.look()
    assert locking.is_locked
    soon(qtbot, lambda: not vault.is_open)


def test_the_system_locks_too(locking: Locking, vault: OpenVault, qtbot: Any) -> None:
    """Sleep announced, or the screen locked; the end of either does nothing."""
    locking.system.on_state(False)
    assert not locking.is_locked
    locking.system.on_state(True)
    assert locking.is_locked
    soon(qtbot, lambda: not vault.is_open)


def _draft() -> Any:
    from spie_desktop.services.facilitator import FacilitatorDraft

    return FacilitatorDraft(first_name="Anne", last_name="Dupont")
