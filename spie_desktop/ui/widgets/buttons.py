"""Buttons: one filled primary a screen, the others outlined; Enter presses them as Space does.

PrimaryButton(_("Add a structure"), icon="plus")   PlainButton(_("Cancel"))   DangerButton(_("Delete the slot"))
LinkButton(_("See the directory"), icon="forward") IconButton("copy", _("Copy the detail"), shortcut="Ctrl+Shift+C")
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.layouts import Flow


def with_shortcut(sentence: str, shortcut: str) -> str:
    """The tooltip of what has a key: « sentence (Ctrl+L) », the key in the words of the system."""
    keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{sentence} ({keys})" if keys else sentence


class Button(QPushButton):
    """A button of one of the kinds of the stylesheet."""

    KIND = "plain"
    ICON_ROLE = "text"

    def __init__(self, text: str = "", *, icon: str = "", shortcut: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", self.KIND)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._shortcut: QShortcut | None = None
        if icon:
            theme().decorate(self, icon, self.ICON_ROLE)
        if shortcut:
            self.set_shortcut(shortcut)

    def set_shortcut(self, keys: str, sentence: str = "") -> None:
        """Gives a key to the button, said in its tooltip."""
        if self._shortcut is None:
            self._shortcut = QShortcut(self)
            self._shortcut.activated.connect(self.click)
        self._shortcut.setKey(QKeySequence(keys))
        self.setToolTip(with_shortcut(sentence or self.text() or self.accessibleName(), keys))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt  # see by_number

        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class PrimaryButton(Button):
    """The one action that a screen is there for."""

    KIND = "primary"
    ICON_ROLE = "on_primary"


class PlainButton(Button):
    """Any other action."""


class DangerButton(Button):
    """What endangers something: outlined in red, its text says what will be lost."""

    KIND = "danger"
    ICON_ROLE = "danger"


class LinkButton(Button):
    """Leads to another place, or does a small thing inside a line."""

    KIND = "link"
    ICON_ROLE = "primary"


class LineButton(Button):
    """A whole line that opens something; it takes the width it is given."""

    KIND = "line"

    def __init__(self, text: str = "", *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, icon=icon, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)


class IconButton(Button):
    """A drawing alone: `name` is read by screen readers and shown in the tooltip."""

    KIND = "icon"

    def __init__(
        self, icon: str, name: str, *, shortcut: str = "", role: str = "muted", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._role = role
        theme().decorate(self, icon, role)
        self.rename(name, shortcut)

    def rename(self, name: str, shortcut: str = "") -> None:
        """Changes what the button is called."""
        self.setAccessibleName(name)
        self.setToolTip(name)
        if shortcut:
            self.set_shortcut(shortcut, name)

    def display_icon(self, icon: str) -> None:
        """Changes the drawing."""
        theme().decorate(self, icon, self._role)


class _Segment(Button):
    """One of the choices: it is bold once chosen, and has the width of that from the first."""

    KIND = "segment"

    def sizeHint(self) -> QSize:
        hint, bold = super().sizeHint(), QFont(self.font())
        bold.setBold(True)
        wider = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        return QSize(hint.width() + max(wider, 0), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class SegmentedChoice(QWidget):
    """A few exclusive choices side by side: rows of (code, words); arrows move, `chosen` says the code."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._buttons: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        line = Flow(self, gap="space_1")  # on several lines when the text is large
        for code, words in choices:
            button = _Segment(words)
            button.setObjectName(code)
            button.setCheckable(True)
            button.setAccessibleDescription(name)
            button.clicked.connect(lambda _checked=False, code=code: self.chosen.emit(code))
            self._group.addButton(button)
            self._buttons[code] = button
            line.addWidget(button)

    def display(self, code: str) -> None:
        """Marks one choice, silently."""
        if code in self._buttons:
            self._buttons[code].setChecked(True)
            self.setFocusProxy(self._buttons[code])

    @property
    def code(self) -> str:
        """The choice marked, or an empty text."""
        return next((code for code, button in self._buttons.items() if button.isChecked()), "")
