"""One page of the first-run assistant: a title, why it is asked, its fields."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.cards import Card, Page
from spie_desktop.ui.widgets.form_editors import mark_invalid
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column, Row


class Step(Page):
    """`advanced` when Enter asks to go on, `edited` at each key; `problem()` says in words what keeps from going on."""

    advanced = Signal()
    edited = Signal()

    def __init__(self, title: str, purpose: str) -> None:
        super().__init__(margins="space_6")
        inside = QWidget()
        inside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._inside = inside
        self._faults: dict[QLineEdit, PlainLabel] = {}
        self.blocks = Column(inside, gap="gap")
        heading = PlainLabel(title, look="title")
        heading.setObjectName("step_title")
        self.blocks.addWidget(heading)
        self.blocks.addWidget(PlainLabel(purpose, look="muted"))
        self.fields = self.add_card()
        line = Row()
        line.addWidget(inside, 100)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addStretch()
        theme().changed.connect(self._on_theme)
        self._on_theme()

    def add_card(self, title: str = "") -> Column:
        """One more card on the page; what goes into it."""
        card = Card(title)
        self.blocks.addWidget(card)
        return card.body

    def add_line(self, name: str, label: str, *, hint: str = "", value: str = "", most: int = 120) -> QLineEdit:
        """A field with its label above and, if need be, a hint below; Enter goes on to the next page."""
        line = QLineEdit(value)
        line.setObjectName(name)
        line.setAccessibleName(label)
        line.setAccessibleDescription(hint)
        line.setMaxLength(most)
        line.returnPressed.connect(self.advanced)
        line.textChanged.connect(self.edited)
        block = Column(gap="space_1")
        block.addWidget(PlainLabel(label, look="strong"))
        block.addWidget(line)
        fault = PlainLabel(look="danger")
        fault.setObjectName(f"{name}_error")
        fault.hide()
        block.addWidget(fault)
        self._faults[line] = fault
        line.textEdited.connect(lambda _text: self.show_fault(line, ""))
        if hint:
            block.addWidget(PlainLabel(hint, look="small"))
        self.fields.addLayout(block)
        return line

    def show_fault(self, line: QLineEdit, sentence: str) -> None:
        """Says under a field what is wrong with it; an empty sentence takes it back."""
        fault = self._faults[line]
        fault.display(sentence)
        fault.setVisible(bool(sentence))
        mark_invalid(line, bool(sentence))

    def problem(self) -> str:
        """Empty once one may go on; whatever is missing takes the keyboard."""
        return ""

    def arrive(self) -> None:
        """The page is about to be shown."""

    def _on_theme(self) -> None:
        self._inside.setMaximumWidth(theme().px("palette"))
