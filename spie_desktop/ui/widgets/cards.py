"""Surfaces: the card, the empty state, the panel of an error, and the page that scrolls.

card = Card(_("Actions to chase")); card.chip.display("4"); card.body.addWidget(…)
EmptyState("directory", _("Nobody here yet."), _("Add a structure")).chosen.connect(…)
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QScrollArea, QSizePolicy, QWidget

from spie_desktop.i18n import _
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from spie_desktop.ui.widgets.by_number import NEVER, NO_FOCUS
from spie_desktop.ui.widgets.labels import IconLabel, PlainLabel, SectionTitle
from spie_desktop.ui.widgets.layouts import Column, Row
from spie_desktop.ui.widgets.looks import hide_unless, restyle

if TYPE_CHECKING:
    from spie_desktop.ui.widgets.chips import Chip

DETAIL_ROWS = 3


class Card(QFrame):
    """A surface with a hairline: a title and a chip on its first line, anything in its `body`."""

    def __init__(self, title: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        column = Column(self, gap="space_2", margins="inside")
        self.title = SectionTitle(title)
        self._chip: Chip | None = None
        self.header = Row(gap="space_2")
        self.header.addWidget(self.title, 1)
        hide_unless(title, self.title)
        column.addLayout(self.header)
        self.body = Column(gap="space_2")
        column.addLayout(self.body, 1)

    @property
    def chip(self) -> "Chip":
        """The chip beside the title, hidden as long as nobody shows it."""
        if self._chip is None:
            from PySide6.QtCore import Qt  # see by_number

            from spie_desktop.ui.widgets.chips import Chip

            self._chip = Chip(parent=self)
            self._chip.hide()
            self.header.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        return self._chip

    def display_title(self, title: str, chip: str = "", tone: str = "neutral") -> None:
        """Shows the title, and a chip when there is something to say in it."""
        self.title.display(title)
        self.title.setVisible(bool(title))
        self.chip.display(chip, tone)
        self.chip.setVisible(bool(chip))

    def set_tone(self, tone: str) -> None:
        """Colours the whole card: ok, warn, danger, or an empty text for plain."""
        self.setProperty("tone", tone)
        restyle(self)


class EmptyState(QWidget):
    """What will stand here, and the button that begins it (`chosen`), in the middle of the place."""

    chosen = Signal()

    def __init__(
        self, icon: str, sentence: str, action: str = "", *, title: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._drawing = IconLabel(icon, "muted", "icon_large")
        self._title = SectionTitle(title)
        self._sentence = PlainLabel(sentence, look="muted")
        self.button = PrimaryButton(action)
        self.button.setObjectName("empty_action")
        self.button.clicked.connect(self.chosen)
        hide_unless(title, self._title)
        hide_unless(action, self.button)
        self.block = Column(gap="space_3")
        for part in (self._drawing, self._title, self._sentence, self.button):
            self.block.addWidget(part)
        from PySide6.QtCore import Qt  # see by_number

        line = Row(self, margins="inside")
        line.addStretch(1)
        inside = QWidget()
        self._inside = inside
        inside.setLayout(self.block)
        line.addWidget(inside, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        theme().changed.connect(self._on_theme)
        self._on_theme()

    def display(self, icon: str, sentence: str, action: str = "", *, title: str = "") -> None:
        """Says something else."""
        self._drawing.display(icon)
        self._title.display(title)
        self._title.setVisible(bool(title))
        self._sentence.display(sentence)
        self.button.setText(action)
        self.button.setVisible(bool(action))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px("control") * 3, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_theme()

    def _on_theme(self) -> None:
        room = self.width() - 2 * theme().px("inside")
        self._inside.setFixedWidth(max(min(theme().px("empty"), room), theme().px("control") * 2))


class ErrorPanel(QFrame):
    """What went wrong, what to do, and the technical detail, folded, that can be copied."""

    retried = Signal()

    def __init__(self, *, retry: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setProperty("tone", "danger")
        from PySide6.QtCore import Qt  # see by_number

        line = Row(self, gap="space_3", margins="inside")
        line.addWidget(IconLabel("danger", "danger"), 0, Qt.AlignmentFlag.AlignTop)
        column = Column(gap="space_2")
        line.addLayout(column, 1)
        self._sentence = PlainLabel(look="strong")
        self._way_out = PlainLabel()
        self._detail = QPlainTextEdit()
        self._detail.setObjectName("error_detail")
        self._detail.setReadOnly(True)
        self._detail.setTabChangesFocus(True)
        self._detail.setAccessibleName(_("Technical detail"))
        self._fold = LinkButton(_("Show the technical detail"), icon="chevron_right")
        self._fold.setObjectName("error_fold")
        self._fold.clicked.connect(lambda: self._unfold(self._detail.isHidden()))
        self._copy = LinkButton(_("Copy"), icon="copy")
        self._copy.setObjectName("error_copy")
        self._copy.setToolTip(_("Copy the technical detail"))
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._detail.toPlainText()))
        self._retry = PlainButton(retry)
        self._retry.setObjectName("error_retry")
        hide_unless(retry, self._retry)
        self._retry.clicked.connect(self.retried)
        buttons = Row()
        for button in (self._retry, self._fold, self._copy):
            buttons.addWidget(button)
        buttons.addStretch()
        column.addWidget(self._sentence)
        column.addWidget(self._way_out)
        column.addLayout(buttons)
        column.addWidget(self._detail)
        theme().changed.connect(self._on_theme)
        self._on_theme()
        self.display("")

    def _on_theme(self) -> None:
        self._detail.setFixedHeight(theme().px("row") * DETAIL_ROWS)

    def display(self, sentence: str, way_out: str = "", detail: str = "") -> None:
        """Shows an error (`UserError` has the three); an empty sentence hides the panel."""
        self._sentence.display(sentence)
        self._way_out.display(way_out)
        self._way_out.setVisible(bool(way_out))
        self._detail.setPlainText(detail)
        self._fold.setVisible(bool(detail))
        self._unfold(False)
        self.setAccessibleName(f"{sentence} {way_out}".strip())
        self.setVisible(bool(sentence))

    def _unfold(self, is_open: bool) -> None:
        self._detail.setVisible(is_open)
        self._copy.setVisible(is_open)
        self._fold.setText(_("Hide the technical detail") if is_open else _("Show the technical detail"))
        theme().decorate(self._fold, "chevron_down" if is_open else "chevron_right", "primary")


class Page(QScrollArea):
    """The inside of a place: a column as wide as the window, which scrolls up and down when it must."""

    def __init__(self, *, margins: str = "space_5", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setProperty("horizontalScrollBarPolicy", NEVER)
        self.setProperty("focusPolicy", NO_FOCUS)
        inside = QWidget()
        inside.setObjectName("page")
        self.body = Column(inside, gap="gap", margins=margins)
        self.setWidget(inside)
        inside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_keyboard)

    def _follow_keyboard(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What takes the keyboard is in sight, also when it was not reached by Tab."""
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, theme().px("space_6"))
