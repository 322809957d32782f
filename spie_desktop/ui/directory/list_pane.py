"""The list of one kind of records: its search, its filters, its lines, how many there are."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from spie_desktop.domain.vocabulary import label
from spie_desktop.domain.vocabulary.organisations import OrganisationKind
from spie_desktop.i18n import _
from spie_desktop.services.directory import Filters, Kind, Page, State
from spie_desktop.ui.directory.signs import SIGNS, columns
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.cards import EmptyState
from spie_desktop.ui.widgets.fields import ChoiceField, SearchField
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column, Row
from spie_desktop.ui.widgets.list_area import ListArea
from spie_desktop.ui.widgets.record_table import RecordTable

Fetch = Callable[[Any, int], Page]


class ListPane(QWidget):
    """Shows what `display` is given; says what narrows it (`narrowed`) and what is chosen in it."""

    narrowed = Signal()
    selected = Signal(str)
    opened = Signal(str)
    begun = Signal()

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sign = SIGNS[kind]
        self.kind = kind
        self.is_blank = False  # nothing at all, whatever is searched
        self.setObjectName(f"list_{kind}")
        self.search = SearchField(_(sign.search))
        self.search.setObjectName("directory_search")
        self.state = self._choice(_("State"), "filter_state")
        self.state.display_choices(
            [(State.ACTIVE, _("Active records")), (State.ARCHIVED, _("Deactivated")), (State.ALL, _("All records"))],
            State.ACTIVE,
        )
        self.nature = self._choice(_("Kind of structure"), "filter_nature")
        natures = sorted(((kind.value, label(kind)) for kind in OrganisationKind), key=lambda choice: choice[1])
        self.nature.display_choices([("", _("All kinds")), *natures])
        if kind is not Kind.ORGANISATION:
            self.nature.hide()
        self.territory = self._choice(_("Territory"), "filter_territory")
        self.table = RecordTable(columns(kind), name=_(sign.plural))
        self.empty = EmptyState(sign.icon, "", parent=self)
        self.empty.chosen.connect(self._on_empty)
        self.area = ListArea(self.table, self.empty)
        self.total = PlainLabel(look="small", is_elided=True)
        self.total.setObjectName("list_total")
        self._build()
        self._connect()

    def _choice(self, name: str, identifier: str) -> ChoiceField:
        field = ChoiceField(name=name)
        field.setObjectName(identifier)
        field.setToolTip(name)
        field.chosen.connect(lambda _code: self.narrowed.emit())
        return field

    def _build(self) -> None:
        column = Column(self, gap="space_2")
        self._narrowing = QWidget()
        self._around = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._narrowing)
        self._around.setContentsMargins(0, 0, 0, 0)
        filters = Row()
        for field in (self.state, self.nature, self.territory):
            filters.addWidget(field, 1)
        self._around.addWidget(self.search, 1)
        self._around.addLayout(filters, 2)
        column.addWidget(self._narrowing)
        column.addWidget(self.area, 1)
        column.addWidget(self.total)

    def _connect(self) -> None:
        self.search.typed.connect(lambda _text: self.narrowed.emit())
        self.search.left.connect(self.table.setFocus)
        self.table.selected.connect(self.selected)
        self.table.opened.connect(self.opened)
        self.table.typed.connect(self._on_typed)

    def squeeze(self, is_narrow: bool) -> None:
        """With large letters the height is what lacks: the filters stand beside the search."""
        self._around.setDirection(QBoxLayout.Direction.LeftToRight if is_narrow else QBoxLayout.Direction.TopToBottom)
        self._around.setSpacing(theme().px("space_2"))

    def _on_typed(self, text: str) -> None:
        self.search.setFocus()
        self.search.insert(text)

    # --- data in

    def display_territories(self, choices: Sequence[tuple[str, str]]) -> None:
        """The territories to filter by; the filter hides where there is nothing to choose."""
        known = {code for code, _words in choices}
        chosen = self.territory.code if self.territory.code in known else ""
        self.territory.display_choices([("", _("All territories")), *choices], chosen)
        self.territory.setVisible(bool(choices) and self.kind is not Kind.TERRITORY)

    def display(self, fetch: Fetch, total: str, *, is_empty: bool) -> None:
        """The lines that `fetch` gives, and how many there are in words."""
        self.table.display(fetch)
        self._say_total(total, is_empty=is_empty)

    def refresh(self, total: str, *, is_empty: bool) -> None:
        """The same list, asked again: the place and the chosen record stay."""
        self.table.reload()
        self._say_total(total, is_empty=is_empty)

    def select(self, record_id: str) -> bool:
        """Puts the list on a record; False when it is not among the lines fetched."""
        return self.table.select(record_id)

    @property
    def filters(self) -> Filters:
        return Filters(
            State(self.state.code or State.ACTIVE), nature=self.nature.code, territory_id=self.territory.code
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.search.text().strip()) or self.filters != Filters()

    def widen(self) -> None:
        """Forgets the search and the filters, silently."""
        self.forget_search()
        for field, code in ((self.state, State.ACTIVE), (self.nature, ""), (self.territory, "")):
            field.display(code)

    def forget_search(self) -> None:
        """Empties the search, silently."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)

    def _say_total(self, total: str, *, is_empty: bool) -> None:
        self.total.display(total)
        self.is_blank = is_empty and not self.is_narrowed
        self._narrowing.setVisible(not self.is_blank)
        self.total.setVisible(not self.is_blank)
        if not is_empty:
            self.area.show_list()
            return
        sign = SIGNS[self.kind]
        if self.is_narrowed:
            self.empty.display(
                "search", _("Try fewer letters, or look in all records."), _("Show all"), title=_("Nothing found")
            )
        else:
            self.empty.display(sign.icon, _(sign.empty), _(sign.add), title=_(sign.empty_title))
        self.area.show_empty()

    def _on_empty(self) -> None:
        if self.is_narrowed:
            self.widen()
            self.narrowed.emit()
            self.search.setFocus()
        else:
            self.begun.emit()
