"""A place whose content is built anew each time something else is shown in it."""

from PySide6.QtWidgets import QWidget

from spie_desktop.ui.widgets.layouts import Column


class Slot(QWidget):
    """`refill()` forgets what was there, and gives an empty column."""

    def __init__(self, *, gap: str = "space_2", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = gap
        self._around = Column(self, gap="")
        self._inside: QWidget | None = None

    def refill(self) -> Column:
        if self._inside is not None:
            self._around.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        self._around.addWidget(self._inside)
        return Column(self._inside, gap=self._gap)
