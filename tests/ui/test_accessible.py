"""Every control of every place says what it is to a screen reader, and can be reached by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from spie_desktop.ui.desk import Desk
from spie_desktop.ui.places import Place


def _controls(window: QWidget) -> list[QWidget]:
    """What the keyboard can go to, and is on the screen."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
    ]


def _is_named(widget: QWidget) -> bool:
    interface = QAccessible.queryAccessibleInterface(widget)
    return bool(interface and interface.text(QAccessible.Text.Name).strip())


@pytest.mark.parametrize("place", list(Place))
def test_every_control_has_an_accessible_name(desk: Desk, place: Place) -> None:
    """The name is what Qt itself gives to screen readers."""
    desk.window.navigate(place)
    QApplication.processEvents()
    controls = _controls(desk.window)
    nameless = [f"{type(widget).__name__} {widget.objectName()}" for widget in controls if not _is_named(widget)]
    assert len(controls) > 5
    assert nameless == []


@pytest.mark.parametrize("place", list(Place))
def test_tab_goes_round_and_comes_back(desk: Desk, qtbot: QtBot, place: Place) -> None:
    """No trap: by Tab alone one leaves each control, reaches others, and comes back."""
    desk.window.activateWindow()
    desk.window.navigate(place)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    first = QApplication.focusWidget()
    seen = [first]
    for _step in range(200):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        assert here is not None
        if here is first:
            break
        seen.append(here)
    else:
        pytest.fail(f"Tab never came back: it stays in {type(seen[-1]).__name__} {seen[-1].objectName()}")
    assert len(set(map(id, seen))) > 5


def test_the_window_names_nobody(desk: Desk) -> None:
    """Titles show in task bars and shared screens."""
    for place in Place:
        desk.window.navigate(place)
        assert desk.window.windowTitle() == "SPIE Desktop"
