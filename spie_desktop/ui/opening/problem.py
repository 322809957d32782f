"""What stopped the opening of a vault, with a button for each way out that exists."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spie_desktop.i18n import N_, _
from spie_desktop.services.doorstep import WayOut
from spie_desktop.ui.widgets.buttons import PlainButton
from spie_desktop.ui.widgets.cards import ErrorPanel
from spie_desktop.ui.widgets.layouts import Column, Flow

_WORDS = {
    WayOut.RETRY: (N_("Try again"), "refresh"),
    WayOut.CONTINUE: (N_("Continue with what is there"), "forward"),
    WayOut.RESTORE: (N_("Restore a backup…"), "restore"),
    WayOut.KEY_FILE: (N_("Take the key file from a backup…"), "key"),
    WayOut.ELSEWHERE: (N_("Choose another vault…"), "folder"),
    WayOut.CREATE: (N_("Begin the vault again"), "plus"),
}


class Problem(QWidget):
    """The sentence, what to do, the detail that folds out, the buttons: `chosen(WayOut)`.

    Nearly never needed: its parts are built when they first are.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel: ErrorPanel | None = None
        self._buttons: dict[WayOut, PlainButton] = {}
        self._column = Column(self, gap="space_2")
        self._line = Flow()
        self.hide()

    def _button(self, way: WayOut) -> PlainButton:
        if way not in self._buttons:
            words, icon = _WORDS[way]
            button = PlainButton(_(words), icon=icon, parent=self)
            button.setObjectName(f"way_{way.value}")
            button.clicked.connect(lambda: self.chosen.emit(way))
            self._buttons[way] = button
        return self._buttons[way]

    def display(self, sentence: str, way_out: str = "", detail: str = "", ways: Iterable[WayOut] = ()) -> None:
        """Shows a problem; the first of its ways out takes the keyboard."""
        if self._panel is None:
            self._panel = ErrorPanel()
            self._column.addWidget(self._panel)
            self._column.addLayout(self._line)
        self._panel.display(sentence, way_out, detail)
        wanted = [self._button(way) for way in ways]
        for button in self._buttons.values():
            button.setVisible(button in wanted)
            self._line.removeWidget(button)
        for button in wanted:
            self._line.addWidget(button)
        self.show()
        if wanted:
            wanted[0].setFocus()

    def clear(self) -> None:
        """There is no problem any more."""
        self.hide()
        if self._panel is not None:
            self._panel.display("")
