"""Two records side by side: for each field that differs, the value that stays."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy

from spie_desktop.i18n import _
from spie_desktop.services.directory import MergeField, MergeView
from spie_desktop.ui.directory.over_pane import OverPane
from spie_desktop.ui.directory.slot import Slot
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.buttons import Button, PlainButton, PrimaryButton
from spie_desktop.ui.widgets.cards import Card, Page
from spie_desktop.ui.widgets.labels import PlainLabel, plain_tooltip
from spie_desktop.ui.widgets.layouts import Flow, Grid

_LONGEST = 500


class _Side(Button):
    """One of the two values of a field; the chosen one bears a mark."""

    KIND = "segment"

    def __init__(self, text: str) -> None:
        self._words = " ".join(text.split())[:_LONGEST] or _("(empty)")
        super().__init__()
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._on_toggled)
        self._on_toggled(False)

    def _on_toggled(self, is_on: bool) -> None:
        theme().decorate(self, "check" if is_on else "minus", "on_selection" if is_on else "muted")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - theme().px("icon") - theme().px("space_8")
        metrics = QFontMetrics(theme().font(is_bold=True))
        shown = metrics.elidedText(self._words.replace("&", "&&"), Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        self.setToolTip(plain_tooltip(self._words) if shown != self._words else "")


class MergePane(OverPane):
    """`confirmed(kept, other, names)`: the fields of `names` take the value of the record that goes."""

    confirmed = Signal(str, str, object)
    swapped = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(_("Merge two records"), _("Choose the value that stays, line by line."))
        self.setObjectName("merge_pane")
        self._view: MergeView | None = None
        self._others: dict[str, _Side] = {}
        page = Page(margins="")
        card = Card()
        self._table = Slot()
        self.moved = PlainLabel()
        self.moved.setObjectName("merge_moved")
        card.body.addWidget(self._table)
        page.body.addWidget(card)
        page.body.addWidget(self.moved)
        self.confirm = PrimaryButton(_("Merge into one record"), icon="merge")
        self.confirm.setObjectName("merge_confirm")
        self.swap = PlainButton(_("Keep the other one"), icon="refresh")
        self.swap.setObjectName("merge_swap")
        cancel = PlainButton(_("Cancel"))
        cancel.setObjectName("merge_cancel")
        buttons = Flow()
        for button in (self.confirm, self.swap, cancel):
            buttons.addWidget(button)
        page.body.addLayout(buttons)
        page.body.addStretch(1)
        self.body.addWidget(page, 1)
        self.confirm.clicked.connect(self._on_confirm)
        self.swap.clicked.connect(self._on_swap)
        cancel.clicked.connect(self.left)
        self.setFocusProxy(self.confirm)

    def display(self, view: MergeView) -> None:
        """Shows the two records and what would move."""
        self._view = view
        self._others = {}
        lines = Grid(gap="space_2")
        lines.setColumnStretch(1, 1)
        lines.setColumnStretch(2, 1)
        lines.addWidget(PlainLabel(_("Record kept"), look="ok"), 0, 1)
        lines.addWidget(PlainLabel(_("Record that goes"), look="muted"), 0, 2)
        lines.addWidget(PlainLabel(view.kept_title[:120], look="strong"), 1, 1)
        lines.addWidget(PlainLabel(view.other_title[:120], look="strong"), 1, 2)
        for number, field in enumerate(view.fields, start=2):
            self._add_line(lines, number, field)
        column = self._table.refill()
        column.addLayout(lines)
        if not view.fields:
            column.addWidget(PlainLabel(_("The two records say the same thing in every field."), look="muted"))
        self.moved.display(
            _("Moved to the record kept: {uses}.").format(uses=", ".join(view.moved))
            if view.moved
            else _("Nothing refers to the record that goes.")
        )

    def _add_line(self, lines: Grid, number: int, field: MergeField) -> None:
        label = _(field.label)
        name = PlainLabel(label, look="muted")
        name.setFixedWidth(theme().px("label_column") * 4 // 5)
        lines.addWidget(name, number, 0, Qt.AlignmentFlag.AlignVCenter)
        group = QButtonGroup(lines)
        kept, other = _Side(field.kept), _Side(field.other)
        for column, (side, text, words) in enumerate(
            (
                (kept, field.kept, _("{field}, record kept: {value}")),
                (other, field.other, _("{field}, record that goes: {value}")),
            ),
            start=1,
        ):
            side.setObjectName(f"{'kept' if side is kept else 'other'}_{field.name}")
            side.setAccessibleName(words.format(field=label, value=text[:200] or _("(empty)")))
            group.addButton(side)
            lines.addWidget(side, number, column)
        (other if field.takes_other else kept).setChecked(True)
        self._others[field.name] = other

    def _on_confirm(self) -> None:
        if self._view is not None:
            taken = frozenset(name for name, side in self._others.items() if side.isChecked())
            self.confirmed.emit(self._view.kept_id, self._view.other_id, taken)

    def _on_swap(self) -> None:
        if self._view is not None:
            self.swapped.emit(self._view.other_id, self._view.kept_id)
