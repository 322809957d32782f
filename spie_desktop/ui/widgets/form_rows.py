"""A form is data: rows become labelled fields, and what is typed comes out within half a second.

form = FormRows((FormRow("name", _("Name"), is_required=True), FormRow("notes", _("Notes"), "text")))
form.display({"name": "CCAS"});  form.edited.connect(self._on_edited)  # (name, value)
form.show_error("name", error.sentence);  form.flush() before locking or leaving;  form.values() for a creation
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from spie_desktop.i18n import _
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.form_editors import (
    NARROW,
    ChoiceEditor,
    Editor,
    FormRow,
    TextLine,
    YesNo,
    editor,
    mark_invalid,
)
from spie_desktop.ui.widgets.labels import PlainLabel, SectionTitle
from spie_desktop.ui.widgets.layouts import Column
from spie_desktop.ui.widgets.looks import hide_unless

PAUSE = 500  # milliseconds after the last key before what was typed is sent


class _FormLine(QWidget):
    """One row: its label beside or above its field, its help and its error under it."""

    def __init__(self, row: FormRow) -> None:
        super().__init__()
        self.row = row
        self.editor: Editor = editor(row)
        self.label = PlainLabel("" if row.kind == "yes_no" else row.label)
        self.label.setBuddy(self.editor)
        self._help = PlainLabel(row.help, look="small")
        hide_unless(row.help, self._help)
        self.error = PlainLabel(look="danger")
        self.error.setObjectName(f"{row.name}_error")
        self.error.hide()
        under = Column(gap="space_1")
        under.addWidget(self.editor)
        under.addWidget(self._help)
        under.addWidget(self.error)
        self._field = QWidget()
        self._field.setLayout(under)
        self._field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self._field, 1)
        self._line.addStretch(0)
        theme().changed.connect(self._on_theme)
        self._is_narrow = False
        self._on_theme()

    def squeeze(self, is_narrow: bool) -> None:
        """Puts the label above the field when there is no room beside it."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._on_theme()

    def show_error(self, sentence: str) -> None:
        """Says under the field what is wrong with it; an empty sentence takes it back."""
        self.error.display(sentence)
        self.error.setVisible(bool(sentence))
        self.editor.setAccessibleDescription(sentence or self.row.help)
        mark_invalid(self.editor, bool(sentence))

    def _on_theme(self) -> None:
        px = theme().px
        direction = QBoxLayout.Direction.TopToBottom if self._is_narrow else QBoxLayout.Direction.LeftToRight
        self._line.setDirection(direction)
        self._line.setSpacing(px("space_1") if self._is_narrow else px("space_4"))
        self.label.setVisible(bool(self.label.text()) or not self._is_narrow)
        if self._is_narrow:
            self.label.setMinimumSize(0, 0)
            self.label.setMaximumWidth(px("field") * 2)
        else:
            self.label.setFixedWidth(px("label_column"))
            self.label.setMinimumHeight(px("control"))
        self._field.setMaximumWidth(px("field"))
        self.editor.setMaximumWidth(px(NARROW.get(self.row.kind, "field")))


class FormRows(QWidget):
    """A form: `edited(name, value)` half a second after the last key, at once when a field is left or chosen in."""

    edited = Signal(str, object)
    submitted = Signal()

    def __init__(self, rows: Sequence[FormRow], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, _FormLine] = {}
        self._known: dict[str, str | bool] = {}
        self._pending: list[str] = []
        self._is_narrow = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.flush)
        column = Column(self, gap="space_3")
        group = ""
        for row in rows:
            if row.group and row.group != group:
                group = row.group
                column.addWidget(SectionTitle(group))
            line = _FormLine(row)
            self._lines[row.name] = line
            self._known[row.name] = line.editor.value()
            line.editor.changed_by_hand.connect(lambda name=row.name: self._on_changed(name))
            line.editor.left.connect(self.flush)
            line.editor.installEventFilter(self)
            column.addWidget(line)
        if self._lines:
            self.setFocusProxy(next(iter(self._lines.values())).editor)

    # --- data in

    def display(self, values: Mapping[str, str | bool]) -> None:
        """Fills the fields; the one that is being typed in keeps what is typed."""
        for name, value in values.items():
            line = self._lines.get(name)
            if line is not None and name not in self._pending:
                line.editor.show_value(value)
                self._known[name] = line.editor.value()

    def display_choices(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """Fills the list of a choice, silently."""
        field = self._lines[name].editor
        assert isinstance(field, ChoiceEditor)
        field.show_choices(choices)

    def show_error(self, name: str, sentence: str) -> None:
        """Says under a field what is wrong; an empty sentence takes it back."""
        self._lines[name].show_error(sentence)

    def clear_errors(self) -> None:
        """Takes every error back."""
        for line in self._lines.values():
            line.show_error("")

    def set_read_only(self, is_read_only: bool) -> None:
        """Shows the values without letting them change."""
        for line in self._lines.values():
            field = line.editor
            if isinstance(field, ChoiceEditor | YesNo):
                field.setEnabled(not is_read_only)
            else:
                field.setReadOnly(is_read_only)

    # --- what was typed

    def values(self) -> dict[str, str | bool]:
        """Every value as it stands."""
        return {name: line.editor.value() for name, line in self._lines.items()}

    def field(self, name: str) -> QWidget:
        """The field of a row, to give it the keyboard."""
        return self._lines[name].editor

    def check_required(self) -> bool:
        """Says under each empty field that cannot stay so; True when there is none. The first one gets the keyboard."""
        empty = [name for name, line in self._lines.items() if line.row.is_required and not self._has_text(line)]
        for name, line in self._lines.items():
            if line.row.is_required:
                line.show_error(_("This field cannot stay empty.") if name in empty else "")
        if empty:
            self._lines[empty[0]].editor.setFocus()
        return not empty

    def flush(self) -> None:
        """Sends at once what was typed and not sent yet."""
        self._pause.stop()
        pending, self._pending = self._pending, []
        for name in pending:
            value = self._lines[name].editor.value()
            if value != self._known[name]:
                self._known[name] = value
                self.edited.emit(name, value)

    @staticmethod
    def _has_text(line: _FormLine) -> bool:
        return bool(str(line.editor.value()).strip())

    def _on_changed(self, name: str) -> None:
        if name not in self._pending:
            self._pending.append(name)
        self._pause.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            has_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if is_enter and (has_control or isinstance(watched, TextLine | ChoiceEditor)):
                self.flush()
                self.submitted.emit()
                return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()  # leaving the place leaves nothing behind
        super().hideEvent(event)

    # --- room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < theme().px("label_column") + theme().px("field") * 3 // 4
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            for line in self._lines.values():
                line.squeeze(is_narrow)
