"""One section of the settings: cards under each other, as wide as reads well."""

from typing import Protocol

from PySide6.QtWidgets import QSizePolicy, QWidget

from spie_desktop.ui.background import Background
from spie_desktop.ui.changes import Changes
from spie_desktop.ui.live_preferences import LivePreferences
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.cards import Card, Page
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column, Row


class Shell(Protocol):
    """What the window around lends to the settings."""

    @property
    def changes(self) -> Changes: ...
    @property
    def background(self) -> Background: ...
    @property
    def preferences(self) -> LivePreferences: ...


class Section(Page):
    """`column` takes cards; `arrive()` is called each time the section is shown."""

    def __init__(self) -> None:
        super().__init__(margins="")
        inside = QWidget()
        inside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._inside = inside
        self.column = Column(inside, gap="gap")
        line = Row()
        line.addWidget(inside, 100)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addStretch()
        theme().changed.connect(self._on_theme)
        self._on_theme()

    def add_card(self, title: str, purpose: str = "") -> Card:
        """One card, with the sentence that says what it is for."""
        card = Card(title)
        if purpose:
            card.body.addWidget(PlainLabel(purpose, look="muted"))
        self.column.addWidget(card)
        return card

    def arrive(self) -> None:
        """Shows things as they are now."""

    def _on_theme(self) -> None:
        self._inside.setMaximumWidth(theme().px("palette") + theme().px("rail_width"))
