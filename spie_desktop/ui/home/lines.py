"""The lines of the cards of « Accueil »: each leads where it is dealt with."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from spie_desktop.ui.places import Place
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.buttons import Button
from spie_desktop.ui.widgets.cards import Card
from spie_desktop.ui.widgets.chips import Chip
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column, Row
from spie_desktop.ui.widgets.looks import hide_unless


@dataclass(frozen=True, slots=True)
class HomeLine:
    """ligne de l’accueil: what it is, what is known of it, its state, and where it leads."""

    title: str
    below: str
    state: str
    tone: str
    place: Place
    argument: object = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class HomeList:
    """carte de l’accueil: some lines, how many there are in all, what to say when there are none."""

    title: str
    count: int
    lines: tuple[HomeLine, ...]
    nothing: str
    tone: str = "neutral"


class LineWidget(Button):
    """A whole line that one clicks, or reaches by Tab and presses."""

    KIND = "line"
    followed = Signal(object, object)

    def __init__(self, line: HomeLine, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(", ".join(part for part in (line.title, line.below, line.state) if part))
        self.setToolTip(line.hint)
        row = Row(self, gap="space_3", margins=("space_1", "space_2"))
        words = Column(gap="")
        title, below = PlainLabel(line.title, is_elided=True), PlainLabel(line.below, look="small", is_elided=True)
        words.addWidget(title)
        words.addWidget(below)
        hide_unless(line.below, below)
        row.addLayout(words, 1)
        chip = Chip(line.state, line.tone)
        row.addWidget(chip)
        for part in (title, below, chip):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(lambda: self.followed.emit(line.place, line.argument))

    def sizeHint(self) -> QSize:
        layout = self.layout()
        inside = layout.sizeHint() if layout is not None else QSize()
        return QSize(inside.width(), max(inside.height(), theme().px("control")))


class ListCard(Card):
    """A card with its lines, or the sentence that says there is nothing to do."""

    followed = Signal(object, object)

    def display(self, shown: HomeList) -> None:
        """Shows the lines anew; the keyboard stays on the line it was on."""
        focused = next((n for n, line in enumerate(self._lines()) if line.hasFocus()), None)
        self.setAccessibleName(shown.title)
        self.display_title(shown.title, str(shown.count), shown.tone if shown.count else "neutral")
        while (item := self.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in shown.lines:
            widget = LineWidget(line)
            widget.followed.connect(self.followed)
            self.body.addWidget(widget)
            widget.show()  # now, not at the next turn of the event loop: the keyboard may have to go there
        if not shown.lines:
            self.body.addWidget(PlainLabel(shown.nothing, look="muted"))
        self.body.addStretch(1)
        lines = self._lines()
        if focused is not None and lines:
            lines[min(focused, len(lines) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _lines(self) -> Sequence[LineWidget]:
        found = (self.body.itemAt(n).widget() for n in range(self.body.count()))  # type: ignore[union-attr]
        return [widget for widget in found if isinstance(widget, LineWidget)]
