"""One change of the journal: who, when, and for each field what stood there and what was written."""

from PySide6.QtWidgets import QWidget

from spie_desktop.i18n import _
from spie_desktop.services.journal import JournalDetail
from spie_desktop.ui.widgets.cards import Card, Page
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column, rule


class JournalDetailView(Card):
    """`display(detail)`; fields under each other, the former value above the new one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("card")
        self._head = PlainLabel(look="small")
        self._head.setObjectName("journal_head")
        self._page = Page(margins="")
        self._page.setAccessibleName(_("What was written"))
        self.body.addWidget(self._head)
        self.body.addWidget(self._page, 1)
        self._inside: QWidget | None = None
        self.clear()

    def clear(self) -> None:
        """No change is chosen."""
        self.display_title(_("What was written"))
        self._head.display(_("Choose a change in the list."))
        self._replace(None)

    def display(self, detail: JournalDetail) -> None:
        """Shows one change."""
        when, what, on_what, who = detail.line.cells
        self.display_title(what)
        self._head.display(" · ".join(part for part in (on_what, who, when) if part))
        inside = QWidget()
        column = Column(inside, gap="space_2")
        for sentence in _remarks(detail):
            column.addWidget(PlainLabel(sentence, look="warn"))
        for number, change in enumerate(detail.changes):
            if number:
                column.addWidget(rule())
            column.addWidget(PlainLabel(change.label, look="strong"))
            if change.before:
                column.addWidget(PlainLabel(_("before: {value}").format(value=change.before), look="muted"))
            column.addWidget(PlainLabel(change.after or _("(emptied)")))
        self._replace(inside)

    def _replace(self, inside: QWidget | None) -> None:
        if self._inside is not None:
            self._page.body.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = inside
        if inside is not None:
            self._page.body.insertWidget(0, inside)
            self._page.body.addStretch()


def _remarks(detail: JournalDetail) -> list[str]:
    if detail.is_erased:
        return [_("The values were erased; that they were written cannot be.")]
    if detail.is_deletion:
        return [_("This record was deleted.")]
    if not detail.changes:
        return [_("Nothing but the record itself: every field was empty.")] if detail.is_creation else []
    return []
