"""The rail on the left: the places, the settings, the lock; folds to icons."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from spie_desktop.i18n import _
from spie_desktop.ui.places import SIGNS, Place, title
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.buttons import Button, with_shortcut
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column, Row
from spie_desktop.ui.widgets.looks import restyle

LOCK_KEYS = "Ctrl+L"
_ARROWS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class RailButton(Button):
    """One line of the rail: an icon and its words, or the icon alone when folded."""

    KIND = "rail"

    def __init__(self, words: str, icon: str, keys: str, *, is_square: bool = False) -> None:
        super().__init__()
        self._words, self._icon = words, icon
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        across = QSizePolicy.Policy.Fixed if is_square else QSizePolicy.Policy.Ignored
        self.setSizePolicy(across, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(words)
        self.setToolTip(with_shortcut(words, keys))
        self.toggled.connect(lambda _is_on: self._tint())
        self.fold(False)

    def fold(self, is_folded: bool) -> None:
        """Shows the icon alone, or with its words."""
        self.setText("" if is_folded else self._words)
        self.setProperty("folded", "true" if is_folded else "false")
        self._tint()
        restyle(self)

    def _tint(self) -> None:
        theme().decorate(self, self._icon, "on_rail_active" if self.isChecked() else "rail_text")

    def sizeHint(self) -> QSize:
        return QSize(theme().px("row"), theme().px("row"))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px("icon"), theme().px("icon") + theme().px("space_2"))


class Rail(QFrame):
    """The places: `chosen(Place)`, `lock_asked`, `menu_asked`; arrows move between its lines."""

    chosen = Signal(object)
    lock_asked = Signal()
    menu_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(_("Places"))
        self.is_folded = False
        self.menu = RailButton(_("Menu"), "menu", _("Alt+M"), is_square=True)
        self.menu.setObjectName("menu")
        self.menu.fold(True)
        self.menu.clicked.connect(self.menu_asked)
        self._program = PlainLabel("SPIE", look="program", is_elided=True)
        self._lines = {place: self._line(place) for place in Place}
        self._lock = RailButton(_("Lock"), "lock", LOCK_KEYS)
        self._lock.setObjectName("lock")
        self._lock.clicked.connect(self.lock_asked)
        self._build()
        theme().changed.connect(self._on_theme)
        self._on_theme()

    def _line(self, place: Place) -> RailButton:
        line = RailButton(title(place), SIGNS[place].icon, _(SIGNS[place].shortcut))
        line.setObjectName(f"go_{place.value}")
        line.setCheckable(True)
        line.clicked.connect(lambda _checked=False: self._on_line(place))
        return line

    def _build(self) -> None:
        column = Column(self, gap="rail_gap", margins=("space_2", "space_2"))
        head = Row(gap="space_1")
        head.addWidget(self.menu)
        head.addWidget(self._program, 1)
        column.addLayout(head)
        for place, line in self._lines.items():
            if place is Place.SETTINGS:
                column.addStretch(1)
            column.addWidget(line)
        column.addWidget(self._lock)

    def _on_line(self, place: Place) -> None:
        self._lines[place].setChecked(True)
        self.chosen.emit(place)

    def display(self, place: Place) -> None:
        """Marks the place one is in."""
        for other, line in self._lines.items():
            line.setChecked(other is place)

    def fold(self, is_folded: bool) -> None:
        """Leaves only the icons, or gives the words back."""
        if is_folded != self.is_folded:
            self.is_folded = is_folded
            self._program.setVisible(not is_folded)
            for line in (*self._lines.values(), self._lock):
                line.fold(is_folded)
            self._on_theme()

    def _on_theme(self) -> None:
        self.setFixedWidth(theme().px("rail_folded_width" if self.is_folded else "rail_width"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        lines = [self.menu, *self._lines.values(), self._lock]
        focused = next((number for number, line in enumerate(lines) if line.hasFocus()), None)
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is None or focused is None:
            super().keyPressEvent(event)
        else:
            lines[(focused + step) % len(lines)].setFocus(Qt.FocusReason.TabFocusReason)
