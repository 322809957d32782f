"""What stands where a list is: the list, the empty state, the error, or that it is being read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from spie_desktop.i18n import _
from spie_desktop.ui.widgets.cards import EmptyState, ErrorPanel
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column


class ListArea(QStackedWidget):
    """One of four: `show_list()`, `show_empty()`, `show_error(…)`, `show_loading()`; `retried` from the error."""

    retried = Signal()

    def __init__(self, table: QWidget, empty: EmptyState, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table, self._empty = table, empty
        self._error = ErrorPanel(retry=_("Try again"))
        self._error.retried.connect(self.retried)
        self._wrapped_error = QWidget()
        around = Column(self._wrapped_error, margins="inside")
        around.addWidget(self._error)
        around.addStretch()
        self._loading = PlainLabel(_("Reading the list…"), look="muted")
        self._loading.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._loading.setMargin(around.contentsMargins().left())
        for widget in (table, empty, self._wrapped_error, self._loading):
            self.addWidget(widget)

    def show_list(self) -> None:
        """There is something to show."""
        self.setCurrentWidget(self._table)

    def show_empty(self) -> None:
        """There is nothing, and the empty state says why."""
        self.setCurrentWidget(self._empty)

    def show_error(self, sentence: str, way_out: str = "", detail: str = "") -> None:
        """The list could not be read."""
        self._error.display(sentence, way_out, detail)
        self.setCurrentWidget(self._wrapped_error)

    def show_loading(self) -> None:
        """The list is being read."""
        self.setCurrentWidget(self._loading)
