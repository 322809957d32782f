"""The page of one card in the middle of the window, that opening, restoring and locking share."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from spie_desktop.ui.icons import program_pixmap
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.cards import Card, Page
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column, Row


class SheetPage(Page):
    """The name of the program, a `card`, and room under it (`below`); as wide as reads well."""

    def __init__(self, title: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(margins="space_6", parent=parent)
        self._inside = QWidget()
        self._inside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = Column(self._inside, gap="gap")
        self._mark = PlainLabel()
        name = Row(gap="space_3")
        name.addWidget(self._mark)
        name.addWidget(PlainLabel("SPIE Desktop", look="title"), 1)
        self.card = Card(title)
        self.below = Column(gap="space_2")
        column.addLayout(name)
        column.addWidget(self.card)
        column.addLayout(self.below)
        line = Row()
        line.addStretch(1)
        line.addWidget(self._inside, 100)
        line.addStretch(1)
        self.body.addStretch(1)
        self.body.addLayout(line)
        self.body.addStretch(2)
        theme().changed.connect(self._on_theme)
        self._on_theme()

    def _on_theme(self) -> None:
        self._inside.setMaximumWidth(theme().px("palette"))
        size = theme().px("row")
        self._mark.setPixmap(program_pixmap(size))
