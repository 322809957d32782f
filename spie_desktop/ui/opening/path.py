"""The path of the assistant, always in sight: what is done, where one is, what is left."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from spie_desktop.i18n import _
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.labels import IconLabel, PlainLabel
from spie_desktop.ui.widgets.layouts import Column, Row


class PathView(QFrame):
    """The titles of the steps, one under the other; done ones are ticked, the present one stands out."""

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("path")
        self.setAccessibleName(_("Steps"))
        column = Column(self, gap="space_3", margins=("space_6", "space_5"))
        column.addWidget(PlainLabel("SPIE Desktop", look="section"))
        column.addSpacing(theme().px("space_2"))
        self._lines: list[tuple[IconLabel, PlainLabel]] = []
        for title in titles:
            mark, words = IconLabel("forward", "rail"), PlainLabel(title)
            line = Row(gap="space_2")
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(words, 1)
            column.addLayout(line)
            self._lines.append((mark, words))
        column.addStretch()
        theme().changed.connect(self._on_theme)
        self._on_theme()

    def display(self, present: int) -> None:
        """Marks where one is."""
        for number, (mark, words) in enumerate(self._lines):
            is_done, is_here = number < present, number == present
            mark.display("check" if is_done else "forward", "rail_text" if is_done or is_here else "rail")
            words.set_look("strong" if is_here else "body")

    def _on_theme(self) -> None:
        self.setFixedWidth(theme().px("label_column") + theme().px("space_8"))
