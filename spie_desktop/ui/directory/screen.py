"""Annuaire: four lists, the record chosen beside them, and what leads from one to the other."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from spie_desktop.i18n import _
from spie_desktop.services.all import Services
from spie_desktop.services.directory import DirectoryCard, Kind, State, counted
from spie_desktop.ui.commands import Command, ask
from spie_desktop.ui.directory.directory_commands import directory_commands
from spie_desktop.ui.directory.fetching import fetching, is_listed
from spie_desktop.ui.directory.import_flow import ImportFlow
from spie_desktop.ui.directory.import_pane import ImportPane
from spie_desktop.ui.directory.list_pane import ListPane
from spie_desktop.ui.directory.merge_flow import MergeFlow
from spie_desktop.ui.directory.record_desk import RecordDesk
from spie_desktop.ui.directory.shell import Shell
from spie_desktop.ui.directory.side import Side
from spie_desktop.ui.directory.signs import SIGNS
from spie_desktop.ui.screen import Screen
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.buttons import Button, PlainButton, PrimaryButton, SegmentedChoice, with_shortcut
from spie_desktop.ui.widgets.layouts import Column, Flow, Row

_FOLLOWED = frozenset({*(kind.value for kind in Kind), "closed_period"})


def directory_screen(services: Services, shell: Shell) -> "DirectoryScreen":
    """The factory that the window is given."""
    return DirectoryScreen(services, shell)


class DirectoryScreen(Screen):
    """The place as a whole; on a narrow window the list and the record take turns."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__()
        self.setObjectName("directory_screen")
        self._directory = services.directory
        self._is_refreshing = False
        self._is_narrow = False
        self._counts: dict[Kind, int] = {}
        self.kind = Kind.ORGANISATION
        self.lists = {kind: ListPane(kind) for kind in Kind}
        self.side = Side()
        self._build()
        self.desk = RecordDesk(services, self.side)
        self.importing = ImportPane()
        self._import_flow = ImportFlow(self._directory, shell.background, self.importing)
        self.merging = MergeFlow(self._directory, shell.background, self)
        for pane in (self.importing, self.merging.pairs, self.merging.merge):
            self._over.addWidget(pane)
        self._connect()
        shell.changes.follow(self, _FOLLOWED, self.refresh)
        self.show_list(Kind.ORGANISATION)

    def _build(self) -> None:
        self.tabs = SegmentedChoice([(kind.value, _(SIGNS[kind].plural)) for kind in Kind], name=_("Lists"))
        self.add = PrimaryButton(icon="plus")
        self.add.setObjectName("add_record")
        self.import_list = PlainButton(icon="import")
        self.import_list.setObjectName("import_list")
        self.duplicates = PlainButton(icon="merge")
        self.duplicates.setObjectName("find_duplicates")
        top = Flow()
        for widget in (self.tabs, self.add, self.import_list, self.duplicates):
            top.addWidget(widget)
        self._lists = QStackedWidget()
        for pane in self.lists.values():
            self._lists.addWidget(pane)
        self._browse = QWidget()
        browse = Column(self._browse, gap="space_3")
        browse.addLayout(top)
        panes = Row(gap="gap")
        for part in (self._lists, self.side):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            panes.addWidget(part, 1)
        browse.addLayout(panes, 1)
        self._over = QStackedWidget()
        self._over.addWidget(self._browse)
        whole = Column(self, margins="space_5")
        whole.addWidget(self._over)

    def _connect(self) -> None:
        self.tabs.chosen.connect(lambda code: self.show_list(Kind(code)))
        self.add.clicked.connect(self.begin_record)
        self.import_list.clicked.connect(self.begin_import)
        self.duplicates.clicked.connect(self.find_duplicates)
        for pane in self.lists.values():
            pane.narrowed.connect(self._load)
            pane.selected.connect(self._on_selected)
            pane.opened.connect(self._on_opened)
            pane.begun.connect(self.begin_record)
        self.desk.turned.connect(self._make_room)
        self.desk.left.connect(self._to_list)
        self.desk.added.connect(self._on_added)
        self.desk.removed.connect(self._on_removed)
        self.desk.record_asked.connect(self.show_record)
        self.desk.merge_asked.connect(self.merging.find_other)
        self.importing.left.connect(self._end_over)
        self._import_flow.finished.connect(self.refresh)
        self.merging.shown.connect(self._show_over)
        self.merging.left.connect(self._end_over)
        self.merging.merged.connect(self._on_merged)

    def commands(self) -> Sequence[Command]:
        return directory_commands(self)

    # --- where one stands

    def enter(self, argument: object) -> None:
        """The code of a kind, or the identifier of a record of any kind."""
        if not isinstance(argument, str):
            return
        if argument in {kind.value for kind in Kind}:
            self.show_list(Kind(argument))
        else:
            self.show_record(argument)

    @property
    def pane(self) -> ListPane:
        """The list shown."""
        return self.lists[self.kind]

    @property
    def is_browsing(self) -> bool:
        """No import and no merge stands over the lists."""
        return self._over.currentWidget() is self._browse

    def show_list(self, kind: Kind) -> None:
        """One of the four lists."""
        self.desk.clear()
        self._over.setCurrentWidget(self._browse)
        self.kind = kind
        self.tabs.display(kind.value)
        self._lists.setCurrentWidget(self.pane)
        self.setFocusProxy(self.pane.search)
        self._load()

    def step_list(self, step: int) -> None:
        """The list after, or before."""
        kinds = list(Kind)
        self.show_list(kinds[(kinds.index(self.kind) + step) % len(kinds)])
        self.pane.search.setFocus()

    def show_record(self, record_id: str) -> None:
        """A record: chosen in its list when it stands there, and beside it in any case."""

        def shown(kind: Kind | None) -> None:
            if kind is None:
                return
            if kind is not self.kind or not self.is_browsing:
                self.show_list(kind)
            self._widen_to(record_id)
            self._select(record_id)
            self.desk.show(kind, record_id)
            self.side.view.edit.setFocus()

        ask(lambda: self._directory.kind_of(record_id), done=shown)

    def _widen_to(self, record_id: str) -> None:
        """The search is over; the filters go too when they would hide the record."""
        pane = self.pane
        had_search = bool(pane.search.text())
        pane.forget_search()
        if not self._is_listed(record_id):
            pane.widen()
            if not self._is_listed(record_id):
                pane.state.display(State.ALL)
        elif not had_search:
            return
        self._load()

    def _is_listed(self, record_id: str) -> bool:
        return is_listed(self._directory, self.kind, record_id, self.pane.search.text(), self.pane.filters)

    def _select(self, record_id: str) -> None:
        """Puts the list on a record without showing it a second time."""
        self._is_refreshing = True
        self.pane.select(record_id)
        self._is_refreshing = False

    # --- the list

    def _load(self) -> None:
        pane = self.pane
        ask(lambda: self._directory.choices(Kind.TERRITORY), done=pane.display_territories)
        total, is_empty = self._total()
        self._is_refreshing = True
        fetch = fetching(self._directory, self.kind, pane.search.text(), pane.filters)
        pane.display(fetch, total, is_empty=is_empty)
        self._is_refreshing = False
        self._say_counts()
        self._follow_narrowing()

    def _follow_narrowing(self) -> None:
        """What is beside the list is in the list: a record that a search leaves out makes way."""
        card, form = self.desk.card, self.side.open_form
        if card is None or (form is not None and form.is_new):
            return
        if self._is_listed(card.id):
            self._select(card.id)
        else:
            self.desk.clear()

    def refresh(self) -> None:
        """Something changed, here or elsewhere: asks again; a record that has left gives its place to the next one."""
        before, was_beside = self.desk.card, self.side.has_keyboard
        total, is_empty = self._total()
        self._is_refreshing = True
        self.pane.refresh(total, is_empty=is_empty)
        self._is_refreshing = False
        self._say_counts()
        self.desk.refresh()
        if before is not None and not self.desk.is_editing and not self._is_listed(before.id):
            self._show_next()
            if was_beside:
                self._to_list()

    def _show_next(self) -> None:
        """Shows the line on which the list stands now."""
        self.desk.clear()
        chosen = self.pane.table.current_id
        if chosen and not self._is_narrow:
            self.desk.show(self.kind, chosen)

    def _total(self) -> tuple[str, bool]:
        found: list[int] = []
        search, filters = self.pane.search.text(), self.pane.filters
        ask(lambda: self._directory.count(self.kind, search=search, filters=filters), done=found.append)
        count = found[0] if found else 0
        return counted(self.kind, count), count == 0

    def _say_counts(self) -> None:
        self._make_room()

        def shown(counts: dict[Kind, int]) -> None:
            self._counts = counts
            self._say_tops()
            self.duplicates.setEnabled(counts[self.kind] > 1)

        ask(self._directory.counts, done=shown)

    def _say_tops(self) -> None:
        """The words above the lists; on a narrow window, no more than there is room for."""
        for kind, count in self._counts.items():
            for button in self.tabs.findChildren(Button, kind.value):
                words = _(SIGNS[kind].plural)
                button.setText(words if self._is_narrow else f"{words} · {count}")
        tops = (
            (self.add, _(SIGNS[self.kind].add), "Ctrl+N"),
            (self.import_list, _("Import a list…"), "Ctrl+I"),
            (self.duplicates, _("Duplicates…"), "Ctrl+D"),
        )
        for top, words, keys in tops:
            top.setText("" if self._is_narrow else words)
            top.setAccessibleName(words)
            top.setToolTip(with_shortcut(words, keys))

    def _on_selected(self, record_id: str) -> None:
        if not self._is_refreshing and record_id and not self._is_narrow:
            self.desk.show(self.kind, record_id)

    def _on_opened(self, record_id: str) -> None:
        card = self.desk.card
        if (card is None or card.id != record_id) and not self.desk.show(self.kind, record_id):
            return
        if self._is_narrow:
            self.desk.show(self.kind, record_id)
            self.side.view.edit.setFocus()
        else:
            self.desk.edit()

    def _on_added(self, record_id: str) -> None:
        self.refresh()
        self.show_record(record_id)

    def _on_removed(self) -> None:
        self.refresh()
        self._show_next()
        self._to_list()

    def _to_list(self) -> None:
        if self._is_narrow and not self.desk.is_editing:
            self.desk.clear()
        (self.pane.search if self.pane.table.isHidden() else self.pane.table).setFocus()

    # --- verbs

    def begin_record(self) -> None:
        """A form for a new record of the list shown."""
        self._over.setCurrentWidget(self._browse)
        self.desk.begin(self.kind)

    def edit_record(self) -> None:
        """The form of the chosen record."""
        if self._chosen() is not None:
            self.desk.edit()

    def delete_record(self) -> None:
        """Deletes the record on which the list stands; in a field, the key keeps its own meaning."""
        if not self.desk.is_editing and self._chosen() is not None:
            self.desk.delete()

    def turn_archived(self) -> None:
        """Deactivates the chosen record, or takes it back."""
        card = self._chosen()
        if card is not None:
            self.desk.archive(not card.is_archived)

    def merge_record(self) -> None:
        """Looks for the record to merge the chosen one with."""
        card = self._chosen()
        if card is not None:
            self.merging.find_other(card)

    def _chosen(self) -> DirectoryCard | None:
        """The record meant: the one beside the list, or on a narrow window the line on which the list stands."""
        form = self.side.open_form
        if not self.is_browsing or (form is not None and form.is_new):
            return None
        chosen = self.pane.table.current_id
        if self.desk.card is None and chosen and not self.desk.is_editing:
            self.desk.show(self.kind, chosen)
        return self.desk.card

    def begin_search(self) -> None:
        """The keyboard in the search."""
        if self._is_narrow and not self.desk.is_editing:
            self.desk.clear()
        if self.is_browsing:
            self.pane.search.setFocus()
            self.pane.search.selectAll()

    def begin_import(self) -> None:
        """Over the lists: choosing a file."""
        self.importing.begin()
        self._show_over(self.importing)

    def find_duplicates(self) -> None:
        """Over the lists: the pairs that may be one."""
        if self.duplicates.isEnabled():
            self.merging.find_pairs(self.kind)

    def _on_merged(self, record_id: str) -> None:
        self._end_over()
        self.show_record(record_id)

    # --- what stands over the lists

    def _show_over(self, pane: QWidget) -> None:
        self.desk.keep_draft()
        if self._over.indexOf(pane) < 0:
            self._over.addWidget(pane)
        self._over.setCurrentWidget(pane)
        pane.setFocus()

    def _end_over(self) -> None:
        self._over.setCurrentWidget(self._browse)
        self.refresh()
        self._to_list()

    # --- room

    def _make_room(self) -> None:
        is_beside = self.desk.card is not None or self.desk.is_editing
        is_narrow = self.width() < theme().px("narrow")
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._say_tops()
            for pane in self.lists.values():
                pane.squeeze(is_narrow)
        self._lists.setVisible(not self._is_narrow or not is_beside)
        self.side.setVisible(is_beside or not (self._is_narrow or self.pane.is_blank))
        self.side.show_back(self._is_narrow)
        form = self.side.open_form
        self.add.setVisible(not self.pane.is_blank if form is None else not form.is_new)

    def minimumSizeHint(self) -> QSize:
        """Panes scroll or take turns: none of them may push the window beyond the screen."""
        return QSize(theme().px("field"), theme().px("field") // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def hideEvent(self, event: QHideEvent) -> None:
        self.desk.keep_draft()
        super().hideEvent(event)
