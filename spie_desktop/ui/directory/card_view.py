"""One record of the directory, read: its fields by group, who works there, what uses it, what can be done."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from spie_desktop.i18n import _
from spie_desktop.services.directory import FIELDS, DirectoryCard, Entry, FieldSpec, Kind
from spie_desktop.ui.directory.closures import Closures
from spie_desktop.ui.directory.signs import SIGNS
from spie_desktop.ui.directory.slot import Slot
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.buttons import DangerButton, IconButton, LineButton, PlainButton
from spie_desktop.ui.widgets.cards import Card, Page
from spie_desktop.ui.widgets.chips import Chip
from spie_desktop.ui.widgets.labels import IconLabel, PlainLabel, SectionTitle, breakable
from spie_desktop.ui.widgets.layouts import Column, Flow, Grid, Row

_COPIED = (Entry.EMAIL, Entry.PHONE, Entry.WEBSITE)


class CardView(Page):
    """Shows a card by `display`; its buttons say what is wanted."""

    edit_asked = Signal()
    archive_asked = Signal(bool)
    delete_asked = Signal()
    merge_asked = Signal()
    person_chosen = Signal(str)
    copied = Signal(str)
    closure_added = Signal(str, str, str)
    closure_removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins="", parent=parent)
        self.setObjectName("card_view")
        self._kind = Kind.ORGANISATION
        self._is_archived = False
        self._icon = IconLabel("organisation")
        self._title = PlainLabel(look="title")
        self._title.setObjectName("card_title")
        self._subtitle = PlainLabel(look="muted")
        self._chip = Chip(_("Deactivated"), "warn", icon="archive")
        self.edit = PlainButton(_("Edit"), icon="edit")
        self.archive = PlainButton(_("Deactivate"), icon="archive")
        self.merge = PlainButton(_("Merge…"), icon="merge")
        self.delete = DangerButton(_("Delete"), icon="delete")
        self.closures = Closures()
        self._fields = Card()
        self._people = Card(_("Who works there"))
        self._closed = Card(_("Closed periods"))
        self._lines, self._names = Slot(), Slot(gap="")
        self._uses = PlainLabel(look="muted")
        self._uses.setObjectName("card_uses")
        self._build()
        self._connect()

    def _build(self) -> None:
        head = Row(gap="space_3")
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        names = Column(gap="space_1")
        names.addWidget(self._title)
        names.addWidget(self._subtitle)
        head.addLayout(names, 1)
        head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        buttons = Flow()
        for button, name in (
            (self.edit, "edit_record"),
            (self.archive, "archive_record"),
            (self.merge, "merge_record"),
            (self.delete, "delete_record"),
        ):
            button.setObjectName(name)
            buttons.addWidget(button)
        self.body.addLayout(buttons)
        self._closed.body.addWidget(self.closures)
        self._fields.body.addWidget(self._lines)
        self._people.body.addWidget(self._names)
        for part in (self._fields, self._people, self._closed, self._uses):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.edit.clicked.connect(self.edit_asked)
        self.archive.clicked.connect(lambda: self.archive_asked.emit(not self._is_archived))
        self.merge.clicked.connect(self.merge_asked)
        self.delete.clicked.connect(self.delete_asked)
        self.closures.added.connect(self.closure_added)
        self.closures.removed.connect(self.closure_removed)

    # --- data in

    def display(self, card: DirectoryCard) -> None:
        """Shows a record; the scroll goes back to the top when it is another one."""
        self._kind, self._is_archived = card.kind, card.is_archived
        self._icon.display(SIGNS[card.kind].icon)
        self._title.display(_short(card.title))
        self._subtitle.display(card.subtitle)
        self._subtitle.setVisible(bool(card.subtitle))
        self._chip.setVisible(card.is_archived)
        self.archive.setText(_("Reactivate") if card.is_archived else _("Deactivate"))
        theme().decorate(self.archive, "restore" if card.is_archived else "archive")
        self._show_fields(card)
        self._show_people(card)
        self._closed.setVisible(card.kind is Kind.TERRITORY)
        self.closures.display(card.closures)
        self._uses.display(
            _("Used by: {uses}.").format(uses=", ".join(card.used_by))
            if card.used_by
            else _("Nothing else uses this record.")
        )

    def _show_fields(self, card: DirectoryCard) -> None:
        group = ""
        lines = Grid(gap="space_2")
        lines.setColumnStretch(1, 1)
        number = 0
        for field in FIELDS[card.kind]:
            text = card.texts[field.name]
            if not text or (field.entry is Entry.YES_NO and not card.typed[field.name]):
                continue
            if field.group != group:
                group = field.group
                lines.addWidget(SectionTitle(_(group)), number, 0, 1, 2)
                number += 1
            self._add_field(lines, number, field, text)
            number += 1
        self._lines.refill().addLayout(lines)

    def _add_field(self, lines: Grid, number: int, field: FieldSpec, text: str) -> None:
        name = PlainLabel(_(field.label), look="muted")
        name.setFixedWidth(theme().px("label_column") * 4 // 5)
        is_copied = field.entry in _COPIED
        across = Qt.AlignmentFlag.AlignVCenter if is_copied else Qt.AlignmentFlag.AlignTop
        lines.addWidget(name, number, 0, across)
        value = PlainLabel(_short(text))
        value.setObjectName(f"value_{field.name}")
        value.setAccessibleName(f"{_(field.label)} {text[:1500]}")
        line = Row(gap="space_2")
        line.addWidget(value, 1, across)
        if is_copied:
            copy = IconButton("copy", _("Copy: {what}").format(what=_(field.label)))
            copy.setObjectName(f"copy_{field.name}")
            copy.clicked.connect(lambda _checked=False: self._copy(text))
            line.addWidget(copy, 0, across)
        lines.addLayout(line, number, 1)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(text)

    def _show_people(self, card: DirectoryCard) -> None:
        column = self._names.refill()
        self._people.setVisible(bool(card.people))
        self._people.display_title(_("Who works there"), str(card.people_count))
        for row in card.people:
            button = LineButton(icon="professional")
            button.setText(" · ".join(filter(None, (_short(row.cells[0], 60), row.cells[2]))).replace("&", "&&"))
            button.setObjectName(f"person_{row.id}")
            button.clicked.connect(lambda _checked=False, record_id=row.id: self.person_chosen.emit(record_id))
            column.addWidget(button)
        more = card.people_count - len(card.people)
        if more > 0:
            column.addWidget(PlainLabel(_("… and {count} more").format(count=more), look="muted"))

    @property
    def buttons(self) -> Iterable[QWidget]:
        return (self.edit, self.archive, self.merge, self.delete)


def _short(text: str, longest: int = 1500) -> str:
    """A text of ten thousand characters would push everything else away: its beginning is shown here."""
    return breakable(text if len(text) <= longest else text[:longest] + "…")
