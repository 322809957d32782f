"""The journal: who did what, when; narrowed by kind, words and days; what each change wrote."""

import datetime as dt

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from spie_desktop.domain.typed_values import read_date
from spie_desktop.i18n import _
from spie_desktop.services.all import Services
from spie_desktop.services.journal import JournalFilter, JournalPage
from spie_desktop.ui.commands import ask
from spie_desktop.ui.settings.journal_detail import JournalDetailView
from spie_desktop.ui.settings.section import Shell
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.buttons import LinkButton
from spie_desktop.ui.widgets.cards import EmptyState
from spie_desktop.ui.widgets.columns import ListColumn
from spie_desktop.ui.widgets.fields import ChoiceField, SearchField
from spie_desktop.ui.widgets.form_editors import mark_invalid
from spie_desktop.ui.widgets.layouts import Column, Flow, Row
from spie_desktop.ui.widgets.list_area import ListArea
from spie_desktop.ui.widgets.record_table import RecordTable


class JournalSection(QWidget):
    """The list on the left, the change chosen on the right; they take turns when the window is narrow."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__()
        self._journal = services.journal
        self._is_reading = self._is_narrow = False
        self.search = SearchField(_("Search in the journal"))
        self.search.setObjectName("journal_search")
        self.kind = ChoiceField(name=_("Kind of record"))
        self.kind.setObjectName("journal_kind")
        self.since = self._day("journal_since", _("From (day/month/year)"))
        self.until = self._day("journal_until", _("Until (day/month/year)"))
        self.table = RecordTable(
            (
                ListColumn(_("When"), 5, is_muted=True),
                ListColumn(_("What"), 4),
                ListColumn(_("On what"), 5),
                ListColumn(_("Who"), 3, is_muted=True),
            ),
            name=_("Changes, the most recent first"),
        )
        self.table.setObjectName("journal_list")
        self.empty = EmptyState("history", _("Every change will stand here, with its author and its hour."))
        self.area = ListArea(self.table, self.empty)
        self.detail = JournalDetailView()
        self._build()
        self._connect()
        shell.changes.changed.connect(self._on_changed)
        self.setFocusProxy(self.search)

    def _build(self) -> None:
        filters = Flow()
        for part in (self.search, self.kind, self.since, self.until):
            filters.addWidget(part)
        self.area.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.detail.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._read = LinkButton(_("See what was written"), icon="forward")
        self._read.setObjectName("journal_read")
        self._read.clicked.connect(lambda: self._turn_to(is_reading=True))
        self._back = LinkButton(_("Back to the list"), icon="undo")
        self._back.setObjectName("journal_back")
        self._back.clicked.connect(lambda: self._turn_to(is_reading=False))
        panes = Row(gap="gap")
        panes.addWidget(self.area, 3)
        panes.addWidget(self.detail, 2)
        column = Column(self, gap="space_3")
        self._filters = QWidget()
        self._filters.setLayout(filters)
        column.addWidget(self._filters)
        column.addWidget(self._back)
        column.addLayout(panes, 1)
        column.addWidget(self._read)
        theme().changed.connect(self._make_room)
        self._make_room()

    def _connect(self) -> None:
        self.search.typed.connect(lambda _text: self.reload())
        self.search.left.connect(self.table.setFocus)
        self.kind.chosen.connect(lambda _code: self.reload())
        self.table.selected.connect(self._on_selected)
        self.table.typed.connect(self._on_typed)
        self.table.opened.connect(lambda _identifier: self._turn_to(is_reading=True))
        self.area.retried.connect(self.reload)

    def _day(self, name: str, words: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setAccessibleName(words)
        line.setPlaceholderText(words)
        line.setMaxLength(10)
        line.editingFinished.connect(self.reload)
        return line

    # --- what is shown

    def arrive(self) -> None:
        """Reads the list again, with the kinds that there are."""
        code = self.kind.code
        ask(self._journal.kinds, done=lambda kinds: self.kind.display_choices([("", _("Every kind")), *kinds], code))
        self.reload()

    def reload(self) -> None:
        """The changes that fit what is asked, the most recent first."""
        wanted = self._wanted()
        if wanted is None:
            return

        def fetch(after: int | None, count: int) -> JournalPage:
            return self._journal.page(wanted, after, count)

        ask(lambda: self.table.display(fetch))
        has_lines = bool(self.table.lines.lines)
        is_narrowed = wanted != JournalFilter()
        self.empty.display(
            "history",
            _("No change fits what is asked.")
            if is_narrowed
            else _("Every change will stand here, with its author and its hour."),
        )
        if has_lines:
            self.area.show_list()
            self.table.select_first()
        else:
            self.area.show_empty()
            self.detail.clear()

    def _wanted(self) -> JournalFilter | None:
        days: dict[QLineEdit, dt.date | None] = {}
        for line in (self.since, self.until):
            try:
                days[line] = read_date(line.text())
            except ValueError:
                mark_invalid(line, True)
                return None
            mark_invalid(line, False)
        return JournalFilter(self.kind.code, self.search.text().strip(), days[self.since], days[self.until])

    def _on_selected(self, identifier: str) -> None:
        if identifier:
            ask(lambda: self._journal.detail(identifier), done=self.detail.display)
        else:
            self.detail.clear()

    def _on_typed(self, text: str) -> None:
        self.search.setFocus()
        self.search.setText(text)

    def _on_changed(self, _touched: object) -> None:
        if self.isVisible():
            self.table.reload()

    # --- room

    def _make_room(self) -> None:
        self.search.setFixedWidth(theme().px("field") * 2 // 3)
        self.kind.setFixedWidth(theme().px("label_column"))
        for line in (self.since, self.until):
            line.setFixedWidth(theme().px("label_column"))
        # What stands in an empty list asks for more height than a list does: the list decides.
        for pane in (self.area, self.detail):
            pane.setMinimumHeight(theme().px("row") * 3)
        self._take_turns()

    def _turn_to(self, *, is_reading: bool) -> None:
        self._is_reading = is_reading
        self._take_turns()
        if is_reading and self._is_narrow:
            self._back.setFocus()
        elif not is_reading:
            self.table.setFocus()

    def _take_turns(self) -> None:
        self._is_narrow = self.width() < theme().px("narrow") * 4 // 5
        reads, lists = self._is_narrow and self._is_reading, self._is_narrow and not self._is_reading
        self.detail.setVisible(not lists)
        self.area.setVisible(not reads)
        self._filters.setVisible(not reads)
        self._back.setVisible(reads)
        self._read.setVisible(lists)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_narrow and self._is_reading:
            self._turn_to(is_reading=False)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
