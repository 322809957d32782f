"""The band on top: the place, the day, what was saved, the state of the backups, undo, redo, search."""

from datetime import date, datetime

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from spie_desktop.i18n import _
from spie_desktop.ui.spoken import clock, long_day
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.buttons import Button, IconButton, with_shortcut
from spie_desktop.ui.widgets.chips import Chip
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column, Row
from spie_desktop.ui.widgets.looks import restyle

SEARCH_KEYS = "Ctrl+K"
MINUTE = 60_000


class SearchButton(Button):
    """Looks like a field and opens the palette."""

    KIND = "search"
    ICON_ROLE = "muted"

    def __init__(self) -> None:
        super().__init__(_("Search for a person, a committee, a command…"), icon="search")
        self.setObjectName("search")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Search or command"))
        self.setToolTip(with_shortcut(_("Search or command"), SEARCH_KEYS))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._is_short = False

    def shorten(self, is_short: bool) -> None:
        """Keeps only a word when there is little room."""
        if is_short != self._is_short:
            self._is_short = is_short
            self.setText(_("Search") if is_short else _("Search for a person, a committee, a command…"))
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_short:
            painter = QPainter(self)
            painter.setPen(theme().colour("muted"))
            area = self.rect().adjusted(0, 0, -theme().px("space_3"), 0)
            keys = QKeySequence(SEARCH_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, keys)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return hint if self._is_short else QSize(max(hint.width(), theme().px("search")), hint.height())


class StateButton(Button):
    """A chip that leads where its state is dealt with."""

    KIND = "state"

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("tone", "neutral")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._words, self._is_short = "", False

    def display(self, words: str, tone: str, icon: str) -> None:
        """Says a state: one of the tones of chips."""
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setText("" if self._is_short else words)
        self.setProperty("tone", tone)
        theme().decorate(self, icon, "text" if tone == "neutral" else tone, "icon_small")
        restyle(self)

    def shorten(self, is_short: bool) -> None:
        """Keeps only the drawing when there is little room; the words stay in the tooltip."""
        self._is_short = is_short
        self.setText("" if is_short else self._words)


class Band(QFrame):
    """The title of the place and what concerns the whole window: `search_asked`, `backups_asked`."""

    search_asked = Signal()
    backups_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("band")
        self._saved: datetime | None = None
        self._line = ""
        self._is_narrow = False
        self._title = PlainLabel(look="title", is_elided=True)
        self._title.setObjectName("place_title")
        self._below = PlainLabel(look="small", is_elided=True)
        self._below.setObjectName("place_line")
        self.backup = StateButton()
        self.backup.setObjectName("backup_state")
        self.backup.clicked.connect(self.backups_asked)
        self.backup.hide()
        self.notice = Chip()
        self.notice.setObjectName("notice")
        self.notice.hide()
        self.undo = IconButton("undo", _("Undo"))
        self.undo.setObjectName("undo_button")
        self.redo = IconButton("redo", _("Redo"))
        self.redo.setObjectName("redo_button")
        for button in (self.undo, self.redo):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.search = SearchButton()
        self.search.clicked.connect(self.search_asked)
        self._build()
        self._clock = QTimer(self)
        self._clock.setInterval(MINUTE)
        self._clock.timeout.connect(self._say)
        self._clock.start()
        theme().changed.connect(self._on_theme)
        self._on_theme()

    def display_notice(self, words: str) -> None:
        """What must not be forgotten of this vault: « Données fictives »."""
        self.notice.display(words, "warn", icon="cohort")
        self.notice.setVisible(bool(words))

    def _build(self) -> None:
        words = Column(gap="")
        words.addStretch()
        words.addWidget(self._title)
        words.addWidget(self._below)
        words.addStretch()
        line = Row(self, gap="space_2", margins=("", "space_5"))
        line.addLayout(words, 1)
        for widget in (self.notice, self.backup, self.undo, self.redo, self.search):
            line.addWidget(widget)

    def display(self, title: str, line: str = "") -> None:
        """Names the place, with a line of its own before what was saved; without one, the day."""
        self._title.display(title)
        self._line = line
        self._say()

    def display_saved(self, at: datetime) -> None:
        """Says when something was last written."""
        self._saved = at
        self._say()

    def follow(self, button: IconButton, action: QAction) -> None:
        """Makes a button do, say and look as an action."""
        button.clicked.connect(action.trigger)

        def copy() -> None:
            button.setEnabled(action.isEnabled())
            button.rename(action.text())
            button.setToolTip(
                with_shortcut(action.text(), action.shortcut().toString(QKeySequence.SequenceFormat.PortableText))
            )

        action.changed.connect(copy)
        copy()

    def squeeze(self, is_narrow: bool) -> None:
        """Leaves the room to the title when the window is narrow."""
        self._is_narrow = is_narrow
        self.backup.shorten(is_narrow)
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """The search is the first to be said in one word: the title and what was saved matter more."""
        self.search.shorten(self._is_narrow or self.width() * 5 < theme().px("search") * 12)

    def _say(self) -> None:
        parts = [self._line or long_day(date.today())]  # noqa: DTZ011  # the day on the user's wall
        if self._saved is not None:
            parts.append(_("saved at {time}").format(time=clock(self._saved.astimezone())))
        self._below.display(" · ".join(parts))

    def _on_theme(self) -> None:
        self.setFixedHeight(theme().px("band"))
