"""The course of a merge: finding the other record, comparing, merging."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spie_desktop.domain.name_likeness import name_words
from spie_desktop.i18n import _
from spie_desktop.services.directory import (
    Directory,
    DirectoryCard,
    Filters,
    Kind,
    MergeView,
    State,
    Suspect,
    SuspectPair,
)
from spie_desktop.ui.background import Background
from spie_desktop.ui.commands import ask, run
from spie_desktop.ui.directory.fetching import fetching
from spie_desktop.ui.directory.merge_choice import OtherPane, PairsPane
from spie_desktop.ui.directory.merge_pane import MergePane

_ALL = Filters(State.ALL)


class MergeFlow(QObject):
    """Shows its panes by `shown(pane)`; `merged(id)` names the record kept, `left()` when given up."""

    shown = Signal(object)
    merged = Signal(str)
    left = Signal()

    def __init__(self, directory: Directory, background: Background, parent: QWidget) -> None:
        super().__init__(parent)
        self._directory, self._background = directory, background
        self.pairs = PairsPane()
        self.merge = MergePane()
        self.others: dict[Kind, OtherPane] = {}
        self._kind = Kind.ORGANISATION
        self._came_from: QWidget | None = None
        self.pairs.chosen.connect(lambda kept, other: self._compare(kept, other, self.pairs))
        self.pairs.left.connect(self.left)
        self.merge.left.connect(self._on_given_up)
        self.merge.swapped.connect(lambda kept, other: self._compare(kept, other, self._came_from))
        self.merge.confirmed.connect(self._merge)

    def find_pairs(self, kind: Kind) -> None:
        """Looks for duplicates on the worker."""
        self._kind = kind
        self.pairs.show_loading()
        self.shown.emit(self.pairs)
        self._background.submit(
            lambda _task: self._directory.suspect_pairs(kind), done=self._on_pairs, owner=self.pairs
        )

    def find_other(self, card: DirectoryCard) -> None:
        """Asks which record to merge this one with; those of a like name come first."""
        pane = self._other_pane(card.kind)
        self._kind, self._kept = card.kind, card
        pane.search.setText(self._likely_word(card))
        self._search_other(pane)
        self.shown.emit(pane)
        pane.search.selectAll()

    def _likely_word(self, card: DirectoryCard) -> str:
        """The word that finds a record of a like name, if there is one."""
        found: list[Suspect] = []
        ask(lambda: self._directory.resembling(card.kind, card.title), done=found.extend)
        words = [word for suspect in found if suspect.id != card.id for word in name_words(suspect.title)]
        return max(words, key=len)[:20] if words else ""

    def _other_pane(self, kind: Kind) -> OtherPane:
        if kind not in self.others:
            self.others[kind] = pane = OtherPane(kind)
            pane.searched.connect(lambda _text: self._search_other(pane))
            pane.left.connect(self.left)
            pane.chosen.connect(lambda other: self._compare(self._kept.id, other, pane))
        return self.others[kind]

    def _search_other(self, pane: OtherPane) -> None:
        search = pane.search.text()
        pane.display(self._kept.title, fetching(self._directory, self._kind, search, _ALL, leave_out=self._kept.id))

    def _compare(self, kept: str, other: str, came_from: QWidget | None) -> None:
        def shown(view: MergeView) -> None:
            self._came_from = came_from
            self.merge.display(view)
            self.shown.emit(self.merge)

        ask(lambda: self._directory.merge_view(kept, other), done=shown)

    def _merge(self, kept: str, other: str, taken: frozenset[str]) -> None:
        run(
            lambda: self._directory.merge(kept, other, taken),
            done=lambda _nothing: self._on_merged(kept),
            said=_("Two records merged into one"),
        )

    def _on_merged(self, kept: str) -> None:
        if self._came_from is self.pairs:
            self.find_pairs(self._kind)
        else:
            self.merged.emit(kept)

    def _on_pairs(self, pairs: tuple[SuspectPair, ...]) -> None:
        self.pairs.display(pairs)
        if self.pairs.isVisible():
            self.pairs.setFocus()

    def _on_given_up(self) -> None:
        if self._came_from is not None:
            self.shown.emit(self._came_from)
        else:
            self.left.emit()
