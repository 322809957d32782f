"""The window around the places: rail, band, keys, palette, what was saved, what went wrong."""

import re
from collections.abc import Sequence
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu, QScrollArea, QVBoxLayout, QWidget

from spie_desktop import i18n
from spie_desktop.errors import UserError
from spie_desktop.ui.coming.screen import ANNOUNCEMENTS
from spie_desktop.ui.commands import Command, outcomes, run
from spie_desktop.ui.palette import PaletteItem
from spie_desktop.ui.places import SIGNS, Place, title
from spie_desktop.ui.screen import Screen
from spie_desktop.ui.window import PROGRAM, MainWindow

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Place1(Screen):
    """A place with a line to type in and two commands."""

    built = 0

    def __init__(self) -> None:
        super().__init__()
        type(self).built += 1
        self.done: list[object] = []
        self.line = QLineEdit()
        QVBoxLayout(self).addWidget(self.line)
        self.setFocusProxy(self.line)

    def enter(self, argument: object) -> None:
        self.done.append(argument)

    def commands(self) -> Sequence[Command]:
        return (
            Command("new", "Add a structure", lambda: self.done.append("new"), "Ctrl+N", "plus", Place.DIRECTORY),
            Command("need", "Uncovered need", lambda: self.done.append("need"), "F6", "", Place.DIRECTORY),
        )


@pytest.fixture
def window(shown) -> MainWindow:
    Place1.built = 0
    made = MainWindow()
    for place in (Place.HOME, Place.SETTINGS):
        made.add_place(place, Screen)
    made.add_place(Place.DIRECTORY, Place1)
    made.resize(1366, 768)
    shown(made)
    made.navigate(Place.HOME)
    return made


def words(window: MainWindow, name: str) -> str:
    label = window.findChild(QLabel, name)
    assert label is not None
    return label.text()


def test_a_place_is_built_on_its_first_show(window: MainWindow) -> None:
    """Nothing is built before one goes there, and only once."""
    assert Place1.built == 0
    window.navigate(Place.DIRECTORY)
    window.navigate(Place.HOME)
    window.navigate(Place.DIRECTORY, "a record")
    assert Place1.built == 1
    screen = window.screen_of(Place.DIRECTORY)
    assert isinstance(screen, Place1)
    assert screen.done == ["a record"]
    assert QApplication.focusWidget() is screen.line


def test_every_place_has_its_key(window: MainWindow) -> None:
    """Alt and a letter go to each place, and the tooltip of the rail says which."""
    for place in Place:
        key = i18n._(SIGNS[place].shortcut)
        line = window.rail.findChild(QWidget, f"go_{place.value}")
        assert line.toolTip() == f"{title(place)} ({key})"
        QTest.keyClick(window, getattr(Qt.Key, f"Key_{key[-1]}"), ALT)
        assert window.place is place
        assert line.isChecked()
        assert words(window, "place_title") == title(place)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_no_key_serves_twice(language: str, shown) -> None:
    """In each language, a key does one thing, and none needs a digit nor Ctrl+Alt (AZERTY)."""
    i18n.use_language(language)
    window = MainWindow()
    window.navigate(Place.MEETINGS)
    keys = [key.toString() for action in window.actions() for key in action.shortcuts()]
    assert len(keys) == len(set(keys)) > 15
    if "Ctrl+À" in keys:
        keys.remove("Ctrl+0")  # it has a twin there
    assert not [key for key in keys if re.search(r"(?:Ctrl|Alt)\+[0-9]|Ctrl\+Alt", key)]
    window.deleteLater()


def test_ctrl_page_walks_through_the_places(window: MainWindow) -> None:
    """Ctrl+Page goes round all the places, both ways."""
    seen = []
    for _step in Place:
        QTest.keyClick(window, Qt.Key.Key_PageDown, CONTROL)
        seen.append(window.place)
    assert set(seen) == set(Place)
    QTest.keyClick(window, Qt.Key.Key_PageUp, CONTROL)
    assert window.place is Place.SETTINGS


def test_a_key_of_the_place_wins_while_one_is_there(window: MainWindow) -> None:
    """F6 is the place's in the place that takes it, and the window's again outside."""
    window.navigate(Place.DIRECTORY)
    screen = window.screen_of(Place.DIRECTORY)
    QTest.keyClick(window, Qt.Key.Key_F6)
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
    assert screen.done == ["need", "new"]
    window.navigate(Place.HOME)
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert screen.done == ["need", "new"]
    assert window.rail.isAncestorOf(QApplication.focusWidget())


def test_f6_goes_round_the_parts_of_the_window(window: MainWindow) -> None:
    """Rail, band and place are reached by one key, without passing through everything."""
    window.navigate(Place.MEETINGS)
    window.display_undo("structure ajoutée", "")
    reached = []
    for _step in range(3):
        QTest.keyClick(window, Qt.Key.Key_F6)
        reached.append(QApplication.focusWidget())
    assert window.rail.isAncestorOf(reached[0])
    assert window.band.isAncestorOf(reached[1])
    assert window.screen_of(Place.MEETINGS).isAncestorOf(reached[2])


def test_arrows_move_in_the_rail(window: MainWindow) -> None:
    """The rail is walked by arrows, and Enter goes."""
    first = window.rail.findChild(QWidget, "go_home")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    focused = QApplication.focusWidget()
    assert focused.objectName() == "go_meetings"
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert window.place is Place.MEETINGS


def test_the_rail_folds_to_icons(window: MainWindow, worn) -> None:
    """In a narrow window, or with a large text, the rail keeps its icons; Ctrl+B decides otherwise."""
    assert not window.rail.is_folded
    worn.wear("light", 200)
    assert window.rail.is_folded
    line = window.rail.findChild(QWidget, "go_directory")
    assert line.text() == ""
    assert line.accessibleName() == "Annuaire"
    QTest.keyClick(window, Qt.Key.Key_B, CONTROL)
    assert not window.rail.is_folded
    assert line.text() == "Annuaire"


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_everything_of_the_frame_fits(window: MainWindow, worn, percent: int) -> None:
    """At 1366 × 768, at each text size, no line of the rail nor button of the band is cut or covers another."""
    window.display_backup("Sauvegardé hier", "ok")
    window.display_saved(datetime(2026, 3, 12, 10, 42).astimezone())
    worn.wear("light", percent)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (1366, 768)
    for bar in (window.rail, window.band):
        boxes = [child.geometry() for child in bar.findChildren(QWidget) if child.isVisible()]
        assert all(bar.rect().contains(box) for box in boxes)
        assert not any(one.intersects(other) for one in boxes for other in boxes if one is not other)


def test_the_title_of_the_window_names_nobody(window: MainWindow) -> None:
    """Whatever a place says in its band, the title of the window is the program's."""
    window.navigate(Place.DIRECTORY)
    window.screen_of(Place.DIRECTORY).titled.emit("Léa Martin", "Mission locale")
    assert words(window, "place_title") == "Léa Martin"
    assert words(window, "place_line").startswith("Mission locale")
    assert window.windowTitle() == PROGRAM


def test_what_is_saved_is_said(window: MainWindow, monkeypatch) -> None:
    """A verb that succeeds says when, quietly; with words of its own, it offers to undo."""
    window.display_saved(datetime(2026, 3, 12, 10, 42).astimezone())
    assert words(window, "place_line").endswith("enregistré à 10\u00a0h\u00a042")
    assert run(lambda: 1, said="Structure ajoutée")
    toast = window.findChild(QWidget, "toast")
    assert toast.isVisible()


def test_undo_says_what_it_takes_back(window: MainWindow, qtbot) -> None:
    """Ctrl+Z, Ctrl+Y and Ctrl+Shift+Z ask, when there is something; buttons and menu say what."""
    undo, redo = window.band.undo, window.band.redo
    assert not undo.isEnabled()
    window.display_undo("structure ajoutée", "nom changé")
    assert undo.accessibleName() == "Annuler\u00a0: structure ajoutée"
    assert undo.toolTip() == "Annuler\u00a0: structure ajoutée (Ctrl+Z)"
    with qtbot.waitSignal(window.undo_asked):
        QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    for key, modifiers in ((Qt.Key.Key_Y, CONTROL), (Qt.Key.Key_Z, CONTROL | SHIFT)):
        with qtbot.waitSignal(window.redo_asked):
            QTest.keyClick(window, key, modifiers)
    with qtbot.waitSignal(window.redo_asked):
        qtbot.mouseClick(redo, Qt.MouseButton.LeftButton)


def test_the_state_of_the_backups_leads_to_them(window: MainWindow, qtbot) -> None:
    """The chip of the band opens the settings."""
    window.display_backup("Sauvegarde à faire", "warn")
    qtbot.mouseClick(window.band.backup, Qt.MouseButton.LeftButton)
    assert window.place is Place.SETTINGS
    window.display_backup("")
    assert not window.band.backup.isVisible()


def test_ctrl_l_locks_at_once(window: MainWindow, qtbot) -> None:
    """By key and by mouse."""
    with qtbot.waitSignal(window.lock_asked):
        QTest.keyClick(window, Qt.Key.Key_L, CONTROL)
    with qtbot.waitSignal(window.lock_asked):
        qtbot.mouseClick(window.rail.findChild(QWidget, "lock"), Qt.MouseButton.LeftButton)


def test_the_text_grows_by_key(window: MainWindow, qtbot) -> None:
    """Ctrl++ and Ctrl+- ask for another text size."""
    with qtbot.waitSignal(window.text_size_asked) as larger:
        QTest.keyClick(window, Qt.Key.Key_Plus, CONTROL)
    with qtbot.waitSignal(window.text_size_asked) as smaller:
        QTest.keyClick(window, Qt.Key.Key_Minus, CONTROL)
    assert larger.args + smaller.args == [1, -1]


def test_the_menu_has_everything(window: MainWindow, qtbot) -> None:
    """What a key does, the mouse finds in the menu, with its key."""
    window.navigate(Place.DIRECTORY)
    window.display_undo("structure ajoutée", "")
    window.open_menu()
    menu = window.findChild(QMenu, "window_menu")
    offered = {action.objectName() for action in menu.actions()}
    assert offered >= {"new", "need", "go_home", "undo", "lock", "keys", "quit", "fold_rail", "larger_text"}
    menu.close()


def test_f1_lists_the_keys_of_the_place(window: MainWindow) -> None:
    """F1 shows the keys that work here, here first; Escape closes."""
    window.navigate(Place.DIRECTORY)
    QTest.keyClick(window, Qt.Key.Key_F1)
    sheet = window.findChild(QDialog, "keys_sheet")
    texts = [label.text() for label in sheet.findChildren(QLabel)]
    assert texts.index("Ici") < texts.index("Ctrl+N") < texts.index("Partout") < texts.index("Ctrl+K")
    assert texts.count("F6") == 1
    area = sheet.focusWidget()
    assert isinstance(area, QScrollArea)
    QTest.keyClick(area, Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_the_palette_finds_a_command(window: MainWindow, qtbot) -> None:
    """Ctrl+K, some letters without accents, Enter."""
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    line = window.palette_of_commands.line
    assert QApplication.focusWidget() is line
    QTest.keyClicks(line, "echan")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert window.place is Place.EXCHANGES
    assert not window.palette_of_commands.isVisible()


def test_the_palette_shows_what_is_found(window: MainWindow, qtbot) -> None:
    """What the search finds is listed with what it is; arrows choose; Enter opens."""
    opened: list[str] = []
    palette = window.palette_of_commands
    palette.set_search(
        lambda text: [
            PaletteItem(f"{name} <b>", lambda name=name: opened.append(name), "organisation", "Structure")
            for name in ("Mission locale", "CCAS")
            if text == "zzz"
        ]
    )
    palette.open()
    QTest.keyClicks(palette.line, "zzz")
    qtbot.waitUntil(lambda: [item.title for item in palette.items()] == ["Mission locale <b>", "CCAS <b>"])
    palette.grab()
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert opened == ["CCAS"]


def test_the_palette_says_when_nothing_is_found(window: MainWindow, qtbot) -> None:
    """An empty answer is said, with what was looked for."""
    palette = window.palette_of_commands
    palette.open()
    QTest.keyClicks(palette.line, "qqq")
    nothing = palette.findChild(QLabel, "palette_nothing")
    qtbot.waitUntil(nothing.isVisible)
    assert "qqq" in nothing.text()
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_a_search_that_fails_is_said(window: MainWindow, qtbot) -> None:
    """An unreadable index is told like any error, and the commands are still found."""

    def search(_text: str) -> list[PaletteItem]:
        raise UserError("La recherche est illisible.")

    palette = window.palette_of_commands
    palette.set_search(search)
    palette.open()
    with qtbot.waitSignal(outcomes().failed):
        QTest.keyClicks(palette.line, "bilan")
    assert [item.title for item in palette.items()] == ["Bilan"]
    window.findChild(QDialog, "error_dialog").close()


def test_leaving_the_palette_gives_the_keyboard_back(window: MainWindow) -> None:
    """Escape returns to the very field one was in."""
    window.navigate(Place.DIRECTORY)
    line = window.screen_of(Place.DIRECTORY).line
    QTest.keyClick(line, Qt.Key.Key_K, CONTROL)
    assert QApplication.focusWidget() is window.palette_of_commands.line
    QTest.keyClick(window.palette_of_commands.line, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is line


def test_an_error_of_the_world_is_said(window: MainWindow) -> None:
    """The sentence and the way out, in a dialog that blocks nothing; the verb has not succeeded."""

    def verb() -> None:
        raise UserError("Le disque est plein.", way_out="Libérez de la place.", detail="ENOSPC")

    assert not run(verb)
    dialog = window.findChild(QDialog, "error_dialog")
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Le disque est plein." in texts
    assert "Libérez de la place." in texts
    dialog.close()


def test_a_bug_of_ours_says_nothing_of_anybody(window: MainWindow, caplog) -> None:
    """An unexpected error is logged and shown by its kind and place, never by its message."""

    def verb() -> None:
        raise KeyError("Léa Martin")

    assert not run(verb)
    dialog = window.findChild(QDialog, "error_dialog")
    detail = dialog.findChild(QWidget, "error_detail").toPlainText()
    assert "KeyError" in detail
    assert "test_window.py" in detail
    assert "Martin" not in detail + caplog.text
    assert "KeyError" in caplog.text
    dialog.close()


@pytest.mark.parametrize("place", list(ANNOUNCEMENTS))
def test_a_place_to_come_says_so_and_leads_on(window: MainWindow, place: Place) -> None:
    """A place not open yet says what will stand there, honestly, and its button leads to a place that is."""
    window.navigate(place)
    button = QApplication.focusWidget()
    assert button.objectName() == "empty_action"
    sentences = " ".join(label.text() for label in window.screen_of(place).findChildren(QLabel))
    assert "Cette partie n’est pas encore ouverte." in sentences
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert window.place is ANNOUNCEMENTS[place].meanwhile


def test_a_screen_leads_elsewhere(window: MainWindow) -> None:
    """A screen asks to navigate and knows no other screen."""
    window.navigate(Place.DIRECTORY)
    window.screen_of(Place.DIRECTORY).navigate.emit(Place.MEETINGS, None)
    assert window.place is Place.MEETINGS


def test_every_control_of_the_frame_is_named(window: MainWindow) -> None:
    """A screen reader can say each button of the rail and the band, and Tab reaches each."""
    window.display_backup("Sauvegardé hier", "ok")
    for bar in (window.rail, window.band):
        for control in bar.findChildren(QWidget):
            if control.focusPolicy() != Qt.FocusPolicy.NoFocus and not control.isHidden():
                assert control.accessibleName() or getattr(control, "text", str)(), control
