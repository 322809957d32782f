"""Where the keyboard is, to the character, so that one finds it again after something covered the window."""

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget


class Standpoint:
    """The widget that has the keyboard, with its caret and its selection; fields keep their texts by themselves."""

    def __init__(self) -> None:
        self._widget: QWidget | None = QApplication.focusWidget()
        self._caret, self._start, self._length = 0, -1, 0
        if isinstance(self._widget, QLineEdit):
            self._caret = self._widget.cursorPosition()
            self._start, self._length = self._widget.selectionStart(), len(self._widget.selectedText())

    def leave(self) -> None:
        """Takes the keyboard away: a field that saves when it is left saves now."""
        if self._widget is not None:
            self._widget.clearFocus()

    def take(self) -> None:
        """Gives the keyboard back."""
        widget = self._widget
        if widget is None or not shiboken6.isValid(widget):
            return
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if not isinstance(widget, QLineEdit):
            return
        if self._start < 0:
            widget.setCursorPosition(self._caret)
        elif self._caret == self._start:  # selected from right to left
            widget.setSelection(self._start + self._length, -self._length)
        else:
            widget.setSelection(self._start, self._length)
