"""The sheet of F1: every key that works where one is, read from the table of commands."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from spie_desktop.i18n import _
from spie_desktop.ui.commands import Command, CommandTable
from spie_desktop.ui.places import Place, title
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.cards import Page
from spie_desktop.ui.widgets.dialogs import Dialog
from spie_desktop.ui.widgets.labels import PlainLabel, SectionTitle
from spie_desktop.ui.widgets.layouts import Grid


class KeysSheet(Dialog):
    """The keys of the place one is in, then the ones of everywhere."""

    def __init__(self, parent: QWidget, table: CommandTable, place: Place) -> None:
        super().__init__(parent, _("Keys of “{place}”").format(place=title(place)), width="palette")
        self.setObjectName("keys_sheet")
        page = Page(margins="space_2")
        self.body.addWidget(page)
        self._table = table
        here = [command for command in table.of(place) if table.keys(command)]
        everywhere = [command for command in table.everywhere() if table.keys(command)]
        if here:
            self._add(page, _("Here"), here)
        self._add(page, _("Everywhere"), everywhere)
        page.body.addStretch()
        self.setMinimumHeight(min(theme().px("palette"), parent.height() - 2 * theme().px("space_6")))
        self.add_close(_("Close"))
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrows scroll it
        page.setProperty("scrolls", True)  # it shows the ring itself; other pages leave it to what stands in them
        page.setAccessibleName(_("Keys of this place"))
        page.setFocus()

    def _add(self, page: Page, heading: str, commands: Sequence[Command]) -> None:
        page.body.addWidget(SectionTitle(heading))
        lines = Grid(gap="space_2")
        lines.setColumnStretch(0, 1)
        for row, command in enumerate(commands):
            lines.addWidget(PlainLabel(self._table.words(command)), row, 0)
            key = PlainLabel(self._table.keys(command), look="key", is_elided=False)
            key.setWordWrap(False)
            lines.addWidget(key, row, 1, Qt.AlignmentFlag.AlignRight)
        page.body.addLayout(lines)
