"""The first days with the program, in its real windows, by keyboard: begin, write, lock, leave, come back, restore."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from spie_desktop import paths
from spie_desktop.app import Program
from spie_desktop.services.directory import Kind
from spie_desktop.services.opening import open_vault, with_passphrase
from spie_desktop.ui import commands
from spie_desktop.ui.desk import Desk
from spie_desktop.ui.opening.first_run import FirstRun
from spie_desktop.ui.places import Place
from tests.ui.opening_parts import PASSPHRASE, keys, part, press, soon, type_in, words_of


@pytest.fixture
def programs(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Program]]:
    """Programs started one after the other; whatever the test leaves open is closed."""
    monkeypatch.setattr(commands, "_outcomes", None)
    monkeypatch.setattr(qapp, "quit", lambda: None)
    started: list[Program] = []
    yield started
    for program in started:
        if program.desk is not None and program.desk.window.isVisible():
            program.desk.window.close()
        program.background.close()
        program.entrance.close()


def _start(programs: list[Program], qtbot: QtBot) -> Program:
    program = Program()
    programs.append(program)
    window = program.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return program


def _enter(qtbot: QtBot) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, Qt.Key.Key_Return)


def _begin_a_vault(program: Program, qtbot: QtBot) -> list[str]:
    """The assistant, from welcome to the open window; the groups of the recovery key."""
    window = program.entrance
    window.setGeometry(40, 50, 1210, 730)
    run = window.findChild(FirstRun)
    assert run is not None
    _enter(qtbot)
    type_in(window, "first_name", "Camille")
    type_in(window, "last_name", "Exemple")
    _enter(qtbot)
    type_in(window, "territory", "Valbois")
    _enter(qtbot)
    keys(run.passphrase.choice.first.line, PASSPHRASE)
    keys(run.passphrase.choice.again.line, PASSPHRASE)
    qtbot.keyClick(run.passphrase.choice.again.line, Qt.Key.Key_Return)
    soon(qtbot, lambda: run.position == 4)
    groups = [str(part(run, f"group_{number}").property("text")) for number in range(1, 9)]
    keys(window.focusWidget(), groups[0])
    _enter(qtbot)
    keys(window.focusWidget(), groups[-1])
    _enter(qtbot)
    _enter(qtbot)
    soon(qtbot, lambda: program.desk is not None)
    assert program.desk is not None
    assert program.desk.window.geometry() == window.geometry()  # it takes the place of the one that goes
    return groups


def _desk(program: Program, qtbot: QtBot) -> Desk:
    soon(qtbot, lambda: program.desk is not None)
    assert program.desk is not None
    program.desk.window.activateWindow()
    qtbot.waitUntil(program.desk.window.isActiveWindow)
    return program.desk


def _unlock(program: Program, qtbot: QtBot, passphrase: str) -> None:
    field = program.entrance.focusWidget()
    assert isinstance(field, QLineEdit)
    keys(field, passphrase)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_first_days(programs: list[Program], qtbot: QtBot) -> None:
    """A vault made by the assistant; a structure typed; locked and unlocked; closed; opened again: all is there."""
    program = _start(programs, qtbot)
    groups = _begin_a_vault(program, qtbot)
    assert len(groups) == 8
    desk = _desk(program, qtbot)
    assert desk.window.place is Place.HOME
    assert "Aucun comité n’est prévu" in words_of(desk.window)

    desk.window.navigate(Place.DIRECTORY)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    keys(QApplication.focusWidget(), "Mission locale du Vallon")
    _enter(qtbot)
    qtbot.waitUntil(lambda: desk.services.directory.count(Kind.ORGANISATION) == 1)

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    soon(qtbot, lambda: not desk.vault.is_open)
    assert "Vallon" not in words_of(desk.window)
    keys(QApplication.focusWidget(), PASSPHRASE)
    _enter(qtbot)
    soon(qtbot, lambda: desk.vault.is_open)

    desk.window.close()
    assert not list(paths.default_vault().glob("store.db-wal"))

    again = _start(programs, qtbot)
    _unlock(again, qtbot, "autre chose")
    soon(qtbot, lambda: "n’ouvre pas le coffre" in words_of(again.entrance))
    _unlock(again, qtbot, PASSPHRASE)
    desk = _desk(again, qtbot)
    rows = desk.services.directory.page(Kind.ORGANISATION).rows
    assert [row.cells[0] for row in rows] == ["Mission locale du Vallon"]
    desk.window.close()


def test_a_backup_is_put_back_from_the_window(programs: list[Program], qtbot: QtBot) -> None:
    """From the settings of the open vault: it closes, the backup takes its place, the former one is kept aside."""
    program = _start(programs, qtbot)
    _begin_a_vault(program, qtbot)
    desk = _desk(program, qtbot)
    kept = desk.services.directory.add(Kind.ORGANISATION, {"name": "Avant la sauvegarde"})
    made = desk.services.backups.make()
    desk.services.directory.add(Kind.ORGANISATION, {"name": "Après la sauvegarde"})
    desk.restore_asked.emit(made.path)
    qtbot.waitUntil(program.entrance.isVisible)
    assert program.desk is None
    soon(qtbot, lambda: "intacte" in words_of(program.entrance))
    type_in(program.entrance, "passphrase", PASSPHRASE)
    press(program.entrance, "open")
    soon(qtbot, lambda: any(paths.default_vault().glob("avant-restauration-*")))
    soon(qtbot, lambda: _page(program) == "unlock_view")
    vault = open_vault(paths.default_vault(), with_passphrase(PASSPHRASE))
    names = [row.cells[0] for row in vault.services.directory.page(Kind.ORGANISATION).rows]
    assert names == ["Avant la sauvegarde"]
    assert vault.services.directory.card(Kind.ORGANISATION, kept).id == kept
    vault.close()


def _page(program: Program) -> str:
    page = program.entrance.centralWidget()
    return page.objectName() if page is not None else ""
