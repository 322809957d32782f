"""The application dressed for each test as for a first start: light, 100 %."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from spie_desktop.ui.theme import Theme, wear


@pytest.fixture(autouse=True)
def worn(qapp: QApplication) -> Iterator[Theme]:
    """The theme; a test that changes it gives it back."""
    yield wear(qapp, "light", 100)
    wear(qapp, "light", 100)


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
