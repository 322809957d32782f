"""The editors of a form, one for each kind of row, all giving and taking plain texts (or yes and no)."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.fields import CheckField, ChoiceField

LINE_KINDS = ("line", "email", "phone", "siret", "postcode", "website", "date", "time", "number")
CHOICE_KINDS = ("choice", "reference")
_HINTS = {
    "email": Qt.InputMethodHint.ImhEmailCharactersOnly,
    "phone": Qt.InputMethodHint.ImhDialableCharactersOnly,
    "website": Qt.InputMethodHint.ImhUrlCharactersOnly,
    "number": Qt.InputMethodHint.ImhDigitsOnly,
    "siret": Qt.InputMethodHint.ImhDigitsOnly,
    "postcode": Qt.InputMethodHint.ImhDigitsOnly,
}
# Kinds whose field is no wider than what it holds: the token of their width.
NARROW = {"postcode": "label_column", "date": "label_column", "time": "label_column", "number": "label_column"}
LINES_OF_TEXT = 4


@dataclass(frozen=True, slots=True)
class FormRow:
    """Rubrique: one field of a form, as data; texts are translated already.

    `kind`: line, text, email, phone, siret, postcode, website, date, time, number, choice, reference, yes_no.
    """

    name: str
    label: str
    kind: str = "line"
    help: str = ""
    max_length: int = 300
    choices: tuple[tuple[str, str], ...] = ()
    is_required: bool = False
    group: str = ""


class TextLine(QLineEdit):
    """A line to type in; Ctrl+Z goes to the window when there is nothing to take back in the line itself."""

    changed_by_hand = Signal()
    left = Signal()

    def __init__(self, row: FormRow) -> None:
        super().__init__()
        self.setMaxLength(row.max_length)
        self.setInputMethodHints(_HINTS.get(row.kind, Qt.InputMethodHint.ImhNone))
        self.textEdited.connect(lambda _text: self.changed_by_hand.emit())
        self.editingFinished.connect(self.left)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            is_redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if is_undo or is_redo:
                event.ignore()
                return False
        return super().event(event)

    def show_value(self, value: str | bool) -> None:
        if self.text() != value:
            self.setText(str(value))

    def value(self) -> str:
        return self.text()


class TextArea(QPlainTextEdit):
    """Several lines to type in; Tab leaves it."""

    changed_by_hand = Signal()
    left = Signal()

    def __init__(self, row: FormRow) -> None:
        super().__init__()
        self._longest = max(row.max_length, 300)
        self._is_shown = False
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._on_text)
        theme().changed.connect(self._on_theme)
        self._on_theme()

    def _on_theme(self) -> None:
        self.setFixedHeight(self.fontMetrics().lineSpacing() * LINES_OF_TEXT + 2 * theme().px("space_3"))

    def _on_text(self) -> None:
        if self._is_shown:
            return
        too_much = len(self.toPlainText()) - self._longest
        if too_much > 0:
            self._cut(too_much)
        self.changed_by_hand.emit()

    def _cut(self, too_much: int) -> None:
        cursor = self.textCursor()
        self._is_shown = True
        for _extra in range(min(too_much, cursor.position())):
            cursor.deletePreviousChar()
        self._is_shown = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def show_value(self, value: str | bool) -> None:
        if self.toPlainText() != value:
            self._is_shown = True
            self.setPlainText(str(value))
            self._is_shown = False

    def value(self) -> str:
        return self.toPlainText()


class ChoiceEditor(ChoiceField):
    """One of a list, or nothing chosen."""

    changed_by_hand = Signal()
    left = Signal()

    def __init__(self, row: FormRow) -> None:
        super().__init__(name=row.label)
        self._is_required = row.is_required
        self.show_choices(row.choices)
        self.chosen.connect(self._on_chosen)

    def _on_chosen(self, _code: str) -> None:
        self.changed_by_hand.emit()
        self.left.emit()

    def show_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Fills the list; one may go back to no choice, unless one is required."""
        before = self.code
        none = [] if self._is_required else [("", "—")]
        self.display_choices([*none, *(pair for pair in choices if pair[0])], before)

    def show_value(self, value: str | bool) -> None:
        self.display(str(value))

    def value(self) -> str:
        return self.code


class YesNo(CheckField):
    """Yes or no; its words are the label."""

    changed_by_hand = Signal()
    left = Signal()

    def __init__(self, row: FormRow) -> None:
        super().__init__(row.label)
        self.answered.connect(self._on_answered)

    def _on_answered(self, _is_on: bool) -> None:
        self.changed_by_hand.emit()
        self.left.emit()

    def show_value(self, value: str | bool) -> None:
        self.display(bool(value))

    def value(self) -> bool:
        return self.isChecked()


Editor = TextLine | TextArea | ChoiceEditor | YesNo


def editor(row: FormRow) -> Editor:
    """The editor of a row, named for tests and screen readers."""
    made: Editor
    if row.kind == "text":
        made = TextArea(row)
    elif row.kind in CHOICE_KINDS:
        made = ChoiceEditor(row)
    elif row.kind == "yes_no":
        made = YesNo(row)
    else:
        assert row.kind in LINE_KINDS, row.kind
        made = TextLine(row)
    made.setObjectName(row.name)
    made.setAccessibleName(row.label)
    made.setAccessibleDescription(row.help)
    return made


def mark_invalid(field: QWidget, is_invalid: bool) -> None:
    """Outlines a field in the colour of danger, or not."""
    from spie_desktop.ui.widgets.looks import restyle

    field.setProperty("invalid", is_invalid)
    restyle(field)
