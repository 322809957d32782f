"""What stands beside a list: a hint, the card of the chosen record, or its form."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from spie_desktop.i18n import _
from spie_desktop.services.directory import DirectoryCard, Kind
from spie_desktop.ui.directory.card_view import CardView
from spie_desktop.ui.directory.record_form import RecordForm
from spie_desktop.ui.widgets.buttons import LinkButton
from spie_desktop.ui.widgets.cards import EmptyState
from spie_desktop.ui.widgets.layouts import Column


class Side(QWidget):
    """One of the three; `back` leads to the list (Escape, and the button shown when the list is hidden)."""

    back = Signal()
    form_made = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.card: DirectoryCard | None = None
        self.view = CardView()
        self.hint = EmptyState("directory", _("Choose a record in the list to read it here; Enter or F2 edits it."))
        self.forms: dict[Kind, RecordForm] = {}
        self._back = LinkButton(_("Back to the list"), icon="chevron_left")
        self._back.setObjectName("side_back")
        self._back.clicked.connect(self._on_back)
        self._back.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.hint)
        self._stack.addWidget(self.view)
        column = Column(self, gap="space_2")
        column.addWidget(self._back)
        column.addWidget(self._stack, 1)

    def form(self, kind: Kind) -> RecordForm:
        """The form of a kind, made when first asked for."""
        if kind not in self.forms:
            self.forms[kind] = form = RecordForm(kind)
            self._stack.addWidget(form)
            self.form_made.emit(form)
        return self.forms[kind]

    @property
    def open_form(self) -> RecordForm | None:
        """The form shown now, if one is."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, RecordForm) else None

    @property
    def has_keyboard(self) -> bool:
        """The keyboard is somewhere in here."""
        holder = self.window().focusWidget()
        return holder is not None and self.isAncestorOf(holder)

    def show_hint(self) -> None:
        self.card = None
        self._stack.setCurrentWidget(self.hint)

    def show_card(self, card: DirectoryCard) -> None:
        if self.card is None or self.card.id != card.id:
            self.view.verticalScrollBar().setValue(0)
            self.view.closures.clear()
        self.card = card
        self.view.display(card)
        self._stack.setCurrentWidget(self.view)

    def show_form(self, form: RecordForm) -> None:
        self._stack.setCurrentWidget(form)

    def show_back(self, is_alone: bool) -> None:
        """The list is hidden: a button leads back to it."""
        self._back.setVisible(is_alone)

    def _on_back(self) -> None:
        if self.open_form is not None:
            self.open_form.step_back()
        if self.open_form is None:
            self.back.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.open_form is not None:
                self.open_form.step_back()
            else:
                self.back.emit()
        else:
            super().keyPressEvent(event)
